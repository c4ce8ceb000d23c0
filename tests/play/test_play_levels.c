#include "trip.h"

/* Every shipped level on each channel that it offers, from the first sample to the store and back. */

#define LONGER 0.25 /* than level_seconds, or shorter */

static void check_set(const struct level *level, enum channel channel, const struct run_set *set)
{
    const char *where = channel_name(channel);

    if (channel == CHANNEL_COACH) {
        assert_true(set->done && !set->scored && set->score.points == 0);
        return;
    }
    if (!set->scored || set->score.stars != LEVEL_STARS)
        fail_msg("%s by %s: %d stars", level->id, where, set->score.stars);
    if (level->reps > 0 && (set->score.reps != level->reps || set->score.good != level->reps))
        fail_msg("%s by %s: %d repetitions, %d good", level->id, where, set->score.reps, set->score.good);
    if (level->reps == 0 && fabs(set->score.seconds - level->hold_s) > 0)
        fail_msg("%s by %s: held %g s", level->id, where, set->score.seconds);
    if (level->reps == 0 && set->best.ended_by != HOLD_TIME_CAP)
        fail_msg("%s by %s: ended by %s", level->id, where, hold_end_name(set->best.ended_by));
}

static void play_level(struct trip *trip, const struct level *level, enum channel channel, uint64_t seed)
{
    double asked_s = level_seconds(level, level_side_bits(level));
    struct simplay *play = &trip->play;

    assert_int_equal(simplay_begin(play, level, channel, 0, seed), 0);
    simplay_all(play, 3 * asked_s);
    const struct run *run = &play->attempt.run;
    double took_s = (double)(run->now_us - run->started_us) / 1e6;
    if (!(took_s >= (1 - LONGER) * asked_s && took_s <= (1 + LONGER) * asked_s))
        fail_msg("%s by %s: %g s instead of %g s", level->id, channel_name(channel), took_s, asked_s);
    assert_true(run_completed(run));
    for (int i = 0; i < run->set_count; i++)
        check_set(level, channel, &run->sets[i]);
    if (level->reps > 0) {
        assert_int_equal(play->reps_told, run->set_count * level->reps);
        assert_true(play->beats >= play->reps_told);
    }
    trip_keep(trip, channel == CHANNEL_COACH ? "coach" : "pad");
    simplay_end(play);
}

/* All of a level's channels at once: stars where it was measured, and a stamp. */
static void check_progress(struct trip *trip)
{
    const struct trail *trail = &trip->book.trail;
    struct progress *progress = calloc(trail->count, sizeof(*progress));
    assert_non_null(progress);
    assert_int_equal(store_progress(trip->home.store, trip->player.id, trail, progress), 0);
    for (size_t i = 0; i < trail->count; i++) {
        const struct level *level = &trail->levels[i];
        bool measured = guide_rung(&trip->book.guide, level)->channel_count > 1;
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
            if (level_asks(level, (enum side)side) &&
                unlock_stars(level, &progress[i], (enum side)side) != (measured ? LEVEL_STARS : UNLOCK_STAMP))
                fail_msg("%s, side %d: what was reached is not there", level->id, side);
        }
        assert_int_equal(progress[i].stamps, level_side_bits(level));
    }
    free(progress);
}

TRIP_TEST(every_level_on_every_channel)
{
    const struct trail *trail = &trip->book.trail;
    int played = 0, sets = 0;

    for (size_t i = 0; i < trail->count; i++) {
        const struct level *level = &trail->levels[i];
        for (int channel = 0; channel < CHANNELS; channel++) {
            if (!guide_offers(&trip->book.guide, level, (enum channel)channel))
                continue;
            play_level(trip, level, (enum channel)channel, 1000 * i + (unsigned)channel);
            played++;
            for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
                sets += level_asks(level, (enum side)side) ? level->sets : 0;
        }
    }
    assert_int_equal(trip_verified(trip), sets);
    check_progress(trip);
    print_message("%zu levels, %d ways to play them, %d sets\n", trail->count, played, sets);
    assert_true(trail->count >= 45 && played > 100);
}
