#include "view/shot.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct shot {
    SDL_Surface *surface;
    SDL_Renderer *renderer;
    struct canvas *canvas;
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
    canvas_free(shot->canvas);
    if (shot->renderer)
        SDL_DestroyRenderer(shot->renderer);
    SDL_FreeSurface(shot->surface);
    SDL_Quit();
    free(shot);
}

/* NULL and error. Close with shot_close. */
static struct shot *shot_open(const char *data_dir, const struct trail *trail, struct store *store,
                              const struct store_player *player, int width, int height, char error[256])
{
    struct shot *shot = calloc(1, sizeof *shot);

    if (!shot) {
        failed(error, "no picture", strerror(ENOMEM));
        return NULL;
    }
    app_init(&shot->app, trail, store, player);
    SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "dummy", SDL_HINT_OVERRIDE);
    if (!SDL_Init(SDL_INIT_VIDEO))
        shot->surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    if (shot->surface)
        shot->renderer = SDL_CreateSoftwareRenderer(shot->surface);
    if (shot->renderer)
        shot->canvas = canvas_new(shot->renderer, data_dir);
    if (!shot->canvas) {
        failed(error, "no picture", SDL_GetError());
        shot_close(shot);
        return NULL;
    }
    return shot;
}

/* Twice: the first time the screen lays out what can be chosen, the second time one of it has the focus. */
static void paint(struct shot *shot)
{
    for (int i = 0; i < 2; i++) {
        canvas_begin(shot->canvas);
        app_paint(&shot->app, shot->canvas);
    }
}

static int paint_sample(struct shot *shot, const char *picture, char error[256])
{
    int result = app_sample(&shot->app, picture);

    if (result)
        return failed(error, picture, result == -ENOENT ? "there is no such screen" : strerror(-result));
    paint(shot);
    return 0;
}

static int save(struct shot *shot, const char *path, char error[256])
{
    return canvas_save(shot->canvas, path) ? failed(error, path, SDL_GetError()) : 0;
}

int shot_save(const char *data_dir, const struct trail *trail, const char *picture, int width, int height,
              const char *path, int *faults, char error[256])
{
    struct shot *shot = shot_open(data_dir, trail, NULL, NULL, width, height, error);
    int result;

    if (!shot)
        return -1;
    result = paint_sample(shot, picture, error);
    if (!result)
        result = save(shot, path, error);
    if (!result && faults)
        *faults = canvas_faults(shot->canvas);
    shot_close(shot);
    return result;
}

int shot_faults(const char *data_dir, const struct trail *trail, const char *picture, int width, int height,
                FILE *out, int *faults, char error[256])
{
    struct shot *shot = shot_open(data_dir, trail, NULL, NULL, width, height, error);
    int result;

    if (!shot)
        return -1;
    result = paint_sample(shot, picture, error);
    if (!result) {
        *faults = canvas_faults(shot->canvas);
        for (int i = 0; i < *faults; i++)
            fprintf(out, "%s %dx%d: %s\n", picture, width, height, canvas_fault(shot->canvas, i));
    }
    shot_close(shot);
    return result;
}

int shot_results(const char *data_dir, const struct trail *trail, const struct attempt *attempt,
                 struct store *store, const struct store_player *player, const char *source, int64_t saved_id,
                 const char *path, char error[256])
{
    struct shot *shot = shot_open(data_dir, trail, store, player, 1920, 1080, error);
    int result;

    if (!shot)
        return -1;
    app_show_results(&shot->app, attempt, source, saved_id);
    app_step(&shot->app, attempt->run.now_us);
    paint(shot);
    result = save(shot, path, error);
    shot_close(shot);
    return result;
}
