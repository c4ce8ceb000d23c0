#include "repfold.h"
#include "rows.h"
#include "test.h"

static struct repfold fold[1];

static void fold_keys(const struct model_key *keys, size_t count)
{
    repfold_begin_step_ups(fold, 70.0, false);
    repfold_keys(fold, keys, count);
}

static void fold_steps(const struct step_options *options, double weight_kg)
{
    repfold_make_steps(fold, options);
    repfold_step_ups(fold, weight_kg, options->lateral);
}

static void near(int64_t t_us, double seconds)
{
    reps_assert_at(t_us, seconds, 0.2);
}

TEST(slow_as_can_be)
{
    const struct model_key keys[] = {{.t_s = 0.0, .x = -85},
                                     {.t_s = 2.0, .x = -85},
                                     {.t_s = 6.0, .load = 1.0, .x = -85},
                                     {.t_s = 6.8, .load = 1.0},
                                     {.t_s = 9.0, .load = 1.0, .x = 85},
                                     {.t_s = 13.0, .x = 85},
                                     {.t_s = 16.0, .x = 85}};

    fold_keys(keys, 7);
    assert_int_equal(fold->reps.count, 1);
    near(fold->reps.list[0].start_us, 2.0);
    near(fold->reps.list[0].top_us, 6.0);
    near(fold->reps.list[0].lower_us, 9.0);
    near(fold->reps.list[0].end_us, 13.0);
    assert_int_equal(fold->reps.list[0].side, SIDE_LEFT);
    assert_int_equal(fold->reps.also[0], SIDE_RIGHT);
    assert_true(fold->reps.list[0].full && fold->reps.list[0].controlled);
    assert_true(fold->reps.list[0].top > 0.97 && fold->reps.list[0].landing < 1.05);
}

/* No plateau at all, and thrown. */
TEST(quick_as_can_be)
{
    struct model_key keys[12] = {{.t_s = 0.0, .x = 85}, {.t_s = 2.0, .x = 85}};

    for (int i = 0; i < 5; i++) {
        keys[2 + 2 * i] = (struct model_key){.t_s = 2.5 + i, .load = 1.1, .x = 60};
        keys[3 + 2 * i] = (struct model_key){.t_s = 3.0 + i, .x = 85};
    }
    fold_keys(keys, 12);
    assert_int_equal(fold->reps.count, 5);
    for (int i = 0; i < 5; i++)
        assert_int_equal(fold->reps.list[i].side, SIDE_RIGHT);
}

TEST(landing_and_control)
{
    const struct step_options soft = {.habit = STEP_PLAIN, .reps = 4, .tempo_s = 4.0, .lead = SIDE_LEFT};
    const struct step_options heavy = {.habit = STEP_HEAVY, .reps = 4, .tempo_s = 4.0, .lead = SIDE_LEFT};
    const struct step_options thrown = {.habit = STEP_PLAIN, .reps = 4, .tempo_s = 1.0, .lead = SIDE_LEFT};
    const struct step_options *const all[] = {&soft, &heavy, &thrown};

    for (int i = 0; i < 3; i++) {
        fold_steps(all[i], 70.0);
        assert_int_equal(fold->reps.count, 4);
        for (int j = 0; j < 4; j++) {
            assert_int_equal(fold->reps.list[j].controlled, all[i] == &soft);
            assert_true(all[i] == &heavy ? fold->reps.list[j].landing > 1.3
                                         : fold->reps.list[j].landing < 1.25);
        }
    }
}

/* Slow and slow down, whatever the shape; and a slam among them. */
TEST(slams_are_told_from_control)
{
    for (uint64_t seed = 0; seed < 40; seed++) {
        const struct step_options options = {.model = {.seed = seed, .weight_kg = 30.0 + 3.0 * (double)seed},
                                             .shape = STEP_MIXED,
                                             .reps = 8,
                                             .tempo_s = 5.0,
                                             .last_is_first = seed % 2 == 0};

        fold_steps(&options, options.model.weight_kg);
        assert_int_equal(fold->reps.count, 8);
        for (int i = 0; i < 8; i++)
            assert_int_equal(fold->reps.list[i].controlled, fold->steps.truths[i].up != STEP_SLAM &&
                                                                fold->steps.truths[i].down != STEP_SLAM);
    }
}

/* The other foot never comes up: the whole of a lateral step-up, but not of an ordinary one. */
TEST(one_foot_up)
{
    const struct step_options options = {
        .model = {.seed = 3}, .reps = 5, .tempo_s = 3.0, .lead = SIDE_RIGHT, .lateral = true};

    repfold_make_steps(fold, &options);
    for (int lateral = 0; lateral < 2; lateral++) {
        repfold_step_ups(fold, 70.0, lateral);
        assert_int_equal(fold->reps.count, 5);
        for (int i = 0; i < 5; i++) {
            assert_int_equal(fold->reps.list[i].full, lateral);
            assert_int_equal(fold->reps.list[i].side, SIDE_RIGHT);
        }
    }
}

/* Who stands there from the start, or for too long, has done no step-up. */
TEST(standing_is_none)
{
    const struct model_key keys[] = {
        {.t_s = 0.0, .load = 1.0},  {.t_s = 5.0, .load = 1.0},  {.t_s = 5.6},  {.t_s = 8.0},
        {.t_s = 8.6, .load = 1.0},  {.t_s = 38.0, .load = 1.0}, {.t_s = 38.6}, {.t_s = 40.0},
        {.t_s = 41.0, .load = 1.0}, {.t_s = 43.0, .load = 1.0}, {.t_s = 44.0}, {.t_s = 46.0}};

    fold_keys(keys, 12);
    assert_int_equal(fold->reps.count, 1);
    assert_int_equal(fold->reps.dropped, 1);
    near(fold->reps.list[0].start_us, 40.0);
}

/* Stamps are heavier than the body and shorter than any step-up. */
TEST(stamps_are_none)
{
    struct model_key keys[20] = {{.t_s = 0.0, .x = 85}, {.t_s = 2.0, .x = 85}};

    for (int i = 0; i < 6; i++) {
        keys[2 + 3 * i] = (struct model_key){.t_s = 2.28 + i, .load = 1.7, .x = 85};
        keys[3 + 3 * i] = (struct model_key){.t_s = 2.56 + i, .x = 85};
        keys[4 + 3 * i] = (struct model_key){.t_s = 3.0 + i, .x = 85};
    }
    fold_keys(keys, 20);
    assert_int_equal(fold->reps.count, 0);
}

TEST(the_end_of_the_stream)
{
    const struct model_key keys[] = {{.t_s = 0.0, .x = -85},
                                     {.t_s = 2.0, .x = -85},
                                     {.t_s = 2.8, .load = 1.0, .x = -85},
                                     {.t_s = 5.0, .load = 1.0}};

    fold_keys(keys, 4);
    assert_int_equal(fold->reps.count, 1);
    near(fold->reps.list[0].top_us, 2.8);
    near(fold->reps.list[0].end_us, 5.0);
    assert_false(fold->reps.list[0].controlled);
}

/* A silence while up ends the repetition; what comes after it is not joined to it. */
TEST(a_silence_splits_nothing_in_two)
{
    const struct step_options options = {
        .model = {.seed = 3, .gap_at_s = 3.0, .gap_s = 1.5}, .reps = 3, .tempo_s = 6.0, .lead = SIDE_RIGHT};

    fold_steps(&options, 70.0);
    assert_int_equal(fold->reps.count, 3);
}

static void recording(const char *name, double weight_kg)
{
    size_t count;
    struct sample *samples = rows_samples(name, &count);

    repfold_begin_step_ups(fold, weight_kg, false);
    repfold_samples(fold, samples, count);
    free(samples);
}

/* One step on and off for each stand; two of the files hold the trial before as well. */
TEST(real_stands)
{
    int files = 0;

    for (char **name = rows_names("board"); *name; name++) {
        bool twice =
            strcmp(*name, "board/step-on-s03-1-bad") == 0 || strcmp(*name, "board/step-on-s04-1-good") == 0;

        if (!strstr(*name, "step-on-s"))
            continue;
        for (int pass = 0; pass < 2; pass++) {
            recording(*name, pass == 0 ? 0.0 : fold->step_up.weight_kg);
            if (fold->reps.count != (twice ? 2 : 1))
                print_message("%s: %d\n", *name, fold->reps.count);
            assert_int_equal(fold->reps.count, twice ? 2 : 1);
        }
        files++;
    }
    assert_int_equal(files, 32);
}

TEST(hands_do_no_step_ups)
{
    recording("board/hand-presses", 70.0);
    assert_int_equal(fold->reps.count, 0);
    recording("board/quiet-with-dropouts", 70.0);
    assert_int_equal(fold->reps.count, 0);
    recording("board/short-stance", 0.0);
    assert_int_equal(fold->reps.count, 0);
}

/* What must not change when the same body is measured in another way. */

static const struct step_options usual = {
    .model = {.seed = 21, .centre_mm = 8.0}, .habit = STEP_TOE_TAPS, .reps = 5, .tempo_s = 3.0};

TEST(mirror_changes_the_sides_only)
{
    struct reps reps;

    fold_steps(&usual, 70.0);
    assert_int_equal(fold->reps.count, 5);
    reps = fold->reps;
    model_mirror(&fold->steps.samples);
    repfold_step_ups(fold, 70.0, false);
    reps_assert_same(&fold->reps, &reps, 0, 0);
    for (int i = 0; i < 5; i++) {
        const struct rep *rep = &fold->reps.list[i], *was = &reps.list[i];

        assert_int_not_equal(rep->side, SIDE_NONE);
        assert_int_equal(rep->side, side_other(was->side));
        assert_int_equal(side_other((enum side)fold->reps.also[i]), reps.also[i]);
        assert_true(rep->top == was->top && rep->landing == was->landing);
    }
}

TEST(another_clock_changes_times_only)
{
    fold_steps(&usual, 70.0);
    assert_int_equal(fold->reps.count, 5);
    repfold_other_clocks(fold, 70.0);
}

/* The halves of a recording, each for itself, have what the whole has, but for the one that is cut. */
TEST(a_split_stream_loses_one_at_most)
{
    const struct model_session *samples = &fold->steps.samples;

    repfold_make_steps(fold, &usual);
    for (size_t cut = samples->count / 7; cut < samples->count; cut += samples->count / 7) {
        int count = 0;

        for (int half = 0; half < 2; half++) {
            repfold_begin_step_ups(fold, 70.0, false);
            repfold_samples(fold, samples->samples + (half ? cut : 0), half ? samples->count - cut : cut);
            count += fold->reps.count;
        }
        assert_in_range(count, 4, 6);
    }
}

TEST(nonsense_is_survived)
{
    repfold_nonsense(fold, false);
}
