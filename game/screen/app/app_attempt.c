#include "screen/app/app.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    const struct level *chosen = &app->course.trail->levels[level];

    app->course.in_session = false;
    app->course.chosen_level = level;
    app->course.chosen_sides = sides ? sides : app->course.reached.open[level] & level_side_bits(chosen);
    app->course.channel = app_channel(app, chosen);
    app->straight = app->course.channel == CHANNEL_LOAD && !app_ready(app);
    app_go(app, app->straight ? &screen_board : &screen_intro);
}

int app_begin_attempt(struct app *app)
{
    const struct run_setup setup = {
        .level = app_level(app),
        .channel = app->course.channel,
        .sides = app->course.chosen_sides,
        .weight_kg = app->course.calibration.weight_kg,
        .centre_x_mm = app->course.calibration.centre_x_mm,
        .support = app->course.player.hand_support ? SUPPORT_HAND : app_level(app)->support,
    };
    int result = attempt_begin(&app->course.attempt, &setup, app->course.unix_s);

    app->course.attempting = result == 0;
    if (app->course.in_session)
        snprintf(app->course.attempt.workout, sizeof app->course.attempt.workout, "%s",
                 app->course.workout.id);
    return result;
}

/* Closed before, open now. */
static int just_opened(const struct app *app, const bool before[APP_LEVELS])
{
    for (int i = 0; i < (int)app->course.trail->count && i < APP_LEVELS; i++)
        if (app_open(app, i) && !before[i])
            return i;
    return -1;
}

/* Of what has just opened: was anything like it open before? */
static void look_at_opened(struct app *app, const bool before[APP_LEVELS])
{
    const struct level *opened = &app->course.trail->levels[app->course.opened];

    app->course.opened_camp = opened->chapter != CHAPTER_OWN;
    app->course.opened_stage = opened->stage != STAGE_BODYWEIGHT;
    for (int i = 0; i < (int)app->course.trail->count && i < APP_LEVELS; i++) {
        const struct level *level = &app->course.trail->levels[i];
        if (!before[i])
            continue;
        app->course.opened_camp &= level->chapter != opened->chapter;
        app->course.opened_stage &= level->exercise != opened->exercise || level->stage < opened->stage;
    }
    app->way = (struct way){.there = true,
                            .from = app->course.chosen_level,
                            .to = app->course.opened,
                            .camp = app->course.opened_camp};
}

static struct attempt_keeper attempt_keeper(const struct app *app)
{
    return (struct attempt_keeper){app->course.store, app->course.player.id, app_measured_by(app)->name};
}

void app_follow_attempt(struct app *app)
{
    const struct attempt_keeper keeper = attempt_keeper(app);

    (void)attempt_follow(&app->course.attempt,
                         &keeper); /* what fails is tried again at the end, and told then */
}

/* Why not, and whether another try may help. */
static void not_kept(struct app *app, int result)
{
    app->course.unkept = attempt_refused(&app->course.attempt, result);
    if (app->course.attempt.error)
        fault_of_system(&app->fault, app->course.attempt.error);
    else if (result != -ENODATA)
        (void)app_fault(app, result);
}

void app_keep_attempt(struct app *app)
{
    bool before[APP_LEVELS];
    int result = 0;

    for (int i = 0; i < (int)app->course.trail->count && i < APP_LEVELS; i++)
        before[i] = app_open(app, i);
    app->course.saved_id = 0;
    app->course.opened = -1;
    app->fault.kind = FAULT_NONE;
    app->course.unkept = false;
    if (!app->course.store)
        return;
    const struct attempt_keeper keeper = attempt_keeper(app);
    result = attempt_save(&app->course.attempt, &keeper, &app->course.saved_id);
    not_kept(app, result);
    if (result == 0)
        asking_worked(app);
    if (result == 0 && app_refresh(app) == 0)
        app->course.opened = just_opened(app, before);
    if (app->course.opened >= 0)
        look_at_opened(app, before);
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

/* What became of it, where it is read: on the next menu. */
static void tell_beside(struct app *app, int failed, const struct beside *beside)
{
    if (failed || beside->count == 0)
        snprintf(app->lost, sizeof app->lost, "%s", _("The last results could not be stored."));
    else
        say_beside(beside, app->lost);
    app_tell_opening(app, app->lost);
}

void app_let_go(struct app *app)
{
    struct attempt_keeper keeper;
    struct beside beside;
    int result, failed;

    if (!app->course.unkept || !app->course.store)
        return;
    keeper = attempt_keeper(app);
    app->course.unkept = false;
    store_hurry(app->course.store, true);
    result = attempt_save(&app->course.attempt, &keeper, &app->course.saved_id);
    store_hurry(app->course.store, false);
    if (result == 0) {
        asking_worked(app);
        (void)app_refresh(app); /* what cannot be read is told as a fault */
        return;
    }
    failed = beside_write(&app->course.attempt, &keeper, &beside);
    tell_beside(app, failed, &beside);
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

void app_say_kept(const struct app *app, char out[APP_SAID])
{
    if (app->fault.kind)
        snprintf(out, APP_SAID, "%s", fault_text(&app->fault));
    else if (app->course.source->stand_in)
        snprintf(out, APP_SAID, _("%s: opens no level, enters no table."), _(app->course.source->stand_in));
    else if (app->course.saved_id == 0)
        snprintf(out, APP_SAID, "%s", _("This attempt was not saved."));
    else if (app->ghosts[app->table_side].damaged)
        snprintf(out, APP_SAID, "%s", _("Saved. The recording of your best cannot be read any more."));
    else
        snprintf(out, APP_SAID, "%s", _("Saved."));
}

int app_scores(const struct app *app, const struct level *level, enum side side, struct store_score **out)
{
    struct store_score *rows = NULL, *more;
    int room = 64, count;

    do {
        room *= 2;
        more = realloc(rows, (size_t)room * sizeof *rows);
        if (!more) {
            free(rows);
            return -ENOMEM;
        }
        rows = more;
        count = store_scores(app->course.store, level->id, side, rows, room);
    } while (count == room && room <= INT_MAX / 2);
    if (count <= 0) {
        free(rows);
        rows = NULL;
    }
    *out = rows;
    return count;
}

void app_load_table(struct app *app, const struct level *level, enum side side, int rows)
{
    struct store_score *found = NULL;

    if (!app->course.store)
        return;
    int count = app_scores(app, level, side, &found);
    app->table_count = 0;
    if (app_fault(app, count) < 0)
        return;
    if (rows > APP_TABLE)
        rows = APP_TABLE;
    for (int i = 0; i < count; i++) {
        bool newest = app->course.saved_id != 0 && found[i].attempt_id == app->course.saved_id;
        if (app->table_count == rows && !newest)
            continue;
        /* Below the best rows: the last place shows it with its own rank. */
        int at = app->table_count < rows ? app->table_count++ : rows - 1;
        app->table[at] = found[i];
        app->table_rank[at] = i + 1;
    }
    free(found);
}
