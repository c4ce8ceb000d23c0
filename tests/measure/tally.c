#include "tally.h"

void reps_note(struct reps *reps, enum repetition_fact fact, const struct rep *done, int also)
{
    reps->begun += fact == REPETITION_BEGUN;
    reps->dropped += fact == REPETITION_DROPPED;
    if (fact != REPETITION_DONE)
        return;
    assert_true(reps->count < REPS_MAX);
    reps->list[reps->count] = *done;
    reps->also[reps->count++] = also;
}

bool tally_exact(struct tally *tally, const struct reps *reps, int count)
{
    tally->sessions++;
    tally->exact += reps->count == count;
    return reps->count == count;
}

void tally_times(struct tally *tally, const struct rep *rep, const int64_t times_us[TALLY_TIMES])
{
    const int64_t found_us[TALLY_TIMES] = {rep->start_us, rep->top_us, rep->lower_us, rep->end_us};

    tally->reps++;
    for (int i = 0; i < TALLY_TIMES && tally->error_count < TALLY_ERRORS_MAX; i++) {
        double error_s = (double)(found_us[i] - times_us[i]) / 1e6;

        tally->errors_s[tally->error_count++] = fabs(error_s);
        tally->sum_s[i] += error_s;
    }
}

void tally_add(struct tally *tally, const struct tally *more)
{
    tally->sessions += more->sessions;
    tally->exact += more->exact;
    tally->reps += more->reps;
    tally->sides += more->sides;
    tally->lasts += more->lasts;
    for (int i = 0; i < more->error_count && tally->error_count < TALLY_ERRORS_MAX; i++)
        tally->errors_s[tally->error_count++] = more->errors_s[i];
    for (int j = 0; j < TALLY_TIMES; j++)
        tally->sum_s[j] += more->sum_s[j];
}

static int by_size(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

double tally_error_s(struct tally *tally, double share)
{
    if (tally->error_count == 0)
        return 0.0;
    qsort(tally->errors_s, (size_t)tally->error_count, sizeof(double), by_size);
    return tally->errors_s[(int)(share * (tally->error_count - 1))];
}

void tally_print(struct tally *tally, const char *name)
{
    double reps = tally->reps > 0 ? tally->reps : 1.0;

    print_message("%-28s %4d of %4d exact; times %.3f s median, %.3f s at 95 %%; "
                  "means %+.3f %+.3f %+.3f %+.3f; sides %5.1f %% %5.1f %%\n",
                  name, tally->exact, tally->sessions, tally_error_s(tally, 0.5), tally_error_s(tally, 0.95),
                  tally->sum_s[0] / reps, tally->sum_s[1] / reps, tally->sum_s[2] / reps,
                  tally->sum_s[3] / reps, 100.0 * tally->sides / reps, 100.0 * tally->lasts / reps);
}

void tally_assert_good(struct tally *tally, double exact)
{
    assert_true(tally->exact >= exact * tally->sessions);
    assert_true(tally_error_s(tally, 0.5) <= 0.1);
    assert_true(tally_error_s(tally, 0.95) <= 0.25);
    assert_true(tally->sides >= 0.97 * tally->reps);
    assert_true(tally->lasts >= 0.97 * tally->reps);
}

struct model_options tally_options(uint64_t seed, enum link link)
{
    uint64_t random = seed * 77u + 5u;
    struct model_options options = {.seed = seed, .weight_kg = 30.0 + 120.0 * model_uniform(&random)};

    options.rate_hz = 50.0 + 50.0 * model_uniform(&random);
    options.centre_mm = 40.0 * model_uniform(&random) - 20.0;
    if (link == LINK_CLEAN)
        return options;
    options.noise_mm = 1.0;
    options.sway = 1.5;
    options.jitter = true;
    options.repeat = 0.3;
    options.dropouts = 6.0;
    return options;
}

int tally_sessions(int otherwise)
{
    const char *text = getenv("SUREFOOT_SESSIONS");
    long sessions = text != NULL ? strtol(text, NULL, 10) : 0;

    return sessions > 0 && sessions <= 10000 ? (int)sessions : otherwise;
}
