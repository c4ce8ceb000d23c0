#include "truth.h"

#include "body/limb_lift.h"
#include "limbmodel.h"

#include <string.h>

/*
 * Limb lifts with a worn sensor. What a radio link does to a board (repeats, dropouts, gaps) has no
 * counterpart here: over those links the session is another, but as clean as over the first.
 */
enum habit {
    PLAIN,
    QUICK,    /* half a second up and half a second down */
    SLOW,     /* 3 s to 4 s */
    SMALL,    /* 8 to 15 degrees */
    SHIFTING, /* comes back to another rest each time */
    TREMBLING,
    DRIFTING, /* a sensor whose rate is off by up to 3 degrees a second */
    HABITS
};

static const char *const habit_names[HABITS] = {"plain",    "quick",     "slow",    "small",
                                                "shifting", "trembling", "drifting"};
static const char *const time_names[] = {"start", "top", "lower", "end"};
enum { LIFTS = 10 };

static void note(struct limb_lift *lift, enum repetition_fact fact, struct truth_events *found)
{
    const int64_t times_us[] = {lift->done.start_us, lift->done.top_us, lift->done.lower_us,
                                lift->done.end_us};

    if (fact == REPETITION_DONE)
        memcpy(truth_add(found)->times_us, times_us, sizeof(times_us));
}

static void find(const struct limb_session *session, struct truth_events *found)
{
    struct limb_lift lift;

    limb_lift_init(&lift, 0.0);
    for (size_t i = 0; i < session->count; i++)
        note(&lift, limb_lift_push(&lift, &session->samples[i]), found);
    note(&lift, limb_lift_stop(&lift, session->samples[session->count - 1].t_us), found);
}

static void tell(const struct limb_session *session, struct truth_events *were)
{
    for (size_t i = 0; i < session->truth_count; i++) {
        const struct limb_truth *truth = &session->truths[i];
        const int64_t times_us[] = {truth->start_us, truth->top_us, truth->lower_us, truth->end_us};

        memcpy(truth_add(were)->times_us, times_us, sizeof(times_us));
    }
}

/* A person has a range and a tempo, and varies about them. */
static void invent(enum habit habit, uint64_t *random, struct limb_lift_step steps[LIFTS])
{
    double range_deg = habit == SMALL ? truth_between(random, 8.0, 15.0) : truth_between(random, 15.0, 80.0);
    double way_s = habit == QUICK  ? truth_between(random, 0.4, 0.6)
                   : habit == SLOW ? truth_between(random, 3.0, 4.0)
                                   : truth_between(random, 0.8, 2.5);
    double hold_s = truth_between(random, 0.0, 4.0), rest_s = truth_between(random, 0.6, 4.0);
    double shift = habit == SHIFTING ? 0.15 : 0.03;

    for (int i = 0; i < LIFTS; i++)
        steps[i] = (struct limb_lift_step){
            .angle_deg = range_deg * truth_between(random, 0.75, 1.15),
            .rise_s = way_s * truth_between(random, 0.8, 1.2),
            .hold_s = hold_s * truth_between(random, 0.6, 1.3),
            .lower_s = way_s * truth_between(random, 0.8, 1.2),
            .rest_s = rest_s * truth_between(random, 0.7, 1.3),
            .rest_deg = range_deg * truth_between(random, -shift, shift),
        };
}

static int play(uint64_t seed, int habit, const struct truth_link *link, struct truth_events *were,
                struct truth_events *found)
{
    uint64_t random = seed;
    struct limb_options options = {
        .seed = seed, .turned = true, .rate_hz = link->rate_hz, .jitter = link->jitter};
    struct limb_lift_step steps[LIFTS];
    struct limb_session session;
    int error;

    invent((enum habit)habit, &random, steps);
    if (link->noise_mm > 0.0) {
        options.noise_m_s2 = 0.05;
        options.noise_rad_s = 0.01;
    }
    if (habit == TREMBLING)
        options.tremor_deg = 0.02;
    for (int axis = 0; axis < 3 && habit == DRIFTING; axis++)
        options.bias_rad_s[axis] = truth_between(&random, -0.05, 0.05);
    error = limb_make(&options, steps, LIFTS, &session);
    if (error < 0)
        return error;
    tell(&session, were);
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
    .play = play,
};
