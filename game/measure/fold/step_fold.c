#include "measure/fold/step_fold.h"

#include "measure/sample.h"

#include <math.h>

#define WEIGHT_MAX_KG 1000.0
/* A foot's place is taken from loads between these shares of the weight: it stands, and still alone. */
#define FOOT_LOW   0.1
#define FOOT_HIGH  0.6
#define NEWS_SHARE 1.2  /* (p) */
#define ASIDE_MM   20.0 /* nearer to the middle is neither side (p) */
#define BOTH_MM    30.0 /* the CoP went this far from the leading foot: there is another (p) */
enum {
    TOP_FRAMES = 6, /* above STEP_UP_REACH (p) */
    DEBOUNCE_US = 100000,
};

/* What shares are taken of. */
static double whole_kg(const struct step_up_detector *detector)
{
    return detector->known ? detector->weight_kg : fmax(detector->weight_kg, STEP_UP_LEAST_KG);
}

static void set_thresholds(struct step_up_detector *detector)
{
    struct repetition_setup *setup = &detector->repetition.setup;
    double weight_kg = whole_kg(detector);

    setup->leave = STEP_UP_LEAVE * weight_kg;
    setup->back = STEP_UP_BACK * weight_kg;
    setup->reach = STEP_UP_REACH * weight_kg;
}

void step_up_init(struct step_up_detector *detector, double weight_kg, bool lateral)
{
    const struct repetition_setup setup = {
        .plateau = 0.8, .debounce_us = DEBOUNCE_US, .longest_us = STEP_UP_LONGEST_US};

    *detector = (struct step_up_detector){.lateral = lateral};
    detector->known = weight_kg > 0.0 && weight_kg <= WEIGHT_MAX_KG;
    detector->sure = detector->known;
    detector->weight_kg = detector->known ? weight_kg : 0.0;
    repetition_init(&detector->repetition, &setup);
    set_thresholds(detector);
}

/*
 * The greatest load that was there for a while: leaning on something does not lower it. Once there has been a
 * step-up only much more than that one is news: somebody who comes down hard is not heavier.
 */
static void learn_weight(struct step_up_detector *detector, double kg)
{
    if (detector->known)
        return;
    double kept_kg = sliding_min_push(&detector->kept, kg);
    if (detector->kept.count == SLIDING_MIN_STEPS &&
        kept_kg > detector->weight_kg * (detector->sure ? NEWS_SHARE : 1.0))
        detector->weight_kg = kept_kg;
    set_thresholds(detector);
}

/* After a step-up: over all of it the body bears its weight on the average, however it swings. */
static void learn_mean(struct step_up_detector *detector)
{
    const struct rep *rep = &detector->repetition.done;
    struct range kg = {0};

    for (int back = 0; back < detector->trace.count && !detector->known; back++) {
        const struct plate_frame *frame = trace_at(&detector->trace, back);

        if (frame->t_us >= rep->top_us && frame->t_us <= rep->lower_us)
            range_add(&kg, frame->kg);
    }
    if (kg.count < SLIDING_MIN_STEPS)
        return;
    detector->mean_kg = fmax(detector->mean_kg, kg.mean);
    detector->weight_kg = detector->mean_kg;
    set_thresholds(detector);
}

static bool bears(const struct step_up_detector *detector, const struct plate_frame *frame)
{
    return frame->on && frame->kg >= FOOT_LOW * whole_kg(detector);
}

/*
 * Mean CoP of one foot alone on the board: going back from the frame `back`, over the frames that bear a part
 * of the weight, until the load is whole or gone.
 */
static bool foot_alone(const struct step_up_detector *detector, int back, double *x_mm)
{
    double sum = 0.0;
    int frames = 0;

    for (; back < detector->trace.count; back++) {
        const struct plate_frame *frame = trace_at(&detector->trace, back);

        if (!bears(detector, frame) || frame->kg > FOOT_HIGH * whole_kg(detector))
            break;
        sum += frame->x_mm;
        frames++;
    }
    if (frames > 0)
        *x_mm = sum / frames;
    return frames > 0;
}

static void begin(struct step_up_detector *detector)
{
    int back = 0;

    while (back < detector->trace.count &&
           trace_at(&detector->trace, back)->kg > FOOT_HIGH * whole_kg(detector))
        back++;
    detector->led = foot_alone(detector, back, &detector->lead_mm);
    detector->begun_kg = whole_kg(detector);
    detector->up = false;
    detector->top_kg = detector->top_mm = (struct range){0};
    detector->most_kg = 0.0;
}

static void follow_top(struct step_up_detector *detector, const struct plate_frame *frame)
{
    double kg = fmin(frame->kg, whole_kg(detector));

    detector->most_kg = fmax(detector->most_kg, frame->kg);
    if (!frame->on || kg < STEP_UP_REACH * whole_kg(detector))
        return;
    range_add(&detector->top_kg, kg);
    range_add(&detector->top_mm, frame->x_mm);
}

static enum side side_of(double x_mm)
{
    if (fabs(x_mm) < ASIDE_MM)
        return SIDE_NONE;
    return x_mm < 0.0 ? SIDE_LEFT : SIDE_RIGHT;
}

/* Going back in time from the end of the repetition, the first foot there is. */
static bool last_foot(const struct step_up_detector *detector, double *x_mm)
{
    int back = 0;

    for (; back < detector->trace.count; back++) {
        const struct plate_frame *frame = trace_at(&detector->trace, back);

        if (frame->t_us <= detector->repetition.done.end_us && bears(detector, frame))
            break;
    }
    return foot_alone(detector, back, x_mm);
}

static bool both_feet(const struct step_up_detector *detector)
{
    const struct range *top_mm = &detector->top_mm;

    if (top_mm->count == 0)
        return false;
    if (!detector->led)
        return side_of(top_mm->mean) == SIDE_NONE;
    return fabs(detector->lead_mm) < ASIDE_MM || top_mm->high - detector->lead_mm >= BOTH_MM ||
           detector->lead_mm - top_mm->low >= BOTH_MM;
}

/* Less than the whole weight, or not for long enough to be more than a swing of the body or a stamp. */
static bool stamp(const struct step_up_detector *detector, const struct rep *rep)
{
    return detector->top_kg.count < TOP_FRAMES ||
           sample_span_us(rep->start_us, rep->end_us) < STEP_UP_STAMP_US;
}

/* What was learnt from it was not the weight. */
static enum repetition_fact drop(struct step_up_detector *detector)
{
    if (!detector->known)
        detector->weight_kg = detector->mean_kg;
    set_thresholds(detector);
    return REPETITION_DROPPED;
}

static enum repetition_fact finish(struct step_up_detector *detector)
{
    const struct rep *found = &detector->repetition.done;
    struct rep *rep = &detector->done;
    bool both = both_feet(detector);
    double last_mm;

    if (stamp(detector, found))
        return drop(detector);
    detector->sure = true;
    learn_mean(detector);
    *rep = *found;
    rep->top = fmin(1.0, detector->top_kg.mean / detector->weight_kg);
    rep->steadiness /= detector->weight_kg;
    rep->landing = detector->most_kg / detector->weight_kg;
    rep->side = detector->led ? side_of(detector->lead_mm) : SIDE_NONE;
    rep->full = both || detector->lateral;
    rep->controlled = rep->top_us - rep->start_us >= STEP_UP_SLOW_US &&
                      rep->end_us - rep->lower_us >= STEP_UP_SLOW_US && rep->landing <= STEP_UP_SOFT;
    detector->last = last_foot(detector, &last_mm) ? side_of(last_mm) : SIDE_NONE;
    return REPETITION_DONE;
}

static enum repetition_fact note(struct step_up_detector *detector, enum repetition_fact fact)
{
    if (fact == REPETITION_BEGUN)
        begin(detector);
    if (fact == REPETITION_TOP)
        detector->up = true;
    if (fact == REPETITION_DROPPED)
        return drop(detector);
    return fact == REPETITION_DONE ? finish(detector) : fact;
}

/* More has come onto the board since than was taken for the weight; at the top that has to be much more. */
static bool outweighed(const struct step_up_detector *detector)
{
    return detector->repetition.begun && !detector->sure &&
           detector->weight_kg > detector->begun_kg * (detector->up ? NEWS_SHARE : 1.0);
}

enum repetition_fact step_up_push(struct step_up_detector *detector, const struct plate_frame *frame)
{
    enum repetition_fact fact = REPETITION_NOTHING, pushed;
    double kg = frame->kg;
    bool again, was_up = detector->up;

    if (frame->first) {
        if (detector->trace.count > 0)
            fact = step_up_stop(detector, trace_at(&detector->trace, 0)->t_us);
        trace_clear(&detector->trace);
        detector->kept = (struct sliding_min){0};
    }
    trace_push(&detector->trace, frame);
    learn_weight(detector, kg);
    again = outweighed(detector);
    if (again)
        repetition_again(&detector->repetition);
    if (detector->repetition.begun)
        follow_top(detector, frame);
    if (detector->sure)
        kg = fmin(kg, detector->weight_kg);
    pushed = note(detector, repetition_push(&detector->repetition, frame->t_us, kg));
    if (again && !was_up && pushed == REPETITION_BEGUN)
        return fact; /* it goes on beginning */
    return pushed != REPETITION_NOTHING ? pushed : fact;
}

enum repetition_fact step_up_stop(struct step_up_detector *detector, int64_t t_us)
{
    return note(detector, repetition_stop(&detector->repetition, t_us));
}
