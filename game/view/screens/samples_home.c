#include "screens/samples.h"

/* Sample data of home and of the introduction. */

/* Base camp and some of the meadow are passed, as if the store had told. */
static void pass_some(struct app *app)
{
    for (int i = 0; i < (int)app->trail->count && i < 20; i++) {
        int stars = i < 17 ? 2 + i % 2 : 1;
        app->progress[i] = (struct progress){.stars_left = stars, .stars_right = 2, .stars_both = stars};
    }
    unlock_all(app->trail, app->progress, &app->ladder, true, app->open);
    for (size_t i = 24; i < app->trail->count; i++)
        app->open[i] = 0;
    app->open[20] = SIDES_LEFT & level_side_bits(&app->trail->levels[20]);
    app->past.last_day[EXERCISE_BRIDGE] = app->past.day;
    app->past.strength_days = 1u << 2 | 1u << 5;
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

/* The last level of the summit has the focus. */
static bool home_locked(struct acting *acting)
{
    if (!home(acting))
        return false;
    acting->app->screen->chosen(acting->app, HOME_CHAPTER + CHAPTER_SUMMIT);
    bool done = samples_play(acting, STANCE_TWO_FEET, 0.1, NULL);
    acting->app->focus.id = HOME_LEVEL + (int)acting->app->trail->count - 1;
    return done;
}

static bool intro(struct acting *acting)
{
    return samples_show(acting, &screen_intro) && samples_play(acting, STANCE_TWO_FEET, 2, NULL);
}

const struct picture samples_home[] = {{"home", home},
                                       {"home-first", home_first},
                                       {"home-chapter", home_chapter},
                                       {"home-locked", home_locked},
                                       {"home-notice", home_notice},
                                       {"intro", intro},
                                       {NULL, NULL}};
