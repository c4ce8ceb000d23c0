#ifndef COMMAND_MEASURE_LINEUP_H
#define COMMAND_MEASURE_LINEUP_H

#include "csv/csv.h"

/*
 * The rows of a recording in one line of time, however its clock went. A clock that is set back, or that
 * starts again behind a loss or a repeated header, begins another part: it is laid LINEUP_APART_US behind
 * what came before, and a SAMPLE_LOST that is `anew` stands between them. A row whose time is alone, far
 * ahead of the rows behind it or behind those before it, costs that row only; so do up to four centres of
 * pressure that are LINEUP_SPIKE_MM away from the one before and from the one after them, and those two are
 * not. Times never fall.
 */
#define LINEUP_SPIKE_MM 100.0 /* (p) in one row, and back */
enum {
    LINEUP_ROWS = 5, /* rising ones, behind the newest, are another part (p) */
    LINEUP_RING = 8,
    LINEUP_APART_US = 2000000,
};

struct lineup {
    int64_t samples;  /* rows of the file so far */
    int64_t dropped;  /* those among them whose time was wrong */
    int64_t spikes;   /* whose centre of pressure was alone, far from those around it; dropped as well, */
    int64_t spike_us; /* the first of them then */
    int64_t parts;    /* that were laid behind what came before */
    int64_t part_us;  /* where the first of them begins */
    /* private */
    struct csv_row ahead[LINEUP_RING]; /* what has been looked at */
    unsigned head;
    int count;
    struct csv_row first;      /* of a part, behind the loss that is not in the file */
    bool waiting, begun, free; /* free: behind a loss any time may follow */
    int64_t newest_us, step_us, laid_us;
    double before_s, x_mm, y_mm; /* of the newest row; */
    bool centred;                /* it has a centre of pressure */
};

/* All zero to begin with. As csv_next. *out stays valid until the next call, and may be changed. */
int lineup_next(struct lineup *lineup, struct csv *csv, struct csv_row **out, char error[256]);

#endif
