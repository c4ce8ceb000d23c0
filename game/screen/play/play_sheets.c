#include "screen/play/play_screen.h"

#include <math.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

/* What stands between and over the run: rest and pause. */

bool play_lies(const struct app *app)
{
    enum posture posture = guide_card(&app->course.book->guide, app_level(app)->activity)->posture;

    return posture == POSTURE_LYING || posture == POSTURE_SIDE_LYING;
}

void play_big_button(struct app *app, struct canvas *canvas, int id, double x, double y, double w, double h,
                     const char *text)
{
    bool here = focus_key(&app->focus, canvas, id, (struct box){x, y, w, h}, 28, text);

    draw_text(canvas, x + w / 2, y + h / 2 + 28, w - 48, 80, BOLD, ALIGN_CENTRE, here ? MIST : INK, text);
}

/* --- pause */

struct pause_words {
    const char *why, *how, *go;
};

static struct pause_words pause_words(const struct app *app, const struct run_moment *look)
{
    static const struct pause_words lost[CHANNELS] = {
        [CHANNEL_LOAD] = {N_("The board went to sleep or out of reach."),
                          N_("Press its front button. It goes on when it is back."),
                          N_("waits for the board")},
        [CHANNEL_MOTION] = {N_("The pad went to sleep or out of reach."),
                            N_("Press its button. It goes on when it is back."), N_("waits for the pad")},
        [CHANNEL_CONTACT] = {N_("The mat or pad is out of reach."), N_("It goes on when it is back."),
                             N_("waits for the mat or pad")},
        [CHANNEL_COACH] = {N_("The clock stood still for a while."), N_("It goes on by itself."),
                           N_("in a moment")}};

    static const struct pause_words off = {N_("You stepped off."), N_("Step back on and it goes on."),
                                           N_("step on, it goes on by itself")},
                                    own = {N_("Take your time."), N_("What is done so far is kept."),
                                           N_("when you are ready")};
    const struct pause_words *words = look->why == RUN_PAUSE_STEPPED_OFF   ? &off
                                      : look->why == RUN_PAUSE_DEVICE_LOST ? &lost[app->course.channel]
                                                                           : &own;

    return (struct pause_words){_(words->why), _(words->how), _(words->go)};
}

enum { PAUSE_W = 1160, PLAY_SO_FAR = 128 };
#define PAUSE_Y 120.0
#define PAUSE_H 840.0

/* What was reached so far on this side. "" when nothing was. */
static void so_far(const struct app *app, const struct run_moment *look, char out[PLAY_SO_FAR])
{
    out[0] = '\0';
    if (app_level(app)->reps > 0 && look->reps > 0)
        snprintf(out, PLAY_SO_FAR, _("%s: %d of %d so far"), part_side_leg(look->side), look->reps,
                 look->target_reps);
    else if (look->best_s > 0)
        snprintf(out, PLAY_SO_FAR, _("%s: best %.1f s so far"), part_side_leg(look->side), look->best_s);
}

void play_paused_under(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    const double x = (canvas_width(canvas) - PAUSE_W) / 2, y = PAUSE_Y, middle = canvas_width(canvas) / 2;
    const struct pause_words words = pause_words(app, look);
    struct colour tone = look->why == RUN_PAUSE_DEVICE_LOST ? ROWAN : INK;
    char best[PLAY_SO_FAR];

    draw_ground(canvas, play_lies(app) ? "meadow" : "lake", false);
    layout_veil(canvas, colour_fade(SHADE, 0.25));
    draw_sheet(canvas, x, y, PAUSE_W, PAUSE_H);
    draw_text(canvas, middle, y + 138, PAUSE_W - 80, 112, EXTRABOLD, ALIGN_CENTRE, INK, _("Paused"));
    so_far(app, look, best);
    if (play_lies(app)) {
        draw_text(canvas, middle, y + 260, PAUSE_W - 60, 80, SEMIBOLD, ALIGN_CENTRE, tone,
                  look->why == RUN_PAUSE_DEVICE_LOST ? words.go
                  : best[0]                          ? best
                                                     : words.why);
        return;
    }
    draw_text(canvas, middle, y + 224, PAUSE_W - 80, 50, SEMIBOLD, ALIGN_CENTRE, tone, words.why);
    draw_text(canvas, middle, y + 290, PAUSE_W - 80, 44, MEDIUM, ALIGN_CENTRE, INK, words.how);
    if (best[0])
        draw_text(canvas, middle, y + 362, PAUSE_W - 80, 44, BOLD, ALIGN_CENTRE, part_side_text(look->side),
                  best);
}

/* A button of this sheet: large for those who lie. */
static void sheet_button(struct app *app, struct canvas *canvas, int id, double x, double y, double w,
                         double h, const char *text, const char *small)
{
    if (play_lies(app))
        play_big_button(app, canvas, id, x, y, w, h, text);
    else
        button(&app->focus, canvas, id, (struct box){x, y, w, h}, text, small);
}

void play_paused_over(struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    const double x = (canvas_width(canvas) - PAUSE_W) / 2 + 60, y = PAUSE_Y + 410, w = PAUSE_W - 120;
    const double half = (w - 32) / 2;
    bool easier = play_state(app)->easier >= 0, skips = look->why == RUN_PAUSE_PLAYER;

    sheet_button(app, canvas, PLAY_CONTINUE, x, y, w, 124, _("Continue"), pause_words(app, look).go);
    if (skips)
        sheet_button(app, canvas, PLAY_SKIP, x, y + 152, easier ? half : w, 110, _("Skip this set"), NULL);
    if (easier)
        sheet_button(app, canvas, PLAY_EASIER, skips ? x + half + 32 : x, y + 152, skips ? half : w, 110,
                     _("Easier"), NULL);
    sheet_button(app, canvas, PLAY_END, x, y + 290, w, 110, _("End here"), NULL);
    focus_slow(&app->focus);
}

/* --- rest, standing */

static void paint_done(const struct app *app, struct canvas *canvas, const struct run_set *done,
                       double middle, double y, double w)
{
    double radius = fmin(50, w / 8);
    char amount[64];

    part_seconds(done->score.seconds, amount);
    if (app_level(app)->reps > 0)
        snprintf(amount, sizeof amount, _("%d good"), done->score.good);
    draw_text(canvas, middle, y + 84, w - 64, 44, BOLD, ALIGN_CENTRE, part_side_text(done->side),
              part_side_leg(done->side));
    draw_text(canvas, middle, y + 214, w - 64, 128, BOLD, ALIGN_CENTRE, INK, amount);
    part_stars(canvas, middle - 2.4 * radius, y + 300, radius, 2.4 * radius, done->score.stars);
}

/* Nothing to show of the set: by the clock, skipped, or not held. */
static void paint_not_scored(const struct app *app, struct canvas *canvas, const struct run_set *done,
                             double middle, double y, double w)
{
    const char *head = _("Not yet"), *words = _("Use a handrail if you like.");

    if (done && done->skipped) {
        head = _("Skipped");
        words = _("That is fine.");
    } else if (app->course.channel == CHANNEL_COACH) {
        head = _("Done");
        words = _("One set more on the clock.");
    } else if (app_level(app)->activity->scene != SCENE_LAKE) {
        words = _("The easier way counts, too.");
    }
    draw_text(canvas, middle, y + 150, w - 64, 54, BOLD, ALIGN_CENTRE, INK, head);
    draw_block(canvas, middle - w / 2 + 32, y + 178, w - 64, 180, 44, MEDIUM, ALIGN_CENTRE, INK, words);
}

void play_rest_under(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    const struct run *run = &app->course.attempt.run;
    const struct run_set *done =
        play_state(app)->last_set >= 0 ? &run->sets[play_state(app)->last_set] : NULL;
    const struct play_zones zones = play_zones_of(canvas);
    const double x = zones.mid_x, y = PLAY_TOP, w = zones.mid_w, middle = x + w / 2;

    draw_sheet(canvas, x, y, w, PLAY_BOTTOM - PLAY_TOP);
    if (done && done->score.points > 0)
        paint_done(app, canvas, done, middle, y, w);
    else
        paint_not_scored(app, canvas, done, middle, y, w);
    draw_rect(canvas, x + 40, y + 388, w - 80, 3, LINE);
    draw_text(canvas, middle, y + 452, w - 64, 40, MEDIUM, ALIGN_CENTRE, STONE, _("next"));
    draw_text(canvas, middle, y + 526, w - 64, 64, BOLD, ALIGN_CENTRE, part_side_text(look->side),
              part_side_leg(look->side));
}

void play_rest_over(struct app *app, struct canvas *canvas)
{
    const struct play_zones zones = play_zones_of(canvas);

    button(&app->focus, canvas, PLAY_GO_ON,
           (struct box){zones.mid_x + 32, PLAY_BOTTOM - 150, zones.mid_w - 64, 118}, _("Go on now"), NULL);
}
