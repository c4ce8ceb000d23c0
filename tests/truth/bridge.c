#include "truth.h"

#include "bridgemodel.h"
#include "measure/fold/bridge_fold.h"

/* Bridges on two legs, unevenly and on one. Half of the people have been weighed. */
static const char *const habits[] = {"plain",    "wriggling", "coughing", "sliding", "lifting",
                                     "feet-off", "pressing",  "sagging",  "halfway"};
static const char *const flag_names[] = {"dips", "once"};
static const double shares[] = {0.5, 0.3, 0.7, 0.01, 0.99}; /* on the right foot */
enum { DIPS = 1 << 0, ONCE = 1 << 1 };                      /* it sags while up; once at most */

struct finder {
    struct bridge_detector detector;
    struct truth_events *found;
    int64_t last_us;
};

static void note(struct finder *finder, enum repetition_fact fact)
{
    const struct rep *rep = &finder->detector.done;

    if (fact == REPETITION_DONE)
        truth_add_rep(finder->found, rep->side, (int)rep->legs, REP_TIMES_US(rep))->flags =
            (rep->dips > 0 ? DIPS : 0u) | (rep->dips <= 1 ? ONCE : 0u);
}

static void take(void *context, const struct plate_frame *frame)
{
    struct finder *finder = (struct finder *)context;

    note(finder, bridge_push(&finder->detector, frame));
    finder->last_us = frame->t_us;
}

static void tell(const struct bridge_session *session, const struct bridge_options *options,
                 struct truth_events *were)
{
    double share = options->share;
    enum side side = share < 0.4 ? SIDE_LEFT : share > 0.6 ? SIDE_RIGHT : SIDE_NONE;
    enum rep_legs legs = side == SIDE_NONE            ? REP_TWO_LEGS
                         : share < 0.1 || share > 0.9 ? REP_SINGLE_LEG
                                                      : REP_OFFSET;

    for (int i = 0; i < session->count; i++) {
        struct truth_event *event = truth_add_rep(were, side, (int)legs, REP_TIMES_US(&session->truths[i]));

        event->asked = DIPS | ONCE;
        event->flags = (options->habit == BRIDGE_SAGGING ? DIPS : 0u) | ONCE;
    }
}

/* To somebody whose weight is not known, a first try that stays low is a bridge of a lighter person. */
static bool weighed(enum bridge_habit habit, uint64_t *random)
{
    return truth_between(random, 0.0, 1.0) < 0.5 || habit == BRIDGE_HALFWAY;
}

static int play(uint64_t seed, int habit, const struct truth_link *link, struct truth_events *were,
                struct truth_events *found)
{
    uint64_t random = seed;
    struct bridge_options options = {.habit = (enum bridge_habit)habit};
    struct finder finder = {.found = found};
    struct bridge_session session;

    options.reps = 4 + (int)truth_between(&random, 0.0, 5.0);
    options.tempo_s = truth_between(&random, 1.0, 8.0);
    options.hold_s = truth_between(&random, 0.0, 1.0) < 0.5 ? 0.0 : truth_between(&random, 0.0, 8.0);
    options.share = shares[(int)truth_between(&random, 0.0, 5.0)];
    options.model = truth_options(link, options.reps * (options.tempo_s + options.hold_s), &random);
    int error = bridge_make(&options, &session);
    if (error < 0)
        return error;
    tell(&session, &options, were);
    bridge_init(&finder.detector, weighed(options.habit, &random) ? options.model.weight_kg : 0.0, 0.0);
    truth_frames(&session.samples, take, &finder);
    note(&finder, bridge_stop(&finder.detector, finder.last_us));
    bridge_free(&session);
    return 0;
}

const struct truth_table truth_bridge = {
    .name = "bridge",
    .habits = habits,
    .habit_count = BRIDGE_HABITS,
    .time_names = truth_rep_times,
    .time_count = REP_TIMES,
    .flag_names = flag_names,
    .flag_count = 2,
    .sides = true,
    .reasons = true,
    .play = play,
};
