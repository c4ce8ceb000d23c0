#ifndef MEASURE_FOLD_BOUTS_H
#define MEASURE_FOLD_BOUTS_H

#include "measure/fold/trace.h"
#include "measure/plate/condition.h"
#include "measure/plate/jump.h"
#include "measure/stat/debounce.h"
#include "measure/stat/sway.h"

/*
 * The stands of a recording: a stand goes from the first to the last moment above 60 % of its own median
 * load. A drop below that as sharp and as short as a dropout of the radio link does not end it, nor does a
 * silence of up to a second, whether its rows are missing or empty. A longer one ends it.
 *
 * What the load of a stand is shows only when it is over, so the samples are wanted twice: first for the load
 * of everybody who was there, then, after bouts_rewind, for the stands themselves. Constant memory however
 * long the recording is: medians come from a histogram of whole 10 g, the step of the board.
 *
 * The sway of a stand is that of its settled frames (measure/plate/condition.h): the ones from
 * BOUTS_SETTLE_US after its start to BOUTS_LEAVE_US before its end, without those before the first second
 * whose mean speed is below BOUTS_STEP_MM_S: whoever is still finding a place for the feet has not settled,
 * however long the weight has been there. Where no second is that quiet, all of them count. This is the one
 * sway of standing: each stand about its own mean, since where the feet come down the next time is no sway;
 * what is said of a whole recording is that of its longest stand.
 *
 * In real recordings the centre of pressure is as slow as it will get only 1 s to 2 s after the weight is on
 * the board, and is fast again for up to 2 s before the weight leaves. Measured like that, the mean velocity
 * tells the steady from the swaying in the 32 recordings of shared/recordings/board/step-on-*: area under the
 * ROC curve 0.93 with the last stand of each file, 0.91 with all of them, 0.88 with the longest. (Two of the
 * files hold the trial before as well; without the margins it is 0.77.)
 */
#define BOUTS_SHARE     0.6   /* of the median load */
#define BOUTS_MIN_KG    10.0  /* less than this is nobody (p) */
#define BOUTS_STEP_MM_S 110.0 /* swaying on purpose goes at 60, stepping on at 150 and more (p) */
enum {
    BOUTS_MAX = 1024,          /* an hour of one every three and a half seconds */
    BOUTS_MIN_US = 1000000,    /* shorter: a toe tap (p) */
    BOUTS_DROP_US = 80000,     /* dropouts are up to four samples long (p) */
    BOUTS_SETTLE_US = 1100000, /* (p) */
    BOUTS_LEAVE_US = 1900000,  /* (p) */
    BOUTS_QUIET_FRAMES = 50,   /* a second */
};

struct bout {
    int64_t start_us, end_us; /* in the recording's own time */
    double kg;                /* median load */
    int64_t settled_us,
        leaving_us;            /* first and last of the settled frames; the last earlier: there are none */
    struct sway_measures sway; /* of them; all zero when they are fewer than 3 */
    struct jump_list jumps;    /* of them */
};

struct bouts {
    struct bout stands[BOUTS_MAX]; /* in order of time; more than BOUTS_MAX: the first ones */
    int count;
    int unlisted; /* what lasted for a second beyond those: neither measured nor told from the others */
    int64_t first_us, last_us; /* of the recording */
    int64_t samples, gaps;     /* gaps: silences of more than a second, devices lost, clocks set back */
    int longest;               /* index; -1: nobody stands in this recording */
};

enum { BOUTS_BINS = 32768, BOUTS_HELD = 256 };

struct bouts_finder {
    struct bouts found; /* after bouts_finish */
    /* private; see bouts.c */
    bool second; /* pass */
    struct monotonic order;
    int64_t reached_us; /* newest time of this pass with values */
    bool seen, lost;    /* there is one; and the sample before was a loss */
    int starts;         /* of this pass: the clock was set back so often */
    struct bouts_stretch {
        bool open;
        int64_t begin_us, end_us; /* first and last moment above the floor */
        double kg;                /* at the last moment */
        struct debounce low;      /* below the floor */
    } stretch;
    uint32_t histogram[BOUTS_BINS]; /* of the loads above the floor in the open stretch */
    struct bouts_part {             /* somebody was there, with this median load */
        int64_t begin_us, end_us;
        double kg;
        int starts; /* before it */
    } parts[BOUTS_MAX];
    int part_count, part;
    struct conditioner stream;
    struct bouts_settled { /* frames of the open stretch: all, or from the first quiet second on */
        struct sway sway;
        struct jumps jumps;
        int64_t from_us, to_us;
    } all, quiet;
    struct trace newest;                 /* of all */
    struct plate_frame held[BOUTS_HELD]; /* ring: frames that may yet belong to the stepping off */
    int head, held_count;
};

void bouts_init(struct bouts_finder *finder);

/* Every sample of the recording, in order; twice. Those that go back in time or say nothing do nothing. */
void bouts_push(struct bouts_finder *finder, const struct sample *sample);

/* Once, between the two. */
void bouts_rewind(struct bouts_finder *finder);

/* After the second time: `found` is complete. */
void bouts_finish(struct bouts_finder *finder);

#endif
