#include "screen/play/play_screen.h"

#include <math.h>

#include "i18n/i18n.h"

/*
 * The ghost: the player's own best at this level, leg and channel, in step with the present attempt. A hold
 * runs with it from the moment it began, a counted set from its first repetition. By the clock there is none.
 */

#define EASE_US 80000.0 /* low-pass of the drawn dot, as of the player's own */

static void load_side(struct app *app, enum side side)
{
    const struct run *run = &app->course.attempt.run;
    const struct store_table table = {.level = run->level->id,
                                      .side = side,
                                      .channel = run->channel,
                                      .support = run->setup.support,
                                      .player_id = app->course.player.id};

    (void)app_fault(app, ghost_load(app->course.store, &table, STORE_LONGEST, 0, &app->course.ghosts[side]));
}

void play_ghost_load(struct app *app)
{
    const struct run *run = &app->course.attempt.run;
    unsigned loaded = 0;

    for (int i = 0; app->course.store && run_measured(run) && i < run->set_count; i++) {
        enum side side = run->sets[i].side;
        if (!(loaded & 1u << side))
            load_side(app, side);
        loaded |= 1u << side;
    }
}

void play_ghost_hear(struct app *app, const struct run_event *event)
{
    struct play_state *play = play_state(app);

    switch (event->kind) {
    case RUN_EVENT_PHASE:
        if (event->phase == RUN_GET_READY && event->reps == 0) {
            play->ghost.begun = false;
            play->ghost.paused_us = 0;
        }
        if (event->phase == RUN_PAUSED && play->ghost.paused_us == 0)
            play->ghost.paused_us = event->t_us;
        if (event->phase == RUN_WORK && play->ghost.paused_us > 0) {
            play->ghost.begun_us += event->t_us - play->ghost.paused_us;
            play->ghost.paused_us = 0;
        }
        break;
    case RUN_EVENT_REP_DROPPED:
        play->ghost.begun = play->ghost.begun && event->reps > 0;
        break;
    case RUN_EVENT_REP_BEGUN:
    case RUN_EVENT_REP_DONE: /* a contact may have begun and be done at once */
        if (!play->ghost.begun)
            play->ghost.begun_us = event->kind == RUN_EVENT_REP_DONE ? event->rep.start_us : event->t_us;
        play->ghost.begun = true;
        break;
    default:
        break;
    }
}

/* Between two samples time runs on with the picture, as in play_moment. */
static int64_t since_us(const struct app *app, const struct run_moment *look)
{
    int64_t ahead_us = app->now_us - app->course.sample_seen_us;

    if (look->phase != RUN_WORK)
        return -1;
    if (!run_counted(&app->course.attempt.run))
        return look->holding ? (int64_t)(look->held_s * 1e6) : -1;
    if (ahead_us < 0 || ahead_us > SAMPLE_MAX_GAP_US)
        ahead_us = 0;
    return play_state(app)->ghost.begun
               ? app->course.attempt.run.now_us + ahead_us - play_state(app)->ghost.begun_us
               : -1;
}

struct track_moment play_ghost(const struct app *app, const struct run_moment *look)
{
    return track_at(&app->course.ghosts[look->side].track, since_us(app, look));
}

void play_ghost_follow(struct app *app, const struct run_moment *look, double passed_us)
{
    struct play_state *play = play_state(app);
    struct track_moment now = play_ghost(app, look);
    double share = play->ghost.placed ? 1 - exp(-passed_us / EASE_US) : 1;

    if (now.placed) {
        play->ghost.x_mm += share * (now.x_mm - play->ghost.x_mm);
        play->ghost.y_mm += share * (now.y_mm - play->ghost.y_mm);
    }
    play->ghost.placed = now.placed;
    if (now.reps < play->ghost.climbed)
        play->ghost.climbed = now.reps;
    play->ghost.climbed = fmin(play->ghost.climbed + passed_us / PLAY_CLIMB_US, now.reps);
}

void play_ghost_dot(struct canvas *canvas, double x, double y, double radius, struct colour colour)
{
    draw_dashed_ring(canvas, x, y, radius, 5, 9, colour);
}

void play_ghost_name(struct canvas *canvas, const struct play_zones *zones)
{
    const double k = zones->r / 296, x = zones->right_x, y = zones->y;

    play_ghost_dot(canvas, x - 174 * k, y + 134 * k, 12, STONE);
    draw_text(canvas, x - 150 * k, y + 147 * k, 150 * k, 36, SEMIBOLD, ALIGN_LEFT, STONE, _("best"));
}
