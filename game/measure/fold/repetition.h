#ifndef MEASURE_FOLD_REPETITION_H
#define MEASURE_FOLD_REPETITION_H

#include "measure/side.h"
#include "measure/stat/debounce.h"
#include "measure/stat/history.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * One repetition of anything: a signal leaves its rest, reaches a top, stays there or not, and comes back.
 *
 *        top     ____                     The signal is whatever an exercise calls its amount: load over body
 *               /    \                    weight (step-up), load taken over by the shoulders (bridge), angle
 * from leave ---- / ---- \ ----              rest (limb lift), pressed or not (contact). Evenly or unevenly
 * spaced. rest  ___ /        \ ___ start  top..  end
 *
 * This is the one home of hysteresis (leave / back), of plateau (within `plateau` of the top) and of the
 * repetition; the detectors only make the signal and name the thresholds. Times are dated back to where the
 * movement began and ended, not to where a threshold was crossed. Streaming, constant memory.
 */
struct repetition_setup {
    double leave;   /* above this a repetition may have begun */
    double back;    /* below this it is over; back < leave */
    double reach;   /* a movement whose top stays below this is none: a tap, a false start; reach >= leave */
    double plateau; /* share of the way from rest to top that counts as "at the top": 0.9 */
    int64_t debounce_us; /* a stay above or below shorter than this is noise */
    int64_t longest_us;  /* longer than this is standing there, not a repetition; 0 = no limit */
};

enum repetition_fact {
    REPETITION_NOTHING,
    REPETITION_BEGUN,    /* left rest, believed */
    REPETITION_TOP,      /* at the top: hold time runs */
    REPETITION_LOWERING, /* left the top for good, as far as can be told; a dip that recovers takes it back */
    REPETITION_DONE,     /* `done` is valid */
    REPETITION_DROPPED,  /* back at rest without having reached: a tap or false start */
};

/* How the legs share the load of a bridge; REP_LEGS_NONE: not a bridge, or nobody can tell. */
enum rep_legs { REP_LEGS_NONE, REP_TWO_LEGS, REP_OFFSET, REP_SINGLE_LEG };

/* What a detector reports of one repetition. Which fields mean something is said in the detector's header. */
struct rep {
    enum side side;     /* working or leading leg; SIDE_NONE: both, or not known */
    int64_t start_us;   /* leaving rest */
    int64_t top_us;     /* arriving at the top */
    int64_t lower_us;   /* leaving the top for good */
    int64_t end_us;     /* at rest again */
    double top;         /* level of the signal at the top */
    double steadiness;  /* RMS of the signal about its mean at the top, in its own unit */
    double landing;     /* step-ups: highest load after the top over body weight; else 0 */
    int dips;           /* sagged below the plateau and recovered: one repetition all the same */
    enum rep_legs legs; /* bridges only, and: */
    double beside_mm;   /* where the load was at the top, from the middle between the feet; + right */
    double up_s;        /* limb lifts only: above half of its height, and: */
    bool thrown;        /* up or down, as quickly as a limb falls */
    bool full;          /* whole range, by the person's own measure */
    bool controlled;    /* neither thrown up nor dropped, as far as the detector can tell: see its header */
};

struct repetition_detector {
    struct repetition_setup setup;
    struct rep done;  /* after REPETITION_DONE: times, top, steadiness and dips are filled in */
    struct rep going; /* the one in progress, as far as it is known */
    bool begun;
    /* private; see repetition.c */
    int phase;
    bool known, after; /* a time; a repetition before this one */
    int64_t last_us;
    struct history past; /* 5 s and more of the signal */
    struct {
        int64_t from_us;
        double offset_us, value; /* means */
        int values;
    } filling;                             /* the next point */
    struct debounce above, sagging, below; /* of `leave`, the plateau, `back` */
    struct repetition_extreme {
        double value;
        double seen; /* the value that was last passed by a good deal, and when */
        int64_t seen_us;
    } high, low;               /* since leaving rest; since coming back below */
    double rest;               /* level that the movement in progress came from */
    double arrived;            /* its high when the top was dated */
    int64_t held;              /* points at the top: count, */
    double held_mean, held_m2; /* mean, squares about it */
};

void repetition_init(struct repetition_detector *detector, const struct repetition_setup *setup);

/*
 * One value of the signal. Times that go backwards are ignored, and values that are not finite or absurdly
 * large. Between two values the signal is a straight line: one that jumps (a contact) is pushed as it was
 * just before the jump and as it is just after. Values within 20 ms are averaged, so a fact comes up to 20 ms
 * or one value late, and TOP, LOWERING and DONE come when the signal has stalled for about 0.25 s; the times
 * in the facts are the true ones. Where values are scarce (contacts), TOP and LOWERING may be passed over.
 */
enum repetition_fact repetition_push(struct repetition_detector *detector, int64_t t_us, double value);

/*
 * Between two repetitions: the zero of the signal has moved up by `by`, so what has been seen so far was
 * lower than it was told by that much. The thresholds in `setup` may be changed at the same time.
 */
void repetition_shift(struct repetition_detector *detector, double by);

/* What has begun was none, as the thresholds stand now; if the signal is above them, it begins anew. */
void repetition_again(struct repetition_detector *detector);

/* The stream ends or breaks here: a movement that is still up is done if it reached, else dropped. */
enum repetition_fact repetition_stop(struct repetition_detector *detector, int64_t t_us);

#endif
