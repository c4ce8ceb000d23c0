#include "screen/play/play_screen.h"

#include <math.h>

#include "screen/shared/widgets.h"

/* What the picture follows: wobble, the coach's movement, the animals and the ledges. Nothing here decides.
 */

#define WOBBLE_RISE_US 150000.0
#define WOBBLE_FALL_US 900000.0
#define SIGNAL_EASE_US 90000.0  /* of what is measured all the time */
#define PRESS_EASE_US  350000.0 /* of a contact, which only jumps */
#define POSE_US        900000.0 /* into a position that is held, and out of it */
#define WALK_LEAST_S   2.0      /* for the way over the bridge */
#define SHIFT_FULL_MM  65.0     /* the coach leans as far as it can when the player is that far (p) */

const double PLAY_CLIMB_US = 700000;

static double ease(double from, double to, double passed_us, double time_us)
{
    return from + (1 - exp(-passed_us / time_us)) * (to - from);
}

/* At a steady pace. */
static double towards(double from, double to, double most)
{
    return fabs(to - from) <= most ? to : from + (to > from ? most : -most);
}

double play_breath(const struct app *app, double period_s)
{
    return sin(2 * PART_PI * fmod((double)app->now_us / 1e6, period_s) / period_s);
}

double play_top_s(const struct app *app, const struct run_moment *look)
{
    const struct run *run = &app->course.attempt.run;

    if (look->phase != RUN_WORK)
        return -1;
    if (run->channel == CHANNEL_COACH)
        return look->beat == RUN_BEAT_HOLD ? look->beat_of * run->level->hold_s : -1;
    return play_state(app)->part == PLAY_REP_TOP ? (double)(run->now_us - play_state(app)->top_us) / 1e6 : -1;
}

static void follow_set(struct play_state *play)
{
    play->part = PLAY_REP_RESTING;
    play->walkers = 0;
    play->walked = 0;
}

void play_hear(struct app *app, const struct run_event *event)
{
    struct play_state *play = play_state(app);

    play_ghost_hear(app, event);
    switch (event->kind) {
    case RUN_EVENT_PHASE:
        if (event->phase == RUN_GET_READY && event->reps == 0)
            follow_set(play);
        break;
    case RUN_EVENT_SET_DONE:
        play->last_set = event->number;
        break;
    case RUN_EVENT_REP_BEGUN:
        play->part = PLAY_REP_RISING;
        break;
    case RUN_EVENT_REP_TOP:
        play->part = PLAY_REP_TOP;
        play->top_us = event->t_us;
        break;
    case RUN_EVENT_REP_LOWERING:
        play->part = PLAY_REP_LOWERING;
        break;
    case RUN_EVENT_REP_DONE:
        play->part = PLAY_REP_RESTING;
        if (event->reps >= 1 && event->reps <= PLAY_REPS) {
            play->reps[event->reps - 1].side = event->rep.side != SIDE_NONE ? event->rep.side : event->side;
            play->reps[event->reps - 1].good =
                app->course.channel == CHANNEL_COACH || (event->rep.full && event->rep.controlled);
        }
        break;
    case RUN_EVENT_REP_DROPPED:
        play->part = PLAY_REP_RESTING;
        play->walked = 0;
        break;
    default:
        break;
    }
}

/* Wobble: how far the dot is beyond the zone, eased, and the word for it. */
static void follow_wobble(struct app *app, const struct run_moment *look, double passed_us)
{
    struct play_state *play = play_state(app);
    bool measured = look->holding && look->on_board && app->course.channel == CHANNEL_LOAD &&
                    app_level(app)->activity->scene == SCENE_LAKE;
    double aim = 0;

    if (measured && look->zone_mm > 0) {
        double away = hypot(app->dot.x_mm - look->zone_x_mm, app->dot.y_mm - look->zone_y_mm);
        aim = fmin(fmax(away / look->zone_mm - 1, 0), 1);
    }
    play->wobble = ease(play->wobble, aim, passed_us, aim > play->wobble ? WOBBLE_RISE_US : WOBBLE_FALL_US);
    if (!measured)
        play->wobbling = false;
    else if (play->wobble > 0.15 || look->steadiness < 0.25)
        play->wobbling = true;
    else if (play->wobble < 0.05 && look->steadiness > 0.35)
        play->wobbling = false;
}

/* How far the weight is over the side that is called. */
static double shifted(const struct app *app, const struct run_moment *look)
{
    double sign = look->side == SIDE_LEFT ? -1 : 1;
    double x_mm = sign * (app->dot.x_mm - app->course.attempt.run.setup.centre_x_mm);

    return look->on_board ? fmin(fmax(x_mm / SHIFT_FULL_MM, 0), 1) : 0;
}

static void follow_figure(struct app *app, const struct run_moment *look, double passed_us)
{
    const struct level *level = app_level(app);
    struct play_state *play = play_state(app);

    if (level->reps > 0 && app->course.channel == CHANNEL_COACH)
        play->at = look->phase == RUN_WORK ? look->signal : ease(play->at, 0, passed_us, PRESS_EASE_US);
    else if (level->reps > 0)
        play->at = ease(play->at, fmin(fmax(look->signal, 0), 1), passed_us,
                        app->course.channel == CHANNEL_CONTACT ? PRESS_EASE_US : SIGNAL_EASE_US);
    else if (level->activity->shifts && app->course.channel == CHANNEL_LOAD)
        play->at = ease(play->at, shifted(app, look), passed_us, SIGNAL_EASE_US);
    else
        play->at = towards(play->at, look->holding ? 1 : 0, passed_us / POSE_US);
}

/* One animal goes over with each repetition that reaches its top. */
static void follow_walkers(struct app *app, const struct run_moment *look, double passed_us)
{
    struct play_state *play = play_state(app);
    double way_s = fmax(app_level(app)->hold_s, WALK_LEAST_S);

    if (look->reps > play->walkers) {
        play->walkers = look->reps;
        play->walked = 0;
    }
    if (play->walked > 0 || play_top_s(app, look) >= 0)
        play->walked = fmin(play->walked + passed_us / 1e6 / way_s, 1);
}

void play_follow(struct app *app, int64_t passed_us)
{
    struct play_state *play = play_state(app);
    struct run_moment look;

    play_moment(app, &look);
    follow_wobble(app, &look, (double)passed_us);
    follow_figure(app, &look, (double)passed_us);
    follow_walkers(app, &look, (double)passed_us);
    play_ghost_follow(app, &look, (double)passed_us);
    if (look.reps < play->climbed)
        play->climbed = look.reps;
    play->climbed = towards(play->climbed, look.reps, (double)passed_us / PLAY_CLIMB_US);
}
