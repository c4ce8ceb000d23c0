#ifndef COMMAND_STANDING_H
#define COMMAND_STANDING_H

#include "body/load.h"
#include "body/sway.h"

/*
 * Sway of standing in a whole recording. Stepping on and off is no sway: a stand counts after the first
 * second whose mean speed is below STANDING_STEP_MM_S, and its last second does not count when somebody steps
 * off. Between the two everything counts. Streaming, constant memory.
 */
#define STANDING_STEP_MM_S 100.0 /* a single leg sways at 36, stepping on goes at 150 and more (p) */
enum { STANDING_FRAMES = 50 };   /* a second */

struct standing {
    struct sway sway;
    /* private */
    struct load_channel channel;
    struct load_frame held[STANDING_FRAMES]; /* ring: the newest second, which may yet be a step off */
    int head, count;
    bool settled;
};

void standing_init(struct standing *standing);
void standing_push(struct standing *standing, const struct sample *sample);
void standing_finish(
    struct standing *standing); /* the recording is over; whoever stands then did not step off */

#endif
