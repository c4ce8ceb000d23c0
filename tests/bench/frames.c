#include "bench.h"

#include "player.h"

#include "loader/book_files.h"
#include "shots/shots.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * What a frame costs on the software renderer (1920 x 1080 unless told) with the dummy video driver, on each
 * sample picture's screen while somebody goes on there: steps of 1/60 s, the time of this thread. Beside it a
 * loop that only clears and presents.
 */

enum { FRAME_US = 16667, WARM = 12, FRAMES = 180, MENU_FRAMES = 30, QUICK = 4 };

struct theatre {
    SDL_Window *window;
    SDL_Renderer *renderer;
    struct canvas *canvas;
    struct book book;
    struct shots *shots;
    const struct bench_wish *wish;
};

static int failed(const char *what, const char *why)
{
    fprintf(stderr, "surefoot-bench: %s: %s\n", what, why);
    return 1;
}

static void report(void *context, const char *line)
{
    (void)context;
    failed("levels", line);
}

static int theatre_open(struct theatre *theatre, int width, int height)
{
    char error[256];

    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
    if (SDL_Init(SDL_INIT_VIDEO))
        return failed("no picture", SDL_GetError());
    theatre->window = SDL_CreateWindow("Surefoot", 0, 0, width, height, 0);
    if (theatre->window)
        theatre->renderer = SDL_CreateRenderer(theatre->window, -1, SDL_RENDERER_SOFTWARE);
    if (theatre->renderer)
        theatre->canvas = canvas_new(theatre->renderer, SUREFOOT_SOURCE_DIR);
    if (!theatre->canvas)
        return failed("no picture", SDL_GetError());
    return shots_open(SUREFOOT_SOURCE_DIR, theatre->canvas, &theatre->shots, error)
               ? failed("no picture", error)
               : 0;
}

static void theatre_close(struct theatre *theatre)
{
    shots_close(theatre->shots);
    canvas_free(theatre->canvas);
    if (theatre->renderer)
        SDL_DestroyRenderer(theatre->renderer);
    if (theatre->window)
        SDL_DestroyWindow(theatre->window);
    SDL_Quit();
}

/* Of this program, with the canvas that has shown them all. */
static double resident_mb(void)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[128];
    double kb = 0;

    while (file && fgets(line, sizeof line, file))
        if (!strncmp(line, "VmRSS:", 6))
            kb = strtod(line + 6, NULL);
    if (file)
        fclose(file);
    return kb / 1024;
}

static json_t *times_json(const char *name, double *ms, int count)
{
    double most = bench_percentile(ms, count, 100);

    return json_pack("{s:s, s:f, s:f, s:f, s:i}", "name", name, "median_ms", bench_median(ms, count),
                     "p99_ms", bench_percentile(ms, count, 99), "most_ms", most, "frames", count);
}

/* Somebody plays for longer: more of it is different. */
static int frames_of(const struct theatre *theatre, const char *picture)
{
    return theatre->wish->quick ? QUICK : strncmp(picture, "play", 4) ? MENU_FRAMES : FRAMES;
}

static json_t *plain_loop(const struct theatre *theatre)
{
    double ms[MENU_FRAMES];

    for (int i = -WARM; i < MENU_FRAMES; i++) {
        double begin = bench_thread_clock();
        SDL_SetRenderDrawColor(theatre->renderer, (Uint8)(i & 255), 40, 60, 255);
        SDL_RenderClear(theatre->renderer);
        SDL_RenderPresent(theatre->renderer);
        if (i >= 0)
            ms[i] = 1e3 * (bench_thread_clock() - begin);
    }
    return times_json("clear and present", ms, MENU_FRAMES);
}

/* One frame, as the window's loop has it: false when there was nothing to paint. */
static bool frame(const struct theatre *theatre, struct app *app, int64_t now_us)
{
    app_step(app, now_us);
    canvas_watch(theatre->canvas);
    app_paint(app, theatre->canvas);
    if (!canvas_changed(theatre->canvas))
        return false;
    app_paint(app, theatre->canvas);
    canvas_show(theatre->canvas);
    SDL_RenderPresent(theatre->renderer);
    return true;
}

static int begin(const struct theatre *theatre, const char *picture, struct app *app, struct player *player)
{
    player_end(player);
    if (app->screen)
        app_end(app);
    app_init(app, &theatre->book, NULL, NULL);
    int result = shots_play(theatre->shots, app, picture);
    if (!result)
        result = player_begin(player, app);
    return result ? failed(picture, strerror(-result)) : 0;
}

/* The picture's screen for so many frames; when it goes on to another one, the picture begins anew. */
static int measure_picture(const struct theatre *theatre, const char *picture, struct app *app, double *ms)
{
    struct player player = {0};
    int status = begin(theatre, picture, app, &player);
    const struct screen *screen = app->screen;

    for (int i = -WARM; i < frames_of(theatre, picture) && !status; i++) {
        player_feed(&player, app, app->now_us + FRAME_US);
        double before = bench_thread_clock();
        frame(theatre, app, app->now_us + FRAME_US);
        if (i >= 0)
            ms[i] = 1e3 * (bench_thread_clock() - before);
        if (app->screen != screen) {
            status = begin(theatre, picture, app, &player);
            frame(theatre, app, app->now_us + FRAME_US); /* back to where it was: nobody sees that */
        }
    }
    player_end(&player);
    app_end(app);
    return status;
}

static int measure_pictures(const struct theatre *theatre, json_t *list)
{
    struct app *app = calloc(1, sizeof *app);
    double ms[FRAMES];
    const char *picture;
    int status = app ? 0 : failed("frames", strerror(ENOMEM));

    for (int i = 0; !status && (picture = shots_name(theatre->shots, i)); i++) {
        if (theatre->wish->only && !strstr(picture, theatre->wish->only))
            continue;
        status = measure_picture(theatre, picture, app, ms);
        if (!status)
            json_array_append_new(list, times_json(picture, ms, frames_of(theatre, picture)));
        i += theatre->wish->quick ? 9 : 0;
    }
    free(app);
    return status;
}

static int measure_all(struct theatre *theatre, json_t **out)
{
    json_t *list = json_array(), *plain = plain_loop(theatre);
    int status = measure_pictures(theatre, list);

    *out = json_pack("{s:i, s:i, s:o, s:o, s:f}", "width", theatre->wish->width, "height",
                     theatre->wish->height, "plain", plain, "pictures", list, "resident_mb", resident_mb());
    return status;
}

static int measure(const struct bench_wish *wish, json_t **out)
{
    struct theatre theatre = {.wish = wish};
    int status = book_load(SUREFOOT_SOURCE_DIR "/levels", NULL, &theatre.book, report, NULL);

    if (status)
        return failed("levels", "they cannot be read");
    status = theatre_open(&theatre, wish->width, wish->height);
    if (!status)
        status = measure_all(&theatre, out);
    theatre_close(&theatre);
    book_free(&theatre.book);
    return status;
}

static void print_row(const json_t *row, double plain_ms)
{
    printf("%-32s %9.2f %9.2f %9.2f %9.1f\n", json_string_value(json_object_get(row, "name")),
           bench_number(row, "median_ms"), bench_number(row, "p99_ms"), bench_number(row, "most_ms"),
           bench_number(row, "median_ms") / plain_ms);
}

static void print(const json_t *figures)
{
    const json_t *plain = json_object_get(figures, "plain"), *one;
    size_t i;

    printf("frames in software at %.0fx%.0f; %.0f MB resident after all of them\n",
           bench_number(figures, "width"), bench_number(figures, "height"),
           bench_number(figures, "resident_mb"));
    printf("%-32s %9s %9s %9s %9s\n", "picture", "ms", "p99", "most", "x plain");
    print_row(plain, bench_number(plain, "median_ms"));
    json_array_foreach(json_object_get(figures, "pictures"), i, one)
        print_row(one, bench_number(plain, "median_ms"));
    putchar('\n');
}

const struct bench_part bench_frames = {"frames", measure, print};
