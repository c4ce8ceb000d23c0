#include "screen/progress/progress_screen.h"
#include "screen/scenes/scenes.h"

#include <stdio.h>

/* Sample data of the progress screen. Nobody plays for a quarter of a year here: the days are made up, and
 * told as the store would tell them. */

static void tell_day(struct app *app, const struct span_day *day)
{
    for (int view = 0; view < SPAN_VIEWS; view++)
        span_push_day(&progress_state(app)->of[view], day);
}

static void tell_hold(struct app *app, const struct span_hold *hold)
{
    for (int view = 0; view < SPAN_VIEWS; view++)
        span_push_hold(&progress_state(app)->of[view], hold);
}

/* One outing, `ago` days back; who has `grown` for a quarter is no longer shaky but calm. */
static void tell_outing(struct app *app, int ago, int grown, double minutes, int pain)
{
    const int today = progress_state(app)->of[SPAN_DAYS].today;
    const struct span_day day = {
        .day = today - ago, .attempts = 6, .seconds = 60 * minutes, .reps = 20 + grown % 9, .pain = pain};

    tell_day(app, &day);
    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        const struct span_hold hold = {.day = today - ago,
                                       .side = (enum side)side,
                                       .channel = CHANNEL_LOAD,
                                       .seconds = 2 + 0.25 * grown + 3 * (side == SIDE_RIGHT) + grown % 4,
                                       .velocity_mm_s = 42 - 0.32 * grown + grown % 3};
        tell_hold(app, &hold);
    }
}

/* Both legs up to their rungs; days of the ladder never fall. */
static void climb_all(struct app *app)
{
    static const int rungs[ACTIVITIES_MAX][2] = {{2, 2}, {2, 1}, {1, 1}, {4, 3}, {2, 3},
                                                 {2, 2}, {3, 2}, {1, 2}, {4, 5}};

    ladder_init(&app->course.reached.ladder, &app->course.book->guide, THINGS_ALL);
    for (int day = 0; day < LADDER_MASTER_DAYS * GUIDE_RUNGS_MAX; day++)
        for (int i = 0; i < 2 * activity_count; i++) {
            const bool each = app->course.book->guide.cards[i / 2].each_side;
            const enum side side = !each ? SIDE_NONE : i % 2 ? SIDE_RIGHT : SIDE_LEFT;
            const struct ladder_fact done = {.kind = LADDER_FACT_DONE,
                                             .day = day,
                                             .exercise = activities[i / 2],
                                             .side = side,
                                             .rung = 1 + day / LADDER_MASTER_DAYS,
                                             .stars = 3};
            if (done.rung <= rungs[i / 2][i % 2])
                ladder_push(&app->course.reached.ladder, &done);
        }
}

static bool empty(struct acting *acting)
{
    app_go(acting->app, &screen_home); /* which knows what there is to do today */
    if (!samples_play(acting, STANCE_OFF, 0.1, NULL))
        return false;
    app_go(acting->app, &screen_progress);
    return samples_play(acting, STANCE_OFF, 0.1, NULL);
}

/* Three days a week, with lighter weeks and one pause; some pain half way. */
static bool full(struct acting *acting)
{
    if (!empty(acting))
        return false;
    for (int ago = 90; ago >= 0; ago--)
        if ((ago % 7 == 0 || ago % 7 == 2 || (ago % 7 == 5 && ago % 3 != 0)) && ago / 7 != 9)
            tell_outing(acting->app, ago, 91 - ago, 9 + (90 - ago) / 9 + ago % 5,
                        ago > 40   ? ago % 4
                        : ago > 30 ? 5
                                   : ago % 3);
    climb_all(acting->app);
    return true;
}

static bool days(struct acting *acting)
{
    bool done = full(acting);

    acting->app->screen->chosen(acting->app, PROGRESS_VIEW + SPAN_DAYS);
    return done;
}

static bool quarter(struct acting *acting)
{
    bool done = full(acting);

    acting->app->screen->chosen(acting->app, PROGRESS_VIEW + SPAN_QUARTER);
    return done;
}

static bool first_week(struct acting *acting)
{
    if (!empty(acting))
        return false;
    tell_outing(acting->app, 3, 3, 8, 1);
    tell_outing(acting->app, 1, 6, 11, -1);
    return true;
}

/* By the clock alone: nothing was measured. */
static bool unmeasured(struct acting *acting)
{
    if (!empty(acting))
        return false;
    const struct span_day day = {
        .day = progress_state(acting->app)->of[SPAN_DAYS].today, .attempts = 2, .seconds = 400, .pain = 0};
    tell_day(acting->app, &day);
    acting->app->screen->chosen(acting->app, PROGRESS_VIEW + SPAN_DAYS);
    return true;
}

/* The widest there is: with a hand, for a long time, and all of it hurt. */
static bool widest(struct acting *acting)
{
    if (!empty(acting))
        return false;
    for (int ago = 90; ago >= 0; ago--) {
        const int today = progress_state(acting->app)->of[SPAN_DAYS].today;
        const struct span_day day = {
            .day = today - ago, .attempts = 20, .seconds = 5400, .reps = 200, .pain = PAIN_MAX};
        struct span_hold hold = {.day = today - ago,
                                 .side = ago % 2 ? SIDE_LEFT : SIDE_RIGHT,
                                 .channel = CHANNEL_LOAD,
                                 .support = SUPPORT_HAND,
                                 .seconds = 300,
                                 .velocity_mm_s = 120 + ago};
        tell_day(acting->app, &day);
        tell_hold(acting->app, &hold);
    }
    acting->app->screen->chosen(acting->app, PROGRESS_VIEW + SPAN_QUARTER);
    snprintf(acting->app->course.player.name, sizeof acting->app->course.player.name, "%s",
             "Maximiliane Wilhelmina von und zu Hohenstein");
    return true;
}

const struct picture samples_progress[] = {{"progress", full},
                                           {"progress-days", days},
                                           {"progress-quarter", quarter},
                                           {"progress-first-week", first_week},
                                           {"progress-empty", empty},
                                           {"progress-unmeasured", unmeasured},
                                           {"progress-widest", widest},
                                           {NULL, NULL}};
