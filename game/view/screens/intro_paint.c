#include "screens/intro.h"

#include <math.h>
#include <stdio.h>

#include "screens/parts.h"

/* What the introduction looks like. */

static void paint_fact(struct canvas *canvas, double x, double y, double w, const char *name,
                       const char *value)
{
    draw_text(canvas, x, y, w, 36, MEDIUM, ALIGN_LEFT, STONE, name);
    draw_text(canvas, x, y + 54, w, 48, BOLD, ALIGN_LEFT, INK, value);
}

/* About how high a paragraph becomes. */
static double text_height(struct canvas *canvas, double size, double wide, const char *text)
{
    return 1.3 * size * ceil(1.06 * text_width(canvas, size, SEMIBOLD, text) / wide);
}

static void paint_text(struct app *app, struct canvas *canvas)
{
    const struct level *level = app_level(app);
    const double x = PART_MARGIN_X, w = canvas_width(canvas) - 2 * x, column = (w - 80 - 3 * 32) / 4;
    char hold[24], sets[32], rest[24], note[48];

    snprintf(hold, sizeof hold, "%g s", level->hold_s);
    snprintf(sets, sizeof sets, "%d%s", level->sets, level->sides == LEVEL_EACH_SIDE ? " on each leg" : "");
    snprintf(rest, sizeof rest, "%d s", level->rest_s);
    draw_sheet(canvas, x, 156, w, 674);
    draw_text(canvas, x + 40, 252, w - 80, 84, EXTRABOLD, ALIGN_LEFT, INK, level->title);
    /* Long texts are set smaller, and if that is not enough, the row of facts makes room. */
    const double wide = w - 80;
    bool small =
        text_height(canvas, 42, wide, level->why) + text_height(canvas, 40, wide, level->safety) > 300;
    double size = small ? 36 : 40, y = 474;
    if (text_height(canvas, size, wide, level->why) + text_height(canvas, size, wide, level->safety) > 320) {
        y = 338;
    } else {
        paint_fact(canvas, x + 40, 322, column, "hold", hold);
        paint_fact(canvas, x + 40 + column + 32, 322, column, "times", sets);
        paint_fact(canvas, x + 40 + 2 * (column + 32), 322, column, "rest", rest);
        paint_fact(canvas, x + 40 + 3 * (column + 32), 322, column, "eyes",
                   level->eyes == EYES_CLOSED ? "closed" : "open");
        draw_rect(canvas, x + 40, 408, wide, 3, LINE);
    }
    y += draw_paragraph(canvas, x + 40, y, wide, small ? 36 : 42, SEMIBOLD, INK, level->why) + 24;
    draw_paragraph(canvas, x + 40, y, wide, size, MEDIUM, INK, level->safety);

    bool standing = app_standing(app);
    double seconds = ceil((double)app->intro.left_us / 1e6);
    if (standing)
        snprintf(note, sizeof note, "begins by itself in %d s", (int)seconds);
    else
        snprintf(note, sizeof note, "step on and it begins");
    double half = (w - 32) / 2;
    button(&app->focus, canvas, INTRO_START, x, 866, half, 158, "Start now", note);
    button(&app->focus, canvas, INTRO_NOT_NOW, x + half + 32, 866, half, 158, "Not now",
           "back to the levels");
}

void intro_paint(struct app *app, struct canvas *canvas)
{
    const struct level *level = app_level(app);
    char name[48];

    draw_scene(canvas, "lake");
    part_level_name(app, level, name);
    part_topbar(app, canvas, name, exercise_title(level->exercise), "");
    paint_text(app, canvas);
}
