#ifndef COMMAND_READING_H
#define COMMAND_READING_H

#include "input/csv.h"

/* A recording, read whole: what measures it goes through it more than once. */
struct reading {
    struct csv_row
        *rows; /* owned; in order of time (body/order.h). A clock that is set back is a SAMPLE_LOST */
    size_t count;
    int64_t samples, dropped;        /* rows of the file; those among them that were older than the newest */
    bool load, motion, cop, contact; /* there is a row with it */
    int64_t first_us, last_us;       /* a row alone with its time, before the clock is set back, is wrong */
    int64_t gaps; /* silences of more than a second (contacts may be silent), devices lost, clocks set back */
};

/* "-" reads standard input. 0; -EINVAL / -EIO / -ENOMEM with one line in error. Free with reading_free. */
int reading_read(const char *path, const struct csv_options *options, struct reading *out, char error[256]);
/* The same of what is open; it stays open. path is for messages. */
int reading_take(struct csv *csv, const char *path, struct reading *out, char error[256]);
void reading_free(struct reading *reading);

/* Seconds from the first sample on. */
double reading_s(const struct reading *reading, int64_t t_us);

/*
 * The next silence of more than a second, loss of the device, or clock set back (then it ends before it
 * begins): rows[*at - 1] is the last before it and
 * rows[*at] the first after it; a loss at the end has no row after it. Begin with *at = 0; false when there
 * is no more.
 */
bool reading_next_gap(const struct reading *reading, size_t *at, int64_t *from_us, int64_t *to_us);

#endif
