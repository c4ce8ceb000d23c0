#include "measure/plate/parts.h"

#include "bodymodel.h"
#include "test.h"

#define PI 3.14159265358979323846

static struct parts parts;
static struct low_pass filter;

/* Somebody's sway about a place. */
static void sway_at(double t_s, double x0, double y0, struct parts_row *row)
{
    row->t_us = (int64_t)llround(t_s * 1e6);
    row->time_s = t_s;
    row->on = true;
    row->x_mm = x0 + 4 * sin(1.7 * t_s) + 1.5 * sin(4.1 * t_s + 1);
    row->y_mm = y0 + 5 * sin(1.1 * t_s + 2) + 2 * sin(3.3 * t_s);
}

/* So many rows from then on, of somebody who stands there, or of nobody. */
struct piece {
    double from_s;
    int rows;
    double step_s;
    enum { STANDS, LOST, GONE } who;
    double x_mm;
};

static void lay(const struct piece *pieces, size_t count)
{
    parts_init(&parts, NULL);
    for (size_t i = 0; i < count; i++)
        for (int row = 0; row < pieces[i].rows; row++) {
            struct parts_row next = {0};

            sway_at(pieces[i].from_s + row * pieces[i].step_s, pieces[i].x_mm, 0, &next);
            next.lost = pieces[i].who == LOST;
            next.on = pieces[i].who == STANDS;
            parts_push(&parts, &next);
        }
    parts_finish(&parts);
}

#define LAY(...)                                                                                             \
    lay((const struct piece[]){__VA_ARGS__},                                                                 \
        sizeof((const struct piece[]){__VA_ARGS__}) / sizeof(struct piece))

static struct sway_measures pooled(void)
{
    struct sway_measures measures;

    assert_int_equal(sway_measure(&parts.pooled, &measures), 0);
    return measures;
}

/* Thirty rows without values, a second apart, in a minute at 100 Hz: it is a minute at 100 Hz. */
TEST(empty_rows_do_not_bend_the_rate)
{
    LAY({0, 3000, 0.01}, {30, 30, 1, LOST}, {60, 3000, 0.01});
    assert_true(fabs(parts.rate_hz - 100) < 1e-9);
    assert_true(fabs(pooled().seconds - 60) < 1e-9);
    assert_int_equal(parts.count, 1);
    assert_true(parts.parts[0].sway.path == parts.pooled.path);
    LAY({0, 30, 1, LOST}, {30, 6000, 0.01}, {90, 7, 3, LOST});
    assert_true(fabs(parts.rate_hz - 100) < 1e-9);
}

TEST(feet_that_are_set_anew_begin_another_part)
{
    struct sway_measures first, second;

    for (int lost = 0; lost < 2; lost++) {
        LAY({0, 2000, 0.01}, {20, lost ? 200 : 0, 0.01, LOST}, {25, 3000, 0.01, STANDS, 45});
        assert_int_equal(parts.count, 2);
        assert_int_equal(parts.longest, 1);
        assert_int_equal(parts.parts[1].start_us, 25000000);
        assert_int_equal(sway_measure(&parts.parts[0].sway, &first), 0);
        assert_int_equal(sway_measure(&parts.parts[1].sway, &second), 0);
        assert_true(fabs(second.seconds - 30) < 1e-9);
        assert_true(fabs(first.rms_mm - second.rms_mm) < 0.1 * first.rms_mm);
        assert_true(pooled().ellipse95_mm2 > 4 * second.ellipse95_mm2);
    }
}

/* A short hole interrupts the path only. */
TEST(a_short_hole_parts_nothing)
{
    LAY({0, 1000, 0.01}, {10, 1, 0.01, LOST}, {10.01, 1000, 0.01, STANDS, 60});
    assert_int_equal(parts.count, 1);
    assert_int_equal(parts.parts[0].sway.points, 2000);
    assert_int_equal(parts.parts[0].jumps.count, 1);
    assert_true(fabs(parts.parts[0].jumps.listed[0].mm - 60) < 4);
    assert_true(llabs(parts.parts[0].jumps.listed[0].t_us - 10000000) < 1500000);
}

/* Somebody who is seen to leave comes back as another part, wherever the feet are. */
TEST(whoever_leaves_begins_another_part)
{
    LAY({0, 1000, 0.01}, {10, 200, 0.01, GONE}, {12, 1000, 0.01});
    assert_int_equal(parts.count, 2);
    assert_true(fabs(parts.rate_hz - 100) < 1e-9);
}

TEST(a_clock_set_back_begins_another_part)
{
    LAY({100, 1000, 0.01}, {109.99, 1, 1, LOST}, {0, 1000, 0.01});
    assert_int_equal(parts.count, 2);
}

TEST(loads_are_those_of_their_part)
{
    struct parts_row row;

    parts_init(&parts, NULL);
    for (int i = 0; i < 3000; i++) {
        memset(&row, 0, sizeof row);
        sway_at(i / 100.0, i < 1500 ? 0 : 80, 0, &row);
        row.on = i < 1500 || i >= 1700;
        row.kg = i < 1500 ? 60 : 75;
        parts_push(&parts, &row);
    }
    parts_finish(&parts);
    assert_int_equal(parts.count, 2);
    assert_true(fabs(parts.parts[0].kg - 60) < 1e-9 && fabs(parts.parts[1].kg - 75) < 1e-9);
}

/* Sway as it is on real plates and boards, of any seed: no jump is seen where there is none. */
TEST(sway_is_no_jump)
{
    for (uint64_t seed = 1; seed <= 30; seed++) {
        const struct model_step steps[] = {{MODEL_TWO_FEET, 60, 0, 0}};
        struct model_session session;
        struct jumps jumps = {0};

        assert_int_equal(model_make(&(struct model_options){.seed = seed}, steps, 1, &session), 0);
        for (size_t i = 0; i < session.count; i++) {
            const double *kg = session.samples[i].load_kg;
            double all = sample_total_kg(&session.samples[i]);

            if (all > 60)
                jumps_push(&jumps, session.samples[i].t_us, 216.5 * (kg[1] + kg[3] - kg[0] - kg[2]) / all,
                           114 * (kg[0] + kg[1] - kg[2] - kg[3]) / all);
        }
        jumps_finish(&jumps);
        assert_int_equal(jumps.found.count, 0);
        model_free(&session);
    }
}

TEST(noise_is_told_from_movement)
{
    struct parts_row row = {0};
    uint64_t random = 5;

    for (int noise = 0; noise < 2; noise++) {
        parts_init(&parts, NULL);
        for (int i = 0; i < 20000; i++) {
            sway_at(i / 1000.0, 0, 0, &row);
            row.x_mm += noise * 0.02 * model_normal(&random);
            parts_push(&parts, &row);
        }
        parts_finish(&parts);
        assert_true(noise ? parts.roughness < 0 : parts.roughness > 0.9);
    }
}

/* Amplitude and shift of a sine of that frequency, through a filter at 10 Hz. */
static double gain(double hz, double rate_hz)
{
    double in = 0, out = 0, across = 0, x_mm, y_mm, t;
    int64_t t_us;

    assert_int_equal(low_pass_init(&filter, 10, rate_hz, tan(PI * 10 / rate_hz)), 0);
    for (int i = 0; i < (int)(20 * rate_hz); i++) {
        low_pass_push(&filter, (int64_t)llround(i * 1e6 / rate_hz), sin(2 * PI * hz * i / rate_hz), 0);
        if (i + 1 == (int)(20 * rate_hz))
            low_pass_flush(&filter);
        while (low_pass_next(&filter, &t_us, &x_mm, &y_mm)) {
            t = (double)t_us / 1e6;
            if (t < 2 || t > 18)
                continue;
            in += sin(2 * PI * hz * t) * sin(2 * PI * hz * t);
            out += x_mm * sin(2 * PI * hz * t);
            across += x_mm * cos(2 * PI * hz * t);
        }
    }
    assert_true(fabs(across / in) < 1e-3); /* no shift */
    return out / in;
}

TEST(the_low_pass_is_where_it_says)
{
    static const double rates[] = {100, 1000, 4000};

    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        assert_true(fabs(gain(10, rates[i]) - sqrt(0.5)) < 1e-3);
        assert_true(fabs(gain(1, rates[i]) - 1) < 1e-3);
        assert_true(gain(40, rates[i]) < 0.02);
    }
    assert_int_equal(low_pass_init(&filter, 50, 100, 1), -ERANGE);
    assert_int_equal(low_pass_init(&filter, 0.02, 100, 1), -ERANGE);
}

/* However long it is, the blocks leave no seams: a sine that is longer than one comes out as the short one.
 */
TEST(blocks_have_no_seams)
{
    double before = 0, furthest = 0, x_mm, y_mm;
    int64_t t_us;
    int count = 0;

    assert_int_equal(low_pass_init(&filter, 10, 1000, tan(PI * 10 / 1000)), 0);
    for (int i = 0; i < 3 * LOW_PASS_POINTS; i++) {
        low_pass_push(&filter, (int64_t)i * 1000, sin(0.01 * i), 0);
        if (i + 1 == 3 * LOW_PASS_POINTS)
            low_pass_flush(&filter);
        while (low_pass_next(&filter, &t_us, &x_mm, &y_mm)) {
            double turn = x_mm - before - 0.01 * cos(0.01 * (count - 0.5));

            assert_int_equal(t_us, (int64_t)count * 1000);
            if (count > 2000 && count < 3 * LOW_PASS_POINTS - 2000)
                furthest = fmax(furthest, fabs(turn));
            before = x_mm;
            count++;
        }
    }
    assert_int_equal(count, 3 * LOW_PASS_POINTS);
    assert_true(furthest < 1e-5);
}

TEST(joined_sways_are_one)
{
    struct sway whole, first, second;
    struct sway_measures one, other;
    struct parts_row row;

    sway_init(&whole, 100);
    sway_init(&first, 100);
    sway_init(&second, 100);
    for (int i = 0; i < 500; i++) {
        sway_at(i / 100.0, 300, -200, &row);
        if (i == 200)
            sway_break(&whole);
        sway_push(&whole, row.x_mm, row.y_mm);
        sway_push(i < 200 ? &first : &second, row.x_mm, row.y_mm);
    }
    sway_join(&first, &second);
    assert_int_equal(sway_measure(&whole, &one), 0);
    assert_int_equal(sway_measure(&first, &other), 0);
    assert_true(fabs(one.path_mm - other.path_mm) < 1e-9 && fabs(one.rms_mm - other.rms_mm) < 1e-9);
    assert_true(fabs(one.ellipse95_mm2 - other.ellipse95_mm2) < 1e-6 && one.samples == other.samples);
    assert_true(one.range_ap_mm == other.range_ap_mm);
}
