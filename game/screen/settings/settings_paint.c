#include "screen/settings/settings_paint.h"
#include "screen/settings/settings_screen.h"

#include "figure/figure.h"
#include "i18n/i18n.h"
#include "screen/shared/choice.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

#include <math.h>
#include <stdio.h>

#define GAP    14.0
#define PAD    36.0
#define TOP    250.0
#define BOTTOM 1024.0
#define RADIUS 28.0
#define HIGH   122.0 /* of a row, at most */

/* One dot a value, that of the present one filled and larger. */
static void pips(struct canvas *canvas, double right, double y, int steps, int at, struct colour colour)
{
    for (int i = 0; i < steps; i++) {
        double x = right - 10 - (steps - 1 - i) * 28;
        if (i == at)
            draw_disc(canvas, x, y, 9, colour);
        else
            draw_ring(canvas, x, y, 6, 3, colour);
    }
}

static void row(struct app *app, struct canvas *canvas, int id, double x, double y, double w, double h)
{
    bool here = focus_item(&app->focus, id, x, y, w, h);
    struct colour strong = here ? MIST : INK, weak = here ? QUIET : STONE;
    const double middle = y + h / 2, right = x + w - PAD - 44;
    char value[SETTINGS_SAYS], label[FOCUS_LABEL];
    int at, steps = settings_row_steps(app, id, &at);

    settings_row_value(app, id, value);
    snprintf(label, sizeof label, *value ? _("%s: %s") : "%s", settings_row_name(id), value);
    focus_label(&app->focus, label);
    if (here)
        focus_frame(&app->focus, canvas, (struct box){x, y, w, h}, RADIUS);
    else
        draw_round(canvas, x, y + 6, w, h, RADIUS, colour_fade(SHADE, 0.14));
    draw_round(canvas, x, y, w, h, RADIUS, here ? SPRUCE : KEY);
    const double room = right - x - PAD;
    double name = fmin(text_width(canvas, 48, BOLD, settings_row_name(id)), *value ? 0.56 * room : room);
    draw_block(canvas, x + PAD, y + 4, name + 1, h - 8, 48, BOLD, ALIGN_LEFT, strong, settings_row_name(id));
    if (id == SETTINGS_BACK)
        return;
    draw_block(canvas, x + PAD + name + 24, y + 2, room - name - 24, steps ? h - 30 : h - 4, 44, SEMIBOLD,
               ALIGN_RIGHT, steps ? strong : weak, value);
    glyph_chevron(canvas, x + w - PAD - 8, middle, 1, 1, weak);
    if (steps)
        pips(canvas, right, middle + h / 2 - 18, steps, at, strong);
}

/* The coach as chosen, in the middle of the movement that everybody begins with. */
static void coach(const struct app *app, struct canvas *canvas, double x, double y, double w, double h)
{
    struct figure figure = {.activity = activity_yardstick(), .side = SIDE_LEFT, .at = 1};

    app_coach(app, &figure);
    figure_fit(canvas, &figure, x, y, w, h);
}

/* What has the focus, in words, and in a picture where that says more. */
static void panel(struct app *app, struct canvas *canvas, double x, double y, double w, double h)
{
    const int id = app->focus.id;
    const bool shown = id == SETTING_BUILD || id == SETTING_SKIN || id == SETTING_MOTION;
    double down = y + 70, wide = w - 2 * PAD;

    draw_sheet(canvas, x, y, w, h);
    if (id < 0 || id >= SETTINGS_IDS)
        return;
    down += draw_paragraph(canvas, x + PAD, down, wide, 48, BOLD, INK, settings_row_name(id)) + 8;
    down += draw_paragraph(canvas, x + PAD, down, wide, 44, MEDIUM, STONE, settings_row_about(id));
    if (shown)
        coach(app, canvas, x + PAD, down, wide, y + h - down - 24);
}

void settings_paint(struct app *app, struct canvas *canvas)
{
    static const char *const titles[SETTINGS_PAGES] = {[SETTINGS_MAIN] = N_("Settings"),
                                                       [SETTINGS_SEEING] = N_("Seeing"),
                                                       [SETTINGS_HEARING] = N_("Hearing"),
                                                       [SETTINGS_CHOOSING] = N_("Choosing and device"),
                                                       [SETTINGS_TRAINING] = N_("You and your things")};
    const double total = layout_room(canvas), side = floor(total * 0.34);
    const double w = total - side - 32, top = app->notices.fault.kind ? TOP + 60 : TOP;
    int rows[SETTINGS_ROWS_MAX], count = settings_rows(settings_state(app)->page, rows);
    double h = fmin((BOTTOM - top + GAP) / count - GAP, HIGH);

    draw_scene(canvas, "camp");
    choice_heading(app, canvas, _(titles[settings_state(app)->page]),
                   settings_state(app)->page == SETTINGS_MAIN
                       ? _("Each player has their own.")
                       : _("Choose to go on to the next value. It counts at once."));
    for (int i = 0; i < count; i++)
        row(app, canvas, rows[i], PART_MARGIN_X, top + i * (h + GAP), w, h);
    panel(app, canvas, PART_MARGIN_X + w + 32, top, side, count * (h + GAP) - GAP);
}
