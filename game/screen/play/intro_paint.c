#include "screen/play/intro_screen.h"

#include <math.h>
#include <stdio.h>

#include "figure/figure.h"
#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/shared/choice.h"
#include "screen/shared/say.h"
#include "screen/shared/widgets.h"

/* What the introduction looks like: the coach on the left, words on the right, what can be chosen below. */

static const double TOP = 148, HEIGHT = 690, PAD = 40, LOW_Y = 866, LOW_H = 158;

enum { SECOND_US = 1000000 };

/* In and out like a sine. */
static double eased(double t)
{
    return (1 - cos(PART_PI * fmin(fmax(t, 0), 1))) / 2;
}

/* How far up the movement is at the tempo asked, t_s after its beginning; *turn counts the times round. */
static double movement_at(const struct level *level, double t_s, int *turn)
{
    const double rest_s = 1.2;
    bool counted = level->reps > 0;
    double up_s = counted ? level->up_s : 2, down_s = counted ? level->down_s : 2;
    double hold_s = counted ? level->hold_s : 6, round_s = rest_s + up_s + hold_s + down_s;

    *turn = (int)floor(t_s / round_s);
    t_s -= *turn * round_s + rest_s;
    if (t_s < up_s)
        return eased(t_s / up_s);
    t_s -= up_s + hold_s;
    return t_s < 0 ? 1 : 1 - eased(t_s / down_s);
}

static enum side working(unsigned sides, int turn)
{
    if (sides == SIDES_EACH)
        return turn % 2 ? SIDE_RIGHT : SIDE_LEFT;
    return sides & SIDES_LEFT ? SIDE_LEFT : sides & SIDES_RIGHT ? SIDE_RIGHT : SIDE_NONE;
}

static void paint_figure(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct level *level = app_level(app);
    const struct exercise_card *card = guide_card(&app->course.book->guide, level->activity);
    double t_s = (double)app->now_us / SECOND_US;
    bool upright = card->posture == POSTURE_STANDING;
    int turn;
    struct figure figure = {.activity = level->activity,
                            .at = movement_at(level, t_s, &turn),
                            .breath = sin(2 * PART_PI * t_s / 4),
                            .things = guide_things(&app->course.book->guide, level),
                            .board = upright && app->course.channel == CHANNEL_LOAD};

    figure.side = working(intro_sides(app), turn);
    app_coach(app, &figure);
    figure_fit(canvas, &figure, x + 28, TOP + 40, w - 56, 464);
}

static const char *legs(unsigned sides)
{
    if (sides == SIDES_EACH)
        return _("Left leg, then right");
    return sides & SIDES_LEFT    ? _("The left leg")
           : sides & SIDES_RIGHT ? _("The right leg")
                                 : _("Both legs at once");
}

/* What earns each star; by the clock alone there is a stamp. */
static void paint_stars(const struct app *app, struct canvas *canvas, double x, double y, double w)
{
    const struct level *level = app_level(app);
    char text[64];

    if (app->course.channel == CHANNEL_COACH) {
        draw_label(canvas, x + w / 2, y + 14, w - 40, 80, 38, MEDIUM, ALIGN_CENTRE, STONE,
                   _("By the clock: a stamp"));
        return;
    }
    for (int i = 0; i < LEVEL_STARS; i++) {
        double at = x + w * (2 * i + 1) / 6;
        draw_star(canvas, at - 40, y, 24, true);
        snprintf(text, sizeof text, level->reps > 0 ? "%g" : _("%g s"), level->stars[i]);
        draw_text(canvas, at - 8, y + 14, w / 6 + 8, 38, SEMIBOLD, ALIGN_LEFT, INK, text);
    }
}

static void paint_coach(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct level *level = app_level(app);
    char tempo[SAY_TEMPO];

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    paint_figure(app, canvas, x, w);
    draw_text(canvas, x + w / 2, TOP + 556, w - 12, 42, BOLD, ALIGN_CENTRE, INK, legs(intro_sides(app)));
    say_tempo(level, tempo);
    draw_text(canvas, x + w / 2, TOP + 604, w - 12, 36, MEDIUM, ALIGN_CENTRE, STONE, tempo);
    paint_stars(app, canvas, x, TOP + 646, w);
}

static void paint_words(struct app *app, struct canvas *canvas, double x, double w)
{
    const struct level *level = app_level(app);
    char asked[SAY_ASKED], written[UNIT_TEXT];

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    draw_text(canvas, x + PAD, TOP + 82, w - 2 * PAD, 64, EXTRABOLD, ALIGN_LEFT, INK,
              say_title(app, level, written));
    say_asked(level, asked);
    draw_text(canvas, x + PAD, TOP + 140, w - 2 * PAD, 42, SEMIBOLD, ALIGN_LEFT, INK, asked);
    draw_rect(canvas, x + PAD, TOP + 162, w - 2 * PAD, 3, LINE);
    intro_paint_text(app, canvas, x + PAD, TOP + 176, w - 2 * PAD, HEIGHT - 176 - 24);
}

static void paint_lower(struct app *app, struct canvas *canvas)
{
    const double gap = 24, room = layout_room(canvas);
    const bool more = intro_state(app)->pages > 1, easier = intro_easier(app) >= 0,
               choice = intro_channels(app) > 1;
    const int others = 1 + more + easier + choice;
    const double w = fmin((room - 440 - 4 * gap) / 4, 300), start_w = room - others * (w + gap);
    char note[96], page[96];
    const struct choice keys[] = {
        {.id = INTRO_MORE, .text = more ? _("More") : NULL, .small = page},
        {.id = INTRO_EASIER, .text = easier ? _("Easier") : NULL},
        {.id = INTRO_CHANNEL, .text = choice ? say_channel(app->course.channel) : NULL, .small = _("change")},
        {.id = INTRO_NOT_NOW, .text = _("Not now")}};
    double x = PART_MARGIN_X + start_w + gap;

    snprintf(note, sizeof note, "%s", _("when you are ready"));
    if (intro_begins_alone(app))
        snprintf(note, sizeof note, _("begins by itself in %d s"),
                 (int)ceil((double)intro_state(app)->left_us / SECOND_US));
    else if (app->course.channel == CHANNEL_LOAD && course_ready(&app->course))
        snprintf(note, sizeof note, "%s", _("step on and it begins"));
    snprintf(page, sizeof page, _("%d of %d"), intro_state(app)->page + 1, intro_state(app)->pages);
    button(&app->focus, canvas, INTRO_START, (struct box){PART_MARGIN_X, LOW_Y, start_w, LOW_H}, _("Start"),
           note);
    for (int i = 0; i < 4; i++)
        if (keys[i].text) {
            button(&app->focus, canvas, keys[i].id, (struct box){x, LOW_Y, w, LOW_H}, keys[i].text,
                   keys[i].small);
            x += w + gap;
        }
}

void intro_paint(struct app *app, struct canvas *canvas)
{
    const struct level *level = app_level(app);
    const double room = layout_room(canvas);
    const double coach = fmin(fmax(0.31 * room, 430), 640);
    char name[PART_NAME];

    draw_scene(canvas, part_scene(level));
    part_level_name(app, level, name);
    part_topbar(app, canvas, name, _(level->activity->title), say_channel(app->course.channel));
    paint_coach(app, canvas, PART_MARGIN_X, coach);
    paint_words(app, canvas, PART_MARGIN_X + coach + PART_GAP, room - coach - PART_GAP);
    paint_lower(app, canvas);
}
