#include "liftfold.h"
#include "rows.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Sessions of real people: a block of ten lifts as they should be, one of ten too fast, one of ten too small,
 * with pauses between.
 */
#define MOTION SUREFOOT_RECORDINGS "/motion"
enum { FILES = 12, LIFTS = 30, BLOCK = 10 };

static struct liftfold *fold;

static int set_up(void **state)
{
    (void)state;
    fold = malloc(sizeof(*fold));
    return fold == NULL ? -1 : 0;
}

static int tear_down(void **state)
{
    (void)state;
    free(fold);
    return 0;
}

/* Axes exchanged in a circle and two of them turned about: another way to wear the same sensor. */
static void worn_otherwise(double v[3])
{
    const double x = v[0];

    v[0] = -v[1];
    v[1] = v[2];
    v[2] = -x;
}

static struct sample sample_of(const double *cells)
{
    struct sample sample = {.t_us = (int64_t)llround(cells[0] * 1e6), .has = SAMPLE_MOTION};

    memcpy(sample.accel_m_s2, &cells[1], sizeof(sample.accel_m_s2));
    memcpy(sample.gyro_rad_s, &cells[4], sizeof(sample.gyro_rad_s));
    return sample;
}

/* As a sensor that is `times` as quick would have it; 1: as it is. */
static void fold_file_quicker(const char *name, int times)
{
    char path[512];
    struct sample last;
    struct rows rows;

    snprintf(path, sizeof(path), MOTION "/%s", name);
    assert_int_equal(rows_read(path, &rows), 0);
    liftfold_begin(fold, 0.0);
    for (size_t i = 0; i + 1 < rows.count; i++)
        for (int part = 0; part < times; part++) {
            struct sample sample = sample_of(rows.cells[i]), next = sample_of(rows.cells[i + 1]);
            double share = (double)part / times;

            sample.t_us += (int64_t)llround(share * (double)(next.t_us - sample.t_us));
            for (int axis = 0; axis < 3; axis++) {
                sample.accel_m_s2[axis] += share * (next.accel_m_s2[axis] - sample.accel_m_s2[axis]);
                sample.gyro_rad_s[axis] += share * (next.gyro_rad_s[axis] - sample.gyro_rad_s[axis]);
            }
            liftfold_push(fold, &sample);
        }
    last = sample_of(rows.cells[rows.count - 1]);
    liftfold_push(fold, &last);
    liftfold_end(fold);
    rows_free(&rows);
}

static void fold_file(const char *name, bool otherwise)
{
    char path[512];
    struct rows rows;

    snprintf(path, sizeof(path), MOTION "/%s", name);
    assert_int_equal(rows_read(path, &rows), 0);
    liftfold_begin(fold, 0.0);
    for (size_t i = 0; i < rows.count; i++) {
        struct sample sample = sample_of(rows.cells[i]);

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

static void ten_of_thirty(void **state)
{
    DIR *folder = opendir(MOTION);
    const struct dirent *entry;
    int files = 0, exact = 0, told_apart = 0;

    (void)state;
    if (folder == NULL) {
        print_message("no recordings\n");
        skip();
    }
    while ((entry = readdir(folder)) != NULL) {
        int first, missed = 0, wrong = 0;

        if (strstr(entry->d_name, ".csv") == NULL)
            continue;
        files++;
        fold_file(entry->d_name, false);
        assert_in_range(fold->reps.count, LIFTS - 3, LIFTS + 3);
        exact += abs(fold->reps.count - LIFTS) <= 1;
        first = after_pause(BLOCK / 2, LIFTS / 2);
        for (int i = 0; i < fold->reps.count; i++) {
            bool good = fold->reps.also[i] && fold->reps.list[i].controlled;

            missed += i < first && !good;
            wrong += i >= first && good;
        }
        told_apart += missed <= 3 && wrong <= 3;
        print_message(
            "%-36s %d lifts, %d before the first pause; %d of these not found good, %d others were\n",
            entry->d_name, fold->reps.count, first, missed, wrong);
    }
    closedir(folder);
    assert_int_equal(files, FILES);
    assert_true(exact >= 10);
    assert_true(told_apart >= 10);
}

static void worn_the_other_way_round(void **state)
{
    const char *const name = "straight-leg-raise-s1-u2.csv";
    DIR *folder = opendir(MOTION);
    struct rep reps[REPS_MAX];
    int count;

    (void)state;
    if (folder == NULL) {
        print_message("no recordings\n");
        skip();
    }
    closedir(folder);
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
static void a_quicker_sensor_sees_the_same(void **state)
{
    const int times[] = {2, 4, 10, 40};
    DIR *folder = opendir(MOTION);
    const struct dirent *entry;
    struct rep reps[REPS_MAX];

    (void)state;
    if (folder == NULL) {
        print_message("no recordings\n");
        skip();
    }
    while ((entry = readdir(folder)) != NULL) {
        int count;

        if (strstr(entry->d_name, ".csv") == NULL)
            continue;
        fold_file_quicker(entry->d_name, 1);
        count = fold->reps.count;
        memcpy(reps, fold->reps.list, sizeof(reps));
        for (int i = 0; i < 4; i++) {
            fold_file_quicker(entry->d_name, times[i]);
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
    closedir(folder);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ten_of_thirty),
        TEST(worn_the_other_way_round),
        TEST(a_quicker_sensor_sees_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
