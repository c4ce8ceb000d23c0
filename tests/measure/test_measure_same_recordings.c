#include "fold.h"
#include "rows.h"
#include "test.h"

/* What must not change when the same real people are measured on another board or more seldom. */
enum { FILES_MAX = 64, FRAME_US = FRAME_STEP_US };

struct recording {
    char name[64];
    struct sample *samples;
    size_t count;
};

static struct recording recordings[FILES_MAX];
static int recording_count;
static struct fold usual[1], other[1];

static void read_one(const char *name)
{
    struct recording *recording = &recordings[recording_count++];

    assert_in_range(recording_count, 1, FILES_MAX);
    snprintf(recording->name, sizeof(recording->name), "%s", name);
    recording->samples = rows_samples(name, &recording->count);
}

/* Those in which somebody stands. */
static int read_all(void **state)
{
    (void)state;
    for (char **name = rows_names("board"); *name; name++)
        if (strstr(*name, "stance") || strstr(*name, "step-on") || strstr(*name, "quiet"))
            read_one(*name);
    return 0;
}

static int free_all(void **state)
{
    (void)state;
    for (int i = 0; i < recording_count; i++)
        free(recordings[i].samples);
    return 0;
}

static void assert_same_holds(const char *name, double factor)
{
    if (other->hold_count != usual->hold_count)
        print_message("%s, %.1f times as heavy: %d holds instead of %d\n", name, factor, other->hold_count,
                      usual->hold_count);
    assert_int_equal(other->hold_count, usual->hold_count);
    for (int i = 0; i < usual->hold_count; i++) {
        assert_int_equal(other->holds[i].side, usual->holds[i].side);
        assert_int_equal(other->holds[i].ended_by, usual->holds[i].ended_by);
        assert_true(llabs(other->holds[i].start_us - usual->holds[i].start_us) <= FRAME_US);
        assert_true(llabs(other->holds[i].end_us - usual->holds[i].end_us) <= FRAME_US);
    }
}

/* A board that reads too little or too much. */
TEST(heavier_or_lighter)
{
    const double factors[] = {0.4, 0.6, 1.5, 2.0};

    for (int file = 0; file < recording_count; file++) {
        struct recording *recording = &recordings[file];
        struct sample *scaled = malloc(recording->count * sizeof(*scaled));
        const struct bouts stands = *fold_bouts(recording->samples, recording->count);
        double weight_kg = stands.stands[stands.longest].kg;

        assert_non_null(scaled);
        for (int factor = 0; factor < 4; factor++) {
            memcpy(scaled, recording->samples, recording->count * sizeof(*scaled));
            for (size_t i = 0; i < recording->count; i++) {
                for (int corner = 0; corner < CORNERS; corner++)
                    scaled[i].load_kg[corner] *= factors[factor];
                sample_quantise(&scaled[i]);
            }
            for (int known = 0; known < 2; known++) {
                fold_samples(usual, recording->samples, recording->count, known * weight_kg);
                fold_samples(other, scaled, recording->count, known * weight_kg * factors[factor]);
                assert_same_holds(recording->name, factors[factor]);
            }
            const struct bouts *again = fold_bouts(scaled, recording->count);
            assert_int_equal(again->count, stands.count);
            for (int i = 0; i < stands.count; i++) {
                /* By a sample, and those are up to 40 ms apart here. */
                assert_true(llabs(again->stands[i].start_us - stands.stands[i].start_us) <= 2 * FRAME_US);
                assert_true(llabs(again->stands[i].end_us - stands.stands[i].end_us) <= 2 * FRAME_US);
            }
        }
        free(scaled);
    }
}

/*
 * Every sample within so many microseconds of the one before is left out. A few movements go in two steps
 * and may be dated to either; all others stay where they are by a sample and a frame.
 */
TEST(more_seldom)
{
    const int64_t steps_us[] = {20000, 32000, 40000};

    for (int step = 0; step < 3; step++) {
        int times = 0, moved = 0;

        for (int file = 0; file < recording_count; file++) {
            const struct recording *recording = &recordings[file];
            int64_t within_us = steps_us[step] + FRAME_US;

            fold_samples(usual, recording->samples, recording->count, 0.0);
            fold_begin(other, 0, 0.0);
            for (size_t i = 0; i < recording->count; i++)
                if (i == 0 || sample_span_us(other->pushed_us, recording->samples[i].t_us) >= steps_us[step])
                    fold_push(other, &recording->samples[i]);
            fold_end(other);
            assert_int_equal(other->hold_count, usual->hold_count);
            for (int i = 0; i < usual->hold_count; i++) {
                const struct hold *a = &usual->holds[i], *b = &other->holds[i];

                assert_int_equal(b->side, a->side);
                assert_int_equal(b->ended_by, a->ended_by);
                moved += (llabs(b->start_us - a->start_us) > within_us) +
                         (llabs(b->end_us - a->end_us) > within_us);
                times += 2;
            }
        }
        print_message("a sample every %d ms: %d of %d times moved by more than that and a frame\n",
                      (int)(steps_us[step] / 1000), moved, times);
        assert_true(moved <= 0.1 * times);
    }
}

GROUP(read_all, free_all)
