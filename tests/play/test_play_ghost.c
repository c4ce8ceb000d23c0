#include "activities.h"
#include "trip.h"

#include "play/ghost.h"

#include <sqlite3.h>

/* The ghost is what was played: a level is played headless, stored, and followed beside a second time. */

static const struct level *level_of(const struct trip *trip, const char *id)
{
    const struct level *level = trail_find(&trip->book.trail, id);
    assert_non_null(level);
    return level;
}

/* Played to its end and kept; ended by the caller. */
static int64_t play(struct trip *trip, const struct level *level, enum channel channel, unsigned sides,
                    uint64_t seed, const char *source)
{
    assert_int_equal(simplay_begin(&trip->play, level, channel, sides, seed), 0);
    simplay_all(&trip->play, 600);
    return trip_keep(trip, source);
}

static struct store_table table_of(const struct trip *trip, enum side side)
{
    const struct run *run = &trip->play.attempt.run;
    return (struct store_table){.level = run->level->id,
                                .side = side,
                                .channel = run->channel,
                                .support = run->setup.support,
                                .player_id = trip->player.id};
}

/* Every frame of the hold, at its time and where it was: the live channel saw the very same. */
static void check_hold(const struct run_set *set, const struct recording *recording,
                       const struct ghost *ghost, bool shifted, double centre_x_mm)
{
    struct conditioner channel;
    struct plate_frame frame;
    struct zone zone = {0};
    int seen = 0;

    assert_true(ghost->track.length_us == set->best.end_us - set->best.start_us);
    for (int pass = 0; pass < 2; pass++) {
        channel = (struct conditioner){0};
        for (size_t i = 0; i < recording->count; i++) {
            condition_push(&channel, &recording->samples[i]);
            while (condition_next(&channel, &frame)) {
                int64_t since_us = frame.t_us - set->best.start_us;
                if (since_us < 0 || frame.t_us >= set->best.end_us)
                    continue;
                if (pass == 0) {
                    zone_learn(&zone, set->best.start_us, &frame);
                    continue;
                }
                struct track_moment now = track_at(&ghost->track, since_us);
                assert_true(now.going && now.placed);
                assert_true(now.x_mm == frame.x_mm - (shifted ? centre_x_mm : zone.x_mm));
                assert_true(now.y_mm == frame.y_mm - (shifted ? 0 : zone.y_mm));
                seen++;
            }
        }
    }
    assert_true(seen > 300);
}

static int longest(const struct run *run)
{
    int best = 0;

    for (int i = 1; i < run->set_count; i++) {
        const struct score *a = &run->sets[best].score, *b = &run->sets[i].score;
        if (b->seconds > a->seconds || (b->seconds == a->seconds && b->points > a->points))
            best = i;
    }
    return best;
}

TRIP_TEST(a_hold_is_followed_frame_by_frame)
{
    static const char *const ids[] = {"lake/01-one-leg-10s", "camp/01-weight-shift-20s"};

    for (int n = 0; n < 2; n++) {
        const struct level *level = level_of(trip, ids[n]);
        play(trip, level, CHANNEL_LOAD, SIDES_RIGHT, 3, "board");
        const struct run *run = &trip->play.attempt.run;
        struct store_table table = table_of(trip, SIDE_RIGHT);
        struct ghost ghost;
        assert_int_equal(ghost_load(trip->home.store, &table, STORE_LONGEST, 0, &ghost), 0);
        assert_true(ghost.found && !ghost.damaged);
        int best = longest(run);
        assert_int_equal(ghost.score.points, run->sets[best].score.points);
        check_hold(&run->sets[best], &trip->play.attempt.recordings[best], &ghost, n == 1,
                   run->setup.centre_x_mm);
        ghost_free(&ghost);
        table.side = SIDE_LEFT;
        assert_int_equal(ghost_load(trip->home.store, &table, STORE_LONGEST, 0, &ghost), 0);
        assert_false(ghost.found);
        simplay_end(&trip->play);
    }
}

/* The same player once more: the ghost does each repetition at the very sample that the run tells it at. */
TRIP_TEST(repetitions_are_in_step_with_those_that_were_played)
{
    static const struct {
        const char *id;
        enum channel channel;
        unsigned sides;
    } cases[] = {{"ridge/03-step-free", CHANNEL_LOAD, SIDES_LEFT},
                 {"ridge/11-step-stair", CHANNEL_MOTION, SIDES_RIGHT},
                 {"meadow/01-bridge-5s", CHANNEL_LOAD, 0},
                 {"meadow/02-squeeze-5s", CHANNEL_CONTACT, 0}};

    for (size_t n = 0; n < sizeof(cases) / sizeof(*cases); n++) {
        struct level level = *level_of(trip, cases[n].id);
        struct ghost ghost;
        level.sets = 1;
        play(trip, &level, cases[n].channel, cases[n].sides, 5, "pad");
        simplay_end(&trip->play);
        play(trip, &level, cases[n].channel, cases[n].sides, 5, "sim");
        const struct simplay *now = &trip->play;
        enum side side = now->attempt.run.sets[0].side;
        struct store_table table = table_of(trip, side);
        assert_int_equal(ghost_load(trip->home.store, &table, STORE_LONGEST, 0, &ghost), 0);
        assert_int_equal(ghost.track.rep_count, level.reps);
        assert_int_equal(ghost.score.good, now->attempt.run.sets[0].score.good);
        for (int i = 0; i < level.reps; i++) {
            int64_t since_us = now->done_us[i] - now->begun_us;
            if (track_at(&ghost.track, since_us).reps != i + 1 ||
                track_at(&ghost.track, since_us - 1).reps != i)
                fail_msg("%s: repetition %d was told after %lld us, the ghost has it after %lld us", level.id,
                         i + 1, (long long)since_us, (long long)ghost.track.done_us[i]);
        }
        assert_true(ghost.track.length_us == ghost.track.done_us[level.reps - 1]);
        ghost_free(&ghost);
        simplay_end(&trip->play);
    }
}

TRIP_TEST(only_what_is_live_and_of_this_table_is_a_ghost)
{
    const struct level *level = level_of(trip, "lake/00-hand-10s");
    struct ghost ghost;

    int64_t id = play(trip, level, CHANNEL_LOAD, SIDES_LEFT, 1, "sim");
    struct store_table table = table_of(trip, SIDE_LEFT), other = table;
    simplay_end(&trip->play);
    assert_int_equal(ghost_load(trip->home.store, &table, STORE_LONGEST, 0, &ghost), 0);
    assert_false(ghost.found);
    id = play(trip, level, CHANNEL_LOAD, SIDES_LEFT, 2, "board");
    simplay_end(&trip->play);
    assert_int_equal(ghost_load(trip->home.store, &table, STORE_LATEST, id, &ghost), 0);
    assert_false(ghost.found); /* there is none but the one that was just played */
    other.support = table.support == SUPPORT_HAND ? SUPPORT_NONE : SUPPORT_HAND;
    assert_int_equal(ghost_load(trip->home.store, &other, STORE_LATEST, 0, &ghost), 0);
    assert_false(ghost.found);
    other = table;
    other.player_id++;
    assert_int_equal(ghost_load(trip->home.store, &other, STORE_LATEST, 0, &ghost), 0);
    assert_false(ghost.found);
    assert_int_equal(ghost_load(trip->home.store, &table, STORE_LATEST, 0, &ghost), 0);
    assert_true(ghost.found);
    ghost_free(&ghost);
}

static void spoil(const struct trip *trip, int64_t attempt_id)
{
    char sql[200];
    sqlite3 *db;

    snprintf(sql, sizeof(sql),
             "UPDATE recording SET packed = substr(packed, 1, length(packed) - 9) WHERE trial_id IN"
             " (SELECT id FROM trial WHERE attempt_id = %lld)",
             (long long)attempt_id);
    assert_int_equal(sqlite3_open(trip->home.path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_true(sqlite3_changes(db) > 0);
    sqlite3_close(db);
}

/* What it came to is known all the same. */
TRIP_TEST(a_damaged_recording_leaves_the_score)
{
    const struct level *level = level_of(trip, "lake/00-hand-10s");
    struct ghost ghost;

    int64_t id = play(trip, level, CHANNEL_LOAD, SIDES_LEFT, 7, "board");
    double seconds = run_best(&trip->play.attempt.run, SIDE_LEFT)->seconds;
    struct store_table table = table_of(trip, SIDE_LEFT);
    simplay_end(&trip->play);
    spoil(trip, id);
    assert_int_equal(ghost_load(trip->home.store, &table, STORE_LONGEST, 0, &ghost), 0);
    assert_true(ghost.found && ghost.damaged);
    assert_true(ghost.score.seconds == seconds);
    assert_false(track_at(&ghost.track, 1000000).going);
    ghost_free(&ghost);
}

TEST(nothing_held_is_no_ghost)
{
    const struct trial_setup balance = {.activity = &activity_single_leg_balance, .weight_kg = 70};
    const struct trial_setup by_clock = {.activity = &activity_bridge, .channel = CHANNEL_COACH};
    const struct recording empty = {0};
    struct ghost ghost;

    assert_int_equal(ghost_fold(&balance, &empty, &ghost), -ENODATA);
    assert_int_equal(ghost_fold(&by_clock, &empty, &ghost), -ENOTSUP);
    ghost_free(&ghost);
}

TEST(only_more_is_better)
{
    const struct ghost none = {0}, held = {.found = true, .score = {.seconds = 8.4}},
                       counted = {.found = true, .score = {.good = 6}};
    const struct score same = {.seconds = 8.4, .points = 900}, longer = {.seconds = 8.5}, more = {.good = 7};

    assert_false(ghost_beaten(&none, &longer));
    assert_false(ghost_beaten(&held, NULL));
    assert_false(ghost_beaten(&held, &same));
    assert_true(ghost_beaten(&held, &longer));
    assert_true(ghost_beaten(&counted, &more));
}
