#include "liftfold.h"
#include "rows.h"
#include "test.h"

/*
 * Sessions of real people: a block of ten lifts as they should be, one of ten too fast, one of ten too small,
 * with pauses between. People that are only modelled: test_truth.
 */
enum { FILES = 12, LIFTS = 30, BLOCK = 10 };

static struct liftfold fold[1];

/* Axes exchanged in a circle and two of them turned about: another way to wear the same sensor. */
static void worn_otherwise(double v[3])
{
    const double x = v[0];

    v[0] = -v[1];
    v[1] = v[2];
    v[2] = -x;
}

/* Between a sample and the next. */
static struct sample between(const struct sample pair[2], double share)
{
    struct sample sample = pair[0];
    const struct sample *next = &pair[1];

    sample.t_us += (int64_t)llround(share * (double)(next->t_us - sample.t_us));
    for (int axis = 0; axis < 3; axis++) {
        sample.accel_m_s2[axis] += share * (next->accel_m_s2[axis] - sample.accel_m_s2[axis]);
        sample.gyro_rad_s[axis] += share * (next->gyro_rad_s[axis] - sample.gyro_rad_s[axis]);
    }
    return sample;
}

/* Somebody else who does the same: more quickly or slowly, on the other leg, with a worse sensor. */
struct person {
    const char *name;
    double slower; /* times */
    bool mirrored;
    double noise_rad_s, bias_rad_s;
    bool otherwise; /* wears the sensor another way */
};

static const struct person as_recorded = {"as recorded", 1.0, false, 0.0, 0.0, false};

static void become(const struct person *person, struct sample *sample, uint64_t *random)
{
    sample->t_us = (int64_t)llround((double)sample->t_us * person->slower);
    for (int axis = 0; axis < 3; axis++) {
        sample->gyro_rad_s[axis] = sample->gyro_rad_s[axis] / person->slower + person->bias_rad_s +
                                   person->noise_rad_s * model_normal(random);
        sample->accel_m_s2[axis] += 5.0 * person->noise_rad_s * model_normal(random);
    }
    if (person->mirrored) {
        sample->accel_m_s2[0] = -sample->accel_m_s2[0];
        sample->gyro_rad_s[1] = -sample->gyro_rad_s[1];
        sample->gyro_rad_s[2] = -sample->gyro_rad_s[2];
    }
    if (person->otherwise) {
        worn_otherwise(sample->accel_m_s2);
        worn_otherwise(sample->gyro_rad_s);
    }
}

/* As a sensor that is `times` as quick would have it; 1: as it is. */
static void fold_file(const char *name, const struct person *person, int times)
{
    size_t count;
    struct sample *samples = rows_samples(name, &count);
    uint64_t random = 11;

    liftfold_begin(fold, 0.0);
    for (size_t i = 0; i < count; i++)
        for (int part = 0; part < (i + 1 < count ? times : 1); part++) {
            struct sample sample = part > 0 ? between(&samples[i], (double)part / times) : samples[i];

            become(person, &sample, &random);
            liftfold_push(fold, &sample);
        }
    liftfold_end(fold);
    free(samples);
}

/* The lift from..to-1 that comes after the longest pause. */
static int after_pause(int from, int to)
{
    int64_t longest_us = 0;
    int at = from;

    for (int i = from; i < to; i++)
        if (fold->reps.list[i].start_us - fold->reps.list[i - 1].end_us > longest_us) {
            longest_us = fold->reps.list[i].start_us - fold->reps.list[i - 1].end_us;
            at = i;
        }
    return at;
}

/* What came of all files together. */
struct told {
    int files, near, within, apart; /* counts within 1 and within 3; full and controlled told apart */
};

static void tell(const char *name, bool print, struct told *told)
{
    int first = after_pause(BLOCK / 2, LIFTS / 2), missed = 0, wrong = 0;

    for (int i = 0; i < fold->reps.count; i++) {
        bool good = fold->reps.also[i] && fold->reps.list[i].controlled;

        missed += i < first && !good;
        wrong += i >= first && good;
    }
    told->files++;
    told->near += abs(fold->reps.count - LIFTS) <= 1;
    told->within += abs(fold->reps.count - LIFTS) <= 3;
    told->apart += missed <= 3 && wrong <= 3;
    if (print)
        print_message(
            "%-36s %d lifts, %d before the first pause; %d of these not found good, %d others were\n", name,
            fold->reps.count, first, missed, wrong);
}

TEST(ten_of_thirty)
{
    struct told told = {0};

    for (char **name = rows_names("motion"); *name; name++) {
        fold_file(*name, &as_recorded, 1);
        tell(*name, true, &told);
    }
    assert_int_equal(told.files, FILES);
    assert_int_equal(told.within, FILES);
    assert_true(told.near >= 11);
    assert_true(told.apart >= 11);
}

/* By the own tempo, whatever that is: nobody here is one of the two who were recorded. */
TEST(other_people_are_told_apart_as_well)
{
    const struct person people[] = {
        {"0.7 times as slow", .slower = 0.7},
        {"0.85 times as slow", .slower = 0.85},
        {"1.2 times as slow", .slower = 1.2},
        {"1.4 times as slow", .slower = 1.4, .mirrored = true},
        {"a poor sensor", 1.0, .mirrored = true, .noise_rad_s = 0.02, .bias_rad_s = 0.03},
    };

    for (size_t i = 0; i < sizeof(people) / sizeof(people[0]); i++) {
        struct told told = {0};

        for (char **name = rows_names("motion"); *name; name++) {
            fold_file(*name, &people[i], 4);
            tell(*name, false, &told);
        }
        print_message("%s: %d files, %d counts within 1, %d within 3, %d told apart\n", people[i].name,
                      told.files, told.near, told.within, told.apart);
        assert_int_equal(told.files, FILES);
        assert_int_equal(told.within, FILES);
        assert_true(told.near >= 10);
        assert_true(told.apart >= 10);
    }
}

TEST(worn_the_other_way_round)
{
    const char *const name = "motion/straight-leg-raise-s1-u2";

    fold_file(name, &as_recorded, 1);
    struct reps reps = fold->reps;
    fold_file(name, &(struct person){.slower = 1.0, .otherwise = true}, 1);
    reps_assert_same(&fold->reps, &reps, 0, 1);
    for (int i = 0; i < reps.count; i++)
        assert_true(fabs(fold->reps.list[i].top - reps.list[i].top) < 1e-9);
}

/* 25 Hz as they are; 50, 100, 250 and 1000 Hz. */
TEST(a_quicker_sensor_sees_the_same)
{
    const int times[] = {2, 4, 10, 40};
    struct reps reps;

    for (char **name = rows_names("motion"); *name; name++) {
        fold_file(*name, &as_recorded, 1);
        reps = fold->reps;
        for (int i = 0; i < 4; i++) {
            fold_file(*name, &as_recorded, times[i]);
            reps_assert_same(&fold->reps, &reps, 0, 999);
            for (int lift = 0; lift < reps.count; lift++)
                assert_int_equal(fold->reps.list[lift].controlled, reps.list[lift].controlled);
        }
    }
}
