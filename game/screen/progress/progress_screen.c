#include "screen/progress/progress_screen.h"

#include <math.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

static const double TOP = 172;

static int push_day(void *context, const struct span_day *day)
{
    struct app *app = context;

    for (int view = 0; view < SPAN_VIEWS; view++)
        span_push_day(&progress_state(app)->of[view], day);
    return 0;
}

static int push_hold(void *context, const struct span_hold *hold)
{
    struct app *app = context;

    if (span_comparable(trail_find(app->course.trail, hold->level)))
        for (int view = 0; view < SPAN_VIEWS; view++)
            span_push_hold(&progress_state(app)->of[view], hold);
    return 0;
}

static void load(struct app *app)
{
    for (int view = 0; view < SPAN_VIEWS; view++)
        span_init(&progress_state(app)->of[view], (enum span_view)view, store_day(app->course.unix_s));
    if (!app->course.store)
        return;
    /* All days there are: rest is counted from the first of them. */
    int result = store_days(app->course.store, app->course.player.id, 0, push_day, app);
    if (!result)
        result = store_holds(app->course.store, app->course.player.id,
                             span_from(&progress_state(app)->of[SPAN_QUARTER]), push_hold, app);
    (void)app_fault(app, result);
}

static void enter(struct app *app, const struct wanted *wanted)
{
    (void)wanted;
    progress_state(app)->view = SPAN_WEEKS;
    load(app);
}

static bool nothing_yet(const struct app *app)
{
    return span_empty(&progress_state(app)->of[SPAN_QUARTER]);
}

static void chosen(struct app *app, int id)
{
    if (id == PROGRESS_BACK)
        app_go_home(app);
    else if (id == PROGRESS_START && app_start_workout(app, &app->course.reached.today.workout) < 0)
        app_go_home(app); /* which says what there is to do */
    else if (id < PROGRESS_BACK)
        progress_state(app)->view = (enum span_view)(id - PROGRESS_VIEW);
}

static const struct {
    const char *name;
    double w;
} views[SPAN_VIEWS] = {{N_("Days"), 192}, {N_("Weeks"), 226}, {N_("Quarter"), 266}};

static double view_width(struct canvas *canvas, int view)
{
    return fmax(views[view].w, text_width(canvas, 32, BOLD, _(views[view].name)) + 77);
}

/* The view that is shown is filled with light and ticked; the focus is a frame around it. */
static void paint_view(struct app *app, struct canvas *canvas, int view, double x)
{
    const double y = 46, h = 96, w = view_width(canvas, view);
    const int id = PROGRESS_VIEW + view;

    if ((int)progress_state(app)->view != view) {
        button(&app->focus, canvas, id, (struct box){x, y, w, h}, _(views[view].name), NULL);
        return;
    }
    bool here = focus_item(&app->focus, id, x, y, w, h);
    focus_label(&app->focus, _(views[view].name));
    if (here)
        focus_frame(&app->focus, canvas, (struct box){x, y, w, h}, FOCUS_RADIUS);
    draw_round(canvas, x, y, w, h, 28, SUN_LIGHT);
    draw_round_frame(canvas, x + 2, y + 2, w - 4, h - 4, 26, 4, INK);
    double wide = draw_text(canvas, x + w / 2 + 16, y + h / 2 + 16, w - 76, 44, BOLD, ALIGN_CENTRE, ON_SUN,
                            _(views[view].name));
    glyph_tick(canvas, x + (w - wide) / 2 - 12, y + h / 2, 1.2, ON_SUN);
}

static void paint_name(const struct app *app, struct canvas *canvas, double x, double right)
{
    const char *name = app->course.player.name[0] ? app->course.player.name : _("Player");
    double wide = text_width(canvas, 44, BOLD, name);

    if (wide > right - x - 100)
        return;
    glyph_foot(canvas, right - wide - 62, 94, 62, SIDE_LEFT, true, FERN);
    glyph_foot(canvas, right - wide - 32, 86, 62, SIDE_RIGHT, true, FERN);
    draw_text(canvas, right, 110, 0, 44, BOLD, ALIGN_RIGHT, INK, name);
}

#define TITLE 360.0 /* the least that is kept for it, whatever the version of the font */

static void paint_header(struct app *app, struct canvas *canvas)
{
    const double width = canvas_width(canvas), right = width - PART_MARGIN_X, gap = 24;
    const double back = width < 1700 ? 160 : 220;
    double x = PART_MARGIN_X;

    double keys = back + 32;
    for (int view = 0; view < SPAN_VIEWS; view++)
        keys += view_width(canvas, view) + gap;
    const double room = right - keys - 32 - x;
    x += fmax(draw_text(canvas, x, 120, room, 84, EXTRABOLD, ALIGN_LEFT, INK, _("Progress")),
              fmin(room, TITLE)) +
         32;
    for (int view = 0; view < SPAN_VIEWS; x += view_width(canvas, view++) + gap)
        paint_view(app, canvas, view, x);
    paint_name(app, canvas, x, right - back - 32);
    button(&app->focus, canvas, PROGRESS_BACK, (struct box){right - back, 46, back, 96}, _("Back"), NULL);
}

/* Before the first outing: what will be here, and the way to it. */
static void paint_invitation(struct app *app, struct canvas *canvas, struct box card)
{
    const double middle = card.x + card.w / 2, inner = card.w - 96;
    const char *text = _("After your first outing you see here how long and how calm you stand.");

    draw_sheet(canvas, card.x, card.y, card.w, card.h);
    glyph_foot(canvas, middle - 70, card.y + 190, 200, SIDE_LEFT, true, LEFT_GRAPHIC);
    glyph_foot(canvas, middle + 70, card.y + 170, 180, SIDE_RIGHT, false, STONE);
    draw_text(canvas, middle, card.y + 400, inner, 68, BOLD, ALIGN_CENTRE, INK, _("Your path begins here"));
    draw_paragraph(canvas, card.x + 48, card.y + 476, inner, 42, MEDIUM, INK, text);
    if (app->course.reached.today.workout.item_count > 0)
        button(&app->focus, canvas, PROGRESS_START,
               (struct box){card.x + 48, card.y + card.h - 168, inner, 120}, _("Start today"), NULL);
}

static void paint_cards(struct app *app, struct canvas *canvas, struct box left)
{
    const struct span *span = &progress_state(app)->of[progress_state(app)->view],
                      *weeks = &progress_state(app)->of[SPAN_WEEKS];
    const double high = 0.51 * left.h, half = (left.w - PART_GAP) / 2;
    const double y = left.y + high + PART_GAP, low = left.h - high - PART_GAP;

    progress_paint_holds(canvas, span, (struct box){left.x, left.y, left.w, high});
    progress_paint_sway(canvas, span, (struct box){left.x, y, half, low});
    progress_paint_minutes(canvas, span, &weeks->steps[weeks->count - 1],
                           (struct box){left.x + half + PART_GAP, y, half, low});
}

static void paint(struct app *app, struct canvas *canvas)
{
    const double inner = layout_room(canvas);
    const double high = canvas_height(canvas) - PART_MARGIN_Y - TOP, rest = 216;
    const double w = fmin(0.455 * inner, 900), x = canvas_width(canvas) - PART_MARGIN_X - w;
    const struct box left = {PART_MARGIN_X, TOP, inner - w - PART_GAP, high};
    const bool empty = nothing_yet(app);
    char told[APP_SAID];

    if (app->focus.id < 0)
        app->focus.id = empty && app->course.reached.today.workout.item_count > 0
                            ? PROGRESS_START
                            : PROGRESS_VIEW + (int)progress_state(app)->view;
    draw_scene(canvas, "sheet");
    paint_header(app, canvas);
    if (empty)
        paint_invitation(app, canvas, left);
    else
        paint_cards(app, canvas, left);
    progress_paint_ladders(app, canvas, (struct box){x, TOP, w, high - rest - PART_GAP});
    progress_paint_rest(canvas, &progress_state(app)->of[progress_state(app)->view],
                        (struct box){x, TOP + high - rest, w, rest});
    if (app_told(app, told)) {
        canvas_layer(canvas);
        part_notice(canvas, canvas_height(canvas) - PART_MARGIN_Y, told);
    }
}

const struct screen screen_progress = {.name = "progress",
                                       .state_size = sizeof(struct progress_state),
                                       .enter = enter,
                                       .back = app_go_home,
                                       .chosen = chosen,
                                       .paint = paint};
