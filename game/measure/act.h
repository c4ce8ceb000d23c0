#ifndef MEASURE_ACT_H
#define MEASURE_ACT_H

#include "measure/plate/stance.h"

/*
 * What somebody does, or is asked to do, with the body: said by those who know what is played
 * (attempt_asks), done by the built-in players of input/.
 */
enum act_kind {
    ACT_AWAY,    /* off the board, nothing in contact, the limb at rest; beside the step */
    ACT_STAND,   /* on two feet on the board */
    ACT_ONE_LEG, /* on the leg of `side` */
    ACT_SHIFT,   /* on two feet, the weight on that of `side` */
    ACT_LIE,     /* on the back, the feet on the board */
    ACT_STEP_UP, /* from here on one repetition after the other, led by `side` */
    ACT_LATERAL, /* the same, and the other foot never comes up */
    ACT_BRIDGE,  /* SIDE_NONE: on both feet */
    ACT_LIFT,    /* of the leg of `side` */
    ACT_PRESS    /* something between the knees, or under that foot */
};

struct act {
    enum act_kind kind;
    enum side side;
    double up_s, hold_s, down_s; /* of repetitions */
    double extra_kg;             /* carried */
};

bool act_repeats(enum act_kind kind);
bool act_same(const struct act *a, const struct act *b);
struct act act_of_stance(enum stance stance);

#endif
