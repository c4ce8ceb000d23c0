#define _POSIX_C_SOURCE 200809L /* kill, setenv */
#include "books.h"
#include "cli.h"
#include "folder.h"
#include "same_rows.h"

#include "csv/csv.h"
#include "play/course.h"

#include <signal.h>
#include <sys/stat.h>
#include <time.h>

/*
 * The same samples give the same rows, whether the window plays them or nobody sees anything, and however
 * seldom the window is painted.
 */

enum { SEED = 20, TICK_US = 10000, LONGEST_US = 600000000, KG = 70 };

/* Frames of the display a second; 0: as SDL has it. Times real time. */
struct pace {
    int frames;
    const char *speed;
};
static const struct pace slow_frames = {4, "60"}, quick_frames = {240, "20"};

/* A store of its own below $F. */
static void use_store(const char *folder)
{
    const char *path = cli_path(folder);

    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(setenv("XDG_DATA_HOME", path, 1), 0);
}

static void play_headless(const char *level, const char *input, const char *folder)
{
    const char *words = cli_words("play %s --headless --player Ann --seed %d --channel load --input '%s'",
                                  level, SEED, input);

    use_store(folder);
    struct cli_result result = cli_run(words);
    if (result.status > 1)
        fail_msg("%s: exit status %d: %s", words, result.status, result.err);
}

static void use_pace(int frames)
{
    assert_int_equal(setenv("FRAMES_A_SECOND", cli_words("%d", frames), 1), 0);
    assert_int_equal(frames ? setenv("TESTED", SUREFOOT_PACED, 1) : unsetenv("TESTED"), 0);
}

/* A number behind a word of the trace; of the last such line. -1: there is none. How many: *lines. */
static long traced(const char *path, const char *word, int *lines)
{
    size_t size;
    char *text = (char *)folder_read(path, &size), *rest = NULL;
    long number = -1;

    assert_non_null(text);
    text[size] = '\0';
    *lines = 0;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        if (!strncmp(line, word, strlen(word)) && line[strlen(word)] == ' ') {
            number = atol(line + strlen(word));
            ++*lines;
        }
    free(text);
    return number;
}

/* What a window was like: how many samples had come when the attempt began, and the frames it has shown. */
struct shown {
    long begun;
    int frames;
};

/* Until nothing more is played. */
static struct shown play_in_window(const char *level, const char *input, struct pace pace, const char *folder)
{
    const char *trace = cli_words("%s/%s/trace", getenv("F"), folder);
    const char *words[] = {"play", level,    "--input", input,     "--speed", pace.speed, "--player",
                           "Ann",  "--seed", "20",      "--trace", trace,     NULL};
    struct shown shown;
    pid_t pid;
    int came, begun;

    use_store(folder);
    use_pace(pace.frames);
    assert_int_equal(setenv("SUREFOOT_TRACE_FRAMES", "1", 1), 0);
    pid = cli_start(words);
    came = cli_wait_line(pid, trace, "saved 1");
    kill(pid, SIGTERM);
    assert_int_equal(cli_end(pid), 0);
    use_pace(0);
    if (!came)
        fail_msg("the window never kept %s of %s", level, input);
    shown.begun = traced(trace, "begun", &begun);
    traced(trace, "frame", &shown.frames);
    assert_int_equal(begun, 1);
    return shown;
}

/* A course without a window: the built-in player from the empty board on. */
struct alone {
    struct book book;
    struct course course;
    struct input *sim;
    FILE *file; /* the samples as they come; NULL: nowhere */
};

static void begin_alone(struct alone *alone, const char *level, struct store *store,
                        const struct store_player *player)
{
    const struct device_setup setup = {.channel = CHANNEL_LOAD, .seed = SEED, .weight_kg = KG};
    struct course *course = &alone->course;
    char error[256];

    books_read(SUREFOOT_SOURCE_DIR, &alone->book);
    alone->sim = device_sim.open(&device_sim, &setup, error);
    assert_non_null(alone->sim);
    course_init(course, &alone->book, store, player);
    course_use(course, alone->sim, &device_sim, 0);
    course_choose(course, (size_t)(trail_find(&alone->book.trail, level) - alone->book.trail.levels), 0,
                  1u << CHANNEL_LOAD);
}

/* Begins as soon as it can, after so many samples. */
static void play_alone(struct alone *alone, long begun)
{
    struct course *course = &alone->course;
    struct input_event event;
    struct run_event told;
    int64_t origin_us = 0;
    long count = 0;

    for (int64_t now_us = 0; now_us < LONGEST_US && !run_completed(&course->attempt.run); now_us += TICK_US)
        while (alone->sim->poll(alone->sim, now_us, &event)) {
            course->due |= !course->attempting && count >= begun;
            (void)course_take(course, &event);
            while (run_next(&course->attempt.run, &told))
                continue;
            course_script(course);
            if (event.kind != INPUT_SAMPLE)
                continue;
            origin_us = count == 0 ? event.sample->t_us : origin_us;
            if (alone->file && count == 0)
                assert_int_equal(csv_write_header(alone->file, event.sample), 0);
            if (alone->file)
                assert_int_equal(csv_write(alone->file, event.sample, origin_us), 0);
            count++;
        }
    assert_true(course->attempting && run_completed(&course->attempt.run));
}

static void end_alone(struct alone *alone)
{
    course_end(&alone->course);
    input_close(alone->sim);
    book_free(&alone->book);
}

/* A whole session of the built-in player as a file. */
static void record(const char *level, char path[256])
{
    static struct alone alone;

    snprintf(path, 256, "%s/session.csv", getenv("F"));
    alone.file = fopen(path, "w");
    assert_non_null(alone.file);
    begin_alone(&alone, level, NULL, NULL);
    play_alone(&alone, 0);
    end_alone(&alone);
    assert_int_equal(fclose(alone.file), 0);
}

/* ... and in a store. */
static void keep_alone(const char *level, long begun, const char *folder)
{
    static struct alone alone;
    struct store_player player;
    struct store *store;
    char path[256], error[256];

    use_store(folder);
    snprintf(path, sizeof path, "%s/%s/surefoot", getenv("F"), folder);
    assert_int_equal(mkdir(path, 0700), 0);
    strcat(path, "/surefoot.db");
    assert_int_equal(store_open(path, &store, error), 0);
    assert_int_equal(store_player(store, "Ann", &player), 0);
    begin_alone(&alone, level, store, &player);
    alone.course.unix_s = (int64_t)time(NULL);
    play_alone(&alone, begun);
    assert_int_equal(course_keep(&alone.course), 0);
    end_alone(&alone);
    store_close(store);
}

static void gives_the_same_rows(const char *level, const char *input, int trials)
{
    play_headless(level, input, "headless");
    play_in_window(level, input, (struct pace){0, "20"}, "slow");
    play_in_window(level, input, (struct pace){0, "1000"}, "fast");
    assert_int_equal(same_rows("headless", "slow"), trials);
    assert_int_equal(same_rows("headless", "fast"), trials);
}

CLI_TEST(a_whole_session_that_was_recorded)
{
    char path[256];

    record("lake/01-one-leg-10s", path);
    gives_the_same_rows("lake/01-one-leg-10s", path, 4);
}

CLI_TEST(a_recording_that_ends_on_the_way)
{
    gives_the_same_rows("lake/01-one-leg-10s", SUREFOOT_RECORDINGS "/board/quiet-with-dropouts.csv", 1);
}

CLI_TEST(a_recording_at_any_frame_rate)
{
    struct shown few, many;
    char path[256];

    record("ridge/01-step-hand", path);
    play_headless("ridge/01-step-hand", path, "headless");
    few = play_in_window("ridge/01-step-hand", path, slow_frames, "few");
    many = play_in_window("ridge/01-step-hand", path, quick_frames, "many");
    assert_true(few.frames < many.frames);
    assert_int_equal(same_rows("headless", "few"), 2);
    assert_int_equal(same_rows("headless", "many"), 2);
}

/*
 * The built-in player of one seed. In the window somebody may read first, while it stands there; without a
 * window it begins at once. From the same sample on they do the same.
 */
static void the_player_gives_the_same_rows(const char *level, int trials)
{
    struct shown few, many;

    play_headless(level, "sim", "headless");
    keep_alone(level, 0, "at-once");
    assert_int_equal(same_rows("headless", "at-once"), trials);
    few = play_in_window(level, "sim", slow_frames, "few");
    many = play_in_window(level, "sim", quick_frames, "many");
    assert_true(few.frames < many.frames);
    assert_int_equal(few.begun, many.begun);
    keep_alone(level, few.begun, "later");
    assert_int_equal(same_rows("later", "few"), trials);
    assert_int_equal(same_rows("later", "many"), trials);
}

CLI_TEST(the_built_in_player_who_holds)
{
    the_player_gives_the_same_rows("lake/01-one-leg-10s", 4);
}

CLI_TEST(the_built_in_player_who_repeats)
{
    the_player_gives_the_same_rows("meadow/01-bridge-5s", 2);
}
