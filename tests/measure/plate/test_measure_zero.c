#include "measure/plate/zero_find.h"

#include "bodymodel.h"
#include "test.h"

/* Loads of all corners for some rows, 20 ms apart. */
struct piece {
    int rows;
    double kg[CORNERS];
    double noise_kg; /* up and down by this much */
};
enum { ROWS_MAX = 6000 };
static struct sample rows[ROWS_MAX];
static int row_count;
static struct zero zero;

static void lay(const struct piece *pieces, size_t count)
{
    row_count = 0;
    for (size_t i = 0; i < count; i++)
        for (int row = 0; row < pieces[i].rows; row++) {
            double load[CORNERS];

            for (int corner = 0; corner < CORNERS; corner++)
                load[corner] = pieces[i].kg[corner] + (row & 1 ? 1 : -1) * pieces[i].noise_kg;
            rows[row_count] = sample_load((int64_t)row_count * 20000, load);
            row_count++;
        }
}

static void find(bool lying)
{
    static struct zero_finder finder;

    zero_find(&finder);
    for (int i = 0; i < row_count; i++)
        zero_push(&finder, &rows[i]);
    zero_found(&finder, lying, &zero);
}

#define LAY(...)                                                                                             \
    lay((const struct piece[]){__VA_ARGS__},                                                                 \
        sizeof((const struct piece[]){__VA_ARGS__}) / sizeof(struct piece))

/* Lays them, and finds their zero. */
#define FIND(...)                                                                                            \
    do {                                                                                                     \
        LAY(__VA_ARGS__);                                                                                    \
        find(false);                                                                                         \
    } while (0)

#define EMPTY                                                                                                \
    {                                                                                                        \
        -12.0, -2.9, -0.2, -6.0                                                                              \
    }
#define STANDING                                                                                             \
    {                                                                                                        \
        8.0, 16.0, 18.0, 12.0                                                                                \
    }

TEST(the_empty_board_is_the_zero_wherever_it_is)
{
    FIND({150, EMPTY, 0.01}, {500, STANDING, 0.5});
    assert_int_equal(zero.from, ZERO_RECORDING);
    assert_int_equal(zero.count, 1);
    assert_int_equal(zero.stretches[0].g[0], -12000);
    assert_int_equal(zero.stretches[0].g[2], -200);
    assert_int_equal(zero.stretches[0].start_us, 0);
    assert_int_equal(zero.stretches[0].end_us, 149 * 20000);
    FIND({500, STANDING, 0.5}, {150, EMPTY, 0.01});
    assert_int_equal(zero.from, ZERO_RECORDING);
    assert_int_equal(zero.stretches[0].g[3], -6000);
    FIND({500, STANDING, 0.5}, {90, EMPTY, 0.01}); /* not two seconds */
    assert_int_equal(zero.from, ZERO_NONE);
    FIND({150, EMPTY, 0.9}, {500, STANDING, 0.5}); /* not quiet */
    assert_int_equal(zero.from, ZERO_NONE);
}

TEST(taken_off_every_corner)
{
    int64_t samples = 0;

    FIND({150, EMPTY, 0.0}, {500, STANDING, 0.0});
    for (int i = 0; i < row_count; i++)
        zero_apply(&zero, &samples, &rows[i]);
    assert_int_equal(samples, row_count);
    assert_true(sample_total_kg(&rows[0]) == 0.0);
    assert_true(rows[200].load_kg[0] == 20.0 && rows[200].load_kg[1] == 18.9);
}

/* A child of 24 kg that stands as still as an empty board; a bag; somebody heavy. */
TEST(whoever_stands_still_is_no_empty_board)
{
    FIND({800, {6, 6, 6, 6}, 0.02});
    assert_int_equal(zero.from, ZERO_NONE);
    FIND({800, {6, 6, 6, 6}, 0.02}, {60, {0, 0, 0, 0}, 0.01}); /* goes, and the file ends soon */
    assert_int_equal(zero.from, ZERO_NONE);
    FIND({150, {0, 0, 0, 0}, 0.01}, {800, {6, 6, 6, 6}, 0.02}, {150, {0, 0, 0, 0}, 0.01});
    assert_int_equal(zero.from, ZERO_RECORDING);
    assert_true(zero.nothing);
    assert_int_equal(zero.count, 2);
    FIND({150, {0, 0, 0, 0}, 0.01}, {300, {6, 6, 6, 6}, 0.02}, {300, {9, 9, 9, 9}, 0.5}); /* with a bag */
    assert_true(zero.nothing);
    assert_int_equal(zero.count, 1);
    FIND({800, {20, 20, 20, 20}, 0.0});
    assert_int_equal(zero.from, ZERO_NONE);
}

/* Whoever lies there rests the feet on it. */
TEST(a_resting_foot_is_no_empty_board)
{
    LAY({150, {1.5, 1.5, 1.5, 1.5}, 0.01}, {300, {9, 9, 9, 9}, 0.2}, {150, {1.5, 1.5, 1.5, 1.5}, 0.01});
    find(true);
    assert_int_equal(zero.from, ZERO_NONE);
    LAY({150, EMPTY, 0.01}, {150, {-10.5, -1.4, 1.3, -4.5}, 0.01}, {300, {0, 6, 9, 3}, 0.2});
    find(true);
    assert_int_equal(zero.count, 1);
    assert_int_equal(zero.stretches[0].g[0], -12000);
}

TEST(a_drift_goes_in_a_straight_line)
{
    double kg[CORNERS];

    FIND({150, {1, 0, 0, 0}, 0.0}, {500, STANDING, 0.5}, {150, {2, 0, 0.5, -1}, 0.0});
    assert_int_equal(zero.count, 2);
    zero_at(&zero, 0, kg);
    assert_true(kg[0] == 1.0 && kg[3] == 0.0);
    zero_at(&zero, 149, kg);
    assert_true(kg[0] == 1.0);
    zero_at(&zero, 400, kg);
    assert_true(fabs(kg[0] - 1.5) < 0.01 && fabs(kg[2] - 0.25) < 0.01 && fabs(kg[3] + 0.5) < 0.01);
    zero_at(&zero, 700, kg);
    assert_true(kg[0] == 2.0 && kg[3] == -1.0);
}

/* Corners that go up and down slowly, as those of whoever sits or stands. */
static void live(int from, int to, double kg)
{
    for (int row = from; row < to; row++) {
        double load[CORNERS];

        for (int corner = 0; corner < CORNERS; corner++)
            load[corner] = rows[row].load_kg[corner] + (corner & 1 ? 1 : -1) * kg * sin(row * 0.06);
        rows[row] = sample_load(rows[row].t_us, load);
    }
}

/* On a board that reads 0, and that was never empty for long. */
TEST(what_may_be_a_load_is_no_zero_and_told)
{
    LAY({600, {3.7, 3.8, 3.6, 3.9}, 0.01}, {800, STANDING, 0.5}); /* seated, then on the feet */
    live(0, 600, 0.08);
    find(false);
    assert_int_equal(zero.from, ZERO_NONE);
    assert_true(zero.doubted);
    assert_int_equal(zero.doubt.start_us, 0);
    assert_true(llabs(zero.doubt.g[0] - 3700) < 100);
    FIND({800, STANDING, 0.5}, {250, {2, 2.1, 1.9, 2}, 0.0}); /* a bag that is left */
    assert_int_equal(zero.from, ZERO_NONE);
    assert_true(zero.doubted);
    assert_int_equal(zero.doubt.g[1], 2100);
    LAY({800, STANDING, 0.5}, {600, {4.7, 4.4, 4.5, 4.3}, 0.01}); /* a child after somebody else */
    live(800, 1400, 0.08);
    find(false);
    assert_int_equal(zero.from, ZERO_NONE);
    assert_true(zero.doubted);
    /* A bag that is taken away before somebody comes; and one that is put down after the empty board. */
    FIND({150, {2, 2, 2, 2}, 0.0}, {150, {0, 0, 0, 0}, 0.0}, {500, STANDING, 0.5});
    assert_true(zero.from == ZERO_RECORDING && zero.nothing && zero.count == 1);
    FIND({150, {0, 0, 0, 0}, 0.0}, {500, STANDING, 0.5}, {150, {2, 2, 2, 2}, 0.0});
    assert_true(zero.nothing && zero.count == 1 && zero.doubted);
    /* Nobody came: nothing is said. */
    FIND({800, {4, 4, 4, 4}, 0.0});
    assert_true(zero.from == ZERO_NONE && !zero.doubted);
}

TEST(whatever_lies_there_before_and_after_is_the_zero)
{
    static const double levels[][CORNERS] = {{5, 5, 5, 5},     {7, 7, 7, 7},         {15, 0, 5, 0},
                                             {-8, -8, -8, -8}, {-20, -20, -20, -20}, {0, 26, 0, 0}};

    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        const double *g = levels[i];
        const struct piece before = {150, {g[0], g[1], g[2], g[3]}, 0.01},
                           stand = {500, {g[0] + 17, g[1] + 18, g[2] + 17, g[3] + 18}, 0.5};

        lay((const struct piece[]){before, stand, before}, 3);
        find(false);
        assert_true(zero.from == ZERO_RECORDING && zero.count == 2 && !zero.doubted);
        assert_int_equal(zero.stretches[0].g[1], llround(g[1] * 1000));
        lay((const struct piece[]){before, stand}, 2); /* before alone */
        find(false);
        assert_true(zero.from == ZERO_RECORDING && zero.count == 1);
        lay((const struct piece[]){stand, before}, 2); /* after alone: a bag weighs like the first two */
        find(false);
        assert_int_equal(zero.from == ZERO_NONE, i < 2);
        assert_int_equal(zero.doubted, i < 2);
    }
}

/* Home-made boards: more noise than any still person moves, and what is left of it in means. */
TEST(a_noisy_board_is_seen_empty)
{
    FIND({200, {5, 5, 5, 5}, 0.2}, {500, {22, 23, 22, 23}, 0.9}, {200, {5, 5, 5, 5}, 0.2});
    assert_true(zero.from == ZERO_RECORDING && zero.count == 2);
    assert_int_equal(zero.stretches[0].g[0], 5000);
    LAY({600, {5, 5, 5, 5}, 0.2}, {500, {22, 23, 22, 23}, 0.9});
    live(0, 600, 0.12); /* somebody sits there */
    find(false);
    assert_int_equal(zero.from, ZERO_NONE);
}

/* For a minute, by 0.1 kg a corner: slower than anybody who lives. */
TEST(a_long_empty_board_may_drift)
{
    LAY({3000, {5, 5, 5, 5}, 0.01}, {500, {22, 23, 22, 23}, 0.5});
    for (int row = 0; row < 3000; row++)
        for (int corner = 0; corner < CORNERS; corner++)
            rows[row].load_kg[corner] += 0.1 * row / 3000;
    find(false);
    assert_true(zero.from == ZERO_RECORDING && zero.count == 1);
    /* Somebody sits on a board that reads -20 kg: below nothing, and no empty board. */
    LAY({600, {-1.3, -1.2, -1.4, -1.1}, 0.01}, {800, STANDING, 0.5});
    live(0, 600, 0.08);
    find(false);
    assert_true(zero.from == ZERO_NONE && zero.doubted);
}

TEST(every_empty_stretch_is_the_zero_until_the_next)
{
    double kg[CORNERS];

    FIND({150, {0, 0, 0, 0}, 0.0}, {500, STANDING, 0.5}, {150, {0, 0, 0, 0}, 0.0}, {150, {5, 5, 5, 5}, 0.0},
         {500, {13, 21, 23, 17}, 0.5}, {150, {5, 5, 5, 5}, 0.0});
    assert_int_equal(zero.count, 4);
    assert_false(zero.nothing);
    zero_at(&zero, 400, kg);
    assert_true(kg[0] == 0.0 && kg[3] == 0.0);
    zero_at(&zero, 799, kg);
    assert_true(kg[0] == 0.0);
    zero_at(&zero, 800, kg);
    assert_true(kg[0] == 5.0 && kg[3] == 5.0);
    zero_at(&zero, 1200, kg);
    assert_true(kg[0] == 5.0);
    FIND({150, {0, 0, 0, 0}, 0.0}, {500, STANDING, 0.5}, {150, {0, 0, 0, 0}, 0.0},
         {150, {-5, -5, -5, -5}, 0.0}, {500, {3, 11, 13, 7}, 0.5}, {150, {-5, -5, -5, -5}, 0.0});
    assert_int_equal(zero.count, 4);
    zero_at(&zero, 400, kg);
    assert_true(kg[0] == 0.0);
    zero_at(&zero, 900, kg);
    assert_true(kg[0] == -5.0);
}

/* A part has its own zero from its begin on, also where it is only empty at its end. */
TEST(a_part_begins_anew)
{
    static struct zero_finder finder;
    double kg[CORNERS];

    for (int how = 0; how < 2; how++) {
        LAY({150, {1, 1, 1, 1}, 0.0}, {500, STANDING, 0.5}, {500, {-4, 4, 6, 0}, 0.5}, {150, EMPTY, 0.0});
        zero_find(&finder);
        for (int i = 0; i < row_count; i++) {
            if (i == 650 && how == 0)
                zero_part(&finder);
            if (i >= 650 && how == 1)
                rows[i].t_us -= 20000000; /* the clock is set back */
            zero_push(&finder, &rows[i]);
        }
        zero_found(&finder, false, &zero);
        assert_int_equal(zero.count, 2);
        zero_at(&zero, 649, kg);
        assert_true(kg[0] == 1.0);
        zero_at(&zero, 650, kg);
        assert_true(kg[0] == -12.0 && kg[3] == -6.0);
    }
}

TEST(a_corner_without_noise_is_known)
{
    LAY({150, {0, 0, 0.1, 0.1}, 0.0}, {500, STANDING, 0.5});
    for (int i = 0; i < 150; i++)
        rows[i].load_kg[1] = i % 2 * 0.01;
    find(false);
    assert_int_equal(zero.stretches[0].silent, 1u << CORNER_TOP_LEFT);
}

static struct sample moved(const struct sample *sample, const double offset_kg[CORNERS])
{
    struct sample moved = *sample;

    for (int corner = 0; corner < CORNERS; corner++)
        moved.load_kg[corner] += offset_kg[corner];
    sample_quantise(&moved);
    return moved;
}

/* Its zero with all samples moved by so much. */
static struct zero zero_of(const struct model_session *session, const double offset_kg[CORNERS])
{
    static struct zero_finder finder;
    struct zero found;

    zero_find(&finder);
    for (size_t i = 0; i < session->count; i++) {
        struct sample sample = moved(&session->samples[i], offset_kg);

        zero_push(&finder, &sample);
    }
    zero_found(&finder, false, &found);
    assert_int_equal(found.from, ZERO_RECORDING);
    assert_false(found.nothing);
    return found;
}

/* A made person, mirrored or not, at any time of the clock, with any two offsets: the same to the gram. */
TEST(an_offset_changes_nothing)
{
    const struct model_step steps[] = {
        {MODEL_EMPTY, 4, 0, 0}, {MODEL_TWO_FEET, 8, 0, 0}, {MODEL_LEFT, 5, 0, 0}, {MODEL_EMPTY, 3, 0, 0}};
    uint64_t random = 7;

    for (uint64_t seed = 1; seed <= 40; seed++) {
        const struct model_options options = {.seed = seed,
                                              .jitter = seed % 2 == 0,
                                              .mirror = seed % 3 == 0,
                                              .start_us = (int64_t)seed * 1000000000};
        double offset_kg[2][CORNERS];
        struct model_session session;
        struct zero zeros[2];
        int64_t samples[2] = {0, 0};

        assert_int_equal(model_make(&options, steps, 4, &session), 0);
        for (int i = 0; i < 2 * CORNERS; i++) /* the total stays within 25 kg of nothing */
            offset_kg[i / CORNERS][i % CORNERS] =
                (i % 2 ? 1 : -1) * round((model_uniform(&random) * 5 + 1) * 1000) / 1000;
        for (int i = 0; i < 2; i++)
            zeros[i] = zero_of(&session, offset_kg[i]);
        for (size_t i = 0; i < session.count; i++) {
            struct sample one = moved(&session.samples[i], offset_kg[0]);
            struct sample other = moved(&session.samples[i], offset_kg[1]);

            zero_apply(&zeros[0], &samples[0], &one);
            zero_apply(&zeros[1], &samples[1], &other);
            for (int corner = 0; corner < CORNERS; corner++) {
                assert_true(one.load_kg[corner] == other.load_kg[corner]);
                assert_true(fabs(one.load_kg[corner] - session.samples[i].load_kg[corner]) < 0.1);
            }
        }
        model_free(&session);
    }
}

/* More empty stretches than are kept: the first and the lowest are among them. */
TEST(any_number_of_stretches)
{
    static struct zero_finder finder;

    zero_find(&finder);
    for (int stretch = 0; stretch < 500; stretch++)
        for (int row = 0; row < 250; row++) {
            double kg = row < 150 ? (stretch == 333 ? 2.0 : 2.5) : 20.0 + row % 2;
            const double load[CORNERS] = {kg, kg, kg, kg};
            struct sample sample = sample_load((int64_t)(stretch * 250 + row) * 20000, load);

            zero_push(&finder, &sample);
        }
    zero_found(&finder, false, &zero);
    assert_true(zero.count > ZERO_STRETCHES / 4 && zero.count <= ZERO_STRETCHES);
    assert_int_equal(zero.stretches[0].first, 0);
    for (int i = 1; i < zero.count; i++)
        assert_true(zero.stretches[i].first > zero.stretches[i - 1].last);
}
