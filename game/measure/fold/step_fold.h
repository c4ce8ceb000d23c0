#ifndef MEASURE_FOLD_STEP_FOLD_H
#define MEASURE_FOLD_STEP_FOLD_H

#include "measure/fold/repetition.h"
#include "measure/fold/trace.h"
#include "measure/plate/condition.h"
#include "measure/stat/range.h"
#include "measure/stat/sliding_min.h"

/*
 * Step-ups with the board as the low step, from clean frames. The signal is the load on the board, cut off
 * at the body weight: what goes beyond it is the swing of the body and shows in `landing` only. Nothing that
 * happens between two full loads (shifting, marching, turning round, standing a while) lets go of the board,
 * so it does not split; nothing that stays below STEP_UP_REACH of the weight (toe taps, false starts, the
 * other foot on the floor) counts, nor what is over in less than STEP_UP_STAMP_US.
 *
 * Of struct rep:
 *   side       the leading leg, the one that first took load: the side of the board the CoP was on then. In
 *              lateral step-ups that is the working leg, and the other foot need not come up. SIDE_NONE: both
 *              at once, or in the middle. Who turned round at the top leads the other way round the next time
 *   start_us   load begins to come; where a foot rests on the board between repetitions, more of it
 *   top_us     the whole weight has come
 *   lower_us   it begins to go for good
 *   end_us     it has gone, or is as low as it gets before the next one
 *   top        mean load at the top over body weight, at most 1
 *   landing    highest load over body weight; peaks shorter than 0.1 s show lower than they are
 *   full       both feet were up; in lateral step-ups always
 *   controlled raising and lowering took STEP_UP_SLOW_US or more each, and landing is at most STEP_UP_SOFT
 *
 * What a board cannot see: what happens on the floor. So raising time is that of the weight coming onto the
 * board, not of the whole way up (the knee may still be bent when all of the weight is there), how much the
 * trailing foot pushes off is not known, nor how softly the foot lands down there: a drop shows as a short
 * lowering. Going down on the far side is going down.
 *
 * Weight not known: it is learnt, at first as the greatest load that was there for a quarter of a second,
 * then as the mean over the top of the step-ups, the greatest of them. Until the first real step-up anything
 * above STEP_UP_LEAST_KG is taken for one, and when the weight comes onto a foot that was, that one begins
 * anew (REPETITION_BEGUN comes again). So whoever has the whole recording does better to fold it twice, the
 * second time with the weight_kg that the first has learnt.
 */
#define STEP_UP_LEAVE    0.7  /* of the weight (p) */
#define STEP_UP_BACK     0.6  /* (p) */
#define STEP_UP_REACH    0.85 /* less: hand or foot elsewhere (p) */
#define STEP_UP_SOFT     1.35 /* (p) */
#define STEP_UP_LEAST_KG 7.5  /* less than the toes of the lightest player */
enum {
    STEP_UP_STAMP_US = 800000,    /* shorter is a stamp on the board, however hard (p) */
    STEP_UP_SLOW_US = 450000,     /* a slam takes less than 300000 (p) */
    STEP_UP_LONGEST_US = 20000000 /* longer is standing there, not a repetition (p) */
};

struct step_up_detector {
    double weight_kg; /* known or learnt; 0: not yet */
    bool lateral;
    struct repetition_detector repetition; /* its signal is kg */
    struct rep done;                       /* after REPETITION_DONE */
    enum side last;                        /* of done: the foot that left the board last */
    /* private; see step_up.c */
    bool known, sure; /* weight: given; seen in a step-up at least */
    double mean_kg;   /* over the top of a step-up, the greatest of them */
    double begun_kg;  /* what was taken for the weight when the one in progress began */
    bool up;          /* it has been at the top */
    struct trace trace;
    struct sliding_min kept; /* load */
    double lead_mm;          /* where the first load came, in the repetition in progress */
    bool led;
    struct range top_kg, top_mm; /* load and CoP at the top */
    double most_kg;              /* highest load of all */
};

/* weight_kg 0: not known. */
void step_up_init(struct step_up_detector *detector, double weight_kg, bool lateral);

enum repetition_fact step_up_push(struct step_up_detector *detector, const struct plate_frame *frame);

/* The stream ends or breaks here: who is up counts as if going down now. */
enum repetition_fact step_up_stop(struct step_up_detector *detector, int64_t t_us);

#endif
