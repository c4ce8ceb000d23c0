#ifndef PLAY_COURSE_H
#define PLAY_COURSE_H

#include "coach/book.h"
#include "coach/session.h"
#include "device/device.h"
#include "measure/plate/seat.h"
#include "play/attempt.h"
#include "play/beside.h"
#include "play/ghost.h"
#include "play/player_progress.h"
#include "play/step_result.h"

/*
 * The course of everything that is played, for whoever drives it: the window, the command line, the tests. It
 * takes the events of a device, zeroes and weighs, plays the attempt, keeps it, and leads through a workout.
 * What is measured is decided here alone, whatever is shown meanwhile. No display, no terminal; the only
 * clock is that of the samples, and unix_s as it is told.
 */
struct course {
    const struct book *book;
    const struct trail *trail; /* of the book */
    struct store *store;       /* NULL: nothing is kept (pictures) */
    struct store_player player;
    struct player_progress reached; /* what the player has done, from the store: course_refresh */
    int64_t unix_s;                 /* date and time; 0 until it is told */

    /* what the samples come from: course_use */
    const struct device *source;
    struct input *input;       /* not owned; NULL: no device */
    struct input *measure;     /* simulated player who does what is asked; not owned; NULL: none */
    struct contact_setup pads; /* of what is pressed; all 0: as struct trial_setup has it */
    bool simulated;
    bool autoplay; /* the simulated player does what the run wants */
    bool device_here;
    bool ended; /* a recording is over */
    struct calibration calibration;
    struct conditioner board; /* its samples, once they are tared */
    struct sample tared;      /* newest */
    bool have_tared;
    int64_t sample_us;      /* time of the newest sample */
    int64_t sample_seen_us; /* of the picture's time: when it came; for whoever shows it */
    struct seat seat;       /* seated, the feet on the board */

    /* what is played: course_choose */
    int chosen_level;      /* index into the trail */
    unsigned chosen_sides; /* bits: those that work; 0: all that the level asks for */
    enum channel channel;  /* that measures it */
    struct session session;
    struct workout workout; /* that the session plays: "today" has no other home */
    bool in_session;
    struct step_result results[SESSION_STEPS_MAX]; /* of the session's steps that are done */
    int last;                                      /* the step that was played last; -1: none */
    bool waiting; /* the coming step waits to be begun: the first one, and after a stop */
    struct attempt attempt;
    bool attempting; /* attempt is begun and owned: course_end */
    bool due;        /* it begins by itself, with the first sample that it can be measured by */
    int failed;      /* how that went: as of course_begin */
    struct ghost ghosts[SIDE_RIGHT + 1]; /* the player's own best at this level, by side; owned likewise */
    int64_t saved_id;                    /* of the last attempt, 0 when it was not kept */
    bool unkept;                         /* it is over, and the store has not taken it yet */
    int opened;                          /* index of the level that the last attempt opened; -1: none */
    bool opened_camp;                    /* it is the first of its chapter that is open */
    bool opened_stage; /* likewise the first of its exercise with that equipment or resistance */
};

/* Nothing is chosen and no device is here. store and player may be NULL. */
void course_init(struct course *course, const struct book *book, struct store *store,
                 const struct store_player *player);

/*
 * Another source of samples, instead of the one before: zero and weight are asked anew, but of a recording,
 * which was tared before and whose weight is told. input NULL: none. The caller still owns it.
 */
void course_use(struct course *course, struct input *input, const struct device *source, double weight_kg);

/* What an event has changed, as bits. */
enum course_fact {
    COURSE_WEIGHED = 1,    /* zero and weight are known */
    COURSE_SEAT = 2,       /* the player sat down or got up, or is heavier: leaning has another centre */
    COURSE_HEAVIER = 4,    /* the weight that was known was not the player's */
    COURSE_STEPPED_ON = 8, /* somebody stands on the board now */
    COURSE_LOADED = 16,    /* tared is new */
};

/*
 * An event of the source. Its samples are tared, and go to the attempt if it is this source that measures it.
 * Drain run_next(&attempt.run, ...) after each.
 */
unsigned course_take(struct course *course, const struct input_event *event);
/* A sample of what measures beside it, as course_wants; or of a source that is not stood upon. */
void course_push(struct course *course, const struct sample *sample);

/* The channel that is to be measured beside the source now; CHANNELS when none. */
enum channel course_wants(const struct course *course);
/* What measures the attempt, as the store is told. */
const struct device *course_measured_by(const struct course *course);
/* The built-in player does what is waited for: after every event. */
void course_script(struct course *course);

bool course_ready(const struct course *course);    /* a device is here, zeroed and weighed */
bool course_standing(const struct course *course); /* somebody stands on the board */
bool course_there(const struct course *course);    /* or sits with the feet on it */
bool course_playing(const struct course *course);  /* an attempt is begun and not over */
const struct level *course_level(const struct course *course);

/* A level of the trail for these sides (0: all), measured by the best of these channels (bits). */
void course_choose(struct course *course, size_t level, unsigned sides, unsigned channels);
/* The attempt at what is chosen begins: with the player's weight and support of this moment. One that was
 * begun before is ended. 0 or the error of run_init. */
int course_begin(struct course *course);
/* After whatever the player asked of the run; after samples it is done already: what is done goes to the
 * store. What fails is tried again at the end, and told then. */
void course_follow(struct course *course);
/* The attempt, stopped here if it is not over, goes to the store: saved_id, unkept. 0; -ENODATA when nothing
 * of it was begun, or nothing is kept here; or the error of attempt_save. */
int course_keep(struct course *course);

/* What the store has not taken (unkept) is tried once more, or written beside it: before course_end. */
enum course_left { COURSE_LEFT_NOTHING, COURSE_LEFT_KEPT, COURSE_LEFT_BESIDE, COURSE_LEFT_LOST };
struct course_rest {
    enum course_left left;
    struct beside beside; /* BESIDE: where */
    int failed;           /* LOST: a negative errno, or 0 where nothing was recorded */
};
void course_let_go(struct course *course, struct course_rest *out);
void course_end(struct course *course); /* frees the attempt */

/* What the player has done, from the store. 0 or a negative errno of it. */
int course_refresh(struct course *course);
/* The same after an attempt was kept: opened tells what it has opened. */
int course_refresh_opened(struct course *course);
bool course_open(const struct course *course, int level); /* is it open to all its sides? */

/* course_workout.c: a workout from its first step to its last; `workout` is copied. 0, or -ENOENT when
 * nothing of it can be done now. */
int course_start_workout(struct course *course, const struct workout *workout);
/* Its present step is chosen. */
void course_take_step(struct course *course, unsigned channels);
/* The attempt at it is over: its result is kept, and the rest or the next step begins. now_us: of the
 * session's clock. */
const struct step_result *course_step_done(struct course *course, int64_t now_us);
/* What is chosen, made easier: one rung down, or the easiest of the same rung; in a workout its step, too.
 * False when there is nothing easier. */
bool course_easier(struct course *course, unsigned channels);

#endif
