#include "screen/shared/asking.h"
#include "screen/people/pain_screen.h"

#include "screen/app/app.h"

#include <string.h>

static bool somebody_plays(const struct app *app)
{
    return app->course.store && !app->course.source->stand_in;
}

bool asking_who(const struct app *app)
{
    struct store_player found[2];

    return app->course.store && !app->asking.known && store_players(app->course.store, found, 2) > 1;
}

static bool any(const unsigned sides[ACTIVITIES_MAX])
{
    for (int i = 0; i < activity_count; i++)
        if (sides[i])
            return true;
    return false;
}

/* What the outing that begins asks for. */
static void planned(const struct app *app, unsigned sides[ACTIVITIES_MAX])
{
    memset(sides, 0, ACTIVITIES_MAX * sizeof *sides);
    if (!app->course.in_session) {
        sides[activity_index(app_level(app)->activity)] = app->course.chosen_sides;
        return;
    }
    for (int i = 0; i < app->course.session.count; i++) {
        const struct session_step *step = &app->course.session.steps[i];
        sides[activity_index(app->course.trail->levels[step->level].activity)] |= step->sides;
    }
}

static const struct screen *way_out(struct app *app, const struct screen *to)
{
    unsigned sides[ACTIVITIES_MAX];

    planned(app, sides);
    if (app->asking.told || !any(sides))
        return to;
    app->asking.told = true;
    pain_ask(app, PAIN_BEFORE, sides, to);
    return &screen_pain;
}

/* Each question leads here again, until nothing is left to ask. */
static const struct screen *way_back(struct app *app, const struct screen *to)
{
    struct app_asking *asking = &app->asking;

    asking->told = false;
    if (any(asking->sides)) {
        pain_ask(app, PAIN_AFTER, asking->sides, to);
        memset(asking->sides, 0, sizeof asking->sides);
        return &screen_pain;
    }
    if (asking_who(app))
        return &screen_players;
    if (!app->course.player.asked)
        return &screen_questions;
    if (any(app->asking.morning)) {
        pain_ask(app, PAIN_MORNING, app->asking.morning, to);
        memset(app->asking.morning, 0, sizeof app->asking.morning);
        return &screen_pain;
    }
    return to;
}

const struct screen *asking_way(struct app *app, const struct screen *to)
{
    if (!somebody_plays(app))
        return to;
    if (to == &screen_intro || to == &screen_session)
        return way_out(app, to);
    return to == &screen_home ? way_back(app, to) : to;
}

void asking_worked(struct app *app)
{
    app->asking.sides[activity_index(app_level(app)->activity)] |= app->course.chosen_sides;
    app->asking.attempt_id = app->course.saved_id;
}
