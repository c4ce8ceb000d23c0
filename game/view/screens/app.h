#ifndef SCREENS_APP_H
#define SCREENS_APP_H

#include "attempt/attempt.h"
#include "body/lean.h"
#include "draw/canvas.h"
#include "input/input.h"
#include "screens/focus.h"

/*
 * What the screens share, and the shape every screen has. The window owns an app; `surefoot shot` and the
 * picture tests make one with sample data. Screens change it only through the functions here and their own
 * fields.
 */
struct app;

/* What the player wants, whatever it came from: key, mouse, pad, lean, the board's front button. */
enum action {
    ACTION_NONE,
    ACTION_LEFT,
    ACTION_RIGHT,
    ACTION_UP,
    ACTION_DOWN,
    ACTION_CHOOSE,
    ACTION_BACK,
    ACTION_PAUSE
};

struct screen {
    const char *name; /* as in `surefoot shot NAME` */
    void (*enter)(struct app *app);
    void (*leave)(struct app *app);                              /* may be NULL */
    void (*act)(struct app *app, enum action action);            /* what focus did not take; may be NULL */
    void (*chosen)(struct app *app, int id);                     /* a focus item was chosen */
    void (*sample)(struct app *app, const struct sample *tared); /* may be NULL */
    void (*step)(struct app *app, int64_t now_us);               /* once a frame; may be NULL */
    void (*paint)(struct app *app, struct canvas *canvas);       /* lays out the focus items, too */
};

extern const struct screen screen_board, screen_levels, screen_play, screen_results, screen_scores;
const struct screen *screen_find(const char *name); /* NULL when there is none */
extern const struct screen *const screens[];        /* all of them, NULL at the end */

enum { APP_TRAIL = 256, APP_TABLE = 8 };

struct app_cop { /* one point of the drawn trail or of the stabilogram */
    int64_t t_us;
    double x_mm, y_mm;
};

struct app {
    const struct screen *screen;
    const struct screen *next; /* app_go: taken up before the next frame */
    bool quit;
    int64_t now_us;
    struct focus focus;
    struct lean lean;

    const struct trail *trail;
    struct store *store; /* NULL: nothing is kept (pictures) */
    struct store_player player;
    bool open[256]; /* of trail->levels */
    struct progress progress[256];

    struct input *input; /* NULL: no device */
    const char *source;  /* "board", "sim", "file" */
    bool simulated;
    enum sim_ask asked;
    bool device_here;
    int battery_percent; /* -1 unknown */
    char notice[128];    /* plain sentence for the player, "" when all is well */
    struct calibration calibration;
    struct sample tared; /* newest */
    bool have_tared;

    int chosen_level; /* index into the trail */
    struct attempt attempt;
    bool attempting;
    int64_t saved_id; /* of the last attempt, 0 when it was not kept */

    struct app_cop cop[APP_TRAIL]; /* ring of the newest CoP points, for the trail */
    int cop_head, cop_count;
    struct store_score table[APP_TABLE]; /* results and scores screens */
    int table_count;
    enum side table_side;
};

void app_go(struct app *app, const struct screen *screen);
/* Unlocking and progress from the store, after a save or a change of player. */
int app_refresh(struct app *app);
/* One event of the input: calibrates samples, drives lean, and hands the sample to the screen. */
void app_input(struct app *app, const struct input_event *event);
/* One action: focus first, then the screen. */
void app_act(struct app *app, enum action action);
/* Once a frame. */
void app_step(struct app *app, int64_t now_us);
void app_paint(struct app *app, struct canvas *canvas);

/* Fills app with the sample data of a screen and state ("play", "play-paused", ...): the same every time. */
int app_sample(struct app *app, const char *picture);
extern const char *const app_pictures[]; /* names app_sample knows, NULL at the end */

#endif
