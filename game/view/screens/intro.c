#include "screens/intro.h"

#include "screens/app.h"

#include <stdio.h>
#include <string.h>

/* What can be done on the introduction; intro_paint.c is what it looks like. */

enum {
    KNOWN_US = 6000000,
    LEAST_US = 8000000,
    MOST_US = 20000000,
    LETTER_US = 50000,
    STEP_MOST_US = 100000 /* a frame that took longer does not count for more */
};

static bool known(const struct app *app)
{
    const struct progress *progress = &app->progress[app->chosen_level];

    return progress->stars_left > 0 || progress->stars_right > 0 || progress->stars_both > 0 ||
           progress->stamps;
}

/* Time to read what stands there, shorter for those who have read it. */
static int64_t reading_time(const struct app *app)
{
    const struct level *level = app_level(app);
    int64_t letters = snprintf(NULL, 0, "%s%s", level->why, level->safety);
    int64_t time_us = letters * LETTER_US;

    if (known(app))
        return KNOWN_US;
    return time_us < LEAST_US ? LEAST_US : time_us > MOST_US ? MOST_US : time_us;
}

static void begin(struct app *app)
{
    app_go(app, &screen_play);
}

static void enter(struct app *app)
{
    app_end_attempt(app);
    app->intro = (struct app_intro){.left_us = reading_time(app)};
    app->store_fault[0] = '\0';
    /* A recording does not wait for the reader. */
    if (!strcmp(app->source, "file"))
        begin(app);
}

static void chosen(struct app *app, int id)
{
    if (id == INTRO_START)
        begin(app);
    else
        app_go(app, &screen_home);
}

static void act(struct app *app, enum action action)
{
    if (action == ACTION_BACK)
        chosen(app, INTRO_NOT_NOW);
}

static void front_button(struct app *app)
{
    begin(app);
}

static void step(struct app *app, int64_t now_us)
{
    int64_t passed = app->intro.stepped_us > 0 ? now_us - app->intro.stepped_us : 0;

    app->intro.stepped_us = now_us;
    if (passed < 0 || passed > STEP_MOST_US)
        passed = STEP_MOST_US;
    if (app->channel == CHANNEL_LOAD && app_standing(app))
        app->intro.left_us -= passed;
    if (app->intro.left_us <= 0 && !app->next)
        begin(app);
}

const struct screen screen_intro = {.name = "intro",
                                    .enter = enter,
                                    .act = act,
                                    .chosen = chosen,
                                    .step = step,
                                    .paint = intro_paint,
                                    .button = front_button};
