#include "screen/scenes/scenes.h"
#include "i18n/i18n.h"
#include "screen/play/play_state.h"
#include "screen/results/results_screen.h"
#include "screen/results/scores_screen.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/*
 * Sample data for pictures: somebody simulated really stands, plays and rests, and the app sees it as it sees
 * a board. Nothing is painted that was not measured.
 */

#define WEIGHT_KG 72.4

enum { FRAME_US = 16667 };
enum { JUNE_12 = 1749729600 }; /* noon of 12 June 2025 UTC, in seconds */

bool samples_play(struct acting *acting, enum stance ask, double seconds, acting_done *done)
{
    struct app *app = acting->app;
    const int64_t end = app->now_us + (int64_t)(seconds * 1e6);
    struct input_event event;

    sim_ask(acting->sim, ask);
    while (app->now_us < end) {
        int64_t now = app->now_us + FRAME_US;
        while (acting->sim->poll(acting->sim, now, &event))
            app_input(app, &event);
        app_step(app, now);
        if (done && done(app))
            return true;
    }
    return !done;
}

/* The pictures are of the lake's levels, from the first that is stood freely: place 0, 1, ... */
static int lake(const struct app *app, int place)
{
    for (size_t i = 0; i < app->course.trail->count; i++)
        if (!strcmp(app->course.trail->levels[i].id, "lake/01-one-leg-10s") &&
            i + (size_t)place < app->course.trail->count)
            return (int)i + place;
    return 0;
}

static bool is_still(const struct app *app)
{
    return calibration_step(&app->course.calibration) == CALIBRATION_STILL &&
           calibration_progress(&app->course.calibration) > 0.6;
}

static bool is_zeroing(const struct app *app)
{
    return calibration_progress(&app->course.calibration) > 0.5;
}

static bool is_zeroed(const struct app *app)
{
    return app->course.calibration.zeroed;
}

static bool is_ready(const struct app *app)
{
    return course_ready(&app->course);
}

static bool in_phase(const struct app *app, enum run_phase phase)
{
    return app->course.attempting && app->course.attempt.run.phase == phase;
}

static bool in_count(const struct app *app)
{
    return in_phase(app, RUN_COUNT_IN);
}

static bool in_work(const struct app *app)
{
    return in_phase(app, RUN_WORK);
}

static bool in_rest(const struct app *app)
{
    return in_phase(app, RUN_REST);
}

static bool in_pause(const struct app *app)
{
    return in_phase(app, RUN_PAUSED);
}

static bool in_results(const struct app *app)
{
    return app->screen == &screen_results;
}

static enum side working(const struct app *app)
{
    return app->course.attempt.run.sets[app->course.attempt.run.current].side;
}

static enum stance one_leg(const struct app *app)
{
    return working(app) == SIDE_RIGHT ? STANCE_RIGHT : STANCE_LEFT;
}

bool samples_set_up(struct acting *acting)
{
    return samples_play(acting, STANCE_OFF, 8, is_zeroed) &&
           samples_play(acting, STANCE_TWO_FEET, 12, is_ready);
}

bool samples_show(struct acting *acting, const struct screen *screen)
{
    if (!samples_set_up(acting))
        return false;
    app_go(acting->app, screen);
    return samples_play(acting, STANCE_TWO_FEET, 0.1, NULL);
}

/* The chosen level up to the moment before its first count-in. */
static bool begin_level(struct acting *acting)
{
    struct app *app = acting->app;

    app_go(app, &screen_play);
    return samples_play(acting, STANCE_TWO_FEET, 0.1, NULL) && app->course.attempting;
}

/* The set at hand: counted in, then held for so many seconds. */
static bool hold(struct acting *acting, double seconds)
{
    if (!samples_play(acting, STANCE_TWO_FEET, 60, in_work))
        return false;
    return samples_play(acting, one_leg(acting->app), seconds, NULL);
}

/* Every set is held for so many seconds, then the foot comes down. */
static bool play_through(struct acting *acting, double seconds)
{
    for (int i = 0; i < RUN_SETS_MAX; i++) {
        if (!hold(acting, seconds))
            return false;
        if (!samples_play(acting, STANCE_TWO_FEET, 20,
                          i + 1 < acting->app->course.attempt.run.set_count ? in_rest : in_results))
            return false;
        if (in_results(acting->app))
            return true;
    }
    return false;
}

static bool board_zero(struct acting *acting)
{
    return samples_play(acting, STANCE_OFF, 8, is_zeroing);
}

static bool board_stand(struct acting *acting)
{
    return samples_play(acting, STANCE_OFF, 8, is_zeroed) &&
           samples_play(acting, STANCE_TWO_FEET, 12, is_still);
}

static bool board_ready(struct acting *acting)
{
    return samples_set_up(acting) && samples_play(acting, STANCE_TWO_FEET, 0.8, NULL);
}

static bool board_notice(struct acting *acting)
{
    const struct input_event event = {
        .kind = INPUT_NOTICE,
        .notice = NOTICE_WEAK_BATTERY,
        /* as of device/board/board_health.c */
        .text = _("The board's button works but no weight arrives: new batteries help, even where the gauge "
                  "looks fine.")};
    bool done = samples_play(acting, STANCE_OFF, 8, is_zeroed);
    app_input(acting->app, &event);
    return done;
}

/* The longest that comes: the store was damaged, deep down in the folders, and nothing was lost. */
bool samples_notice_long(struct acting *acting)
{
    char told[512];

    snprintf(told, sizeof told,
             _("The file with the results was damaged. It is kept as %s, and a fresh one is begun."),
             "/home/mara/Documents/All the things of the family/.local/share/surefoot/"
             "results-of-the-summer-and-autumn-2025.db.damaged-20250612-115504.2");
    app_tell_opening(acting->app, told);
    return samples_play(acting, STANCE_OFF, 8, is_zeroed);
}

static bool play_ready(struct acting *acting)
{
    return samples_set_up(acting) && begin_level(acting) && samples_play(acting, STANCE_TWO_FEET, 1, NULL);
}

static bool play_count(struct acting *acting)
{
    return play_ready(acting) && samples_play(acting, STANCE_TWO_FEET, 20, in_count) &&
           samples_play(acting, STANCE_TWO_FEET, 0.6, NULL);
}

static bool play_hold_left(struct acting *acting)
{
    return samples_set_up(acting) && begin_level(acting) && samples_ghosts(acting->app, 0.85) &&
           hold(acting, 7);
}

/* The first leg is done; the second holds. */
static bool play_hold_right(struct acting *acting)
{
    return play_hold_left(acting) && samples_play(acting, STANCE_TWO_FEET, 20, in_rest) && hold(acting, 8);
}

static bool play_wobble(struct acting *acting)
{
    if (!play_hold_left(acting))
        return false;
    /* A slow lean to the outside, out of the zone but not off the foot. */
    for (int i = 1; i <= 12 && in_work(acting->app) && !play_state(acting->app)->wobbling; i++) {
        sim_shift(acting->sim, -0.05 * i, 0.06 * i);
        if (!samples_play(acting, STANCE_LEFT, 0.25, NULL))
            return false;
    }
    return in_work(acting->app);
}

static bool play_rest(struct acting *acting)
{
    return play_hold_left(acting) && samples_play(acting, STANCE_TWO_FEET, 20, in_rest) &&
           samples_play(acting, STANCE_TWO_FEET, 3, NULL);
}

static bool play_paused(struct acting *acting)
{
    if (!play_rest(acting))
        return false;
    app_act(acting->app, ACTION_PAUSE);
    return samples_play(acting, STANCE_TWO_FEET, 0.5, in_pause);
}

static bool play_lost(struct acting *acting)
{
    struct app *app = acting->app;

    if (!play_hold_left(acting))
        return false;
    const struct sample none = {.t_us = app->course.tared.t_us + 1, .has = SAMPLE_LOST};
    const struct input_event gone = {.kind = INPUT_SAMPLE, .t_us = app->now_us, .sample = &none};
    const struct input_event lost = {.kind = INPUT_LOST, .t_us = app->now_us};
    app_input(app, &gone);
    app_input(app, &lost);
    app_step(app, app->now_us + FRAME_US);
    return in_pause(app);
}

/* Holds of other people on other days make the rest of the table. */
static bool fill_table(struct app *app)
{
    static const struct {
        const char *name;
        int64_t player_id;
        int days_ago;
        double share; /* of the target */
    } others[] = {{"Ines", 2, 10, 0.95}, {"Tomas", 3, 14, 0.83}, {"Mara", 1, 6, 0.64},
                  {"Joan", 4, 32, 0.58}, {"Tomas", 3, 39, 0.5},  {"Joan", 4, 200, 0.44}};
    struct level level = *app_level(app);
    struct attempt attempt;

    level.sides = results_state(app)->side == SIDE_RIGHT ? LEVEL_RIGHT_ONLY : LEVEL_LEFT_ONLY;
    level.sets = 1;
    for (size_t i = 0; i < sizeof others / sizeof others[0] && results_state(app)->count < RESULTS_TABLE;
         i++) {
        if (!samples_alone(&level, CHANNEL_LOAD, 0, others[i].share, 100 + i, &attempt))
            return false;
        const struct score *best = run_best(&attempt.run, results_state(app)->side);
        if (best) {
            struct store_score *row = &results_state(app)->table[results_state(app)->count++];
            *row = (struct store_score){.attempt_id = 10 + (int64_t)i,
                                        .player_id = others[i].player_id,
                                        .side = results_state(app)->side,
                                        .score = *best,
                                        .unix_s = app->course.unix_s - 86400 * others[i].days_ago};
            snprintf(row->player, sizeof row->player, "%s", others[i].name);
        }
        attempt_end(&attempt);
    }
    return results_state(app)->count > 1;
}

/* The table as the store would give it: this attempt and the others, best first. */
static bool make_table(struct app *app)
{
    const struct score *mine = run_best(&app->course.attempt.run, results_state(app)->side);

    if (!mine)
        return false;
    app->course.saved_id = 1;
    results_state(app)->table[0] = (struct store_score){.attempt_id = 1,
                                                        .player_id = app->course.player.id,
                                                        .side = results_state(app)->side,
                                                        .score = *mine,
                                                        .unix_s = app->course.unix_s};
    snprintf(results_state(app)->table[0].player, sizeof results_state(app)->table[0].player, "%s",
             app->course.player.name);
    results_state(app)->count = 1;
    if (!fill_table(app))
        return false;
    for (int i = 1; i < results_state(app)->count; i++)
        for (int k = i; k > 0 && results_state(app)->table[k].score.points >
                                     results_state(app)->table[k - 1].score.points;
             k--) {
            struct store_score swap = results_state(app)->table[k];
            results_state(app)->table[k] = results_state(app)->table[k - 1];
            results_state(app)->table[k - 1] = swap;
        }
    for (int i = 0; i < results_state(app)->count; i++)
        results_state(app)->rank[i] = i + 1;
    return true;
}

/* The last attempt of before, and the table. */
static bool compare(struct app *app)
{
    return samples_earlier(app, results_state(app)->side, 0.7, &results_state(app)->before) &&
           make_table(app);
}

/* The best that there is so far is shorter. */
static bool results_new(struct acting *acting)
{
    const struct level *level = app_level(acting->app);

    return samples_set_up(acting) && begin_level(acting) && samples_ghosts(acting->app, 0.7) &&
           play_through(acting, 0.85 * level->hold_s) && compare(acting->app);
}

/* All that was earned has come. */
static bool settle(struct acting *acting)
{
    return samples_play(acting, STANCE_TWO_FEET, CHEER_US / 1e6 + 0.1, NULL);
}

static bool results_left(struct acting *acting)
{
    return results_new(acting) && settle(acting);
}

/* The second star is on its way. */
static bool results_cheer(struct acting *acting)
{
    return results_new(acting) && samples_play(acting, STANCE_TWO_FEET, 0.6, NULL);
}

/* The last level of the lake was passed: the ridge opens. */
static bool open_ridge(struct acting *acting)
{
    struct app *app = acting->app;

    if (!results_new(acting))
        return false;
    app->course.opened =
        (int)(trail_find(app->course.trail, "ridge/01-step-hand") - app->course.trail->levels);
    app->course.opened_camp = true;
    cheer_begin(&app->cheer, app->now_us, false);
    return true;
}

static bool results_opened(struct acting *acting)
{
    return open_ridge(acting) && settle(acting);
}

static bool results_opening(struct acting *acting)
{
    return open_ridge(acting) && samples_play(acting, STANCE_TWO_FEET, CHEER_OPEN_S + 0.1, NULL);
}

static bool results_right(struct acting *acting)
{
    const struct level *level = app_level(acting->app);

    if (!samples_set_up(acting) || !begin_level(acting) || !play_through(acting, 0.85 * level->hold_s))
        return false;
    acting->app->screen->chosen(acting->app, RESULTS_RIGHT);
    return compare(acting->app) && settle(acting);
}

static bool results_simulated(struct acting *acting)
{
    const struct level *level = app_level(acting->app);

    acting->app->course.source = &device_sim;
    acting->app->course.simulated = true;
    return samples_set_up(acting) && begin_level(acting) && play_through(acting, 0.7 * level->hold_s) &&
           settle(acting);
}

static bool scores(struct acting *acting)
{
    struct app *app = acting->app;

    if (!results_left(acting))
        return false;
    for (int i = 0; i < results_state(app)->count; i++) {
        scores_state(app)->rows[i] = results_state(app)->table[i];
        scores_state(app)->rows[i].place = i == 3 ? 3 : i + 1;
        if (!scores_state(app)->own.attempt_id &&
            results_state(app)->table[i].player_id == app->course.player.id) {
            scores_state(app)->own = results_state(app)->table[i];
            scores_state(app)->ahead = i > 0 ? scores_state(app)->rows[i - 1] : (struct store_score){0};
        }
    }
    scores_state(app)->count = results_state(app)->count;
    scores_state(app)->shared = true;
    scores_state(app)->tables[0] = (struct scores_table){.side = SIDE_LEFT, .support = SUPPORT_HAND};
    scores_state(app)->table_count = 1;
    scores_state(app)->level = app->course.chosen_level;
    app_go(app, &screen_scores);
    return samples_play(acting, STANCE_TWO_FEET, 0.1, NULL);
}

static bool scores_stamps(struct acting *acting)
{
    static const struct store_stamp stamps[] = {
        {.player = "Ines", .side = SIDE_LEFT, .times = 12, .unix_s = 1749729600},
        {.player = "Great-Aunt Wilhelmina", .side = SIDE_LEFT, .times = 3, .unix_s = 1749729600},
        {.player = "Mara", .side = SIDE_RIGHT, .times = 1, .unix_s = 1717200000}};
    struct scores_state *scores = scores_state(acting->app);

    scores->tables[0] = (struct scores_table){.stamps = true};
    scores->table_count = 1;
    memcpy(scores->stamps, stamps, sizeof stamps);
    scores->stamp_count = sizeof stamps / sizeof stamps[0];
    app_go(acting->app, &screen_scores);
    return samples_play(acting, STANCE_OFF, 0.1, NULL);
}

static bool scores_empty(struct acting *acting)
{
    app_go(acting->app, &screen_scores);
    return samples_play(acting, STANCE_OFF, 0.1, NULL);
}

static const struct picture pictures[] = {{"board-none", NULL},
                                          {"board-zero", board_zero},
                                          {"board-stand", board_stand},
                                          {"board-ready", board_ready},
                                          {"board-notice", board_notice},
                                          {"board-notice-long", samples_notice_long},
                                          {"play-ready", play_ready},
                                          {"play-count", play_count},
                                          {"play-hold-left", play_hold_left},
                                          {"play-hold-right", play_hold_right},
                                          {"play-wobble", play_wobble},
                                          {"play-rest", play_rest},
                                          {"play-paused", play_paused},
                                          {"play-lost", play_lost},
                                          {"results-left", results_left},
                                          {"results-right", results_right},
                                          {"results-cheer", results_cheer},
                                          {"results-opening", results_opening},
                                          {"results-opened", results_opened},
                                          {"results-simulated", results_simulated},
                                          {"scores", scores},
                                          {"scores-stamps", scores_stamps},
                                          {"scores-empty", scores_empty},
                                          {NULL, NULL}};

/* The i-th of all; NULL after the last. */
static const struct picture *find_picture(int i)
{
    static const struct picture *const lists[] = {pictures,         samples_of_play, samples_home,
                                                  samples_results,  samples_people,  samples_session,
                                                  samples_progress, samples_workouts};

    for (size_t list = 0; list < sizeof lists / sizeof lists[0]; list++)
        for (const struct picture *picture = lists[list]; picture->name; picture++)
            if (i-- == 0)
                return picture;
    return NULL;
}

const char *app_picture(int i)
{
    const struct picture *picture = find_picture(i);

    return picture ? picture->name : NULL;
}

int app_sample(struct app *app, const char *picture)
{
    const struct picture *found = NULL;
    int i = 0;

    while ((found = find_picture(i)) && strcmp(found->name, picture) != 0)
        i++;
    if (!found)
        return -ENOENT;
    app->fixed_time = true;
    app->course.unix_s = JUNE_12;
    app->course.player.id = 1;
    snprintf(app->course.player.name, sizeof app->course.player.name, "Mara");
    app->course.chosen_level = lake(app, 0);
    app_step(app, FRAME_US);
    if (!found->act)
        return 0;

    struct acting acting = {.app = app, .sim = sim_open(2025, WEIGHT_KG)};
    if (!acting.sim)
        return -ENOMEM;
    /* The simulated person plays the part of a real one: nothing is named simulated. */
    app_use(app, acting.sim, &device_board, 0);
    app->course.autoplay = false;
    app->sources.battery_percent = 80;
    bool done = found->act(&acting);
    app->course.input = NULL;
    input_close(acting.sim);
    return done ? 0 : -EIO;
}
