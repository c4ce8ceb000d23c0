#include "measure/fold/shift.h"
#include "screen/play/play_screen.h"

#include <math.h>
#include <stdio.h>

#include "figure/figure.h"
#include "i18n/i18n.h"
#include "screen/home/heron.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

/* What is held: the seconds on the left, the coach in the middle, the guide on the right. */

enum { SUN_DOTS = 15 };

/* Breath to be followed while the clock runs: in and out, s (p). */
#define BREATH_S 8.0
/* The weight has to be this far over: that of measure/fold/shift.h. */
static const double FAR_MM = 110;

enum guiding { GUIDE_SWAY, GUIDE_SHIFT, GUIDE_BREATH };

static enum guiding guiding_of(const struct app *app)
{
    if (app->course.channel != CHANNEL_LOAD)
        return GUIDE_BREATH;
    return app_level(app)->activity->shifts ? GUIDE_SHIFT : GUIDE_SWAY;
}

static bool at_the_lake(const struct app *app)
{
    return app_level(app)->activity->scene == SCENE_LAKE;
}

static double best_of(const struct app *app, const struct run_moment *look)
{
    return fmax(look->best_s, app->course.ghosts[look->side].score.seconds);
}

/* --- the seconds */

/* The longest so far: a notch through the ring, and the same mark beside its word. */
static void paint_notch(struct canvas *canvas, double x, double y, double from, double to, double turn)
{
    double s = sin(2 * PART_PI * turn), c = cos(2 * PART_PI * turn);
    struct point a = {x + from * s, y - from * c}, b = {x + to * s, y - to * c};

    draw_line(canvas, a, b, 20, PAPER);
    draw_line(canvas, a, b, 10, INK);
}

static void paint_number(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                         const struct run_moment *look)
{
    const double k = zones->r / 296, x = zones->left_x, y = zones->y, ring = 244 * k, width = 40 * k;
    double best = best_of(app, look), turn = fmin(look->held_s / look->target_s, 1);
    struct colour colour = part_side_graphic(look->side);
    int seconds = (int)floor(look->held_s);
    char number[16], under[64];
    bool counting = play_counting(app, look, &seconds, &turn);

    snprintf(number, sizeof number, "%d", seconds);
    snprintf(under, sizeof under, _("of %g s"), look->target_s);
    if (counting) {
        colour = look->phase == RUN_COUNT_IN ? INK : STONE;
        snprintf(under, sizeof under, "%s", look->phase == RUN_COUNT_IN ? _("get set") : _("rest"));
    }
    if (turn > 0)
        draw_arc(canvas, x, y, ring, width, 0, turn, look->side != SIDE_RIGHT, colour);
    if (look->phase != RUN_REST && best > 0 && best < look->target_s)
        paint_notch(canvas, x, y, ring - width / 2 - 12, ring + width / 2 + 12, best / look->target_s);
    draw_number(canvas, x, y + 62 * k, 250 * k, BOLD, INK, number);
    draw_text(canvas, x, y + 122 * k, 1.3 * zones->r, 42, SEMIBOLD, ALIGN_CENTRE, STONE, under);
    if (best > 0 && look->phase != RUN_REST) {
        snprintf(under, sizeof under, _("best %d"), (int)floor(best));
        double wide =
            draw_text(canvas, x + 13, y + 122 * k + 56, 1.2 * zones->r, 42, BOLD, ALIGN_CENTRE, INK, under);
        double mark_x = x + 13 - wide / 2 - 20, mark_y = y + 122 * k + 56;
        draw_line(canvas, (struct point){mark_x, mark_y - 4}, (struct point){mark_x, mark_y - 28}, 10, INK);
    }
}

/* --- the guide: weight over one side */

static double shift_scale(const struct play_zones *zones)
{
    return 232 * (zones->r / 296) / FAR_MM;
}

/* Beyond the line on the side that is called. */
static void paint_side_zone(struct canvas *canvas, const struct play_zones *zones,
                            const struct run_moment *look)
{
    const double k = zones->r / 296, y = zones->y, scale = shift_scale(zones);
    const double sign = look->side == SIDE_LEFT ? -1 : 1, line = zones->right_x + sign * SHIFT_MM * scale;
    const double wide = (FAR_MM - SHIFT_MM) * scale, high = 210 * k;

    draw_round(canvas, sign > 0 ? line : line - wide, y - high / 2, wide, high, 24, ZONE);
    draw_rect(canvas, line - 4.5, y - high / 2, 9, high, part_side_graphic(look->side));
}

static void paint_shift(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                        const struct run_moment *look)
{
    const double scale = shift_scale(zones), y = zones->y, w = zones->plate_w;
    double mm = app->dot.x_mm - app->course.attempt.run.setup.centre_x_mm;
    const char *word = look->phase == RUN_DONE ? _("Done")
                       : !look->on_board       ? _("Step on")
                       : look->holding         ? _("You are there")
                                               : _("Lean further");

    draw_text(canvas, zones->right_x, zones->plate_y + 78, w - 60, 52, BOLD, ALIGN_CENTRE, INK, word);
    if (play_state(app)->ghost.placed) {
        play_ghost_dot(canvas,
                       zones->right_x + fmin(fmax(play_state(app)->ghost.x_mm, -FAR_MM), FAR_MM) * scale, y,
                       28, INK);
        play_ghost_name(canvas, zones);
    }
    if (!look->on_board || app->dot.count == 0)
        return;
    double x = zones->right_x + fmin(fmax(mm, -FAR_MM), FAR_MM) * scale;
    draw_disc(canvas, x, y, 40, PAPER);
    if (look->holding)
        draw_disc(canvas, x, y, 32, INK);
    else
        draw_ring(canvas, x, y, 27, 10, INK);
}

/* --- the guide: breath, where nobody measures */

static void paint_breath(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                         const struct run_moment *look)
{
    const double k = zones->r / 296, x = zones->right_x, y = zones->y;
    double in = play_breath(app, BREATH_S),
           before = sin(2 * PART_PI * ((double)app->now_us / 1e6 - 0.05) / BREATH_S);
    double radius = (150 + 62 * in) * k;

    if (look->phase != RUN_WORK && look->phase != RUN_COUNT_IN)
        radius = 150 * k;
    draw_disc(canvas, x, y, radius, ZONE);
    draw_ring(canvas, x, y, radius, 9, part_side_graphic(look->side));
    draw_text(canvas, x, y + 26, 1.3 * zones->r, (look->phase == RUN_WORK ? 88 : 58) * k, BOLD, ALIGN_CENTRE,
              INK,
              look->phase != RUN_WORK ? _("Breathe")
              : in > before           ? i18n_in("breath", "In")
                                      : i18n_in("breath", "Out"));
}

/* --- the scene */

/* The sun goes its way over the coach while the stretch is held. */
static void paint_sun(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                      const struct run_moment *look)
{
    const double middle = canvas_width(canvas) / 2, wide = 0.42 * zones->mid_w, low = 330, high = 214;
    bool out = look->phase == RUN_WORK || look->phase == RUN_DONE;
    double share = out ? fmin(look->held_s / look->target_s, 1) : 0;
    double risen = 1 + 0.4 * cheer_way(play_finale_s(app), 0, 1.2);

    for (int i = 0; i < SUN_DOTS; i++) {
        double t = (double)i / (SUN_DOTS - 1);
        draw_disc(canvas, middle + (2 * t - 1) * wide, low - high * 4 * t * (1 - t) * 0.6, 5,
                  t <= share ? SUN : colour_fade(STONE, 0.5));
    }
    double x = middle + (2 * share - 1) * wide, y = low - high * 4 * share * (1 - share) * 0.6;
    draw_disc(canvas, x, y, 44 * risen, PAPER);
    draw_disc(canvas, x, y, 36 * risen, SUN_LIGHT);
}

static void paint_coach(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                        const struct run_moment *look)
{
    const struct coach_spot *spot = &app_level(app)->activity->spot;
    double height = fmin(655, zones->mid_w / spot->width);
    double x = canvas_width(canvas) / 2 - (play_mirrored(app, look) ? -1 : 1) * spot->middle * height;
    struct figure figure;

    play_figure(app, look, &figure);
    figure.bare = at_the_lake(app) && !(figure.things & 1u << THING_CUSHION);
    if (!at_the_lake(app))
        figure.breath = play_breath(app, BREATH_S);
    figure_draw(canvas, &figure, x, ground_point(canvas, 0, spot->y, false).y, height);
}

static void paint_guide_under(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
                              const struct run_moment *look)
{
    const double x = zones->right_x, y = zones->y, ring = 262 * zones->r / 296;
    const double plate_x = x - zones->plate_w / 2;

    draw_medallion(canvas, x, y, zones->r);
    draw_ring(canvas, x, y, ring, 3, LINE);
    if (guiding_of(app) == GUIDE_BREATH)
        return;
    draw_sheet(canvas, plate_x, zones->plate_y, zones->plate_w, PLAY_PLATE_H);
    draw_rect(canvas, x - ring, y - 1.5, 2 * ring, 3, LINE);
    if (guiding_of(app) == GUIDE_SHIFT) {
        draw_text(canvas, x, y - ring + 100, 0, 36, MEDIUM, ALIGN_CENTRE, STONE, _("your weight"));
        paint_side_zone(canvas, zones, look);
        return;
    }
    draw_rect(canvas, x - 1.5, y - ring + 72, 3, 2 * ring - 144, LINE);
    draw_text(canvas, x, y - ring + 50, 0, 36, MEDIUM, ALIGN_CENTRE, STONE, _("toes"));
    draw_text(canvas, x, y + ring - 24, 0, 36, MEDIUM, ALIGN_CENTRE, STONE, _("heel"));
}

static void paint_panels(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    struct play_zones zones = play_zones_of(canvas);
    const double k = zones.r / 296;

    play_topbar(app, canvas);
    draw_medallion(canvas, zones.left_x, zones.y, zones.r);
    draw_ring(canvas, zones.left_x, zones.y, 244 * k, 40 * k, colour_fade(LINE, 0.75));
    play_leg(app, canvas, &zones, look);
    paint_guide_under(app, canvas, &zones, look);
    play_sign(app, canvas, look);
    if (look->phase == RUN_REST)
        play_rest_under(app, canvas, look);
}

/* Since the hold was long enough for one star more, s; negative: it was not yet. */
static double pleased(const struct level *level, const struct run_moment *look)
{
    double since = -1;

    for (int i = 0; look->holding && i < LEVEL_STARS; i++)
        if (look->held_s >= level->stars[i])
            since = look->held_s - level->stars[i];
    return since;
}

/* What the eyes rest on. Its rock is behind the disc where the window is narrow: then it stands on the slab,
 * beside the leg that stands. Between holds it sits on the sheet. */
static void paint_heron(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    const struct play_zones zones = play_zones_of(canvas);
    const bool resting = look->phase == RUN_REST, left = look->side == SIDE_LEFT;
    double size = 0.6 * ground_scale(canvas);
    struct point foot = ground_point(canvas, 1200, 746, false);
    struct heron heron = {.time_s = (double)app->now_us / 1e6,
                          .stir = resting ? 0 : play_state(app)->wobble,
                          .pleased_s = play_state(app)->kept && look->best_s > 0
                                           ? play_finale_s(app)
                                           : pleased(app_level(app), look),
                          .still = app->look.still};

    if (resting) {
        if (canvas_width(canvas) < 1700)
            return;
        size = 0.42;
        foot = (struct point){zones.mid_x + zones.mid_w - 84, PLAY_TOP};
        heron.pleased_s = app_level(app)->rest_s - look->phase_left_s;
    } else if (foot.x + 40 * size > zones.right_x - zones.r) {
        size = 0.36 * ground_scale(canvas);
        foot = ground_point(canvas, left ? 815 : 1105, 908, false);
        heron.mirrored = left;
    }
    heron_paint(canvas, &heron, foot, size);
}

static void under(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    draw_ground(canvas, at_the_lake(app) ? "lake" : "camp", false);
    paint_panels(app, canvas, look);
}

static void over(struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    struct play_zones zones = play_zones_of(canvas);

    if (at_the_lake(app))
        paint_heron(app, canvas, look);
    if (look->phase == RUN_REST) {
        play_rest_over(app, canvas);
    } else {
        if (!at_the_lake(app))
            paint_sun(app, canvas, &zones, look);
        paint_coach(app, canvas, &zones, look);
    }
    paint_number(app, canvas, &zones, look);
    switch (guiding_of(app)) {
    case GUIDE_SWAY:
        play_sway(app, canvas, &zones, look);
        play_steadiness(app, canvas, &zones, look);
        break;
    case GUIDE_SHIFT:
        paint_shift(app, canvas, &zones, look);
        break;
    case GUIDE_BREATH:
        paint_breath(app, canvas, &zones, look);
        break;
    }
    play_sign_cue(app, canvas, look);
}

const struct play_layout play_hold = {.under = under, .over = over};
