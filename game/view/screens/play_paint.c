#include "screens/play.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "screens/glyph.h"
#include "screens/parts.h"

/* The run itself: the number on the left, the guide on the right, the next cue below. */

enum { TRAIL_US = 4000000 };

static const double TOP = 156, BOTTOM = 908, SIGN_Y = 944, SIGN_H = 96;

/* Discs and sheets keep their zones and shrink together where the window is narrow. */
struct layout {
    double r;               /* of the discs */
    double left_x, right_x; /* their centres */
    double y;
    double plate_y, plate_w; /* sheets under the discs */
    double mid_x, mid_w;
};

static struct layout lay_out(const struct canvas *canvas)
{
    const double w = canvas_width(canvas);
    struct layout lay = {.r = 296 * fmin(1, fmax(0.78, w / 1920))};
    double slack = BOTTOM - TOP - (2 * lay.r + 42 + 118);

    lay.left_x = PART_MARGIN_X + 4 + lay.r;
    lay.right_x = w - lay.left_x;
    lay.y = TOP + slack / 2 + lay.r;
    lay.plate_y = lay.y + lay.r + 42;
    lay.plate_w = fmin(2 * lay.r, 500);
    lay.mid_w = fmin(lay.right_x - lay.left_x - 2 * lay.r - 2 * PART_GAP, 640);
    lay.mid_x = w / 2 - lay.mid_w / 2;
    return lay;
}

static double best_of(const struct app *app, const struct run_look *look)
{
    return fmax(look->best_s, app->play.best_s[look->side]);
}

/* The longest so far: a notch through the ring. */
static void paint_notch(struct canvas *canvas, double x, double y, double from, double to, double turn)
{
    double s = sin(2 * PART_PI * turn), c = cos(2 * PART_PI * turn);
    struct point a = {x + from * s, y - from * c}, b = {x + to * s, y - to * c};

    draw_line(canvas, a, b, 20, MIST);
    draw_line(canvas, a, b, 10, INK);
}

static void paint_number(const struct app *app, struct canvas *canvas, const struct layout *lay,
                         const struct run_look *look)
{
    const double k = lay->r / 296, x = lay->left_x, y = lay->y, ring = 244 * k, width = 40 * k;
    bool counting = look->phase == RUN_COUNT_IN, resting = look->phase == RUN_REST;
    double best = best_of(app, look), turn = fmin(look->held_s / look->target_s, 1);
    struct colour colour = part_side_graphic(look->side);
    char number[16], under[32];

    draw_medallion(canvas, x, y, lay->r);
    if (counting || resting) {
        double whole = counting ? RUN_COUNT_US / 1e6 : app_level(app)->rest_s;
        turn = whole > 0 ? fmin(look->phase_left_s / whole, 1) : 0;
        colour = counting ? INK : STONE;
        snprintf(number, sizeof number, "%d", (int)ceil(look->phase_left_s));
        snprintf(under, sizeof under, "%s", counting ? "get set" : "rest");
    } else {
        snprintf(number, sizeof number, "%d", (int)floor(look->held_s));
        snprintf(under, sizeof under, "of %g s", look->target_s);
    }
    draw_ring(canvas, x, y, ring, width, colour_fade(LINE, 0.75));
    if (turn > 0)
        draw_arc(canvas, x, y, ring, width, 0, turn, look->side != SIDE_RIGHT, colour);
    if (!resting && best > 0 && best < look->target_s)
        paint_notch(canvas, x, y, ring - width / 2 - 12, ring + width / 2 + 12, best / look->target_s);
    draw_number(canvas, x, y + 62 * k, 250 * k, BOLD, INK, number);
    draw_text(canvas, x, y + 122 * k, 1.3 * lay->r, 42, SEMIBOLD, ALIGN_CENTRE, STONE, under);
    if (best > 0 && !resting) {
        snprintf(under, sizeof under, "best %.1f s", best);
        draw_text(canvas, x, y + 122 * k + 56, 1.3 * lay->r, 42, BOLD, ALIGN_CENTRE, INK, under);
    }
}

static void paint_leg(struct canvas *canvas, const struct layout *lay, const struct run_look *look)
{
    const double x = lay->left_x - lay->plate_w / 2, y = lay->plate_y;
    struct colour colour = part_side_text(look->side);

    draw_sheet(canvas, x, y, lay->plate_w, 118);
    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        bool on = look->side == (enum side)side || look->side == SIDE_NONE;
        glyph_foot(canvas, x + (side == SIDE_LEFT ? 70 : 136), y + 59, 92, (enum side)side, on,
                   on ? colour : STONE);
    }
    draw_text(canvas, x + 196, y + 81, lay->plate_w - 226, 64, BOLD, ALIGN_LEFT, colour,
              part_side_leg(look->side));
}

/* Ten steps; filled is steady, and the growing shape reads without colour. */
static void paint_steadiness(const struct app *app, struct canvas *canvas, const struct layout *lay,
                             const struct run_look *look)
{
    const double w = lay->plate_w, x = lay->right_x - w / 2, y = lay->plate_y;
    bool wobbly = app->play.wobbling, known = look->on_board;
    struct colour colour = wobbly ? ROWAN : LAKE;
    int filled = known ? (int)lround(10 * look->steadiness) : 0;
    const char *word = !look->on_board ? "Step on" : wobbly ? "Wobbly" : "Steady";

    draw_sheet(canvas, x, y, w, 118);
    draw_text(canvas, x + 36, y + 78, w - 36 - 266 - 16, 52, BOLD, ALIGN_LEFT, wobbly ? ROWAN : INK, word);
    for (int i = 0; i < 10; i++) {
        double h = 22 + i * 5.2, bx = x + w - 266 + i * 23;
        if (i < filled)
            draw_round(canvas, bx, y + 92 - h, 16, h, 5, colour);
        else
            draw_round_frame(canvas, bx + 1.5, y + 92 - h + 1.5, 13, h - 3, 4, 3, STONE);
    }
}

/* The trail of the last four seconds: wider and stronger towards now. */
static void paint_trail(const struct app *app, struct canvas *canvas, struct point centre, double scale,
                        struct point origin, double reach, bool wobbly)
{
    struct point path[APP_TRAIL];
    double width[APP_TRAIL], fade[APP_TRAIL];
    int64_t newest_us = app->cop[(app->cop_head + APP_TRAIL - 1) % APP_TRAIL].t_us;
    int count = 0;

    for (int i = 0; i < app->cop_count; i++) {
        const struct app_cop *cop = &app->cop[(app->cop_head - app->cop_count + i + APP_TRAIL) % APP_TRAIL];
        if (newest_us - cop->t_us > TRAIL_US)
            continue;
        double x = (cop->x_mm - origin.x) * scale, y = -(cop->y_mm - origin.y) * scale, away = hypot(x, y);
        double f = (double)(i + 1) / app->cop_count, keep = away > reach ? reach / away : 1;
        path[count] = (struct point){centre.x + x * keep, centre.y + y * keep};
        width[count] = 4 + 10 * f;
        fade[count++] = 0.1 + 0.62 * f * f;
    }
    if (count > 1)
        draw_polyline(canvas, path, count, 14, width, fade, wobbly ? ROWAN : INK);
}

static void paint_dot(struct canvas *canvas, struct point dot, struct point centre, bool wobbly)
{
    if (!wobbly) {
        draw_disc(canvas, dot.x, dot.y, 36, MIST);
        draw_disc(canvas, dot.x, dot.y, 28, INK);
        return;
    }
    for (int i = 0; i < 2; i++) {
        double q = i ? 34 : 44;
        const struct point diamond[] = {
            {dot.x, dot.y - q}, {dot.x + q, dot.y}, {dot.x, dot.y + q}, {dot.x - q, dot.y}};
        draw_polygon(canvas, diamond, 4, i ? ROWAN : MIST);
    }
    double away = hypot(centre.x - dot.x, centre.y - dot.y);
    if (away > 150) { /* the way home */
        double ux = (centre.x - dot.x) / away, uy = (centre.y - dot.y) / away;
        glyph_arrow(canvas, (struct point){dot.x + 62 * ux, dot.y + 62 * uy},
                    (struct point){dot.x + 144 * ux, dot.y + 144 * uy}, 12, ROWAN);
    }
}

static void paint_guide(const struct app *app, struct canvas *canvas, const struct layout *lay,
                        const struct run_look *look)
{
    const double k = lay->r / 296, x = lay->right_x, y = lay->y, ring = 262 * k, zone = 128 * k;
    bool wobbly = app->play.wobbling, target = look->phase == RUN_WORK && look->zone_mm > 0;
    /* With a zone the disc is twice as wide as it; without, the whole board fits. */
    double scale = target ? zone / look->zone_mm : 2 * ring / COP_SENSORS_ML_MM;
    struct point origin = {target ? look->zone_x_mm : 0, target ? look->zone_y_mm : 0};

    draw_medallion(canvas, x, y, lay->r);
    draw_ring(canvas, x, y, ring, 3, LINE);
    draw_rect(canvas, x - ring, y - 1.5, 2 * ring, 3, LINE);
    draw_rect(canvas, x - 1.5, y - ring + 72, 3, 2 * ring - 144, LINE);
    if (target && wobbly) {
        draw_disc(canvas, x, y, zone, (struct colour){0xE6, 0xEC, 0xEA, 255});
        draw_dashed_ring(canvas, x, y, zone, 6, 20, STONE);
    } else if (target) {
        draw_disc(canvas, x, y, zone, PART_ZONE);
        draw_ring(canvas, x, y, zone, 9, LAKE);
    }
    draw_text(canvas, x, y - ring + 50, 0, 36, MEDIUM, ALIGN_CENTRE, STONE, "toes");
    draw_text(canvas, x, y + ring - 24, 0, 36, MEDIUM, ALIGN_CENTRE, STONE, "heel");
    if (!look->on_board || app->cop_count == 0)
        return;
    double reach = ring - 30;
    paint_trail(app, canvas, (struct point){x, y}, scale, origin, reach, wobbly);
    double dx = (app->cop_x_mm - origin.x) * scale, dy = -(app->cop_y_mm - origin.y) * scale;
    double away = hypot(dx, dy), keep = away > reach ? reach / away : 1;
    paint_dot(canvas, (struct point){x + dx * keep, y + dy * keep}, (struct point){x, y}, wobbly);
}

/* What to do next, 40 characters at most. */
static const char *cue(const struct run_look *look)
{
    bool left = look->side == SIDE_LEFT;

    switch (look->phase) {
    case RUN_GET_READY:
        if (!look->on_board)
            return "Step on the board with both feet.";
        return left ? "Stand tall. The left leg works." : "Stand tall. The right leg works.";
    case RUN_COUNT_IN:
        return left ? "At zero, lift your right foot." : "At zero, lift your left foot.";
    case RUN_WORK:
        if (!look->holding)
            return left ? "Lift your right foot." : "Lift your left foot.";
        return look->cue[0] ? look->cue : "Breathe and stay tall.";
    case RUN_REST:
        return "Shake it out. Step off if you like.";
    default:
        return "";
    }
}

static void paint_sign(const struct app *app, struct canvas *canvas, const struct run_look *look)
{
    const struct run *run = &app->attempt.run;
    const double w = canvas_width(canvas) - 2 * PART_MARGIN_X, x = PART_MARGIN_X, y = SIGN_Y + SIGN_H / 2;
    int here = look->phase == RUN_REST ? run->current + 1 : run->current;
    double right = x + w - 48;
    char text[32];

    draw_sign(canvas, x, SIGN_Y, w, SIGN_H);
    if (run->set_count <= 6) {
        for (int i = run->set_count - 1; i >= 0; i--, right -= 58)
            glyph_pip(canvas, right - 20, y, 20,
                      run->sets[i].done ? PIP_DONE
                      : i == here       ? PIP_HERE
                                        : PIP_TO_COME);
        right -= 4;
    }
    snprintf(text, sizeof text, "Hold %d of %d", here + 1, run->set_count);
    right -= draw_text(canvas, right, y + 17, 360, 48, SEMIBOLD, ALIGN_RIGHT, MIST, text) + 40;
    glyph_eye(canvas, x + 74, y, 1, MIST);
    draw_text(canvas, x + 132, y + 19, right - x - 132, 54, SEMIBOLD, ALIGN_LEFT, MIST, cue(look));
}

static void paint_run(struct app *app, struct canvas *canvas, const struct run_look *look)
{
    struct layout lay = lay_out(canvas);

    paint_number(app, canvas, &lay, look);
    paint_leg(canvas, &lay, look);
    play_paint_middle(app, canvas, look, lay.mid_x, TOP, lay.mid_w, BOTTOM - TOP);
    paint_guide(app, canvas, &lay, look);
    paint_steadiness(app, canvas, &lay, look);
    paint_sign(app, canvas, look);
}

/* What the top bar says: what is no real board is always named. */
static const char *state_word(const struct app *app)
{
    if (app->simulated)
        return "Simulated board";
    if (strcmp(app->source, "file") == 0)
        return "A recording";
    return app->attempting && app->attempt.run.phase == RUN_PAUSED ? "Paused" : "Step off to pause";
}

void play_paint(struct app *app, struct canvas *canvas)
{
    const struct level *level = app_level(app);
    struct run_look look;
    char name[48];

    draw_scene(canvas, "lake");
    part_level_name(app, level, name);
    part_topbar(app, canvas, name, exercise_title(level->exercise), state_word(app));
    if (!app->attempting)
        return;
    play_look(app, &look);
    /* Resting is for what comes next. */
    if (look.phase == RUN_REST && app->attempt.run.current + 1 < app->attempt.run.set_count)
        look.side = app->attempt.run.sets[app->attempt.run.current + 1].side;
    if (look.phase == RUN_PAUSED)
        play_paint_paused(app, canvas, &look);
    else
        paint_run(app, canvas, &look);
}
