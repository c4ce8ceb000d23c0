#include "fold.h"
#include "rows.h"
#include "test.h"

static struct fold fold[1];

static void fold_file(const char *name)
{
    size_t count;
    struct sample *samples = rows_samples(name, &count);

    fold_samples(fold, samples, count, 0.0);
    free(samples);
}

static const struct hold *longest(void)
{
    const struct hold *best = NULL;

    for (int i = 0; i < fold->hold_count; i++)
        if (best == NULL || fold->holds[i].end_us - fold->holds[i].start_us > best->end_us - best->start_us)
            best = &fold->holds[i];
    return best;
}

/* Every file goes through, and what comes out is in order. */
TEST(all_files)
{
    int files = 0;

    for (char **name = rows_names("board"); *name; name++) {
        int64_t end_us = INT64_MIN;

        fold_file(*name);
        files++;
        assert_true(fold->frames > 300);
        assert_in_range(fold->told_us, 1, CONDITION_DELAY_US);
        assert_int_equal(fold->started, fold->hold_count + fold->false_count);
        for (int i = 0; i < fold->hold_count; i++) {
            const struct hold *hold = &fold->holds[i];

            assert_true(hold->start_us >= end_us && hold->end_us >= hold->start_us + HOLD_MIN_US);
            assert_true(isfinite(hold->sway.velocity_mm_s) && hold->sway.samples > 0);
            end_us = hold->end_us;
        }
    }
    assert_int_equal(files, 36);
}

/* Stood on one side for most of the trial: one long hold. */
TEST(one_sided_stands)
{
    const struct {
        const char *file;
        enum side side;
        double least_s;
    } stands[] = {
        {"board/step-on-s07-2-bad", SIDE_LEFT, 7.0},  {"board/step-on-s10-1-bad", SIDE_LEFT, 6.5},
        {"board/step-on-s02-1-bad", SIDE_LEFT, 8.0},  {"board/step-on-s07-1-bad", SIDE_RIGHT, 8.0},
        {"board/step-on-s01-2-bad", SIDE_RIGHT, 8.0},
    };

    for (size_t i = 0; i < sizeof(stands) / sizeof(stands[0]); i++) {
        fold_file(stands[i].file);
        const struct hold *hold = longest();
        assert_non_null(hold);
        assert_int_equal(hold->side, stands[i].side);
        assert_true((double)(hold->end_us - hold->start_us) / 1e6 >= stands[i].least_s);
        assert_true(hold->sway.velocity_mm_s < 60.0);
    }
}

/* Stood on both feet, off the middle by up to 35 mm: stepping on may look like one leg, standing must not. */
TEST(good_stands_are_on_two_feet)
{
    const char *const files[] = {
        "board/step-on-s01-1-good", "board/step-on-s01-2-good", "board/step-on-s02-1-good",
        "board/step-on-s03-2-good", "board/step-on-s05-1-good", "board/step-on-s06-1-good",
        "board/step-on-s06-2-good", "board/step-on-s07-1-good", "board/step-on-s07-2-good",
        "board/step-on-s08-1-good", "board/step-on-s08-2-good", "board/step-on-s09-1-good",
        "board/step-on-s10-1-good", "board/step-on-s10-2-good",
    };

    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        fold_file(files[i]);
        const struct hold *hold = longest();
        assert_true(hold == NULL || hold->end_us - hold->start_us < 1500000);
    }
}
