#ifndef COMMAND_STANDS_H
#define COMMAND_STANDS_H

#include <stddef.h>
#include <stdint.h>

/*
 * The stands of a recording: a stand goes from the first to the last moment above 60 % of its own median
 * load. A drop below that for as long as a dropout of the radio link does not end it, nor does a silence of
 * up to a second. Needs the whole recording, so it is no detector: it is how a body weight is learnt from a
 * file, and what `score --exercise stance` shows.
 */
#define STANDS_SHARE  0.6  /* of the median load */
#define STANDS_MIN_KG 10.0 /* less than this is nobody (p) */
enum {
    STANDS_MAX = 64,
    STANDS_MIN_US = 1000000, /* shorter: a toe tap (p) */
    STANDS_DROP_US = 80000,  /* dropouts are up to four samples long (p) */
};

struct stand {
    int64_t start_us, end_us; /* in the recording's own time */
    double kg;                /* median load */
};

struct stands {
    struct stand stands[STANDS_MAX]; /* in order of time; more than STANDS_MAX: the first ones */
    int count;
    int64_t first_us, last_us; /* of the recording */
    int64_t samples, gaps;     /* gaps: silences of more than a second, and devices lost */
    int longest;               /* index; -1: nobody stands in this recording */
};

/* 0; -EINVAL / -EIO with one line in error; -ENOMEM. A file without corner loads is -EINVAL. */
int stands_read(const char *path, struct stands *out, char error[256]);

#endif
