#include "screen/home/home_screen.h"

#include <math.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

/* The panel at home: who plays, the rhythm of the week, and what is proposed for today. */

static const double PAD = 36, BUTTON_H = 120;

static int stars_of(const struct app *app, int *all)
{
    int earned = 0;

    *all = 0;
    for (int i = 0; i < (int)app->course.trail->count; i++) {
        const struct progress *progress = &app->course.reached.progress[i];
        unsigned sides = level_side_bits(&app->course.trail->levels[i]);
        if (app->course.trail->levels[i].chapter == CHAPTER_OWN)
            continue;
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
            *all += sides & 1u << side ? LEVEL_STARS : 0;
        earned += progress->stars_left + progress->stars_right + progress->stars_both;
    }
    return earned;
}

/* Name and stars, to pick another. */
static void paint_player(struct app *app, struct canvas *canvas, double x, double y, double w)
{
    const double h = 96;
    const char *name = app->course.player.name[0] ? app->course.player.name : _("Player");
    bool here = focus_key(&app->focus, canvas, HOME_PLAYER, (struct box){x, y, w, h}, 28, name);
    struct colour ink = here ? MIST : INK;
    char text[64], initial[5] = "";
    int all, earned = stars_of(app, &all);

    int bytes = (name[0] & 0xE0) == 0xC0   ? 2
                : (name[0] & 0xF0) == 0xE0 ? 3
                : (name[0] & 0xF8) == 0xF0 ? 4
                                           : 1;
    snprintf(initial, sizeof initial, "%.*s", bytes, name);
    draw_disc(canvas, x + 52, y + h / 2, 36, here ? MIST : SPRUCE);
    draw_text(canvas, x + 52, y + h / 2 + 15, 60, 42, BOLD, ALIGN_CENTRE, here ? SPRUCE : MIST, initial);
    draw_text(canvas, x + 108, y + 44, w - 124, 44, BOLD, ALIGN_LEFT, ink, name);
    snprintf(text, sizeof text, i18n_count("%d of %d star", "%d of %d stars", all), earned, all);
    draw_text(canvas, x + 108, y + 82, w - 124, 32, MEDIUM, ALIGN_LEFT, here ? QUIET : STONE, text);
}

static bool done_today(const struct app *app, const struct activity *exercise)
{
    return app->course.reached.past.last_day[activity_index(exercise)] == app->course.reached.past.day;
}

enum { ITEM = 50, ITEM_TWO = 80 }; /* heights of an exercise in one line, and in two */

static double item_height(struct canvas *canvas, const struct activity *exercise, double w)
{
    return text_width(canvas, 32, SEMIBOLD, _(exercise->title)) <= w - 52 ? ITEM : ITEM_TWO;
}

static void paint_item(const struct app *app, struct canvas *canvas, const struct activity *exercise,
                       double x, double y, double w, double h)
{
    const double middle = y + h / 2 - 2;
    bool done = done_today(app, exercise);

    if (done) {
        draw_disc(canvas, x + 18, middle, 18, SPRUCE);
        glyph_tick(canvas, x + 18, middle, 0.75, MIST);
    } else {
        draw_ring(canvas, x + 18, middle, 15, 4, STONE);
    }
    draw_label(canvas, x + 52, middle + 12, w - 52, h, 36, done ? MEDIUM : SEMIBOLD, ALIGN_LEFT,
               done ? STONE : INK, _(exercise->title));
}

/* How many of them have room down to bottom, from y on. */
static int items_shown(const struct workout *workout, struct canvas *canvas, double y, double w,
                       double bottom)
{
    int shown = 0;

    for (; shown < workout->item_count; shown++) {
        y += item_height(canvas, workout->items[shown].activity, w);
        if (y > bottom)
            break;
    }
    return shown;
}

static void paint_items(const struct app *app, struct canvas *canvas, double x, double y, double w,
                        double bottom)
{
    const struct workout *workout = &app->course.reached.today.workout;
    int shown = items_shown(workout, canvas, y, w, bottom);
    char more[64];

    if (shown < workout->item_count) /* a line that says so */
        shown = items_shown(workout, canvas, y, w, bottom - ITEM);
    for (int i = 0; i < shown; i++) {
        double h = item_height(canvas, workout->items[i].activity, w);
        paint_item(app, canvas, workout->items[i].activity, x, y, w, h);
        y += h;
    }
    if (shown < workout->item_count && y + ITEM <= bottom) {
        snprintf(more, sizeof more, _("and %d more"), workout->item_count - shown);
        draw_text(canvas, x + 52, y + 35, w - 52, 36, MEDIUM, ALIGN_LEFT, STONE, more);
    }
}

static void paint_today(struct app *app, struct canvas *canvas, double x, double y, double w, double bottom)
{
    const struct today *today = &app->course.reached.today;
    bool anything = today->workout.item_count > 0;
    char minutes[48] = "";

    if (anything)
        snprintf(minutes, sizeof minutes, _("%d min"), today->workout.minutes);
    double wide = anything ? text_width(canvas, 40, BOLD, minutes) + 16 : 0;
    draw_text(canvas, x, y + 36, w - wide, 42, BOLD, ALIGN_LEFT, INK, _(today_kind_title(today->kind)));
    draw_text(canvas, x + w, y + 36, w / 2, 40, BOLD, ALIGN_RIGHT, INK, minutes);
    y += 56;
    /* What is to be done goes before why. */
    double why = part_height(canvas, w, 32, MEDIUM, _(today->reason)) + 12;
    double items = 50.0 * (double)today->workout.item_count;
    if (!anything || y + why + items <= bottom - BUTTON_H - 16)
        y += draw_paragraph(canvas, x, y + 30, w, 32, MEDIUM, STONE, _(today->reason)) + 12;
    if (!anything)
        return;
    paint_items(app, canvas, x, y, w, bottom - BUTTON_H - 16);
    button(&app->focus, canvas, HOME_TODAY, (struct box){x - 8, bottom - BUTTON_H, w + 16, BUTTON_H},
           _("Start today"), NULL);
}

void home_paint_panel(struct app *app, struct canvas *canvas, double w)
{
    const double x = PART_MARGIN_X, y = PART_MARGIN_Y, h = canvas_height(canvas) - 2 * y, inner = w - 2 * PAD;
    /* A narrow panel has no room for the name of the game. */
    const bool named = w > 500;
    const double top = y + (named ? 116 : 24), rhythm_y = top + 96 + 16, low = y + h - PAD;

    draw_sheet(canvas, x, y, w, h);
    if (named) {
        draw_sprite_tinted(canvas, "heron", x + PAD, y + 20, 70, 84, (struct colour){255, 255, 255, 255});
        draw_text(canvas, x + PAD + 80, y + 84, inner - 80, 68, EXTRABOLD, ALIGN_LEFT, INK, "Surefoot");
    }
    double rhythm =
        part_height(canvas, inner, 32, MEDIUM, _(today_rhythm(app->course.reached.past.strength_days)));
    /* Listed first: home begins with it. */
    paint_today(app, canvas, x + PAD, rhythm_y + rhythm + 30, inner, low);
    paint_player(app, canvas, x + PAD - 16, top, inner + 32);
    draw_paragraph(canvas, x + PAD, rhythm_y + 32, inner, 32, MEDIUM, INK,
                   _(today_rhythm(app->course.reached.past.strength_days)));
    draw_rect(canvas, x + PAD, rhythm_y + rhythm + 14, inner, 3, LINE);
}
