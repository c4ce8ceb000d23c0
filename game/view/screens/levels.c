#include "screens/app.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "screens/glyph.h"
#include "screens/parts.h"

/* The levels of the trail as a row of cards; the one in focus says more underneath. */

static const double CARD_Y = 172, CARD_H = 470, SIGN_Y = 676, ROW_Y = 904, ROW_H = 120;

static void enter(struct app *app)
{
    /* What is shown comes from the store; a fault there is told in the notice. */
    (void)app_refresh(app);
}

static void chosen(struct app *app, int id)
{
    if (id == LEVELS_SCORES) {
        app->table_level = app->chosen_level;
        app_go(app, &screen_scores);
    } else if (id == LEVELS_BOARD) {
        app_go(app, &screen_board);
    } else if (id == LEVELS_LEAVE) {
        app->quit = true;
    } else if (app_open(app, id)) {
        app_start(app, id);
    }
}

/* Back from here is leaving: asked twice, since nothing lies behind. */
static void act(struct app *app, enum action action)
{
    if (action == ACTION_BACK && app->focus.id == LEVELS_LEAVE)
        app->quit = true;
    else if (action == ACTION_BACK)
        app->focus.id = LEVELS_LEAVE;
}

/* "Opens with 2 stars on each leg in Lake 1" */
static void say_lock(const struct app *app, const struct level *level, char out[96])
{
    const struct level *key = trail_find(app->trail, level->unlock_level);
    char name[48] = "an earlier level";

    if (key)
        part_level_name(app, key, name);
    const char *legs = key && key->sides == LEVEL_EACH_SIDE ? " on each leg" : "";
    snprintf(out, 96, "Opens with %d star%s%s in %s", level->unlock_stars,
             level->unlock_stars == 1 ? "" : "s", legs, name);
}

static void paint_side_stars(struct canvas *canvas, double x, double y, enum side side, int stars)
{
    glyph_foot(canvas, x, y, 84, side, true, part_side_text(side));
    part_stars(canvas, x + 84, y, 30, 74, stars);
}

static void paint_card(struct app *app, struct canvas *canvas, int i, double x, double w)
{
    const struct level *level = &app->trail->levels[i];
    const struct progress *progress = &app->progress[i];
    bool here = app->focus.id == i;
    struct colour head = here ? SPRUCE : PART_KEY;
    char name[48], lock[96];

    if (here)
        focus_frame(&app->focus, canvas, x, CARD_Y, w, CARD_H, 36);
    else
        draw_sheet(canvas, x, CARD_Y, w, CARD_H);
    draw_round(canvas, x, CARD_Y, w, CARD_H, 36, MIST);
    draw_round(canvas, x, CARD_Y, w, 104, 36, head);
    draw_rect(canvas, x, CARD_Y + 60, w, 44, head);
    part_level_name(app, level, name);
    draw_text(canvas, x + 40, CARD_Y + 70, w - (app_open(app, i) ? 80 : 150), 52, BOLD, ALIGN_LEFT,
              here ? MIST : INK, name);
    if (!app_open(app, i))
        glyph_lock(canvas, x + w - 70, CARD_Y + 52, 2.2, here ? MIST : STONE);
    double size = text_width(canvas, 44, BOLD, level->title) > 1.85 * (w - 80) ? 36 : 44;
    draw_paragraph(canvas, x + 40, CARD_Y + 170, w - 80, size, BOLD, app_open(app, i) ? INK : STONE,
                   level->title);
    if (!app_open(app, i)) {
        say_lock(app, level, lock);
        draw_paragraph(canvas, x + 40, CARD_Y + 306, w - 80, 40, MEDIUM, STONE, lock);
        return;
    }
    if (level_asks(level, SIDE_LEFT))
        paint_side_stars(canvas, x + 78, CARD_Y + 312, SIDE_LEFT, progress->stars_left);
    if (level_asks(level, SIDE_RIGHT))
        paint_side_stars(canvas, x + 78, CARD_Y + 412, SIDE_RIGHT, progress->stars_right);
}

/* The row of cards: the focused one is always in view, its neighbours beyond the edge can be reached. */
static void paint_cards(struct app *app, struct canvas *canvas)
{
    const double room = canvas_width(canvas) - 2 * PART_MARGIN_X, gap = 32;
    int count = (int)app->trail->count < APP_LEVELS ? (int)app->trail->count : APP_LEVELS;
    int fit = (int)((room + gap) / (384 + gap));
    double w = fmin((room - (fit - 1) * gap) / fit, 460);

    if (app->focus.id < 0)
        app->focus.id = app->chosen_level;
    if (app->focus.id < count) {
        if (app->focus.id < app->levels_first)
            app->levels_first = app->focus.id;
        if (app->focus.id >= app->levels_first + fit)
            app->levels_first = app->focus.id - fit + 1;
    }
    for (int i = app->levels_first - 1; i <= app->levels_first + fit; i++) {
        double x = PART_MARGIN_X + (i - app->levels_first) * (w + gap);
        if (i < 0 || i >= count)
            continue;
        focus_item(&app->focus, i, x, CARD_Y, w, CARD_H);
        if (i >= app->levels_first && i < app->levels_first + fit)
            paint_card(app, canvas, i, x, w);
    }
    double middle = CARD_Y + CARD_H / 2;
    if (app->levels_first > 0)
        glyph_chevron(canvas, 34, middle, -1, 1.2, INK);
    if (app->levels_first + fit < count)
        glyph_chevron(canvas, canvas_width(canvas) - 34, middle, 1, 1.2, INK);
}

/* What the focused level asks for, or what opens it. */
static void say_level(const struct app *app, int i, char out[96])
{
    const struct level *level = &app->trail->levels[i];

    if (!app_open(app, i))
        say_lock(app, level, out);
    else
        snprintf(out, 96, "Hold %g s, %d times%s.", level->hold_s, level->sets,
                 level->sides == LEVEL_EACH_SIDE ? " on each leg" : "");
}

static void paint_sign(const struct app *app, struct canvas *canvas)
{
    const double x = PART_MARGIN_X, w = canvas_width(canvas) - 2 * PART_MARGIN_X, h = 180;
    int id = app->focus.id;
    bool level = id >= 0 && id < (int)app->trail->count, locked = level && !app_open(app, id);
    double left = x + (locked ? 152 : 48);
    /* Without a board there is nothing to lean on. */
    bool leans = !strcmp(app->source, "board") && app_ready(app);
    char text[96], told[APP_SAID];

    draw_sign(canvas, x, SIGN_Y, w, h);
    if (app_told(app, told)) {
        double size = part_height(canvas, w - 96, 40, MEDIUM, told) > 2.5 * 1.3 * 40 ? 34 : 40;
        double high = part_height(canvas, w - 96, size, MEDIUM, told);
        draw_paragraph(canvas, x + 48, SIGN_Y + (h - high) / 2 + size, w - 96, size, MEDIUM, ROWAN_LIGHT,
                       told);
        return;
    }
    if (level) {
        say_level(app, id, text);
        draw_text(canvas, left, SIGN_Y + 80, x + w - 48 - left, 54, SEMIBOLD, ALIGN_LEFT, MIST, text);
    }
    if (locked)
        glyph_lock(canvas, x + 86, SIGN_Y + 94, 3, SUN_LIGHT);
    draw_text(canvas, left, SIGN_Y + (level ? 144 : 108), x + w - 48 - left, 42, MEDIUM, ALIGN_LEFT,
              SUN_LIGHT, leans ? "Lean to move, stay to choose" : "Arrows move, Enter chooses");
}

static void paint_lower_row(struct app *app, struct canvas *canvas)
{
    const double gap = 32, w = (canvas_width(canvas) - 2 * PART_MARGIN_X - 2 * gap) / 3;

    button(&app->focus, canvas, LEVELS_SCORES, PART_MARGIN_X, ROW_Y, w, ROW_H, "Scores", NULL);
    button(&app->focus, canvas, LEVELS_BOARD, PART_MARGIN_X + w + gap, ROW_Y, w, ROW_H, "Board set-up", NULL);
    button(&app->focus, canvas, LEVELS_LEAVE, PART_MARGIN_X + 2 * (w + gap), ROW_Y, w, ROW_H, "Leave", NULL);
    focus_slow(&app->focus);
}

static void paint(struct app *app, struct canvas *canvas)
{
    const char *device = app->simulated      ? "Simulated board"
                         : !app->device_here ? "No board yet"
                         : app_ready(app)    ? "Board ready"
                                             : "Board found";

    draw_scene(canvas, "sheet");
    part_topbar(app, canvas, "Surefoot", app->player.name, device);
    paint_cards(app, canvas);
    paint_sign(app, canvas);
    paint_lower_row(app, canvas);
}

const struct screen screen_levels = {
    .name = "levels", .enter = enter, .act = act, .chosen = chosen, .paint = paint};
