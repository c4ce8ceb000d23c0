#include "measure/fold/shift.h"

void shift_init(struct shift_detector *detector, int64_t cap_us, double centre_mm)
{
    *detector = (struct shift_detector){.cap_us = cap_us, .centre_mm = centre_mm};
}

/* The side the load is on now, as one who is on the side of `before` sees it. */
static enum side side_of(const struct shift_detector *detector, const struct plate_frame *frame,
                         enum side before)
{
    double beside_mm = frame->x_mm - detector->centre_mm;

    if (!frame->on)
        return SIDE_NONE;
    if (beside_mm >= (before == SIDE_RIGHT ? SHIFT_BACK_MM : SHIFT_MM))
        return SIDE_RIGHT;
    if (beside_mm <= -(before == SIDE_LEFT ? SHIFT_BACK_MM : SHIFT_MM))
        return SIDE_LEFT;
    return SIDE_NONE;
}

static enum hold_fact finish(struct shift_detector *detector, int64_t end_us, enum hold_end why)
{
    if (!detector->holding)
        return HOLD_NOTHING;
    detector->holding = false;
    detector->finished = detector->current;
    enum hold_fact fact = hold_close(&detector->finished, end_us, why, detector->cap_us);
    detector->capped |= detector->finished.ended_by == HOLD_TIME_CAP;
    return fact;
}

static enum hold_fact start(struct shift_detector *detector)
{
    if (detector->candidate == SIDE_NONE)
        return HOLD_NOTHING;
    detector->holding = true;
    detector->current = (struct hold){.side = detector->candidate, .start_us = detector->seen.since_us};
    return HOLD_STARTED;
}

/* Who goes straight to the other side is told to have ended; the beginning there follows with a later frame.
 */
static enum hold_fact believe(struct shift_detector *detector)
{
    if (detector->holding)
        return finish(detector, detector->seen.since_us, detector->off ? HOLD_STEPPED_OFF : HOLD_FOOT_DOWN);
    detector->capped = false;
    return start(detector);
}

enum hold_fact shift_push(struct shift_detector *detector, const struct plate_frame *frame)
{
    enum hold_fact fact = frame->first ? shift_stop(detector, detector->last_us, HOLD_LOST) : HOLD_NOTHING;
    enum side side = detector->holding || detector->capped ? detector->current.side : SIDE_NONE;
    enum side seen = side_of(detector, frame, side);

    detector->last_us = frame->t_us;
    if (frame->first || seen != detector->candidate) {
        detector->candidate = seen;
        detector->seen.on = false;
        detector->off = !frame->on;
    }
    if (debounce_lasts(&detector->seen, true, frame->t_us, SHIFT_BELIEVED_US) && seen != side)
        return believe(detector);
    if (detector->holding && detector->cap_us > 0 &&
        frame->t_us - detector->current.start_us >= detector->cap_us)
        return finish(detector, detector->current.start_us + detector->cap_us, HOLD_TIME_CAP);
    return fact;
}

enum hold_fact shift_stop(struct shift_detector *detector, int64_t t_us, enum hold_end why)
{
    int64_t end_us = t_us < detector->last_us ? t_us : detector->last_us;
    enum hold_fact fact = finish(detector, end_us, why);

    detector->candidate = SIDE_NONE;
    detector->capped = false;
    return fact;
}
