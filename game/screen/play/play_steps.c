#include "screen/play/play_screen.h"

#include <math.h>
#include <stdio.h>

#include "figure/figure.h"
#include "i18n/i18n.h"
#include "screen/shared/glyph.h"
#include "screen/shared/unit.h"
#include "screen/shared/widgets.h"

/* Step-ups climb the mountain: repetitions on the left, a ledge for each of them, the tempo on the right. */

#define HEIGHT   650.0 /* of the coach */
#define TREAD_Y  828.0 /* of the ledge that is stepped on */
#define LEDGE_W  300.0
#define DISC     0.885 /* of the discs of other layouts */
#define SEGMENTS 20    /* more repetitions than these are one ring */

/* What is climbed with each repetition, m: the board, a low step, a stair (p). */
static const double BOARD_M = 0.05, STEP_M = 0.12, STAIR_M = 0.18;

static double step_m(const struct app *app, const struct level *level)
{
    uint32_t things = guide_things(&app->course.book->guide, level);

    return things & 1u << THING_STAIR ? STAIR_M : things & 1u << THING_STEP ? STEP_M : BOARD_M;
}

struct climbing {
    const struct app *app;
    double m;
};

static int add_climb(void *context, const char *id, int reps)
{
    struct climbing *climbing = context;
    const struct level *level = trail_find(climbing->app->course.trail, id);

    climbing->m += reps * (level ? step_m(climbing->app, level) : BOARD_M);
    return 0;
}

int play_climbed_before(const struct app *app, double *out_m)
{
    struct climbing climbing = {.app = app};
    const int64_t player = app->course.player.id;
    int result = 0;

    for (int i = 0; !result && i < activity_count; i++)
        if (activities[i]->scene == SCENE_RIDGE)
            result = store_reps(app->course.store, player, activities[i], add_climb, &climbing);
    if (!result)
        *out_m = climbing.m;
    return result;
}

enum { LEDGES_BEFORE = 5, LEDGES_AFTER = 6 };

/* Where the mountain is, as it is seen now. */
struct climb {
    double way;     /* 1: up to the right, -1: to the left */
    double coach_x; /* where the foot rests */
    double edge_x;  /* where the ledge under that foot begins */
    double rise;    /* from ledge to ledge */
};

/* Seen from the front, the next ledge is beside the body. */
static bool sideways(const struct app *app)
{
    return app_level(app)->activity->movement->turn < 45;
}

static struct climb climb_of(const struct app *app, const struct canvas *canvas,
                             const struct run_moment *look)
{
    const struct movement *movement = app_level(app)->activity->movement;
    bool lateral = sideways(app);
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

/* The number of each ledge, painted on the rock. */
static void paint_marks(struct canvas *canvas, const struct run_moment *look, const struct climb *climb,
                        int ledge, double x, double y)
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
}

static void paint_ledges(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    const struct climb climb = climb_of(app, canvas, look);
    const double moved = play_state(app)->climbed - look->reps; /* -1 .. 0: on the way to the next ledge */
    const char *name = climb.way > 0 ? "ledge_right" : "ledge_left";

    for (int i = LEDGES_AFTER; i >= -LEDGES_BEFORE; i--) {
        double x = climb.edge_x + climb.way * LEDGE_W * (i - moved), y = TREAD_Y - climb.rise * (i - moved);
        double left = climb.way > 0 ? x - 20 : x - LEDGE_W - 20;
        if (left > canvas_width(canvas) || left + LEDGE_W + 40 < 0 || y > canvas_height(canvas))
            continue;
        draw_sprite(canvas, name, left, y - 24, LEDGE_W + 40, 800);
        if (look->phase != RUN_REST)
            paint_marks(canvas, look, &climb, look->reps + 1 + i, x, y);
    }
}

/* --- the ghost: a flag on the ledge that it has reached by now */

enum { FLAG_H = 190 };

/* Where on its ledge the flag stands: beside the coach's feet, wherever these are. along: ledges from the one
 * that is stepped on. */
static double flag_in(const struct app *app, double along)
{
    const bool lateral = sideways(app);
    const double behind = lateral ? 34 : 120, here = 216, ahead = 34;

    return along <= 0 ? here + fmax(along, -1) * (here - behind) : here + fmin(along, 1) * (ahead - here);
}

static struct point flag_at(const struct app *app, const struct climb *climb, double ledge)
{
    double along = ledge - 1 - play_state(app)->climbed;

    return (struct point){climb->edge_x + climb->way * (LEDGE_W * along + flag_in(app, along)),
                          TREAD_Y - climb->rise * along};
}

static bool flag_in_view(const struct canvas *canvas, const struct play_zones *zones, struct point foot,
                         double way)
{
    double middle_x = foot.x + way * 46;

    return fabs(middle_x - canvas_width(canvas) / 2) + 100 < canvas_width(canvas) / 2 &&
           !on_plate(zones, middle_x, foot.y - FLAG_H + 48, 48);
}

/* Its word is on the cloth. */
static void paint_flag(struct canvas *canvas, struct point foot, double way, int number, bool beyond)
{
    const double high = 96, notch = 18, top = foot.y - FLAG_H, middle = top + high / 2;
    char text[16];

    snprintf(text, sizeof text, "%d", number);
    const double w =
        fmax(text_width(canvas, 36, SEMIBOLD, _("best")), text_width(canvas, 48, BOLD, text)) + 24 + notch;
    const double end = foot.x + way * w, word = foot.x + way * (w - notch) / 2;
    const struct point cloth[] = {{foot.x, top},
                                  {end, top},
                                  {end - way * notch, middle},
                                  {foot.x, middle}, /* upper half, lower half */
                                  {foot.x, middle},
                                  {end - way * notch, middle},
                                  {end, top + high},
                                  {foot.x, top + high}};
    const int halves[] = {4, 8};

    draw_line(canvas, foot, (struct point){foot.x, top}, 7, SIGN);
    draw_polygons(canvas, cloth, halves, 2, SIGN);
    draw_text(canvas, word, top + 38, w, 36, SEMIBOLD, ALIGN_CENTRE, MIST, _("best"));
    draw_text(canvas, word, top + 83, w, 48, BOLD, ALIGN_CENTRE, MIST, text);
    if (beyond)
        glyph_arrow(canvas, (struct point){end + way * 14, middle},
                    (struct point){end + way * 70, middle - 14}, 10, INK);
}

/* Beyond what is seen the flag stands on the last ledge that is, and points on. */
static void paint_ghost(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    const struct climb climb = climb_of(app, canvas, look);
    const struct play_zones zones = zones_of(canvas);
    const double reached = play_state(app)->ghost.climbed, here = play_state(app)->climbed + 1;
    double ledge = reached;

    if (look->phase != RUN_WORK || reached <= 0)
        return;
    struct point foot = flag_at(app, &climb, ledge);
    while (fabs(ledge - here) > 1 && !flag_in_view(canvas, &zones, foot, climb.way)) {
        ledge += ledge > here ? -1 : 1;
        foot = flag_at(app, &climb, ledge);
    }
    if (flag_in_view(canvas, &zones, foot, climb.way))
        paint_flag(canvas, foot, climb.way, (int)ceil(reached), ledge < reached);
}

/* In the end the player's own flag stands on the highest ledge. */
static void paint_summit(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    const struct climb climb = climb_of(app, canvas, look);
    struct point foot = flag_at(app, &climb, look->reps);
    double up = cheer_pop(play_finale_s(app), 0.5);

    if (look->phase == RUN_DONE && look->reps > 0 && up > 0)
        glyph_flag(canvas, foot.x, foot.y, climb.way, up, INK);
}

static void paint_coach(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    const struct climb climb = climb_of(app, canvas, look);
    struct figure figure;

    play_figure(app, look, &figure);
    figure.bare = true;
    figure_draw(canvas, &figure, climb.coach_x, TREAD_Y + climb.rise + 4, HEIGHT);
}

/* --- the repetitions */

/* How much of the repetition in progress is done: up is one half of it, down the other. */
static double going(const struct app *app, const struct run_moment *look)
{
    double height = fmin(fmax(look->signal, 0), 1);

    if (look->phase != RUN_WORK || !look->repeating)
        return 0;
    if (app->course.channel == CHANNEL_COACH)
        return look->beat == RUN_BEAT_DOWN ? 1 - 0.5 * height : 0.5 * height;
    return play_state(app)->part == PLAY_REP_TOP || play_state(app)->part == PLAY_REP_LOWERING
               ? 1 - 0.5 * height
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

static void paint_track(struct canvas *canvas, const struct play_zones *zones, const struct run_moment *look)
{
    const double k = zones->r / 262;

    if (look->target_reps > SEGMENTS)
        draw_ring(canvas, zones->left_x, zones->y, 218 * k, 36 * k, colour_fade(LINE, 0.8));
    for (int i = 0; look->target_reps <= SEGMENTS && i < look->target_reps; i++)
        paint_arc(canvas, zones, i, look->target_reps, 1, look->side, 36 * k, colour_fade(LINE, 0.8));
}

static void paint_done(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                       const struct run_moment *look)
{
    if (look->target_reps > SEGMENTS) {
        paint_segment(canvas, zones, 0, 1, fmin((double)look->reps / look->target_reps, 1), look->side, true);
        return;
    }
    for (int i = 0; i < look->reps && i < look->target_reps; i++)
        paint_segment(canvas, zones, i, look->target_reps, 1, play_state(app)->reps[i].side,
                      play_state(app)->reps[i].good);
}

static void paint_count(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                        const struct run_moment *look)
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

/* --- all of it */

/* What was climbed in this set, and in all. */
static void paint_height(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                         const struct run_moment *look)
{
    const double w = zones->plate_w, x = zones->right_x - w / 2, y = zones->plate_y;
    const double now_m = look->reps * step_m(app, app_level(app)), all_m = play_state(app)->all_m + now_m;
    const bool more = play_state(app)->all_m >= 0.5 && all_m >= 1;
    const struct point hills[] = {{x + 42, y + 84}, {x + 80, y + 26},  {x + 118, y + 84},
                                  {x + 94, y + 84}, {x + 114, y + 36}, {x + 148, y + 84}};
    const int ends[] = {3, 6};
    char text[64], room[UNIT_TEXT];

    draw_sign(canvas, x, y, w, PLAY_PLATE_H);
    draw_polygons(canvas, hills, ends, 2, MIST);
    snprintf(text, sizeof text, _("+%.2f m"), now_m);
    draw_text(canvas, x + 176, y + (more ? 58 : 78), w - 206, 54, BOLD, ALIGN_LEFT, MIST,
              unit_text(app, text, room));
    if (!more)
        return;
    snprintf(text, sizeof text, _("%.0f m in all"), floor(all_m));
    draw_text(canvas, x + 176, y + 100, w - 206, 36, MEDIUM, ALIGN_LEFT, QUIET, unit_text(app, text, room));
}

static void under(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    struct play_zones zones = zones_of(canvas);

    draw_ground(canvas, "ridge", look->side == SIDE_LEFT);
    paint_ledges(app, canvas, look);
    play_topbar(app, canvas);
    draw_medallion(canvas, zones.left_x, zones.y, zones.r);
    paint_track(canvas, &zones, look);
    if (look->phase != RUN_REST)
        paint_done(app, canvas, &zones, look);
    play_tempo_under(app, canvas, &zones);
    play_leg(app, canvas, &zones, look);
    paint_height(app, canvas, &zones, look);
    play_sign(app, canvas, look);
    if (look->phase == RUN_REST)
        play_rest_under(app, canvas, look);
}

static void over(struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    struct play_zones zones = zones_of(canvas);

    if (look->phase == RUN_REST) {
        play_rest_over(app, canvas);
    } else {
        paint_ghost(app, canvas, look);
        paint_summit(app, canvas, look);
        paint_coach(app, canvas, look);
    }
    paint_count(app, canvas, &zones, look);
    play_tempo(app, canvas, &zones, look);
    play_sign_cue(app, canvas, look);
}

const struct play_layout play_steps = {.under = under, .over = over};
