#define _POSIX_C_SOURCE 200809L
#include "faults_seen.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* A folder of levels made for one test, with chapters camp and lake. */
struct place {
    char folder[64];
    char made[16][128]; /* files and folders in the order made */
    int count;
};

static void remember(struct place *place, const char *path)
{
    assert_in_range(place->count, 0, 15);
    assert_true(strlen(path) < sizeof(place->made[0]));
    strcpy(place->made[place->count++], path);
}

static void make_folder(struct place *place, const char *name)
{
    char path[128];
    snprintf(path, sizeof(path), "%s/%s", place->folder, name);
    assert_int_equal(mkdir(path, 0700), 0);
    remember(place, path);
}

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof(*place));
    assert_non_null(place);
    strcpy(place->folder, "/tmp/surefoot-levels-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    remember(place, place->folder);
    make_folder(place, "lake");
    make_folder(place, "camp");
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    while (place->count > 0)
        assert_int_equal(remove(place->made[--place->count]), 0);
    free(place);
    return 0;
}

static void write_file(struct place *place, const char *name, const char *bytes, size_t size)
{
    char path[128];
    snprintf(path, sizeof(path), "%s/%s", place->folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    remember(place, path);
}

/* A right level that is opened by another ("" = by none); the fault line of its unlock is 13. */
static void write_level(struct place *place, const char *name, const char *unlock)
{
    char text[LEVEL_TEXT_MAX], line[160] = "";
    const char *no_chapter = strstr(faults_seen_level, "exercise:");
    if (unlock[0])
        snprintf(line, sizeof(line), "unlock: {stars: 1,\n  level: %s}\n", unlock);
    const char *part = strstr(no_chapter, "unlock:"), *rest = strstr(no_chapter, "say:");
    snprintf(text, sizeof(text), "title: One leg\n%.*s%s%s", (int)(part - no_chapter), no_chapter, line,
             rest);
    write_file(place, name, text, strlen(text));
}

static int load(const struct place *place, struct trail *trail, struct faults_seen *seen)
{
    *seen = (struct faults_seen){0};
    return levels_load(place->folder, trail, faults_seen_add, seen);
}

static void trail_is_in_order_of_chapter_then_name(void **state)
{
    struct place *place = *state;
    struct trail trail;
    struct faults_seen seen;
    write_level(place, "lake/02.yaml", "lake/01");
    write_level(place, "lake/01.yaml", "camp/10-b");
    write_level(place, "camp/10-b.yaml", "");
    write_level(place, "camp/10-a.yaml", "");
    write_file(place, "README.md", "# not a level", 13);
    write_file(place, "lake/.02.yaml", "hidden", 6);
    assert_int_equal(load(place, &trail, &seen), 0);
    assert_int_equal(trail.count, 4);
    assert_string_equal(trail.levels[0].id, "camp/10-a");
    assert_string_equal(trail.levels[1].id, "camp/10-b");
    assert_string_equal(trail.levels[2].id, "lake/01");
    assert_string_equal(trail.levels[3].id, "lake/02");
    assert_ptr_equal(trail_find(&trail, "lake/01"), &trail.levels[2]);
    assert_null(trail_find(&trail, "lake/03"));
    levels_free(&trail);
    assert_null(trail.levels);
    levels_free(&trail); /* harmless */
}

static void faults_of_several_files_are_all_reported(void **state)
{
    struct place *place = *state;
    struct trail trail = {.count = 7};
    struct faults_seen seen;
    write_level(place, "lake/01.yaml", "");
    write_file(place, "lake/02.yaml", "title: x\nsets: many\n", 20);
    write_file(place, "lake/03.yaml", "", 0);
    write_file(place, "lake/04.yml", "", 0);
    write_file(place, "stray.yaml", "", 0);
    write_level(place, "lake/05.yaml", "lake/99");
    write_level(place, "lake/06.yaml", "lake/02"); /* is there, though not sound: no second fault */
    assert_int_equal(load(place, &trail, &seen), -5);
    assert_int_equal(seen.count, 5);
    assert_true(faults_seen_has(&seen, "lake/02.yaml:2: sets is \"many\""));
    assert_true(faults_seen_has(&seen, "lake/03.yaml:1: empty"));
    assert_true(faults_seen_has(&seen, "lake/04.yml:1: the file's name does not end in .yaml"));
    assert_true(faults_seen_has(&seen, "stray.yaml:1: the file is in no chapter"));
    assert_true(faults_seen_has(&seen, "lake/05.yaml:13: unlock names \"lake/99\""));
    assert_int_equal(trail.count, 7);
}

static void a_circle_of_unlocks_is_reported_once(void **state)
{
    struct place *place = *state;
    struct trail trail;
    struct faults_seen seen;
    write_level(place, "camp/00.yaml", "lake/01"); /* leads into the circle */
    write_level(place, "lake/01.yaml", "lake/03");
    write_level(place, "lake/02.yaml", "lake/01");
    write_level(place, "lake/03.yaml", "lake/02");
    write_level(place, "lake/04.yaml", "lake/04");
    assert_int_equal(load(place, &trail, &seen), -2);
    assert_true(
        faults_seen_has(&seen, "lake/01.yaml:13: unlock goes round in a circle (lake/01 needs lake/03"));
    assert_true(faults_seen_has(&seen, "lake/04.yaml:13: unlock goes round in a circle"));
}

static void what_cannot_be_read_is_reported(void **state)
{
    struct place *place = *state;
    struct trail trail;
    struct faults_seen seen;
    char path[128];

    assert_int_equal(load(place, &trail, &seen), -1);
    assert_true(faults_seen_has(&seen, "holds no level"));

    make_folder(place, "lake/01.yaml");
    snprintf(path, sizeof(path), "%s/lake/02.yaml", place->folder);
    assert_int_equal(mkfifo(path, 0600), 0); /* must not hang either */
    remember(place, path);
    snprintf(path, sizeof(path), "%s/lake/03.yaml", place->folder);
    assert_int_equal(symlink("/nowhere/at/all", path), 0);
    remember(place, path);
    write_file(place, "lake/04.yaml", "\xff\xfet\0", 4);
    char *huge = calloc(1, 70000);
    assert_non_null(huge);
    write_file(place, "lake/05.yaml", huge, 70000);
    free(huge);
    write_file(place, "lake/06.yaml", "title: \0\n", 9);
    make_folder(place, "pond");
    write_level(place, "pond/01.yaml", "");
    assert_int_equal(load(place, &trail, &seen), -7);
    assert_true(faults_seen_has(&seen, "lake/01.yaml:1: is not a file"));
    assert_true(faults_seen_has(&seen, "lake/02.yaml:1: is not a file"));
    assert_true(faults_seen_has(&seen, "lake/03.yaml:1: cannot be read (No such file"));
    assert_true(faults_seen_has(&seen, "lake/04.yaml:1: this line is not UTF-8"));
    assert_true(faults_seen_has(&seen, "lake/05.yaml:1: is larger than 64 KiB"));
    assert_true(faults_seen_has(&seen, "lake/06.yaml:1: not YAML (control characters"));
    assert_true(faults_seen_has(&seen, "pond/01.yaml:1: the file is in no chapter"));
}

static void a_missing_folder_is_reported(void **state)
{
    (void)state;
    struct trail trail;
    struct faults_seen seen = {0};
    assert_int_equal(levels_load("/nowhere/at/all", &trail, faults_seen_add, &seen), -1);
    assert_int_equal(seen.count, 1);
    assert_true(faults_seen_has(&seen, "/nowhere/at/all: cannot be read (No such file"));
}

static void shipped_levels_are_right(void **state)
{
    (void)state;
    struct trail trail;
    struct faults_seen seen = {0};
    int result = levels_load(SUREFOOT_SOURCE_DIR "/levels", &trail, faults_seen_add, &seen);
    if (result != 0)
        fail_msg("%s", seen.lines[0]);
    const struct level *first = trail_find(&trail, "lake/01-one-leg-10s");
    const struct level *second = trail_find(&trail, "lake/02-one-leg-20s");
    const struct level *third = trail_find(&trail, "lake/03-one-leg-30s");
    assert_non_null(first);
    assert_non_null(second);
    assert_non_null(third);
    assert_true(first->hold_s == 10 && second->hold_s == 20 && third->hold_s == 30);
    assert_string_equal(first->unlock_level, "");
    assert_string_equal(second->unlock_level, first->id);
    assert_string_equal(third->unlock_level, second->id);
    for (size_t i = 0; i < trail.count; i++) {
        const struct level *level = &trail.levels[i];
        assert_in_range(level->sets, 1, 3);
        assert_null(strchr(level->why, '!'));
        assert_null(strchr(level->safety, '!'));
        assert_in_range(level->cue_count, 1, LEVEL_CUES_MAX);
    }
    levels_free(&trail);
}

/* The example in levels/README.md, every key of it, is a right level. */
static void example_of_the_readme_is_right(void **state)
{
    (void)state;
    char text[16384];
    FILE *file = fopen(SUREFOOT_SOURCE_DIR "/levels/README.md", "r");
    assert_non_null(file);
    size_t size = fread(text, 1, sizeof(text) - 1, file);
    fclose(file);
    text[size] = '\0';
    char *begin = strstr(text, "```yaml\n");
    assert_non_null(begin);
    begin += strlen("```yaml\n");
    char *end = strstr(begin, "```");
    assert_non_null(end);

    struct level level;
    struct faults_seen seen = {0};
    if (levels_parse("lake/02.yaml", begin, (size_t)(end - begin), &level, faults_seen_add, &seen))
        fail_msg("%s", seen.lines[0]);
    assert_int_equal(level.cue_count, 2);
    assert_int_equal(level.unlock_stars, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(trail_is_in_order_of_chapter_then_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(faults_of_several_files_are_all_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_circle_of_unlocks_is_reported_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_reported, set_up, tear_down),
        cmocka_unit_test(a_missing_folder_is_reported),
        cmocka_unit_test(shipped_levels_are_right),
        cmocka_unit_test(example_of_the_readme_is_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
