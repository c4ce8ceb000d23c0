#include "picture/private.h"

#include <math.h>

/* Outlines, from units to pixels. A hole runs the other way round than the outline it lies in. */
static void shape_begin(struct canvas *canvas)
{
    watch_begin(&canvas->watch);
    canvas->blind = !watch_shows(&canvas->watch);
    raster_begin(&canvas->raster, canvas->pixel_width, canvas->pixel_height);
    spans_begin(&canvas->spans);
}

static void shape_paint(struct canvas *canvas, struct colour colour)
{
    watch_number(&canvas->watch, &colour, sizeof(colour));
    if (!canvas->blind)
        canvas_paint(canvas, raster_sweep(&canvas->raster, &canvas->spans), colour);
    watch_end(&canvas->watch);
}

/* What an outline is made of, pixels, and how far it reaches around the first two of them; only looked at. */
static void shape_look(struct canvas *canvas, const double *what, size_t size, const double at[2],
                       double reach)
{
    if (canvas->watch.mode != WATCH_LOOKING)
        return;
    watch_number(&canvas->watch, what, size);
    watch_reach(&canvas->watch, at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach);
}

static void shape_move(struct canvas *canvas, double x, double y)
{
    const double at[] = {0, x * canvas->scale, y * canvas->scale};
    if (!canvas->blind)
        raster_move(&canvas->raster, at[1], at[2]);
    shape_look(canvas, at, sizeof(at), at + 1, 0);
}

static void shape_line(struct canvas *canvas, double x, double y)
{
    const double at[] = {x * canvas->scale, y * canvas->scale};
    if (!canvas->blind)
        raster_line(&canvas->raster, at[0], at[1]);
    shape_look(canvas, at, sizeof(at), at, 0);
}

static void shape_arc(struct canvas *canvas, double x, double y, double radius, double from, double to)
{
    const double at[] = {x * canvas->scale, y * canvas->scale, radius * canvas->scale, from, to};
    if (!canvas->blind)
        raster_arc(&canvas->raster, at[0], at[1], at[2], from, to);
    shape_look(canvas, at, sizeof(at), at, at[2]);
}

static void shape_circle(struct canvas *canvas, double x, double y, double radius, bool hole)
{
    if (radius <= 0.0)
        return;
    shape_move(canvas, x, y - radius);
    shape_arc(canvas, x, y, radius, 0.0, hole ? -1.0 : 1.0);
}

static void shape_round(struct canvas *canvas, double x, double y, double w, double h, double radius,
                        bool hole)
{
    double r = fmax(0.0, fmin(radius, 0.5 * fmin(w, h)));
    if (w <= 0.0 || h <= 0.0)
        return;
    struct point corners[4] = {
        {x + w - r, y + r}, {x + w - r, y + h - r}, {x + r, y + h - r}, {x + r, y + r}};
    shape_move(canvas, x + r, y);
    for (int i = 0; i < 4; i++) {
        int corner = hole ? 3 - i : i;
        double from = corner / 4.0, to = from + 0.25;
        shape_arc(canvas, corners[corner].x, corners[corner].y, r, hole ? to : from, hole ? from : to);
    }
}

static void shape_stroked_arc(struct canvas *canvas, double x, double y, double radius, double width,
                              double from, double to, bool round_caps)
{
    const double turn = 2.0 * acos(-1.0);
    double half = 0.5 * width, inner = fmax(radius - half, 0.0);
    shape_move(canvas, x + inner * sin(from * turn), y - inner * cos(from * turn));
    if (round_caps)
        shape_arc(canvas, x + radius * sin(from * turn), y - radius * cos(from * turn), half, from + 0.5,
                  from + 1.0);
    shape_arc(canvas, x, y, radius + half, from, to);
    if (round_caps)
        shape_arc(canvas, x + radius * sin(to * turn), y - radius * cos(to * turn), half, to, to + 0.5);
    shape_arc(canvas, x, y, inner, to, from);
}

void draw_rect(struct canvas *canvas, double x, double y, double w, double h, struct colour colour)
{
    draw_round(canvas, x, y, w, h, 0.0, colour);
}

void draw_round(struct canvas *canvas, double x, double y, double w, double h, double radius,
                struct colour colour)
{
    shape_begin(canvas);
    shape_round(canvas, x, y, w, h, radius, false);
    shape_paint(canvas, colour);
}

void draw_round_frame(struct canvas *canvas, double x, double y, double w, double h, double radius,
                      double width, struct colour colour)
{
    double half = 0.5 * width;
    if (width <= 0.0)
        return;
    shape_begin(canvas);
    shape_round(canvas, x - half, y - half, w + width, h + width, radius > 0.0 ? radius + half : 0.0, false);
    shape_round(canvas, x + half, y + half, w - width, h - width, radius - half, true);
    shape_paint(canvas, colour);
}

void draw_disc(struct canvas *canvas, double x, double y, double radius, struct colour colour)
{
    shape_begin(canvas);
    shape_circle(canvas, x, y, radius, false);
    shape_paint(canvas, colour);
}

void draw_ring(struct canvas *canvas, double x, double y, double radius, double width, struct colour colour)
{
    if (width <= 0.0)
        return;
    shape_begin(canvas);
    shape_circle(canvas, x, y, radius + 0.5 * width, false);
    shape_circle(canvas, x, y, radius - 0.5 * width, true);
    shape_paint(canvas, colour);
}

void draw_arc(struct canvas *canvas, double x, double y, double radius, double width, double from, double to,
              bool round_caps, struct colour colour)
{
    if (to - from >= 1.0) {
        draw_ring(canvas, x, y, radius, width, colour);
        return;
    }
    if (!(to > from) || radius <= 0.0 || width <= 0.0)
        return;
    shape_begin(canvas);
    shape_stroked_arc(canvas, x, y, radius, width, from, to, round_caps);
    shape_paint(canvas, colour);
}

void draw_line(struct canvas *canvas, struct point a, struct point b, double width, struct colour colour)
{
    const double turn = 2.0 * acos(-1.0);
    double half = 0.5 * width;
    double angle = atan2(b.x - a.x, a.y - b.y) / turn; /* of the way from a to b, as arcs count */
    if (width <= 0.0)
        return;
    shape_begin(canvas);
    shape_move(canvas, a.x + half * sin((angle + 0.25) * turn), a.y - half * cos((angle + 0.25) * turn));
    shape_arc(canvas, a.x, a.y, half, angle + 0.25, angle + 0.75);
    shape_arc(canvas, b.x, b.y, half, angle + 0.75, angle + 1.25);
    shape_paint(canvas, colour);
}

void draw_dashed_ring(struct canvas *canvas, double x, double y, double radius, double width, int dashes,
                      struct colour colour)
{
    const double dash = 0.55; /* of its share of the circle, the rest is the gap */
    if (radius <= 0.0 || width <= 0.0)
        return;
    shape_begin(canvas);
    for (int i = 0; i < dashes; i++)
        shape_stroked_arc(canvas, x, y, radius, width, (double)i / dashes, (i + dash) / dashes, false);
    shape_paint(canvas, colour);
}

void draw_polygons(struct canvas *canvas, const struct point *points, const int *ends, int count,
                   struct colour colour)
{
    shape_begin(canvas);
    for (int i = 0, at = 0; i < count; i++) {
        shape_move(canvas, points[at].x, points[at].y);
        while (++at < ends[i])
            shape_line(canvas, points[at].x, points[at].y);
    }
    shape_paint(canvas, colour);
}

void draw_polygon(struct canvas *canvas, const struct point *points, int count, struct colour colour)
{
    if (count >= 3)
        draw_polygons(canvas, points, &count, 1, colour);
}

/* The curve that runs by out units outside of the ellipse. */
static void shape_ellipse(struct canvas *canvas, struct point centre, double major, double minor,
                          struct point axis, double out, bool hole)
{
    const double turn = 2.0 * acos(-1.0);
    double reach = (fmax(major, minor) + fmax(out, 0.0)) * canvas->scale;
    int chords = (int)fmin(fmax(ceil(6.0 * sqrt(reach)) * 4.0, 32.0), 4096.0);
    for (int i = 0; i <= chords; i++) {
        double angle = (hole ? -i : i) * turn / chords;
        double nx = minor * cos(angle), ny = major * sin(angle), length = hypot(nx, ny);
        if (length <= 0.0) {
            nx = cos(angle);
            ny = sin(angle);
            length = 1.0;
        }
        double along = major * cos(angle) + out * nx / length;
        double across = minor * sin(angle) + out * ny / length;
        double x = centre.x + along * axis.x - across * axis.y;
        double y = centre.y + along * axis.y + across * axis.x;
        if (i == 0)
            shape_move(canvas, x, y);
        else
            shape_line(canvas, x, y);
    }
}

void draw_ellipse(struct canvas *canvas, struct point centre, double major, double minor, struct point axis,
                  double line_width, struct colour fill, struct colour line)
{
    if (fill.a > 0) {
        shape_begin(canvas);
        shape_ellipse(canvas, centre, major, minor, axis, 0.0, false);
        shape_paint(canvas, fill);
    }
    if (line_width <= 0.0 || line.a == 0)
        return;
    shape_begin(canvas);
    shape_ellipse(canvas, centre, major, minor, axis, 0.5 * line_width, false);
    if (fmin(major, minor) > 0.5 * line_width)
        shape_ellipse(canvas, centre, major, minor, axis, -0.5 * line_width, true);
    shape_paint(canvas, line);
}

/* Panels: paper a little above what lies below it. Only the part of the drop that shows is drawn, so that it
 * does not shine through the paper. */
#define PANEL_DROP 6.0

static void shape_drop(struct canvas *canvas, double x, double y, double w, double h, double radius,
                       double alpha)
{
    double side = y + h - radius; /* where the lower corners begin */
    shape_begin(canvas);
    shape_move(canvas, x + w, side);
    shape_arc(canvas, x + w - radius, side + PANEL_DROP, radius, 0.25, 0.5);
    shape_arc(canvas, x + radius, side + PANEL_DROP, radius, 0.5, 0.75);
    shape_line(canvas, x, side);
    shape_arc(canvas, x + radius, side, radius, 0.75, 0.5);
    shape_arc(canvas, x + w - radius, side, radius, 0.5, 0.25);
    shape_paint(canvas, colour_fade(SHADE, alpha));
}

/* An edge that high contrast asks for, inside of the panel. */
#define PANEL_EDGE 5.0

static bool shape_framed(const struct canvas *canvas)
{
    return canvas->look.theme == LOOK_CONTRAST;
}

static void shape_panel(struct canvas *canvas, double x, double y, double w, double h, double radius,
                        struct colour colour, double alpha)
{
    faults_panel(&canvas->faults, x, y, w, h);
    bool framed = shape_framed(canvas);
    double in = 0.5 * PANEL_EDGE;
    draw_round(canvas, x, y, w, h, radius, framed ? colour : colour_fade(colour, alpha));
    if (framed)
        draw_round_frame(canvas, x + in, y + in, w - 2.0 * in, h - 2.0 * in, radius - in, PANEL_EDGE, INK);
}

static void shape_raised(struct canvas *canvas, double x, double y, double w, double h, double radius,
                         struct colour colour, double alpha)
{
    radius = fmin(radius, 0.5 * fmin(w, h));
    shape_drop(canvas, x, y, w, h, radius, 0.14);
    shape_panel(canvas, x, y, w, h, radius, colour, alpha);
}

void draw_sheet(struct canvas *canvas, double x, double y, double w, double h)
{
    shape_raised(canvas, x, y, w, h, 36.0, PAPER, 0.94);
}

void draw_sign(struct canvas *canvas, double x, double y, double w, double h)
{
    shape_raised(canvas, x, y, w, h, 28.0, SIGN, 0.96);
}

void draw_panel(struct canvas *canvas, double x, double y, double w, double h, double radius,
                struct colour ground)
{
    radius = fmin(radius, 0.5 * fmin(w, h));
    draw_round(canvas, x, y + PANEL_DROP, w, h, radius, colour_fade(SHADE, 0.14));
    shape_panel(canvas, x, y, w, h, radius, ground, 1.0);
}

void draw_key(struct canvas *canvas, double x, double y, double w, double h, double radius, bool chosen)
{
    if (chosen)
        shape_panel(canvas, x, y, w, h, fmin(radius, 0.5 * fmin(w, h)), SPRUCE, 1.0);
    else
        draw_panel(canvas, x, y, w, h, radius, KEY);
}

void draw_medallion(struct canvas *canvas, double x, double y, double radius)
{
    bool framed = shape_framed(canvas);
    shape_drop(canvas, x - radius, y - radius, 2.0 * radius, 2.0 * radius, radius, 0.12);
    draw_disc(canvas, x, y, radius, framed ? PAPER : colour_fade(PAPER, 0.90));
    if (framed)
        draw_ring(canvas, x, y, radius - 0.5 * PANEL_EDGE, PANEL_EDGE, INK);
}
