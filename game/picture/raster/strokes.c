#include "picture/private.h"

#include <math.h>

static struct mask_point stroke_point(const struct canvas *canvas, const struct point *points, int i,
                                      double width0, const double *width, const double *fade)
{
    double w = width ? width[i] : width0;
    return (struct mask_point){points[i].x * canvas->scale, points[i].y * canvas->scale,
                               0.5 * fmax(w, 0.0) * canvas->scale, fade ? fade[i] : 1.0};
}

/*
 * Each joint is rounded by one cap, and a cap has the strength of its point: it may only reach to where the
 * stroke is at least as strong, or a fading line would show a row of discs.
 */
static bool stroke_end_cap(const double *fade, int i, int count)
{
    return !fade || i == count - 1 || fade[i + 1] >= fade[i] || fade[i - 1] < fade[i];
}

static void stroke_all(struct canvas *canvas, const struct point *points, int count, double width0,
                       const double *width, const double *fade)
{
    struct mask_point a = stroke_point(canvas, points, 0, width0, width, fade);
    bool start_cap = true;
    if (count == 1)
        mask_stroke(&canvas->mask, a, a, MASK_CAP_START | MASK_CAP_END);
    for (int i = 1; i < count; i++) {
        struct mask_point b = stroke_point(canvas, points, i, width0, width, fade);
        bool end_cap = stroke_end_cap(fade, i, count);
        mask_stroke(&canvas->mask, a, b,
                    (enum mask_caps)((start_cap ? MASK_CAP_START : 0) | (end_cap ? MASK_CAP_END : 0)));
        start_cap = !end_cap;
        a = b;
    }
}

static void stroke_look(struct canvas *canvas, const struct point *points, int count, double width0,
                        const double *width, const double *fade, struct colour colour)
{
    struct watch *watch = &canvas->watch;
    watch_number(watch, &colour, sizeof(colour));
    for (int i = 0; i < count; i++) {
        struct mask_point at = stroke_point(canvas, points, i, width0, width, fade);
        watch_number(watch, &at, sizeof(at));
        watch_reach(watch, at.x - at.radius, at.y - at.radius, at.x + at.radius, at.y + at.radius);
    }
}

void draw_polyline(struct canvas *canvas, const struct point *points, int count, double width0,
                   const double *width, const double *fade, struct colour colour)
{
    if (count < 1)
        return;
    watch_begin(&canvas->watch);
    if (canvas->watch.mode == WATCH_LOOKING)
        stroke_look(canvas, points, count, width0, width, fade, colour);
    if (watch_shows(&canvas->watch)) {
        spans_begin(&canvas->spans);
        int status = mask_begin(&canvas->mask, canvas->pixel_width, canvas->pixel_height);
        if (!status) {
            stroke_all(canvas, points, count, width0, width, fade);
            mask_sweep(&canvas->mask, &canvas->spans);
        }
        canvas_paint(canvas, status, colour);
    }
    watch_end(&canvas->watch);
}

enum { STAR_POINTS = 10 };
#define STAR_WAIST 0.46 /* of the radius */
#define STAR_EDGE  0.11

void draw_star(struct canvas *canvas, double x, double y, double radius, bool earned)
{
    const double turn = 2.0 * acos(-1.0);
    struct point points[STAR_POINTS + 1];
    for (int i = 0; i <= STAR_POINTS; i++) {
        double angle = turn * (i % STAR_POINTS) / STAR_POINTS, r = i % 2 ? STAR_WAIST * radius : radius;
        points[i] = (struct point){x + r * sin(angle), y - r * cos(angle)};
    }
    if (earned)
        draw_polygon(canvas, points, STAR_POINTS, SUN_LIGHT);
    draw_polyline(canvas, points, STAR_POINTS + 1, fmax(2.0, STAR_EDGE * radius), NULL, NULL,
                  earned ? ON_SUN : STONE);
}
