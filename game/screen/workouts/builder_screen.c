#include "screen/people/entry_screen.h"
#include "screen/workouts/workouts_screen.h"

#include "i18n/i18n.h"
#include "screen/app/app.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>

/* The builder: exercises one after the other, a rest between, a name, and it is in the list. */

enum { GOAL_STEP_MIN = 5, MINUTES_MAX = 60 };

static const int rests[] = {10, 20, 30, 45, 60, 90};
static const char *const names[BUILDER_NAMES] = {N_("My morning"),     N_("My evening"),   N_("My strength"),
                                                 N_("Quick and easy"), N_("On the floor"), N_("On my feet")};

const char *builder_name(int i)
{
    return _(names[i]);
}

static double seconds(const struct app *app)
{
    return workout_seconds(&builder_state(app)->workout, app->course.trail);
}

int builder_minutes(const struct app *app)
{
    return (int)ceil(seconds(app) / 60);
}

int builder_goal(const struct app *app)
{
    return ((int)(seconds(app) / 60) / GOAL_STEP_MIN + 1) * GOAL_STEP_MIN;
}

/* False when it is long enough. */
static bool add(struct app *app, const struct activity *exercise)
{
    struct builder_state *builder = builder_state(app);
    struct workout *workout = &builder->workout;

    if (workout->item_count == WORKOUT_ITEMS_MAX)
        return false;
    workout->items[workout->item_count++] =
        (struct workout_item){.activity = exercise, .rest_s = builder->rest_s};
    if (builder_minutes(app) <= MINUTES_MAX)
        return true;
    workout->item_count--;
    return false;
}

/* What was chosen comes again in its order, all of it from nothing, up to the goal and not far over it. */
static void fill(struct app *app)
{
    struct workout *workout = &builder_state(app)->workout;
    const int goal = builder_goal(app), first = workout->item_count;

    for (int i = 0; i < WORKOUT_ITEMS_MAX; i++) {
        int before = workout->item_count;
        const struct activity *next =
            first > 0 ? workout->items[i % first].activity : activities[i % activity_count];
        if (!add(app, next))
            return;
        if (builder_minutes(app) > goal && before > 0) {
            workout->item_count = before;
            return;
        }
    }
}

static void set_rest(struct builder_state *builder, int rest_s)
{
    builder->rest_s = rest_s;
    for (int i = 0; i < builder->workout.item_count; i++)
        builder->workout.items[i].rest_s = rest_s;
}

/* The next longer one; after the longest, or where that becomes too long, the shortest. */
static void next_rest(struct app *app)
{
    struct builder_state *builder = builder_state(app);
    const int count = (int)(sizeof rests / sizeof rests[0]);
    int i = 0;

    while (i < count && rests[i] <= builder->rest_s)
        i++;
    set_rest(builder, rests[i % count]);
    if (builder_minutes(app) > MINUTES_MAX)
        set_rest(builder, rests[0]);
}

/* The file's name: letters and digits of the title, hyphens for the rest. */
static void make_id(const char *title, char id[LEVEL_ID_SIZE])
{
    size_t used = (size_t)snprintf(id, LEVEL_ID_SIZE, "own/");
    const size_t first = used;

    for (; *title && used + 1 < LEVEL_ID_SIZE; title++) {
        char letter = *title >= 'A' && *title <= 'Z' ? (char)(*title - 'A' + 'a') : *title;
        if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))
            id[used++] = letter;
        else if (used > first && id[used - 1] != '-')
            id[used++] = '-';
    }
    if (used > first && id[used - 1] == '-')
        used--;
    id[used] = '\0';
    if (used == first)
        snprintf(id, LEVEL_ID_SIZE, "own/workout");
}

static const char *reason(int error)
{
    switch (error) {
    case -EINVAL:
        return _("This name cannot be used.");
    case -ENOSPC:
        return _("There are as many workouts as there can be.");
    default:
        return _("It could not be saved on this computer.");
    }
}

static bool keep(struct app *app, const char *title)
{
    struct builder_state *builder = builder_state(app);
    struct workout workout = builder->workout;
    int result = -ENOENT;

    snprintf(workout.title, sizeof workout.title, "%s", title);
    snprintf(workout.why, sizeof workout.why, "%s", N_("Put together at home."));
    make_id(title, workout.id);
    workout.minutes = builder_minutes(app);
    workout.items[workout.item_count - 1].rest_s = 0;
    if (app->keeper.workout)
        result = app->keeper.workout(app->keeper.context, &workout);
    builder->naming = result == 0 ? false : builder->naming;
    snprintf(builder->why, sizeof builder->why, "%s", result ? reason(result) : "");
    return result == 0;
}

static bool keep_written(struct app *app, const char *text, char why[ENTRY_WHY])
{
    if (keep(app, text)) {
        app_go(app, &screen_workouts);
        return true;
    }
    snprintf(why, ENTRY_WHY, "%.90s", builder_state(app)->why);
    return false;
}

static void back(struct app *app)
{
    struct builder_state *builder = builder_state(app);

    if (builder->naming)
        builder->naming = false;
    else
        app_go(app, &screen_workouts);
    builder->why[0] = '\0';
}

static void chosen(struct app *app, int id)
{
    struct builder_state *builder = builder_state(app);

    builder->why[0] = '\0';
    if (id >= BUILDER_NAME) {
        if (keep(app, builder_name(id - BUILDER_NAME)))
            app_go(app, &screen_workouts);
    } else if (id == BUILDER_OTHER_NAME) {
        entry_begin(app, _("Its name"), "", keep_written);
    } else if (id == BUILDER_BACK) {
        back(app);
    } else if (id == BUILDER_SAVE) {
        builder->naming = builder->workout.item_count > 0;
    } else if (id == BUILDER_FILL) {
        fill(app);
    } else if (id == BUILDER_REST) {
        next_rest(app);
    } else if (id == BUILDER_UNDO) {
        builder->workout.item_count -= builder->workout.item_count > 0;
    } else {
        add(app, activities[id]);
    }
}

static void enter(struct app *app, const struct wanted *wanted)
{
    if (wanted->from == &screen_workouts) /* and not from writing its name */
        *builder_state(app) = (struct builder_state){.rest_s = 20};
    builder_state(app)->naming = false;
}

static int menu(const struct app *app)
{
    return builder_state(app)->naming ? 2 : 1;
}

const struct screen screen_builder = {.name = "builder",
                                      .state_size = sizeof(struct builder_state),
                                      .enter = enter,
                                      .back = back,
                                      .chosen = chosen,
                                      .paint = builder_paint,
                                      .menu = menu};
