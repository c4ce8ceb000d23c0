#ifndef COACH_RUN_H
#define COACH_RUN_H

#include "coach/trial.h"

/*
 * One attempt at a level as a state machine.
 *
 *   GET_READY -> COUNT_IN -> WORK -> REST -> (next set or side) GET_READY ... -> DONE
 *        any phase -> PAUSED -> back through GET_READY and COUNT_IN; any phase -> STOPPED
 *
 * Stepped by samples and by nothing else: time is the samples' time (devices send at least RUN_TICK_HZ
 * samples a second, a quiet board its last reading again), so the same samples and the same calls between
 * them give the same events at any frame rate. Constant memory; no clock, no allocation.
 *
 * GET_READY waits for the player to stand on the board for a second, and at least RUN_READY_US. COUNT_IN says
 * 3, 2, 1. WORK runs a fresh trial for one side; it ends when a hold of at least HOLD_MIN_US ends, or after
 * RUN_PATIENCE_US without any. Stepping off the board in WORK for RUN_OFF_US, in COUNT_IN at once, or
 * losing the device, pauses; what was scored stays. In REST the player may step off.
 *
 * A pause in WORK ends a hold of at least HOLD_MIN_US: it is scored and the set is done. Without one, the
 * set goes on in the same trial after GET_READY and COUNT_IN: its recording then has a gap, which breaks
 * everything that was going on, live and when scored again. In COUNT_IN and WORK a silence of more than
 * SAMPLE_MAX_GAP_US counts as the device lost and back. After a pause in REST the rest goes on; the legs
 * rested meanwhile, so its end stays where it was.
 */
enum { RUN_TICK_HZ = 20 };
enum { RUN_READY_US = 3000000, RUN_COUNT_US = 3000000, RUN_PATIENCE_US = 30000000, RUN_OFF_US = 1500000 };
enum { RUN_SETS_MAX = 20, RUN_QUEUE = 24, RUN_STEADY_FRAMES = 50 };

enum run_phase { RUN_GET_READY, RUN_COUNT_IN, RUN_WORK, RUN_REST, RUN_PAUSED, RUN_DONE, RUN_STOPPED };
enum run_pause_reason { RUN_PAUSE_PLAYER, RUN_PAUSE_STEPPED_OFF, RUN_PAUSE_DEVICE_LOST };

enum run_event_kind {
    RUN_EVENT_PHASE, /* phase entered; side and set say which work it belongs to */
    RUN_EVENT_COUNT, /* number: 3, 2, 1 */
    RUN_EVENT_HOLD_STARTED,
    RUN_EVENT_FALSE_START,
    RUN_EVENT_HALFWAY,    /* of the target; not in holds so short that it would run into the last seconds */
    RUN_EVENT_LAST,       /* number: 3, 2, 1 seconds to the target */
    RUN_EVENT_HOLD_ENDED, /* hold */
    RUN_EVENT_CUE,        /* number: index into level->cues */
    RUN_EVENT_SET_DONE,   /* score of that set; number: index into run->sets */
};

struct run_event {
    enum run_event_kind kind;
    int64_t t_us;
    enum run_phase phase;
    enum run_pause_reason why; /* of RUN_PAUSED */
    enum side side;
    int set; /* 1.. for that side */
    int number;
    struct hold hold;
    struct score score;
};

struct run_set {
    enum side side;
    int set; /* 1.. for that side */
    bool done;
    struct score score; /* all zero: nothing was held */
    struct hold best;   /* valid when score.points > 0 */
};

struct run {
    const struct level *level; /* must outlive the run */
    enum channel channel;
    double weight_kg, centre_x_mm;
    enum run_phase phase;
    enum run_pause_reason why;         /* while PAUSED */
    struct run_set sets[RUN_SETS_MAX]; /* in the order of work, sides taking turns */
    int set_count, current;
    struct trial trial; /* of sets[current]; valid from WORK on */
    bool trial_open;    /* the sample just pushed went into the trial of sets[current]: for the recorder */
    int64_t now_us;     /* time of the newest sample */
    int64_t phase_us;   /* when the phase began */
    int64_t started_us;
    /* private; see run.c */
    struct load_channel watch;
    struct stance_detector stance;
    struct load_frame frame;
    double speeds_mm_s[RUN_STEADY_FRAMES]; /* ring of the last second's */
    int speed_head, speed_count;
    bool timed; /* a sample has come */
    bool lost;  /* the device is away */
    bool stood; /* on the board, since */
    int64_t stood_us;
    bool begun; /* the trial of sets[current] has been opened */
    int64_t rest_end_us;
    int counted;           /* the number of the count-in that was said last */
    bool holding;          /* told of a hold, not yet of its end */
    int64_t hold_start_us; /* of that hold */
    int zone_frames;
    double zone_x_mm, zone_y_mm;
    bool half_said;
    int last; /* of the seconds to the target: the next to be said */
    int cue;  /* the next to be said */
    struct run_event queue[RUN_QUEUE];
    int queue_head, queue_count;
    int64_t events_lost; /* not drained in time: RUN_QUEUE holds what any one call can bring */
};

/*
 * 0; -ENOTSUP when the level cannot be measured on that channel; -EINVAL unless weight_kg > 0 (from
 * calibration).
 */
int run_init(struct run *run, const struct level *level, enum channel channel, double weight_kg,
             double centre_x_mm);

/* Times must not go backwards; an earlier one is ignored. */
void run_push(struct run *run, const struct sample *sample);

/* The next event: true and *out, or false. Drain after every push or call. */
bool run_next(struct run *run, struct run_event *out);

void run_pause(struct run *run); /* by the player */
void run_resume(
    struct run *run); /* from a player's pause; the others resume by themselves when their reason has gone */
void run_skip(struct run *run); /* rest: go on now; work: this set is over */
void run_stop(struct run *run); /* what was scored stays, a hold in progress counts */

bool run_over(const struct run *run); /* DONE or STOPPED */

/* The best of a side so far; NULL when nothing was scored there. */
const struct score *run_best(const struct run *run, enum side side);

/* What a picture needs, at any moment between samples. */
struct run_look {
    enum run_phase phase;
    enum run_pause_reason why;
    enum side side;
    int set, sets;       /* of this side */
    double phase_left_s; /* count-in and rest: seconds to go; else 0 */
    bool holding;
    double held_s, target_s; /* held_s runs on smoothly to now_us */
    double best_s;           /* of this side in this attempt */
    bool on_board;
    enum stance stance;
    struct load_frame frame;              /* the newest */
    double zone_x_mm, zone_y_mm, zone_mm; /* where the CoP should stay: centre and radius; learnt in a hold */
    double steadiness;                    /* 0..1 over the last second */
    const char *cue;                      /* "" when there is none */
};
void run_look(const struct run *run, int64_t now_us, struct run_look *out);

const char *run_phase_name(enum run_phase phase);

#endif
