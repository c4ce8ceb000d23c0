#include "trip.h"

#include "coach/reach.h"
#include "play/player_progress.h"
#include "play/step_result.h"

/* Every shipped workout by each device, with its rests, and the whole trail opened by playing it. */

#define LONGER 0.25 /* than the minutes it promises, or shorter */

enum { NOON = 1700049600, DAY_S = 86400, DAYS_MAX = 200 };

static struct player_progress standing; /* of the player, when it was last read */

struct tally {
    const char *workout;
    int sets;
};

static int count_part(void *context, const struct store_stored_trial *stored)
{
    struct tally *tally = context;
    tally->sets += strcmp(stored->workout, tally->workout) == 0;
    return 0;
}

static int sets_of(struct trip *trip, const char *workout)
{
    struct tally tally = {.workout = workout};
    assert_int_equal(store_trials(trip->home.store, trip->player.id, count_part, &tally), 0);
    return tally.sets;
}

/* One attempt to its end, and to the store. How long it took, s. */
static double play(struct trip *trip, const char *workout, uint64_t seed, const struct level *level,
                   unsigned sides, enum channel channel, int64_t unix_s)
{
    struct simplay *play = &trip->play;

    assert_int_equal(simplay_begin(play, level, channel, sides, seed), 0);
    play->attempt.started_unix_s = unix_s;
    snprintf(play->attempt.workout, sizeof(play->attempt.workout), "%s", workout);
    simplay_all(play, 3 * level_seconds(level, level_side_bits(level)));
    if (!run_completed(&play->attempt.run))
        fail_msg("%s by %s was not done to its end", level->id, channel_name(channel));
    trip_keep(trip, channel == CHANNEL_COACH ? "coach" : "pad");
    return (double)(play->attempt.run.now_us - play->attempt.run.started_us) / 1e6;
}

/* The rest at whole seconds. How long it took, s. */
static int rest(struct session *session)
{
    int64_t now_us = session->now_us;
    int seconds = 0;

    while (session_rest(session, now_us) > 0) {
        now_us += 1000000;
        seconds++;
    }
    return seconds;
}

/* How many sets that was. */
static int play_workout(struct trip *trip, const struct workout *workout, enum channel device)
{
    struct session session;
    double took_s = 0;
    int sets = 0;

    assert_int_equal(session_begin(&session, workout, &trip->book, &standing.ladder, standing.open), 0);
    for (int i = 0; session_step(&session); i++) {
        const struct session_step step = *session_step(&session);
        const struct level *level = &trip->book.trail.levels[step.level];
        enum channel channel = guide_channel(&trip->book.guide, level, 1u << device);
        assert_int_equal(session.current, i);
        took_s +=
            play(trip, workout->id, 100 * (unsigned)device + (unsigned)i, level, step.sides, channel, NOON);
        sets += trip->play.attempt.run.set_count;
        struct step_result result = step_finished(&session, &trip->play.attempt.run, (int64_t)(took_s * 1e6));
        assert_true(result.complete && result.anything);
        assert_int_equal(result.measured, channel != CHANNEL_COACH);
        assert_true(!result.measured || result.stars == LEVEL_STARS);
        simplay_end(&trip->play);
        assert_true(session.steps[i].done && !session.steps[i].skipped);
        if (session_step(&session)) {
            assert_int_equal(rest(&session), step.rest_s);
            took_s += step.rest_s;
        }
    }
    assert_true(session_progress(&session) > 0.999);
    if (!(took_s >= (1 - LONGER) * workout->minutes * 60 && took_s <= (1 + LONGER) * workout->minutes * 60))
        fail_msg("%s by %s took %.1f minutes instead of %d", workout->id, channel_name(device), took_s / 60,
                 workout->minutes);
    return sets;
}

TRIP_TEST(every_workout_on_every_channel)
{
    int all = 0;

    assert_int_equal(player_progress_read(&trip->book, trip->home.store, &trip->player, NOON, &standing), 0);
    for (size_t i = 0; i < trip->book.workout_count; i++) {
        const struct workout *workout = &trip->book.workouts[i];
        int sets = 0;
        for (int device = 0; device < CHANNELS; device++)
            sets += play_workout(trip, workout, (enum channel)device);
        assert_int_equal(sets_of(trip, workout->id), sets);
        all += sets;
    }
    assert_int_equal(trip_verified(trip), all);
    assert_true(trip->book.workout_count >= 8);
}

/* Today's proposal is a workout like any other; what was done of it shows in what is proposed next. */
TRIP_TEST(today_is_played)
{
    assert_int_equal(player_progress_read(&trip->book, trip->home.store, &trip->player, NOON, &standing), 0);
    assert_int_equal(standing.today.kind, TODAY_FIRST);
    struct workout first = standing.today.workout;
    int sets = play_workout(trip, &first, CHANNEL_LOAD);
    assert_int_equal(sets_of(trip, "today"), sets);
    assert_int_equal(player_progress_read(&trip->book, trip->home.store, &trip->player, NOON, &standing), 0);
    assert_int_equal(standing.today.kind, TODAY_REST);
    assert_int_equal(
        player_progress_read(&trip->book, trip->home.store, &trip->player, NOON + 2 * DAY_S, &standing), 0);
    assert_int_equal(standing.today.kind, TODAY_STRENGTH);
}

/* Has this rung nothing more to give? */
static bool mastered(const struct level *level)
{
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        const struct ladder_leg *leg = ladder_leg(&standing.ladder, level->activity, (enum side)side);
        if (level_asks(level, (enum side)side) && leg->days[level->rung - 1] < LADDER_MASTER_DAYS)
            return false;
    }
    return true;
}

static bool reached(const struct trip *trip, size_t i)
{
    const struct level *level = &trip->book.trail.levels[i];
    return unlock_stars(level, &standing.progress[i], SIDE_NONE) >= LADDER_PASS && mastered(level);
}

/* Day by day whoever begins plays whatever is open, until all is. The day on which the last level opened. */
static int climb(struct trip *trip, enum channel device)
{
    const struct trail *trail = &trip->book.trail;

    for (int day = 1; day <= DAYS_MAX; day++) {
        int64_t unix_s = NOON + (int64_t)day * DAY_S;
        size_t open = 0;
        assert_int_equal(
            player_progress_read(&trip->book, trip->home.store, &trip->player, unix_s, &standing), 0);
        for (size_t i = 0; i < trail->count; i++)
            open += standing.open[i] == level_side_bits(&trail->levels[i]);
        if (open == trail->count)
            return day;
        for (size_t i = 0; i < trail->count; i++) {
            const struct level *level = &trail->levels[i];
            unsigned sides = standing.open[i];
            if (!sides || reached(trip, i))
                continue;
            play(trip, "", (uint64_t)day, level, sides, guide_channel(&trip->book.guide, level, 1u << device),
                 unix_s);
            simplay_end(&trip->play);
        }
    }
    fail_msg("not all levels opened within %d days by %s", DAYS_MAX, channel_name(device));
    return 0;
}

/* Playing opens what the rules say it opens, on the day they say, with a device and without. */
TRIP_TEST(the_trail_opens_by_playing)
{
    static const enum channel devices[] = {CHANNEL_COACH, CHANNEL_CONTACT};
    struct reach *reach = calloc(1, sizeof(*reach));

    assert_non_null(reach);
    for (size_t i = 0; i < sizeof(devices) / sizeof(*devices); i++) {
        char name[16];
        snprintf(name, sizeof(name), "By %s", channel_name(devices[i]));
        assert_int_equal(store_player(trip->home.store, name, &trip->player), 0);
        trip->player.things = THINGS_ALL;
        assert_int_equal(store_player_update(trip->home.store, &trip->player), 0);
        reach_walk(&trip->book, 1u << devices[i], THINGS_ALL, reach);
        assert_int_equal(climb(trip, devices[i]), reach->days);
        assert_true(trip_verified(trip) > 0);
    }
    free(reach);
}
