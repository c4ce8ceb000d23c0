#include "screens/app.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* From one attempt to the next: begin, keep, and the table it goes into. */

void app_start(struct app *app, int level)
{
    app->chosen_level = level;
    app->straight = !app_ready(app);
    app_go(app, app->straight ? &screen_board : &screen_play);
}

void app_finish(struct app *app)
{
    int result = 0;

    app->saved_id = 0;
    app->store_fault[0] = '\0';
    if (app->store) {
        result = attempt_save(&app->attempt, app->store, app->player.id, app->source, &app->saved_id);
        if (result < 0 && result != -ENODATA)
            snprintf(app->store_fault, sizeof app->store_fault, "%s",
                     app->attempt.error ? strerror(-app->attempt.error) : store_error(app->store));
        else if (result == 0)
            app_refresh(app);
    }
    /* Nothing was held on either side: there is nothing to show. */
    bool held = run_best(&app->attempt.run, SIDE_LEFT) || run_best(&app->attempt.run, SIDE_RIGHT);
    app_go(app, held ? &screen_results : &screen_levels);
}

void app_show_results(struct app *app, const struct attempt *attempt, const char *source, int64_t saved_id)
{
    app_end_attempt(app);
    app->attempt = *attempt;
    app->source = source;
    app->simulated = !strcmp(source, "sim");
    app->saved_id = saved_id;
    for (size_t i = 0; i < app->trail->count; i++)
        if (!strcmp(app->trail->levels[i].id, attempt->run.level->id))
            app->chosen_level = (int)i;
    app_go(app, &screen_results);
}

void app_load_table(struct app *app, const struct level *level, enum side side, int rows)
{
    enum { LOOK = 100 };
    struct store_score found[LOOK];

    if (!app->store)
        return;
    int count = store_scores(app->store, level->id, side, found, LOOK);
    app->table_count = 0;
    if (count < 0) {
        snprintf(app->store_fault, sizeof app->store_fault, "%s", store_error(app->store));
        return;
    }
    if (rows > APP_TABLE)
        rows = APP_TABLE;
    for (int i = 0; i < count; i++) {
        bool newest = app->saved_id != 0 && found[i].attempt_id == app->saved_id;
        if (app->table_count == rows && !newest)
            continue;
        /* Below the best rows: the last place shows it with its own rank. */
        int at = app->table_count < rows ? app->table_count++ : rows - 1;
        app->table[at] = found[i];
        app->table_rank[at] = i + 1;
    }
}
