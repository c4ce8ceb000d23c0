#ifndef MEASURE_PLATE_STANCE_H
#define MEASURE_PLATE_STANCE_H

#include "measure/fold/trace.h"
#include "measure/plate/condition.h"
#include "measure/side.h"
#include "measure/stat/debounce.h"

/*
 * How the player stands on the board, from clean frames: off, two feet, left or right.
 *
 * One foot is told from two by where the centre of pressure lies, to the side of the player's own two-foot
 * centre:
 *   onto one foot   it stays STANCE_FOOT_MM or more to one side, with the whole weight on the board
 *   back to two     it comes nearer to the middle than the sole it stood on can reach (half a sole's width
 *                   from that foot's own centre, or three fifths of the way where the feet stand close)
 * A load well below the body weight is a foot on the floor or a hand on something: two feet, as far as
 * balance goes. Without a known weight the steady load since stepping on is the measure, and without a known
 * centre the middle of standing on two feet is learned from the stream.
 *
 * Hand support is seen from the weight that is missing: the mean over a second or so, because a body that
 * bobs up and down is light and heavy by turns. On two feet a foot on the floor looks the same. It says how
 * somebody stands, it is no stance of its own, and below STANCE_SUPPORT the breath and the board are as much.
 *
 * A change must last before it is believed (see stance.c: 0.15 s to 0.3 s), so neither a jolt nor a hole in
 * the data changes the stance; since_us is dated back to when it happened.
 */
enum stance { STANCE_OFF, STANCE_TWO_FEET, STANCE_LEFT, STANCE_RIGHT };

#define STANCE_FOOT_MM 50.0
#define STANCE_LAND_MM 30.0 /* (p) */
#define STANCE_SUPPORT 0.05 /* share of the weight that makes a support (p) */

struct stance_detector {
    double weight_kg; /* 0 = not known: the load on the board itself is the measure */
    double centre_mm; /* the player's own two-foot centre, ML */
    enum stance stance;
    int64_t since_us; /* when the present stance began: backdated to the moment it happened */
    double foot_mm;   /* where the standing foot is, from the centre; while on one leg */
    double support;   /* share of the weight that rests elsewhere now, 0..1; 0 when it is not known */
    bool supported;   /* it is STANCE_SUPPORT or more, and has not gone since */
    /* private; see stance.c */
    bool learn_centre;
    int learned;           /* frames in centre_mm */
    enum stance candidate; /* what it looks like now, */
    struct debounce other; /* and that it is not what is believed */
    double plateau_kg;
    int foot_frames;
    bool landed;        /* the foot came out of the air: it is no step */
    struct debounce on; /* on the board */
    double missing;     /* running mean of the missing share */
    struct trace trace;
};

/* weight_kg 0 when not known; centre_mm 0 when not known. */
void stance_init(struct stance_detector *detector, double weight_kg, double centre_mm);

/* The stance after this frame; true from the call when it has just changed. */
bool stance_push(struct stance_detector *detector, const struct plate_frame *frame);

/* The load that counts as the whole weight here: the known one or the steady one; 0 when neither is known. */
double stance_weight_kg(const struct stance_detector *detector);

/*
 * Whoever watched the foot leave the board and come back knows more than the frames since then: it stands on
 * that side, wherever it is there, since landed_us. Nothing happens when the load of the newest `frames`
 * frames lies nearer to the middle than STANCE_LAND_MM: then it may be both feet.
 */
void stance_land(struct stance_detector *detector, enum side side, int64_t landed_us, int frames);

/* Share of the weight that is missing in this frame; below 0 when there is more; 0 when it is not known. */
double stance_missing(const struct stance_detector *detector, const struct plate_frame *frame);

/* "off", "two-feet", "left", "right". */
const char *stance_name(enum stance stance);
enum side stance_side(enum stance stance);

#endif
