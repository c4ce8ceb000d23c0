#include "screen/workouts/session_screen.h"

#include <math.h>
#include <stdio.h>

#include "figure/figure.h"
#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/play/say.h"
#include "screen/shared/choice.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

/* What the time between the exercises of a workout looks like. */

static const double TOP = 190, HEIGHT = 640, LOW = 864, LOW_HEIGHT = 160, PAD = 40;

static const struct level *level_of(const struct app *app, int step)
{
    return &app->course.trail->levels[app->course.session.steps[step].level];
}

/* One step: stars, or what else became of it. */
static void paint_result(const struct app *app, struct canvas *canvas, int step, double right, double y)
{
    const struct session_step *taken = &app->course.session.steps[step];
    const struct step_result *result = &app->course.results[step];

    if (taken->done && result->measured)
        part_stars(canvas, right - 128, y - 13, 22, 50, result->stars);
    else if (taken->done)
        glyph_tick(canvas, right - 24, y - 14, 1, FERN);
    else
        draw_text(canvas, right, y, 200, 36, MEDIUM, ALIGN_RIGHT, STONE, _("left out"));
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
static void paint_last(const struct app *app, struct canvas *canvas, double x, double w)
{
    const double y = TOP + HEIGHT - 48;
    int last = app->course.last;

    if (last < 0)
        return;
    draw_rect(canvas, x + PAD, y - 60, w - 2 * PAD, 3, LINE);
    draw_text(canvas, x + PAD, y, w - 2 * PAD - 190, 40, SEMIBOLD, ALIGN_LEFT, INK,
              _(level_of(app, last)->exercise->title));
    paint_result(app, canvas, last, x + w - PAD, y);
}

static void paint_clock(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct session *session = &app->course.session;
    const double middle = x + w / 2, cy = TOP + 296, radius = fmin(190, w / 2 - 70);
    double left = (double)(session->rest_end_us - session->now_us) / 1e6;
    int whole = session->steps[session->current - 1].rest_s;
    char text[16];

    draw_text(canvas, middle, TOP + 76, w - 2 * PAD, 56, BOLD, ALIGN_CENTRE, INK,
              session->paused ? _("Paused") : _("Rest"));
    draw_ring(canvas, middle, cy, radius, 22, LINE);
    if (whole > 0 && left > 0)
        draw_arc(canvas, middle, cy, radius, 22, 1 - fmin(left / whole, 1), 1, true,
                 session->paused ? STONE : FERN);
    snprintf(text, sizeof text, "%d", (int)ceil(fmax(left, 0)));
    draw_number(canvas, middle, cy + 66, 184, BOLD, session->paused ? STONE : INK, text);
}

/* Everything that the workout wants at hand. */
static uint32_t things_of(const struct app *app)
{
    uint32_t things = 0;

    for (int i = app->course.session.current; i < app->course.session.count; i++)
        things |= guide_things(&app->course.book->guide, level_of(app, i));
    return things;
}

static void paint_before(const struct app *app, struct canvas *canvas, double x, double w)
{
    const double left = x + PAD, room = w - 2 * PAD, size = 34, low = TOP + HEIGHT - PAD;
    const int count = app->course.session.count - app->course.session.current;
    const bool first = app->course.last < 0;
    char text[SAY_THINGS];
    double y = TOP + 84;

    draw_text(canvas, left, y, room, 56, BOLD, ALIGN_LEFT, INK, first ? _("Ready?") : _("Take your time"));
    snprintf(text, sizeof text, i18n_count("%d exercise, %d min", "%d exercises, %d min", count), count,
             minutes(session_left_s(&app->course.session)));
    draw_text(canvas, left, y + 70, room, 40, SEMIBOLD, ALIGN_LEFT, INK, text);
    y += 136;
    say_things(app, things_of(app), text);
    if (text[0]) {
        draw_text(canvas, left, y, room, 36, BOLD, ALIGN_LEFT, INK, _("Have at hand"));
        y += 48 + draw_paragraph(canvas, left, y + 48, room, size, MEDIUM, STONE, text) + 28;
    }
    if (first && y - size + part_height(canvas, room, size, MEDIUM, _(app->course.workout.why)) < low)
        draw_paragraph(canvas, left, y, room, size, MEDIUM, INK, _(app->course.workout.why));
}

/* 0 at rest .. 1 at the top, at the tempo asked; what is held comes and stays. */
static double movement_at(const struct level *level, int64_t now_us)
{
    double up = level->reps > 0 ? level->up_s : 3, hold = level->reps > 0 ? level->hold_s : 4,
           down = level->reps > 0 ? level->down_s : 3;
    double t = fmod((double)now_us / 1e6, up + hold + down + 1);
    double part = t < up ? t / up : t < up + hold ? 1 : fmax(1 - (t - up - hold) / down, 0);

    return 0.5 - 0.5 * cos(PART_PI * part);
}

static enum side first_side(unsigned sides)
{
    return sides & SIDES_LEFT ? SIDE_LEFT : sides & SIDES_RIGHT ? SIDE_RIGHT : SIDE_NONE;
}

static void paint_figure(const struct app *app, struct canvas *canvas, const struct session_step *step,
                         double x, double y, double w, double h)
{
    const struct level *level = &app->course.trail->levels[step->level];
    struct figure figure = {.exercise = level->exercise,
                            .side = first_side(step->sides),
                            .at = movement_at(level, app->now_us),
                            .things = guide_things(&app->course.book->guide, level),
                            .board = app_channel(app, level) == CHANNEL_LOAD};

    draw_round(canvas, x, y, w, h, 28, PLATE);
    app_coach(app, &figure);
    figure_fit(canvas, &figure, x + 16, y + 16, w - 32, h - 32);
}

/* What comes in words, k times as large: how much of it, with which legs and things, and what measures it.
 * Unseen, it only tells how high that becomes. */
static double next_words(const struct app *app, struct canvas *canvas, double x, double y, double w, double k,
                         bool seen)
{
    const struct session_step *step = session_step(&app->course.session);
    const struct level *level = &app->course.trail->levels[step->level];
    const bool one = step->sides == SIDES_LEFT || step->sides == SIDES_RIGHT;
    const enum side side = first_side(step->sides);
    const double top = y, small = 36 * k, alpha = seen ? 1 : 0;
    const struct colour ink = colour_fade(INK, alpha), stone = colour_fade(STONE, alpha);
    char asked[SAY_ASKED], tempo[SAY_TEMPO], things[SAY_THINGS], line[SAY_THINGS + 128];
    char room[UNIT_TEXT];

    say_asked(level, asked);
    say_tempo(level, tempo);
    say_things(app, guide_things(&app->course.book->guide, level), things);
    snprintf(line, sizeof line, "%s%s%s", say_channel(app_channel(app, level)), things[0] ? ". " : "",
             things);
    y += draw_paragraph(canvas, x, y, w, 60 * k, EXTRABOLD, ink, _(level->exercise->title)) + 8;
    y += draw_paragraph(canvas, x, y, w, 40 * k, SEMIBOLD, ink, say_title(app, level, room)) + 14;
    y += draw_paragraph(canvas, x, y, w, small, MEDIUM, ink, asked);
    if (tempo[0])
        y += draw_paragraph(canvas, x, y, w, small, MEDIUM, stone, tempo);
    y += 14;
    if (one && level->sides == LEVEL_EACH_SIDE)
        y += draw_paragraph(canvas, x, y, w, 40 * k, BOLD, colour_fade(part_side_text(side), alpha),
                            part_side_leg(side)) +
             14;
    y += draw_paragraph(canvas, x, y, w, small, MEDIUM, stone, line);
    return y - top;
}

static void paint_next(const struct app *app, struct canvas *canvas, double x, double w)
{
    const double plate = 0.44 * (w - 3 * PAD), left = x + PAD, room = w - 3 * PAD - plate, y = TOP + 148;
    double k = 1;

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    paint_figure(app, canvas, session_step(&app->course.session), x + w - PAD - plate, TOP + PAD, plate,
                 HEIGHT - 2 * PAD);
    draw_text(canvas, left, TOP + 72, room, 40, BOLD, ALIGN_LEFT, STONE,
              app->course.last < 0 ? _("First") : _("Next"));
    while (k > 0.6 && next_words(app, canvas, left, y, room, k, false) > HEIGHT - 148)
        k -= 0.05;
    next_words(app, canvas, left, y, room, k, true);
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
    const double room = layout_room(canvas), w = fmax(0.34 * room, 470);
    const double x = PART_MARGIN_X;

    paint_top(app, canvas);
    draw_sheet(canvas, x, TOP, w, HEIGHT);
    if (app->course.session.phase == SESSION_REST) {
        paint_clock(app, canvas, x, w);
        paint_last(app, canvas, x, w);
    } else {
        paint_before(app, canvas, x, w);
    }
    paint_next(app, canvas, x + w + PART_GAP, room - w - PART_GAP);
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

static void paint_done(struct app *app, struct canvas *canvas)
{
    enum { ROWS = 7, COLUMNS = 2 };
    const double x = PART_MARGIN_X, room = layout_room(canvas), column = room / COLUMNS;
    const int count = app->course.session.count, room_for = ROWS * COLUMNS;
    int shown = count <= room_for ? count : room_for - 1, done = 0;
    char text[64];

    for (int i = 0; i < count; i++)
        done += app->course.session.steps[i].done;
    if (done > 0)
        paint_medal(app, canvas, x + room - 54, 104);
    draw_text(canvas, x, 128, room - 140, 76, EXTRABOLD, ALIGN_LEFT, INK,
              done == count ? _("All of it done")
              : done > 0    ? _("Done for today")
                            : _("Another time"));
    draw_sheet(canvas, x, TOP, room, HEIGHT);
    draw_text(canvas, x + PAD, TOP + 70, 0.6 * room, 48, BOLD, ALIGN_LEFT, INK, _(app->course.workout.title));
    snprintf(text, sizeof text, i18n_count("%d of %d exercise", "%d of %d exercises", count), done, count);
    draw_text(canvas, x + room - PAD, TOP + 70, 0.35 * room, 40, MEDIUM, ALIGN_RIGHT, STONE, text);
    for (int i = 0; i < shown; i++) {
        double left = x + PAD + i / ROWS * column, y = TOP + 152 + i % ROWS * 70;
        double right = (count > ROWS ? left + column - 2 * PAD : x + room - PAD);
        draw_text(canvas, left, y, right - left - 210, 40, SEMIBOLD, ALIGN_LEFT, INK,
                  _(level_of(app, i)->exercise->title));
        paint_result(app, canvas, i, right, y);
    }
    if (shown < count) {
        snprintf(text, sizeof text, _("and %d more"), count - shown);
        draw_text(canvas, x + PAD + column, TOP + 152 + (ROWS - 1) * 70, column - 2 * PAD, 40, MEDIUM,
                  ALIGN_LEFT, STONE, text);
    }
    button(&app->focus, canvas, SESSION_END, (struct box){x, LOW, room, LOW_HEIGHT}, _("Continue"), NULL);
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
