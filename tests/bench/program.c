#define _POSIX_C_SOURCE 200809L

#include "bench.h"

#include "display.h"

#include "store/store.h"

#include "bodymodel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/*
 * The program itself, full screen on a display of 1920 x 1080 in software: how soon it shows something, how
 * often it paints a menu that stands still, how much memory it holds, and how late what a board says is seen:
 * from the kernel's time of an event to the presented frame that is the first to show it. Times are those of
 * the clock on the wall; a busy machine makes them longer.
 */
enum { STARTS = 5, FRAMES_MAX = 4096 };

static int failed(const char *what)
{
    fprintf(stderr, "surefoot-bench: %s\n", what);
    return 1;
}

/* Ann, who has answered the questions of a first start. */
static int make_ann(void)
{
    struct store *store;
    struct store_player ann;
    char error[256];
    int status = store_open(NULL, &store, error);

    if (status)
        return failed(error);
    status = store_player(store, "Ann", &ann);
    ann.asked = true;
    if (!status)
        status = store_player_update(store, &ann);
    store_close(store);
    return status ? failed("no player") : 0;
}

static void sleep_s(double seconds)
{
    struct timespec left = {.tv_sec = (time_t)seconds, .tv_nsec = (long)(1e9 * (seconds - floor(seconds)))};

    nanosleep(&left, NULL);
}

struct opened {
    double first_s, home_s, cpu_s, resident_mb;
    int still; /* frames after the first one at home */
};

static int open_home(struct display *display, double watch_s, struct opened *out)
{
    const char *const words[] = {SUREFOOT_PROGRAM, "--input", "coach",        "--player", "Ann",
                                 "--full-screen",  "--trace", display->trace, NULL};
    struct display_frame *frames = calloc(FRAMES_MAX, sizeof *frames);
    double begin = bench_real_clock();
    pid_t pid = display_start(display, words);
    bool came = frames && display_wait(display, "screen home", 30);
    struct rusage used;

    sleep_s(came ? watch_s : 0);
    display_end(pid, &used);
    if (came) {
        display_frames(display, NULL, frames, 1);
        out->first_s = frames->presented_s - begin;
        out->still = display_frames(display, "screen home", frames, FRAMES_MAX) - 1;
        out->home_s = frames->presented_s - begin;
        out->cpu_s = (double)used.ru_utime.tv_sec + (double)used.ru_utime.tv_usec / 1e6 +
                     (double)used.ru_stime.tv_sec + (double)used.ru_stime.tv_usec / 1e6;
        out->resident_mb = (double)used.ru_maxrss / 1024;
    }
    free(frames);
    return came ? 0 : failed("the program does not come to its home screen");
}

static int measure_start(struct display *display, bool quick, json_t **out)
{
    double first[STARTS], home[STARTS], cpu[STARTS];
    struct opened opened;
    int starts = quick ? 1 : STARTS, status = 0;

    for (int i = 0; i < starts && !status; i++) {
        status = open_home(display, 0, &opened);
        first[i] = opened.first_s;
        home[i] = opened.home_s;
        cpu[i] = opened.cpu_s;
    }
    if (!status)
        status = open_home(display, quick ? 1 : 10, &opened);
    if (!status)
        *out = json_pack(
            "{s:f, s:f, s:f, s:f, s:f, s:i, s:f}", "first_picture_s", bench_median(first, starts),
            "first_picture_fastest_s", bench_percentile(first, starts, 0), "home_s",
            bench_median(home, starts), "home_fastest_s", bench_percentile(home, starts, 0), "cpu_s",
            bench_median(cpu, starts), "still_frames", opened.still, "resident_mb", opened.resident_mb);
    return status;
}

/* --- a board */

static const struct model_step standing[] = {{MODEL_TWO_FEET, 60, 0, 0}};
static const struct model_step one_leg[] = {{MODEL_TWO_FEET, 1, 0, 0}, {MODEL_LEFT, 30, 0, 0}};

static int write_session(const struct display *display, const char *name, const struct model_step *steps,
                         size_t count)
{
    const struct model_options options = {.seed = 3};
    struct model_session session;
    char path[200];

    snprintf(path, sizeof path, "%s/%s", display->folder, name);
    FILE *file = fopen(path, "w");
    if (!file || model_make(&options, steps, count, &session))
        return failed("no session for the board");
    fprintf(file, "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n");
    for (size_t i = 0; i < session.count; i++) {
        const struct sample *sample = &session.samples[i];
        fprintf(file, "%.6f,%.2f,%.2f,%.2f,%.2f\n", (double)sample->t_us / 1e6, sample->load_kg[0],
                sample->load_kg[1], sample->load_kg[2], sample->load_kg[3]);
    }
    model_free(&session);
    return fclose(file) ? failed("no session for the board") : 0;
}

static const char scenario[] = "timeout 60\n"
                               "run\n"
                               "wait file $T\n"
                               "wait command grep -qx \"screen board\" $T\n"
                               "plug event20 load=0.05,0.03,0.05,0.02 battery=62\n"
                               "wait command grep -qx \"calibration step-on\" $T\n"
                               "feed event20 $F/standing.csv loop background\n"
                               "wait command grep -qx \"calibration ready\" $T\n"
                               "wait command grep -qx \"screen pain\\|screen intro\" $T\n"
                               "sleep 1\n"
                               "press event20\n"
                               "wait command grep -qx \"screen intro\" $T\n"
                               "sleep 1\n"
                               "press event20\n"
                               "wait command grep -qx \"phase work left 1\" $T\n"
                               "feed event20 $F/one_leg.csv to=12\n"
                               "signal KILL\n"
                               "wait exit\n";

/* Samples come evenly: those that a frame is the first to show lie between the first and last of them. */
static int latencies(const struct display_frame *frames, int count, double *ms, int most)
{
    int seen = 0;

    for (int i = 0; i < count; i++)
        for (int k = 0; k < frames[i].count && seen < most; k++) {
            double share = frames[i].count > 1 ? (double)k / (frames[i].count - 1) : 0;
            double at_s = frames[i].first_s + share * (frames[i].last_s - frames[i].first_s);
            ms[seen++] = 1e3 * (frames[i].presented_s - at_s);
        }
    return seen;
}

static int measure_board(struct display *display, json_t **out)
{
    char path[200];
    const char *const words[] = {"umockdev-wrapper",
                                 SUREFOOT_MOCKBOARD,
                                 path,
                                 "--",
                                 SUREFOOT_PROGRAM,
                                 "play",
                                 "lake/01-one-leg-10s",
                                 "--player",
                                 "Ann",
                                 "--full-screen",
                                 "--trace",
                                 display->trace,
                                 NULL};
    struct display_frame *frames = calloc(FRAMES_MAX, sizeof *frames);
    double *ms = calloc(FRAMES_MAX, sizeof *ms);
    struct rusage used;
    int count = 0, seen = 0;

    snprintf(path, sizeof path, "%s/board.scn", display->folder);
    FILE *file = fopen(path, "w");
    if (file) {
        fputs(scenario, file);
        fclose(file);
    }
    setenv("F", display->folder, 1);
    if (frames && ms && !write_session(display, "standing.csv", standing, 1) &&
        !write_session(display, "one_leg.csv", one_leg, 2)) {
        display_await(display_start(display, words), &used);
        count = display_frames(display, "phase work left 1", frames, FRAMES_MAX);
        seen = latencies(frames, count, ms, FRAMES_MAX);
    }
    if (seen > 0)
        *out = json_pack("{s:i, s:i, s:f, s:f, s:f}", "frames", count, "samples", seen, "median_ms",
                         bench_median(ms, seen), "p99_ms", bench_percentile(ms, seen, 99), "display_frame_ms",
                         1e3 / 60);
    free(frames);
    free(ms);
    return seen > 0 ? 0 : failed("nothing of the board was seen");
}

static int measure(const struct bench_wish *wish, json_t **out)
{
    struct display display = {0};
    json_t *started = NULL, *board = NULL;

    if (!display_open(&display)) {
        display_close(&display);
        *out = json_object();
        fputs("surefoot-bench: no Xvfb: the program is not measured\n", stderr);
        return 0;
    }
    int status = make_ann();
    if (!status)
        status = measure_start(&display, wish->quick, &started);
    if (!status && SUREFOOT_MOCKBOARD[0] != '\0' && !wish->quick)
        status = measure_board(&display, &board);
    display_close(&display);
    *out = json_object();
    if (started)
        json_object_set_new(*out, "start", started);
    if (board)
        json_object_set_new(*out, "board", board);
    return status;
}

static void print(const json_t *figures)
{
    const json_t *start = json_object_get(figures, "start"), *board = json_object_get(figures, "board");

    if (start)
        printf("start: first picture after %.2f s (fastest %.2f), home complete after %.2f s (%.2f), %.2f s "
               "of processor time;\n       %.0f more frames of home in ten seconds, %.0f MB resident\n",
               bench_number(start, "first_picture_s"), bench_number(start, "first_picture_fastest_s"),
               bench_number(start, "home_s"), bench_number(start, "home_fastest_s"),
               bench_number(start, "cpu_s"), bench_number(start, "still_frames"),
               bench_number(start, "resident_mb"));
    if (board)
        printf("board: %.0f samples in %.0f frames; seen after %.1f ms (median), %.1f ms (p99); a frame of "
               "the display is %.1f ms\n",
               bench_number(board, "samples"), bench_number(board, "frames"),
               bench_number(board, "median_ms"), bench_number(board, "p99_ms"),
               bench_number(board, "display_frame_ms"));
    putchar('\n');
}

const struct bench_part bench_program = {"program", measure, print};
