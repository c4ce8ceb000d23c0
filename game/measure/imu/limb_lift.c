#include "measure/imu/limb_lift.h"

#include "measure/imu/vector.h"

#include <math.h>
#include <string.h>

/* Shares of the usual height and of the height of the lift in progress, all (p). */
#define LEAVE_DEG    0.8  /* above rest a lift may have begun ... */
#define LEAVE_SHARE  0.1  /* ... and above so much of the usual one */
#define NEAR_SHARE   0.06 /* below this it is back when it did not reach */
#define REACH_SHARE  0.12 /* below this it was none */
#define BACK_SHARE   0.5  /* below this it is over */
#define AGAIN_SHARE  0.6  /* above this again the next one begins */
#define LOW_SHARE    0.5 /* below this a lift is low: then it must not be as long or as short as others may */
#define RISING_SHARE 0.2 /* over, and above where it was lowest by more than this: the next one has begun */
#define SINK_SHARE   0.6 /* of the last lift: rest may sink so far */
#define UP_MOST      1.02   /* more, once up, is a spike */
#define PLATEAU      0.8    /* of the height of the lift is its top */
#define SHIFT_S      2.0    /* rest follows a limb that creeps up ... */
#define ROLL_S       0.5    /* ... or rolls to the side */
#define SETTLE_S     1.5    /* a stream begins at rest: it has found up and the bias ... */
#define STILL_S      1.0    /* ... and sooner when the limb has been still */
#define POSTURE_S    8.0    /* up for so long, and ... */
#define POSTURE_UP   2.5    /* ... so many times as long as usual: may be a new posture ... */
#define LEFT_SHARE   0.4    /* ... which is left by so much of the usual height ... */
#define LEFT_LEAST   0.2    /* ... and of its own; and not by going back: */
#define LEFT_BACK    0.5    /* then most of the way would lead towards what was rest */
enum { POSTURE_LIFTS = 3 }; /* so many have to be known */
enum { DEBOUNCE_US = 150000, SECOND_US = 1000000 };

static void set_levels(struct limb_lift *lift)
{
    struct repetition_setup *setup = &lift->repetition.setup;
    double usual_deg = lift->usual.top_deg;

    setup->leave = fmax(LEAVE_DEG, LEAVE_SHARE * usual_deg);
    setup->back = fmax(LEAVE_DEG * NEAR_SHARE / LEAVE_SHARE, NEAR_SHARE * usual_deg);
    setup->reach = fmax(LIMB_LIFT_LEAST_DEG, REACH_SHARE * usual_deg);
}

void limb_lift_init(struct limb_lift *lift, double range_deg)
{
    const struct repetition_setup setup = {.plateau = PLATEAU, .debounce_us = DEBOUNCE_US};

    *lift = (struct limb_lift){.given_deg = range_deg};
    motion_init(&lift->motion);
    repetition_init(&lift->repetition, &setup);
    limb_usual_init(&lift->usual);
    set_levels(lift);
}

double limb_lift_range_deg(const struct limb_lift *lift)
{
    return lift->given_deg > 0.0 ? lift->given_deg : lift->usual.range_deg;
}

bool limb_lift_full(const struct limb_lift *lift, const struct rep *rep)
{
    return rep->top >= LIMB_LIFT_FULL * limb_lift_range_deg(lift);
}

static struct limb_usual_lift told(const struct rep *rep)
{
    int64_t raising_us = rep->top_us - rep->start_us, lowering_us = rep->end_us - rep->lower_us;

    return (struct limb_usual_lift){
        .top_deg = rep->top,
        .up_s = rep->up_s,
        .thrown = rep->thrown,
        .slow = (double)(raising_us < lowering_us ? raising_us : lowering_us) >= LIMB_LIFT_SLOW_S * SECOND_US,
    };
}

bool limb_lift_controlled(const struct limb_lift *lift, const struct rep *rep)
{
    const struct limb_usual_lift what = told(rep);

    return limb_usual_controlled(&lift->usual, &what);
}

/*
 * Nothing is lifted: rest follows the limb. The answer is the angle above rest in the direction of the last
 * lift, negative below; in any direction while that is not known, or when the limb has sunk further than a
 * limb does between two lifts (then it was the last "lift" that was none, or went the other way).
 */
static double follow_rest(struct limb_lift *lift)
{
    const double *up = lift->motion.up;
    bool known = lift->sink_deg > 0.0;
    double away[3], length, along, follow, angle_deg = vector_angle_deg(up, lift->rest);

    for (int i = 0; i < 3; i++)
        away[i] = up[i] - lift->rest[i];
    length = sqrt(vector_dot(away, away));
    if (!(length > 0.0))
        return 0.0;
    along = known ? vector_dot(away, lift->axis) : length;
    follow = along < 0.0 ? 1.0 : MOTION_STEP_S / (SHIFT_S + MOTION_STEP_S);
    for (int i = 0; i < 3; i++) {
        double straight = known ? along * lift->axis[i] : away[i];

        lift->rest[i] += follow * straight + MOTION_STEP_S / (ROLL_S + MOTION_STEP_S) * (away[i] - straight);
    }
    vector_normalise(lift->rest);
    angle_deg *= along / length;
    lift->sink_deg += fmin(0.0, angle_deg);
    return angle_deg;
}

static bool is_low(const struct limb_lift *lift, double top_deg)
{
    return top_deg < LOW_SHARE * lift->usual.top_deg;
}

/* How fast the limb turned, whichever way, over the last LIMB_LIFT_SPEED_STEPS. */
static double speed_deg_s(struct limb_lift *lift)
{
    double *before = lift->before[lift->step % LIMB_LIFT_SPEED_STEPS];
    double turned_deg = vector_angle_deg(lift->motion.up, before);

    memcpy(before, lift->motion.up, sizeof(lift->before[0]));
    if (lift->step++ < LIMB_LIFT_SPEED_STEPS)
        return 0.0;
    return turned_deg / (LIMB_LIFT_SPEED_STEPS * MOTION_STEP_S);
}

static int bin_of(double angle_deg)
{
    int bin = (int)(angle_deg * LIMB_LIFT_BINS / 180.0);

    return bin < LIMB_LIFT_BINS ? bin : LIMB_LIFT_BINS - 1;
}

static void forget_stay(struct limb_lift *lift)
{
    memset(lift->steps_at, 0, sizeof(lift->steps_at));
    lift->away = false;
}

/* How long the limb has been how high; since it left rest. */
static void follow_stay(struct limb_lift *lift)
{
    if (lift->angle_deg > lift->repetition.setup.back || lift->repetition.begun) {
        lift->steps_at[bin_of(fmax(0.0, lift->angle_deg))]++;
        lift->away = true;
    } else if (lift->away) {
        forget_stay(lift);
    }
}

/* The fastest moment, up to the top and from there to where the limb has come down to by now. */
static void follow_speed(struct limb_lift *lift)
{
    double speed = speed_deg_s(lift);

    if (!lift->repetition.begun && lift->angle_deg <= lift->repetition.setup.leave)
        lift->fastest_deg_s = 0.0;
    lift->fastest_deg_s = fmax(lift->fastest_deg_s, speed);
}

/*
 * The angle above rest; negative where the limb goes on beyond it on its way back, as far as rest may sink.
 * What goes further is lifted the other way.
 */
static double above_rest_deg(const struct limb_lift *lift)
{
    double away[3], way[3], angle_deg = vector_angle_deg(lift->motion.up, lift->rest);

    for (int i = 0; i < 3; i++) {
        away[i] = lift->motion.up[i] - lift->rest[i];
        way[i] = lift->top[i] - lift->rest[i];
    }
    return vector_dot(away, way) < 0.0 && angle_deg < SINK_SHARE * lift->top_deg ? -angle_deg : angle_deg;
}

static void follow_top(struct limb_lift *lift, double kept_deg)
{
    struct repetition_setup *setup = &lift->repetition.setup;

    lift->top_deg = kept_deg;
    memcpy(lift->top, lift->motion.up, sizeof(lift->top));
    setup->back = fmax(setup->back, BACK_SHARE * kept_deg);
    setup->leave = fmax(setup->leave, AGAIN_SHARE * kept_deg);
    setup->longest_us = (is_low(lift, kept_deg) ? LIMB_LIFT_LOW_S : LIMB_LIFT_LONGEST_S) * (int64_t)SECOND_US;
}

/* The angle; without the spikes, as soon as it is known where up is. */
static double follow_lift(struct limb_lift *lift)
{
    double angle_deg = above_rest_deg(lift), kept_deg = sliding_min_push(&lift->kept, angle_deg);
    bool higher = kept_deg > lift->top_deg;

    if (higher)
        follow_top(lift, kept_deg);
    if (higher || angle_deg <= lift->low_deg) {
        lift->low_deg = angle_deg;
        memcpy(lift->low, lift->motion.up, sizeof(lift->low));
        lift->quickest_deg_s = fmax(lift->quickest_deg_s, lift->fastest_deg_s);
        lift->fastest_deg_s = 0.0;
    }
    return lift->up ? fmin(angle_deg, UP_MOST * lift->top_deg) : angle_deg;
}

static void begin(struct limb_lift *lift)
{
    lift->top_deg = lift->quickest_deg_s = 0.0;
    lift->up = false;
    lift->held_deg = 0.0;
    lift->kept = (struct sliding_min){0};
    follow_lift(lift);
}

/* From half of its height on the way up to half of it on the way down. */
static double up_s(const struct limb_lift *lift, double top_deg)
{
    int steps = 0;

    for (int bin = bin_of(top_deg / 2.0); bin < LIMB_LIFT_BINS; bin++)
        steps += lift->steps_at[bin];
    return steps * MOTION_STEP_S;
}

static void count(struct limb_lift *lift)
{
    struct rep *rep = &lift->done;

    *rep = lift->repetition.done;
    rep->up_s = up_s(lift, rep->top);
    rep->thrown = lift->quickest_deg_s > LIMB_LIFT_FALLS * sqrt(2.0 * LIMB_LIFT_FALL_DEG_S2 * rep->top);
    struct limb_usual_lift what = told(rep);
    limb_usual_add(&lift->usual, &what);
    rep->controlled = limb_usual_controlled(&lift->usual, &what);
    rep->full = limb_lift_full(lift, rep);
    for (int i = 0; i < 3; i++)
        lift->axis[i] = lift->top[i] - lift->low[i];
    lift->sink_deg = vector_normalise(lift->axis) ? SINK_SHARE * lift->top_deg : 0.0;
}

/* A limb that is let down bounces: small and short. */
static bool bounced(const struct limb_lift *lift, const struct rep *rep)
{
    return rep->end_us > rep->lower_us &&
           (double)(rep->end_us - rep->start_us) < LIMB_LIFT_TWITCH_S * SECOND_US && is_low(lift, rep->top);
}

static void rest_at(struct limb_lift *lift, const double up[3], double angle_deg)
{
    memcpy(lift->rest, up, sizeof(lift->rest));
    repetition_shift(&lift->repetition, angle_deg);
    lift->angle_deg -= angle_deg;
}

/* Rest is where the limb is, when it has come to rest; and where it was lowest, when the next lift has begun.
 */
static void rest_down(struct limb_lift *lift)
{
    if (lift->angle_deg - lift->low_deg <= RISING_SHARE * lift->top_deg)
        rest_at(lift, lift->motion.up, lift->angle_deg);
    else
        rest_at(lift, lift->low, lift->low_deg);
}

static enum repetition_fact follow_fact(struct limb_lift *lift, enum repetition_fact fact)
{
    bool down = lift->angle_deg < lift->repetition.setup.leave;

    if (fact == REPETITION_DONE && bounced(lift, &lift->repetition.done)) {
        fact = REPETITION_DROPPED;
        down = true;
    }
    if (fact == REPETITION_BEGUN)
        begin(lift);
    if (fact == REPETITION_TOP)
        lift->up = true;
    if (fact != REPETITION_DONE && fact != REPETITION_DROPPED)
        return fact;
    if (fact == REPETITION_DONE)
        count(lift);
    if (fact == REPETITION_DROPPED && !down) { /* a new posture, in which lifts may go another way */
        rest_at(lift, lift->motion.up, lift->angle_deg);
        lift->sink_deg = 0.0;
    } else if (fact == REPETITION_DROPPED ||
               lift->done.end_us > lift->done.lower_us) { /* not cut off up there */
        rest_down(lift);
    }
    forget_stay(lift);
    set_levels(lift);
    return fact;
}

enum repetition_fact limb_lift_stop(struct limb_lift *lift, int64_t t_us)
{
    enum repetition_fact fact = repetition_stop(&lift->repetition, t_us);
    const struct rep *rep = &lift->repetition.done;

    if (fact == REPETITION_DONE && rep->lower_us == rep->end_us && is_low(lift, rep->top))
        fact = REPETITION_DROPPED;
    return follow_fact(lift, fact);
}

/* At first rest is where the limb is. */
static void settle(struct limb_lift *lift)
{
    const struct motion *motion = &lift->motion;

    if (lift->settled)
        return;
    memcpy(lift->rest, motion->up, sizeof(lift->rest));
    lift->settled_s += MOTION_STEP_S;
    lift->settled = motion->turning || motion->still_s >= STILL_S || lift->settled_s >= SETTLE_S;
}

/* Where the limb was still, up there, for the last time. */
static void follow_held(struct limb_lift *lift)
{
    if (lift->motion.still_s < STILL_S)
        return;
    memcpy(lift->held, lift->motion.up, sizeof(lift->held));
    lift->held_deg = vector_angle_deg(lift->held, lift->rest);
}

/* The other way than the last lift. */
static bool held_below(const struct limb_lift *lift)
{
    double away[3];

    for (int i = 0; i < 3; i++)
        away[i] = lift->held[i] - lift->rest[i];
    return vector_dot(away, lift->axis) < 0.0;
}

/*
 * What has lasted so long was no lift but another posture, when the next lift begins there, or when it is
 * below what was rest.
 */
static bool leaves_posture(const struct limb_lift *lift)
{
    int64_t since_us = lift->motion.t_us - lift->repetition.going.start_us;
    double least_s = fmax(POSTURE_S, POSTURE_UP * lift->usual.up_s);

    if (lift->usual.count < POSTURE_LIFTS || (double)since_us < least_s * SECOND_US || lift->held_deg == 0.0)
        return false;
    double left_deg = vector_angle_deg(lift->motion.up, lift->held);
    return held_below(lift) ||
           (left_deg > fmax(LEFT_SHARE * lift->usual.top_deg, LEFT_LEAST * lift->held_deg) &&
            vector_angle_deg(lift->motion.up, lift->rest) > lift->held_deg - LEFT_BACK * left_deg);
}

static enum repetition_fact leave_posture(struct limb_lift *lift)
{
    repetition_again(&lift->repetition);
    rest_at(lift, lift->held, lift->held_deg);
    lift->sink_deg = 0.0;
    forget_stay(lift);
    set_levels(lift);
    return REPETITION_DROPPED;
}

static enum repetition_fact follow(struct limb_lift *lift)
{
    settle(lift);
    follow_speed(lift);
    if (lift->repetition.begun) {
        follow_held(lift);
        if (leaves_posture(lift))
            return leave_posture(lift);
    }
    lift->angle_deg = lift->repetition.begun ? follow_lift(lift) : follow_rest(lift);
    follow_stay(lift);
    return follow_fact(lift, repetition_push(&lift->repetition, lift->motion.t_us, lift->angle_deg));
}

/* Of the facts of one sample the one that matters most. */
static enum repetition_fact weightier(enum repetition_fact a, enum repetition_fact b)
{
    bool keep = a == REPETITION_DONE || b == REPETITION_NOTHING;

    return keep || (a == REPETITION_DROPPED && b != REPETITION_DONE) ? a : b;
}

enum repetition_fact limb_lift_push(struct limb_lift *lift, const struct sample *sample)
{
    enum repetition_fact fact = REPETITION_NOTHING;

    if ((sample->has & SAMPLE_LOST) != 0)
        fact = limb_lift_stop(lift, lift->motion.t_us);
    motion_push(&lift->motion, sample);
    while (motion_next(&lift->motion)) {
        if (lift->motion.first) {
            fact = weightier(fact, limb_lift_stop(lift, lift->motion.t_us));
            lift->step = 0;
        }
        fact = weightier(fact, follow(lift));
    }
    return fact;
}
