#ifndef MEASURE_PLATE_CONDITION_H
#define MEASURE_PLATE_CONDITION_H

#include "measure/sample.h"
#include "measure/stat/monotonic.h"

/*
 * The load of a board: irregular, repeating, sometimes broken board samples in; evenly spaced, clean frames
 * out.
 *
 *   repair    a dropout (the total falls or rises sharply for at most CONDITION_DROPOUT_US, or one corner
 * alone falls for CONDITION_CORNER_US, and comes back to what it was) is left out; a repeated row stands for
 * the time it covers, not for a new measurement; times that go backwards are dropped
 * (measure/stat/monotonic.h); NaN and absurd loads are dropped resample  SWARII, sliding windows weighted
 * average (Audiffren & Contal 2016, PMC5017374): each output instant averages the samples inside a window of
 * CONDITION_WINDOW_US, each weighted by the span it stands for: from half way to the sample before to half
 * way to the one after low-pass second-order Butterworth at 10 Hz, coefficients fixed for the output rate;
 * its delay of one frame is taken off the frame's time
 *
 * Frames come out later than their samples by CONDITION_DELAY_US at most, and by 0.1 s as a rule (plus the
 * silence, where the device is silent), but carry the true time: a detector that reports a frame's t_us
 * reports when it happened. The first frame has the time of the first sample. A silence longer than
 * SAMPLE_MAX_GAP_US, a clock that is set back, or a SAMPLE_LOST, starts anew: the next frame has `first` set
 * and nothing is bridged.
 */
#define FRAME_RATE_HZ        50.0
#define FRAME_ON_KG          5.0
#define CONDITION_FALL_SHARE 0.88 /* a dropout falls at once, below this share of the measurement before */
enum {
    FRAME_STEP_US = 20000,
    CONDITION_WINDOW_US = 80000,
    CONDITION_DROPOUT_US =
        100000, /* no body takes its weight away and gives it back so soon: a hop is longer */
    CONDITION_CORNER_US =
        250000, /* one corner falls to nothing, the others stay: nobody can do that at all */
    CONDITION_DELAY_US = 400000
};

struct plate_frame {
    int64_t t_us;
    bool first;        /* nothing before this frame may be joined to it */
    bool on;           /* at least FRAME_ON_KG: x and y are valid, otherwise 0 */
    double kg;         /* low-passed total */
    double x_mm, y_mm; /* low-passed centre of pressure */
    double speed_mm_s; /* of the low-passed centre of pressure, from the frame before; 0 if first or !on */
};

enum { CONDITION_SLOTS = 128, CONDITION_FRAMES = 80 };

struct conditioner {                 /* all zero to begin with */
    int64_t dropouts, repeats, gaps; /* seen so far; a gap is a silence that started it anew */
    struct plate_frame
        frames[CONDITION_FRAMES]; /* that the newest sample, or the end, made ready; in order */
    int frame_count;
    enum monotonic_fact fact; /* of the newest sample: where it stands in the order of the stream */
    struct plate_frame early; /* the newest load as it came, at its own time: not low-passed, and speed 0 */
    bool believed;            /* the newest sample is a load, and not suspected of being a dropout */
    bool lost;                /* the newest sample says that the device is gone */
    struct monotonic order;   /* of all samples */
    /* private; see condition.c */
    bool running;
    int64_t now_us;           /* time of the newest sample */
    int64_t measured_us;      /* and of the newest that was not a repeat */
    double measured[CORNERS]; /* what that one said */
    double sound_kg[CORNERS]; /* the newest measurement that is no suspect */
    int64_t sound_us;
    int64_t suspect_us; /* first of the suspects */
    bool rise;          /* they are too much, not too little */
    bool lone;          /* all of them lack the same single corner */
    struct condition_slot {
        int64_t t_us;
        double kg[CORNERS];
        int samples;          /* kg is the mean of so many that came almost at once */
    } slots[CONDITION_SLOTS]; /* ring, oldest first; the newest (count - sound) are suspected of being a
                                 dropout */
    int head, count, sound;
    int64_t next_us; /* instant of the next frame, the filter's delay included */
    bool begun;      /* the first frame of this start has come out */
    struct plate_frame last;
    double filter[CORNERS][2]; /* per corner, so the centre is that of the filtered load */
    int given;                 /* of the frames, by condition_next */
};

/*
 * One sample of any kind, to be judged once: its place in the order of the stream (`fact`), and nothing else
 * of those that are MONOTONIC_OLD. Loads make an early frame at once; they and losses make clean ones, which
 * are there until the next call.
 */
enum monotonic_fact condition_push(struct conditioner *stream, const struct sample *sample);

/* One by one: true and *out, or false. */
bool condition_next(struct conditioner *stream, struct plate_frame *out);

/* End of stream, or the begin of something else: what is still held back comes out; the next load starts
 * anew. */
void condition_flush(struct conditioner *stream);

#endif
