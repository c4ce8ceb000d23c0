#ifndef SCREEN_APP_APP_H
#define SCREEN_APP_APP_H

#include "coach/book.h"
#include "coach/today.h"
#include "device/action.h"
#include "measure/imu/worn.h"
#include "measure/plate/lean.h"
#include "picture/canvas.h"
#include "play/course.h"
#include "play/ghost.h"
#include "play/settings.h"
#include "play/step_result.h"
#include "screen/play/cheer.h"
#include "screen/shared/asking.h"
#include "screen/shared/dot.h"
#include "screen/shared/fault.h"
#include "screen/shared/focus.h"
#include "screen/shared/hearing.h"

/*
 * What the screens share, and the shape every screen has. The window owns an app; the shots
 * and the picture tests make one of their own. Screens change it only through the functions here and their
 * own fields.
 */
struct app;

/* What a screen is entered for; all 0: nothing in particular. */
struct wanted {
    const struct screen *from; /* the screen before; app_want tells it */
    const struct screen *then; /* where it goes on from there */
    int page;                  /* of its pages the first */
};

struct screen {
    const char *name;  /* as in `surefoot shot NAME` */
    size_t state_size; /* of what only the screen's own files know: app_state */
    bool tells_fault;  /* what failed on the screen before is told here; elsewhere every screen begins without
                        */
    void (*enter)(struct app *app, const struct wanted *wanted);  /* may be NULL */
    void (*leave)(struct app *app);                               /* may be NULL */
    void (*back)(struct app *app);                                /* NULL: an action like the others */
    void (*act)(struct app *app, enum action action);             /* what focus did not take; may be NULL */
    void (*chosen)(struct app *app, int id);                      /* a focus item was chosen */
    void (*hear)(struct app *app, const struct run_event *event); /* of the attempt; may be NULL */
    /* Once a frame; may be NULL. passed_us: since the frame before, of this screen: 0 in its first, and never
     * more than APP_FRAME_MOST_US, for a window that stood still has not been looked at. */
    void (*step)(struct app *app, int64_t passed_us);
    void (*paint)(struct app *app, struct canvas *canvas); /* lays out the focus items, too */
    /* Which menu the screen shows now: 0 none (nothing can be chosen), a new number arms the lean anew and
     * puts the focus on the first item. NULL: always one and the same. */
    int (*menu)(const struct app *app);
    void (*typed)(struct app *app,
                  const char *text); /* UTF-8, "\b" to take one back; NULL: keys are actions */
    void (*button)(struct app *app); /* the board's front button was pressed; NULL: chooses what has focus */
};

extern const struct screen screen_board, screen_home, screen_intro, screen_play, screen_results,
    screen_scores, screen_session, screen_players, screen_questions, screen_pain, screen_settings,
    screen_notes, screen_entry, screen_progress, screen_workouts, screen_builder;
const struct screen *screen_find(const char *name); /* NULL when there is none */
extern const struct screen *const screens[];        /* all of them, NULL at the end: the build lists them */

enum { APP_FRAME_MOST_US = 100000 };
enum { APP_LOST = 1280 };                               /* a path with words around it */
enum { APP_LEVELS = TRAIL_LEVELS_MAX, APP_SAID = 640 }; /* a notice, in any language */

/* Ids of what can be chosen on each screen. */
enum { BOARD_BEGIN, BOARD_SOURCE, BOARD_ZERO, BOARD_FLIP, BOARD_HIDE, BOARD_WITHOUT };

struct figure;

/* Keeps what the player makes, as files of their own and in the book. */
struct app_keeper {
    int (*workout)(void *context,
                   const struct workout *workout); /* as of loader's workout_keep; NULL: nobody does */
    void *context;
};

/* Levels: the way that has just opened, until home was seen. */
struct way {
    bool there;
    int from, to;
    bool camp; /* it leads into a new camp */
};

/* What there is to measure with. */
struct sources {
    const struct device *wanted; /* the player asks for another: the window opens it and calls app_use */
    unsigned channels;           /* that something is here for, bits 1u << channel: the window tells */
    unsigned spare;              /* of these, what is used only when it is chosen */
    const char
        *units[1 + WHICH_MAX]; /* pads and mats that are plugged in, by number; NULL: none. The window's */
    bool without_board;        /* the player goes on without, until one comes */
    int battery_percent;       /* -1 unknown */
};

/* Besides keys and pointer. */
struct steering {
    struct lean lean;
    struct worn worn; /* a pad on the leg */
    int menu;         /* that is steered, as the screen last told */
};

/* What the player should be told, and has not read yet. */
struct notices {
    char device[INPUT_TEXT]; /* plain sentence for the player, "" when all is well */
    char opening[APP_SAID];  /* what the store had to say when it was opened, until it has been read */
    int64_t opening_us;      /* for so long it has been shown */
    struct fault fault;      /* what could not be done */
    char lost[APP_LOST];     /* where it went instead, with the whole path; "" when none was lost */
};

struct app {
    void *states; /* of all screens: app_state */
    struct course course;

    const struct screen *screen;
    const struct screen *next; /* app_go: taken up before the next frame */
    struct wanted wanted;      /* there */
    struct focus focus;
    struct steering steering;
    bool quit;

    int64_t now_us;
    bool fixed_time; /* unix_s stays as it is and days are counted in UTC: pictures are always the same */
    struct settings settings; /* of this player and this machine */
    struct look look;         /* as they say */

    struct sources sources;
    struct app_keeper keeper;
    struct app_asking asking;
    struct notices notices;
    struct app_hearing hearing;
    struct way way;
    struct cheer cheer; /* what is being celebrated on this screen */
    struct dot dot;
};

/* The screen's own state: all 0 at first, and kept as long as the app. Its files ask for it by a function of
 * their header, HOME_state(app). */
void *app_state(const struct app *app, const struct screen *screen);

/* Everything at rest, beginning with the board screen. store and player may be NULL (pictures). 0 or -ENOMEM.
 */
int app_init(struct app *app, const struct book *book, struct store *store,
             const struct store_player *player);
void app_end(struct app *app); /* frees attempt and states; the input stays the caller's */

/* Another source of samples: as of course_use. */
void app_use(struct app *app, struct input *input, const struct device *source, double weight_kg);

/* To that screen, by way of what has to be asked first: asking_way. And the same for something. */
void app_go(struct app *app, const struct screen *screen);
void app_go_home(struct app *app);
void app_want(struct app *app, const struct screen *screen, struct wanted wanted);
/* Unlocking and progress from the store, after a save or a change of player. */
int app_refresh(struct app *app);
/* A result of the store on its way to the screen: a negative one is the app's fault from here on. Returns it.
 */
int app_fault(struct app *app, int result);
/* What failed before is not told any more: a screen begins, or it is tried anew. */
void app_fault_clear(struct app *app);
/* The player goes to the store as they are now; 0 where nothing is kept. */
int app_keep_player(struct app *app);
/* Another player: what is shown is theirs from here on. 0 or a negative errno of the store. */
int app_play_as(struct app *app, const struct store_player *player);
/* The weight on the board is the player's own, and kept. */
void app_keep_weight(struct app *app);
/* One event of the input: calibrates samples, drives lean, and hands the sample to the screen. */
void app_input(struct app *app, const struct input_event *event);
/* A sample of what measures the attempt; and an event of a device beside the source, while it is wanted. */
void app_push(struct app *app, const struct sample *sample);
void app_measure(struct app *app, const struct input_event *event);
/* A sample of a motion sensor on the leg: it steers. And a pad's buttons were used: that is in a hand. */
void app_wear(struct app *app, const struct sample *sample);
void app_hold(struct app *app);
/* What a lean says, as the same actions that keys give. */
void app_lean(struct app *app, enum lean_fact fact);
/* One action: focus first, then the screen. */
void app_act(struct app *app, enum action action);
/* Something was typed: for a screen that takes it. */
void app_type(struct app *app, const char *text);
/* The pointer moved or was pressed there. The id of the item that is there and now has the focus; -1: none.
 */
int app_point(struct app *app, struct point at, bool pressed);
/* An event of the run, for the ears; and the next of them: true and *out, or false. */
void app_hear(struct app *app, const struct run_event *event);
bool app_heard(struct app *app, struct run_event *out);
/* Once a frame. */
void app_step(struct app *app, int64_t now_us);
void app_paint(struct app *app, struct canvas *canvas);

/*
 * Reads what this player and this machine have set; takes it over into look,
 * hearing and focus; and sets one of them to the next value (1) or the one before (-1), at once, and keeps
 * it: where the store cannot, the fault says so and the value counts until the game is left.
 */
void app_read_settings(struct app *app);
void app_take_settings(struct app *app);
/* The light of scenery follows the clock, but not while somebody plays. */
void app_tell_hour(struct app *app);
void app_set(struct app *app, enum settings_item item, int by);

/* Who shows the movements: the body that the player chose. */
void app_coach(const struct app *app, struct figure *figure);

const struct level *app_level(const struct app *app);
bool app_open(const struct app *app, int i); /* is that level of the trail open to all its sides? */
/* The channels that could be used now, as bits. */
unsigned app_channels(const struct app *app);
/* Those of them that are taken by themselves: not spare. */
unsigned app_usable(const struct app *app);
/* The best of these for a level. */
enum channel app_channel(const struct app *app, const struct level *level);

/* The level of that index from its introduction on, by way of the board screen when it is not ready. */
void app_start(struct app *app, int level);
/* The same for these sides alone: bits; 0: all that it is open for. */
void app_start_sides(struct app *app, int level, unsigned sides);
/* A workout from its first step to its last, without a menu between; `workout` is copied. 0, or -ENOENT
 * and FAULT_NOTHING when nothing of it can be done now. */
int app_start_workout(struct app *app, const struct workout *workout);
/* Its present step, by way of the board screen when that measures it and is not ready. */
void app_play_step(struct app *app);
/* The workout is over, or is left. */
void app_leave_session(struct app *app);
/* What is being played or comes next, made easier: one rung down, or the easiest of the same rung. What was
 * done of it is kept. False when there is nothing easier. */
bool app_easier(struct app *app);
/* Where to go when an attempt and its results are over: the workout's next rest, or back to the trail. */
void app_go_on(struct app *app);
/* The attempt, over or stopped here, goes to the store; saved_id and opened tell what became of it. */
void app_keep_attempt(struct app *app);
/* What the store has not taken after all (unkept) is tried once more, or written beside it, and told: before
 * the attempt ends, whatever ends it. */
void app_let_go(struct app *app);
/* attempt goes to the store, and the results screen (or, with nothing done, the list) comes up. */
void app_finish(struct app *app);
void app_leave_attempt(struct app *app); /* the same of what is in the store already */
void app_end_attempt(struct app *app);
/* The results of an attempt that somebody else played and still owns; saved_id 0: it was not kept. */
void app_show_results(struct app *app, const struct attempt *attempt, const struct device *source,
                      int64_t saved_id);

/* The store's notice of its opening: told by app_init, kept until a menu screen has shown it for a while and
 * is left, or the player chooses something with it in view. Long paths shrink to the name of the file. */
void app_tell_opening(struct app *app, const char *text);
void app_opening_shown(struct app *app, int64_t passed_us); /* once a frame, as of step */
void app_opening_left(struct app *app);                     /* the screen is left */
void app_opening_confirmed(struct app *app);                /* something was chosen by hand */
/* The words that are spoken now, as one line, when the player wants captions; else "". And their band, after
 * everything else, where the play screen's sign does not show them. */
const char *app_caption(const struct app *app);
void app_paint_caption(const struct app *app, struct canvas *canvas);

/* What the menu screen that is shown should say; false and "" when all is well. */
bool app_told(const struct app *app, char out[APP_SAID]);

/* Is something on its way that every frame should show? */
bool app_lively(const struct app *app);

#endif
