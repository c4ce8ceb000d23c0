#include "paper.h"
#include "plot/plot.h"
#include "plot/plot_axis.h"
#include "test.h"

TEST(ticks_are_round)
{
    double low = -3.2, high = 17.5;

    assert_true(fabs(plot_tick(100, 4) - 50) < 1e-9);
    assert_true(fabs(plot_tick(10, 5) - 2) < 1e-9);
    assert_true(fabs(plot_tick(0.03, 4) - 0.01) < 1e-12);
    plot_round_out(&low, &high, 4);
    assert_true(fabs(low + 10) < 1e-9 && fabs(high - 20) < 1e-9);
    low = high = 5;
    plot_round_out(&low, &high, 4);
    assert_true(low < 5 && high > 5);
}

/* Is there a pixel of that colour, or nearly, in this part of the row? */
static bool shows(struct paper *paper, int from_x, int to_x, int y, struct colour colour)
{
    for (int x = from_x; x < to_x; x++) {
        struct colour pixel = paper_pixel(paper, x, y);

        if (abs(pixel.r - colour.r) + abs(pixel.g - colour.g) + abs(pixel.b - colour.b) < 30)
            return true;
    }
    return false;
}

/* Everything that can be found, in two panels. */
TEST(everything_has_its_place)
{
    static const struct point load[] = {{0, 0}, {1, 70}, {4, 70}, {5, (double)NAN}, {6, 70}, {10, 0}};
    static const struct point beside[] = {{1, -80}, {4, 90}, {6, 0}};
    static const struct plot_span spans[] = {
        {.what = PLOT_STAND, .from_s = 1, .to_s = 9},
        {.what = PLOT_HOLD, .side = SIDE_LEFT, .from_s = 1, .to_s = 3},
        {.what = PLOT_HOLD, .side = SIDE_RIGHT, .from_s = 3, .to_s = 9, .supported_s = 1},
        {.what = PLOT_REP, .from_s = 1, .top_s = 2, .lower_s = 3, .to_s = 4, .full = true, .legs = "both"},
        {.what = PLOT_REP, .side = SIDE_RIGHT, .from_s = 6, .top_s = 6, .lower_s = 6, .to_s = 6.01},
        {.what = PLOT_GAP, .from_s = 4, .to_s = 6},
        {.what = PLOT_DROPOUT, .from_s = 7, .to_s = 7},
    };
    const struct plot plot = {
        .title = "a-recording-with-a-long-name-indeed.csv",
        .summary = "single-leg-balance: 2, best: 2.0 s, points: 43",
        .to_s = 10,
        .panels = {{.title = "Load, kg",
                    .curves = {{"measured", ROWAN_LIGHT, 2, load, 6}, {"cleaned", INK, 2.5, load, 6}},
                    .curve_count = 2},
                   {.title = "Centre of pressure to the right, mm",
                    .curves = {{NULL, INK, 2.5, beside, 3}},
                    .curve_count = 1}},
        .panel_count = 2,
        .spans = spans,
        .span_count = sizeof spans / sizeof *spans,
    };
    struct paper paper;

    paper_open(&paper, 1920, 1080);
    assert_true(plot_paint(paper.canvas, &plot));
    assert_int_equal(paper_faults(paper.canvas, "plot"), 0);
    assert_true(shows(&paper, 1020, 1120, 158, MIST)); /* how long the hold was supported */
    assert_true(shows(&paper, 600, 680, 250, INK));    /* how long the repetition was held */
    assert_true(shows(&paper, 600, 680, 296, INK));    /* and on which legs */
    paper_close(&paper);
}

TEST(nothing_is_a_picture_too)
{
    const struct plot plot = {
        .title = "empty.csv", .summary = "", .panels = {{.title = "Load, kg"}}, .panel_count = 1};
    const struct plot_sway sway = {.title = "empty.csv"};
    const struct plot swaying = {.sway = &sway};
    struct paper paper;

    paper_open(&paper, 1920, 1080);
    assert_true(plot_paint(paper.canvas, &plot));
    assert_true(plot_paint(paper.canvas, &swaying));
    paper_close(&paper);
}

/* A spike of one point among thousands shows, and what lies outside of the scale does not. */
TEST(thinning_keeps_spikes)
{
    static struct point points[20000];
    const struct plot_scale x = {0, 1, 100, 1100}, y = {0, 1, 900, 100};
    struct paper paper;
    struct colour spike, below;

    for (int i = 0; i < 20000; i++)
        points[i] = (struct point){-0.5 + i / 10000.0, 0};
    points[10000].y = 1;
    paper_open(&paper, 1920, 1080);
    assert_true(plot_curve_along(paper.canvas, &x, &y, points, 20000, 3, INK));
    spike = paper_pixel(&paper, 600, 400);
    below = paper_pixel(&paper, 600, 950);
    assert_true(spike.r < 100);
    assert_true(below.r > 200);
    assert_true(paper_pixel(&paper, 1150, 900).r > 200 && paper_pixel(&paper, 90, 900).r > 200);
    assert_true(paper_pixel(&paper, 300, 900).r < 100);
    paper_close(&paper);
}

TEST(a_path_with_its_ellipse)
{
    struct plot_step steps[200];
    struct plot_sway plot = {.title = "quiet.csv", .steps = steps, .count = 200};
    struct sway sway;
    struct paper paper;

    sway_init(&sway, 50);
    for (int i = 0; i < 200; i++) {
        steps[i] = (struct plot_step){i / 50.0, 12 * sin(i / 7.0), 5 * cos(i / 5.0)};
        sway_push(&sway, steps[i].x_mm, steps[i].y_mm);
    }
    steps[100].x_mm = (double)NAN;
    assert_int_equal(sway_measure(&sway, &plot.measures), 0);
    paper_open(&paper, 1920, 1080);
    assert_true(plot_sway_paint(paper.canvas, &plot));
    assert_int_equal(paper_faults(paper.canvas, "plot"), 0);
    paper_close(&paper);
}
