#ifndef MEASURE_FOLD_TRACE_H
#define MEASURE_FOLD_TRACE_H

#include "measure/plate/condition.h"

/* The newest frames, so that what is recognised late can be dated back to when it happened. */
enum { TRACE_FRAMES = 128 }; /* 2.56 s; a power of two */

struct trace {
    struct plate_frame frames[TRACE_FRAMES]; /* ring */
    int newest, count;
};

void trace_clear(struct trace *trace);
void trace_push(struct trace *trace, const struct plate_frame *frame);

/* The frame `back` before the newest; 0 <= back < trace->count. */
const struct plate_frame *trace_at(const struct trace *trace, int back);

/* What is followed through time: the CoP to the side (mm) or the load (kg). */
enum trace_value { TRACE_X, TRACE_KG };

/*
 * When a movement began or ended. Among the frames from `oldest` to `newest` frames back the steepest change
 * of the value in the direction of `sign` (+1 or -1) is looked up; the movement lasts as long around it as
 * the change goes on with at least MOVE_SHARE of that steepness. Both answers are frames back from now,
 * within oldest..newest, oldest >= newest >= 0. A smooth transfer of 0.6 s is dated 0.05 s inside its ends.
 */
struct trace_move {
    int begin, end;
};
struct trace_move trace_find_move(const struct trace *trace, enum trace_value value, int sign, int oldest,
                                  int newest);

#endif
