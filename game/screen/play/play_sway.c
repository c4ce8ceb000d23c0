#include "screen/play/play_screen.h"

#include <math.h>

#include "i18n/i18n.h"
#include "screen/shared/glyph.h"

/* The guide of a hold on one leg: the centre of pressure, its trail, the ghost, and how steady it is. */

enum { TRAIL_US = 4000000 };

/* The trail of the last four seconds: wider and stronger towards now. */
static void paint_trail(const struct app *app, struct canvas *canvas, struct point centre, double scale,
                        struct point origin, double reach)
{
    struct point path[DOT_TRAIL];
    double width[DOT_TRAIL], fade[DOT_TRAIL];
    int64_t newest_us = app->dot.trail[(app->dot.head + DOT_TRAIL - 1) % DOT_TRAIL].t_us;
    int count = 0;

    for (int i = 0; i < app->dot.count; i++) {
        const struct dot_point *cop =
            &app->dot.trail[(app->dot.head - app->dot.count + i + DOT_TRAIL) % DOT_TRAIL];
        if (newest_us - cop->t_us > TRAIL_US)
            continue;
        double x = (cop->x_mm - origin.x) * scale, y = -(cop->y_mm - origin.y) * scale, away = hypot(x, y);
        double f = (double)(i + 1) / app->dot.count, keep = away > reach ? reach / away : 1;
        path[count] = (struct point){centre.x + x * keep, centre.y + y * keep};
        width[count] = 4 + 10 * f;
        fade[count++] = 0.1 + 0.62 * f * f;
    }
    if (count > 1)
        draw_polyline(canvas, path, count, 14, width, fade, play_state(app)->wobbling ? ROWAN : INK);
}

static void paint_dot(struct canvas *canvas, struct point dot, struct point centre, bool wobbly)
{
    if (!wobbly) {
        draw_disc(canvas, dot.x, dot.y, 36, PAPER);
        draw_disc(canvas, dot.x, dot.y, 28, INK);
        return;
    }
    for (int i = 0; i < 2; i++) {
        double q = i ? 34 : 44;
        const struct point diamond[] = {
            {dot.x, dot.y - q}, {dot.x + q, dot.y}, {dot.x, dot.y + q}, {dot.x - q, dot.y}};
        draw_polygon(canvas, diamond, 4, i ? ROWAN : PAPER);
    }
    double away = hypot(centre.x - dot.x, centre.y - dot.y);
    if (away > 150) { /* the way home */
        double ux = (centre.x - dot.x) / away, uy = (centre.y - dot.y) / away;
        glyph_arrow(canvas, (struct point){dot.x + 62 * ux, dot.y + 62 * uy},
                    (struct point){dot.x + 144 * ux, dot.y + 144 * uy}, 12, ROWAN);
    }
}

/* The ghost sways about the middle of its own zone, wherever the foot stood that day. */
static void paint_ghost(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                        double scale)
{
    const double k = zones->r / 296, x = zones->right_x, y = zones->y, reach = 262 * k - 30;
    const struct play_state *play = play_state(app);

    if (!play->ghost.placed)
        return;
    double dx = play->ghost.x_mm * scale, dy = -play->ghost.y_mm * scale, away = hypot(dx, dy);
    double keep = away > reach ? reach / away : 1;
    play_ghost_dot(canvas, x + dx * keep, y + dy * keep, 21, INK);
    play_ghost_name(canvas, zones);
}

void play_sway(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
               const struct run_moment *look)
{
    const double k = zones->r / 296, x = zones->right_x, y = zones->y, ring = 262 * k, zone = 128 * k;
    bool wobbly = play_state(app)->wobbling, target = look->phase == RUN_WORK && look->zone_mm > 0;
    /* With a zone the disc is twice as wide as it; without, the whole board fits. */
    double scale = target ? zone / look->zone_mm : ring / 240;
    struct point origin = {target ? look->zone_x_mm : 0, target ? look->zone_y_mm : 0};

    if (target && wobbly) {
        draw_disc(canvas, x, y, zone, PLATE);
        draw_dashed_ring(canvas, x, y, zone, 6, 20, STONE);
    } else if (target) {
        draw_disc(canvas, x, y, zone, ZONE);
        draw_ring(canvas, x, y, zone, 9, LAKE);
    }
    if (target)
        paint_ghost(app, canvas, zones, scale);
    if (!look->on_board || app->dot.count == 0)
        return;
    double reach = ring - 30;
    paint_trail(app, canvas, (struct point){x, y}, scale, origin, reach);
    double dx = (app->dot.x_mm - origin.x) * scale, dy = -(app->dot.y_mm - origin.y) * scale;
    double away = hypot(dx, dy), keep = away > reach ? reach / away : 1;
    paint_dot(canvas, (struct point){x + dx * keep, y + dy * keep}, (struct point){x, y}, wobbly);
}

/* Ten steps; filled is steady, and the growing shape reads without colour. */
void play_steadiness(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                     const struct run_moment *look)
{
    const double w = zones->plate_w, x = zones->right_x - w / 2, y = zones->plate_y;
    bool wobbly = play_state(app)->wobbling;
    struct colour colour = wobbly ? ROWAN : LAKE;
    int filled = look->on_board ? (int)lround(10 * look->steadiness) : 0;
    const char *word = !look->on_board ? _("Step on") : wobbly ? _("Wobbly") : _("Steady");

    draw_label(canvas, x + 28, y + 78, w - 28 - 266 - 8, 80, 52, BOLD, ALIGN_LEFT, wobbly ? ROWAN : INK,
               word);
    for (int i = 0; i < 10; i++) {
        double h = 22 + i * 5.2, bx = x + w - 266 + i * 23;
        if (i < filled)
            draw_round(canvas, bx, y + 92 - h, 16, h, 5, colour);
        else
            draw_round_frame(canvas, bx + 1.5, y + 92 - h + 1.5, 13, h - 3, 4, 3, STONE);
    }
}
