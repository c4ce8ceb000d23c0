#ifndef TOOLS_STEPMODEL_H
#define TOOLS_STEPMODEL_H

#include "bodymodel.h"

/*
 * Somebody who does step-ups on the board, for tests: load curves whose true times are known, with the bad
 * habits that must neither count nor split, and the noise and link of bodymodel laid over them.
 *
 * A repetition of `tempo_s` goes: the leading foot touches, the weight comes onto it over a fifth to a
 * quarter of the tempo (a slam is quicker), swings about the body weight as the body is lifted and caught
 * (more when quicker), the other foot arrives, both stand, and one foot after the other goes down again.
 */
enum step_habit {
    STEP_PLAIN,
    STEP_TOE_TAPS,     /* a foot taps the board between repetitions */
    STEP_FALSE_STARTS, /* half of the weight or more goes on, and back */
    STEP_SHIFTING,     /* weight from foot to foot at the top */
    STEP_STANDING,     /* stands 8 s to 12 s at the top */
    STEP_TURNING,      /* turns round up there, in small steps */
    STEP_FAR_SIDE,     /* goes down over the far edge */
    STEP_MARCHING,     /* marches at the top: whole weight from foot to foot, bouncing */
    STEP_FOOT_STAYS,   /* the leading foot rests on the board between repetitions */
    STEP_HEAVY,        /* lands with a stamp */
    STEP_HALF,         /* between the repetitions others where the other foot stays on the floor */
    STEP_HABITS
};

/* How the weight comes and goes in a repetition. */
enum step_shape {
    STEP_SMOOTH, /* gathers speed and loses it */
    STEP_LINEAR, /* a straight ramp with corners */
    STEP_STRIKE, /* a blow of the heel, and then smoothly on; a last push of the toes, and gone */
    STEP_SLAM,   /* all at once, within 0.1 s to 0.28 s, shooting over; dropped as quickly */
    STEP_SHAPES,
    STEP_MIXED = STEP_SHAPES /* each movement its own, by chance */
};

struct step_options {
    struct model_options model; /* seed, weight, rate, link */
    enum step_habit habit;
    enum step_shape shape;
    int reps;
    double tempo_s;     /* first load to last, without the habit's additions */
    enum side lead;     /* SIDE_NONE: by turns */
    bool last_is_first; /* the leading foot stays up longest on the way down */
    bool lateral;       /* the other foot never comes up */
};

struct step_truth {
    enum side lead, last; /* leading foot; foot that leaves the board last */
    int64_t start_us;     /* load begins to come (more of it, where a foot rests on the board) */
    int64_t top_us;       /* the whole weight has come */
    int64_t lower_us;     /* it begins to go for good */
    int64_t end_us;       /* it has gone */
    enum step_shape up, down;
};

enum { STEP_REPS_MAX = 32 };

struct step_session {
    struct model_session samples; /* owned */
    struct step_truth truths[STEP_REPS_MAX];
    int count;
};

/* 0, -E2BIG (more than STEP_REPS_MAX) or -ENOMEM. Free with step_free. */
int step_make(const struct step_options *options, struct step_session *out);
void step_free(struct step_session *session);

#endif
