#include "screens/play.h"

#include <math.h>
#include <stdio.h>

#include "figure/figure.h"
#include "figure/movement.h"
#include "screens/glyph.h"
#include "screens/parts.h"
#include "tongue/tongue.h"

/* Step-ups climb the mountain: repetitions on the left, a ledge for each of them, the tempo on the right. */

#define HEIGHT   650.0 /* of the coach */
#define TREAD_Y  828.0 /* of the ledge that is stepped on */
#define LEDGE_W  300.0
#define DISC     0.885 /* of the discs of other layouts */
#define SEGMENTS 20    /* more repetitions than these are one ring */

/* What is climbed with each repetition, m: the board, a low step, a stair (p). */
static const double BOARD_M = 0.05, STEP_M = 0.12, STAIR_M = 0.18;

enum { LEDGES_BEFORE = 5, LEDGES_AFTER = 6 };

/* Where the mountain is, as it is seen now. */
struct climb {
    double way;     /* 1: up to the right, -1: to the left */
    double coach_x; /* where the foot rests */
    double edge_x;  /* where the ledge under that foot begins */
    double rise;    /* from ledge to ledge */
};

static struct climb climb_of(const struct app *app, const struct canvas *canvas, const struct run_look *look)
{
    const struct movement *movement = &movements[app_level(app)->exercise];
    bool lateral = app_level(app)->exercise == EXERCISE_LATERAL_STEP_UP;
    struct climb climb = {.way = look->side == SIDE_LEFT ? -1 : 1, .rise = movement->step * HEIGHT / 100};

    climb.coach_x = canvas_width(canvas) / 2 - (lateral ? 0 : 49 * climb.way);
    climb.edge_x = climb.coach_x - climb.way * (lateral ? 6 : 76);
    return climb;
}

static struct play_zones zones_of(const struct canvas *canvas)
{
    struct play_zones zones = play_zones_of(canvas);

    zones.r *= DISC;
    zones.y = PLAY_TOP + zones.r;
    zones.plate_y = zones.y + zones.r + 36;
    return zones;
}

/* --- the mountain side */

static bool on_plate(const struct play_zones *zones, double x, double y, double radius)
{
    double away = fmin(fabs(x - zones->left_x), fabs(x - zones->right_x));
    double disc = hypot(away, y - zones->y);

    return disc < zones->r + radius + 12 || y + radius > PLAY_SIGN_Y ||
           (away < zones->plate_w / 2 + radius + 12 &&
            fabs(y - zones->plate_y - PLAY_PLATE_H / 2.0) < PLAY_PLATE_H / 2.0 + radius + 12);
}

/* The number of each ledge, painted on the rock; a flag on the best so far. */
static void paint_marks(const struct app *app, struct canvas *canvas, const struct run_look *look,
                        const struct climb *climb, int ledge, double x, double y)
{
    const struct play_zones zones = zones_of(canvas);
    const double radius = ledge == look->reps + 1 ? 46 : 38, mark_x = x + 110 * climb->way, mark_y = y + 60;
    char number[12];

    if (ledge < 1 || ledge > look->target_reps ||
        fabs(mark_x - canvas_width(canvas) / 2) + radius > canvas_width(canvas) / 2 ||
        on_plate(&zones, mark_x, mark_y, radius))
        return;
    draw_disc(canvas, mark_x, mark_y, radius, colour_fade(PAPER, 0.95));
    snprintf(number, sizeof number, "%d", ledge);
    draw_number(canvas, mark_x, mark_y + 0.36 * radius * 1.35, radius * 1.35, BOLD, INK, number);
    if (ledge != app->play.best_good[look->side] || on_plate(&zones, x + 60 * climb->way, y - 60, 60))
        return;
    draw_line(canvas, (struct point){x + 20 * climb->way, y + 2},
              (struct point){x + 20 * climb->way, y - 112}, 7, INK);
    const struct point flag[] = {
        {x + 20 * climb->way, y - 113}, {x + 108 * climb->way, y - 85}, {x + 20 * climb->way, y - 57}};
    draw_polygon(canvas, flag, 3, INK);
    draw_text(canvas, x + 24 * climb->way, y - 18, 0, 42, BOLD, climb->way > 0 ? ALIGN_LEFT : ALIGN_RIGHT,
              INK, _("best"));
}

static void paint_ledges(const struct app *app, struct canvas *canvas, const struct run_look *look)
{
    const struct climb climb = climb_of(app, canvas, look);
    const double moved = app->play.climbed - look->reps; /* -1 .. 0: on the way to the next ledge */
    const char *name = climb.way > 0 ? "ledge_right" : "ledge_left";

    for (int i = LEDGES_AFTER; i >= -LEDGES_BEFORE; i--) {
        double x = climb.edge_x + climb.way * LEDGE_W * (i - moved), y = TREAD_Y - climb.rise * (i - moved);
        double left = climb.way > 0 ? x - 20 : x - LEDGE_W - 20;
        if (left > canvas_width(canvas) || left + LEDGE_W + 40 < 0 || y > canvas_height(canvas))
            continue;
        draw_sprite(canvas, name, left, y - 24, LEDGE_W + 40, 800);
        if (look->phase != RUN_REST)
            paint_marks(app, canvas, look, &climb, look->reps + 1 + i, x, y);
    }
}

static void paint_coach(const struct app *app, struct canvas *canvas, const struct run_look *look)
{
    const struct climb climb = climb_of(app, canvas, look);
    struct figure figure;

    play_figure(app, look, &figure);
    figure.bare = true;
    figure_draw(canvas, &figure, climb.coach_x, TREAD_Y + climb.rise + 4, HEIGHT);
}

/* --- the repetitions */

/* How much of the repetition in progress is done: up is one half of it, down the other. */
static double going(const struct app *app, const struct run_look *look)
{
    double height = fmin(fmax(look->signal, 0), 1);

    if (look->phase != RUN_WORK || !look->repeating)
        return 0;
    if (app->channel == CHANNEL_COACH)
        return look->beat == RUN_BEAT_DOWN ? 1 - 0.5 * height : 0.5 * height;
    return app->play.part == PLAY_REP_TOP || app->play.part == PLAY_REP_LOWERING ? 1 - 0.5 * height
                                                                                 : 0.5 * height;
}

/* One place of the ring, 0..share of it: round on the left side, square on the right. */
static void paint_arc(struct canvas *canvas, const struct play_zones *zones, int place, int of, double share,
                      enum side side, double width, struct colour colour)
{
    const double k = zones->r / 262, ring = 218 * k, turn = 1.0 / of, gap = fmin(0.0083, 0.1 * turn);
    const double cap = side == SIDE_LEFT ? 18 * k / ring / (2 * PART_PI) : 0;
    double from = place * turn + gap + cap, to = (place + 1) * turn - gap - cap;

    draw_arc(canvas, zones->left_x, zones->y, ring, width, from, from + fmax(to - from, 0) * share,
             side == SIDE_LEFT, colour);
}

/* Hollow when it was done but does not count as good. */
static void paint_segment(struct canvas *canvas, const struct play_zones *zones, int place, int of,
                          double share, enum side side, bool good)
{
    const double width = 36 * zones->r / 262;

    paint_arc(canvas, zones, place, of, share, side, width, part_side_graphic(side));
    if (!good)
        paint_arc(canvas, zones, place, of, share, side, 0.6 * width, PAPER);
}

static void paint_track(struct canvas *canvas, const struct play_zones *zones, const struct run_look *look)
{
    const double k = zones->r / 262;

    if (look->target_reps > SEGMENTS)
        draw_ring(canvas, zones->left_x, zones->y, 218 * k, 36 * k, colour_fade(LINE, 0.8));
    for (int i = 0; look->target_reps <= SEGMENTS && i < look->target_reps; i++)
        paint_arc(canvas, zones, i, look->target_reps, 1, look->side, 36 * k, colour_fade(LINE, 0.8));
}

static void paint_done(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                       const struct run_look *look)
{
    if (look->target_reps > SEGMENTS) {
        paint_segment(canvas, zones, 0, 1, fmin((double)look->reps / look->target_reps, 1), look->side, true);
        return;
    }
    for (int i = 0; i < look->reps && i < look->target_reps; i++)
        paint_segment(canvas, zones, i, look->target_reps, 1, app->play.reps[i].side, app->play.reps[i].good);
}

static void paint_count(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                        const struct run_look *look)
{
    const double k = zones->r / 262, x = zones->left_x, y = zones->y;
    int count = look->reps;
    double turn = 0, now = going(app, look);
    char number[16], below[64];
    bool counting = play_counting(app, look, &count, &turn);

    if (counting)
        draw_arc(canvas, x, y, 218 * k, 36 * k, 0, turn, true, look->phase == RUN_COUNT_IN ? INK : STONE);
    else if (now > 0.02 && look->reps < look->target_reps && look->target_reps <= SEGMENTS)
        paint_segment(canvas, zones, look->reps, look->target_reps, now, look->side, true);
    snprintf(number, sizeof number, "%d", count);
    snprintf(below, sizeof below, _("of %d"), look->target_reps);
    if (counting)
        snprintf(below, sizeof below, "%s", look->phase == RUN_COUNT_IN ? _("get set") : _("rest"));
    draw_number(canvas, x, y + 74 * k, 280 * k, BOLD, INK, number);
    draw_text(canvas, x, y + 140 * k, 1.3 * zones->r, 46, SEMIBOLD, ALIGN_CENTRE, STONE, below);
}

/* --- the tempo */

enum { HILL_POINTS = 61 };

/* The way of a repetition at the tempo asked: up, along the top, down. u: 0..1 of its time. */
static struct point hill(const struct level *level, const struct play_zones *zones, double u)
{
    const double k = zones->r / 262, round_s = level->up_s + level->hold_s + level->down_s, t = u * round_s;
    double high = 1;

    if (t < level->up_s)
        high = 0.5 - 0.5 * cos(PART_PI * t / level->up_s);
    else if (t > level->up_s + level->hold_s)
        high = 0.5 + 0.5 * cos(PART_PI * (t - level->up_s - level->hold_s) / level->down_s);
    return (struct point){zones->right_x + (392 * u - 196) * k, zones->y + (96 - 146 * high) * k};
}

static void fill_hill(struct canvas *canvas, const struct point *path, int count, double floor,
                      struct colour colour)
{
    struct point points[4 * HILL_POINTS];
    int ends[HILL_POINTS], quads = 0;

    for (int i = 0; i + 1 < count; i++, quads++) {
        struct point *quad = points + 4 * quads;
        quad[0] = path[i];
        quad[1] = path[i + 1];
        quad[2] = (struct point){path[i + 1].x, floor};
        quad[3] = (struct point){path[i].x, floor};
        ends[quads] = 4 * quads + 4;
    }
    if (quads > 0)
        draw_polygons(canvas, points, ends, quads, colour);
}

static int hill_path(const struct level *level, const struct play_zones *zones, double upto,
                     struct point out[HILL_POINTS])
{
    for (int i = 0; i < HILL_POINTS; i++)
        out[i] = hill(level, zones, upto * i / (HILL_POINTS - 1));
    return HILL_POINTS;
}

enum tempo_part { TEMPO_UP, TEMPO_DOWN, TEMPO_BARE }; /* bare: no room for words */

static void paint_part(struct canvas *canvas, double x, double y, double room, enum tempo_part part,
                       double seconds)
{
    char text[48];

    snprintf(text, sizeof text,
             part == TEMPO_UP     ? _("up %g s")
             : part == TEMPO_DOWN ? _("down %g s")
                                  : _("%g s"),
             seconds);
    draw_text(canvas, x, y, room, 40, MEDIUM, ALIGN_CENTRE, STONE, text);
}

static void paint_tempo_under(const struct app *app, struct canvas *canvas, const struct play_zones *zones)
{
    const struct level *level = app_level(app);
    const double k = zones->r / 262, floor = zones->y + 112 * k, label = zones->y + 172 * k;
    const double round_s = level->up_s + level->hold_s + level->down_s;
    bool top = level->hold_s > 0; /* three parts: no room for words */
    struct point path[HILL_POINTS];
    int count = hill_path(level, zones, 1, path);

    draw_medallion(canvas, zones->right_x, zones->y, zones->r);
    fill_hill(canvas, path, count, floor, PLATE);
    draw_polyline(canvas, path, count, 7, NULL, NULL, STONE);
    for (int s = 0; s <= (int)round_s; s++) {
        double x = hill(level, zones, s / round_s).x;
        draw_line(canvas, (struct point){x, floor}, (struct point){x, floor + 16 * k}, 5, STONE);
    }
    paint_part(canvas, hill(level, zones, level->up_s / 2 / round_s).x, label, 190 * k,
               top ? TEMPO_BARE : TEMPO_UP, level->up_s);
    if (top)
        paint_part(canvas, hill(level, zones, (level->up_s + level->hold_s / 2) / round_s).x, label, 190 * k,
                   TEMPO_BARE, level->hold_s);
    paint_part(canvas, hill(level, zones, 1 - level->down_s / 2 / round_s).x, label, 190 * k,
               top ? TEMPO_BARE : TEMPO_DOWN, level->down_s);
}

static double place_in_round(const struct level *level, const struct run_look *look)
{
    const double round_s = level->up_s + level->hold_s + level->down_s;

    switch (look->beat) {
    case RUN_BEAT_UP:
        return look->beat_of * level->up_s / round_s;
    case RUN_BEAT_HOLD:
        return (level->up_s + look->beat_of * level->hold_s) / round_s;
    case RUN_BEAT_DOWN:
        return 1 - (1 - look->beat_of) * level->down_s / round_s;
    case RUN_BEAT_NONE:
        break;
    }
    return 0;
}

static void paint_tempo(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                        const struct run_look *look)
{
    const struct level *level = app_level(app);
    const double k = zones->r / 262, u = place_in_round(level, look);
    struct colour colour = part_side_graphic(look->side);
    struct point path[HILL_POINTS], dot = hill(level, zones, u);

    if (u > 0) {
        int count = hill_path(level, zones, u, path);
        fill_hill(canvas, path, count, zones->y + 112 * k, colour_fade(colour, 0.4));
        draw_polyline(canvas, path, count, 15, NULL, NULL, colour);
    }
    draw_disc(canvas, dot.x, dot.y, 36 * k, PAPER);
    draw_disc(canvas, dot.x, dot.y, 28 * k, INK);
    draw_text(canvas, zones->right_x, zones->y - 100 * k, 1.4 * zones->r, 128 * k, BOLD, ALIGN_CENTRE, INK,
              play_beat_word(app, look));
}

/* --- all of it */

/* What was climbed in this set. */
static void paint_height(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                         const struct run_look *look)
{
    const double w = zones->plate_w, x = zones->right_x - w / 2, y = zones->plate_y;
    uint32_t things = guide_things(&app->book->guide, app_level(app));
    double step_m = things & 1u << THING_STAIR ? STAIR_M : things & 1u << THING_STEP ? STEP_M : BOARD_M;
    const struct point hills[] = {{x + 42, y + 84}, {x + 80, y + 26},  {x + 118, y + 84},
                                  {x + 94, y + 84}, {x + 114, y + 36}, {x + 148, y + 84}};
    const int ends[] = {3, 6};
    char text[64];

    draw_sign(canvas, x, y, w, PLAY_PLATE_H);
    draw_polygons(canvas, hills, ends, 2, MIST);
    snprintf(text, sizeof text, _("+%.2f m"), look->reps * step_m);
    draw_text(canvas, x + 176, y + 78, w - 206, 54, BOLD, ALIGN_LEFT, MIST, text);
}

static void under(const struct app *app, struct canvas *canvas, const struct run_look *look)
{
    struct play_zones zones = zones_of(canvas);

    draw_ground(canvas, "ridge", look->side == SIDE_LEFT);
    paint_ledges(app, canvas, look);
    play_topbar(app, canvas);
    draw_medallion(canvas, zones.left_x, zones.y, zones.r);
    paint_track(canvas, &zones, look);
    if (look->phase != RUN_REST)
        paint_done(app, canvas, &zones, look);
    paint_tempo_under(app, canvas, &zones);
    play_leg(app, canvas, &zones, look);
    paint_height(app, canvas, &zones, look);
    play_sign(app, canvas, look);
    if (look->phase == RUN_REST)
        play_rest_under(app, canvas, look);
}

static void over(struct app *app, struct canvas *canvas, const struct run_look *look)
{
    struct play_zones zones = zones_of(canvas);

    if (look->phase == RUN_REST)
        play_rest_over(app, canvas);
    else
        paint_coach(app, canvas, look);
    paint_count(app, canvas, &zones, look);
    paint_tempo(app, canvas, &zones, look);
    play_sign_cue(app, canvas, look);
}

const struct play_layout play_steps = {.under = under, .over = over};
