#include "player.h"

#include <errno.h>
#include <stddef.h>

enum { FRAME_US = 16667, BEFORE_US = 15000000, SEED = 2025 };
#define WEIGHT_KG 72.4 /* as the sample pictures have it */

static bool on_board(const struct app *app)
{
    return !app->course.attempting || app->course.channel == CHANNEL_LOAD;
}

static void ask(const struct player *player, const struct app *app)
{
    if (app->course.attempting && app->course.channel == CHANNEL_COACH)
        return;
    struct act act = attempt_asks(on_board(app) ? &app->course.calibration : NULL,
                                  app->course.attempting ? &app->course.attempt : NULL);
    sim_do(player->sim, &act);
}

int player_begin(struct player *player, struct app *app)
{
    struct input_event event;

    player->sim = sim_seen_by(app->course.attempting ? app->course.channel : CHANNEL_LOAD, SEED, WEIGHT_KG);
    if (!player->sim)
        return -ENOMEM;
    /* It has stood there for a while already. */
    for (int64_t t_us = app->now_us - BEFORE_US; t_us <= app->now_us; t_us += FRAME_US) {
        ask(player, app);
        while (player->sim->poll(player->sim, t_us, &event))
            continue;
    }
    return 0;
}

void player_feed(struct player *player, struct app *app, int64_t now_us)
{
    struct input_event event;

    ask(player, app);
    while (player->sim->poll(player->sim, now_us, &event)) {
        if (on_board(app)) {
            app_input(app, &event);
        } else if (event.kind == INPUT_SAMPLE) {
            app_push(app, event.sample);
        }
    }
}

void player_end(struct player *player)
{
    input_close(player->sim);
    player->sim = NULL;
}
