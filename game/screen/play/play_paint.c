#include "screen/play/play_screen.h"

#include <stdio.h>

/* The frame: what stays the same is kept from frame to frame, what moves is painted over it. */

const struct play_layout *play_layout_of(const struct activity *exercise)
{
    static const struct play_layout *const layouts[] = {[SCENE_CAMP] = &play_hold,
                                                        [SCENE_LAKE] = &play_hold,
                                                        [SCENE_MEADOW] = &play_lying,
                                                        [SCENE_GORGE] = &play_lying,
                                                        [SCENE_RIDGE] = &play_steps};

    return layouts[exercise->scene];
}

/* The ledges are on their way: nothing of the frame stays the same. */
static bool in_motion(const struct app *app, const struct run_moment *look)
{
    return play_layout_of(app_level(app)->activity) == &play_steps && look->phase != RUN_PAUSED &&
           play_state(app)->climbed < look->reps;
}

static void paint_under(const struct app *app, struct canvas *canvas, const struct run_moment *look)
{
    if (look->phase == RUN_PAUSED)
        play_paused_under(app, canvas, look);
    else
        play_layout_of(app_level(app)->activity)->under(app, canvas, look);
}

enum { PLAY_KEY = 128 };

/* All that the lower layer of this moment depends on. */
static void make_key(const struct app *app, const struct run_moment *look, char out[PLAY_KEY])
{
    const struct run *run = &app->course.attempt.run;
    bool resting = look->phase == RUN_REST;

    snprintf(out, PLAY_KEY, "play %s %d %d %d %d %d %d %d %d %d %d %g", app_level(app)->id,
             look->phase == RUN_COUNT_IN, (int)app->course.channel, (int)look->side, run->current,
             run->sets[run->current].done, resting ? play_state(app)->last_set : -2,
             look->phase == RUN_PAUSED ? 1 + (int)look->why : 0, look->reps, app->sources.battery_percent,
             app->course.simulated, play_state(app)->all_m);
}

void play_paint(struct app *app, struct canvas *canvas)
{
    struct run_moment look;
    char key[PLAY_KEY];

    if (!app->look.still)
        canvas_set_motion(canvas, (double)app->now_us / 1e6, play_state(app)->wobble);
    if (!app->course.attempting) {
        draw_scene(canvas, "lake");
        return;
    }
    play_moment(app, &look);
    /* Resting is for what comes next. */
    if (look.phase == RUN_REST && app->course.attempt.run.current + 1 < app->course.attempt.run.set_count)
        look.side = app->course.attempt.run.sets[app->course.attempt.run.current + 1].side;
    make_key(app, &look, key);
    if (in_motion(app, &look)) {
        paint_under(app, canvas, &look);
    } else {
        if (!draw_kept_ready(canvas, 0, key)) {
            draw_kept_begin(canvas, 0, key);
            paint_under(app, canvas, &look);
            draw_kept_end(canvas, 0);
        }
        draw_kept(canvas, 0);
    }
    if (look.phase == RUN_PAUSED)
        play_paused_over(app, canvas, &look);
    else
        play_layout_of(app_level(app)->activity)->over(app, canvas, &look);
}
