#ifndef BODY_STANCE_H
#define BODY_STANCE_H

#include "body/load.h"
#include "body/side.h"

/*
 * How the player stands on the board, from clean frames: off, two feet, left or right.
 *
 * One foot is told from two by where the centre of pressure lies between the feet, with hysteresis. With a
 * known body weight, a load well below it is a foot on the floor or a hand on something.
 */
enum stance { STANCE_OFF, STANCE_TWO_FEET, STANCE_LEFT, STANCE_RIGHT };

struct stance_detector {
    double weight_kg; /* 0 = not known: the load on the board itself is the measure */
    double centre_mm; /* the player's own two-foot centre, ML */
    enum stance stance;
    int64_t since_us; /* when the present stance began: backdated to the moment it happened */
    /* private; see stance.c */
    enum stance candidate;
    int64_t candidate_us;
    double plateau_kg;
};

/* weight_kg 0 when not known; centre_mm 0 when not known. */
void stance_init(struct stance_detector *detector, double weight_kg, double centre_mm);

/* The stance after this frame; true from the call when it has just changed. */
bool stance_push(struct stance_detector *detector, const struct load_frame *frame);

/* "off", "two-feet", "left", "right". */
const char *stance_name(enum stance stance);
enum side stance_side(enum stance stance);

#endif
