#include "truth.h"

#include "measure/fold/step_fold.h"
#include "stepmodel.h"

/*
 * Step-ups and lateral step-ups; the reason is the last foot. Half of the people have been weighed. Of the
 * others one half is folded as the weight is being learnt, and one a second time with the weight that the
 * first has learnt, as is done with recordings. The weight comes and goes in one of four shapes each time;
 * the last habits are plain ones of a single shape.
 */
static const char *const habits[] = {"plain",   "toe-taps", "false-starts", "shifting",    "standing",
                                     "turning", "far-side", "marching",     "foot-stays",  "heavy",
                                     "half",    "smooth",   "linear",       "heel-strike", "slam"};

/* Who works on one leg beside the board can tap, start falsely and rest the foot, but not march. */
static const char *const lateral_habits[] = {"plain", "toe-taps", "false-starts", "standing", "foot-stays"};
static const enum step_habit lateral[] = {STEP_PLAIN, STEP_TOE_TAPS, STEP_FALSE_STARTS, STEP_STANDING,
                                          STEP_FOOT_STAYS};

struct finder {
    struct step_up_detector detector;
    struct truth_events *found;
    int64_t last_us;
};

static void note(struct finder *finder, enum repetition_fact fact)
{
    const struct rep *rep = &finder->detector.done;

    if (fact == REPETITION_DONE)
        truth_add_rep(finder->found, rep->side, (int)finder->detector.last, REP_TIMES_US(rep));
}

static void take(void *context, const struct plate_frame *frame)
{
    struct finder *finder = (struct finder *)context;

    note(finder, step_up_push(&finder->detector, frame));
    finder->last_us = frame->t_us;
}

static void find(struct finder *finder, const struct step_session *session, double weight_kg, bool is_lateral)
{
    finder->found->count = 0;
    step_up_init(&finder->detector, weight_kg, is_lateral);
    truth_frames(&session->samples, take, finder);
    note(finder, step_up_stop(&finder->detector, finder->last_us));
}

static void tell(const struct step_session *session, struct truth_events *were)
{
    for (int i = 0; i < session->count; i++) {
        const struct step_truth *truth = &session->truths[i];

        truth_add_rep(were, truth->lead, (int)truth->last, REP_TIMES_US(truth));
    }
}

/* As long as the weight is being learnt, what looks like a step-up before the first one is one. */
static bool mistaken(enum step_habit habit)
{
    return habit == STEP_FALSE_STARTS || habit == STEP_HALF || habit == STEP_FOOT_STAYS;
}

static int play(uint64_t seed, enum step_habit habit, enum step_shape shape, bool is_lateral,
                const struct truth_link *link, struct truth_events *were, struct truth_events *found)
{
    uint64_t random = seed;
    struct step_options options = {.habit = habit, .shape = shape, .lateral = is_lateral};
    struct finder finder = {.found = found};
    struct step_session session;

    options.reps = 4 + (int)truth_between(&random, 0.0, 5.0);
    options.tempo_s = truth_between(&random, 1.0, 8.0);
    options.lead = (enum side)truth_between(&random, is_lateral ? 1.0 : 0.0, 3.0);
    options.last_is_first = truth_between(&random, 0.0, 1.0) < 0.5;
    options.model = truth_options(link, options.reps * options.tempo_s, &random);
    options.model.centre_mm = truth_between(&random, -8.0, 8.0);
    int error = step_make(&options, &session);
    if (error < 0)
        return error;
    tell(&session, were);
    double weighed = truth_between(&random, 0.0, 1.0);
    find(&finder, &session, weighed < 0.5 ? options.model.weight_kg : 0.0, is_lateral);
    if (weighed >= (mistaken(habit) ? 0.5 : 0.75))
        find(&finder, &session, finder.detector.weight_kg, is_lateral);
    step_free(&session);
    return 0;
}

static int play_forward(uint64_t seed, int habit, const struct truth_link *link, struct truth_events *were,
                        struct truth_events *found)
{
    if (habit >= STEP_HABITS)
        return play(seed, STEP_PLAIN, (enum step_shape)(habit - STEP_HABITS), false, link, were, found);
    return play(seed, (enum step_habit)habit, STEP_MIXED, false, link, were, found);
}

static int play_lateral(uint64_t seed, int habit, const struct truth_link *link, struct truth_events *were,
                        struct truth_events *found)
{
    return play(seed, lateral[habit], STEP_MIXED, true, link, were, found);
}

const struct truth_table truth_step_up = {
    .name = "step-up",
    .habits = habits,
    .habit_count = sizeof(habits) / sizeof(habits[0]),
    .time_names = truth_rep_times,
    .time_count = REP_TIMES,
    .sides = true,
    .reasons = true,
    .play = play_forward,
};

const struct truth_table truth_lateral_step_up = {
    .name = "lateral-step-up",
    .habits = lateral_habits,
    .habit_count = sizeof(lateral) / sizeof(lateral[0]),
    .time_names = truth_rep_times,
    .time_count = REP_TIMES,
    .sides = true,
    .reasons = true,
    .play = play_lateral,
};
