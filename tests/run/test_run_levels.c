#include "books.h"
#include "match.h"
#include "rows.h"

/* The first level that is shipped, and real recordings in the middle of a run. */

/* The first level never takes longer than two minutes of a player who does what is asked. */
TEST(the_first_level_is_not_tiring)
{
    struct book book;
    books_read(SUREFOOT_SOURCE_DIR, &book);
    struct match *match = match_begin(trail_find(&book.trail, "lake/01-one-leg-10s"), 0);
    match_play(match, 120);
    assert_int_equal(match->run.phase, RUN_DONE);
    match_end(match);
    book_free(&book);
}

struct recording_case {
    const char *file;
    enum level_sides sides;
    enum side side;
    double weight_kg, from_s;
};

/*
 * A person steps onto the board with one foot and stays there. Up to WORK a made-up player of that weight
 * stands on two feet, then the recording takes over shortly before its step.
 */
static void play_recording(const struct recording_case *one)
{
    struct level level = match_level(10, 1, 5, one->sides);
    struct match *match = match_begin(&level, 0);
    const struct run_setup setup = {.level = &match->level, .weight_kg = one->weight_kg};
    assert_int_equal(run_init(&match->run, &setup), 0);
    match->player.weight_kg = match->player.from_kg = one->weight_kg;
    match_play_until(match, RUN_WORK);

    int64_t shift_us = match->player.t_us - (int64_t)(one->from_s * 1e6);
    size_t count;
    struct sample *samples = rows_samples(one->file, &count);
    for (size_t i = 0; i < count; i++) {
        if (samples[i].t_us < (int64_t)(one->from_s * 1e6))
            continue;
        samples[i].t_us += shift_us;
        match_push(match, &samples[i]);
    }
    free(samples);
    run_stop(&match->run);
    match_drain(match);
    const struct run_set *set = &match->run.sets[0];
    print_message("%s: %g s, %d points, steadiness %d, ended by %s\n", one->file, set->score.seconds,
                  set->score.points, set->score.steadiness, hold_end_name(set->best.ended_by));
    assert_int_equal(match->run.phase, RUN_DONE);
    assert_true(set->done && set->score.points > 0);
    assert_int_equal(set->best.side, one->side);
    assert_true(set->score.seconds >= 6 && set->score.seconds <= 9);
    assert_int_equal(set->score.stars, set->score.seconds >= 8 ? 2 : 1);
    match_end(match);
}

TEST(real_recordings_give_a_scored_set)
{
    static const struct recording_case cases[] = {
        {"board/step-on-s07-1-bad", LEVEL_RIGHT_ONLY, SIDE_RIGHT, 38.8, 1.8},
        {"board/step-on-s07-2-bad", LEVEL_LEFT_ONLY, SIDE_LEFT, 39.7, 2.5},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        play_recording(&cases[i]);
}
