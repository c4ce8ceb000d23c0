#include "screen/workouts/workouts_screen.h"

#include <math.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/choice.h"
#include "screen/shared/widgets.h"

/* What the builder looks like: exercises to choose from, what was chosen, and the minutes. */

static const double TOP = 160, HEIGHT = 690, LOW = 874, LOW_H = 150, PAD = 36;

static void paint_exercises(struct app *app, struct canvas *canvas, double x, double w)
{
    enum { COLUMNS = 2, ROWS = 5 };
    const double gap = 18, h = (HEIGHT - (ROWS - 1) * gap) / ROWS;

    for (int i = 0; i < activity_count; i++) {
        const struct box at = layout_cell((struct box){x, TOP, w, h}, COLUMNS, gap, i);
        button(&app->focus, canvas, i, at, _(activities[i]->title), NULL);
    }
}

/* The newest are always in view. */
static void paint_chosen(const struct app *app, struct canvas *canvas, double x, double w)
{
    enum { ROWS = 9 };
    const struct workout *workout = &builder_state(app)->workout;
    const double row = 58;
    int first = workout->item_count > ROWS ? workout->item_count - ROWS : 0;
    char text[96];

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    snprintf(text, sizeof text, _("%d min"), workout->item_count ? builder_minutes(app) : 0);
    draw_text(canvas, x + PAD, TOP + 84, w - 2 * PAD, 64, EXTRABOLD, ALIGN_LEFT, INK, text);
    if (workout->item_count == 0)
        draw_paragraph(
            canvas, x + PAD, TOP + 160, w - 2 * PAD, 36, MEDIUM, STONE,
            _("Choose exercises in the order you like. Each takes the level that is next for you."));
    for (int i = first; i < workout->item_count; i++) {
        snprintf(text, sizeof text, "%d  %s", i + 1, _(workout->items[i].activity->title));
        draw_text(canvas, x + PAD, TOP + 156 + (i - first) * row, w - 2 * PAD, 38, SEMIBOLD, ALIGN_LEFT, INK,
                  text);
    }
}

static void paint_lower(struct app *app, struct canvas *canvas)
{
    const bool any = builder_state(app)->workout.item_count > 0;
    char fill[64], rest[64];

    snprintf(rest, sizeof rest, _("%d s"), builder_state(app)->rest_s);
    snprintf(fill, sizeof fill, _("%d min"), builder_goal(app));
    const struct choice choices[] = {{.id = BUILDER_UNDO, .text = any ? _("One less") : NULL},
                                     {.id = BUILDER_REST, .text = _("Rests"), .small = rest},
                                     {.id = BUILDER_FILL, .text = fill, .small = _("fill up to it")},
                                     {.id = BUILDER_SAVE, .text = any ? _("Save") : NULL},
                                     {.id = BUILDER_BACK, .text = _("Back")}};

    choice_keys(app, canvas, LOW, LOW_H, PART_GAP, choices, 5);
}

static void paint_names(struct app *app, struct canvas *canvas)
{
    struct choice choices[BUILDER_NAMES + 2];

    for (int i = 0; i < BUILDER_NAMES; i++)
        choices[i] = (struct choice){.id = BUILDER_NAME + i, .text = builder_name(i)};
    choices[BUILDER_NAMES] = (struct choice){.id = BUILDER_OTHER_NAME, .text = _("Another name")};
    choices[BUILDER_NAMES + 1] = (struct choice){.id = BUILDER_BACK, .text = _("Back")};
    choice_heading(app, canvas, _("What is it called?"), builder_state(app)->why);
    choice_grid(app, canvas, 300, 160, 2, choices, BUILDER_NAMES + 2);
}

void builder_paint(struct app *app, struct canvas *canvas)
{
    const double room = layout_room(canvas), right = fmin(0.4 * room, 720);

    draw_scene(canvas, "camp");
    layout_veil(canvas, colour_fade(PAPER, 0.3));
    if (builder_state(app)->naming) {
        paint_names(app, canvas);
        return;
    }
    draw_text(canvas, PART_MARGIN_X, 116, room, 72, EXTRABOLD, ALIGN_LEFT, INK, _("Your own workout"));
    paint_exercises(app, canvas, PART_MARGIN_X, room - right - PART_GAP);
    paint_chosen(app, canvas, PART_MARGIN_X + room - right, right);
    paint_lower(app, canvas);
}
