#include "shots/shot.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int failed(char error[256], const char *what, const char *why)
{
    snprintf(error, 256, "%s: %s", what, why);
    return -1;
}

/* Twice: the first time the screen lays out what can be chosen, the second time one of it has the focus. */
static void paint(struct app *app, struct canvas *canvas)
{
    for (int i = 0; i < 2; i++) {
        canvas_begin(canvas);
        app_paint(app, canvas);
    }
}

/* NULL and error. End with app_end and free. */
static struct app *new_app(const struct book *book, struct store *store, const struct store_player *player,
                           char error[256])
{
    struct app *app = calloc(1, sizeof *app);

    if (app && app_init(app, book, store, player) == 0)
        return app;
    failed(error, "no picture", strerror(ENOMEM));
    free(app);
    return NULL;
}

static int list_faults(const struct canvas *canvas, const char *picture, const struct shot_format *format)
{
    int faults = canvas_faults(canvas);

    for (int i = 0; format->faults && i < faults; i++)
        fprintf(format->faults, "%s %dx%d: %s\n", picture, format->width, format->height,
                canvas_fault(canvas, i));
    return faults;
}

int shot_paint(struct offscreen *offscreen, struct shots *shots, const struct book *book, const char *picture,
               const struct shot_format *format, int *faults, char error[256])
{
    struct app *app = new_app(book, NULL, NULL, error);

    if (!app)
        return -1;
    int result = shots_play(shots, app, picture);
    if (!result) {
        app->look = format->look;
        paint(app, offscreen->canvas);
        *faults += list_faults(offscreen->canvas, picture, format);
    }
    app_end(app);
    free(app);
    if (result)
        failed(error, picture, result == -ENOENT ? "there is no such screen" : shots_error(shots));
    return result;
}

int shot_save(const char *data_dir, const struct book *book, const char *picture,
              const struct shot_format *format, const char *path, int *faults, char error[256])
{
    struct offscreen offscreen;
    struct shots *shots = NULL;
    int result = offscreen_open(&offscreen, data_dir, format->width, format->height, error);

    if (!result)
        result = shots_open(data_dir, offscreen.canvas, &shots, error);
    if (!result)
        result = shot_paint(&offscreen, shots, book, picture, format, faults, error);
    if (!result)
        result = offscreen_save(&offscreen, path, error);
    shots_close(shots);
    offscreen_close(&offscreen);
    return result;
}

int shot_results(const char *data_dir, const struct book *book, const struct attempt *attempt,
                 struct store *store, const struct store_player *player, const struct device *source,
                 int64_t saved_id, const char *path, char error[256])
{
    struct app *app = new_app(book, store, player, error);
    struct offscreen offscreen;

    if (!app)
        return -1;
    int result = offscreen_open(&offscreen, data_dir, 1920, 1080, error);
    if (!result) {
        app_show_results(app, attempt, source, saved_id);
        app_step(app, attempt->run.now_us);
        paint(app, offscreen.canvas);
        result = offscreen_save(&offscreen, path, error);
    }
    offscreen_close(&offscreen);
    app_end(app);
    free(app);
    return result;
}
