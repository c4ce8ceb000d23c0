#include "truth.h"

#include "body/limb_lift.h"
#include "limbmodel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Limb lifts with a worn sensor. Way up and down together take 1 s to 8 s where the habit does not say
 * otherwise. Whether a lift was controlled and full is told by the header of the detector, and asked where
 * the model is plainly on one side of it.
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
    TWITCHING, /* between the lifts */
    TREMBLING,
    DRIFTING, /* a sensor whose rate is off by up to 3 degrees a second and 10 % */
    SLIPPING, /* a sensor that turns on the limb by up to 10 degrees, once */
    HABITS
};

static const char *const habit_names[HABITS] = {"plain",     "quick",    "slow",     "thrown",  "dropped",
                                                "small",     "halves",   "shifting", "posture", "twitching",
                                                "trembling", "drifting", "slipping"};
static const char *const time_names[] = {"start", "top", "lower", "end"};
static const char *const amount_names[] = {"degrees", "raise_s", "hold_s", "lower_s"};
static const char *const flag_names[] = {"controlled", "full"};
enum { LIFTS = 10, CONTROLLED = 1 << 0, FULL = 1 << 1 };

struct plan {
    struct limb_lift_step steps[2 * LIFTS];
    bool lifts[2 * LIFTS]; /* the others are twitches, or a new posture */
    size_t count;
};

struct finder {
    struct limb_lift lift;
    struct rep reps[TRUTH_EVENTS_MAX];
    int count;
};

static void fill(struct truth_event *event, const int64_t times_us[4], double degrees)
{
    memcpy(event->times_us, times_us, sizeof(event->times_us));
    event->amounts[0] = degrees;
    for (int i = 0; i < 3; i++)
        event->amounts[i + 1] = (double)(times_us[i + 1] - times_us[i]) / 1e6;
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
        const int64_t times_us[] = {rep->start_us, rep->top_us, rep->lower_us, rep->end_us};
        struct truth_event *event = truth_add(found);

        fill(event, times_us, rep->top);
        event->flags = (rep->controlled ? CONTROLLED : 0u) | (limb_lift_full(&finder.lift, rep) ? FULL : 0u);
    }
}

/* So far from the limit is beyond doubt. */
static bool plain(double value, double limit, double share)
{
    return fabs(value - limit) > share * limit;
}

/* The fastest moment of half a cosine is pi/2 times the mean. */
static void judge_control(struct truth_event *was)
{
    const double *ways = was->amounts + 1;
    double quick_s = 3.14159265358979323846 / 2.0 / LIMB_LIFT_THROW;
    double least_s = fmin(ways[0], ways[2]), up_s = ways[1] + (ways[0] + ways[2]) / 2.0;
    bool gentle = least_s > quick_s, stays = up_s >= LIMB_LIFT_UP_S, slow = least_s >= LIMB_LIFT_SLOW_S;

    if (gentle && (stays || slow))
        was->flags |= CONTROLLED;
    if (!plain(least_s, quick_s, 0.15))
        return;
    if (!gentle || (plain(up_s, LIMB_LIFT_UP_S, 0.1) && plain(least_s, LIMB_LIFT_SLOW_S, 0.1)))
        was->asked |= CONTROLLED;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void judge_range(struct truth_events *were)
{
    double tops[2][TRUTH_EVENTS_MAX], range_deg;
    int counts[2] = {0, 0}, of;

    for (int i = 0; i < were->count; i++) {
        of = (were->events[i].flags & CONTROLLED) != 0;
        tops[of][counts[of]++] = were->events[i].amounts[0];
    }
    of = counts[1] > 0;
    qsort(tops[of], (size_t)counts[of], sizeof(tops[of][0]), ascending);
    range_deg = tops[of][counts[of] * 3 / 4];
    for (int i = 0; i < were->count; i++) {
        struct truth_event *was = &were->events[i];

        if (was->amounts[0] >= LIMB_LIFT_FULL * range_deg)
            was->flags |= FULL;
        if (plain(was->amounts[0], LIMB_LIFT_FULL * range_deg, 0.12))
            was->asked |= FULL;
    }
}

static void tell(const struct limb_session *session, const struct plan *plan, struct truth_events *were)
{
    for (size_t i = 0; i < session->truth_count; i++) {
        const struct limb_truth *truth = &session->truths[i];
        const int64_t times_us[] = {truth->start_us, truth->top_us, truth->lower_us, truth->end_us};
        struct truth_event *event;

        if (!plan->lifts[i])
            continue;
        event = truth_add(were);
        fill(event, times_us, truth->top_deg);
        judge_control(event);
    }
    judge_range(were);
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
    if (habit == THROWN)
        step.rise_s = 0.25;
    if (habit == DROPPED)
        step.lower_s = 0.25;
    return step;
}

static void add(struct plan *plan, bool lift, struct limb_lift_step step)
{
    plan->lifts[plan->count] = lift;
    plan->steps[plan->count++] = step;
}

static void invent(enum habit habit, uint64_t *random, struct plan *plan)
{
    const struct limb_lift_step step = usual(habit, random);
    double shift = habit == SHIFTING ? 0.15 : 0.03, posture = 0.0;

    plan->count = 0;
    for (int i = 0; i < LIFTS; i++) {
        double height = step.angle_deg * truth_between(random, 0.75, 1.15);
        double rest_deg = posture + step.angle_deg * truth_between(random, -shift, shift);

        add(plan, true,
            (struct limb_lift_step){
                .angle_deg = posture + (habit == HALVES && i % 2 ? 0.5 : 1.0) * height,
                .rise_s = step.rise_s * truth_between(random, 0.8, 1.2),
                .hold_s = step.hold_s * truth_between(random, 0.6, 1.3),
                .lower_s = step.lower_s * truth_between(random, 0.8, 1.2),
                .rest_s = step.rest_s * truth_between(random, 0.7, 1.3),
                .rest_deg = rest_deg,
            });
        if (habit == POSTURE && i == LIFTS / 2) {
            posture = step.angle_deg * truth_between(random, -0.5, 0.5);
            add(plan, false, (struct limb_lift_step){posture, 2.0, 18.0, 0.1, 0.1, posture});
        }
        if (habit == TWITCHING)
            add(plan, false,
                (struct limb_lift_step){rest_deg + step.angle_deg * truth_between(random, 0.05, 0.3), 0.3,
                                        0.1, 0.3, 1.0, rest_deg});
    }
}

static double seconds(const struct plan *plan)
{
    double sum_s = 0.0;

    for (size_t i = 0; i < plan->count; i++) {
        const struct limb_lift_step *step = &plan->steps[i];

        sum_s += step->rise_s + step->hold_s + step->lower_s + step->rest_s;
    }
    return sum_s;
}

static struct limb_options worn(uint64_t seed, enum habit habit, const struct truth_link *link,
                                double length_s, uint64_t *random)
{
    const struct model_options board = truth_options(link, length_s, random);
    struct limb_options options = {
        .seed = seed,
        .turned = true,
        .rate_hz = link->rate_hz,
        .jitter = link->jitter,
        .repeat = link->repeat,
        .dropouts = link->dropouts,
        .gap_at_s = board.gap_at_s,
        .gap_s = board.gap_s,
    };

    if (link->noise_mm > 0.0) {
        options.noise_m_s2 = 0.05;
        options.noise_rad_s = 0.01;
    }
    if (habit == TREMBLING)
        options.tremor_deg = 0.02;
    for (int axis = 0; axis < 3 && habit == DRIFTING; axis++)
        options.bias_rad_s[axis] = truth_between(random, -0.05, 0.05);
    if (habit == DRIFTING)
        options.rate_scale = truth_between(random, 0.9, 1.1);
    if (habit == SLIPPING) {
        options.slip_at_s = truth_between(random, 0.2, 0.8) * length_s;
        options.slip_deg = truth_between(random, 2.0, 10.0);
    }
    return options;
}

static int play(uint64_t seed, int habit, const struct truth_link *link, struct truth_events *were,
                struct truth_events *found)
{
    uint64_t random = seed;
    struct limb_options options;
    struct limb_session session;
    struct plan plan;
    int error;

    invent((enum habit)habit, &random, &plan);
    options = worn(seed, (enum habit)habit, link, seconds(&plan), &random);
    error = limb_make(&options, plan.steps, plan.count, &session);
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
    .time_names = time_names,
    .time_count = 4,
    .amount_names = amount_names,
    .amount_count = 4,
    .flag_names = flag_names,
    .flag_count = 2,
    .play = play,
};
