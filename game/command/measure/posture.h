#ifndef COMMAND_MEASURE_POSTURE_H
#define COMMAND_MEASURE_POSTURE_H

#include "command/measure/bouts_show.h"
#include "measure/plate/parts.h"

/*
 * Sway of a recording, stand by stand. On a board a stand is what measure/fold/bouts.h says, and only its
 * settled frames are measured; of a plate, and of a board with `raw`, it is a part of the rows as they are
 * (measure/plate/parts.h): centres of pressure, or corner loads where they are POSTURE_MIN_KG or more.
 */
#define POSTURE_MIN_KG 5.0 /* below this there is no centre of pressure to speak of (p) */

struct posture_request {
    bool raw;           /* every row as it is; the figures are those of all rows */
    bool pooled;        /* the figures are those of all stands together */
    double low_pass_hz; /* of rows; 0: none */
};

struct posturogram {
    bool rows;           /* they were taken as they are */
    struct bout *stands; /* owned; in their order; kg 0: not known */
    int count, unlisted;
    int longest;               /* of those that are measured; -1: none */
    bool together;             /* `sway` is that of all stands, otherwise that of the longest */
    struct sway_measures sway; /* valid when longest >= 0 */
    double rate_hz, roughness; /* of rows; see measure/plate/parts.h */
};

/*
 * Rows of the survey, for reading_open: what a plate needs is known after that pass. The context is a struct
 * parts after parts_init.
 */
void posture_survey(void *parts, const struct csv_row *row);

/*
 * parts: what the survey has seen, or NULL. 0; -EAGAIN when nobody stands long enough, -ENOMEM, -ERANGE (the
 * filter does not fit the rate), -EINVAL, -EIO: with one line in error.
 */
int posture_measure(struct reading *reading, const struct posture_request *request, struct parts *parts,
                    struct posturogram *out, char error[256]);

/* Of stands that have been found already, the longest that is measured; -1: none. */
int posture_longest(const struct bout *stands, int count);

/* Also after an error. */
void posture_free(struct posturogram *posture);

/* The points that `sway` was measured on, in order: a pass over the recording. x NAN: an interruption. */
typedef void posture_taker(void *context, int64_t t_us, double x_mm, double y_mm);
int posture_path(struct reading *reading, const struct posture_request *request,
                 const struct posturogram *posture, posture_taker *take, void *context, char error[256]);

#endif
