#include "measure/fold/bridge_fold.h"

#include "measure/plate/cop.h"

#include <math.h>

#define WEIGHT_MAX_KG 1000.0
#define PERSON_MIN_KG 30.0 /* nobody whose weight is not known is taken to be lighter */

#define FEET_KG      0.7  /* less is no feet on the board (p) */
#define FEET_SHARE   0.4  /* of the resting load: less is no feet either, and one foot bears more (p) */
#define REST_SHARE   0.3  /* of the weight: more is no resting load (p) */
#define STAND_SHARE  0.75 /* of the weight: more is standing up (p) */
#define REST_LEAST   0.03 /* of the weight: legs are no lighter (p) */
#define STILL_KG     1.0  /* the load of a still half second stays within this ... (p) */
#define STILL_SHARE  0.12 /* ... or this share of itself (p) */
#define BACK_SHARE   0.6  /* of the way to `leave` (p) */
#define RISE_LEAVE   0.3  /* of the usual rise (p) */
#define RISE_REACH   0.5  /* (p) */
#define RISE_MOST    1.1  /* more is a cough or a kick, and not shown to the repetition (p) */
#define UP_MOST      1.02 /* the same, once up, of the rise of this time (p) */
#define RISE_FALLEN  0.4  /* of the usual rise: lying still below this is lying (p) */
#define RISE_FORGETS 0.3  /* how fast smaller rises become usual (p) */
enum {
    BLOCK_FRAMES = 25,
    STILL_BLOCKS = 3,  /* still for so long: another resting load; one is enough for the first */
    FALLEN_BLOCKS = 4, /* the same, when it might have been a bridge */
    GONE_US = 400000,  /* no feet for so long: they went off the board (p) */
    DEBOUNCE_US = 300000,
    LONGEST_US = 300000000,
};

/* What the thresholds are shares of. */
static double scale_kg(const struct bridge_detector *detector)
{
    if (detector->weight_kg > 0.0)
        return detector->weight_kg;
    return fmax(PERSON_MIN_KG, BRIDGE_RESTS * detector->rest_kg);
}

static void set_thresholds(struct bridge_detector *detector)
{
    struct repetition_setup *setup = &detector->repetition.setup;
    double leave_kg = RISE_LEAVE * detector->rise_kg, reach_kg = RISE_REACH * detector->rise_kg;

    /* The usual rise is a better guide than a guessed weight. */
    if (detector->weight_kg > 0.0 || !(detector->rise_kg > 0.0)) {
        leave_kg = fmax(leave_kg, BRIDGE_LEAVE * scale_kg(detector));
        reach_kg = fmax(reach_kg, BRIDGE_REACH * scale_kg(detector));
    }
    setup->leave = detector->rest_kg + leave_kg;
    setup->back = detector->rest_kg + BACK_SHARE * leave_kg;
    setup->reach = detector->rest_kg + reach_kg;
}

void bridge_init(struct bridge_detector *detector, double weight_kg, double centre_mm)
{
    const struct repetition_setup setup = {
        .plateau = 0.85, .debounce_us = DEBOUNCE_US, .longest_us = LONGEST_US};

    *detector = (struct bridge_detector){0};
    detector->weight_kg = weight_kg > 0.0 && weight_kg <= WEIGHT_MAX_KG ? weight_kg : 0.0;
    detector->centre_mm = fabs(centre_mm) <= COP_SENSORS_ML_MM ? centre_mm : 0.0;
    repetition_init(&detector->repetition, &setup);
}

static double tolerance_kg(double kg)
{
    return fmax(STILL_KG, STILL_SHARE * kg);
}

/* The half seconds without a break, this one the newest, in which the load was the same; 0 while it is
 * filled. A load that does not fit begins another one. */
static int still_blocks(struct bridge_detector *detector, double kg)
{
    struct range *block = &detector->block;

    range_add(block, kg);
    if (range_width(block) > tolerance_kg(block->mean)) {
        *block = (struct range){0};
        range_add(block, kg);
        detector->still = 0;
    }
    if (block->count < BLOCK_FRAMES)
        return 0;
    double moved_kg = fabs(block->mean - detector->still_kg);
    detector->still =
        detector->still > 0 && moved_kg <= tolerance_kg(block->mean) / 2.0 ? detector->still + 1 : 1;
    detector->still_kg = block->mean;
    *block = (struct range){0};
    return detector->still;
}

/* May lying still with this load be lying, and not the hips held up? */
static bool lying(const struct bridge_detector *detector, double kg)
{
    if (kg < FEET_KG || (detector->weight_kg > 0.0 && kg > REST_SHARE * detector->weight_kg))
        return false;
    if (!(detector->rest_kg > 0.0) || kg < detector->rest_kg || !detector->repetition.begun)
        return true;
    if (detector->still < FALLEN_BLOCKS)
        return false;
    return detector->high_kg < detector->repetition.setup.reach ||
           kg - detector->rest_kg < RISE_FALLEN * detector->rise_kg;
}

static void learn_rest(struct bridge_detector *detector, double kg)
{
    int still = still_blocks(detector, kg);

    if (still < (detector->rest_kg > 0.0 ? STILL_BLOCKS : 1) || !lying(detector, detector->still_kg))
        return;
    detector->rest_kg = detector->still_kg;
    set_thresholds(detector);
}

static void follow_top(struct bridge_detector *detector, const struct plate_frame *frame)
{
    detector->high_kg = fmax(detector->high_kg, sliding_min_push(&detector->kept, frame->kg));
    if (frame->on && frame->kg >= detector->repetition.setup.reach)
        range_add(&detector->top_mm, frame->x_mm);
}

static void tell_legs(const struct bridge_detector *detector, struct rep *rep)
{
    rep->beside_mm = detector->top_mm.count > 0 ? detector->top_mm.mean - detector->centre_mm : 0.0;
    rep->legs = REP_TWO_LEGS;
    rep->side = SIDE_NONE;
    if (fabs(rep->beside_mm) < BRIDGE_OFFSET_MM)
        return;
    rep->legs = fabs(rep->beside_mm) < BRIDGE_SINGLE_MM ? REP_OFFSET : REP_SINGLE_LEG;
    rep->side = rep->beside_mm < 0.0 ? SIDE_LEFT : SIDE_RIGHT;
}

static enum repetition_fact finish(struct bridge_detector *detector)
{
    double rise_kg = detector->high_kg - detector->rest_kg;
    struct rep *rep = &detector->done;

    if (detector->high_kg < detector->repetition.setup.reach)
        return REPETITION_DROPPED;
    *rep = detector->repetition.done;
    rep->top = rise_kg;
    tell_legs(detector, rep);
    rep->full = rise_kg >= BRIDGE_FULL * detector->rise_kg;
    rep->controlled =
        rep->top_us - rep->start_us >= BRIDGE_SLOW_US && rep->end_us - rep->lower_us >= BRIDGE_SLOW_US;
    if (rise_kg > detector->rise_kg)
        detector->rise_kg = rise_kg;
    else
        detector->rise_kg += RISE_FORGETS * (rise_kg - detector->rise_kg);
    set_thresholds(detector);
    return REPETITION_DONE;
}

static enum repetition_fact note(struct bridge_detector *detector, enum repetition_fact fact)
{
    if (fact == REPETITION_BEGUN) {
        detector->high_kg = 0.0;
        detector->top_mm = (struct range){0};
        detector->up = false;
        detector->kept = (struct sliding_min){0};
    }
    if (fact == REPETITION_TOP)
        detector->up = true;
    return fact == REPETITION_DONE ? finish(detector) : fact;
}

/* The load without the bursts, as soon as it is known where up is; and a foot in the air is not further down.
 */
static double calm_kg(const struct bridge_detector *detector, double kg)
{
    double rise_kg = fmax(0.0, kg - detector->rest_kg);

    if (detector->up)
        rise_kg = fmin(rise_kg, UP_MOST * (detector->high_kg - detector->rest_kg));
    else if (detector->rise_kg > 0.0)
        rise_kg = fmin(rise_kg, RISE_MOST * detector->rise_kg);
    return detector->rest_kg + rise_kg;
}

static void not_still(struct bridge_detector *detector)
{
    detector->block = (struct range){0};
    detector->still = 0;
}

/* Stands up, or takes the feet off the board. */
static bool leaves(struct bridge_detector *detector, const struct plate_frame *frame)
{
    const double feet_kg = fmax(FEET_KG, FEET_SHARE * detector->rest_kg);
    const double heaviest_kg =
        detector->weight_kg > 0.0 ? detector->weight_kg : detector->rest_kg / REST_LEAST;

    return debounce_lasts(&detector->gone, frame->kg < feet_kg, frame->t_us, GONE_US) ||
           (heaviest_kg > 0.0 && frame->kg > STAND_SHARE * heaviest_kg);
}

/* What comes now is another way of lying there, and no movement that was going on is a bridge. */
static enum repetition_fact forget(struct bridge_detector *detector, int64_t t_us)
{
    not_still(detector);
    detector->rest_kg = 0.0;
    return repetition_stop(&detector->repetition, t_us) == REPETITION_NOTHING ? REPETITION_NOTHING
                                                                              : REPETITION_DROPPED;
}

enum repetition_fact bridge_push(struct bridge_detector *detector, const struct plate_frame *frame)
{
    enum repetition_fact fact = REPETITION_NOTHING, pushed;

    if (frame->first && detector->started)
        fact = bridge_stop(detector, detector->last_us);
    detector->started = true;
    detector->last_us = frame->t_us;
    if (leaves(detector, frame)) {
        pushed = forget(detector, frame->t_us);
        return pushed != REPETITION_NOTHING ? pushed : fact;
    }
    learn_rest(detector, frame->kg);
    if (!(detector->rest_kg > 0.0))
        return fact;
    if (detector->repetition.begun)
        follow_top(detector, frame);
    pushed =
        note(detector, repetition_push(&detector->repetition, frame->t_us, calm_kg(detector, frame->kg)));
    return pushed != REPETITION_NOTHING ? pushed : fact;
}

enum repetition_fact bridge_stop(struct bridge_detector *detector, int64_t t_us)
{
    enum repetition_fact fact = note(detector, repetition_stop(&detector->repetition, t_us));

    not_still(detector); /* but the resting load is what it was: a link that fails moves nobody */
    return fact;
}

const char *bridge_legs_name(enum rep_legs legs)
{
    static const char *const names[] = {"none", "two-legs", "offset", "single-leg"};

    return names[legs];
}
