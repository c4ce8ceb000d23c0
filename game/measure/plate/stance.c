#include "measure/plate/stance.h"

#include <math.h>

#define EMPTY_KG       5.0
#define EMPTY_SHARE    0.15 /* of the weight: less is a foot resting on the board (p) */
#define LIGHT_SHARE    0.80 /* of the weight: less is supported elsewhere (p) */
#define SUPPORT_GONE   0.6  /* of STANCE_SUPPORT: less is none any more (p) */
#define HALF_SOLE_MM   45.0 /* a centre of pressure cannot leave the sole */
#define NARROW_SHARE   0.6
#define FOOT_MIN_KG    12.0 /* less is a hand, or a foot on its way, where no weight is known (p) */
#define FOOT_MEAN_MM   42.0 /* nearer to the middle on the average is no foot of its own (p) */
#define FOOT_STAY_MM   35.0 /* while going onto one foot no frame may be nearer to the middle than this (p) */
#define REST_MM        5.0  /* outwards in REST_FRAMES: more is still on its way (p) */
#define STEADY_SHARE   0.08 /* loads of a steady stretch lie this close to their mean (p) */
#define CENTRE_SEEN_MM 40.0 /* a load further off is on one foot, or getting there (p) */
#define CENTRE_MAX_MM  30.0 /* nobody stands further off the middle without meaning to (p) */

/* In frames of 20 ms. */
enum {
    OFF_FRAMES = 8,     /* must last, to be believed: the board empty, or no longer so */
    LEAVE_FRAMES = 10,  /* away from the standing foot */
    FOOT_FRAMES = 12,   /* on one foot, every frame */
    MEAN_FRAMES = 15,   /* on one foot, on the average */
    STEADY_FRAMES = 30, /* no body can be pushed up or let down for so long: the mean is its weight */
    REST_FRAMES = 5,
    BACK_FRAMES = 60, /* how far back a movement is looked for */
    LEARN_LAG = 40,   /* the centre is learned from frames this old: not from a shift that has just begun */
    LEARN_FRAMES = 250,
    LEARN_WEIGHT = 25,   /* frames that the middle of the board counts for */
    SUPPORT_FRAMES = 50, /* of a running mean: a second */
    FOOT_MEAN_FRAMES = 150,
    SETTLE_FRAMES = 75, /* at first the average of STAY_FRAMES must stay beside the middle: not a step */
    STAY_FRAMES = 40,
};
enum { FORGET_US = 1000000 };

void stance_init(struct stance_detector *detector, double weight_kg, double centre_mm)
{
    *detector = (struct stance_detector){.weight_kg = weight_kg,
                                         .centre_mm = centre_mm,
                                         .learn_centre = !(centre_mm < 0.0 || centre_mm > 0.0),
                                         .learned = LEARN_WEIGHT};
}

double stance_weight_kg(const struct stance_detector *detector)
{
    return detector->weight_kg > 0.0 ? detector->weight_kg : detector->plateau_kg;
}

double stance_missing(const struct stance_detector *detector, const struct plate_frame *frame)
{
    double kg = stance_weight_kg(detector);

    return kg > 0.0 ? 1.0 - frame->kg / kg : 0.0;
}

static bool empty(const struct stance_detector *detector, const struct plate_frame *frame)
{
    return !frame->on || frame->kg < EMPTY_KG || frame->kg < EMPTY_SHARE * stance_weight_kg(detector);
}

static bool light(const struct stance_detector *detector, const struct plate_frame *frame)
{
    return frame->kg < LIGHT_SHARE * stance_weight_kg(detector);
}

static int side_sign(enum stance stance)
{
    return stance == STANCE_LEFT ? -1 : 1;
}

static bool on_one_leg(enum stance stance)
{
    return stance == STANCE_LEFT || stance == STANCE_RIGHT;
}

/*
 * The steady load since stepping on, the greatest of it: leaning on something does not lower it. (Windows
 * here slide, by limits that move: neither stretches that begin anew, steady.h, nor a least value, kept.h.)
 */
static void follow_plateau(struct stance_detector *detector)
{
    double low, high, sum = 0.0, mean;

    if (detector->weight_kg > 0.0 || detector->trace.count < STEADY_FRAMES)
        return;
    low = high = trace_at(&detector->trace, 0)->kg;
    for (int i = 0; i < STEADY_FRAMES; i++) {
        double kg = trace_at(&detector->trace, i)->kg;

        low = fmin(low, kg);
        high = fmax(high, kg);
        sum += kg;
    }
    mean = sum / STEADY_FRAMES;
    if (low >= (1.0 - STEADY_SHARE) * mean && high <= (1.0 + STEADY_SHARE) * mean)
        detector->plateau_kg = fmax(detector->plateau_kg, mean);
}

/* Mean over the newest frames of how far the load lies to one side. */
static double mean_beside(const struct stance_detector *detector, int sign, int frames)
{
    double sum = 0.0;

    for (int i = 0; i < frames; i++)
        sum += trace_at(&detector->trace, i)->x_mm;
    return sign * (sum / frames - detector->centre_mm);
}

/* Does the whole weight stand to that side, and has for long enough? */
static bool stands_beside(const struct stance_detector *detector, int sign)
{
    const struct trace *trace = &detector->trace;
    double most = 0.0;

    if (sign * (trace_at(trace, 0)->x_mm - detector->centre_mm) < FOOT_STAY_MM ||
        trace->count < MEAN_FRAMES || mean_beside(detector, sign, MEAN_FRAMES) < STANCE_FOOT_MM)
        return false;
    if (sign * (trace_at(trace, 0)->x_mm - trace_at(trace, REST_FRAMES)->x_mm) > REST_MM)
        return false;
    for (int i = 0; i < FOOT_FRAMES; i++)
        most = fmax(most, trace_at(&detector->trace, i)->kg);
    if (!(detector->weight_kg > 0.0) && most < FOOT_MIN_KG)
        return false;
    for (int i = 0; i < FOOT_FRAMES; i++) {
        const struct plate_frame *frame = trace_at(&detector->trace, i);

        if (empty(detector, frame) || light(detector, frame) || frame->kg < 0.6 * most ||
            sign * (frame->x_mm - detector->centre_mm) < FOOT_STAY_MM)
            return false;
    }
    return true;
}

/* Where the sole of the standing foot ends towards the middle. */
static double sole_edge(const struct stance_detector *detector)
{
    return detector->foot_mm - fmin(HALF_SOLE_MM, NARROW_SHARE * detector->foot_mm);
}

/* What this moment looks like, and how many frames it must look like that. */
static enum stance seen_now(const struct stance_detector *detector, const struct plate_frame *frame,
                            int *frames)
{
    enum stance now = detector->stance;

    *frames = OFF_FRAMES;
    if (empty(detector, frame))
        return STANCE_OFF;
    if (on_one_leg(now)) {
        double beside = side_sign(now) * (frame->x_mm - detector->centre_mm);

        int stay = detector->foot_frames < STAY_FRAMES ? detector->foot_frames : STAY_FRAMES;

        *frames = LEAVE_FRAMES;
        if (light(detector, frame) || beside < sole_edge(detector))
            return STANCE_TWO_FEET;
        *frames = 1;
        if (!detector->landed && detector->foot_frames < SETTLE_FRAMES &&
            mean_beside(detector, side_sign(now), stay) < FOOT_MEAN_MM)
            return STANCE_TWO_FEET;
        return now;
    }
    if (now == STANCE_TWO_FEET) {
        enum stance side = frame->x_mm < detector->centre_mm ? STANCE_LEFT : STANCE_RIGHT;

        *frames = 1;
        if (stands_beside(detector, side_sign(side)))
            return side;
    }
    return STANCE_TWO_FEET;
}

/* How many frames back the whole weight has been on the board without a break, at most `limit`. */
static int loaded_back(const struct stance_detector *detector, double kg, int limit)
{
    int back = 0;

    while (back < limit && trace_at(&detector->trace, back + 1)->kg >= LIGHT_SHARE * kg)
        back++;
    return back;
}

/* Frames back to when the weight had arrived over the foot. */
static int date_arrival(struct stance_detector *detector, int sign, int limit)
{
    double beside = mean_beside(detector, sign, FOOT_FRAMES), kg = 0.0;

    for (int i = 0; i < FOOT_FRAMES; i++)
        kg += trace_at(&detector->trace, i)->kg / FOOT_FRAMES;
    int oldest = loaded_back(detector, kg, limit);

    /* Stood there already when the load came, or when the stream began. */
    bool arrived = oldest < limit || limit == detector->trace.count - 1;
    if (sign * (trace_at(&detector->trace, oldest)->x_mm - detector->centre_mm) < NARROW_SHARE * beside)
        arrived = false;
    for (int back = oldest; back > 0 && arrived; back--)
        arrived = sign * (trace_at(&detector->trace, back)->x_mm - detector->centre_mm) >= FOOT_STAY_MM / 2.0;
    return arrived ? oldest : trace_find_move(&detector->trace, TRACE_X, sign, oldest, 0).end;
}

/* Frames back to when the weight began to leave the foot. */
static int date_departure(const struct stance_detector *detector, int sign, int limit)
{
    const struct plate_frame *newest = trace_at(&detector->trace, 0);
    enum trace_value value = light(detector, newest) || empty(detector, newest) ? TRACE_KG : TRACE_X;
    int last = 0, oldest;

    /* The frames since it was last all right, and the movement that led there. */
    while (last < limit) {
        const struct plate_frame *frame = trace_at(&detector->trace, last);
        bool gone = value == TRACE_KG ? light(detector, frame)
                                      : sign * (frame->x_mm - detector->centre_mm) < sole_edge(detector);

        if (!gone)
            break;
        last++;
    }
    oldest = last + 2 * LEAVE_FRAMES < limit ? last + 2 * LEAVE_FRAMES : limit;
    return trace_find_move(&detector->trace, value, value == TRACE_KG ? -1 : -sign, oldest,
                           last > LEAVE_FRAMES ? last - LEAVE_FRAMES : 0)
        .begin;
}

static void learn_centre(struct stance_detector *detector)
{
    if (!detector->learn_centre || detector->stance != STANCE_TWO_FEET || detector->trace.count <= LEARN_LAG)
        return;
    const struct plate_frame *frame = trace_at(&detector->trace, LEARN_LAG);
    if (frame->t_us < detector->since_us || empty(detector, frame) || light(detector, frame) ||
        fabs(frame->x_mm) > CENTRE_SEEN_MM)
        return;
    if (detector->learned < LEARN_FRAMES)
        detector->learned++;
    detector->centre_mm += (frame->x_mm - detector->centre_mm) / detector->learned;
    detector->centre_mm = fmax(-CENTRE_MAX_MM, fmin(CENTRE_MAX_MM, detector->centre_mm));
}

static void follow_foot(struct stance_detector *detector, const struct plate_frame *frame)
{
    if (!on_one_leg(detector->stance) || detector->candidate != detector->stance)
        return;
    double beside = side_sign(detector->stance) * (frame->x_mm - detector->centre_mm);
    if (detector->foot_frames < FOOT_MEAN_FRAMES)
        detector->foot_frames++;
    detector->foot_mm += (beside - detector->foot_mm) / detector->foot_frames;
}

/* Not while stepping on: then most of the weight is still on the floor. */
static void follow_support(struct stance_detector *detector, const struct plate_frame *frame)
{
    bool on = detector->stance != STANCE_OFF && !empty(detector, frame);

    if (debounce_lasts(&detector->on, on, frame->t_us, STEADY_FRAMES * FRAME_STEP_US))
        detector->missing += (stance_missing(detector, frame) - detector->missing) / SUPPORT_FRAMES;
    else
        detector->missing = 0.0;
    detector->support = fmax(0.0, detector->missing);
    detector->supported =
        detector->support >= (detector->supported ? SUPPORT_GONE * STANCE_SUPPORT : STANCE_SUPPORT);
}

static void forget_player(struct stance_detector *detector)
{
    detector->plateau_kg = 0.0;
    if (detector->learn_centre)
        detector->centre_mm = 0.0;
    detector->learned = LEARN_WEIGHT;
}

static void change(struct stance_detector *detector, enum stance next)
{
    const struct trace *trace = &detector->trace;
    int limit = trace->count - 1 < BACK_FRAMES ? trace->count - 1 : BACK_FRAMES;
    int64_t since_us = detector->other.since_us;

    if (on_one_leg(next)) {
        since_us = trace_at(trace, date_arrival(detector, side_sign(next), limit))->t_us;
        detector->foot_mm = mean_beside(detector, side_sign(next), FOOT_FRAMES);
        detector->foot_frames = FOOT_FRAMES;
    } else if (on_one_leg(detector->stance)) {
        since_us = trace_at(trace, date_departure(detector, side_sign(detector->stance), limit))->t_us;
    }
    /* After a while off the board it may be somebody else. */
    if (detector->stance == STANCE_OFF && since_us - detector->since_us > FORGET_US)
        forget_player(detector);
    detector->since_us = since_us > detector->since_us ? since_us : detector->since_us;
    detector->stance = next;
    detector->landed = false;
}

void stance_land(struct stance_detector *detector, enum side side, int64_t landed_us, int frames)
{
    enum stance stance = side == SIDE_LEFT ? STANCE_LEFT : STANCE_RIGHT;

    if (side == SIDE_NONE || frames < 1 || frames > detector->trace.count)
        return;
    double beside = mean_beside(detector, side_sign(stance), frames);
    if (beside < STANCE_LAND_MM)
        return;
    detector->stance = detector->candidate = stance;
    detector->since_us = landed_us;
    detector->foot_mm = beside;
    detector->foot_frames = frames;
    detector->landed = true;
}

static bool start_anew(struct stance_detector *detector, const struct plate_frame *frame)
{
    enum stance before = detector->stance;

    trace_clear(&detector->trace);
    trace_push(&detector->trace, frame);
    forget_player(detector);
    detector->stance = empty(detector, frame) ? STANCE_OFF : STANCE_TWO_FEET;
    detector->candidate = detector->stance;
    detector->since_us = frame->t_us;
    detector->missing = detector->support = 0.0;
    detector->on.on = detector->supported = false;
    return detector->stance != before;
}

bool stance_push(struct stance_detector *detector, const struct plate_frame *frame)
{
    int frames;

    if (frame->first)
        return start_anew(detector, frame);
    trace_push(&detector->trace, frame);
    follow_plateau(detector);
    learn_centre(detector);
    follow_support(detector, frame);

    enum stance seen = seen_now(detector, frame, &frames);
    if (seen != detector->candidate)
        detector->other.on = false;
    detector->candidate = seen;
    follow_foot(detector, frame);
    if (!debounce_lasts(&detector->other, seen != detector->stance, frame->t_us,
                        (frames - 1) * FRAME_STEP_US))
        return false;
    change(detector, seen);
    return true;
}

const char *stance_name(enum stance stance)
{
    static const char *const names[] = {"off", "two-feet", "left", "right"};

    return names[stance];
}

enum side stance_side(enum stance stance)
{
    if (stance == STANCE_LEFT)
        return SIDE_LEFT;
    return stance == STANCE_RIGHT ? SIDE_RIGHT : SIDE_NONE;
}
