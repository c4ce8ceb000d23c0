#include "screens/play.h"

#include <math.h>
#include <stdio.h>

#include "screens/glyph.h"
#include "screens/parts.h"

/* What stands between and over the run: stance help, rest, pause. */

void play_paint_paused(struct app *app, struct canvas *canvas, const struct run_look *look)
{
    const double w = 1000, x = (canvas_width(canvas) - w) / 2, y = 200, h = 700;
    const char *why = "Take your time.", *how = "The score so far is kept.", *go = "when you are ready";
    char best[48];

    if (look->why == RUN_PAUSE_STEPPED_OFF) {
        why = "You stepped off.";
        how = "Step back on and it goes on.";
        go = "step on, it goes on by itself";
    } else if (look->why == RUN_PAUSE_DEVICE_LOST) {
        why = "The board went to sleep or out of reach.";
        how = "Press its front button. It goes on when it is back.";
        go = "waits for the board";
    }
    draw_rect(canvas, 0, 0, canvas_width(canvas), canvas_height(canvas), colour_fade(INK, 0.25));
    draw_sheet(canvas, x, y, w, h);
    draw_text(canvas, x + w / 2, y + 138, w - 80, 112, EXTRABOLD, ALIGN_CENTRE, INK, "Paused");
    draw_text(canvas, x + w / 2, y + 224, w - 80, 50, SEMIBOLD, ALIGN_CENTRE,
              look->why == RUN_PAUSE_DEVICE_LOST ? ROWAN : INK, why);
    draw_text(canvas, x + w / 2, y + 294, w - 80, 44, MEDIUM, ALIGN_CENTRE, INK, how);
    if (look->best_s > 0) {
        snprintf(best, sizeof best, "%s: best %.1f s so far", part_side_leg(look->side), look->best_s);
        draw_text(canvas, x + w / 2, y + 376, w - 80, 44, BOLD, ALIGN_CENTRE, part_side_text(look->side),
                  best);
    }
    button(&app->focus, canvas, PLAY_CONTINUE, x + 60, y + 430, w - 120, 120, "Continue", go);
    button(&app->focus, canvas, PLAY_END, x + 60, y + 582, w - 120, 90, "End here", NULL);
    focus_slow(&app->focus);
}

/* The board from above: the foot that stands and the foot that lifts. */
static void paint_stance(struct canvas *canvas, const struct run_look *look, double x, double y, double w,
                         double h)
{
    const double foot = fmin(0.52 * h, 0.7 * w), lift = 0.14 * foot;
    const char *stand = look->side == SIDE_LEFT ? "Stand left" : "Stand right";
    const char *lift_now = look->side == SIDE_LEFT ? "Lift right" : "Lift left";
    const char *lifted = look->side == SIDE_LEFT ? "Right foot up" : "Left foot up";
    double middle = y + 0.5 * h, below = middle - lift + 0.45 * foot + 12;

    draw_text(canvas, x + w / 2, y + 96, w - 64, 64, BOLD, ALIGN_CENTRE, part_side_text(look->side), stand);
    for (int i = SIDE_LEFT; i <= SIDE_RIGHT; i++) {
        enum side side = (enum side)i;
        bool on = look->side == side;
        double fx = x + w * (side == SIDE_LEFT ? 0.29 : 0.71);
        glyph_foot(canvas, fx, on ? middle : middle - lift, on ? foot : 0.9 * foot, side, on,
                   on ? part_side_graphic(side) : STONE);
        if (!on && !look->holding)
            glyph_arrow(canvas, (struct point){fx, below + 84}, (struct point){fx, below + 4}, 12, STONE);
    }
    draw_text(canvas, x + w / 2, y + h - 52, w - 64, 54, SEMIBOLD, ALIGN_CENTRE, STONE,
              look->holding ? lifted : lift_now);
}

static void paint_rest(struct app *app, struct canvas *canvas, const struct run_look *look, double x,
                       double y, double w, double h)
{
    const struct run *run = &app->attempt.run;
    const struct run_set *done = app->play.last_set >= 0 ? &run->sets[app->play.last_set] : NULL;
    double middle = x + w / 2, radius = fmin(50, w / 8);
    char seconds[16], next[48];

    if (done && done->score.points > 0) {
        part_seconds(done->score.seconds, seconds);
        draw_text(canvas, middle, y + 84, w - 64, 44, BOLD, ALIGN_CENTRE, part_side_text(done->side),
                  part_side_leg(done->side));
        draw_text(canvas, middle, y + 214, w - 64, 128, BOLD, ALIGN_CENTRE, INK, seconds);
        part_stars(canvas, middle - 2.4 * radius, y + 300, radius, 2.4 * radius, done->score.stars);
    } else {
        draw_text(canvas, middle, y + 150, w - 64, 54, BOLD, ALIGN_CENTRE, INK, "Not held yet");
        draw_text(canvas, middle, y + 226, w - 64, 44, MEDIUM, ALIGN_CENTRE, INK, "Use a handrail");
        draw_text(canvas, middle, y + 284, w - 64, 44, MEDIUM, ALIGN_CENTRE, INK, "if you like.");
    }
    draw_rect(canvas, x + 40, y + 388, w - 80, 3, LINE);
    snprintf(next, sizeof next, "%s", part_side_leg(look->side));
    draw_text(canvas, middle, y + 452, w - 64, 40, MEDIUM, ALIGN_CENTRE, STONE, "next");
    draw_text(canvas, middle, y + 526, w - 64, 64, BOLD, ALIGN_CENTRE, part_side_text(look->side), next);
    button(&app->focus, canvas, PLAY_GO_ON, x + 32, y + h - 150, w - 64, 118, "Go on now", NULL);
}

void play_paint_middle(struct app *app, struct canvas *canvas, const struct run_look *look, double x,
                       double y, double w, double h)
{
    draw_sheet(canvas, x, y, w, h);
    if (look->phase == RUN_REST)
        paint_rest(app, canvas, look, x, y, w, h);
    else
        paint_stance(canvas, look, x, y, w, h);
}
