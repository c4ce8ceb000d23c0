#include "screen/shared/choice.h"

#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

#include <math.h>

static const double GAP = 32, PAD = 36;

void choice_heading(const struct app *app, struct canvas *canvas, const char *title, const char *how)
{
    const double middle = canvas_width(canvas) / 2;

    double low = 152;

    if (app->notices.fault.kind)
        low = fmin(low, part_notice(canvas, 290, fault_text(&app->notices.fault)) - 26);
    else
        draw_text(canvas, middle, 222, 0, 44, MEDIUM, ALIGN_CENTRE, INK, how);
    draw_text(canvas, middle, low, 0, 96, EXTRABOLD, ALIGN_CENTRE, INK, title);
}

void choice_paint(struct app *app, struct canvas *canvas, const struct choice *choice, struct box at)
{
    bool here = focus_key(&app->focus, canvas, choice->id, at, FOCUS_RADIUS, choice->text);
    struct colour strong = here ? MIST : INK, weak = here ? QUIET : STONE;
    const double x = at.x + PAD, room = at.w - 2 * PAD - (choice->on ? 84 : 0);
    const double tick = at.x + at.w - PAD - 28, middle = at.y + at.h / 2;

    if (choice->slow)
        focus_slow(&app->focus);
    if (choice->small)
        focus_two_lines(canvas, (struct focus_words){choice->text, choice->small, 52, 38},
                        (struct box){x, at.y, room, at.h}, strong, weak);
    else
        draw_block(canvas, x, at.y + 6, room, at.h - 12, 52, BOLD, ALIGN_LEFT, strong, choice->text);
    if (!choice->on)
        return;
    draw_disc(canvas, tick, middle, 36, INK);
    draw_disc(canvas, tick, middle, 31, SUN_LIGHT);
    glyph_tick(canvas, tick, middle, 1.9, ON_SUN);
}

double choice_grid(struct app *app, struct canvas *canvas, double y, double h, int columns,
                   const struct choice *choices, int count)
{
    const struct box row = {PART_MARGIN_X, y, layout_room(canvas), h};

    for (int i = 0; i < count; i++)
        choice_paint(app, canvas, &choices[i], layout_cell(row, columns, GAP, i));
    return y + (count + columns - 1) / columns * (h + GAP) - GAP;
}

void choice_keys(struct app *app, struct canvas *canvas, double y, double h, double gap,
                 const struct choice *keys, int count)
{
    const struct box row = {PART_MARGIN_X, y, layout_room(canvas), h};

    for (int i = 0; i < count; i++) {
        const struct box at = layout_cell(row, count, gap, i);
        if (!keys[i].text)
            continue;
        button(&app->focus, canvas, keys[i].id, at, keys[i].text, keys[i].small);
        if (keys[i].slow)
            focus_slow(&app->focus);
    }
}
