#include "repfold.h"
#include "rows.h"
#include "stepmodel.h"
#include "test.h"

static struct repfold fold[1];

/* Keys of a body of 70 kg through the chain, the weight known. */
static void fold_keys(const struct model_key *keys, size_t count, bool lateral)
{
    struct step_session session = {0};

    assert_int_equal(model_make_track(&(struct model_options){.seed = 5}, keys, count, &session.samples), 0);
    repfold_step_ups(fold, &session.samples, 70.0, lateral);
    step_free(&session);
}

static void near(int64_t t_us, double seconds)
{
    assert_true(fabs((double)t_us / 1e6 - seconds) <= 0.2);
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

    fold_keys(keys, 7, false);
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
    fold_keys(keys, 12, false);
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
        struct step_session session;

        assert_int_equal(step_make(all[i], &session), 0);
        repfold_step_ups(fold, &session.samples, 70.0, false);
        assert_int_equal(fold->reps.count, 4);
        for (int j = 0; j < 4; j++) {
            assert_int_equal(fold->reps.list[j].controlled, all[i] == &soft);
            assert_true(all[i] == &heavy ? fold->reps.list[j].landing > 1.3
                                         : fold->reps.list[j].landing < 1.25);
        }
        step_free(&session);
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
        struct step_session session;

        assert_int_equal(step_make(&options, &session), 0);
        repfold_step_ups(fold, &session.samples, options.model.weight_kg, false);
        assert_int_equal(fold->reps.count, 8);
        for (int i = 0; i < 8; i++)
            assert_int_equal(fold->reps.list[i].controlled,
                             session.truths[i].up != STEP_SLAM && session.truths[i].down != STEP_SLAM);
        step_free(&session);
    }
}

/* The other foot never comes up: the whole of a lateral step-up, but not of an ordinary one. */
TEST(one_foot_up)
{
    const struct step_options options = {
        .model = {.seed = 3}, .reps = 5, .tempo_s = 3.0, .lead = SIDE_RIGHT, .lateral = true};
    struct step_session session;

    assert_int_equal(step_make(&options, &session), 0);
    for (int lateral = 0; lateral < 2; lateral++) {
        repfold_step_ups(fold, &session.samples, 70.0, lateral);
        assert_int_equal(fold->reps.count, 5);
        for (int i = 0; i < 5; i++) {
            assert_int_equal(fold->reps.list[i].full, lateral);
            assert_int_equal(fold->reps.list[i].side, SIDE_RIGHT);
        }
    }
    step_free(&session);
}

/* Who stands there from the start, or for too long, has done no step-up. */
TEST(standing_is_none)
{
    const struct model_key keys[] = {
        {.t_s = 0.0, .load = 1.0},  {.t_s = 5.0, .load = 1.0},  {.t_s = 5.6},  {.t_s = 8.0},
        {.t_s = 8.6, .load = 1.0},  {.t_s = 38.0, .load = 1.0}, {.t_s = 38.6}, {.t_s = 40.0},
        {.t_s = 41.0, .load = 1.0}, {.t_s = 43.0, .load = 1.0}, {.t_s = 44.0}, {.t_s = 46.0}};

    fold_keys(keys, 12, false);
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
    fold_keys(keys, 20, false);
    assert_int_equal(fold->reps.count, 0);
}

TEST(the_end_of_the_stream)
{
    const struct model_key keys[] = {{.t_s = 0.0, .x = -85},
                                     {.t_s = 2.0, .x = -85},
                                     {.t_s = 2.8, .load = 1.0, .x = -85},
                                     {.t_s = 5.0, .load = 1.0}};

    fold_keys(keys, 4, false);
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
    struct step_session session;

    assert_int_equal(step_make(&options, &session), 0);
    repfold_step_ups(fold, &session.samples, 70.0, false);
    assert_int_equal(fold->reps.count, 3);
    step_free(&session);
}

static void recording(const char *name, double weight_kg, struct rows *rows)
{
    rows_recorded(name, rows);
    repfold_begin_step_ups(fold, weight_kg, false);
    for (size_t i = 0; i < rows->count; i++) {
        struct sample sample = rows_sample(rows, i);

        repfold_push(fold, &sample);
    }
    repfold_end(fold);
    rows_free(rows);
}

/* One step on and off for each stand; two of the files hold the trial before as well. */
TEST(real_stands)
{
    struct rows rows;
    int files = 0;

    for (char **name = rows_names("board"); *name; name++) {
        bool twice =
            strcmp(*name, "board/step-on-s03-1-bad") == 0 || strcmp(*name, "board/step-on-s04-1-good") == 0;

        if (!strstr(*name, "step-on-s"))
            continue;
        for (int pass = 0; pass < 2; pass++) {
            recording(*name, pass == 0 ? 0.0 : fold->step_up.weight_kg, &rows);
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
    struct rows rows;

    recording("board/hand-presses", 70.0, &rows);
    assert_int_equal(fold->reps.count, 0);
    recording("board/quiet-with-dropouts", 70.0, &rows);
    assert_int_equal(fold->reps.count, 0);
    recording("board/short-stance", 0.0, &rows);
    assert_int_equal(fold->reps.count, 0);
}

/* What must not change when the same body is measured in another way. */

static const struct step_options usual = {
    .model = {.seed = 21, .centre_mm = 8.0}, .habit = STEP_TOE_TAPS, .reps = 5, .tempo_s = 3.0};

static void usual_session(struct step_session *session, const struct model_options *model)
{
    struct step_options options = usual;

    options.model = *model;
    assert_int_equal(step_make(&options, session), 0);
}

TEST(mirror_changes_the_sides_only)
{
    struct step_session session;
    struct reps reps;

    usual_session(&session, &usual.model);
    repfold_step_ups(fold, &session.samples, 70.0, false);
    assert_int_equal(fold->reps.count, 5);
    reps = fold->reps;
    for (size_t i = 0; i < session.samples.count; i++)
        session.samples.samples[i] = sample_mirrored(&session.samples.samples[i]);
    repfold_step_ups(fold, &session.samples, 70.0, false);
    assert_int_equal(fold->reps.count, 5);
    for (int i = 0; i < 5; i++) {
        struct rep rep = fold->reps.list[i];

        assert_int_not_equal(rep.side, SIDE_NONE);
        rep.side = side_other(rep.side);
        assert_int_equal(rep.side, reps.list[i].side);
        assert_int_equal(side_other((enum side)fold->reps.also[i]), reps.also[i]);
        assert_int_equal(rep.start_us, reps.list[i].start_us);
        assert_int_equal(rep.top_us, reps.list[i].top_us);
        assert_int_equal(rep.lower_us, reps.list[i].lower_us);
        assert_int_equal(rep.end_us, reps.list[i].end_us);
        assert_true(rep.top == reps.list[i].top && rep.landing == reps.list[i].landing);
    }
    step_free(&session);
}

TEST(weight_changes_no_count)
{
    for (double kg = 30.0; kg <= 150.0; kg += 15.0)
        for (int known = 0; known < 2; known++) {
            struct model_options model = usual.model;
            struct step_session session;

            model.weight_kg = kg;
            usual_session(&session, &model);
            repfold_step_ups(fold, &session.samples, known ? kg : 0.0, false);
            assert_int_equal(fold->reps.count, 5);
            assert_true(fabs(fold->step_up.weight_kg - kg) < 0.04 * kg);
            for (int i = 0; i < 5; i++)
                assert_int_equal(fold->reps.list[i].side, session.truths[i].lead);
            step_free(&session);
        }
}

TEST(another_clock_changes_times_only)
{
    const int64_t shifts[] = {-7, 123456789, -5000000000, 1000000000000000};
    struct step_session session;
    struct reps reps;

    usual_session(&session, &usual.model);
    repfold_step_ups(fold, &session.samples, 70.0, false);
    reps = fold->reps;
    for (int shift = 0; shift < 4; shift++) {
        for (size_t i = 0; i < session.samples.count; i++)
            session.samples.samples[i].t_us += shifts[shift];
        repfold_step_ups(fold, &session.samples, 70.0, false);
        for (size_t i = 0; i < session.samples.count; i++)
            session.samples.samples[i].t_us -= shifts[shift];
        assert_int_equal(fold->reps.count, 5);
        for (int i = 0; i < 5; i++) {
            assert_int_equal(fold->reps.list[i].start_us, reps.list[i].start_us + shifts[shift]);
            assert_int_equal(fold->reps.list[i].end_us, reps.list[i].end_us + shifts[shift]);
            assert_true(fold->reps.list[i].steadiness == reps.list[i].steadiness);
        }
    }
    step_free(&session);
}

TEST(rate_moves_times_by_a_sample_or_so)
{
    const double rates[] = {25.0, 40.0, 60.0, 100.0, 200.0};

    for (int rate = 0; rate < 5; rate++) {
        struct model_options model = usual.model;
        struct step_session session;

        model.rate_hz = rates[rate];
        usual_session(&session, &model);
        repfold_step_ups(fold, &session.samples, 70.0, false);
        assert_int_equal(fold->reps.count, 5);
        for (int i = 0; i < 5; i++) {
            assert_true(llabs(fold->reps.list[i].start_us - session.truths[i].start_us) <= 180000);
            assert_true(llabs(fold->reps.list[i].end_us - session.truths[i].end_us) <= 180000);
        }
        step_free(&session);
    }
}

/* The halves of a recording, each for itself, have what the whole has, but for the one that is cut. */
TEST(a_split_stream_loses_one_at_most)
{
    struct step_session session;

    usual_session(&session, &usual.model);
    for (size_t cut = session.samples.count / 7; cut < session.samples.count;
         cut += session.samples.count / 7) {
        int count = 0;

        for (int half = 0; half < 2; half++) {
            repfold_begin_step_ups(fold, 70.0, false);
            for (size_t i = half ? cut : 0; i < (half ? session.samples.count : cut); i++)
                repfold_push(fold, &session.samples.samples[i]);
            repfold_end(fold);
            count += fold->reps.count;
        }
        assert_in_range(count, 4, 6);
    }
    step_free(&session);
}

TEST(nonsense_is_survived)
{
    const double values[] = {0.0, -3.0, 50.0, 500.0, 1e300, -1e300, HUGE_VAL, -HUGE_VAL, (double)NAN, 1e-300};
    const double weights[] = {0.0, 70.0, -1.0, (double)NAN, HUGE_VAL, 1e-300, 1e300};
    uint64_t random = 99;

    for (size_t w = 0; w < sizeof(weights) / sizeof(weights[0]); w++) {
        struct step_up_detector *detector = &fold->step_up;
        struct plate_frame frame = {.first = true};

        step_up_init(detector, weights[w], w % 2 == 0);
        for (int i = 0; i < 20000; i++) {
            if (model_uniform(&random) < 0.02)
                frame.kg = values[(int)(10.0 * model_uniform(&random))];
            else
                frame.kg = 80.0 * model_uniform(&random) * (i / 100 % 2);
            frame.on = model_uniform(&random) < 0.7;
            frame.x_mm = values[(int)(10.0 * model_uniform(&random))];
            frame.first = model_uniform(&random) < 0.001;
            frame.t_us += model_uniform(&random) < 0.01 ? -100000 : 20000;
            if (step_up_push(detector, &frame) == REPETITION_DONE)
                assert_true(detector->done.end_us >= detector->done.start_us);
        }
        step_up_stop(detector, INT64_MIN);
        step_up_stop(detector, INT64_MAX);
    }
    step_up_init(&fold->step_up, 70.0, false);
    assert_int_equal(step_up_stop(&fold->step_up, 0), REPETITION_NOTHING);
}
