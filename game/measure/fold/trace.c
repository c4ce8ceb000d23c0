#include "measure/fold/trace.h"

#define MOVE_SHARE 0.3
enum { SLOPE_FRAMES = 2, HALT_FRAMES = 4 }; /* a movement does not end where the link stalls */

void trace_clear(struct trace *trace)
{
    trace->count = 0;
}

void trace_push(struct trace *trace, const struct plate_frame *frame)
{
    trace->newest = (trace->newest + 1) % TRACE_FRAMES;
    trace->frames[trace->newest] = *frame;
    if (trace->count < TRACE_FRAMES)
        trace->count++;
}

const struct plate_frame *trace_at(const struct trace *trace, int back)
{
    return &trace->frames[(unsigned)(trace->newest - back) % TRACE_FRAMES];
}

static double value_at(const struct trace *trace, enum trace_value value, int back)
{
    const struct plate_frame *frame = trace_at(trace, back);

    return value == TRACE_X ? frame->x_mm : frame->kg;
}

/* Change over the frames around `back`, as far as the stretch goes. */
static double slope(const struct trace *trace, enum trace_value value, int back, int oldest, int newest)
{
    int before = back + SLOPE_FRAMES < oldest ? back + SLOPE_FRAMES : oldest;
    int after = back - SLOPE_FRAMES > newest ? back - SLOPE_FRAMES : newest;

    if (before == after)
        return 0.0;
    return (value_at(trace, value, after) - value_at(trace, value, before)) / (before - after);
}

/* From `from` on in steps of `step` frames back, as far as the movement goes; short halts belong to it. */
static int walk(const struct trace *trace, enum trace_value value, int sign, int from, int step, int oldest,
                int newest, double least)
{
    int last = from, halt = 0;

    for (int back = from; back <= oldest && back >= newest && halt <= HALT_FRAMES; back += step) {
        if (sign * slope(trace, value, back, oldest, newest) >= least) {
            last = back;
            halt = 0;
        } else {
            halt++;
        }
    }
    last += step;
    return last > oldest ? oldest : last < newest ? newest : last;
}

struct trace_move trace_find_move(const struct trace *trace, enum trace_value value, int sign, int oldest,
                                  int newest)
{
    struct trace_move move = {newest, newest};
    double steepest = 0.0;
    int at = newest;

    for (int back = oldest; back >= newest; back--) {
        double here = sign * slope(trace, value, back, oldest, newest);

        if (here > steepest) {
            steepest = here;
            at = back;
        }
    }
    if (!(steepest > 0.0))
        return move;
    move.begin = walk(trace, value, sign, at, 1, oldest, newest, MOVE_SHARE * steepest);
    move.end = walk(trace, value, sign, at, -1, oldest, newest, MOVE_SHARE * steepest);
    return move;
}
