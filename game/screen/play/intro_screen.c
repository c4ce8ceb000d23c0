#include "screen/play/intro_screen.h"

#include "screen/app/app.h"

#include <stdio.h>
#include <string.h>

/* What can be done on the introduction; intro_paint.c is what it looks like. */

enum { KNOWN_US = 6000000, LEAST_US = 8000000, MOST_US = 20000000, LETTER_US = 50000 };

static bool known(const struct app *app)
{
    const struct progress *progress = &app->course.reached.progress[app->course.chosen_level];

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

static bool usable(const struct app *app, enum channel channel)
{
    return app_channels(app) & 1u << channel &&
           guide_offers(&app->course.book->guide, app_level(app), channel);
}

int intro_channels(const struct app *app)
{
    int count = 0;

    for (int i = 0; i < CHANNELS; i++)
        count += usable(app, (enum channel)i);
    return count;
}

unsigned intro_sides(const struct app *app)
{
    unsigned all = level_side_bits(app_level(app));

    return app->course.chosen_sides & all ? app->course.chosen_sides & all : all;
}

int intro_easier(const struct app *app)
{
    return session_easier_level(app->course.book, (size_t)app->course.chosen_level, intro_sides(app),
                                app->course.reached.ladder.things);
}

bool intro_begins_alone(const struct app *app)
{
    return app->course.channel == CHANNEL_LOAD && course_ready(&app->course) && course_standing(&app->course);
}

static void begin(struct app *app)
{
    if (app->course.channel == CHANNEL_LOAD && !course_ready(&app->course) && !app->course.source->tared)
        app_want(app, &screen_board, (struct wanted){.then = &screen_intro});
    else
        app_go(app, &screen_play);
}

static void enter(struct app *app, const struct wanted *wanted)
{
    (void)wanted;
    app_end_attempt(app);
    *intro_state(app) = (struct intro_state){.left_us = reading_time(app)};
    /* A recording does not wait for the reader. */
    if (app->course.source->tared)
        begin(app);
}

/* The next one of those that can measure it here. */
static void other_channel(struct app *app)
{
    do
        app->course.channel = (enum channel)((app->course.channel + 1) % CHANNELS);
    while (!usable(app, app->course.channel));
}

static void chosen(struct app *app, int id)
{
    switch (id) {
    case INTRO_START:
        begin(app);
        break;
    case INTRO_MORE:
        intro_state(app)->page =
            intro_state(app)->page + 1 < intro_state(app)->pages ? intro_state(app)->page + 1 : 0;
        break;
    case INTRO_EASIER:
        (void)app_easier(app); /* offered only where there is something easier */
        break;
    case INTRO_CHANNEL:
        other_channel(app);
        break;
    default:
        app->course.in_session = false;
        app_go(app, &screen_home);
        break;
    }
    intro_state(app)->left_us = reading_time(app); /* whoever chooses something is still reading */
}

static void back(struct app *app)
{
    chosen(app, INTRO_NOT_NOW);
}

static void front_button(struct app *app)
{
    begin(app);
}

static void step(struct app *app, int64_t passed_us)
{
    if (intro_begins_alone(app))
        intro_state(app)->left_us -= passed_us;
    if (intro_state(app)->left_us <= 0 && !app->next)
        begin(app);
}

const struct screen screen_intro = {.name = "intro",
                                    .state_size = sizeof(struct intro_state),
                                    .enter = enter,
                                    .back = back,
                                    .chosen = chosen,
                                    .step = step,
                                    .paint = intro_paint,
                                    .button = front_button};
