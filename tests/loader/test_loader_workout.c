#include "activities.h"
#include "samples.h"
#include "test.h"

#include "folder.h"
#include "loader/workout_write.h"

/* Two levels: 2 x (6 + 10) + 15 = 47 s for each side of one leg, 142 s of the bridge. */
static struct level levels[] = {
    {.id = "meadow/bridge",
     .activity = &activity_bridge,
     .rung = 1,
     .sides = LEVEL_BOTH_AT_ONCE,
     .sets = 2,
     .reps = 10,
     .up_s = 2,
     .hold_s = 1,
     .down_s = 2,
     .rest_s = 30},
    {.id = "lake/one-leg",
     .activity = &activity_single_leg_balance,
     .rung = 1,
     .sides = LEVEL_EACH_SIDE,
     .sets = 2,
     .hold_s = 10,
     .rest_s = 15},
    {.id = "meadow/bridge-longer", .activity = &activity_bridge, .rung = 2, .sets = 9},
    {.id = "own/bridge", .chapter = CHAPTER_OWN, .activity = &activity_step_up, .rung = 1, .sets = 9},
};
static const struct trail trail = {.levels = levels, .count = COUNT_OF(levels)};

TEST(a_level_takes_its_sets_and_rests)
{
    assert_true(level_seconds(&levels[0], SIDES_BOTH) == 2 * (6 + 10 * 5) + 30);
    assert_true(level_seconds(&levels[1], SIDES_EACH) == 4 * (6 + 10) + 3 * 15);
    assert_true(level_seconds(&levels[1], SIDES_LEFT) == 2 * (6 + 10) + 15);
    assert_true(level_seconds(&levels[1], SIDES_BOTH) == 0); /* it does not ask for both at once */
}

TEST(a_workout_takes_its_levels_and_the_rests_between)
{
    struct workout workout = {.item_count = 3};
    workout.items[0] = (struct workout_item){.activity = &activity_bridge, .rest_s = 20};
    workout.items[1] = (struct workout_item){.level = "lake/one-leg", .rest_s = 40};
    workout.items[2] =
        (struct workout_item){.activity = &activity_step_up, .rest_s = 100}; /* only own ones */
    assert_true(workout_seconds(&workout, &trail) == 142 + 20 + 109 + 40);
}

static union sample_out out;
static struct seen seen;

TEST(right_workout_is_read_in_every_key)
{
    const struct workout_file *file = &out.workout;
    assert_int_equal(samples_read_edited(SAMPLE_WORKOUT, "", "", &out, &seen), 0);
    assert_string_equal(file->workout.id, "workouts/ten-minutes");
    assert_string_equal(file->workout.title, "Ten minutes");
    assert_string_equal(file->workout.why, "A little of all.");
    assert_int_equal(file->workout.minutes, 10);
    assert_int_equal(file->workout.item_count, 2);
    assert_ptr_equal(file->items[0].item.activity, &activity_bridge);
    assert_string_equal(file->items[0].item.level, "");
    assert_int_equal(file->items[0].item.rest_s, 20);
    assert_string_equal(file->items[1].item.level, "lake/one-leg");
    assert_int_equal(file->items[1].item.rest_s, 0);
}

static const struct fault_case cases[] = {
    {"title: Ten minutes\n", "", 1, "missing key title", "title: "},
    {"minutes: 10\n", "", 1, "missing key minutes", "minutes: 5"},
    {"why: A little of all.\n", "", 1, "missing key why", "why: "},
    {"    rest_s: 20\n", "", 5, "missing key items.rest_s", "rest_s: 15"},
    {"minutes: 10", "minuts: 10", 2, "unknown key \"minuts\", perhaps meant: minutes",
     "title, minutes, why, items"},
    {"    rest_s: 20", "    rest: 20", 6, "unknown key \"rest\"", "exercise, level, rest_s"},
    {"minutes: 10", "minutes: 0", 2, "minutes is \"0\"", "1 to 60"},
    {"minutes: 10", "minutes: 61", 2, "minutes is \"61\"", "1 to 60"},
    {"minutes: 10", "minutes: ten", 2, "minutes is \"ten\"", "a whole number"},
    {"title: Ten minutes", "title: {ten: minutes}", 1, "title is a mapping", "1 to 60 letters"},
    {"why: A little of all.", "why: ''", 3, "why is empty", "1 to 255"},
    {"  - exercise: bridge\n    rest_s: 20\n  - level: lake/one-leg\n    rest_s: 0\n", "  []\n", 5,
     "items has 0 entries", "1 to 32"},
    {"exercise: bridge", "exercise: bridges", 5, "items.exercise is \"bridges\"", "one of pigeon-stretch"},
    {"level: lake/one-leg", "level: ''", 7, "items.level is empty", "1 to 63"},
    {"rest_s: 20", "rest_s: 301", 6, "items.rest_s is \"301\"", "0 to 300"},
    {"rest_s: 20", "rest_s: 1.5", 6, "items.rest_s is \"1.5\"", "a whole number"},
    {"  - level: lake/one-leg", "  - level: lake/one-leg\n    exercise: bridge", 8, "exercise and level",
     "one of them"},
    {"  - level: lake/one-leg\n    rest_s", "  - rest_s", 7, "no exercise", "exercise: bridge"},
    {"items:\n", "items: 5\ntitle:\n", 4, "items is \"5\"", "keys of its own"},
};

TEST(every_fault_names_its_line_and_what_is_right)
{
    samples_refused(SAMPLE_WORKOUT, cases, COUNT_OF(cases));
}

static int fit(const char *from, const char *to)
{
    struct faults faults = {.name = samples_name[SAMPLE_WORKOUT], .report = seen_add, .context = &seen};
    assert_int_equal(samples_read_edited(SAMPLE_WORKOUT, from, to, &out, &seen), 0);
    return workout_file_fit(&faults, &out.workout, &trail);
}

/* 142 + 20 + 109 = 271 s, 4.5 minutes: 4, 5 and 6 are within a quarter of what they promise. To the second:
 * 300 s are a quarter more than four minutes, 270 s a quarter less than six. */
TEST(minutes_fit_what_the_items_take)
{
    static const struct {
        int minutes, rest_s;
        bool fits;
    } tries[] = {{3, 20, false}, {4, 20, true},  {5, 20, true}, {6, 20, true}, {7, 20, false},
                 {4, 49, true},  {4, 50, false}, {6, 19, true}, {6, 18, false}};
    static const char before[] =
        "minutes: %d\nwhy: A little of all.\nitems:\n  - exercise: bridge\n    rest_s: %d\n";
    char from[160], to[160];
    snprintf(from, sizeof(from), before, 10, 20);
    for (size_t i = 0; i < COUNT_OF(tries); i++) {
        snprintf(to, sizeof(to), before, tries[i].minutes, tries[i].rest_s);
        assert_int_equal(fit(from, to), tries[i].fits ? 0 : -1);
        if (!tries[i].fits && tries[i].rest_s == 20)
            SEEN_ALL(&seen, 1, ":2: minutes is ", "and its items take 4.5; right would be 5, or other items");
    }
    assert_int_equal(fit("minutes: 10", "minutes: 5"), 0);
    assert_ptr_equal(out.workout.workout.items[0].activity, &activity_bridge);
    assert_ptr_equal(out.workout.workout.items[1].activity, &activity_single_leg_balance); /* of its level */
}

/* The player's own levels are no help: the ladder goes by those of the trail. */
TEST(what_is_not_there_is_reported)
{
    assert_int_equal(fit("lake/one-leg", "lake/two-legs"), -1);
    SEEN_ALL(&seen, 1, ":7: items.level names \"lake/two-legs\" and there is no such level");
    assert_int_equal(fit("exercise: bridge", "exercise: step-up"), -1);
    SEEN_ALL(&seen, 1, ":5: items.exercise is step-up and there is no level of it");
}

static struct workout made(void)
{
    struct workout workout = {
        .title = "\"Mine\": #1 \\ \xc3\xa9", .minutes = 60, .item_count = WORKOUT_ITEMS_MAX};
    memset(workout.why, '"', sizeof(workout.why) - 1);
    for (int i = 0; i < WORKOUT_ITEMS_MAX; i++) {
        workout.items[i].rest_s = 300 - i;
        workout.items[i].activity = activities[i % activity_count];
        if (i % 2)
            memset(workout.items[i].level, 'x', LEVEL_ID_SIZE - 1);
    }
    return workout;
}

static void read_back(const char *path, struct workout_file *file)
{
    size_t size;
    char *text = (char *)folder_read(path, &size);
    struct faults faults = {.name = path, .report = seen_add, .context = &seen};
    assert_non_null(text);
    if (workout_file_parse(&faults, "own", text, size, file))
        fail_msg("%s", seen.lines[0]);
    free(text);
}

TEST(what_is_written_is_read_again)
{
    char folder[128], path[200];
    struct workout workout = made();
    struct workout_file file;
    folder_make(folder, sizeof(folder));
    snprintf(path, sizeof(path), "%s/workouts/my-own.yaml", folder);
    for (int round = 0; round < 2; round++) { /* the second replaces the first */
        assert_int_equal(workout_write(path, &workout), 0);
        read_back(path, &file);
        assert_string_equal(file.workout.id, "own/my-own");
        assert_string_equal(file.workout.title, workout.title);
        assert_string_equal(file.workout.why, workout.why);
        assert_int_equal(file.workout.minutes, workout.minutes);
        assert_int_equal(file.workout.item_count, workout.item_count);
        for (int i = 0; i < workout.item_count; i++) {
            assert_string_equal(file.items[i].item.level, workout.items[i].level);
            assert_int_equal(file.items[i].item.rest_s, workout.items[i].rest_s);
            if (!workout.items[i].level[0])
                assert_ptr_equal(file.items[i].item.activity, workout.items[i].activity);
        }
        workout.item_count = 1;
        strcpy(workout.title, "Shorter");
    }
    snprintf(path, sizeof(path), "%s/workouts", folder);
    assert_int_equal(folder_count(path, "", NULL, 0), 1); /* nothing else is left there */
    folder_remove(folder);
}

TEST(what_no_file_can_say_is_not_written)
{
    char folder[128], path[200], taken[256];
    struct workout good = made(), workout;
    folder_make(folder, sizeof(folder));
    snprintf(path, sizeof(path), "%s/w/mine.yaml", folder);

    for (int fault = 0; fault < 7; fault++) {
        workout = good;
        if (fault < 3)
            workout.title[0] = "\0\n\x80"[fault]; /* the last is not UTF-8 */
        else if (fault == 3)
            workout.minutes = 61;
        else if (fault == 4)
            workout.item_count = 0;
        else if (fault == 5)
            workout.item_count = WORKOUT_ITEMS_MAX + 1;
        else
            workout.items[3].rest_s = -1;
        assert_int_equal(workout_write(path, &workout), -EINVAL);
    }
    assert_int_equal(folder_count(folder, "", NULL, 0), 0);

    snprintf(path, sizeof(path), "%s/w/Not plain.yaml", folder);
    assert_int_equal(workout_write(path, &good), -EINVAL);
    snprintf(path, sizeof(path), "%s/no/where/mine.yaml", folder);
    assert_int_equal(workout_write(path, &good), -ENOENT);
    /* What cannot be replaced stays as it is, and nothing is left beside it. */
    snprintf(path, sizeof(path), "%s/w/mine.yaml", folder);
    assert_int_equal(workout_write(path, &good), 0);
    assert_int_equal(remove(path), 0);
    assert_int_equal(folder_count(folder, "", NULL, 0), 1);
    snprintf(taken, sizeof(taken), "mkdir -p '%s/in-the-way'", path);
    assert_int_equal(system(taken), 0);
    assert_true(workout_write(path, &good) < 0);
    snprintf(path, sizeof(path), "%s/w", folder);
    assert_int_equal(folder_count(path, "", NULL, 0), 1);
    folder_remove(folder);
}
