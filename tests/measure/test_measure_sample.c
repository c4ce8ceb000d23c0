#include "fold.h"
#include "measure/plate/cop.h"
#include "measure/side.h"
#include "test.h"

TEST(quantised_loads_survive_text)
{
    uint64_t random = 1;

    for (int i = 0; i < 20000; i++) {
        double kg[CORNERS] = {300.0 * model_uniform(&random) - 50.0, 0.0004, -0.0004, 17.0};
        struct sample sample = sample_load(5, kg);
        char text[32];

        snprintf(text, sizeof(text), "%.3f", sample.load_kg[0]);
        assert_true(strtod(text, NULL) == sample.load_kg[0]);
        assert_true(fabs(sample.load_kg[0] - kg[0]) <= 0.0005 + 1e-12);
        assert_true(sample.load_kg[1] == 0.0 && !signbit(sample.load_kg[2]));
        sample_quantise(&sample);
        assert_true(strtod(text, NULL) == sample.load_kg[0]);
    }
}

TEST(absurd_loads_are_nothing)
{
    const double kg[CORNERS] = {(double)NAN, (double)INFINITY, -1000.001, 999.9994};
    struct sample sample = sample_load(0, kg);

    assert_true(sample.load_kg[0] == 0.0 && sample.load_kg[1] == 0.0 && sample.load_kg[2] == 0.0);
    assert_true(sample.load_kg[3] == 999.999);
    assert_int_equal(sample.has, SAMPLE_LOAD);
}

TEST(mirror_twice_is_the_same)
{
    const double kg[CORNERS] = {10.1, 20.2, 30.3, 40.4};
    struct sample sample = sample_load(7, kg), once = sample_mirrored(&sample),
                  twice = sample_mirrored(&once);

    assert_true(once.load_kg[CORNER_TOP_LEFT] == 20.2 && once.load_kg[CORNER_BOTTOM_RIGHT] == 30.3);
    for (int i = 0; i < CORNERS; i++)
        assert_true(twice.load_kg[i] == sample.load_kg[i]);
    assert_true(sample_total_kg(&once) == sample_total_kg(&sample));
}

TEST(spans_do_not_overflow)
{
    assert_int_equal(sample_span_us(-5, 7), 12);
    assert_int_equal(sample_span_us(7, -5), -1);
    assert_int_equal(sample_span_us(INT64_MIN, INT64_MAX), INT64_MAX);
    assert_int_equal(sample_span_us(INT64_MAX, INT64_MIN), -1);
}

TEST(centre_of_pressure)
{
    const double right[CORNERS] = {0.0, 20.0, 0.0, 20.0}, toes[CORNERS] = {30.0, 30.0, 0.0, 0.0};
    const double nobody[CORNERS] = {1.0, 1.0, 1.0, 1.0}, bad[CORNERS] = {(double)NAN, 10.0, 10.0, 10.0};
    struct cop cop = {1.0, 2.0, 3.0};

    assert_false(cop_from_load(nobody, 4.1, &cop));
    assert_false(cop_from_load(bad, 4.0, &cop));
    assert_true(cop.x_mm == 1.0 && cop.y_mm == 2.0 && cop.kg == 3.0);
    assert_true(cop_from_load(right, 5.0, &cop));
    assert_true(cop.x_mm == 216.5 && cop.y_mm == 0.0 && cop.kg == 40.0);
    assert_true(cop_from_load(toes, 5.0, &cop));
    assert_true(cop.x_mm == 0.0 && cop.y_mm == 114.0);
}

TEST(sides_have_names)
{
    assert_string_equal(side_name(SIDE_LEFT), "left");
    assert_string_equal(side_name(SIDE_NONE), "none");
    assert_int_equal(side_parse("right"), SIDE_RIGHT);
    assert_int_equal(side_parse("Right"), SIDE_NONE);
    assert_int_equal(side_other(SIDE_LEFT), SIDE_RIGHT);
    assert_int_equal(side_other(SIDE_NONE), SIDE_NONE);
}
