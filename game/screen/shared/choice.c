#include "screen/shared/choice.h"

#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

#include <math.h>

static const double GAP = 32, RADIUS = 28, PAD = 36;

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

void choice_paint(struct app *app, struct canvas *canvas, const struct choice *choice, double x, double y,
                  double w, double h)
{
    bool here = focus_item(&app->focus, choice->id, x, y, w, h);
    struct colour strong = here ? MIST : INK, weak = here ? QUIET : STONE;
    const double room = w - 2 * PAD - (choice->on ? 84 : 0), middle = y + h / 2;

    focus_label(&app->focus, choice->text);
    if (choice->slow)
        focus_slow(&app->focus);
    if (here)
        focus_frame(&app->focus, canvas, x, y, w, h, RADIUS);
    draw_key(canvas, x, y, w, h, RADIUS, here);
    if (choice->small)
        focus_two_lines(canvas, (struct focus_words){choice->text, choice->small, 52, 38}, x + PAD, y, room,
                        h, strong, weak);
    else
        draw_block(canvas, x + PAD, y + 6, room, h - 12, 52, BOLD, ALIGN_LEFT, strong, choice->text);
    if (!choice->on)
        return;
    draw_disc(canvas, x + w - PAD - 28, middle, 36, INK);
    draw_disc(canvas, x + w - PAD - 28, middle, 31, SUN_LIGHT);
    glyph_tick(canvas, x + w - PAD - 28, middle, 1.9, ON_SUN);
}

double choice_grid(struct app *app, struct canvas *canvas, double y, double h, int columns,
                   const struct choice *choices, int count)
{
    const double w = (canvas_width(canvas) - 2 * PART_MARGIN_X - (columns - 1) * GAP) / columns;

    for (int i = 0; i < count; i++)
        choice_paint(app, canvas, &choices[i], PART_MARGIN_X + i % columns * (w + GAP),
                     y + i / columns * (h + GAP), w, h);
    return y + (count + columns - 1) / columns * (h + GAP) - GAP;
}
