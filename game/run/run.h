#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "activity/trial.h"
#include "coach/level.h"
#include "measure/plate/zone.h"

/*
 * One attempt at a level as a state machine, on any channel.
 *
 *   GET_READY -> COUNT_IN -> WORK -> REST -> (next set or side) GET_READY ... -> DONE
 *        any phase -> PAUSED -> back through GET_READY and COUNT_IN; any phase -> STOPPED
 *
 * Stepped by samples and by nothing else: time is the samples' time (sources send at least RUN_TICK_HZ
 * samples a second; a quiet board or mat its last reading again, and where nobody measures a clock ticks), so
 * the same samples and the same calls between them give the same events at any frame rate. Constant memory;
 * no clock, no allocation.
 *
 * GET_READY lasts RUN_READY_US at least. On the board it also waits until the player is where the exercise
 * begins, for a second (see enum run_wait), and, once an attempt, until the extra weight that the level asks
 * for has been on the board with the player. COUNT_IN says 3, 2, 1.
 *
 * WORK of a hold runs a fresh trial for one side; it ends when a hold of at least HOLD_MIN_US ends, or after
 * RUN_PATIENCE_US without any. WORK of a counted set ends at the last repetition asked for, or after
 * RUN_PATIENCE_US and one tempo without one; its trial is opened with the count-in,
 * for a detector has to see the rest before the first repetition. Where nobody measures, WORK ends by the
 * clock: after the seconds of the hold, or the repetitions at the tempo asked.
 *
 * The metronome (RUN_EVENT_BEAT) of a counted set begins with WORK. It goes round at the tempo asked and
 * waits before the next round while a measured repetition is still going on: slower players are not chased.
 *
 * Standing exercises on the board pause when the player steps off: in WORK for RUN_OFF_US, in COUNT_IN at
 * once; losing the device pauses all of them. What was scored stays. In REST the player may step off.
 *
 * A pause in WORK ends a hold of at least HOLD_MIN_US: it is scored and the set is done. Otherwise the set
 * goes on in the same trial after GET_READY and COUNT_IN: its recording then has a gap, which breaks what was
 * going on, live and when scored again; repetitions that were done stay, a clock goes on with the repetition
 * or the second it was in. In COUNT_IN and WORK a silence of more than SAMPLE_MAX_GAP_US counts as the device
 * lost and back; not so of contacts, which may be silent while nothing changes. After a pause in REST the
 * rest goes on; the legs rested meanwhile, so its end stays where it was.
 */
enum { RUN_TICK_HZ = 20 };
enum { RUN_READY_US = 3000000, RUN_COUNT_US = 3000000, RUN_PATIENCE_US = 30000000, RUN_OFF_US = 1500000 };
enum { RUN_SETS_MAX = 20, RUN_QUEUE = 24, RUN_STEADY_FRAMES = 50 };
#define RUN_EXTRA_SHARE 0.7 /* of the extra weight has to show on the board (p) */

enum run_phase { RUN_GET_READY, RUN_COUNT_IN, RUN_WORK, RUN_REST, RUN_PAUSED, RUN_DONE, RUN_STOPPED };
enum run_pause_reason { RUN_PAUSE_PLAYER, RUN_PAUSE_STEPPED_OFF, RUN_PAUSE_DEVICE_LOST };

/* What GET_READY still waits for; always NOTHING without a board. */
enum run_wait {
    RUN_WAIT_NOTHING,
    RUN_WAIT_STEP_ON,   /* stand on the board */
    RUN_WAIT_WEIGHT,    /* the extra weight is not on the board with the player yet */
    RUN_WAIT_STEP_DOWN, /* step-ups begin beside the board; one foot may rest on it */
    RUN_WAIT_FEET       /* bridges begin lying, the feet on the board */
};

/* Where a repetition is, by the tempo asked. */
enum run_beat { RUN_BEAT_NONE, RUN_BEAT_UP, RUN_BEAT_HOLD, RUN_BEAT_DOWN };

enum run_event_kind {
    RUN_EVENT_PHASE, /* phase entered; side and set say which work it belongs to */
    RUN_EVENT_WAIT, /* GET_READY has lasted long enough but waits: number is an enum run_wait, when it changes
                     */
    RUN_EVENT_COUNT, /* number: 3, 2, 1 */
    RUN_EVENT_HOLD_STARTED,
    RUN_EVENT_FALSE_START,
    RUN_EVENT_HALFWAY,    /* of the target; not in holds so short that it would run into the last seconds */
    RUN_EVENT_LAST,       /* number: 3, 2, 1 seconds to the target */
    RUN_EVENT_HOLD_ENDED, /* hold */
    RUN_EVENT_REP_BEGUN,  /* of repetitions: reps and good are the counts of the set so far */
    RUN_EVENT_REP_TOP,
    RUN_EVENT_REP_LOWERING,
    RUN_EVENT_REP_DONE,    /* rep, which is in the counts; where nobody measures the clock's, rep all zero */
    RUN_EVENT_REP_DROPPED, /* a try that does not count */
    RUN_EVENT_BEAT,        /* beat, and number: its second, 1.. ; reps: repetitions done before this one */
    RUN_EVENT_CUE,         /* number: index into level->cues */
    RUN_EVENT_SET_DONE,    /* score of that set; number: index into run->sets */
};

struct run_event {
    enum run_event_kind kind;
    int64_t t_us;
    enum run_phase phase;
    enum run_pause_reason why; /* of RUN_PAUSED */
    enum side side;
    int set; /* 1.. for that side */
    int number;
    enum run_beat beat;
    int reps, good;
    struct rep rep;
    struct hold hold;
    struct score score;
};

struct run_set {
    enum side side;
    int set;            /* 1.. for that side */
    bool begun;         /* WORK was entered: there is something to keep */
    bool done;          /* with anything scored or without */
    bool skipped;       /* done because the player said so */
    bool scored;        /* a hold, or a repetition; never where nobody measures */
    struct score score; /* all zero when not scored */
    struct hold best;   /* of holds that are scored */
    double weight_kg;   /* of the trial, with what is carried */
};

struct run_setup {
    const struct level *level; /* must outlive the run */
    enum channel channel;
    unsigned sides;       /* 1u << enum side: those that work now, of those that the level asks for; 0: all */
    double weight_kg;     /* the player's; on the board it has to be known */
    double centre_x_mm;   /* two-foot centre on the board, 0 = not known */
    double range_deg;     /* the player's own range of a limb lift, 0 = learnt in the set */
    enum support support; /* as it was done; kept with the attempt */
    struct contact_setup pads; /* all 0: as struct trial_setup has it */
    /* What whoever gives the samples conditions them with, and has just done when run_push is called; it must
     * outlive the run. NULL: the run does it itself. */
    struct conditioner *stream;
};

struct run {
    struct run_setup setup;
    const struct level *level; /* setup.level */
    enum channel channel;      /* setup.channel */
    enum run_phase phase;
    enum run_pause_reason why;         /* while PAUSED */
    struct run_set sets[RUN_SETS_MAX]; /* in the order of work, sides taking turns */
    int set_count, current;
    struct trial
        trial; /* of sets[current]; valid from WORK on (counted: from COUNT_IN on); never by the clock */
    bool trial_open;   /* the sample just pushed went into the trial of sets[current]: for the recorder */
    bool trial_fresh;  /* ... and is the first of it: an earlier recording of this set is void */
    bool trial_broken; /* ... and the clock was set back since the one before: it lost the device at */
    int64_t broken_us;
    int64_t now_us;   /* time of the newest sample */
    int64_t phase_us; /* when the phase began */
    int64_t started_us;
    /* private; see run_inside.h */
    bool timed;             /* a sample has come */
    struct conditioner own; /* of the samples, unless setup.stream is */
    bool feeding;           /* samples go into the trial now, */
    enum trial_fact fact;   /* and that came of the newest */
    bool lost;              /* the device is away */
    int64_t rest_end_us;
    int counted; /* the number of the count-in that was said last */
    int cue;     /* the next to be said */
    enum run_wait told_wait;
    struct run_board {
        enum run_wait wait; /* what GET_READY still waits for */
        struct stance_detector stance;
        struct plate_frame frame;
        bool joined; /* the next one begins a trial, or comes after it: nothing new for the board */
        struct plate_frame last[RUN_STEADY_FRAMES]; /* ring: of the last second, on the board */
        int head, count;
        enum run_wait place; /* asked for, and there since */
        int64_t since_us;
        int64_t light_us;  /* the extra weight was not there yet */
        double carried_kg; /* player and extra weight together; 0: not seen yet */
    } board;
    struct run_hold {
        bool holding;     /* told of a hold, not yet of its end */
        int64_t start_us; /* of that hold */
        struct zone zone;
        bool half_said;
        int last; /* of the seconds to the target: the next to be said */
    } hold;
    struct run_reps {
        int done, good;   /* as told */
        int64_t since_us; /* of the newest of them, or of WORK */
    } reps;
    struct run_pace {
        int64_t start_us; /* of this round; of the hold by the clock, less what was held before a pause */
        enum run_beat beat;
        int number;
        int64_t done_us; /* of the hold by the clock, before a pause */
    } pace;
    struct run_event queue[RUN_QUEUE];
    int queue_head, queue_count;
    int64_t events_lost; /* not drained in time: RUN_QUEUE holds what any one call can bring */
};

/*
 * 0; -ENOTSUP when the level cannot be measured on that channel; -EINVAL when it is of no exercise, asks for
 * none of these sides, or without weight_kg > 0 (from calibration) on the board.
 */
int run_init(struct run *run, const struct run_setup *setup);

/* An earlier time is ignored. A clock that is set back (measure/stat/monotonic.h) is a device that was away.
 */
void run_push(struct run *run, const struct sample *sample);

/* The next event: true and *out, or false. Drain after every push or call. */
bool run_next(struct run *run, struct run_event *out);

void run_pause(struct run *run); /* by the player */
void run_resume(
    struct run *run); /* from a player's pause; the others resume by themselves when their reason has gone */
void run_skip(struct run *run); /* rest: go on now; else this set is over; also out of a player's pause */
void run_stop(struct run *run); /* what was scored stays, a hold in progress counts */

bool run_over(const struct run *run); /* DONE or STOPPED */

bool run_measured(const struct run *run); /* not by the clock alone */
bool run_counted(const struct run *run);  /* repetitions, or else a hold */

/* Where the player has to be for GET_READY to go on: one of enum run_wait, whether or not it is so. */
enum run_wait run_place(const struct run *run);

/* To the end: DONE, and where nobody measures without a set skipped. */
bool run_completed(const struct run *run);

/* The best of a side so far; NULL when nothing was scored there. */
const struct score *run_best(const struct run *run, enum side side);

/* What a picture needs, at any moment between samples. */
struct run_moment {
    enum run_phase phase;
    enum run_pause_reason why;
    enum run_wait wait;
    enum side side;
    int set, sets;       /* of this side */
    double phase_left_s; /* count-in and rest: seconds to go; else 0 */
    double left_s;       /* of this set: to the target, at the tempo asked; 0 when it is done */
    /* of holds */
    bool holding;
    double held_s, target_s; /* held_s runs on smoothly to now_us */
    double best_s;           /* of this side in this attempt */
    /* of counted sets */
    int reps, good, target_reps; /* good: always 0 by the clock */
    bool repeating;              /* a repetition is going on; by the clock: in WORK */
    double signal;      /* 0 at rest .. 1 at its top, as measured now; by the clock: as it should be */
    enum run_beat beat; /* of the metronome; NONE: it waits, or there is none */
    double beat_of;     /* 0..1 of that beat, to now_us */
    /* of the board */
    bool on_board;
    enum stance stance;
    struct plate_frame frame;             /* the newest */
    double zone_x_mm, zone_y_mm, zone_mm; /* where the CoP should stay: centre and radius; learnt in a hold */
    double steadiness;                    /* 0..1 over the last second */
    double extra_kg; /* seen on top of the player's own weight, while GET_READY asks for it */
    const char *cue; /* "" when there is none */
};
void run_moment(const struct run *run, int64_t now_us, struct run_moment *out);

const char *run_phase_name(enum run_phase phase);
const char *run_beat_name(enum run_beat beat); /* "up", "hold", "down"; "" of none */

#endif
