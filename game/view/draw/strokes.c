#include "draw/private.h"

#include <math.h>

static struct mask_point stroke_point(const struct canvas *canvas, const struct point *points, int i,
                                      double width0, const double *width, const double *fade)
{
    double w = width ? width[i] : width0;
    return (struct mask_point){points[i].x * canvas->scale, points[i].y * canvas->scale,
                               0.5 * fmax(w, 0.0) * canvas->scale, fade ? fade[i] : 1.0};
}

void draw_polyline(struct canvas *canvas, const struct point *points, int count, double width0,
                   const double *width, const double *fade, struct colour colour)
{
    if (count < 1)
        return;
    spans_begin(&canvas->spans);
    int status = mask_begin(&canvas->mask, canvas->pixel_width, canvas->pixel_height);
    if (!status) {
        struct mask_point a = stroke_point(canvas, points, 0, width0, width, fade);
        if (count == 1)
            mask_stroke(&canvas->mask, a, a);
        for (int i = 1; i < count; i++) {
            struct mask_point b = stroke_point(canvas, points, i, width0, width, fade);
            mask_stroke(&canvas->mask, a, b);
            a = b;
        }
        mask_sweep(&canvas->mask, &canvas->spans);
    }
    canvas_paint(canvas, status, colour);
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
                  earned ? INK : STONE);
}

/* Panels: a sheet of paper 6 units above what lies below, without blur. */
#define PANEL_DROP 6.0

void draw_sheet(struct canvas *canvas, double x, double y, double w, double h)
{
    draw_round(canvas, x, y + PANEL_DROP, w, h, 36.0, colour_fade(INK, 0.14));
    draw_round(canvas, x, y, w, h, 36.0, colour_fade(MIST, 0.94));
}

void draw_sign(struct canvas *canvas, double x, double y, double w, double h)
{
    draw_round(canvas, x, y + PANEL_DROP, w, h, 28.0, colour_fade(INK, 0.14));
    draw_round(canvas, x, y, w, h, 28.0, colour_fade(SPRUCE, 0.96));
}

void draw_medallion(struct canvas *canvas, double x, double y, double radius)
{
    draw_disc(canvas, x, y + PANEL_DROP, radius, colour_fade(INK, 0.12));
    draw_disc(canvas, x, y, radius, colour_fade(MIST, 0.90));
}
