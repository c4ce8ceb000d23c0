#include "screen/workouts/workouts_screen.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/choice.h"
#include "screen/shared/say.h"
#include "screen/shared/widgets.h"

/* What the list of workouts looks like: rows on the left, the one in focus on the right. */

static const double TOP = 160, HEIGHT = 690, ROW = 116, GAP = 20, LOW = 874, LOW_H = 150, PAD = 40;

static void paint_row(struct app *app, struct canvas *canvas, int i, struct box at)
{
    const struct workout *workout = &app->course.book->workouts[i];
    const double left = at.x + 32, right = at.x + at.w - 32, y = at.y + 72;
    bool here = focus_key(&app->focus, canvas, i, at, 28, _(workout->title));
    char text[64];

    snprintf(text, sizeof text, _("%d min"), workout->minutes);
    double wide = draw_text(canvas, right, y, 180, 40, MEDIUM, ALIGN_RIGHT, here ? QUIET : STONE, text);
    draw_label(canvas, left, y, right - left - fmax(wide + 20, 136), at.h - 8, 44, BOLD, ALIGN_LEFT,
               here ? MIST : INK, _(workout->title));
}

static uint32_t things_of(const struct app *app, const struct workout *workout)
{
    uint32_t things = 0;

    for (int i = 0; i < workout->item_count; i++) {
        const struct level *level = workout_level(&workout->items[i], app->course.trail);
        things |= level ? guide_things(&app->course.book->guide, level) : 0;
    }
    return things;
}

enum { EXERCISES_SAID = 800 };

/* "Bridge, 2 x Single-leg balance": each exercise once, in order. */
static void say_exercises(const struct workout *workout, char out[EXERCISES_SAID])
{
    size_t used = 0;

    out[0] = '\0';
    for (int i = 0; i < workout->item_count; i++) {
        const struct activity *exercise = workout->items[i].activity;
        int times = 0, before = 0;
        for (int k = 0; k < workout->item_count; k++) {
            times += workout->items[k].activity == exercise;
            before += k < i && workout->items[k].activity == exercise;
        }
        if (before)
            continue;
        char number[16] = "";
        if (times > 1)
            snprintf(number, sizeof number, "%d × ", times);
        int wrote = snprintf(out + used, EXERCISES_SAID - used, "%s%s%s", used ? ", " : "", number,
                             _(exercise->title));
        if (wrote < 0 || (size_t)wrote >= EXERCISES_SAID - used)
            return;
        used += (size_t)wrote;
    }
}

static double paint_part(struct canvas *canvas, double x, double y, double w, const char *title,
                         const char *text)
{
    if (!text[0])
        return 0;
    draw_text(canvas, x, y, w, 36, BOLD, ALIGN_LEFT, STONE, title);
    return 48 + draw_paragraph(canvas, x, y + 48, w, 36, MEDIUM, INK, text) + 22;
}

static void paint_told(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct workout *workout = &app->course.book->workouts[workouts_state(app)->told];
    const double room = w - 2 * PAD, left = x + PAD;
    bool own = !strncmp(workout->id, "own/", strlen("own/"));
    char text[EXERCISES_SAID];
    double y = TOP + 84;

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    const bool two = block_lines(canvas, room, 84, 56, EXTRABOLD, _(workout->title)) > 1;
    y += two ? 16 : 0;
    draw_label(canvas, left, y, room, 84, 56, EXTRABOLD, ALIGN_LEFT, INK, _(workout->title));
    snprintf(text, sizeof text,
             own ? i18n_count("%d minute, your own", "%d minutes, your own", workout->minutes)
                 : i18n_count("%d minute", "%d minutes", workout->minutes),
             workout->minutes);
    draw_text(canvas, left, y + 60, room, 40, SEMIBOLD, ALIGN_LEFT, INK, text);
    y += 124;
    say_exercises(workout, text);
    y += paint_part(canvas, left, y, room, _("Exercises"), text);
    say_things(app, things_of(app, workout), text);
    y += paint_part(canvas, left, y, room, _("At hand"), text);
    if (y - 34 + part_height(canvas, room, 34, MEDIUM, _(workout->why)) < TOP + HEIGHT - PAD)
        draw_paragraph(canvas, left, y, room, 34, MEDIUM, STONE, _(workout->why));
}

static void paint_list(struct app *app, struct canvas *canvas, double w)
{
    struct workouts_state *list = workouts_state(app);
    const int count = (int)app->course.book->workout_count;

    list->fits = (int)((HEIGHT + GAP) / (ROW + GAP));
    if (list->page * list->fits >= count)
        list->page = 0;
    if (app->focus.id >= 0 && app->focus.id < count)
        list->told = app->focus.id;
    if (list->told < list->page * list->fits || list->told >= (list->page + 1) * list->fits)
        list->told = list->page * list->fits;
    for (int row = 0; row < list->fits && list->page * list->fits + row < count; row++)
        paint_row(app, canvas, list->page * list->fits + row,
                  layout_cell((struct box){PART_MARGIN_X, TOP, w, ROW}, 1, GAP, row));
}

static void paint_lower(struct app *app, struct canvas *canvas)
{
    const struct workouts_state *list = workouts_state(app);
    const bool more = (list->page + 1) * list->fits < (int)app->course.book->workout_count;
    const struct choice keys[] = {{.id = WORKOUTS_EARLIER, .text = list->page > 0 ? _("Earlier") : NULL},
                                  {.id = WORKOUTS_LATER, .text = more ? _("More") : NULL},
                                  {.id = WORKOUTS_BUILD, .text = _("Make one")},
                                  {.id = WORKOUTS_BACK, .text = _("Back")}};

    choice_keys(app, canvas, LOW, LOW_H, PART_GAP, keys, 4);
}

void workouts_paint(struct app *app, struct canvas *canvas)
{
    const double room = layout_room(canvas), left = fmin(0.46 * room, 800);
    char told[APP_SAID];

    draw_scene(canvas, "camp");
    layout_veil(canvas, colour_fade(PAPER, 0.3));
    if (app_told(app, told))
        draw_text(canvas, PART_MARGIN_X, 112, room, 40, SEMIBOLD, ALIGN_LEFT, ROWAN, told);
    else
        draw_text(canvas, PART_MARGIN_X, 116, room, 72, EXTRABOLD, ALIGN_LEFT, INK, _("Workouts"));
    if (app->course.book->workout_count > 0) {
        paint_list(app, canvas, left);
        paint_told(app, canvas, PART_MARGIN_X + left + PART_GAP, room - left - PART_GAP);
    }
    paint_lower(app, canvas);
}
