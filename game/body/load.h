#ifndef BODY_LOAD_H
#define BODY_LOAD_H

#include "body/sample.h"

/*
 * The load channel: irregular, repeating, sometimes broken board samples in; evenly spaced, clean frames out.
 *
 *   repair    a dropout (the total falls sharply for a few samples and comes back) is left out; a repeated
 *             row stands for the time it covers, not for a new measurement; times that go backwards are
 *             dropped; NaN and absurd loads are dropped
 *   resample  SWARII, sliding windows weighted average (Audiffren & Contal 2016, PMC5017374): each output
 *             instant averages the samples inside a window, each weighted by the span it stands for
 *   low-pass  second-order Butterworth, coefficients fixed for the output rate
 *
 * Frames come out later than their samples by LOAD_DELAY_US at most, but carry the true time: a detector
 * that reports a frame's t_us reports when it happened. A silence longer than SAMPLE_MAX_GAP_US, or a
 * SAMPLE_LOST, starts anew: the next frame has `first` set and nothing is bridged.
 */
#define LOAD_RATE_HZ 50.0
enum { LOAD_STEP_US = 20000, LOAD_DELAY_US = 200000 };

struct load_frame {
    int64_t t_us;
    bool first;        /* nothing before this frame may be joined to it */
    bool on;           /* somebody or something stands on the board: x and y are valid */
    double kg;         /* low-passed total */
    double x_mm, y_mm; /* low-passed centre of pressure */
    double speed_mm_s; /* of the low-passed centre of pressure, from the frame before; 0 if first or !on */
};

struct load_channel {
    /* private; see load.c */
    struct {
        int64_t t_us;
        double kg[CORNERS];
    } ring[64];
    int head, count;
    int64_t next_us; /* instant of the next frame */
    bool running;
    bool first;
    bool have_last;
    struct load_frame last;
    double filter[CORNERS][4]; /* per corner, so the centre is that of the filtered load */
    int64_t dropouts, repeats, gaps;
};

void load_init(struct load_channel *channel);

/* Samples without SAMPLE_LOAD or SAMPLE_LOST are ignored. */
void load_push(struct load_channel *channel, const struct sample *sample);

/* The next frame that is ready: true and *out, or false. Drain after every push. */
bool load_next(struct load_channel *channel, struct load_frame *out);

/* End of stream: what is still held back comes out of load_next. */
void load_flush(struct load_channel *channel);

#endif
