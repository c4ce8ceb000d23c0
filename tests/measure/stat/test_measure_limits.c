#include "fold.h"
#include "measure/stat/limits.h"
#include "test.h"

static struct limits limits[1], mirrored[1];

/* Frames at one place; how often a reach grew. */
static int stay(int *i, int frames, double kg, double x_mm, double y_mm)
{
    int grown = 0;

    for (int end = *i + frames; *i < end; (*i)++) {
        const struct plate_frame frame = fold_frame(*i, kg, x_mm, y_mm);

        grown += limits_push(limits, &frame);
    }
    return grown;
}

static const double unit[LIMIT_WAYS][2] = {{1, 0},  {0.7071, 0.7071},   {0, 1},  {-0.7071, 0.7071},
                                           {-1, 0}, {-0.7071, -0.7071}, {0, -1}, {0.7071, -0.7071}};

TEST(eight_directions_from_the_own_centre)
{
    int i = 0;

    limits_init(limits, 70.0, 12.0, -8.0);
    for (int way = 0; way < LIMIT_WAYS; way++) {
        double mm = 40.0 + 3.0 * way;

        assert_int_equal(stay(&i, 50, 70.0, 12.0, -8.0), 0);
        assert_true(stay(&i, 25, 70.0, 12.0 + mm * unit[way][0], -8.0 + mm * unit[way][1]) > 0);
        assert_int_equal(limits->way, way);
    }
    for (int way = 0; way < LIMIT_WAYS; way++)
        assert_true(fabs(limits->reach_mm[way] - (40.0 + 3.0 * way)) < 0.1);
}

TEST(what_is_not_kept_reaches_nothing)
{
    int i = 0;

    limits_init(limits, 70.0, 0.0, 0.0);
    for (int swing = 0; swing < 10; swing++) {
        assert_int_equal(stay(&i, 14, 70.0, 60.0, 0.0), 0);
        assert_int_equal(stay(&i, 5, 70.0, 0.0, 50.0), 0);
    }
    assert_int_equal(stay(&i, 15, 70.0, 60.0, 0.0), 1);
    assert_true(fabs(limits->reach_mm[LIMIT_RIGHT] - 60.0) < 1e-9);
    assert_int_equal(stay(&i, 50, 70.0, 50.0, 0.0), 0); /* nearer than before */
    assert_int_equal(stay(&i, 15, 70.0, 70.0, 5.0), 8); /* the mean goes out with it */
    assert_true(limits->reach_mm[LIMIT_RIGHT] > 70.0);
}

TEST(only_with_the_whole_weight)
{
    int i = 0;

    limits_init(limits, 70.0, 0.0, 0.0);
    assert_int_equal(stay(&i, 50, 60.0, 80.0, 0.0), 0); /* holds on to something */
    assert_int_equal(stay(&i, 50, 80.0, 80.0, 0.0), 0); /* not the same person, or a load */
    assert_int_equal(stay(&i, 50, 0.0, 0.0, 0.0), 0);
    assert_int_equal(stay(&i, 50, 70.0, 5.0, 5.0), 0); /* in the middle: no direction */
    for (int way = 0; way < LIMIT_WAYS; way++)
        assert_true(limits->reach_mm[way] < 1e-9);
    limits_init(limits, 0.0, 0.0, 0.0); /* not known: whatever is on the board */
    assert_true(stay(&i, 50, 60.0, 80.0, 0.0) > 0);
}

/* Somebody who leans, on a poor link. */
TEST(somebody_leans)
{
    for (uint64_t seed = 0; seed < 8; seed++) {
        const struct model_options options = {.seed = seed, .jitter = seed % 2 == 1, .dropouts = 20.0};
        struct model_key keys[4 * LIMIT_WAYS + 2] = {{.load = 1.0}, {.load = 1.0, .t_s = 2.0}};
        struct model_session session;
        struct plate_frame frame;
        double t_s = 2.0;
        int count = 2;

        for (int way = 0; way < LIMIT_WAYS; way++)
            for (int part = 0; part < 4; part++) {
                bool out = part == 0 || part == 1;

                t_s += 0.8;
                keys[count++] = (struct model_key){.t_s = t_s,
                                                   .load = 1.0,
                                                   .x = out ? 50.0 * unit[way][0] : 0.0,
                                                   .y = out ? 50.0 * unit[way][1] : 0.0};
            }
        assert_int_equal(model_make_track(&options, keys, (size_t)count, &session), 0);
        limits_init(limits, 70.0, 0.0, 0.0);
        limits_init(mirrored, 70.0, 0.0, 0.0);
        struct conditioner channel = (struct conditioner){0};
        for (size_t i = 0; i < session.count; i++) {
            condition_push(&channel, &session.samples[i]);
            while (condition_next(&channel, &frame)) {
                limits_push(limits, &frame);
                frame.x_mm = -frame.x_mm;
                limits_push(mirrored, &frame);
            }
        }
        for (int way = 0; way < LIMIT_WAYS; way++) {
            assert_in_range(limits->reach_mm[way], 44, 62);
            assert_true(!(limits->reach_mm[way] < mirrored->reach_mm[(12 - way) % LIMIT_WAYS] ||
                          limits->reach_mm[way] > mirrored->reach_mm[(12 - way) % LIMIT_WAYS]));
        }
        model_free(&session);
    }
}

TEST(names)
{
    assert_string_equal(limit_way_name(LIMIT_RIGHT), "right");
    assert_string_equal(limit_way_name(LIMIT_TOES_LEFT), "toes-left");
    assert_string_equal(limit_way_name(LIMIT_HEELS_RIGHT), "heels-right");
}
