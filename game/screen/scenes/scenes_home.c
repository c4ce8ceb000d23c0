#include "screen/home/home_screen.h"
#include "screen/play/intro_screen.h"
#include "screen/scenes/scenes.h"

/* Sample data of home and of the introduction. */

/* Base camp and some of the meadow are passed, as if the store had told. */
static void pass_some(struct app *app)
{
    for (int i = 0; i < (int)app->course.trail->count && i < 20; i++) {
        int stars = i < 17 ? 2 + i % 2 : 1;
        app->course.reached.progress[i] =
            (struct progress){.stars_left = stars, .stars_right = 2, .stars_both = stars};
    }
    unlock_all(app->course.trail, app->course.reached.progress, &app->course.reached.ladder, true,
               app->course.reached.open);
    for (size_t i = 24; i < app->course.trail->count; i++)
        app->course.reached.open[i] = 0;
    app->course.reached.open[20] = SIDES_LEFT & level_side_bits(&app->course.trail->levels[20]);
    app->course.reached.past.last_day[activity_index(activity_find("bridge"))] = app->course.reached.past.day;
    app->course.reached.past.strength_days = 1u << 2 | 1u << 5;
}

static bool home(struct acting *acting)
{
    if (!samples_show(acting, &screen_home))
        return false;
    pass_some(acting->app);
    return true;
}

static bool home_first(struct acting *acting)
{
    app_go(acting->app, &screen_home);
    return samples_play(acting, STANCE_OFF, 0.1, NULL);
}

static bool home_notice(struct acting *acting)
{
    return samples_set_up(acting) && samples_notice_long(acting) && home_first(acting);
}

static bool home_chapter(struct acting *acting)
{
    if (!home(acting))
        return false;
    acting->app->screen->chosen(acting->app, HOME_CHAPTER + CHAPTER_MEADOW);
    return samples_play(acting, STANCE_TWO_FEET, 0.1, NULL);
}

/* The way from the meadow to the lake has just opened. */
static bool home_opened(struct acting *acting, double seconds)
{
    struct app *app = acting->app;

    if (!home(acting))
        return false;
    app->way = (struct way){.there = true, .from = 22, .to = 23, .camp = true};
    cheer_begin(&app->cheer, app->now_us, false);
    return samples_play(acting, STANCE_TWO_FEET, seconds, NULL);
}

static bool home_opening(struct acting *acting)
{
    return home_opened(acting, 1);
}

static bool home_way(struct acting *acting)
{
    return home_opened(acting, 2.1);
}

/* The last level of the summit has the focus. */
static bool home_locked(struct acting *acting)
{
    if (!home(acting))
        return false;
    acting->app->screen->chosen(acting->app, HOME_CHAPTER + CHAPTER_SUMMIT);
    bool done = samples_play(acting, STANCE_TWO_FEET, 0.1, NULL);
    acting->app->focus.id = HOME_LEVEL + (int)acting->app->course.trail->count - 1;
    return done;
}

static bool intro(struct acting *acting)
{
    return samples_show(acting, &screen_intro) && samples_play(acting, STANCE_TWO_FEET, 2, NULL);
}

static bool intro_of(struct acting *acting, const char *id)
{
    struct app *app = acting->app;
    const struct level *level = trail_find(app->course.trail, id);

    if (!level || !samples_set_up(acting))
        return false;
    app_start_sides(app, (int)(level - app->course.trail->levels), level_side_bits(level));
    return samples_play(acting, STANCE_TWO_FEET, 4.5, NULL) && app->screen == &screen_intro;
}

static bool intro_bridge(struct acting *acting)
{
    return intro_of(acting, "ridge/08-one-leg-bridge-5s");
}

static bool intro_step_up(struct acting *acting)
{
    return intro_of(acting, "ridge/03-step-free");
}

/* Page after page, by the clock alone. */
static bool intro_words(struct acting *acting)
{
    if (!intro_of(acting, "camp/03-pigeon-upright-20s"))
        return false;
    intro_state(acting->app)->page = 1;
    return true;
}

/* One leg only: the other one hurt. */
static bool intro_one_leg(struct acting *acting)
{
    struct app *app = acting->app;
    const struct ladder_fact done = {.kind = LADDER_FACT_DONE,
                                     .day = 1,
                                     .exercise = activity_for(AIM_BALANCE),
                                     .side = SIDE_RIGHT,
                                     .rung = 2,
                                     .stars = 3};
    const struct ladder_fact pain = {.kind = LADDER_FACT_PAIN,
                                     .day = 1,
                                     .exercise = activity_for(AIM_BALANCE),
                                     .side = SIDE_RIGHT,
                                     .when = PAIN_AFTER,
                                     .pain = 6};

    ladder_push(&app->course.reached.ladder, &done);
    ladder_push(&app->course.reached.ladder, &pain);
    app->course.reached.open[app->course.chosen_level] = SIDES_LEFT;
    if (!samples_set_up(acting))
        return false;
    app_start(app, app->course.chosen_level);
    return samples_play(acting, STANCE_OFF, 2, NULL);
}

const struct picture samples_home[] = {{"home", home},
                                       {"home-first", home_first},
                                       {"home-opening", home_opening},
                                       {"home-way", home_way},
                                       {"home-chapter", home_chapter},
                                       {"home-locked", home_locked},
                                       {"home-notice", home_notice},
                                       {"intro", intro},
                                       {"intro-bridge", intro_bridge},
                                       {"intro-step-up", intro_step_up},
                                       {"intro-words", intro_words},
                                       {"intro-one-leg", intro_one_leg},
                                       {NULL, NULL}};
