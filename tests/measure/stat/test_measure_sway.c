#include "fold.h"
#include "measure/stat/sway.h"
#include "rows.h"
#include "test.h"

#include <jansson.h>

static bool near(double a, double b, double relative)
{
    return fabs(a - b) <= relative * fabs(b);
}

TEST(published_values_of_every_trial)
{
    json_t *all = json_load_file(SUREFOOT_RECORDINGS "/plate/published.json", 0, NULL);
    int trials = 0;

    assert_non_null(all);
    for (char **name = rows_names("plate"); *name; name++, trials++) {
        struct sway_measures measures;
        const json_t *trial = json_object_get(all, *name + strlen("plate/"));
        struct rows rows;
        struct sway sway;

        rows_recorded(*name, &rows);
        sway_init(&sway, 100.0);
        for (size_t i = 0; i < rows.count; i++)
            sway_push(&sway, rows.cells[i][1], rows.cells[i][2]);
        assert_int_equal(sway_measure(&sway, &measures), 0);
        assert_true(near(measures.ellipse95_mm2 / 100.0,
                         json_number_value(json_object_get(trial, "ellipse95_cm2")), 1e-9));
        assert_true(near(measures.velocity_mm_s / 10.0,
                         json_number_value(json_object_get(trial, "mean_velocity_cm_s")), 1e-9));
        assert_true(
            near(measures.axis_major_mm * measures.axis_minor_mm * acos(-1.0), measures.ellipse95_mm2, 1e-6));
        rows_free(&rows);
    }
    json_decref(all);
    assert_true(trials >= 60);
}

TEST(too_few_points)
{
    struct sway_measures measures = {.seconds = -1.0};
    struct sway sway;

    sway_init(&sway, 50.0);
    sway_push(&sway, 1.0, 1.0);
    sway_push(&sway, (double)NAN, 1.0);
    sway_push(&sway, 1.0, (double)INFINITY);
    sway_push(&sway, 2.0, 1.0);
    assert_int_equal(sway_measure(&sway, &measures), -EAGAIN);
    assert_true(measures.seconds == -1.0);
    sway_push(&sway, 3.0, 1.0);
    assert_int_equal(sway_measure(&sway, &measures), 0);
    assert_int_equal(measures.samples, 3);
    assert_true(near(measures.path_mm, 2.0, 1e-12));
    assert_true(measures.ellipse95_mm2 == 0.0 && measures.axis_minor_mm == 0.0);
    assert_true(near(measures.axis_x, 1.0, 1e-12) && fabs(measures.axis_y) < 1e-12);
}

TEST(a_square_by_hand)
{
    const double x[] = {0.0, 4.0, 4.0, 0.0}, y[] = {0.0, 0.0, 2.0, 2.0};
    struct sway_measures m;
    struct sway sway;

    sway_init(&sway, 4.0);
    for (int i = 0; i < 4; i++)
        sway_push(&sway, x[i] + 1e6, y[i]);
    assert_int_equal(sway_measure(&sway, &m), 0);
    assert_true(near(m.seconds, 1.0, 1e-12));
    assert_true(near(m.path_mm, 10.0, 1e-12) && near(m.velocity_mm_s, 10.0, 1e-12));
    assert_true(near(m.velocity_ml_mm_s, 8.0, 1e-12) && near(m.velocity_ap_mm_s, 2.0, 1e-12));
    assert_true(near(m.rms_ml_mm, 2.0, 1e-9) && near(m.rms_ap_mm, 1.0, 1e-9));
    assert_true(near(m.rms_mm, sqrt(5.0), 1e-9));
    assert_true(near(m.range_ml_mm, 4.0, 1e-12) && near(m.range_ap_mm, 2.0, 1e-12));
    assert_true(near(m.mean_ml_mm, 1e6 + 2.0, 1e-12) && near(m.mean_ap_mm, 1.0, 1e-12));
    /* F(0.95; 2, 2) = 19; covariance diag(16/3, 4/3); factor 2*3*5/(4*2) */
    assert_true(near(m.ellipse95_mm2, acos(-1.0) * sqrt(16.0 / 3.0 * 4.0 / 3.0) * 19.0 * 30.0 / 8.0, 1e-9));
    assert_true(near(m.mean_frequency_hz, 10.0 / (2.0 * acos(-1.0) * sqrt(5.0)), 1e-9));
}

/* Points along a slanted line with a little width: the major axis must follow it, in every quadrant. */
TEST(axes_point_along_the_path)
{
    uint64_t random = 3;

    for (int degrees = -85; degrees <= 90; degrees += 5) {
        double angle = degrees * acos(-1.0) / 180.0;
        struct sway_measures m;
        struct sway sway;

        sway_init(&sway, 50.0);
        for (int i = 0; i < 4000; i++) {
            double along = 10.0 * model_normal(&random), across = model_normal(&random);

            sway_push(&sway, along * cos(angle) - across * sin(angle),
                      along * sin(angle) + across * cos(angle));
        }
        assert_int_equal(sway_measure(&sway, &m), 0);
        assert_true(fabs(m.axis_x * cos(angle) + m.axis_y * sin(angle)) > 0.9999);
        assert_true(near(m.axis_x * m.axis_x + m.axis_y * m.axis_y, 1.0, 1e-9));
        assert_true(near(m.axis_major_mm, 24.48, 0.05) && near(m.axis_minor_mm, 2.448, 0.05));
    }
}

TEST(breaks_add_no_path)
{
    struct sway_measures m;
    struct sway sway;

    sway_init(&sway, 50.0);
    sway_break(&sway);
    sway_push(&sway, 0.0, 0.0);
    sway_push(&sway, 3.0, 4.0);
    sway_break(&sway);
    sway_push(&sway, 100.0, 100.0);
    sway_push(&sway, 100.0, 101.0);
    assert_int_equal(sway_measure(&sway, &m), 0);
    assert_true(near(m.path_mm, 6.0, 1e-12));
}
