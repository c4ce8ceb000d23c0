#include "screen/workouts/session_screen.h"

#include <math.h>
#include <stdio.h>

#include "figure/figure.h"
#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/choice.h"
#include "screen/shared/column.h"
#include "screen/shared/glyph.h"
#include "screen/shared/say.h"
#include "screen/shared/widgets.h"

/* What the time between the exercises of a workout looks like. */

enum { TOP = 190, HEIGHT = 640, LOW = 864, LOW_HEIGHT = 160, PAD = 40 }; /* of the sheets, and the keys */

static const struct type LARGE = {56, BOLD, ALIGN_LEFT};

static const struct level *level_of(const struct app *app, int step)
{
    return &app->course.trail->levels[app->course.session.steps[step].level];
}

/* One step: stars, or what else became of it, at the end of that line. */
static void paint_result(const struct app *app, const struct column *line, double down, int step)
{
    const struct step_result *result = &app->course.results[step];
    const bool done = app->course.session.steps[step].done;
    const double right = line->x + line->w, y = line->y + down;

    if (done && result->measured)
        part_stars(line->canvas, right - 128, y - 13, 22, 50, result->stars);
    else if (done)
        glyph_tick(line->canvas, right - 24, y - 14, 1, FERN);
    else
        column_line(line, down, type_right(NOTE), STONE, _("left out"));
}

/* What it was, with that much room beside it, and what became of it. */
static void paint_taken(const struct app *app, const struct column *line, double down, double beside,
                        int step)
{
    const struct column name = column_cut(*line, 0, beside);

    column_line(&name, down, STRONG, INK, _(level_of(app, step)->activity->title));
    paint_result(app, line, down, step);
}

static void paint_progress(const struct app *app, struct canvas *canvas)
{
    const double x = PART_MARGIN_X, w = layout_room(canvas), y = 138, h = 20;
    double done = fmin(fmax(session_progress(&app->course.session), 0), 1);

    draw_round(canvas, x, y, w, h, h / 2, LINE);
    if (done * w >= h)
        draw_round(canvas, x, y, done * w, h, h / 2, FERN);
}

static int minutes(double seconds)
{
    return (int)fmax(ceil(seconds / 60), 1);
}

static void paint_top(const struct app *app, struct canvas *canvas)
{
    char place[64], left[64];

    snprintf(place, sizeof place, _("%d of %d"), app->course.session.current + 1, app->course.session.count);
    snprintf(left, sizeof left, _("%d min to go"), minutes(session_left_s(&app->course.session)));
    part_topbar(app, canvas, place, _(app->course.workout.title), left);
    paint_progress(app, canvas);
}

/* What was done last, under the clock. */
static void paint_last(const struct app *app, const struct column *in)
{
    if (app->course.last < 0)
        return;
    column_rule(in, HEIGHT - 108, 3);
    paint_taken(app, in, HEIGHT - 48, 190, app->course.last);
}

static void paint_clock(const struct app *app, const struct column *in)
{
    const struct session *session = &app->course.session;
    const double middle = in->x + in->w / 2, cy = TOP + 296, radius = fmin(190, in->w / 2 + PAD - 70);
    double left = (double)(session->rest_end_us - session->now_us) / 1e6;
    int whole = session->steps[session->current - 1].rest_s;
    char text[16];

    column_line(in, 76, type_middle(LARGE), INK, session->paused ? _("Paused") : _("Rest"));
    draw_ring(in->canvas, middle, cy, radius, 22, LINE);
    if (whole > 0 && left > 0)
        draw_arc(in->canvas, middle, cy, radius, 22, 1 - fmin(left / whole, 1), 1, true,
                 session->paused ? STONE : FERN);
    snprintf(text, sizeof text, "%d", (int)ceil(fmax(left, 0)));
    draw_number(in->canvas, middle, cy + 66, 184, BOLD, session->paused ? STONE : INK, text);
}

/* Everything that the workout wants at hand. */
static uint32_t things_of(const struct app *app)
{
    uint32_t things = 0;

    for (int i = app->course.session.current; i < app->course.session.count; i++)
        things |= guide_things(&app->course.book->guide, level_of(app, i));
    return things;
}

static void paint_before(const struct app *app, const struct column *in)
{
    const int count = app->course.session.count - app->course.session.current;
    const bool first = app->course.last < 0;
    const char *why = _(app->course.workout.why);
    char text[SAY_THINGS];
    double down = 220;

    column_line(in, 84, LARGE, INK, first ? _("Ready?") : _("Take your time"));
    column_says(in, 154, STRONG, INK, i18n_count("%d exercise, %d min", "%d exercises, %d min", count), count,
                minutes(session_left_s(&app->course.session)));
    say_things(app, things_of(app), text);
    if (text[0]) {
        column_line(in, down, SUBHEAD, INK, _("Have at hand"));
        down += 48 + column_paragraph(in, down + 48, SMALL, STONE, text) + 28;
    }
    if (first &&
        down - SMALL.size + part_height(in->canvas, in->w, SMALL.size, SMALL.weight, why) < HEIGHT - PAD)
        column_paragraph(in, down, SMALL, INK, why);
}

/* At the tempo asked; what is held comes and stays. */
static void paint_figure(const struct app *app, struct canvas *canvas, const struct session_step *step,
                         struct box at)
{
    const struct level *level = &app->course.trail->levels[step->level];
    const bool counted = level->reps > 0;
    const double up = counted ? level->up_s : 3, hold = counted ? level->hold_s : 4,
                 down = counted ? level->down_s : 3,
                 t = fmod((double)app->now_us / 1e6, up + hold + down + 1);
    struct figure figure = {.activity = level->activity,
                            .side = part_first_side(step->sides),
                            .at = part_movement(t, up, hold, down),
                            .things = guide_things(&app->course.book->guide, level),
                            .board = app_channel(app, level) == CHANNEL_LOAD};

    draw_round(canvas, at.x, at.y, at.w, at.h, 28, PLATE);
    app_coach(app, &figure);
    figure_fit(canvas, &figure, at.x + 16, at.y + 16, at.w - 32, at.h - 32);
}

/* What comes in words, k times as large: how much of it, with which legs and things, and what measures it.
 * Unseen, it only tells how high that becomes. */
static double next_words(const struct app *app, const struct column *in, double k, bool seen)
{
    const struct session_step *step = session_step(&app->course.session);
    const struct level *level = &app->course.trail->levels[step->level];
    const enum side side = part_first_side(step->sides);
    const struct type head = {60 * k, EXTRABOLD, ALIGN_LEFT}, name = {40 * k, SEMIBOLD, ALIGN_LEFT},
                      leg = {40 * k, BOLD, ALIGN_LEFT}, small = {36 * k, MEDIUM, ALIGN_LEFT};
    const double alpha = seen ? 1 : 0;
    const struct colour ink = colour_fade(INK, alpha), stone = colour_fade(STONE, alpha);
    char asked[SAY_ASKED], tempo[SAY_TEMPO], things[SAY_THINGS], line[SAY_THINGS + 128], room[UNIT_TEXT];
    double y = 0;

    say_asked(level, asked);
    say_tempo(level, tempo);
    say_things(app, guide_things(&app->course.book->guide, level), things);
    snprintf(line, sizeof line, "%s%s%s", say_channel(app_channel(app, level)), things[0] ? ". " : "",
             things);
    y += column_paragraph(in, y, head, ink, _(level->activity->title)) + 8;
    y += column_paragraph(in, y, name, ink, say_title(app, level, room)) + 14;
    y += column_paragraph(in, y, small, ink, asked);
    if (tempo[0])
        y += column_paragraph(in, y, small, stone, tempo);
    y += 14;
    if (step->sides != SIDES_EACH && side != SIDE_NONE && level->sides == LEVEL_EACH_SIDE)
        y += column_paragraph(in, y, leg, colour_fade(part_side_text(side), alpha), part_side_leg(side)) + 14;
    return y + column_paragraph(in, y, small, stone, line);
}

static void paint_next(const struct app *app, struct canvas *canvas, struct box at)
{
    const struct column sheet = column_sheet(canvas, at, PAD);
    const double plate = 0.44 * (sheet.w - PAD);
    const struct column in = column_cut(sheet, 0, plate + PAD), words = column_below(in, 148);
    double k = 1;

    paint_figure(app, canvas, session_step(&app->course.session),
                 (struct box){in.x + in.w + PAD, at.y + PAD, plate, at.h - 2 * PAD});
    column_line(&in, 72, (struct type){40, BOLD, ALIGN_LEFT}, STONE,
                app->course.last < 0 ? _("First") : _("Next"));
    while (k > 0.6 && next_words(app, &words, k, false) > HEIGHT - 148)
        k -= 0.05;
    next_words(app, &words, k, true);
}

static void paint_buttons(struct app *app, struct canvas *canvas)
{
    bool rests = app->course.session.phase == SESSION_REST;
    const struct choice resting = {.id = SESSION_HALT,
                                   .text = app->course.session.paused ? _("Resume") : _("Pause")};
    struct choice keys[5] = {{.id = SESSION_START, .text = _("Start")}};
    int count = 1;

    if (rests)
        keys[count++] = resting;
    keys[count++] = (struct choice){.id = SESSION_LIGHTER, .text = _("Easier")};
    keys[count++] = (struct choice){.id = SESSION_PASS, .text = _("Skip it")};
    keys[count++] = (struct choice){.id = SESSION_END, .text = _("End"), .slow = true};
    choice_keys(app, canvas, LOW, LOW_HEIGHT, PART_GAP, keys, count);
}

static void paint_between(struct app *app, struct canvas *canvas)
{
    const double room = layout_room(canvas), w = fmax(0.34 * room, 470), x = PART_MARGIN_X;

    paint_top(app, canvas);
    const struct column in = column_sheet(canvas, (struct box){x, TOP, w, HEIGHT}, PAD);
    if (app->course.session.phase == SESSION_REST) {
        paint_clock(app, &in);
        paint_last(app, &in);
    } else {
        paint_before(app, &in);
    }
    paint_next(app, canvas, (struct box){x + w + PART_GAP, TOP, room - w - PART_GAP, HEIGHT});
    paint_buttons(app, canvas);
}

/* A ring closes, and a tick comes into it. */
static void paint_medal(const struct app *app, struct canvas *canvas, double x, double y)
{
    double s = cheer_s(&app->cheer, app->now_us), pop = cheer_pop(s, 1);

    draw_disc(canvas, x, y, 54, PAPER);
    draw_ring(canvas, x, y, 42, 10, LINE);
    if (s > 0.2)
        draw_arc(canvas, x, y, 42, 10, 0, cheer_way(s, 0.2, 1), true, FERN);
    if (pop > 0)
        glyph_tick(canvas, x, y, 1.7 * pop, FERN);
}

/* Every step and what became of it, in one column or in two. */
static void paint_all(const struct app *app, const struct column *sheet)
{
    enum { ROWS = 7, COLUMNS = 2, FIRST = 152, ROW = 70 };
    const int count = app->course.session.count, shown = count <= ROWS * COLUMNS ? count : ROWS * COLUMNS - 1;
    const double half = sheet->w / COLUMNS - PAD;

    for (int i = 0; i <= shown && i < count; i++) {
        const bool right = i / ROWS > 0;
        const struct column in =
            count > ROWS ? column_cut(*sheet, right ? half + 2 * PAD : 0, right ? 0 : half + 2 * PAD)
                         : *sheet;
        const double down = FIRST + i % ROWS * ROW;
        if (i < shown)
            paint_taken(app, &in, down, 210, i);
        else
            column_says(&in, down, BODY, STONE, _("and %d more"), count - shown);
    }
}

static void paint_done(struct app *app, struct canvas *canvas)
{
    const struct box sheet = {PART_MARGIN_X, TOP, layout_room(canvas), HEIGHT};
    const int count = app->course.session.count;
    int done = 0;

    for (int i = 0; i < count; i++)
        done += app->course.session.steps[i].done;
    if (done > 0)
        paint_medal(app, canvas, sheet.x + sheet.w - 54, 104);
    draw_text(canvas, sheet.x, 128, sheet.w - 140, 76, EXTRABOLD, ALIGN_LEFT, INK,
              done == count ? _("All of it done")
              : done > 0    ? _("Done for today")
                            : _("Another time"));
    const struct column in = column_sheet(canvas, sheet, PAD), title = column_cut(in, 0, 0.36 * in.w);
    column_line(&title, 70, (struct type){48, BOLD, ALIGN_LEFT}, INK, _(app->course.workout.title));
    column_says(&in, 70, type_right(BODY), STONE,
                i18n_count("%d of %d exercise", "%d of %d exercises", count), done, count);
    paint_all(app, &in);
    button(&app->focus, canvas, SESSION_END, (struct box){sheet.x, LOW, sheet.w, LOW_HEIGHT}, _("Continue"),
           NULL);
}

void session_paint(struct app *app, struct canvas *canvas)
{
    int step = app->course.session.current < app->course.session.count ? app->course.session.current
                                                                       : app->course.session.count - 1;

    draw_scene(canvas, step >= 0 ? part_scene(level_of(app, step)) : "camp");
    layout_veil(canvas, colour_fade(PAPER, 0.3));
    if (app->course.session.phase == SESSION_DONE)
        paint_done(app, canvas);
    else
        paint_between(app, canvas);
}
