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

/* Between row i and the next. */
static struct sample between(const struct rows *rows, size_t i, double share)
{
    struct sample sample = rows_motion(rows, i), next = rows_motion(rows, i + 1);

    sample.t_us += (int64_t)llround(share * (double)(next.t_us - sample.t_us));
    for (int axis = 0; axis < 3; axis++) {
        sample.accel_m_s2[axis] += share * (next.accel_m_s2[axis] - sample.accel_m_s2[axis]);
        sample.gyro_rad_s[axis] += share * (next.gyro_rad_s[axis] - sample.gyro_rad_s[axis]);
    }
    return sample;
}

/* As a sensor that is `times` as quick would have it; 1: as it is. */
static void fold_file_quicker(const char *name, int times)
{
    struct sample sample;
    struct rows rows;

    rows_recorded(name, &rows);
    liftfold_begin(fold, 0.0);
    for (size_t i = 0; i + 1 < rows.count; i++)
        for (int part = 0; part < times; part++) {
            sample = between(&rows, i, (double)part / times);
            liftfold_push(fold, &sample);
        }
    sample = rows_motion(&rows, rows.count - 1);
    liftfold_push(fold, &sample);
    liftfold_end(fold);
    rows_free(&rows);
}

static void fold_file(const char *name, bool otherwise)
{
    struct rows rows;

    rows_recorded(name, &rows);
    liftfold_begin(fold, 0.0);
    for (size_t i = 0; i < rows.count; i++) {
        struct sample sample = rows_motion(&rows, i);

        if (otherwise) {
            worn_otherwise(sample.accel_m_s2);
            worn_otherwise(sample.gyro_rad_s);
        }
        liftfold_push(fold, &sample);
    }
    liftfold_end(fold);
    rows_free(&rows);
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
        fold_file(*name, false);
        tell(*name, true, &told);
    }
    assert_int_equal(told.files, FILES);
    assert_int_equal(told.within, FILES);
    assert_true(told.near >= 11);
    assert_true(told.apart >= 11);
}

/* Somebody else who does the same: more quickly or slowly, on the other leg, with a worse sensor. */
struct person {
    const char *name;
    double slower; /* times */
    bool mirrored;
    double noise_rad_s, bias_rad_s;
};

static struct sample as_person(const struct person *person, struct sample sample, uint64_t *random)
{
    sample.t_us = (int64_t)llround((double)sample.t_us * person->slower);
    for (int axis = 0; axis < 3; axis++) {
        sample.gyro_rad_s[axis] = sample.gyro_rad_s[axis] / person->slower + person->bias_rad_s +
                                  person->noise_rad_s * model_normal(random);
        sample.accel_m_s2[axis] += 5.0 * person->noise_rad_s * model_normal(random);
    }
    if (person->mirrored) {
        sample.accel_m_s2[0] = -sample.accel_m_s2[0];
        sample.gyro_rad_s[1] = -sample.gyro_rad_s[1];
        sample.gyro_rad_s[2] = -sample.gyro_rad_s[2];
    }
    return sample;
}

static void fold_person(const char *name, const struct person *person)
{
    uint64_t random = 11;
    struct rows rows;

    rows_recorded(name, &rows);
    liftfold_begin(fold, 0.0);
    for (size_t i = 0; i + 1 < rows.count; i++)
        for (int part = 0; part < 4; part++) {
            struct sample sample = as_person(person, between(&rows, i, part / 4.0), &random);

            liftfold_push(fold, &sample);
        }
    liftfold_end(fold);
    rows_free(&rows);
}

/* By the own tempo, whatever that is: nobody here is one of the two who were recorded. */
TEST(other_people_are_told_apart_as_well)
{
    const struct person people[] = {
        {"0.7 times as slow", 0.7, false, 0.0, 0.0}, {"0.85 times as slow", 0.85, false, 0.0, 0.0},
        {"1.2 times as slow", 1.2, false, 0.0, 0.0}, {"1.4 times as slow", 1.4, true, 0.0, 0.0},
        {"a poor sensor", 1.0, true, 0.02, 0.03},
    };

    for (size_t i = 0; i < sizeof(people) / sizeof(people[0]); i++) {
        struct told told = {0};

        for (char **name = rows_names("motion"); *name; name++) {
            fold_person(*name, &people[i]);
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
    struct rep reps[REPS_MAX];
    int count;

    fold_file(name, false);
    count = fold->reps.count;
    memcpy(reps, fold->reps.list, sizeof(reps));
    fold_file(name, true);
    assert_int_equal(fold->reps.count, count);
    for (int i = 0; i < count; i++) {
        assert_true(llabs(fold->reps.list[i].start_us - reps[i].start_us) < 2);
        assert_true(llabs(fold->reps.list[i].end_us - reps[i].end_us) < 2);
        assert_true(fabs(fold->reps.list[i].top - reps[i].top) < 1e-9);
    }
}

/* 25 Hz as they are; 50, 100, 250 and 1000 Hz. */
TEST(a_quicker_sensor_sees_the_same)
{
    const int times[] = {2, 4, 10, 40};
    struct rep reps[REPS_MAX];

    for (char **name = rows_names("motion"); *name; name++) {
        int count;

        fold_file_quicker(*name, 1);
        count = fold->reps.count;
        memcpy(reps, fold->reps.list, sizeof(reps));
        for (int i = 0; i < 4; i++) {
            fold_file_quicker(*name, times[i]);
            assert_int_equal(fold->reps.count, count);
            for (int lift = 0; lift < count; lift++) {
                assert_true(llabs(fold->reps.list[lift].start_us - reps[lift].start_us) < 1000);
                assert_true(llabs(fold->reps.list[lift].top_us - reps[lift].top_us) < 1000);
                assert_true(llabs(fold->reps.list[lift].lower_us - reps[lift].lower_us) < 1000);
                assert_true(llabs(fold->reps.list[lift].end_us - reps[lift].end_us) < 1000);
                assert_int_equal(fold->reps.list[lift].controlled, reps[lift].controlled);
            }
        }
    }
}
