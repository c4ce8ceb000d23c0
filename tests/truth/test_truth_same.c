#include "balance.h"
#include "test.h"

/* What must not change when the same body, whatever its habit, is measured in another way. */

static struct balance_session session;
static struct truth_events found, again;

static void make(int habit, const struct truth_link *link)
{
    assert_int_equal(balance_make(truth_seed(11, habit, 0, 0), habit, link, &session), 0);
}

/* Within 0 us the sway is the same, too. */
static void assert_same(int64_t shift_us, bool mirrored, int64_t within_us)
{
    assert_int_equal(again.count, found.count);
    for (int i = 0; i < found.count; i++) {
        const struct truth_event *a = &found.events[i], *b = &again.events[i];

        assert_int_equal(b->side, mirrored ? side_other(a->side) : a->side);
        assert_int_equal(b->reason, a->reason);
        for (int time = 0; time < 2; time++)
            assert_true(llabs(b->times_us[time] - shift_us - a->times_us[time]) <= within_us);
        assert_true(within_us > 0 || (b->amounts[0] == a->amounts[0] &&
                                      b->amounts[1] == (mirrored ? -a->amounts[1] : a->amounts[1])));
    }
}

TEST(mirrored)
{
    for (int habit = 0; habit < truth_balance.habit_count; habit++) {
        make(habit, &truth_links[TRUTH_LINKS - 1]);
        balance_find(&session, &found);
        model_mirror(&session.samples);
        session.centre_mm = -session.centre_mm;
        balance_find(&session, &again);
        assert_same(0, true, 0);
        model_free(&session.samples);
    }
}

/* As light as a small child, and up to two heavy adults. What is absolute: a load of 5 kg is nobody. */
TEST(heavier_and_lighter)
{
    for (int habit = 0; habit < truth_balance.habit_count; habit++)
        for (double kg = 18.0; kg <= 300.0; kg *= 2.0) {
            double heaviest = 0.0;

            make(habit, &truth_links[0]);
            balance_find(&session, &found);
            for (size_t i = 0; i < session.samples.count; i++)
                heaviest = fmax(heaviest, sample_total_kg(&session.samples.samples[i]));
            model_scale(&session.samples, kg / heaviest);
            session.weight_kg *= kg / heaviest;
            balance_find(&session, &again);
            if (again.count != found.count)
                print_message("%s, %.0f kg: %d for %d\n", truth_balance.habits[habit], kg, again.count,
                              found.count);
            assert_same(0, false, 20000);
            model_free(&session.samples);
        }
}

TEST(another_clock)
{
    const int64_t shift_us = -98765432123;

    for (int habit = 0; habit < truth_balance.habit_count; habit++) {
        make(habit, &truth_links[TRUTH_LINKS - 1]);
        balance_find(&session, &found);
        model_shift(&session.samples, shift_us);
        balance_find(&session, &again);
        assert_same(shift_us, false, 0);
        model_free(&session.samples);
    }
}

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

enum { HABITS_MAX = 32 };

/* The same bodies, sampled more seldom or more often: as many holds, at the same times. */
TEST(every_rate)
{
    static struct truth_events usual[HABITS_MAX];
    const double rates[] = {25.0, 60.0, 250.0, 1000.0};

    for (int habit = 0; habit < truth_balance.habit_count; habit++) {
        make(habit, &truth_links[0]);
        balance_find(&session, &usual[habit]);
        model_free(&session.samples);
    }
    for (int rate = 0; rate < 4; rate++) {
        const struct truth_link link = {.name = "rate", .rate_hz = rates[rate]};
        static int64_t moved_us[2 * TRUTH_EVENTS_MAX * HABITS_MAX];
        int moves = 0;

        for (int habit = 0; habit < truth_balance.habit_count; habit++) {
            make(habit, &link);
            balance_find(&session, &again);
            model_free(&session.samples);
            assert_int_equal(again.count, usual[habit].count);
            for (int i = 0; i < again.count; i++)
                for (int time = 0; time < 2; time++)
                    moved_us[moves++] =
                        llabs(usual[habit].events[i].times_us[time] - again.events[i].times_us[time]);
        }
        qsort(moved_us, (size_t)moves, sizeof(*moved_us), compare);
        print_message(
            "%4.0f Hz: times moved by %.3f s at the median, 95 %% by at most %.3f s, all by %.3f s\n",
            rates[rate], (double)moved_us[moves / 2] / 1e6, (double)moved_us[moves * 95 / 100] / 1e6,
            (double)moved_us[moves - 1] / 1e6);
        assert_true(moved_us[moves * 95 / 100] <= 20000);
    }
}
