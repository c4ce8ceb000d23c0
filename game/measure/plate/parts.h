#ifndef MEASURE_PLATE_PARTS_H
#define MEASURE_PLATE_PARTS_H

#include "measure/plate/jump.h"
#include "measure/stat/low_pass.h"
#include "measure/stat/sway.h"

/*
 * Rows of a laboratory plate (or of a board, as they are), in the parts in which somebody stood: what a stand
 * is on a board (measure/fold/bouts.h). Nothing is resampled or trimmed; the rate is the mean of the rows.
 *
 * A hole is where nothing is measured: rows without values, silences, or, where loads tell it, nobody on the
 * board. One of up to a second interrupts the path and no more. A longer one, or a clock that is set back,
 * begins another part, unless only the measurement was away: nobody is seen to leave, and the centre of
 * pressure comes back to where it was (the seconds before and after it lie no further apart than
 * PARTS_SPREADS times their spread). A plate does not tell whether somebody stepped off it meanwhile; feet
 * that are set anew are elsewhere.
 */
#define PARTS_SPREADS 2.0   /* (p) */
#define PARTS_LEAP_MM 100.0 /* (p) within */
enum { PARTS_MAX = 1024, PARTS_LEAP_US = 50000 /* (p) */ };

struct parts_row {
    int64_t t_us;
    double time_s;         /* as written: the rate scales every speed, and microseconds are coarse for it */
    bool lost;             /* nothing was measured at that time */
    bool anew;             /* nothing behind it is joined to what was before it */
    bool contact;          /* has contacts: those may be silent */
    bool on;               /* the point counts; otherwise nobody is there */
    double x_mm, y_mm, kg; /* kg 0: not known */
};

struct part {
    int64_t start_us, end_us; /* first and last point */
    double kg;                /* mean load, 0: not known */
    struct sway sway;
    struct jump_list jumps;
};

struct parts {
    struct part parts[PARTS_MAX]; /* those of three points or more, in their order */
    int count, longest;           /* -1: there is none */
    int unlisted;                 /* beyond those */
    struct sway pooled;           /* of all points, interrupted at every hole */
    double rate_hz;               /* 0: not known */
    double roughness; /* correlation of successive steps, -1..1: below 0 there is more noise in the
                         path than movement */
    /* Steps from row to row that nobody makes, of more than PARTS_LEAP_MM: how many, the first, the last. */
    int64_t leaps, leap_from_us, leap_to_us;
    /* Told of every point that is measured, and with NAN of every interruption; NULL: nobody. */
    void (*point)(void *context, int64_t t_us, double x_mm, double y_mm);
    void *context;
    /* private; see parts.c */
    struct low_pass *filter;                /* NULL: none */
    bool seen, before_lost, before_contact; /* the row before */
    int64_t before_us;
    double before_s, since_s, steps, seconds; /* of the rate */
    bool open, hole, left; /* a part; a hole since its last point; nobody was there in it */
    bool alone;            /* the open part is the first: what it has seen is what all have */
    struct part now;
    double kg, kg_now; /* sums: since the last hole, and of the open part */
    struct jumps jumps;
    struct jump_cluster head, tail; /* of the open part its first seconds; of the one before it the last */
    bool joinable;                  /* nobody was seen to leave between the two */
    bool stepped;
    double step_x, step_y, turned, squares; /* of the roughness */
};

/* The caller's filter, already set up for the rate, or NULL. */
void parts_init(struct parts *parts, struct low_pass *filter);

/* Rows in their order (measure/stat/monotonic.h). */
void parts_push(struct parts *parts, const struct parts_row *row);

/* After the last. */
void parts_finish(struct parts *parts);

#endif
