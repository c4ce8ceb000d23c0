#include "i18n/i18n.h"
#include "screen/results/results_screen.h"
#include "screen/scenes/scenes.h"

#include <stdio.h>

/* Sample data of the results of what is counted, and of what goes by the clock. */

/* The table as it is right after: this attempt, and what others did before it. */
static void make_table(struct app *app)
{
    static const char *const others[] = {"Ines", "Tomas", "Joan"};
    const struct score *mine = run_best(&app->course.attempt.run, results_state(app)->side);
    struct store_score row = {.attempt_id = 1,
                              .player_id = app->course.player.id,
                              .side = results_state(app)->side,
                              .unix_s = app->course.unix_s};

    for (int i = 0; mine && mine->points > 0 && i < 4; i++) {
        row.score = *mine;
        row.score.points = mine->points * (100 - 9 * i) / 100;
        row.score.good -= row.score.good > i ? i : 0;
        snprintf(row.player, sizeof row.player, "%s", i ? others[i - 1] : app->course.player.name);
        results_state(app)->rank[i] = i + 1;
        results_state(app)->table[results_state(app)->count++] = row;
        row.attempt_id++;
        row.player_id = 100 + i;
    }
}

static bool show(struct acting *acting, const char *id, enum channel channel)
{
    struct app *app = acting->app;
    const struct level *level = trail_find(app->course.trail, id);
    struct attempt attempt;

    if (!level || !samples_set_up(acting) || !samples_alone(level, channel, 0, 1, 9, &attempt))
        return false;
    app_show_results(app, &attempt, &device_board, 1);
    app->course.attempting = true; /* the app frees it */
    if (!samples_play(acting, STANCE_TWO_FEET, CHEER_US / 1e6 + 0.1, NULL))
        return false;
    make_table(app);
    return true;
}

static bool results_counted(struct acting *acting)
{
    return show(acting, "ridge/03-step-free", CHANNEL_MOTION);
}

static bool results_both(struct acting *acting)
{
    return show(acting, "meadow/04-bridge-longer-set", CHANNEL_LOAD);
}

static bool results_caption(struct acting *acting)
{
    struct app_hearing *hearing = &acting->app->hearing;
    char said[96], stars[64]; /* as of voice/saying.c */

    snprintf(said, sizeof said, _("%s: %s good."), _("Both legs"), i18n_english() ? "eight" : "8");
    snprintf(stars, sizeof stars, i18n_count("%s star.", "%s stars.", 3), i18n_english() ? "Three" : "3");
    snprintf(hearing->line, sizeof hearing->line, "%s %s", said, stars);
    return results_both(acting);
}

static bool results_stamp(struct acting *acting)
{
    return show(acting, "camp/03-pigeon-upright-20s", CHANNEL_COACH);
}

/* The store does not take it. */
static bool results_unkept(struct acting *acting)
{
    struct app *app = acting->app;
    bool shown = results_both(acting);

    app->course.unkept = true;
    app->course.saved_id = 0;
    app->notices.fault.kind = FAULT_STORE;
    snprintf(app->notices.fault.words, sizeof app->notices.fault.words, "%s",
             _("The file with the results was moved or removed: start Surefoot again"));
    return shown;
}

const struct picture samples_results[] = {
    {"results-counted", results_counted}, {"results-both", results_both},
    {"results-caption", results_caption}, {"results-stamp", results_stamp},
    {"results-unkept", results_unkept},   {NULL, NULL}};
