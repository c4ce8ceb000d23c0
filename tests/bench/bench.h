#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include "activity/activity.h"
#include "measure/plate/condition.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the parts of surefoot-bench share. Times are processor time: what others do on the machine counts
 * little.
 */

struct bench_wish {
    bool quick;        /* roughly: for trying whether it works */
    const char *only;  /* pictures whose names have that in them; NULL: all */
    int width, height; /* of the pictures */
};

/* A part of the whole: its figures, and a table of them. */
struct bench_part {
    const char *name;
    int (*measure)(const struct bench_wish *wish,
                   json_t **out); /* 0, or 1 after a line on standard error; *out may be set */
    void (*print)(const json_t *figures);
};
extern const struct bench_part bench_samples, bench_frames, bench_program;

/* What is folded: the samples of a session, and the clean frames that the load channel makes of them. */
struct stream {
    const char *name;
    struct sample *samples; /* owned */
    size_t sample_count;
    struct plate_frame *frames; /* owned; none for a motion sensor */
    size_t frame_count;
};

/* 0 or a negative errno. Free with streams_free. */
enum streams_kind {
    STREAM_BOARD,
    STREAM_POOR_LINK,
    STREAM_STEPS,
    STREAM_BRIDGES,
    STREAM_MOTION,
    STREAM_CONTACT,
    STREAMS
};
int streams_make(struct stream streams[STREAMS], double seconds);
void streams_free(struct stream streams[STREAMS]);

/* One detector, or the whole chain. */
struct bench_case {
    const char *name;
    const char *item; /* "sample" or "frame" */
    enum streams_kind stream;
    size_t state_bytes;
    /* Folds the whole stream into a fresh state. How many facts came out: 0 would mean that nothing was
     * measured. NULL: bench_chain does it.
     */
    int64_t (*fold)(void *state, const struct stream *stream);
    const struct activity *activity; /* of a chain, and how it is measured */
    enum channel channel;
};
int64_t bench_chain(const struct bench_case *bench, void *state, const struct stream *stream);
extern const struct bench_case cases[];
extern const int case_count;

/* Of one case, or of plain memory. */
struct bench_result {
    double ns; /* per item, median of the repetitions */
    double fastest_ns;
    int64_t items, facts;
    int64_t allocations; /* in all folds together */
};

struct memory_speed {
    double read_gb_s, copy_gb_s; /* 1e9 bytes a second; a copied byte counts once */
};
int memory_measure(int repetitions, size_t bytes, struct memory_speed *out);

/* Seconds of processor time that this program has used. */
double bench_clock(void);
/* Of this thread; and of the clock on the wall. */
double bench_thread_clock(void);
double bench_real_clock(void);
/* Both sort the values. */
double bench_median(double *values, int count);
double bench_percentile(double *values, int count, double percent);

/* A number of the figures. */
double bench_number(const json_t *object, const char *key);

/* Calls of malloc, calloc and realloc so far, by everything that is linked statically. */
int64_t allocations(void);

#endif
