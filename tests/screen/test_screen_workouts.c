#include "activities.h"
#include "folder.h"
#include "room.h"
#include "screen/people/entry_screen.h"
#include "screen/workouts/workouts_screen.h"

#include "loader/workout_keep.h"

/* The list of workouts and the builder. The lake's levels are all of one exercise. */

static int keep(void *context, const struct workout *workout)
{
    struct room *room = context;

    return workout_keep(&room->book, room->folder, workout);
}

static int keep_nothing(void *context, const struct workout *workout)
{
    (void)context;
    (void)workout;
    return -ENOSPC;
}

static void to_builder(struct room *room)
{
    room->app.keeper = (struct app_keeper){keep, room};
    app_go(&room->app, &screen_workouts);
    assert_true(room_reach_screen(room, &screen_workouts, 1));
    room_follow(room, WORKOUTS_BUILD, &screen_builder);
}

/* Each workout of the book has its file, and nothing else is there. */
static void has_its_files(const struct room *room)
{
    char folder[160], path[160];

    snprintf(folder, sizeof folder, "%s/workouts", room->folder);
    assert_int_equal(folder_count(folder, "", NULL, 0), room->book.workout_count);
    for (size_t i = 0; i < room->book.workout_count; i++) {
        snprintf(path, sizeof path, "%s.yaml", strchr(room->book.workouts[i].id, '/') + 1);
        assert_int_equal(folder_count(folder, path, NULL, 0), 1);
    }
}

static void report(void *context, const char *line)
{
    (void)context;
    print_error("%s\n", line);
}

ROOM_TEST(test_a_workout_is_made_kept_and_played)
{
    struct app *app = &room->app;
    struct book again;

    to_builder(room);
    const struct builder_state *builder = builder_state(app);
    room_choose(room, AT_SINGLE_LEG_BALANCE);
    int one = builder_minutes(app);
    room_choose(room, AT_SINGLE_LEG_BALANCE);
    assert_true(builder_minutes(app) > one);
    room_choose(room, BUILDER_UNDO);
    assert_int_equal(builder_minutes(app), one);
    int goal = builder_goal(app);
    room_choose(room, BUILDER_FILL);
    assert_true(builder->workout.item_count > 1 && builder_minutes(app) <= goal);
    int rest_s = builder->rest_s;
    room_choose(room, BUILDER_REST);
    assert_true(builder->rest_s > rest_s && builder->workout.items[0].rest_s == builder->rest_s);
    int count = builder->workout.item_count, minutes = builder_minutes(app);
    room_press(room, BUILDER_SAVE);
    room_follow(room, BUILDER_NAME + 1, &screen_workouts);

    assert_int_equal(room->book.workout_count, 1);
    const struct workout *made = &room->book.workouts[0];
    assert_string_equal(made->id, "own/my-evening");
    assert_string_equal(made->title, builder_name(1));
    assert_int_equal(made->item_count, count);
    /* The file says the same. */
    assert_int_equal(book_load(SUREFOOT_LAKE "/levels", room->folder, &again, report, NULL), 0);
    assert_int_equal(again.workout_count, 1);
    assert_string_equal(again.workouts[0].id, made->id);
    assert_int_equal(again.workouts[0].minutes, minutes);
    assert_int_equal(again.workouts[0].item_count, count);
    book_free(&again);

    room_pass(room, 0.3);
    room_choose(room, 0);
    room_no_pain(room, &screen_session);
    assert_string_equal(app->course.workout.id, "own/my-evening");
    has_its_files(room);
}

ROOM_TEST(test_a_name_that_is_written)
{
    struct app *app = &room->app;
    char why[ENTRY_WHY];

    to_builder(room);
    room_choose(room, AT_SINGLE_LEG_BALANCE);
    room_choose(room, BUILDER_SAVE);
    room_follow(room, BUILDER_OTHER_NAME, &screen_entry);
    assert_true(entry_state(app)->done(app, "Älter & \"besser\" 2", why));
    assert_true(room_reach_screen(room, &screen_workouts, 1));
    assert_string_equal(room->book.workouts[0].id, "own/lter-besser-2");
    assert_string_equal(room->book.workouts[0].title, "Älter & \"besser\" 2");
    /* The same name takes the place of the one before. */
    room_follow(room, WORKOUTS_BUILD, &screen_builder);
    room_choose(room, AT_SINGLE_LEG_BALANCE);
    room_choose(room, AT_SINGLE_LEG_BALANCE);
    assert_true(keep(room, &room->book.workouts[0]) == 0);
    room_choose(room, BUILDER_SAVE);
    assert_true(builder_state(app)->naming);
    assert_int_equal(room->book.workout_count, 1);
    has_its_files(room);
}

ROOM_TEST(test_what_cannot_be_kept_is_said)
{
    struct app *app = &room->app;

    to_builder(room);
    room_choose(room, BUILDER_SAVE); /* of nothing */
    assert_false(builder_state(app)->naming);
    room_choose(room, AT_SINGLE_LEG_BALANCE);
    room_choose(room, BUILDER_SAVE);
    app->keeper = (struct app_keeper){keep_nothing, NULL};
    room_follow(room, BUILDER_NAME, &screen_builder);
    assert_true(builder_state(app)->why[0] != '\0');
    app_act(app, ACTION_BACK);
    assert_false(builder_state(app)->naming);
    app_act(app, ACTION_BACK);
    assert_true(room_reach_screen(room, &screen_workouts, 1));
    app_act(app, ACTION_BACK);
    assert_true(room_reach_screen(room, &screen_home, 1));
}

ROOM_TEST(test_there_is_an_end_to_it)
{
    struct app *app = &room->app;

    to_builder(room);
    for (int i = 0; i < WORKOUT_ITEMS_MAX + 5; i++)
        room_choose(room, AT_SINGLE_LEG_BALANCE);
    for (int i = 0; i < 8; i++) {
        room_choose(room, BUILDER_FILL);
        room_choose(room, BUILDER_REST);
        assert_in_range(builder_state(app)->workout.item_count, 20, WORKOUT_ITEMS_MAX);
        assert_in_range(builder_minutes(app), 30, 60);
    }
    room_press(room, BUILDER_SAVE);
    room_follow(room, BUILDER_NAME, &screen_workouts);
    has_its_files(room);
}

GROUP(room_make, room_free)
