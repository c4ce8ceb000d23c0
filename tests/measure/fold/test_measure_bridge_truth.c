#include "bridgemodel.h"
#include "repfold.h"
#include "test.h"

/* Bridges of seeded bodies whose true times are known, habit by habit. SUREFOOT_SESSIONS=1000: more. */

static struct repfold fold[1];
static struct tally rows[2], all[2]; /* weight not known, and known */

static int set_up(void **state)
{
    (void)state;
    memset(rows, 0, sizeof rows);
    memset(all, 0, sizeof all);
    return 0;
}

static struct bridge_options options_of(uint64_t seed, enum bridge_habit habit, enum link link)
{
    const double shares[] = {0.5, 0.3, 0.7, 0.01, 0.99};
    uint64_t random = seed + 1000003u;
    struct bridge_options options = {.model = tally_options(seed, link), .habit = habit};

    options.model.centre_mm = 0.0;
    options.reps = 4 + (int)(5.0 * model_uniform(&random));
    options.tempo_s = 1.0 + 7.0 * model_uniform(&random);
    options.hold_s = model_uniform(&random) < 0.5 ? 0.0 : 8.0 * model_uniform(&random);
    options.share = shares[(int)(5.0 * model_uniform(&random))];
    return options;
}

static bool legs_are(const struct reps *reps, int i, double share)
{
    enum side side = share < 0.4 ? SIDE_LEFT : share > 0.6 ? SIDE_RIGHT : SIDE_NONE;
    enum rep_legs legs = REP_TWO_LEGS;

    if (side != SIDE_NONE)
        legs = share < 0.1 || share > 0.9 ? REP_SINGLE_LEG : REP_OFFSET;
    return reps->list[i].side == side && reps->also[i] == (int)legs;
}

static void add(struct tally *tally, const struct bridge_session *session, double share, bool sagging)
{
    if (!tally_exact(tally, &fold->reps, session->count))
        return;
    for (int i = 0; i < session->count; i++) {
        const struct bridge_truth *truth = &session->truths[i];
        const int64_t times_us[] = {truth->start_us, truth->top_us, truth->lower_us, truth->end_us};

        tally_times(tally, &fold->reps.list[i], times_us);
        tally->sides += legs_are(&fold->reps, i, share);
        tally->lasts += fold->reps.list[i].dips == sagging;
    }
}

/* Without a known weight, the first half-hearted try is a bridge of a lighter person. */
static bool fair(bool known, enum bridge_habit habit)
{
    return known || habit != BRIDGE_HALFWAY;
}

static void run(uint64_t seed, enum bridge_habit habit, enum link link)
{
    const struct bridge_options options = options_of(seed, habit, link);
    struct bridge_session session;

    assert_int_equal(bridge_make(&options, &session), 0);
    for (int known = 0; known < 2; known++) {
        repfold_bridges(fold, &session.samples, known ? options.model.weight_kg : 0.0);
        add(&rows[known], &session, options.share, habit == BRIDGE_SAGGING);
        if (fold->reps.count != session.count && getenv("SUREFOOT_VERBOSE") != NULL)
            print_message("  seed %d: %d of %d, %.0f kg, tempo %.2f s, rest %.1f kg, top %.1f kg\n",
                          (int)seed, fold->reps.count, session.count, options.model.weight_kg,
                          options.tempo_s, session.rest * options.model.weight_kg,
                          session.top * options.model.weight_kg);
    }
    bridge_free(&session);
}

static void row(enum bridge_habit habit, enum link link)
{
    memset(rows, 0, 2 * sizeof(*rows));
    for (int i = 0; i < tally_sessions(5); i++)
        run((uint64_t)i, habit, link);
    for (int known = 0; known < 2; known++) {
        char title[64];

        snprintf(title, sizeof(title), "%s, weight %s", bridge_habit_name(habit),
                 known ? "known" : "not known");
        tally_print(&rows[known], title);
        if (fair(known, habit))
            tally_add(&all[known], &rows[known]);
    }
}

static void over(enum link link, double exact)
{
    for (enum bridge_habit habit = BRIDGE_PLAIN; habit < BRIDGE_HABITS; habit++)
        row(habit, link);
    for (int known = 0; known < 2; known++) {
        tally_print(&all[known], "ALL");
        tally_assert_good(&all[known], exact);
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
