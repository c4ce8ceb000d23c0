#ifndef TOOLS_FEED_H
#define TOOLS_FEED_H

#include "mock.h"

#include <stddef.h>

/*
 * A recording played into a mocked board at its own pace. A frame carries the time it was due, as the kernel
 * would stamp it; when the machine is late by more than 20 ms, all that follows moves back by as much, and
 * $LATE names a file to which a line is added: by how many milliseconds.
 */
struct feed_options {
    double from_s, to_s; /* of the recording, from its first row */
    double speed;        /* 2: twice as fast */
    double scale;        /* of the loads */
    double ml_mm, ap_mm; /* moves the centre of pressure */
    bool loop;
};

struct feed;

/* NULL and one line in error when it cannot be read or holds nothing in that range. Times begin now. */
struct feed *feed_open(const char *path, const struct feed_options *options, char error[256]);
void feed_close(struct feed *feed); /* NULL is fine */

/* Sends what is due. The time of the next frame, or -1 when it is over. */
int64_t feed_step(struct feed *feed, struct mock_board *board);

#endif
