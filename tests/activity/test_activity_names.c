#include "activities.h"
#include "test.h"

#include <dirent.h>
#include <stdio.h>

#include "coach/note.h"
#include "coach/today.h"

TEST(every_exercise_is_found_by_its_name)
{
    for (int i = 0; i < activity_count; i++) {
        assert_ptr_equal(activity_find(activities[i]->name), activities[i]);
        assert_int_equal(activity_index(activities[i]), i);
        assert_true(strlen(activities[i]->title) > 3);
    }
    assert_null(activity_find("yoga"));
    assert_null(activity_find(""));
    assert_null(activity_find("Bridge"));
    assert_string_equal(activity_single_leg_balance.name, "single-leg-balance");
}

TEST(one_of_balance_is_the_yardstick)
{
    int yardsticks = 0;

    for (int i = 0; i < activity_count; i++)
        yardsticks += activities[i]->yardstick;
    assert_int_equal(yardsticks, 1);
    assert_ptr_equal(activity_yardstick(), &activity_single_leg_balance);
    assert_int_equal(activity_yardstick()->aim, AIM_BALANCE);
}

/* Every file of the folder that has a row is in the list, in the order of their positions, and nothing else.
 */
TEST(the_list_is_that_of_the_folder)
{
    DIR *folder = opendir(SUREFOOT_SOURCE_DIR "/game/activity");
    int rows = 0;

    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char path[512], text[64 * 1024] = "", name[64], *row;
        snprintf(path, sizeof path, SUREFOOT_SOURCE_DIR "/game/activity/%s", entry->d_name);
        FILE *file = strstr(entry->d_name, ".c") ? fopen(path, "r") : NULL;
        if (!file)
            continue;
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        fclose(file);
        row = strstr(text, "\nconst struct activity activity_");
        if (!row)
            continue;
        rows++;
        snprintf(name, sizeof name, "%.*s", (int)strcspn(entry->d_name, "."), entry->d_name);
        for (char *c = name; *c; c++)
            *c = *c == '_' ? '-' : *c;
        assert_non_null(activity_find(name));
    }
    closedir(folder);
    assert_int_equal(rows, activity_count);
    for (int i = 1; i < activity_count; i++)
        assert_true(activities[i - 1]->position < activities[i]->position);
}

TEST(names_are_all_there_and_all_different)
{
    for (int i = 0; i < CHANNELS; i++) {
        for (int j = 0; j < i; j++)
            assert_string_not_equal(channel_name((enum channel)i), channel_name((enum channel)j));
    }
    for (int i = 0; i < CHAPTERS; i++) {
        assert_true(strlen(chapter_title((enum chapter)i)) > 3);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(chapter_name((enum chapter)i), chapter_name((enum chapter)j));
    }
    for (int i = 0; i < STAGES; i++) {
        for (int j = 0; j < i; j++)
            assert_string_not_equal(stage_name((enum stage)i), stage_name((enum stage)j));
    }
}

static const char *of_posture(int i)
{
    return posture_name((enum posture)i);
}

static const char *of_thing(int i)
{
    return thing_name((enum thing)i);
}

static const char *to_thing(int i)
{
    return thing_title((enum thing)i);
}

static const char *of_topic(int i)
{
    return note_topic_name((enum note_topic)i);
}

static const char *to_topic(int i)
{
    return note_topic_title((enum note_topic)i);
}

static const char *to_kind(int i)
{
    return today_kind_title((enum today_kind)i);
}

TEST(names_of_the_guide_are_all_there_and_all_different)
{
    static const struct {
        const char *(*name)(int);
        int count;
    } kinds[] = {{of_posture, POSTURES},  {of_thing, THINGS},      {to_thing, THINGS},
                 {of_topic, NOTE_TOPICS}, {to_topic, NOTE_TOPICS}, {to_kind, TODAY_KINDS}};
    for (size_t kind = 0; kind < sizeof(kinds) / sizeof(*kinds); kind++) {
        for (int i = 0; i < kinds[kind].count; i++) {
            assert_true(strlen(kinds[kind].name(i)) > 2);
            for (int j = 0; j < i; j++)
                assert_string_not_equal(kinds[kind].name(i), kinds[kind].name(j));
        }
    }
}

TEST(a_level_asks_for_its_sides)
{
    static const bool asks[][3] = {
        [LEVEL_EACH_SIDE] = {[SIDE_LEFT] = true, [SIDE_RIGHT] = true},
        [LEVEL_LEFT_ONLY] = {[SIDE_LEFT] = true},
        [LEVEL_RIGHT_ONLY] = {[SIDE_RIGHT] = true},
        [LEVEL_BOTH_AT_ONCE] = {[SIDE_NONE] = true},
    };
    for (int sides = LEVEL_EACH_SIDE; sides <= LEVEL_BOTH_AT_ONCE; sides++) {
        struct level level = {.sides = (enum level_sides)sides};
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
            assert_int_equal(level_asks(&level, (enum side)side), asks[sides][side]);
    }
}

TEST(a_level_is_found_by_its_id)
{
    struct level levels[] = {{.id = "camp/a"}, {.id = "lake/a"}};
    struct trail trail = {.levels = levels, .count = 2};
    assert_ptr_equal(trail_find(&trail, "lake/a"), &levels[1]);
    assert_null(trail_find(&trail, "lake"));
    assert_null(trail_find(&trail, ""));
}
