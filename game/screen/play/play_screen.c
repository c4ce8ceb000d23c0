#include "screen/play/play_screen.h"

#include <stdio.h>
#include <string.h>

#include "i18n/i18n.h"

/*
 * Playing a level. What happens is decided by the run and its samples alone; here it is begun, paused and
 * ended, and followed for the picture.
 */

static void enter(struct app *app, const struct wanted *wanted)
{
    (void)wanted;
    app_end_attempt(app);
    *play_state(app) = (struct play_state){.last_set = -1, .easier = -1};
    app->dot.count = 0;
    if (course_begin(&app->course) < 0) {
        snprintf(app->notices.device, sizeof app->notices.device, "%s", _("This level cannot be begun now."));
        app_go(app, &screen_home);
        return;
    }
    play_ghost_load(app);
    if (app->course.store)
        (void)app_fault(app, play_climbed_before(app, &play_state(app)->all_m));
    play_state(app)->easier =
        session_easier_level(app->course.book, (size_t)app->course.chosen_level, app->course.chosen_sides,
                             app->course.reached.ladder.things);
}

static void chosen(struct app *app, int id)
{
    switch (id) {
    case PLAY_GO_ON:
    case PLAY_SKIP:
        run_skip(&app->course.attempt.run);
        break;
    case PLAY_EASIER:
        app_easier(app);
        break;
    case PLAY_CONTINUE:
        run_resume(&app->course.attempt.run);
        break;
    case PLAY_END:
        app_finish(app);
        break;
    default:
        break;
    }
}

static void act(struct app *app, enum action action)
{
    struct run *run = &app->course.attempt.run;

    if (!app->course.attempting || run_over(run) || (action != ACTION_BACK && action != ACTION_PAUSE))
        return;
    if (run->phase != RUN_PAUSED)
        run_pause(run);
    else if (action == ACTION_PAUSE)
        run_resume(run);
    else
        app->focus.id = PLAY_END; /* going back twice is asking to end; it still has to be chosen */
}

static void front_button(struct app *app)
{
    act(app, ACTION_PAUSE);
}

static int menu(const struct app *app)
{
    if (!app->course.attempting)
        return 0;
    switch (app->course.attempt.run.phase) {
    case RUN_REST:
        return 2;
    case RUN_PAUSED:
        return 3;
    default:
        return 0;
    }
}

void play_moment(const struct app *app, struct run_moment *look)
{
    /* The samples' clock is their own; between two of them it runs on with the picture. */
    int64_t since = app->now_us - app->course.sample_seen_us;

    if (since < 0 || since > APP_FRAME_MOST_US)
        since = 0;
    run_moment(&app->course.attempt.run, app->course.attempt.run.now_us + since, look);
    if (look->phase == RUN_DONE)
        look->held_s = app->course.channel == CHANNEL_COACH
                           ? look->target_s
                           : app->course.attempt.run.sets[app->course.attempt.run.current].score.seconds;
}

double play_finale_s(const struct app *app)
{
    return play_state(app)->kept ? cheer_s(&app->cheer, app->now_us) : -1;
}

/* In the store at once, whatever happens to the finale. */
static void end(struct app *app)
{
    if (!play_state(app)->kept) {
        app_keep_attempt(app);
        play_state(app)->kept = true;
        if (run_completed(&app->course.attempt.run))
            cheer_begin(&app->cheer, app->now_us, app->look.still);
    }
    if (play_finale_s(app) >= PLAY_FINALE_S)
        app_leave_attempt(app);
}

static void step(struct app *app, int64_t passed_us)
{
    if (!app->course.attempting)
        return;
    course_follow(&app->course);
    play_follow(app, passed_us);
    if (run_over(&app->course.attempt.run) && !app->next)
        end(app);
}

const struct screen screen_play = {.name = "play",
                                   .state_size = sizeof(struct play_state),
                                   .enter = enter,
                                   .act = act,
                                   .chosen = chosen,
                                   .hear = play_hear,
                                   .step = step,
                                   .paint = play_paint,
                                   .menu = menu,
                                   .button = front_button};
