#ifndef RUN_TRACK_H
#define RUN_TRACK_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The way of an earlier attempt, to be followed by time beside a present one. All times count from its
 * beginning: of a hold its start, of a counted set the begin of the first repetition that was done.
 */
struct track_point {
    int64_t t_us;
    double x_mm,
        y_mm; /* centre of pressure; from the middle of its zone, or, shifted, from that of the feet */
};

enum { TRACK_REPS = 100 }; /* more are not asked for in a set */

struct track {                  /* all 0: there is none */
    int64_t length_us;          /* of the hold, or to the end of the last repetition */
    struct track_point *points; /* in order; the caller owns them; NULL: only the time is known */
    int point_count;
    int64_t done_us[TRACK_REPS]; /* in order: when each repetition was told of */
    int rep_count;
};

struct track_moment {
    bool going;        /* not over yet */
    bool placed;       /* x_mm and y_mm are valid */
    double x_mm, y_mm; /* between two points on the line between them */
    int reps;          /* done until then */
};

/* Where it was that long after its beginning. Before it, and where there is none: nothing. */
struct track_moment track_at(const struct track *track, int64_t since_us);

#endif
