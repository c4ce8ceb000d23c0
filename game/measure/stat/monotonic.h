#ifndef MEASURE_STAT_MONOTONIC_H
#define MEASURE_STAT_MONOTONIC_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The order of a stream's times. A row that is older than the newest is dropped: rows come late or twice.
 * But when MONOTONIC_ROWS rising rows in a row are older by more than SAMPLE_MAX_GAP_US, it is the newest
 * that was wrong (one bad time stamp), or the clock was set back: the stream starts anew there, as after a
 * gap. What lies back by less is outlasted like a silence. All zero to begin with.
 */
enum { MONOTONIC_ROWS = 5 /* (p) */ };

struct monotonic {
    bool seen;
    int64_t newest_us; /* valid while seen */
    int64_t dropped;   /* rows, of all the stream */
    /* private */
    int older; /* rising rows in a row far behind the newest, */
    int64_t older_us;
};

enum monotonic_fact {
    MONOTONIC_ON,   /* the newest now */
    MONOTONIC_OLD,  /* to be dropped */
    MONOTONIC_ANEW, /* the newest now, and nothing before it may be joined to it */
};

enum monotonic_fact monotonic_push(struct monotonic *order, int64_t t_us);

/* After a loss any time may follow. */
void monotonic_clear(struct monotonic *order);

#endif
