#define _POSIX_C_SOURCE 200809L
#include "activities.h"
#include "folder.h"
#include "loader/book_files.h"
#include "samples.h"
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 256 };

/* A game's folder with nine cards and no level, and a folder for the player's own; what came of loading them.
 */
struct place {
    char top[64], game[80], own[80];
    struct book book;
    struct seen seen;
};

static const char *path_of(const char *folder, const char *name)
{
    static char path[PATH_SIZE];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return path;
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    for (char *slash = strchr(path + strlen(folder), '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(path, 0700);
        *slash = '/';
    }
    folder_write(path, text, strlen(text));
}

/* Every exercise has three rungs of bodyweight; the squeeze is for both legs at once. */
static void write_card(const struct place *place, const struct activity *exercise)
{
    char name[64], text[1024];
    snprintf(name, sizeof(name), "exercises/%s.yaml", exercise->name);
    snprintf(text, sizeof(text),
             "title: %s\nposture: standing\nside: %s\nchannels: [coach]\nmuscles: [a]\nsteps: [a]\n"
             "cues: [Slowly]\nfaults: [a]\nsafety: a\neasier: a\nrungs:\n"
             "- {title: a, stage: bodyweight}\n- {title: b, stage: bodyweight}\n"
             "- {title: c, stage: resistance}\n",
             exercise->title, exercise == &activity_adductor_squeeze ? "both" : "each");
    write_file(place->game, name, text);
}

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof(*place));
    assert_non_null(place);
    folder_make(place->top, sizeof(place->top));
    snprintf(place->game, sizeof(place->game), "%s/game", place->top);
    snprintf(place->own, sizeof(place->own), "%s/own", place->top);
    assert_int_equal(mkdir(place->game, 0700), 0);
    for (int i = 0; i < activity_count; i++)
        write_card(place, activities[i]);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    folder_remove(place->top);
    free(place);
    return 0;
}

/* A right level of 94 s, opened by another ("" = by none); the fault line of its unlock is 2, of its rung 5.
 */
static void write_level(const char *folder, const char *name, const char *unlock)
{
    char text[1024], line[160] = "";
    if (unlock[0])
        snprintf(line, sizeof(line), "unlock: {stars: 1,\n  level: %s}", unlock);
    snprintf(
        text, sizeof(text),
        "%s\nexercise: single-leg-balance\nstage: bodyweight\nrung: 1\ntitle: One leg\nside: each\nsets: 2\n"
        "target: {hold_s: 10}\nrest_s: 10\neyes: open\nsurface: firm\nstars: [5, 8, 10]\nwhy: a\nsafety: a\n",
        line);
    write_file(folder, name, text);
}

static void write_workout(const char *folder, const char *name, const char *level)
{
    char text[256];
    snprintf(text, sizeof(text),
             "title: Three minutes\nminutes: 3\nwhy: a\nitems: [{level: %s, rest_s: 5},\n"
             "  {exercise: single-leg-balance, rest_s: 0}]\n",
             level);
    write_file(folder, name, text);
}

static void write_note(const struct place *place, const char *name, const char *found_at)
{
    char text[256];
    snprintf(text, sizeof(text), "title: a\ntopic: causes\ntext: a\nexercises: [bridge]\nfound_at: %s\n",
             found_at);
    write_file(place->game, name, text);
}

static int load(struct place *place)
{
    place->seen = (struct seen){0};
    int result = book_load(place->game, place->own, &place->book, seen_add, &place->seen);
    for (int i = 0; i < place->seen.count && i < SEEN_MAX; i++)
        assert_null(strchr(place->seen.lines[i], '\n'));
    return result;
}

#define PLACE_TEST(name) TEST_ON(name, struct place *place, set_up, tear_down)

PLACE_TEST(a_book_is_in_order)
{
    write_level(place->game, "lake/02.yaml", "lake/01");
    write_level(place->game, "lake/01.yaml", "camp/10-b");
    write_level(place->game, "camp/10-b.yaml", "");
    write_level(place->game, "camp/10-a.yaml", "");
    write_workout(place->game, "workouts/b.yaml", "lake/01");
    write_workout(place->game, "workouts/a.yaml", "lake/02");
    write_note(place, "notes/02.yaml", "lake/01");
    write_note(place, "notes/01.yaml", "camp/10-a");
    write_file(place->game, "README.md", "# not a level");
    write_file(place->game, "lake/.02.yaml", "hidden");
    write_file(place->game, "templates/level.yaml", "title: for copying\n");
    if (load(place))
        fail_msg("%s", place->seen.lines[0]);
    assert_int_equal(place->book.trail.count, 4);
    assert_string_equal(place->book.trail.levels[0].id, "camp/10-a");
    assert_string_equal(place->book.trail.levels[1].id, "camp/10-b");
    assert_string_equal(place->book.trail.levels[2].id, "lake/01");
    assert_string_equal(place->book.trail.levels[3].id, "lake/02");
    assert_ptr_equal(trail_find(&place->book.trail, "lake/01"), &place->book.trail.levels[2]);
    assert_null(trail_find(&place->book.trail, "lake/03"));
    assert_int_equal(place->book.trail.levels[0].cue_count, 1); /* those of its card */
    assert_string_equal(place->book.trail.levels[0].cues[0], "Slowly");
    for (int i = 0; i < activity_count; i++)
        assert_ptr_equal(place->book.guide.cards[i].activity, activities[i]);
    assert_int_equal(place->book.workout_count, 2);
    assert_string_equal(place->book.workouts[0].id, "workouts/a");
    assert_string_equal(place->book.workouts[0].items[0].level, "lake/02");
    assert_ptr_equal(place->book.workouts[0].items[0].activity, &activity_single_leg_balance);
    assert_int_equal(place->book.note_count, 2);
    assert_string_equal(place->book.notes[0].id, "notes/01");
    assert_string_equal(place->book.notes[1].found_at, "lake/01");
    book_free(&place->book);
    assert_null(place->book.trail.levels);
    book_free(&place->book); /* harmless */
}

PLACE_TEST(faults_of_several_files_are_all_reported)
{
    write_level(place->game, "lake/01.yaml", "");
    write_file(place->game, "lake/02.yaml", "title: x\nsets: many\n");
    write_file(place->game, "lake/03.yaml", "");
    write_file(place->game, "lake/04.yml", "");
    write_file(place->game, "stray.yaml", "");
    write_level(place->game, "lake/05.yaml", "lake/99");
    write_level(place->game, "lake/06.yaml", "lake/02"); /* is there, though not sound: no second fault */
    write_level(place->game, "pond/01.yaml", "");
    write_level(place->game, "own/01.yaml", ""); /* the player's own are elsewhere */
    write_file(place->game, "notes/01.yaml", "titel: x\n");
    write_file(place->game, "workouts/01.yaml", "titel: x\n");
    write_note(place, "notes/02.yaml", "nowhere"); /* while levels are faulty, nothing is said of them */
    place->book.note_count = 7;
    assert_int_equal(load(place), -9);
    SEEN_ALL(&place->seen, 9, "lake/02.yaml:2: sets is \"many\"", "lake/03.yaml:1: empty",
             "lake/04.yml:1: the file's name does not end in .yaml",
             "stray.yaml:1: the file is in no chapter", "lake/05.yaml:2: unlock names \"lake/99\"",
             "pond/01.yaml:1: the file is in no chapter", "own/01.yaml:1: the file is in no chapter",
             "notes/01.yaml:1: unknown key", "workouts/01.yaml:1: unknown key");
    assert_int_equal(place->book.note_count, 7);
}

PLACE_TEST(whole_books_fit_together)
{
    write_level(place->game, "lake/01.yaml", "");
    write_workout(place->game, "workouts/a.yaml", "lake/07");
    write_workout(place->game, "workouts/b.yaml",
                  "own/mine"); /* the game's files never lean on the player's */
    write_level(place->own, "levels/mine.yaml", "");
    write_note(place, "notes/01.yaml", "lake/08");
    assert_int_equal(load(place), -3);
    SEEN_ALL(&place->seen, 3, "workouts/b.yaml:4: items.level names \"own/mine\"",
             "workouts/a.yaml:4: items.level names \"lake/07\"",
             "notes/01.yaml:5: found_at names \"lake/08\"");

    write_file(place->game, "lake/01.yaml", "title: x\n");
    assert_int_equal(unlink(path_of(place->game, "exercises/bridge.yaml")), 0);
    assert_int_equal(load(place), -2);
    SEEN_ALL(&place->seen, 2, "game: has no card of bridge; right would be a file exercises/bridge.yaml");
}

PLACE_TEST(a_level_fits_its_card)
{
    write_level(place->game, "lake/01.yaml", "");
    write_file(place->game, "lake/02.yaml",
               "exercise: adductor-squeeze\nstage: resistance\nrung: 4\ntitle: a\nside: both\nsets: 1\n"
               "target: {reps: 3, up_s: 1, hold_s: 1, down_s: 1}\nrest_s: 1\neyes: open\nsurface: firm\n"
               "stars: [1, 2, 3]\nwhy: a\nsafety: a\n");
    assert_int_equal(load(place), -1);
    SEEN_ALL(&place->seen, 1, "lake/02.yaml:3: rung is 4 and adductor-squeeze has 3 rungs");
}

PLACE_TEST(a_circle_of_unlocks_is_reported_once)
{
    write_level(place->game, "camp/00.yaml", "lake/01"); /* leads into the circle */
    write_level(place->game, "lake/01.yaml", "lake/03");
    write_level(place->game, "lake/02.yaml", "lake/01");
    write_level(place->game, "lake/03.yaml", "lake/02");
    write_level(place->game, "lake/04.yaml", "lake/04");
    assert_int_equal(load(place), -2);
    SEEN_ALL(&place->seen, 2, "lake/01.yaml:2: unlock goes round in a circle (lake/01 needs lake/03",
             "lake/04.yaml:2: unlock goes round in a circle");
}

PLACE_TEST(own_levels_and_workouts_come_last)
{
    write_level(place->game, "lake/01.yaml", "");
    write_workout(place->game, "workouts/z.yaml", "lake/01");
    write_level(place->own, "levels/b.yaml", "own/a");
    write_level(place->own, "levels/a.yaml", "lake/01");
    write_workout(place->own, "workouts/mine.yaml", "own/b");
    assert_int_equal(load(place), 0);
    assert_int_equal(place->seen.count, 0);
    assert_int_equal(place->book.trail.count, 3);
    assert_string_equal(place->book.trail.levels[1].id, "own/a");
    assert_string_equal(place->book.trail.levels[2].id, "own/b");
    assert_int_equal(place->book.trail.levels[2].chapter, CHAPTER_OWN);
    assert_int_equal(place->book.workout_count, 2);
    assert_string_equal(place->book.workouts[0].id, "workouts/z");
    assert_string_equal(place->book.workouts[1].id, "own/mine");
    book_free(&place->book);
    assert_int_equal(book_load(place->game, NULL, &place->book, seen_add, &place->seen), 0);
    assert_int_equal(place->book.trail.count, 1);
    book_free(&place->book);
    strcat(place->own, "/nowhere");
    assert_int_equal(load(place), 0);
    assert_int_equal(place->seen.count, 0);
    book_free(&place->book);
}

PLACE_TEST(faulty_own_files_are_left_out)
{
    write_level(place->game, "lake/01.yaml", "");
    write_level(place->own, "levels/good.yaml", "own/better");
    write_level(place->own, "levels/better.yaml", "");
    write_file(place->own, "levels/bad.yaml", "title: x\n");
    write_level(place->own, "levels/a-needs-needs-bad.yaml", "own/needs-bad");
    write_level(place->own, "levels/needs-bad.yaml", "own/bad");
    write_level(place->own, "levels/round.yaml", "own/round");
    write_level(place->own, "levels/Not plain.yaml", "");
    write_workout(place->own, "workouts/good.yaml", "own/good");
    write_workout(place->own, "workouts/needs-bad.yaml", "own/bad");
    write_file(place->own, "workouts/bad.yaml", "titel: x\n");
    if (load(place))
        fail_msg("%s", place->seen.lines[0]);
    SEEN_ALL(&place->seen, 7, "levels/bad.yaml:1: missing key",
             "levels/needs-bad.yaml:2: unlock names \"own/bad\"",
             "levels/a-needs-needs-bad.yaml:2: unlock names \"own/needs-bad\"",
             "levels/round.yaml:2: unlock goes round in a circle",
             "levels/Not plain.yaml:1: the file's name is not plain",
             "workouts/needs-bad.yaml:4: items.level names \"own/bad\"", "workouts/bad.yaml:1: unknown key");
    assert_int_equal(place->book.trail.count, 3);
    assert_int_equal(place->book.workout_count, 1);
    book_free(&place->book);
}

PLACE_TEST(there_are_limits_and_the_game_comes_first)
{
    char name[64];
    write_level(place->game, "lake/01.yaml", "");
    for (int i = 0; i < TRAIL_LEVELS_MAX + 1; i++) {
        snprintf(name, sizeof(name), "levels/%03d.yaml", i);
        write_level(place->own, name, "");
    }
    assert_int_equal(load(place), 0);
    SEEN_ALL(&place->seen, 2, "levels/256.yaml:1: is one file too many; right would be 256");
    assert_int_equal(place->book.trail.count, TRAIL_LEVELS_MAX);
    book_free(&place->book);
}

PLACE_TEST(what_cannot_be_read_is_reported)
{
    assert_int_equal(load(place), -1);
    SEEN_ALL(&place->seen, 1, "holds no level");

    write_level(place->game, "lake/00.yaml", "");
    assert_int_equal(mkdir(path_of(place->game, "lake/01.yaml"), 0700), 0);
    assert_int_equal(mkfifo(path_of(place->game, "lake/02.yaml"), 0600), 0); /* must not hang either */
    assert_int_equal(symlink("/nowhere/at/all", path_of(place->game, "lake/03.yaml")), 0);
    write_file(place->game, "lake/04.yaml", "\xff\xfet");
    char *huge = malloc(70001);
    assert_non_null(huge);
    memset(huge, '\n', 70000);
    huge[70000] = '\0';
    write_file(place->game, "lake/05.yaml", huge);
    free(huge);
    folder_write(path_of(place->game, "lake/06.yaml"), "title: \0\n", 9);
    assert_int_equal(load(place), -6);
    SEEN_ALL(&place->seen, 6, "lake/01.yaml:1: is not a file", "lake/02.yaml:1: is not a file",
             "lake/03.yaml:1: cannot be read (No such file", "lake/04.yaml:1: this line is not UTF-8",
             "lake/05.yaml:1: is larger than 64 KiB", "lake/06.yaml:1: not YAML (control characters");

    assert_int_equal(book_load("/nowhere/at/all", NULL, &place->book, seen_add, &place->seen), -1);
    SEEN_ALL(&place->seen, 7, "/nowhere/at/all: cannot be read (No such file");
}

/* Somebody's levels need no cards beside them: those of the game are what they are held against. */
PLACE_TEST(levels_alone_are_held_against_the_cards_of_the_game)
{
    write_level(place->own, "lake/01.yaml", "");
    assert_int_equal(book_load_beside(place->game, place->own, &place->book, seen_add, &place->seen), 0);
    assert_int_equal(place->book.trail.count, 1);
    assert_int_equal(place->book.guide.cards[AT_BRIDGE].rung_count, 3);
    book_free(&place->book);
    assert_int_equal(book_load(place->own, NULL, &place->book, seen_add, &place->seen), -activity_count);
    write_file(place->own, "exercises/bridge.yaml", "title: x\n"); /* but once there is one, all must be */
    assert_int_equal(book_load_beside(place->game, place->own, &place->book, seen_add, &place->seen),
                     -activity_count - 1);
}

/* An own folder that is no folder keeps no game from starting. */
PLACE_TEST(an_own_folder_that_is_none_is_reported)
{
    write_level(place->game, "lake/00.yaml", "");
    write_file(place->own, "levels", "a file");
    assert_int_equal(load(place), 0);
    SEEN_ALL(&place->seen, 1, "own: cannot be read (Not a directory)");
    book_free(&place->book);
}
