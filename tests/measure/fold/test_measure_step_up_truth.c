#include "repfold.h"
#include "stepmodel.h"
#include "test.h"

/* Step-ups of seeded bodies whose true times are known, habit by habit. SUREFOOT_SESSIONS=1000: more. */

/* The weight is given; learnt as it goes; or learnt in a first pass over the same samples. */
enum weighing { WEIGHT_KNOWN, WEIGHT_LEARNT, WEIGHT_TWICE, WEIGHINGS };

static struct repfold fold[1];
static struct tally rows[WEIGHINGS], all[WEIGHINGS];

static int set_up(void **state)
{
    (void)state;
    memset(rows, 0, sizeof rows);
    memset(all, 0, sizeof all);
    return 0;
}

static struct step_options options_of(uint64_t seed, enum step_habit habit, bool lateral, enum link link)
{
    uint64_t random = seed + 1000003u;
    struct step_options options = {
        .model = tally_options(seed, link), .habit = habit, .shape = STEP_MIXED, .lateral = lateral};

    options.reps = 4 + (int)(5.0 * model_uniform(&random));
    options.tempo_s = 1.0 + 7.0 * model_uniform(&random) * model_uniform(&random);
    options.lead = (enum side)(3.0 * model_uniform(&random));
    options.last_is_first = model_uniform(&random) < 0.5;
    if (lateral && options.lead == SIDE_NONE)
        options.lead = SIDE_LEFT;
    return options;
}

static void add(struct tally *tally, const struct step_session *session)
{
    if (!tally_exact(tally, &fold->reps, session->count))
        return;
    for (int i = 0; i < session->count; i++) {
        const struct step_truth *truth = &session->truths[i];
        const int64_t times_us[] = {truth->start_us, truth->top_us, truth->lower_us, truth->end_us};

        tally_times(tally, &fold->reps.list[i], times_us);
        tally->sides += fold->reps.list[i].side == truth->lead;
        tally->lasts += fold->reps.also[i] == (int)truth->last;
    }
}

/* What looks like a step-up before the first one is one, as long as the weight is being learnt. */
static bool fair(enum weighing weighing, enum step_habit habit)
{
    return weighing != WEIGHT_LEARNT ||
           (habit != STEP_FALSE_STARTS && habit != STEP_HALF && habit != STEP_FOOT_STAYS);
}

static void run(uint64_t seed, enum step_habit habit, bool lateral, enum link link)
{
    const struct step_options options = options_of(seed, habit, lateral, link);
    struct step_session session;

    assert_int_equal(step_make(&options, &session), 0);
    for (enum weighing weighing = WEIGHT_KNOWN; weighing < WEIGHINGS; weighing++) {
        double weight_kg = weighing == WEIGHT_KNOWN   ? options.model.weight_kg
                           : weighing == WEIGHT_TWICE ? fold->step_up.weight_kg
                                                      : 0.0;

        repfold_step_ups(fold, &session.samples, weight_kg, lateral);
        add(&rows[weighing], &session);
        if (fold->reps.count != session.count && getenv("SUREFOOT_VERBOSE") != NULL)
            print_message("  seed %d: %d of %d, %.0f kg, tempo %.2f s\n", (int)seed, fold->reps.count,
                          session.count, options.model.weight_kg, options.tempo_s);
    }
    step_free(&session);
}

static void row(const char *name, enum step_habit habit, bool lateral, enum link link)
{
    static const char *const weighings[] = {"known", "learnt", "first pass"};

    memset(rows, 0, WEIGHINGS * sizeof(*rows));
    for (int i = 0; i < tally_sessions(5); i++)
        run((uint64_t)i, habit, lateral, link);
    for (enum weighing weighing = WEIGHT_KNOWN; weighing < WEIGHINGS; weighing++) {
        char title[64];

        snprintf(title, sizeof(title), "%s, weight %s", name, weighings[weighing]);
        tally_print(&rows[weighing], title);
        if (fair(weighing, habit))
            tally_add(&all[weighing], &rows[weighing]);
    }
}

static void over(enum link link, double exact)
{
    for (enum step_habit habit = STEP_PLAIN; habit < STEP_HABITS; habit++)
        row(step_habit_name(habit), habit, false, link);
    row("lateral", STEP_PLAIN, true, link);
    row("lateral, foot-stays", STEP_FOOT_STAYS, true, link);
    for (enum weighing weighing = WEIGHT_KNOWN; weighing < WEIGHINGS; weighing++) {
        tally_print(&all[weighing], "ALL");
        tally_assert_good(&all[weighing], exact);
    }
}

#define CASE(name) TEST_WITH(name, set_up, NULL)

CASE(over_a_clean_link)
{
    over(LINK_CLEAN, 0.99);
}

CASE(over_a_noisy_link)
{
    over(LINK_NOISY, 0.97);
}

/* Plain step-ups of one shape: one of the times of each. */
static void date_plain(struct tally *tally, uint64_t seed, enum step_shape shape, enum link link, int time)
{
    struct step_options options = options_of(seed, STEP_PLAIN, false, link);
    struct step_session session;

    options.shape = shape;
    assert_int_equal(step_make(&options, &session), 0);
    repfold_step_ups(fold, &session.samples, options.model.weight_kg, false);
    assert_int_equal(fold->reps.count, session.count);
    for (int i = 0; i < session.count; i++) {
        const struct rep *rep = &fold->reps.list[i];
        const struct step_truth *truth = &session.truths[i];
        const int64_t off_us[TALLY_TIMES] = {
            rep->start_us - truth->start_us,
            rep->top_us - truth->top_us,
            rep->lower_us - truth->lower_us,
            rep->end_us - truth->end_us,
        };

        tally->errors_s[tally->error_count++] = fabs((double)off_us[time] / 1e6);
    }
    step_free(&session);
}

/* Each time of each shape by itself. */
CASE(every_shape_is_dated)
{
    static const char *const times[TALLY_TIMES] = {"start", "top", "lower", "end"};

    for (enum link link = LINK_CLEAN; link < LINKS; link++)
        for (enum step_shape shape = STEP_SMOOTH; shape < STEP_SHAPES; shape++)
            for (int time = 0; time < TALLY_TIMES; time++) {
                struct tally *tally = &rows[0];

                memset(tally, 0, sizeof(*tally));
                for (int seed = 0; seed < tally_sessions(10); seed++)
                    date_plain(tally, (uint64_t)seed, shape, link, time);
                print_message("%s, %s, %s: %.3f s median, %.3f s at 95 %%\n",
                              link == LINK_CLEAN ? "clean" : "noisy", step_shape_name(shape), times[time],
                              tally_error_s(tally, 0.5), tally_error_s(tally, 0.95));
                assert_true(tally_error_s(tally, 0.5) <= (link == LINK_CLEAN ? 0.05 : 0.1));
                assert_true(tally_error_s(tally, 0.95) <= (link == LINK_CLEAN ? 0.15 : 0.25));
            }
}
