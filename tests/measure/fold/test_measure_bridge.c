#include "repfold.h"
#include "rows.h"
#include "test.h"

static struct repfold fold[1];

static void fold_bridges(const struct bridge_options *options, double weight_kg)
{
    repfold_make_raises(fold, options);
    repfold_bridges(fold, weight_kg);
}

static void fold_keys(const struct model_key *keys, size_t count)
{
    repfold_begin_bridges(fold, 70.0);
    repfold_keys(fold, keys, count);
}

static void near(int64_t t_us, double seconds)
{
    reps_assert_at(t_us, seconds, 0.2);
}

TEST(a_hold_of_a_minute)
{
    const struct bridge_options options = {
        .model = {.seed = 2}, .reps = 2, .tempo_s = 4.0, .hold_s = 60.0, .rest = 0.08, .top = 0.35};

    fold_bridges(&options, 70.0);
    assert_int_equal(fold->reps.count, 2);
    for (int i = 0; i < 2; i++) {
        const struct rep *rep = &fold->reps.list[i];
        double held_s = (double)(rep->lower_us - rep->top_us) / 1e6;
        double true_s = (double)(fold->raises.truths[i].lower_us - fold->raises.truths[i].top_us) / 1e6;

        assert_true(fabs(held_s - true_s) < 0.4);
        assert_true(fabs(rep->top - 0.27 * 70.0) < 1.0);
        assert_true(rep->steadiness > 0.0 && rep->steadiness < 1.0);
        assert_int_equal(rep->dips, 0);
        assert_true(rep->full && rep->controlled);
    }
}

/* One hold, with its dips counted and less steady. */
TEST(sagging_is_one_hold_of_lower_quality)
{
    struct model_key keys[64] = {{.t_s = 0.0, .load = 0.07}, {.t_s = 4.0, .load = 0.07}};
    int count = 2;

    keys[count++] = (struct model_key){.t_s = 5.0, .load = 0.35};
    for (int i = 0; i < 3; i++) {
        keys[count++] = (struct model_key){.t_s = 8.0 + 3 * i, .load = 0.35};
        keys[count++] = (struct model_key){.t_s = 9.0 + 3 * i, .load = 0.2};
        keys[count++] = (struct model_key){.t_s = 10.0 + 3 * i, .load = 0.35};
    }
    keys[count++] = (struct model_key){.t_s = 18.0, .load = 0.35};
    keys[count++] = (struct model_key){.t_s = 19.0, .load = 0.07};
    keys[count++] = (struct model_key){.t_s = 22.0, .load = 0.07};
    fold_keys(keys, (size_t)count);
    assert_int_equal(fold->reps.count, 1);
    assert_int_equal(fold->reps.list[0].dips, 3);
    near(fold->reps.list[0].top_us, 5.0);
    near(fold->reps.list[0].lower_us, 18.0);
    near(fold->reps.list[0].end_us, 19.0);
    assert_true(fold->reps.list[0].steadiness > 1.5);
}

TEST(legs_told_apart_by_the_load)
{
    const struct {
        double share;
        enum side side;
        enum rep_legs legs;
    } bears[] = {
        {0.5, SIDE_NONE, REP_TWO_LEGS},     {0.45, SIDE_NONE, REP_TWO_LEGS},
        {0.3, SIDE_LEFT, REP_OFFSET},       {0.7, SIDE_RIGHT, REP_OFFSET},
        {0.001, SIDE_LEFT, REP_SINGLE_LEG}, {0.999, SIDE_RIGHT, REP_SINGLE_LEG},
    };

    for (size_t i = 0; i < sizeof(bears) / sizeof(bears[0]); i++) {
        const struct bridge_options options = {
            .model = {.seed = i}, .reps = 3, .tempo_s = 3.0, .share = bears[i].share};

        fold_bridges(&options, 0.0);
        assert_int_equal(fold->reps.count, 3);
        for (int j = 0; j < 3; j++) {
            assert_int_equal(fold->reps.list[j].side, bears[i].side);
            assert_int_equal(fold->reps.also[j], bears[i].legs);
        }
    }
}

/* The feet bear much of the legs already, so the rise is small; and the other way round. */
TEST(heavy_and_light_legs)
{
    const struct {
        double kg, rest, top;
    } legs[] = {
        {70.0, 0.2, 0.32}, {70.0, 0.04, 0.25}, {30.0, 0.05, 0.25}, {150.0, 0.1, 0.45}, {150.0, 0.04, 0.3}};

    for (size_t i = 0; i < sizeof(legs) / sizeof(legs[0]); i++)
        for (int known = 0; known < 2; known++) {
            const struct bridge_options options = {.model = {.seed = i, .weight_kg = legs[i].kg},
                                                   .reps = 5,
                                                   .tempo_s = 3.0,
                                                   .rest = legs[i].rest,
                                                   .top = legs[i].top};

            fold_bridges(&options, known ? legs[i].kg : 0.0);
            if (known || legs[i].rest < 0.2)
                assert_int_equal(fold->reps.count, 5);
        }
}

TEST(quality)
{
    struct model_key keys[32] = {{.t_s = 0.0, .load = 0.07}, {.t_s = 4.0, .load = 0.07}};
    const double tops[] = {0.35, 0.35, 0.24, 0.35}, ways_s[] = {1.0, 0.2, 1.0, 1.0};
    const bool full[] = {true, true, false, true}, controlled[] = {true, false, true, true};
    int count = 2;

    for (int i = 0; i < 4; i++) {
        double start_s = 4.0 + 6.0 * i;

        keys[count++] = (struct model_key){.t_s = start_s + ways_s[i], .load = tops[i]};
        keys[count++] = (struct model_key){.t_s = start_s + 3.0, .load = tops[i]};
        keys[count++] = (struct model_key){.t_s = start_s + 3.0 + ways_s[i], .load = 0.07};
        keys[count++] = (struct model_key){.t_s = start_s + 6.0, .load = 0.07};
    }
    fold_keys(keys, (size_t)count);
    assert_int_equal(fold->reps.count, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(fold->reps.list[i].full, full[i]);
        assert_int_equal(fold->reps.list[i].controlled, controlled[i]);
    }
}

/* Stands on the board, sits down, lies down, bridges, stands up. */
TEST(standing_before_and_after_is_none)
{
    const struct model_key keys[] = {
        {.t_s = 0.0, .load = 1.0},   {.t_s = 4.0, .load = 1.0},   {.t_s = 5.0, .load = 0.0},
        {.t_s = 9.0, .load = 0.0},   {.t_s = 9.5, .load = 0.07},  {.t_s = 13.0, .load = 0.07},
        {.t_s = 14.0, .load = 0.33}, {.t_s = 16.0, .load = 0.33}, {.t_s = 17.0, .load = 0.07},
        {.t_s = 20.0, .load = 0.07}, {.t_s = 21.0, .load = 0.0},  {.t_s = 24.0, .load = 0.0},
        {.t_s = 25.0, .load = 1.0},  {.t_s = 30.0, .load = 1.0},  {.t_s = 31.0, .load = 0.0},
        {.t_s = 33.0, .load = 0.0}};

    fold_keys(keys, sizeof(keys) / sizeof(keys[0]));
    assert_int_equal(fold->reps.count, 1);
    near(fold->reps.list[0].start_us, 13.0);
    near(fold->reps.list[0].end_us, 17.0);
}

/* Nothing counts before the resting load is known; a stream that begins with the hips up has none of it. */
TEST(begun_with_the_hips_up)
{
    const struct model_key keys[] = {{.t_s = 0.0, .load = 0.4},   {.t_s = 4.0, .load = 0.4},
                                     {.t_s = 5.0, .load = 0.07},  {.t_s = 8.0, .load = 0.07},
                                     {.t_s = 9.0, .load = 0.4},   {.t_s = 11.0, .load = 0.4},
                                     {.t_s = 12.0, .load = 0.07}, {.t_s = 14.0, .load = 0.07}};

    fold_keys(keys, sizeof(keys) / sizeof(keys[0]));
    assert_int_equal(fold->reps.count, 1);
    near(fold->reps.list[0].top_us, 9.0);
}

/* A silence while up ends the bridge; what follows is none, and the next ones count as before. */
TEST(a_silence_splits_nothing_in_two)
{
    const struct bridge_options options = {.model = {.seed = 3, .gap_at_s = 10.0, .gap_s = 1.5},
                                           .reps = 3,
                                           .tempo_s = 4.0,
                                           .hold_s = 10.0,
                                           .rest = 0.07,
                                           .top = 0.28};

    for (int known = 0; known < 2; known++) {
        fold_bridges(&options, known ? 70.0 : 0.0);
        assert_int_equal(fold->reps.count, 3);
        near(fold->reps.list[0].end_us, 10.0);
        for (int i = 1; i < 3; i++)
            near(fold->reps.list[i].start_us, (double)fold->raises.truths[i].start_us / 1e6);
    }
}

/* What must not change when the same body is measured in another way. */

static const struct bridge_options usual = {
    .model = {.seed = 21}, .habit = BRIDGE_LIFTING, .reps = 5, .tempo_s = 3.0, .hold_s = 2.0, .share = 0.3};

TEST(mirror_changes_the_sides_only)
{
    struct reps reps;

    fold_bridges(&usual, 70.0);
    assert_int_equal(fold->reps.count, 5);
    reps = fold->reps;
    model_mirror(&fold->raises.samples);
    repfold_bridges(fold, 70.0);
    assert_int_equal(fold->reps.count, 5);
    for (int i = 0; i < 5; i++) {
        struct rep rep = fold->reps.list[i];

        rep.side = side_other(rep.side);
        rep.beside_mm = -rep.beside_mm;
        assert_int_equal(rep.side, SIDE_LEFT);
        assert_memory_equal(&rep, &reps.list[i], sizeof(rep));
        assert_int_equal(fold->reps.also[i], reps.also[i]);
    }
}

TEST(another_clock_changes_times_only)
{
    fold_bridges(&usual, 70.0);
    assert_int_equal(fold->reps.count, 5);
    repfold_other_clocks(fold, 70.0);
}

TEST(weight_and_rate_change_no_count)
{
    const double rates[] = {25.0, 40.0, 60.0, 200.0};

    for (double kg = 30.0; kg <= 150.0; kg += 60.0)
        for (int rate = 0; rate < 4; rate++) {
            struct bridge_options options = usual;

            options.model.weight_kg = kg;
            options.model.rate_hz = rates[rate];
            for (int known = 0; known < 2; known++) {
                fold_bridges(&options, known ? kg : 0.0);
                assert_int_equal(fold->reps.count, 5);
                for (int i = 0; i < 5; i++) {
                    near(fold->reps.list[i].top_us, (double)fold->raises.truths[i].top_us / 1e6);
                    near(fold->reps.list[i].end_us, (double)fold->raises.truths[i].end_us / 1e6);
                }
            }
        }
}

/* People step on boards, stand there and press them by hand in these; nobody lies down. */
TEST(nobody_bridges_in_the_recordings)
{
    const double weights_kg[] = {0.0, 40.0, 70.0, 100.0};

    for (char **name = rows_names("board"); *name; name++) {
        size_t count;
        struct sample *samples = rows_samples(*name, &count);

        for (int weight = 0; weight < 4; weight++) {
            repfold_begin_bridges(fold, weights_kg[weight]);
            repfold_samples(fold, samples, count);
            if (fold->reps.count > 0)
                print_message("%s, %.0f kg: %d\n", *name, weights_kg[weight], fold->reps.count);
            assert_int_equal(fold->reps.count, 0);
        }
        free(samples);
    }
}

TEST(nonsense_is_survived)
{
    repfold_nonsense(fold, true);
}
