#include "screen/app/app.h"

#include <errno.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "play/beside.h"
#include "screen/shared/widgets.h"

/* From one attempt to the next: begin, keep, and the table it goes into. */

void app_start(struct app *app, int level)
{
    app_start_sides(app, level, 0);
}

void app_start_sides(struct app *app, int level, unsigned sides)
{
    struct course *course = &app->course;

    if (!sides)
        sides = course->reached.open[level] & level_side_bits(&course->trail->levels[level]);
    course->in_session = false;
    course_choose(course, (size_t)level, sides, app_usable(app));
    if (course->channel == CHANNEL_LOAD && !course_ready(course))
        app_want(app, &screen_board, (struct wanted){.then = &screen_intro});
    else
        app_go(app, &screen_intro);
}

/* Why not, and whether another try may help. */
static void not_kept(struct app *app, int result)
{
    if (app->course.attempt.error)
        fault_of_system(&app->notices.fault, app->course.attempt.error);
    else if (result != -ENODATA)
        (void)app_fault(app, result);
}

/* What the player has done, and with it what is asked in the morning. */
static int read_opened(struct app *app)
{
    struct course *course = &app->course;
    int result = course_refresh_opened(course);

    if (result >= 0)
        result = store_morning(course->store, course->player.id, course->unix_s, app->asking.morning);
    return app_fault(app, result < 0 ? result : 0);
}

void app_keep_attempt(struct app *app)
{
    struct course *course = &app->course;
    int result = course_keep(course);

    app_fault_clear(app);
    if (!course->store)
        return;
    not_kept(app, result);
    if (result)
        return;
    asking_worked(app);
    (void)read_opened(app);
    if (course->opened >= 0)
        app->way = (struct way){true, course->chosen_level, course->opened, course->opened_camp};
}

static void say_beside(const struct beside *beside, char out[APP_LOST])
{
    switch (beside->place) {
    case BESIDE_STORE:
        snprintf(out, APP_LOST, _("Not stored: the recordings are in files beside the store, from %s on"),
                 beside->first);
        break;
    case BESIDE_HOME:
        snprintf(out, APP_LOST, _("Not stored: the recordings are in files in your home folder, from %s on"),
                 beside->first);
        break;
    case BESIDE_TEMPORARY:
        snprintf(out, APP_LOST,
                 _("Not stored: the recordings are in files in the folder for temporary ones, from %s on"),
                 beside->first);
        break;
    }
}

/* What became of it is read on the next menu. */
void app_let_go(struct app *app)
{
    struct course_rest rest;

    course_let_go(&app->course, &rest);
    switch (rest.left) {
    case COURSE_LEFT_NOTHING:
        return;
    case COURSE_LEFT_KEPT:
        asking_worked(app);
        (void)app_refresh(app); /* what cannot be read is told as a fault */
        return;
    case COURSE_LEFT_BESIDE:
        say_beside(&rest.beside, app->notices.lost);
        break;
    case COURSE_LEFT_LOST:
        snprintf(app->notices.lost, sizeof app->notices.lost, "%s",
                 _("The last results could not be stored."));
        break;
    }
    app_tell_opening(app, app->notices.lost);
}

void app_leave_attempt(struct app *app)
{
    const struct run *run = &app->course.attempt.run;

    /* In a workout what was done is told in the rest. Nothing scored on any side, nor done by the clock:
     * there is nothing to show. */
    bool done = run_best(run, SIDE_LEFT) || run_best(run, SIDE_RIGHT) || run_best(run, SIDE_NONE) ||
                (!run_measured(run) && run_completed(run));
    if (done && !app->course.in_session)
        app_go(app, &screen_results);
    else
        app_go_on(app);
}

void app_finish(struct app *app)
{
    app_keep_attempt(app);
    app_leave_attempt(app);
}

void app_show_results(struct app *app, const struct attempt *attempt, const struct device *source,
                      int64_t saved_id)
{
    app_end_attempt(app);
    app->course.attempt = *attempt;
    app->course.source = source;
    app->course.simulated = source->simulated;
    app->course.saved_id = saved_id;
    app->course.opened = -1;
    for (size_t i = 0; i < app->course.trail->count; i++)
        if (!strcmp(app->course.trail->levels[i].id, attempt->run.level->id))
            app->course.chosen_level = (int)i;
    app_go(app, &screen_results);
}
