#include "screen/people/pain_screen.h"

#include "i18n/i18n.h"
#include "screen/shared/choice.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

#include <math.h>
#include <stdio.h>

static const double LOW = 880, LOW_H = 136;

static const char *question(enum pain_when when)
{
    return when == PAIN_BEFORE  ? _("Do your hips hurt now?")
           : when == PAIN_AFTER ? _("Do your hips hurt after that?")
                                : _("Do your hips hurt this morning?");
}

static void paint_not_told(struct app *app, struct canvas *canvas)
{
    const struct choice choice = {.id = PAIN_NOT_TOLD, .text = _("Rather not say")};

    choice_paint(app, canvas, &choice, (struct box){PART_MARGIN_X, LOW, 560, LOW_H});
}

static void paint_where(struct app *app, struct canvas *canvas)
{
    const struct choice choices[] = {
        {.id = PAIN_NOWHERE, .text = _("No pain")},
        {.id = PAIN_LEFT, .text = _("Left hip or leg"), .small = _("a little or more")},
        {.id = PAIN_RIGHT, .text = _("Right hip or leg"), .small = _("a little or more")},
        {.id = PAIN_BOTH, .text = _("Both sides"), .small = _("one after the other")}};

    choice_heading(app, canvas, question(pain_state(app)->when), _("It decides what is good for you today."));
    choice_grid(app, canvas, 320, 230, 2, choices, 4);
    paint_not_told(app, canvas);
}

/* Ink only, as a block that grows: no colour says what is bad. */
static void paint_block(struct app *app, struct canvas *canvas, int value, double x, double w, double bottom)
{
    const double high = 96 + 32 * value, y = bottom - high, block = fmin(w - 14, 130);
    const double left = x + (w - block) / 2;
    bool here = focus_item(&app->focus, PAIN_0 + value, x, y, w, high);
    char number[4];

    snprintf(number, sizeof number, "%d", value);
    focus_label(&app->focus, number);
    focus_slow(&app->focus);
    if (here)
        focus_frame(&app->focus, canvas, (struct box){left, y, block, high}, 22);
    draw_key(canvas, left, y, block, high, 22, here);
    draw_text(canvas, x + w / 2, bottom - 30, block, 60, BOLD, ALIGN_CENTRE, here ? MIST : INK, number);
}

/* What a stretch of the scale means. */
static void paint_range(struct canvas *canvas, double x, double step, int from, int to, double y,
                        const char *text)
{
    const double left = x + from * step + 10, right = x + (to + 1) * step - 10;

    draw_sheet(canvas, left, y, right - left, 76);
    draw_text(canvas, (left + right) / 2, y + 51, right - left - 12, 38, SEMIBOLD, ALIGN_CENTRE, INK, text);
}

static void paint_how(struct app *app, struct canvas *canvas)
{
    const double w = layout_room(canvas), step = w / (PAIN_MAX + 1), bottom = 752;
    const char *leg =
        pain_state(app)->side == SIDE_LEFT ? _("Left side: how much?") : _("Right side: how much?");

    draw_text(canvas, PART_MARGIN_X + 110, 152, w - 110, 96, EXTRABOLD, ALIGN_LEFT, INK, leg);
    glyph_foot(canvas, PART_MARGIN_X + 40, 122, 110, pain_state(app)->side, true,
               part_side_text(pain_state(app)->side));
    draw_text(canvas, PART_MARGIN_X, 228, 0.66 * w, 44, MEDIUM, ALIGN_LEFT, INK,
              _("0 is none, 10 is the worst you can think of."));
    for (int value = 0; value <= PAIN_MAX; value++)
        paint_block(app, canvas, value, PART_MARGIN_X + value * step, step, bottom);
    paint_range(canvas, PART_MARGIN_X, step, 0, PAIN_STAY_FROM - 1, 778, _("fine to go on"));
    paint_range(canvas, PART_MARGIN_X, step, PAIN_STAY_FROM, PAIN_STOP_FROM - 1, 778, _("no higher"));
    paint_range(canvas, PART_MARGIN_X, step, PAIN_STOP_FROM, PAIN_MAX, 778, _("stop for today"));
    paint_not_told(app, canvas);
}

static void paint_which(struct app *app, struct canvas *canvas)
{
    struct choice choices[ACTIVITIES_MAX + 1];
    int count = 0;

    for (int i = 0; i < activity_count; i++)
        if (pain_state(app)->sides[i])
            choices[count++] = (struct choice){.id = PAIN_EXERCISE + i, .text = _(activities[i]->title)};
    choices[count++] = (struct choice){.id = PAIN_ANY_EXERCISE, .text = _("Hard to say")};
    choice_heading(app, canvas, _("Which one brought it on?"),
                   _("That one stays easier for now; the others go on."));
    choice_grid(app, canvas, 300, count > 8 ? 120 : 150, count > 4 ? 2 : 1, choices, count);
}

static const char *advice_title(const struct pain_state *pain)
{
    if (pain_advice(pain_worst(pain)) == PAIN_STOP)
        return _("Rest is training too");
    if (pain->worse)
        return _("One step easier");
    if (pain_advice(pain_worst(pain)) == PAIN_GO_ON)
        return _("Go on");
    return pain->when == PAIN_BEFORE ? _("Gently today") : _("This rung is enough");
}

static const char *advice(const struct pain_state *pain)
{
    return pain->worse && pain_advice(pain_worst(pain)) != PAIN_STOP
               ? pain_worse_reason()
               : pain_reason(pain_advice(pain_worst(pain)));
}

/* alpha 0: only how high. */
static double paint_list(struct canvas *canvas, double x, double y, double w, double size, double alpha,
                         const char *title, const char *(*line)(int i))
{
    const double top = y;

    y += draw_paragraph(canvas, x, y, w, size + 6, BOLD, colour_fade(INK, alpha), title) + 8;
    for (int i = 0; line(i); i++) {
        draw_disc(canvas, x + 10, y - 12, 7, colour_fade(STONE, alpha));
        y += draw_paragraph(canvas, x + 36, y, w - 36, size, MEDIUM, colour_fade(INK, alpha), _(line(i))) + 6;
    }
    return y - top;
}

/* Both lists of when to see somebody, beside each other; how high they are. */
static double paint_lists(struct canvas *canvas, double x, double y, double w, double size, double alpha)
{
    const double half = (w - 40) / 2;

    return fmax(
        paint_list(canvas, x, y, half, size, alpha, _("See a doctor at once for"), pain_see_now),
        paint_list(canvas, x + half + 40, y, half, size, alpha, _("See one soon for"), pain_see_soon));
}

/* Stop: why, and when to see somebody. All of it is to be read: in a narrow window or in many words the
 * letters are smaller, and then the sheet takes the room of the heading. Returns how much lower the key lies.
 */
static double paint_stop(const struct pain_state *pain, struct canvas *canvas)
{
    enum { LOWER = 52, HIGHER = 62 };
    const double x = PART_MARGIN_X, w = layout_room(canvas), inner = w - 64;
    const char *why = _(advice(pain));
    double size = 34, reason = w < 1500 ? 34 : 40, high;

    for (;; size -= 1) {
        high = part_height(canvas, inner, reason, SEMIBOLD, why) + paint_lists(canvas, x, 0, inner, size, 0) +
               24;
        if (size <= 26 || (size <= 32 && high <= 740) || high <= 672)
            break;
    }
    const bool tight = high > 672;
    const double top = tight ? 176 - HIGHER : 176, title = tight ? 64 : 96;
    draw_text(canvas, x, tight ? 92 : 138, 0, title, EXTRABOLD, ALIGN_LEFT, INK, advice_title(pain));
    draw_sheet(canvas, x, top, w, 672 + (tight ? HIGHER + LOWER : 0));
    double y = top + 8 + reason;
    y += draw_paragraph(canvas, x + 32, y, inner, reason, SEMIBOLD, INK, why);
    draw_rect(canvas, x + 32, y - reason + 10, inner, 3, LINE);
    paint_lists(canvas, x + 32, y + 16, inner, size, 1);
    return tight ? LOWER : 0;
}

/* Go on, or stay: how to make it easier. */
static void paint_go_on(const struct app *app, struct canvas *canvas)
{
    const double x = PART_MARGIN_X, w = layout_room(canvas);
    double y = 240;

    draw_text(canvas, x, 138, 0, 96, EXTRABOLD, ALIGN_LEFT, INK, advice_title(pain_state(app)));
    draw_sheet(canvas, x, 176, w, 672);
    y += draw_paragraph(canvas, x + 40, y, w - 80, 52, SEMIBOLD, INK, _(advice(pain_state(app))));
    part_paragraph(canvas, x + 40, y + 40, w - 80, 720 - y, 44, MEDIUM, INK,
                   _("The easier way always counts: a smaller movement, a hand on something, fewer "
                     "repetitions. If single-leg standing hurts, begin one rung lower."));
    if (!app->notices.fault.kind)
        part_paragraph(canvas, x + 40, 772, w - 80, 90, 36, MEDIUM, STONE,
                       _("Pain through the night that does not let up is worth showing to a doctor."));
}

static void paint_advice(struct app *app, struct canvas *canvas)
{
    const struct pain_state *pain = pain_state(app);
    bool stop = pain_advice(pain_worst(pain)) == PAIN_STOP;
    struct choice choices[3];
    double lower = 0;
    int count = 0;

    if (stop)
        lower = paint_stop(pain, canvas);
    else
        paint_go_on(app, canvas);
    if (pain->when == PAIN_BEFORE && !stop) {
        choices[count++] = (struct choice){.id = PAIN_GO, .text = _("Go on gently")};
        if (pain_easier(app))
            choices[count++] = (struct choice){.id = PAIN_EASIER, .text = _("Take it easier")};
        choices[count++] = (struct choice){.id = PAIN_HOME, .text = _("Not today")};
    } else {
        choices[count++] = (struct choice){.id = PAIN_HOME, .text = _("Back to the trail")};
    }
    if (app->notices.fault.kind) {
        canvas_layer(canvas);
        part_notice(canvas, 840, fault_text(&app->notices.fault));
    }
    choice_grid(app, canvas, LOW + lower, LOW_H - lower / 2, count > 1 ? count : 2, choices, count);
}

void pain_paint(struct app *app, struct canvas *canvas)
{
    static void (*const pages[])(struct app * app, struct canvas * canvas) = {
        [PAIN_PAGE_WHERE] = paint_where,
        [PAIN_PAGE_HOW] = paint_how,
        [PAIN_PAGE_WHICH] = paint_which,
        [PAIN_PAGE_ADVICE] = paint_advice,
    };

    draw_scene(canvas, pain_state(app)->when == PAIN_AFTER ? part_scene(app_level(app)) : "camp");
    pages[pain_state(app)->page](app, canvas);
}
