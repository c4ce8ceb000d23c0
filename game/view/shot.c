#include "view/shot.h"

#include "view/offscreen.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct shot {
    struct offscreen offscreen;
    struct app app;
};

static int failed(char error[256], const char *what, const char *why)
{
    snprintf(error, 256, "%s: %s", what, why);
    return -1;
}

static void shot_close(struct shot *shot)
{
    app_end(&shot->app);
    offscreen_close(&shot->offscreen);
    free(shot);
}

/* NULL and error. Close with shot_close. */
static struct shot *shot_open(const char *data_dir, const struct book *book, struct store *store,
                              const struct store_player *player, int width, int height, char error[256])
{
    struct shot *shot = calloc(1, sizeof *shot);

    if (!shot) {
        failed(error, "no picture", strerror(ENOMEM));
        return NULL;
    }
    app_init(&shot->app, book, store, player);
    if (offscreen_open(&shot->offscreen, data_dir, width, height, error)) {
        shot_close(shot);
        return NULL;
    }
    return shot;
}

/* Twice: the first time the screen lays out what can be chosen, the second time one of it has the focus. */
static void paint(struct shot *shot)
{
    for (int i = 0; i < 2; i++) {
        canvas_begin(shot->offscreen.canvas);
        app_paint(&shot->app, shot->offscreen.canvas);
    }
}

static int paint_sample(struct shot *shot, const char *picture, struct look look, char error[256])
{
    int result = app_sample(&shot->app, picture);

    if (result)
        return failed(error, picture, result == -ENOENT ? "there is no such screen" : strerror(-result));
    shot->app.look = look;
    paint(shot);
    return 0;
}

int shot_save(const char *data_dir, const struct book *book, const char *picture, int width, int height,
              struct look look, const char *path, int *faults, char error[256])
{
    struct shot *shot = shot_open(data_dir, book, NULL, NULL, width, height, error);
    int result;

    if (!shot)
        return -1;
    result = paint_sample(shot, picture, look, error);
    if (!result)
        result = offscreen_save(&shot->offscreen, path, error);
    if (!result && faults)
        *faults = canvas_faults(shot->offscreen.canvas);
    shot_close(shot);
    return result;
}

int shot_faults(const char *data_dir, const struct book *book, const char *picture, int width, int height,
                struct look look, FILE *out, int *faults, char error[256])
{
    struct shot *shot = shot_open(data_dir, book, NULL, NULL, width, height, error);
    int result;

    if (!shot)
        return -1;
    result = paint_sample(shot, picture, look, error);
    if (!result) {
        *faults = canvas_faults(shot->offscreen.canvas);
        for (int i = 0; i < *faults; i++)
            fprintf(out, "%s %dx%d: %s\n", picture, width, height, canvas_fault(shot->offscreen.canvas, i));
    }
    shot_close(shot);
    return result;
}

int shot_results(const char *data_dir, const struct book *book, const struct attempt *attempt,
                 struct store *store, const struct store_player *player, const char *source, int64_t saved_id,
                 const char *path, char error[256])
{
    struct shot *shot = shot_open(data_dir, book, store, player, 1920, 1080, error);
    int result;

    if (!shot)
        return -1;
    app_show_results(&shot->app, attempt, source, saved_id);
    app_step(&shot->app, attempt->run.now_us);
    paint(shot);
    result = offscreen_save(&shot->offscreen, path, error);
    shot_close(shot);
    return result;
}
