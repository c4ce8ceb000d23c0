#include "paper.h"
#include "picture/private.h"
#include "test.h"

static const double pi = 3.14159265358979323846;
static const struct colour black = {0, 0, 0, 255}, white = {255, 255, 255, 255}, half = {0, 0, 0, 128};

static struct paper page;

static int setup(void **state)
{
    (void)state;
    paper_open(&page, 1920, 1080);
    paper_fill(&page, white);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    paper_close(&page);
    return 0;
}

/* The area covered since the page was white, in pixels; the page is white again. */
static double area(void)
{
    double sum = paper_darkness(&page);
    paper_fill(&page, white);
    return sum;
}

static void near(double value, double expected, double tolerance)
{
    if (fabs(value - expected) > tolerance * expected)
        fail_msg("%.3f is not within %.2f %% of %.3f", value, 100.0 * tolerance, expected);
}

#define CASE(name) TEST_WITH(name, setup, teardown)

CASE(test_disc_covers_its_area)
{
    const double radii[] = {0.7, 2.0, 5.3, 20.0, 28.5, 131.7, 296.0, 500.0};
    for (size_t i = 0; i < sizeof(radii) / sizeof(radii[0]); i++) {
        for (int shift = 0; shift < 4; shift++) {
            draw_disc(page.canvas, 700.0 + 0.27 * shift, 520.0 + 0.41 * shift, radii[i], black);
            near(area(), pi * radii[i] * radii[i], radii[i] < 1.0 ? 0.015 : 0.005);
        }
    }
}

CASE(test_every_shape_covers_its_area)
{
    const struct point triangle[3] = {{300.3, 200.1}, {900.7, 410.9}, {420.2, 800.4}};
    const struct point backwards[3] = {triangle[2], triangle[1], triangle[0]};
    const struct point axis = {0.6, 0.8}, centre = {800, 500};
    const struct colour none = {0, 0, 0, 0};
    const double round = 4.0 * 36.0 * 36.0 * (1.0 - pi / 4.0);
    draw_ring(page.canvas, 640.4, 512.6, 244, 40, black);
    near(area(), 2.0 * pi * 244 * 40, 0.005);
    draw_ring(page.canvas, 640.4, 512.6, 262, 1.5, black);
    near(area(), 2.0 * pi * 262 * 1.5, 0.01);
    draw_arc(page.canvas, 640.4, 512.6, 244, 40, 0.2, 0.7, false, black);
    near(area(), pi * 244 * 40, 0.005);
    draw_arc(page.canvas, 640.4, 512.6, 244, 40, 0.2, 0.7, true, black);
    near(area(), pi * 244 * 40 + pi * 20 * 20, 0.005);
    draw_arc(page.canvas, 640.4, 512.6, 244, 40, 0.0, 1.0, true, black);
    near(area(), 2.0 * pi * 244 * 40, 0.005);
    draw_rect(page.canvas, 100.25, 200.5, 300.5, 30.75, black);
    near(area(), 300.5 * 30.75, 0.005);
    draw_round(page.canvas, 100.3, 200.6, 500, 118, 36, black);
    near(area(), 500.0 * 118.0 - round, 0.005);
    draw_round_frame(page.canvas, 100.3, 200.6, 500, 118, 36, 4, black);
    near(area(), 4.0 * (2.0 * (500 - 72 + 118 - 72) + 2.0 * pi * 36), 0.01);
    draw_line(page.canvas, (struct point){100.5, 700.2}, (struct point){900.1, 300.7}, 6, black);
    near(area(), 6.0 * hypot(799.6, 399.5) + pi * 9, 0.005);
    draw_dashed_ring(page.canvas, 700.1, 500.2, 128, 6, 20, black);
    near(area(), 0.55 * 2.0 * pi * 128 * 6, 0.01);
    draw_polygon(page.canvas, triangle, 3, black);
    double turned = area();
    draw_polygon(page.canvas, backwards, 3, black);
    near(area(), turned, 1e-9);
    near(turned, 0.5 * (600.4 * 600.3 - 119.9 * 210.8), 0.005);
    draw_ellipse(page.canvas, centre, 300, 120, axis, 0, black, none);
    near(area(), pi * 300 * 120, 0.005);
    draw_ellipse(page.canvas, centre, 200, 200, axis, 10, none, black);
    near(area(), 2.0 * pi * 200 * 10, 0.01);
}

/* How much of pixel x, y lies within the ring, by looking at 32 x 32 places of it. */
static double inside_ring(int x, int y, struct point centre, double inner, double outer)
{
    int hits = 0;
    for (int i = 0; i < 32; i++) {
        for (int j = 0; j < 32; j++) {
            double distance = hypot(x + (i + 0.5) / 32 - centre.x, y + (j + 0.5) / 32 - centre.y);
            hits += distance > inner && distance < outer;
        }
    }
    return hits / 1024.0;
}

CASE(test_every_edge_pixel_is_right)
{
    const struct point centre = {60.3, 55.7};
    draw_ring(page.canvas, centre.x, centre.y, 40, 11.4, black);
    for (int y = 0; y < 110; y++) {
        for (int x = 0; x < 110; x++) {
            double drawn = 1.0 - paper_pixel(&page, x, y).r / 255.0;
            double expected = inside_ring(x, y, centre, 40 - 5.7, 40 + 5.7);
            if (fabs(drawn - expected) > 0.02)
                fail_msg("%d,%d: %.3f instead of %.3f", x, y, drawn, expected);
        }
    }
}

CASE(test_polyline_covers_its_area)
{
    struct point line[101];
    double width[101];
    for (int i = 0; i < 101; i++) {
        line[i] = (struct point){300.2 + 6 * i, 400.7 + 1.5 * i};
        width[i] = 4 + 0.1 * i;
    }
    double length = hypot(600, 150);
    draw_polyline(page.canvas, line, 101, 6, NULL, NULL, black);
    near(area(), 6 * length + pi * 9, 0.01);
    draw_polyline(page.canvas, line, 2, 1, NULL, NULL, black);
    near(area(), hypot(6, 1.5) + pi / 4, 0.08);
    draw_polyline(page.canvas, line, 101, 0, width, NULL, black);
    near(area(), 9 * length + pi * (4 + 49) / 2, 0.01);
}

TEST(test_size_follows_the_window)
{
    const int sizes[3][2] = {{1280, 720}, {1920, 1080}, {3840, 2160}};
    for (int i = 0; i < 3; i++) {
        struct paper other;
        double scale = sizes[i][1] / 1080.0;
        paper_open(&other, sizes[i][0], sizes[i][1]);
        paper_fill(&other, white);
        draw_disc(other.canvas, 960, 540, 100, black);
        near(paper_darkness(&other), pi * 100 * 100 * scale * scale, 0.005);
        /* and it lies where it should */
        assert_int_equal(paper_pixel(&other, (int)(960 * scale), (int)(441.5 * scale)).r, 0);
        assert_int_equal(paper_pixel(&other, (int)(960 * scale), (int)(437 * scale)).r, 255);
        paper_close(&other);
    }
}

/* Half-transparent: what is inside is drawn exactly once, so nothing is darker than it. */
static void even(double x, double y)
{
    struct colour inside = paper_pixel(&page, (int)x, (int)y);
    assert_in_range(inside.r, 126, 128);
    for (int row = 0; row < page.surface->h; row++)
        for (int column = 0; column < page.surface->w; column++)
            if ((*paper_at(page.surface, column, row) & 255) < inside.b)
                fail_msg("darker than the inside at %d,%d", column, row);
    paper_fill(&page, white);
}

CASE(test_transparent_shapes_have_no_seams)
{
    const struct colour none = {0, 0, 0, 0};
    struct point knot[200];
    for (int i = 0; i < 200; i++) /* crosses itself many times */
        knot[i] = (struct point){900 + 300 * sin(i * 0.31), 540 + 300 * sin(i * 0.17 + 1.0)};
    draw_disc(page.canvas, 500, 500, 200, half);
    even(500, 500);
    draw_round(page.canvas, 100.4, 100.7, 700.3, 300.9, 36, half);
    even(400, 200);
    draw_round_frame(page.canvas, 100.4, 100.7, 700.3, 300.9, 36, 14, half);
    even(400, 100);
    draw_arc(page.canvas, 500, 500, 200, 40, 0.0, 0.9, true, half);
    even(500, 300);
    draw_line(page.canvas, (struct point){100, 100}, (struct point){900, 700}, 20, half);
    even(500, 400);
    draw_ellipse(page.canvas, (struct point){500, 500}, 300, 100, (struct point){0.6, 0.8}, 20, none, half);
    even(500 + 300 * 0.6, 500 + 300 * 0.8);
    draw_polyline(page.canvas, knot, 200, 18, NULL, NULL, half);
    even(knot[100].x, knot[100].y);
    struct point twice_round[10]; /* a five-pointed star in one line: its middle is wound twice */
    for (int i = 0; i < 10; i++)
        twice_round[i] =
            (struct point){500 + 300 * sin(0.8 * pi * (i % 5)), 500 - 300 * cos(0.8 * pi * (i % 5))};
    draw_polygon(page.canvas, twice_round, 5, half);
    even(500, 500);
    draw_polygon(page.canvas, twice_round, 10, half);
    even(500, 300);
}

static int red_of(int x, int y)
{
    return paper_pixel(&page, x, y).r;
}

CASE(test_trail_fades_without_steps)
{
    enum { COUNT = 61 };
    struct point line[COUNT];
    double fade[COUNT];
    for (int i = 0; i < COUNT; i++) {
        line[i] = (struct point){300 + 10 * i, 500};
        fade[i] = i / (COUNT - 1.0);
    }
    draw_polyline(page.canvas, line, COUNT, 16, NULL, fade, black);
    for (int x = 301; x < 900; x++)
        assert_in_range(red_of(x - 1, 500) - red_of(x, 500), 0, 2);
    assert_int_equal(red_of(900, 500), 0);
    paper_fill(&page, white);
    for (int i = 0; i < COUNT; i++)
        fade[i] = 1.0 - i / (COUNT - 1.0);
    draw_polyline(page.canvas, line, COUNT, 16, NULL, fade, black); /* and the other way */
    for (int x = 301; x < 900; x++)
        assert_in_range(red_of(x, 500) - red_of(x - 1, 500), 0, 2);
    /* the newer part of a crossing trail lies on top */
    paper_fill(&page, white);
    const struct point cross[4] = {{300, 300}, {700, 700}, {700, 300}, {300, 700}};
    const double strength[4] = {0.2, 0.2, 0.8, 0.8};
    draw_polyline(page.canvas, cross, 4, 20, NULL, strength, black);
    assert_in_range(red_of(500, 500), 50, 53);
    assert_in_range(red_of(400, 400), 203, 205);
}

CASE(test_shapes_may_leave_the_window)
{
    draw_disc(page.canvas, 0, 540, 200, black);
    near(area(), pi * 200 * 200 / 2.0, 0.005);
    draw_disc(page.canvas, 1920, 0, 200, black);
    near(area(), pi * 200 * 200 / 4.0, 0.005);
    draw_disc(page.canvas, 960, 1080, 200, black);
    near(area(), pi * 200 * 200 / 2.0, 0.005);
    draw_disc(page.canvas, -500, 540, 200, black);
    draw_disc(page.canvas, 2500, 540, 200, black);
    draw_disc(page.canvas, 960, -700, 200, black);
    draw_disc(page.canvas, 960, 1900, 200, black);
    assert_true(area() == 0.0);
    draw_rect(page.canvas, -5000, -5000, 20000, 20000, black);
    near(area(), 1920.0 * 1080.0, 1e-9);
    draw_line(page.canvas, (struct point){-3000, 540}, (struct point){5000, 540}, 10, black);
    near(area(), 1920.0 * 10.0, 1e-6);
    const struct point line[2] = {{-3000, 540}, {5000, 540}};
    draw_polyline(page.canvas, line, 2, 10, NULL, NULL, black);
    near(area(), 1920.0 * 10.0, 1e-6);
    assert_int_equal(canvas_faults(page.canvas), 0);
}

CASE(test_nonsense_is_survived)
{
    const struct point nowhere[3] = {{nan(""), 5}, {100, HUGE_VAL}, {3, 4}};
    const struct colour none = {0, 0, 0, 0};
    draw_disc(page.canvas, 500, 500, 0, black);
    draw_disc(page.canvas, 500, 500, -5, black);
    draw_rect(page.canvas, 500, 500, -5, 10, black);
    draw_ring(page.canvas, 500, 500, 50, 0, black);
    draw_arc(page.canvas, 500, 500, 50, 5, 0.5, 0.5, true, black);
    draw_arc(page.canvas, 500, 500, 50, 5, 0.5, 0.2, true, black);
    draw_line(page.canvas, nowhere[2], nowhere[2], -1, black);
    draw_polyline(page.canvas, nowhere, 0, 5, NULL, NULL, black);
    draw_polygon(page.canvas, nowhere, 2, black);
    assert_int_equal(canvas_faults(page.canvas), 0);
    draw_polyline(page.canvas, nowhere, 3, 5, NULL, NULL, black);
    draw_disc(page.canvas, nowhere[0].x, 500, 50, black);
    draw_disc(page.canvas, 500, 500, nowhere[1].y, black);
    draw_arc(page.canvas, 500, 500, 50, 5, nowhere[0].x, 1, true, black);
    draw_polygon(page.canvas, nowhere, 3, black);
    draw_ellipse(page.canvas, nowhere[0], nowhere[0].x, 5, nowhere[1], 5, none, black);
    assert_true(area() == 0.0);
    assert_true(canvas_faults(page.canvas) > 0);
    draw_disc(page.canvas, 500, 500, 50, black); /* and goes on */
    near(area(), pi * 50 * 50, 0.005);
}

CASE(test_panels)
{
    draw_sheet(page.canvas, 100, 100, 600, 300);
    struct colour paper = paper_pixel(&page, 400, 101), middle = paper_pixel(&page, 400, 250);
    struct colour drop = paper_pixel(&page, 400, 403), below = paper_pixel(&page, 400, 407);
    assert_int_equal(paper.r, middle.r); /* the drop does not shine through */
    assert_in_range(paper.r, MIST.r, MIST.r + 2);
    assert_in_range(drop.r, 219, 223);
    assert_int_equal(below.r, 255);
    paper_fill(&page, white);
    draw_medallion(page.canvas, 400, 500, 200);
    assert_int_equal(paper_pixel(&page, 400, 301).r, paper_pixel(&page, 400, 500).r);
    assert_true(paper_pixel(&page, 400, 703).r < paper_pixel(&page, 400, 690).r);
}
