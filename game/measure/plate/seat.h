#ifndef MEASURE_PLATE_SEAT_H
#define MEASURE_PLATE_SEAT_H

#include "measure/plate/condition.h"
#include "measure/sample.h"
#include "measure/stat/range.h"

/*
 * Somebody sits down and steers with the feet on the board, a third of the weight or so; or gets up; or
 * stands there heavier than was weighed, for the weighing was done seated or with one foot. Told from two
 * seconds without moving: of SEAT_KG at least, below SEAT_SHARE of the weight it is sitting, above
 * SEAT_HEAVIER_SHARE of it the weight was not theirs. All (p); the guide's third of the weight lies well
 * below the first share.
 */
#define SEAT_KG            6.0
#define SEAT_SHARE         0.6
#define SEAT_HEAVIER_SHARE 1.4
enum { SEAT_STILL_US = 2000000 };

enum seat_fact { SEAT_SAME, SEAT_SAT, SEAT_STOOD, SEAT_HEAVIER };

struct seat { /* all zero to begin with */
    bool sits;
    double kg, x_mm, y_mm; /* of the posture that the newest fact told of */
    /* private */
    int64_t since_us, last_us;
    struct range load, x, y;
};

/* The newest sample of the board's stream, and the weight as it is known. */
enum seat_fact seat_push(struct seat *seat, const struct conditioner *stream, double weight_kg);

#endif
