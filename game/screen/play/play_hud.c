#include "screen/play/play_screen.h"

#include <math.h>
#include <stdio.h>

#include "figure/figure.h"
#include "i18n/i18n.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

/* The pieces that the layouts share: zones, top bar, leg, sign, count-in, the coach. */

const double PLAY_TOP = 156, PLAY_BOTTOM = 908, PLAY_SIGN_Y = 944, PLAY_SIGN_H = 96;

struct play_zones play_zones_of(const struct canvas *canvas)
{
    const double w = canvas_width(canvas);
    struct play_zones zones = {.r = 296 * fmin(1, fmax(0.78, w / 1920))};
    double slack = PLAY_BOTTOM - PLAY_TOP - (2 * zones.r + 42 + PLAY_PLATE_H);

    zones.left_x = PART_MARGIN_X + 4 + zones.r;
    zones.right_x = w - zones.left_x;
    zones.y = PLAY_TOP + slack / 2 + zones.r;
    zones.plate_y = zones.y + zones.r + 42;
    zones.plate_w = fmin(2 * zones.r, 500);
    zones.mid_w = fmin(zones.right_x - zones.left_x - 2 * zones.r - 2 * PART_GAP, 640);
    zones.mid_x = w / 2 - zones.mid_w / 2;
    return zones;
}

void play_topbar(const struct app *app, struct canvas *canvas)
{
    const struct level *level = app_level(app);
    const double right = canvas_width(canvas) - PART_MARGIN_X;
    const double half = canvas_width(canvas) / 2 - PART_MARGIN_X - 12;
    char name[PART_NAME];

    part_level_name(app, level, name);
    if (app->course.channel == CHANNEL_LOAD) {
        part_topbar(app, canvas, name, _(level->activity->title), play_note(app));
        return;
    }
    double x =
        PART_MARGIN_X + draw_text(canvas, PART_MARGIN_X, 104, half / 2, 44, BOLD, ALIGN_LEFT, INK, name) + 22;
    draw_label(canvas, x, 104, PART_MARGIN_X + half - x, 80, 44, MEDIUM, ALIGN_LEFT, INK,
               _(level->activity->title));
    draw_text(canvas, right, 104, half, 40, app->course.simulated ? BOLD : MEDIUM, ALIGN_RIGHT, INK,
              play_note(app));
}

void play_leg(const struct app *app, struct canvas *canvas, const struct play_zones *zones,
              const struct run_moment *look)
{
    const double x = zones->left_x - zones->plate_w / 2, y = zones->plate_y;
    struct colour colour = part_side_text(look->side);

    draw_sheet(canvas, x, y, zones->plate_w, PLAY_PLATE_H);
    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        bool on = look->side == (enum side)side || look->side == SIDE_NONE;
        glyph_foot(canvas, x + (side == SIDE_LEFT ? 70 : 136), y + 59, 92, (enum side)side, on,
                   on ? colour : STONE);
    }
    draw_label(canvas, x + 196, y + 81, zones->plate_w - 226, 96, 64, BOLD, ALIGN_LEFT, colour,
               play_leg_word(app, look->side));
}

/* Balance begins with the eyes. */
static bool gazes(const struct app *app)
{
    return app_level(app)->activity->scene == SCENE_LAKE;
}

/* Where the cue ends and the sets begin. */
static double sets_left(const struct app *app, struct canvas *canvas, const struct run_moment *look,
                        bool paint)
{
    const struct run *run = &app->course.attempt.run;
    const double y = PLAY_SIGN_Y + PLAY_SIGN_H / 2;
    double right = canvas_width(canvas) - PART_MARGIN_X - 48;
    int here = look->phase == RUN_REST ? run->current + 1 : run->current;
    char text[64];

    if (run->set_count <= 6) {
        for (int i = run->set_count - 1; i >= 0; i--, right -= 58)
            if (paint)
                glyph_pip(canvas, right - 20, y, 20,
                          run->sets[i].done ? PIP_DONE
                          : i == here       ? PIP_HERE
                                            : PIP_TO_COME);
        right -= 4;
    }
    snprintf(text, sizeof text, run->level->reps > 0 ? _("Set %d of %d") : _("Hold %d of %d"), here + 1,
             run->set_count);
    if (paint)
        draw_text(canvas, right, y + 17, 360, 48, SEMIBOLD, ALIGN_RIGHT, MIST, text);
    return right - text_width(canvas, 48, SEMIBOLD, text) - 40;
}

void play_sign(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    draw_sign(canvas, PART_MARGIN_X, PLAY_SIGN_Y, layout_room(canvas), PLAY_SIGN_H);
    if (gazes(app))
        glyph_eye(canvas, PART_MARGIN_X + 74, PLAY_SIGN_Y + PLAY_SIGN_H / 2, 1, MIST);
    sets_left(app, canvas, look, true);
}

void play_sign_cue(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    const double x = PART_MARGIN_X + (gazes(app) ? 132 : 48);
    const double w = sets_left(app, canvas, look, false) - x;
    char room[PLAY_CUE];
    const char *cue = play_cue(app, look, room);

    if (text_width(canvas, 32, SEMIBOLD, cue) <= w) /* one line is read at a glance */
        draw_text(canvas, x, PLAY_SIGN_Y + PLAY_SIGN_H / 2 + 19, w, 54, SEMIBOLD, ALIGN_LEFT, MIST, cue);
    else
        draw_block(canvas, x, PLAY_SIGN_Y + 4, w, PLAY_SIGN_H - 8, 54, SEMIBOLD, ALIGN_LEFT, MIST, cue);
}

bool play_counting(const struct app *app, const struct run_moment *look, int *seconds, double *turn)
{
    double whole = look->phase == RUN_COUNT_IN ? RUN_COUNT_US / 1e6 : app_level(app)->rest_s;

    if (look->phase != RUN_COUNT_IN && look->phase != RUN_REST)
        return false;
    *seconds = (int)ceil(look->phase_left_s);
    *turn = whole > 0 ? fmin(look->phase_left_s / whole, 1) : 0;
    return true;
}

void play_figure(const struct app *app, const struct run_moment *look, struct figure *out)
{
    const struct level *level = app_level(app);

    *out = (struct figure){
        .activity = level->activity,
        .side = look->side,
        .at = play_state(app)->at,
        .wobble = play_state(app)->wobble,
        .breath = level->reps == 0 ? play_breath(app, 4) : 0,
        .things = guide_things(&app->course.book->guide, level),
        .halo = 6,
    };
    app_coach(app, out);
}

bool play_mirrored(const struct app *app, const struct run_moment *look)
{
    return look->side != SIDE_NONE && look->side == app_level(app)->activity->flipped;
}
