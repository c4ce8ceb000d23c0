#ifndef COMMAND_POSTURE_H
#define COMMAND_POSTURE_H

#include "body/sway.h"
#include "command/stands.h"
#include "view/plot.h"

/* Sway of a whole recording, and the path that it was measured on. */
struct posturogram {
    struct sway sway;
    struct sway_measures measures;
    struct plot_step *steps; /* owned */
    int count;
};

/*
 * Every row as it is, at the mean rate of the rows; gaps are left out: centres of pressure of a plate, or
 * corner loads where they are POSTURE_MIN_KG or more. 0; -EAGAIN when that is not enough to be measured;
 * -ENOMEM.
 */
#define POSTURE_MIN_KG 5.0 /* below this there is no centre of pressure to speak of (p) */
int posture_of_rows(const struct reading *reading, struct posturogram *out);

/* The settled frames of all stands together (body/stands.h). 0; -EAGAIN when nobody stands long enough;
 * -ENOMEM.
 */
int posture_of_stands(const struct reading *reading, const struct stands *stands, struct posturogram *out);

/* Also after an error. */
void posture_free(struct posturogram *posture);

#endif
