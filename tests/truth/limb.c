#include "limb_people.h"

#include "measure/imu/limb_lift.h"

#include <math.h>
#include <stdlib.h>

/*
 * Limb lifts with a worn sensor. Way up and down together take 1 s to 8 s where the habit does not say
 * otherwise. Whether a lift was controlled and full is told by the header of the detector, and asked where
 * the model is plainly on one side of it. The last habits are people in several positions, with lifts that
 * are meant to be good, too fast and too small (limb_people.h): there it is told by what was meant.
 */
enum habit {
    PLAIN,
    QUICK,     /* half a second up and half a second down, no stay */
    SLOW,      /* 2.2 s to 4 s each way, no stay */
    THROWN,    /* up in a quarter of a second, and stays */
    DROPPED,   /* stays, and down in a quarter of a second */
    SMALL,     /* 8 to 15 degrees */
    HALVES,    /* every other one half as high */
    SHIFTING,  /* comes back to another rest each time */
    POSTURE,   /* lies down otherwise half way through: by up to half of a lift, for longer than one lasts */
    ROLLING,   /* the same for half a minute, by a lift to a lift and a half, at most 60 degrees */
    TWITCHING, /* between the lifts */
    TREMBLING,
    DRIFTING, /* a sensor whose rate is off by up to 3 degrees a second and 10 % */
    SLIPPING, /* a sensor that turns on the limb by up to 10 degrees, once */
    PEOPLE,   /* from here on, by position */
    HABITS = PEOPLE + LIMB_POSITIONS
};

static const char *const habit_names[HABITS] = {"plain",     "quick",      "slow",     "thrown",   "dropped",
                                                "small",     "halves",     "shifting", "posture",  "rolling",
                                                "twitching", "trembling",  "drifting", "slipping", "prone",
                                                "supine",    "side-lying", "standing", "sitting"};
static const char *const amount_names[] = {"degrees", "raise_s", "hold_s", "lower_s"};
static const char *const flag_names[] = {"controlled", "full"};
enum { LIFTS = 10, CONTROLLED = 1 << 0, FULL = 1 << 1 };

struct finder {
    struct limb_lift lift;
    struct rep reps[TRUTH_EVENTS_MAX];
    int count;
};

/* Lifts have no side. */
static struct truth_event *add(struct truth_events *events, const int64_t times_us[REP_TIMES], double degrees)
{
    struct truth_event *event = truth_add_rep(events, SIDE_NONE, 0, times_us);

    event->amounts[0] = degrees;
    for (int i = 0; i < 3; i++)
        event->amounts[i + 1] = (double)(times_us[i + 1] - times_us[i]) / 1e6;
    return event;
}

static void note(struct finder *finder, enum repetition_fact fact)
{
    if (fact == REPETITION_DONE && finder->count < TRUTH_EVENTS_MAX)
        finder->reps[finder->count++] = finder->lift.done;
}

static void find(const struct limb_session *session, struct truth_events *found)
{
    struct finder finder = {.count = 0};

    limb_lift_init(&finder.lift, 0.0);
    for (size_t i = 0; i < session->count; i++)
        note(&finder, limb_lift_push(&finder.lift, &session->samples[i]));
    note(&finder, limb_lift_stop(&finder.lift, session->samples[session->count - 1].t_us));
    for (int i = 0; i < finder.count; i++) {
        const struct rep *rep = &finder.reps[i];

        add(found, REP_TIMES_US(rep), rep->top)->flags =
            (limb_lift_controlled(&finder.lift, rep) ? CONTROLLED : 0u) |
            (limb_lift_full(&finder.lift, rep) ? FULL : 0u);
    }
}

/* So far from the limit is beyond doubt. */
static bool plain(double value, double limit, double share)
{
    return fabs(value - limit) > share * limit;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The upper quartile. */
static double upper(double values[], int count)
{
    qsort(values, (size_t)count, sizeof(values[0]), ascending);
    return count > 0 ? values[count * 3 / 4] : 0.0;
}

static double up_s(const struct truth_event *was)
{
    return was->amounts[2] + (was->amounts[1] + was->amounts[3]) / 2.0;
}

/* The fastest moment of half a cosine is pi/2 times the mean. */
static void judge_control(struct truth_event *was, double usual_s)
{
    double least_s = fmin(was->amounts[1], was->amounts[3]), fastest = 3.14159265358979323846 / 2.0 / least_s;
    double falls = fastest * sqrt(was->amounts[0] / 2.0 / LIMB_LIFT_FALL_DEG_S2);
    double limit_s = fmin(fmax(LIMB_USUAL_HURRIED * usual_s, LIMB_USUAL_SWING_S), LIMB_USUAL_LONG_S);
    bool gentle = falls < LIMB_LIFT_FALLS, stays = up_s(was) >= limit_s, slow = least_s >= LIMB_LIFT_SLOW_S;

    if (gentle && (stays || slow))
        was->flags |= CONTROLLED;
    if (!plain(falls, LIMB_LIFT_FALLS, 0.2))
        return;
    if (!gentle || (plain(up_s(was), limit_s, 0.12) && plain(least_s, LIMB_LIFT_SLOW_S, 0.12)))
        was->asked |= CONTROLLED;
}

static void judge_range(struct truth_event *was, double range_deg)
{
    if (was->amounts[0] >= LIMB_LIFT_FULL * range_deg)
        was->flags |= FULL;
    if (plain(was->amounts[0], LIMB_LIFT_FULL * range_deg, 0.12))
        was->asked |= FULL;
}

static void judge(struct truth_events *were)
{
    double values[TRUTH_EVENTS_MAX], usual_s, range_deg;
    int count = 0;

    for (int i = 0; i < were->count; i++)
        values[count++] = up_s(&were->events[i]);
    usual_s = upper(values, count);
    for (int i = 0; i < were->count; i++)
        judge_control(&were->events[i], usual_s);
    for (int i = count = 0; i < were->count; i++)
        if ((were->events[i].flags & CONTROLLED) != 0)
            values[count++] = were->events[i].amounts[0];
    for (int i = 0; i < were->count && count == 0; i++)
        values[i] = were->events[i].amounts[0];
    range_deg = upper(values, count > 0 ? count : were->count);
    for (int i = 0; i < were->count; i++)
        judge_range(&were->events[i], range_deg);
}

/* By what was meant; a fast one is as high as it comes. */
static void believe(struct truth_event *was, enum limb_deed deed)
{
    was->asked = CONTROLLED | (deed != LIMB_FAST ? FULL : 0u);
    was->flags = (deed != LIMB_FAST ? CONTROLLED : 0u) | (deed == LIMB_GOOD ? FULL : 0u);
}

static void tell(const struct limb_session *session, const struct limb_plan *plan, struct truth_events *were)
{
    bool meant = false;

    for (size_t i = 0; i < session->truth_count; i++) {
        const struct limb_truth *truth = &session->truths[i];

        if (plan->deeds[i] == LIMB_NONE)
            continue;
        struct truth_event *event = add(were, REP_TIMES_US(truth), truth->top_deg);
        meant = plan->deeds[i] != LIMB_LIFT;
        if (meant)
            believe(event, plan->deeds[i]);
    }
    if (!meant)
        judge(were);
}

/* As fast, in the middle of the way, as a limb that has fallen from there. */
static double falling_s(double height_deg)
{
    return 3.14159265358979323846 / 2.0 * sqrt(height_deg / 2.0 / LIMB_LIFT_FALL_DEG_S2);
}

/* A person has a range and a tempo, and varies about them. */
static struct limb_lift_step usual(enum habit habit, uint64_t *random)
{
    struct limb_lift_step step = {
        .angle_deg = habit == SMALL ? truth_between(random, 8.0, 15.0) : truth_between(random, 15.0, 80.0),
        .hold_s = truth_between(random, 0.0, 4.0),
        .rest_s = truth_between(random, 0.6, 4.0),
    };

    step.rise_s = step.lower_s = habit == QUICK  ? truth_between(random, 0.45, 0.6)
                                 : habit == SLOW ? truth_between(random, 2.2, 4.0)
                                                 : truth_between(random, 0.5, 4.0);
    if (habit == QUICK || habit == SLOW)
        step.hold_s = 0.1;
    if (habit == THROWN || habit == DROPPED)
        step.hold_s += 2.0;
    if (habit == THROWN || habit == DROPPED)
        step.angle_deg = truth_between(random, 25.0, 80.0); /* in less than 0.15 s nothing can be measured */
    if (habit == THROWN)
        step.rise_s = falling_s(step.angle_deg);
    if (habit == DROPPED)
        step.lower_s = falling_s(step.angle_deg);
    return step;
}

static void invent(enum habit habit, uint64_t *random, struct limb_plan *plan)
{
    const struct limb_lift_step step = usual(habit, random);
    double shift = habit == SHIFTING ? 0.15 : 0.03, posture = 0.0;

    plan->count = 0;
    for (int i = 0; i < LIFTS; i++) {
        double height = step.angle_deg * truth_between(random, 0.75, 1.15);
        double rest_deg = posture + step.angle_deg * truth_between(random, -shift, shift);

        limb_plan_add(plan, LIMB_LIFT,
                      (struct limb_lift_step){
                          .angle_deg = posture + (habit == HALVES && i % 2 ? 0.5 : 1.0) * height,
                          .rise_s = step.rise_s * truth_between(random, 0.8, 1.2),
                          .hold_s = step.hold_s * truth_between(random, 0.6, 1.3),
                          .lower_s = step.lower_s * truth_between(random, 0.8, 1.2),
                          .rest_s = step.rest_s * truth_between(random, 0.7, 1.3),
                          .rest_deg = rest_deg,
                      });
        if ((habit == POSTURE || habit == ROLLING) && i == LIFTS / 2) {
            posture = step.angle_deg * truth_between(random, -0.5, 0.5);
            if (habit == ROLLING)
                posture = copysign(fmin(step.angle_deg + fabs(posture), 60.0), posture);
            limb_plan_add(
                plan, LIMB_NONE,
                (struct limb_lift_step){posture, 2.0, habit == ROLLING ? 30.0 : 18.0, 0.1, 0.1, posture});
        }
        if (habit == TWITCHING)
            limb_plan_add(
                plan, LIMB_NONE,
                (struct limb_lift_step){rest_deg + step.angle_deg * truth_between(random, 0.05, 0.3), 0.3,
                                        0.1, 0.3, 1.0, rest_deg});
    }
}

static double seconds(const struct limb_plan *plan)
{
    double sum_s = 0.0;

    for (size_t i = 0; i < plan->count; i++) {
        const struct limb_lift_step *step = &plan->steps[i];

        sum_s += step->rise_s + step->hold_s + step->lower_s + step->rest_s;
    }
    return sum_s;
}

static void wear(uint64_t seed, enum habit habit, const struct truth_link *link, double length_s,
                 uint64_t *random, struct limb_options *options)
{
    const struct model_options board = truth_options(link, length_s, random);

    options->seed = seed;
    options->turned = true;
    options->rate_hz = link->rate_hz;
    options->jitter = link->jitter;
    options->repeat = link->repeat;
    options->dropouts = link->dropouts;
    options->gap_at_s = board.gap_at_s;
    options->gap_s = board.gap_s;
    if (link->noise_mm > 0.0) {
        options->noise_m_s2 = 0.05;
        options->noise_rad_s = 0.01;
    }
    if (habit == TREMBLING)
        options->tremor_deg = 0.02;
    for (int axis = 0; axis < 3 && habit == DRIFTING; axis++)
        options->bias_rad_s[axis] = truth_between(random, -0.05, 0.05);
    if (habit == DRIFTING)
        options->rate_scale = truth_between(random, 0.9, 1.1);
    if (habit == SLIPPING) {
        options->slip_at_s = truth_between(random, 0.2, 0.8) * length_s;
        options->slip_deg = truth_between(random, 2.0, 10.0);
    }
}

static int play(uint64_t seed, int habit, const struct truth_link *link, struct truth_events *were,
                struct truth_events *found)
{
    uint64_t random = seed;
    struct limb_options options = {0};
    struct limb_session session;
    struct limb_plan plan;

    if (habit >= PEOPLE)
        limb_people_invent((enum limb_position)(habit - PEOPLE), &random, &plan, &options);
    else
        invent((enum habit)habit, &random, &plan);
    wear(seed, (enum habit)habit, link, seconds(&plan), &random, &options);
    int error = limb_make(&options, plan.steps, plan.count, &session);
    if (error < 0)
        return error;
    tell(&session, &plan, were);
    find(&session, found);
    limb_free(&session);
    return 0;
}

const struct truth_table truth_limb_lift = {
    .name = "limb-lift",
    .habits = habit_names,
    .habit_count = HABITS,
    .time_names = truth_rep_times,
    .time_count = REP_TIMES,
    .amount_names = amount_names,
    .amount_count = 4,
    .flag_names = flag_names,
    .flag_count = 2,
    .play = play,
};
