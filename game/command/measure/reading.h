#ifndef COMMAND_MEASURE_READING_H
#define COMMAND_MEASURE_READING_H

#include "activity/replay.h"
#include "command/measure/lineup.h"
#include "measure/plate/zero.h"

/*
 * A recording as everybody here goes over it: in constant memory, from the first row to the last, as often as
 * is wanted. reading_open surveys it once; then each reading_pass gives its rows in order of time
 * (command/measure/lineup.h), less the zero of the board, and only those
 * between from_s and to_s.
 */
struct reading_request {
    const char *path;
    struct csv_options csv; /* how it is read; .once is not for here */
    struct notes *notes;    /* what csv.note fills, for remarks; NULL: nobody notes */
    double from_s, to_s;    /* from the first sample on; */
    bool to_given;          /* otherwise to the end */
    bool zero_given;
    double zero_kg[CORNERS];
    bool lying; /* whoever is on the board lies with the feet on it (measure/plate/zero.h) */
};

enum { READING_GAPS = 4096 };

struct reading {
    const char *path;
    struct csv *csv;           /* owned */
    const struct notes *notes; /* of the request */
    double from_s, to_s;
    int64_t samples, dropped;        /* rows of the file; those among them whose time was wrong */
    bool load, motion, cop, contact; /* there is a row with it */
    int64_t first_us, last_us;
    int64_t gaps; /* silences of more than a second (contacts may be silent), devices lost, clocks set back */
    struct reading_gap {
        int64_t from_us, to_us;      /* last row before it, first one after it */
    } listed[READING_GAPS];          /* the first ones */
    struct zero zero, shown;         /* that is taken off; that the recording shows */
    double heaviest_kg, lightest_kg; /* that were there for half a second, as they were read; not finite:
                                        nothing was */
    double accel_m_s2;               /* mean size; 0: there is no sensor */
    /* private; see reading.c */
    struct lineup lineup;
    int64_t loads;
};

/*
 * Opens and surveys: everything above is known then. 0; -EINVAL / -EIO / -ENOMEM with one line in error.
 * Close with reading_close in any case. `take` (or NULL) sees the rows of the survey as well, before the zero
 * is known, and all of them.
 */
typedef void reading_taker(void *context, const struct csv_row *row);
int reading_open(const struct reading_request *request, reading_taker *take, void *context,
                 struct reading *out, char error[256]);

/* The same with a recording that is open already, at its first row; it stays the caller's. */
int reading_begin(struct csv *csv, const char *path, struct reading *out, char error[256]);
void reading_close(struct reading *reading);

/* An export of an attempt: it was tared when it was played, so its loads are as they are, unless a zero is
 * given. */
void reading_is_tared(struct reading *reading);

/* Once over all rows. 0; -EINVAL / -EIO with one line in error. */
int reading_pass(struct reading *reading, reading_taker *take, void *context, char error[256]);

/* The same replayed, to its end. */
int reading_replay(struct reading *reading, struct replay *replay, char error[256]);

/* Rows a second, without the gaps; 0: not known. */
double reading_rate_hz(const struct reading *reading);

/* Seconds from the first sample on. */
double reading_s(const struct reading *reading, int64_t t_us);

/* A listed gap that lies between from_s and to_s: its number from i on, or -1. */
int reading_gap(const struct reading *reading, int i);

/* What the reader read otherwise than it stands there; i from 0 on. */
bool reading_remark(const struct reading *reading, int i, char out[CSV_REMARK_SIZE]);

/* Nobody has such values: what they look like, and the option that reads them. 0, or -EINVAL with one line.
 */
int reading_plausible(const struct reading *reading, const struct csv_options *csv, char error[256]);

#endif
