#include "measure/fold/hold.h"

#include <math.h>

#define AIR_SHARE      0.2   /* of the weight: less is a foot in the air (p) */
#define SOLE_SIDE_MM   45.0  /* the CoP cannot be further from the middle of a standing sole than this ... */
#define SOLE_LENGTH_MM 100.0 /* ... to the side, and to toes or heel */

/* In frames of 20 ms. */
enum {
    SETTLED_FRAMES = 12,
    FOOT_MEAN_FRAMES = 150,
    HOP_FRAMES = 5,      /* shorter flights cannot be told from a bump */
    HOP_MAX_FRAMES = 30, /* longer ones are stepping off */
    LANDED_FRAMES = 10,
    BESIDE_FRAMES = 10,
    MOVED_FRAMES = 30,    /* after these a moved foot is not just the way off the board */
    BREAKING_FRAMES = 50, /* load that has left for the floor this long is a foot down there */
    SWAY_LAG = 110,       /* nothing is dated back further */
    SUPPORT_FRAMES = 50,  /* of a running mean: a second */
};

void hold_init(struct hold_detector *detector, int64_t cap_us, double weight_kg, double centre_mm)
{
    *detector = (struct hold_detector){.cap_us = cap_us};
    stance_init(&detector->stance, weight_kg, centre_mm);
}

static void support_frame(struct hold_detector *detector, const struct plate_frame *frame)
{
    double missing = stance_missing(&detector->stance, frame);

    detector->frames++;
    detector->missing += missing;
    detector->support += (missing - detector->support) / SUPPORT_FRAMES;
    detector->supported_frames += detector->support >= STANCE_SUPPORT;
}

static void measure_support(const struct hold_detector *detector, struct hold *hold)
{
    if (detector->frames == 0)
        return;
    hold->support = fmax(0.0, detector->missing / (double)detector->frames);
    hold->supported_s = (double)detector->supported_frames / FRAME_RATE_HZ;
}

static void sway_frame(struct hold_detector *detector, const struct plate_frame *frame)
{
    if (frame->t_us < detector->current.start_us || frame->t_us > detector->current.end_us)
        return;
    support_frame(detector, frame);
    if (frame->on)
        sway_push(&detector->sway, frame->x_mm, frame->y_mm);
    else
        sway_break(&detector->sway);
}

enum hold_fact hold_close(struct hold *hold, int64_t end_us, enum hold_end why, int64_t cap_us)
{
    hold->end_us = end_us > hold->start_us ? end_us : hold->start_us;
    hold->ended_by = why;
    if (cap_us > 0 && sample_span_us(hold->start_us, hold->end_us) >= cap_us) {
        hold->end_us = hold->start_us + cap_us;
        hold->ended_by = HOLD_TIME_CAP;
    }
    return sample_span_us(hold->start_us, hold->end_us) < HOLD_MIN_US ? HOLD_FALSE_START : HOLD_ENDED;
}

static enum hold_fact finish(struct hold_detector *detector, int64_t end_us, enum hold_end why)
{
    const struct trace *trace = &detector->stance.trace;
    struct hold *hold = &detector->current;
    int back = trace->count < SWAY_LAG ? trace->count : SWAY_LAG;
    enum hold_fact fact = hold_close(hold, end_us, why, detector->cap_us);

    while (back-- > 0)
        sway_frame(detector, trace_at(trace, back));
    if (sway_measure(&detector->sway, &hold->sway) < 0)
        hold->sway = (struct sway_measures){0};
    measure_support(detector, hold);
    detector->finished = *hold;
    detector->holding = false;
    return fact;
}

static enum hold_fact start(struct hold_detector *detector, int64_t start_us)
{
    const struct trace *trace = &detector->stance.trace;
    int frames = trace->count < SETTLED_FRAMES ? trace->count : SETTLED_FRAMES;

    detector->current = (struct hold){.side = stance_side(detector->stance.stance),
                                      .start_us = start_us,
                                      .end_us = INT64_MAX}; /* not known yet; see sway_frame */
    detector->kg = detector->foot_x_mm = detector->foot_y_mm = 0.0;
    for (int i = 0; i < frames; i++) {
        detector->kg += trace_at(trace, i)->kg / frames;
        detector->foot_x_mm += trace_at(trace, i)->x_mm / frames;
        detector->foot_y_mm += trace_at(trace, i)->y_mm / frames;
    }
    detector->foot_frames = frames;
    detector->beside_frames = detector->air_frames = 0;
    detector->breaking = detector->again = detector->landed.on = false;
    detector->holding = true;
    sway_init(&detector->sway, FRAME_RATE_HZ);
    detector->missing = detector->support = 0.0;
    detector->frames = detector->supported_frames = 0;
    return HOLD_STARTED;
}

static double weight_kg(const struct hold_detector *detector)
{
    double known = stance_weight_kg(&detector->stance);

    return known > 0.0 ? known : detector->kg;
}

/* The standing foot left the board: hop, jump onto both feet, or stepping off. */
static enum hold_fact follow_flight(struct hold_detector *detector, const struct plate_frame *frame)
{
    int sign = detector->current.side == SIDE_LEFT ? -1 : 1;
    double beside = 0.0;

    if (frame->kg < AIR_SHARE * weight_kg(detector)) {
        if (detector->air_frames++ == 0)
            detector->air_us = frame->t_us;
        detector->landed.on = false;
        if (detector->air_frames < HOP_MAX_FRAMES)
            return HOLD_NOTHING;
        return finish(detector, detector->breaking ? detector->break_us : detector->air_us, HOLD_STEPPED_OFF);
    }
    if (detector->air_frames < HOP_FRAMES) {
        detector->air_frames = 0;
        return HOLD_NOTHING;
    }
    if (!debounce_lasts(&detector->landed, true, frame->t_us, (LANDED_FRAMES - 1) * FRAME_STEP_US))
        return HOLD_NOTHING;
    detector->landed_us = detector->landed.since_us;
    for (int i = 0; i < LANDED_FRAMES / 2; i++)
        beside += sign * (trace_at(&detector->stance.trace, i)->x_mm - detector->stance.centre_mm);
    if (beside / (LANDED_FRAMES / 2) < STANCE_FOOT_MM / 2.0)
        return finish(detector, detector->air_us, HOLD_FOOT_DOWN);
    detector->again = true;
    stance_land(&detector->stance, detector->current.side, detector->landed_us, LANDED_FRAMES / 2);
    return finish(detector, detector->air_us, HOLD_HOP);
}

/* The load is where the standing sole is not: the foot has moved without leaving the board. */
static bool foot_moved(struct hold_detector *detector, const struct plate_frame *frame)
{
    int sign = detector->current.side == SIDE_LEFT ? -1 : 1;
    double beside = sign * (frame->x_mm - detector->foot_x_mm);
    double along = fabs(frame->y_mm - detector->foot_y_mm);

    if (!frame->on || frame->kg < (1.0 - AIR_SHARE) * weight_kg(detector) ||
        (beside <= SOLE_SIDE_MM && along <= SOLE_LENGTH_MM)) {
        detector->beside_frames = 0;
        if (detector->foot_frames < FOOT_MEAN_FRAMES)
            detector->foot_frames++;
        if (frame->on) {
            detector->foot_x_mm += (frame->x_mm - detector->foot_x_mm) / detector->foot_frames;
            detector->foot_y_mm += (frame->y_mm - detector->foot_y_mm) / detector->foot_frames;
        }
        return false;
    }
    if (detector->beside_frames++ == 0)
        detector->landed_us = frame->t_us;
    return detector->beside_frames >= BESIDE_FRAMES;
}

static void begin_break(struct hold_detector *detector, int64_t break_us)
{
    detector->breaking = true;
    detector->break_us = break_us;
    detector->breaking_frames = 0;
}

/* The hold is over; what becomes of it tells why. */
static enum hold_fact follow_break(struct hold_detector *detector, const struct plate_frame *frame)
{
    bool whole = frame->kg >= (1.0 - AIR_SHARE) * weight_kg(detector);
    bool same = stance_side(detector->stance.stance) == detector->current.side;

    detector->breaking_frames++;
    if (detector->air_frames > 0)
        return HOLD_NOTHING; /* follow_flight will tell */
    if (whole && same && detector->breaking_frames >= MOVED_FRAMES) {
        detector->again = true;
        return finish(detector, detector->break_us, HOLD_HOP);
    }
    if ((whole && !same) || detector->breaking_frames >= BREAKING_FRAMES)
        return finish(detector, detector->break_us, HOLD_FOOT_DOWN);
    return HOLD_NOTHING;
}

static enum hold_fact follow(struct hold_detector *detector, const struct plate_frame *frame)
{
    const struct stance_detector *stance = &detector->stance;
    enum hold_fact fact = follow_flight(detector, frame);

    if (fact != HOLD_NOTHING)
        return fact;
    if (!detector->breaking && stance_side(stance->stance) != detector->current.side)
        begin_break(detector, stance->since_us);
    if (detector->breaking)
        return follow_break(detector, frame);
    if (detector->air_frames > 0 || stance->candidate != stance->stance)
        return HOLD_NOTHING; /* something is going on; its end may lie before the cap */
    if (foot_moved(detector, frame))
        begin_break(detector, detector->landed_us);
    else if (detector->cap_us > 0 && frame->t_us - detector->current.start_us >= detector->cap_us)
        return finish(detector, detector->current.start_us + detector->cap_us, HOLD_TIME_CAP);
    return HOLD_NOTHING;
}

enum hold_fact hold_push(struct hold_detector *detector, const struct plate_frame *frame)
{
    const struct trace *trace = &detector->stance.trace;
    enum hold_fact fact = HOLD_NOTHING;

    if (frame->first && detector->holding)
        fact = hold_stop(detector, detector->last_us, HOLD_LOST);
    if (frame->first)
        detector->again = false;
    bool changed = stance_push(&detector->stance, frame);
    detector->last_us = frame->t_us;
    if (frame->first)
        return fact;

    if (detector->holding) {
        if (trace->count > SWAY_LAG)
            sway_frame(detector, trace_at(trace, SWAY_LAG));
        return follow(detector, frame);
    }
    if (stance_side(detector->stance.stance) == SIDE_NONE)
        return HOLD_NOTHING;
    if (changed)
        return start(detector, detector->stance.since_us);
    if (detector->again)
        return start(detector, detector->landed_us);
    return HOLD_NOTHING;
}

enum hold_fact hold_stop(struct hold_detector *detector, int64_t t_us, enum hold_end why)
{
    int64_t end_us = t_us < detector->last_us ? t_us : detector->last_us;

    if (!detector->holding)
        return HOLD_NOTHING;
    detector->again = false;
    if (detector->air_frames > 0)
        return finish(detector, detector->breaking ? detector->break_us : detector->air_us, HOLD_STEPPED_OFF);
    if (detector->breaking)
        return finish(detector, detector->break_us, HOLD_FOOT_DOWN);
    return finish(detector, end_us, why);
}

const char *hold_end_name(enum hold_end why)
{
    static const char *const names[] = {"foot-down", "stepped-off", "hop", "time-cap", "lost", "stream-end"};

    return names[why];
}
