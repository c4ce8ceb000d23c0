#include "fold.h"
#include "rows.h"
#include "test.h"

#include <jansson.h>

/*
 * Thirty-two trials of ten people on a real board against what is known of them: when the stand began and
 * ended, and whether the person was asked to stand steadily or to sway. The load they stood there with is not
 * told.
 */
enum { FILES = 32 };

struct trial_seen {
    bool swaying;
    double on_s, off_s; /* as known */
    struct bouts stands;
};

static struct trial_seen trials[FILES];
static int trial_count;

static void read_trial(const char *name, json_t *known)
{
    struct trial_seen *trial = &trials[trial_count];
    size_t count;
    char path[512];

    assert_in_range(trial_count, 0, FILES - 1);
    snprintf(path, sizeof(path), "board/%s", name);
    struct sample *samples = rows_samples(path, &count);
    trial->swaying = strcmp(json_string_value(json_object_get(known, "label")), "bad") == 0;
    trial->on_s = json_number_value(json_object_get(known, "on_s"));
    trial->off_s = json_number_value(json_object_get(known, "off_s"));
    trial->stands = *fold_bouts(samples, count);
    trial_count++;
    free(samples);
}

static int read_all(void **state)
{
    json_t *all = json_load_file(SUREFOOT_RECORDINGS "/board/step-on.json", 0, NULL), *known;
    const char *name;

    (void)state;
    json_object_foreach(all, name, known) read_trial(name, known);
    json_decref(all);
    return trial_count == FILES ? 0 : -1;
}

TEST(start_and_end)
{
    int good = 0;

    for (int i = 0; i < FILES; i++) {
        const struct bouts *stands = &trials[i].stands;

        assert_true(stands->longest >= 0);
        const struct bout *stand = &stands->stands[stands->longest];
        good += fabs((double)(stand->start_us - stands->first_us) / 1e6 - trials[i].on_s) <= 0.15 &&
                fabs((double)(stand->end_us - stands->first_us) / 1e6 - trials[i].off_s) <= 0.15;
    }
    print_message("start and end within 0.15 s: %d of %d files\n", good, FILES);
    assert_int_equal(good, FILES);
}

/* One stand a trial; two of the files hold two trials, minutes apart. */
TEST(none_invented_none_split)
{
    int more = 0;

    for (int i = 0; i < FILES; i++) {
        const struct bouts *stands = &trials[i].stands;

        more += stands->count > 1;
        for (int j = 0; j < stands->count; j++)
            assert_true(stands->stands[j].end_us - stands->stands[j].start_us > 7000000);
        if (stands->count > 1)
            assert_true(stands->stands[1].start_us - stands->stands[0].end_us > 60000000);
        assert_in_range(stands->count, 1, 2);
    }
    assert_int_equal(more, 2);
}

/* The label is that of the trial that was recorded last. */
static double of_the_last(const struct bouts *stands)
{
    return stands->stands[stands->count - 1].sway.velocity_mm_s;
}

static double of_the_longest(const struct bouts *stands)
{
    return stands->stands[stands->longest].sway.velocity_mm_s;
}

static double of_all(const struct bouts *stands)
{
    double path_mm = 0.0, seconds = 0.0;

    for (int i = 0; i < stands->count; i++) {
        path_mm += stands->stands[i].sway.path_mm;
        seconds += stands->stands[i].sway.seconds;
    }
    return path_mm / seconds;
}

/* Area under the ROC curve. */
static double told_apart(double (*velocity_mm_s)(const struct bouts *))
{
    double above = 0.0, pairs = 0.0;

    for (int i = 0; i < FILES; i++)
        for (int j = 0; j < FILES; j++) {
            double swaying, steady;

            if (!trials[i].swaying || trials[j].swaying)
                continue;
            swaying = velocity_mm_s(&trials[i].stands);
            steady = velocity_mm_s(&trials[j].stands);
            above += swaying > steady ? 1.0 : swaying < steady ? 0.0 : 0.5;
            pairs += 1.0;
        }
    return above / pairs;
}

TEST(steady_and_swaying_are_told_apart)
{
    double last, all, longest;

    last = told_apart(of_the_last);
    all = told_apart(of_all);
    longest = told_apart(of_the_longest);
    print_message("area under the ROC curve of the mean velocity: last stand %.3f, all stands %.3f, longest "
                  "stand %.3f\n",
                  last, all, longest);
    assert_true(last >= 0.88);
    assert_true(all >= 0.88);
    assert_true(longest >= 0.88);
}

GROUP(read_all, NULL)
