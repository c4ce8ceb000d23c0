#ifndef COMMAND_MEASURE_THIN_H
#define COMMAND_MEASURE_THIN_H

#include "plot/plot.h"

/*
 * Points of a curve or a path over time, thinned to what a picture can show, however many there are: of each
 * bin of time the first, the last, and those with the lowest and highest x and y, in their order. There are
 * THIN_BINS bins in the recording, four for a pixel; below THIN_ROWS rows nothing is thinned.
 */
enum { THIN_BINS = 8192, THIN_ROWS = 65536, THIN_OF_BIN = 6 };

struct thin {
    struct plot_step *steps; /* owned */
    size_t count;
    bool failed; /* memory is short */
    /* private; see thin.c */
    size_t capacity;
    double from_s, bin_s; /* 0: nothing is thinned */
    double bin;           /* that is being filled; below 0: none */
    bool broken;
    struct plot_step kept[THIN_OF_BIN]; /* first, lowest and highest x, lowest and highest y, last */
};

void thin_init(struct thin *thin, double from_s, double to_s, int64_t rows);
void thin_free(struct thin *thin);

/* y may be NAN: there is only one value. */
void thin_push(struct thin *thin, double t_s, double x, double y);

/* The curve is interrupted here. */
void thin_break(struct thin *thin, double t_s);

/* After the last. */
void thin_finish(struct thin *thin);

#endif
