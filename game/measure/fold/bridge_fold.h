#ifndef MEASURE_FOLD_BRIDGE_FOLD_H
#define MEASURE_FOLD_BRIDGE_FOLD_H

#include "measure/fold/repetition.h"
#include "measure/plate/condition.h"
#include "measure/stat/debounce.h"
#include "measure/stat/range.h"
#include "measure/stat/sliding_min.h"

/*
 * Bridges on the back with the feet on the board, from clean frames. The signal is the load in kg: at rest
 * the feet bear a part of the legs (a few kg, up to 15 kg), and when the hips go up more of the trunk, 25 %
 * to 45 % of the body weight in all.
 *
 * The resting load is learnt from every second of lying still and followed when the feet come to rest
 * elsewhere; nothing counts before it is known, and when the feet leave the board it is unknown again.
 * Thresholds lie above it by shares of the body weight and, from the first bridge on, of the player's own
 * usual rise. Without a known weight the first bridge has to do with BRIDGE_RESTS times the resting load, so
 * a half-hearted first try counts; the rest goes by the usual rise. So coughing and wriggling, which are
 * short or small, and a foot that slides or is lifted do not count; a hold that sags and recovers is one hold
 * with its dips counted.
 *
 * Of struct rep:
 *   side       the leg that bears more, when that is plain; see legs and beside_mm
 *   times      the hips begin to rise, are up, begin to come down, are down
 *   top        highest load above the resting load that was there for a quarter of a second, kg
 *   steadiness RMS of the load about its mean while up, kg
 *   full       rose by BRIDGE_FULL of the usual rise or more; the first one is its own measure
 *   controlled raising and lowering took BRIDGE_SLOW_US or more each
 *
 * What a board cannot see: how high the hips are (only that they bear on the feet as usual), and which foot
 * is in the air at rest. How the feet share the load is seen from where the centre of pressure is, so the
 * feet want to stand evenly to both sides of the middle of the board, or of the centre that is given.
 */
#define BRIDGE_LEAVE     0.04 /* of the body weight above the resting load (p) */
#define BRIDGE_REACH     0.08 /* (p) */
#define BRIDGE_RESTS     10.0 /* (p) */
#define BRIDGE_OFFSET_MM 25.0 /* from here on one leg bears plainly more (p) */
#define BRIDGE_SINGLE_MM 55.0 /* and from here on all of it (p) */
#define BRIDGE_FULL      0.8  /* (p) */
enum { BRIDGE_SLOW_US = 450000 /* (p) */ };

struct bridge_detector {
    double weight_kg; /* 0: not known */
    double centre_mm; /* the middle between the feet */
    double rest_kg;   /* resting load of the legs; 0: not known yet */
    double rise_kg;   /* usual rise above it; 0: none yet */
    struct repetition_detector repetition;
    struct rep done; /* after REPETITION_DONE */
    /* private; see bridge.c */
    int64_t last_us;
    bool started;            /* a frame has come */
    struct debounce gone;    /* no feet on the board */
    struct range block;      /* half a second of it */
    int still;               /* blocks without a break in which the load was the same, */
    double still_kg;         /* and what it was in the newest */
    bool up;                 /* the movement in progress has been at the top; */
    struct sliding_min kept; /* its load, */
    double high_kg;          /* the greatest that was kept, */
    struct range top_mm;     /* and the CoP at the top */
};

/* weight_kg 0, centre_mm 0: not known. */
void bridge_init(struct bridge_detector *detector, double weight_kg, double centre_mm);

enum repetition_fact bridge_push(struct bridge_detector *detector, const struct plate_frame *frame);

/* The stream ends or breaks here: hips that are up count as if going down now. */
enum repetition_fact bridge_stop(struct bridge_detector *detector, int64_t t_us);

/* "none", "two-legs", "offset", "single-leg". */
const char *bridge_legs_name(enum rep_legs legs);

#endif
