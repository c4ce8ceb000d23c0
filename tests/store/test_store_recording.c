#include "made.h"
#include "test.h"

#include "store/recording.h"

#include <zstd.h>

static void let_go(void *recording)
{
    recording_free(recording);
    free(recording);
}

/* An empty one, the case's. */
static struct recording *fresh(void)
{
    return test_owns(calloc(1, sizeof(struct recording)), let_go);
}

static void append(struct recording *recording, const struct sample *sample)
{
    assert_int_equal(recording_append(recording, sample), 0);
}

/* A board: jittering times, drifting loads, some rows repeated. */
static void fill_board(struct recording *recording, size_t count, uint64_t seed)
{
    double load[CORNERS] = {17.2, 16.9, 18.1, 17.8};
    int64_t t_us = 86400000000;
    for (size_t i = 0; i < count; i++) {
        t_us += 8000 + (int64_t)(made_roll(&seed) % 5000);
        for (int corner = 0; corner < CORNERS && made_roll(&seed) % 3; corner++)
            load[corner] += ((double)(made_roll(&seed) % 200) - 99.5) / 1000.0;
        struct sample sample = sample_load(t_us, load);
        append(recording, &sample);
    }
}

/* Anything a sample may be. */
static struct sample any_sample(uint64_t *seed)
{
    struct sample sample = {.t_us = (int64_t)made_roll(seed), .has = (uint32_t)(made_roll(seed) & 31)};
    if (made_roll(seed) % 2)
        sample.t_us = (int64_t)(made_roll(seed) % 100000);
    if (sample.has & SAMPLE_CONTACT)
        sample.contacts = (uint32_t)made_roll(seed);
    if (sample.has & SAMPLE_LOAD) {
        for (int corner = 0; corner < CORNERS; corner++)
            sample.load_kg[corner] = ((double)(made_roll(seed) % 2000001) - 1e6) / 1000.0;
        sample_quantise(&sample);
    }
    if (sample.has & SAMPLE_MOTION) {
        for (int i = 0; i < 3; i++) {
            uint64_t bits = made_roll(seed); /* any bits: infinities and numbers that are none as well */
            memcpy(&sample.accel_m_s2[i], &bits, sizeof(bits));
            sample.gyro_rad_s[i] = (double)(made_roll(seed) % 1000) / 7.0;
        }
    }
    return sample;
}

static void assert_same(const struct recording *a, const struct recording *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++)
        assert_memory_equal(&a->samples[i], &b->samples[i], sizeof(struct sample));
}

/* Its packed bytes, the case's. */
static unsigned char *pack(const struct recording *recording, size_t *size)
{
    unsigned char *packed;
    assert_int_equal(recording_pack(recording, &packed, size), 0);
    return test_owns(packed, free);
}

/* There and back; returns the packed size. */
static size_t round_trip(const struct recording *recording)
{
    size_t size;
    const unsigned char *packed = pack(recording, &size);
    struct recording *back = fresh();
    assert_int_equal(recording_unpack(back, packed, size), 0);
    assert_same(recording, back);
    return size;
}

TEST(test_empty)
{
    struct recording *recording = fresh();
    assert_true(round_trip(recording) > 0);
}

TEST(test_board)
{
    struct recording *recording = fresh();
    fill_board(recording, 6000, 7);
    size_t size = round_trip(recording);
    print_message("made-up board, 6000 samples: %zu bytes\n", size);
    assert_true(size < 6000 * 10);
    recording->count = 0;
    round_trip(recording);
}

TEST(test_anything)
{
    for (uint64_t seed = 1; seed <= 200; seed++) {
        uint64_t dice = seed * 0x9e3779b97f4a7c15u;
        struct recording *recording = fresh();
        for (size_t i = 0; i < seed; i++) {
            struct sample sample = any_sample(&dice);
            append(recording, &sample);
        }
        round_trip(recording);
    }
}

TEST(test_extremes)
{
    struct sample samples[] = {
        {.t_us = INT64_MIN, .has = SAMPLE_LOAD, .load_kg = {-1000, 1000, 0.001, -0.001}},
        {.t_us = INT64_MAX, .has = SAMPLE_LOST},
        {.t_us = INT64_MIN, .has = SAMPLE_CONTACT, .contacts = UINT32_MAX},
        {.t_us = 0, .has = SAMPLE_CONTACT},
        {.t_us = -1, .has = SAMPLE_MOTION, .accel_m_s2 = {-0.0, (double)INFINITY, 5e-324}},
        {.t_us = -2},
    };
    struct recording *recording = fresh();
    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
        append(recording, &samples[i]);
    round_trip(recording);
}

/* What could not come back the same is refused, and nothing is written. */
TEST(test_not_packable)
{
    const struct sample samples[] = {
        {.has = SAMPLE_LOAD, .load_kg = {0.0001}},
        {.has = SAMPLE_LOAD, .load_kg = {0, (double)NAN}},
        {.has = SAMPLE_LOAD, .load_kg = {0, 0, 1e300}},
        {.has = SAMPLE_TICK << 1},
        {.has = SAMPLE_LOAD, .load_kg = {0, 0, 0, (double)INFINITY}},
    };
    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
        struct recording *recording = fresh();
        unsigned char *packed = NULL;
        size_t size = 77;
        append(recording, &samples[i]);
        assert_int_equal(recording_pack(recording, &packed, &size), -EINVAL);
        assert_null(packed);
        assert_int_equal(size, 77);
    }
}

TEST(test_full)
{
    struct recording *recording = fresh();
    struct sample sample = {.has = SAMPLE_LOST};
    for (int i = 0; i < RECORDING_SAMPLES_MAX; i++)
        append(recording, &sample);
    assert_int_equal(recording_append(recording, &sample), -EFBIG);
    assert_int_equal(recording->count, RECORDING_SAMPLES_MAX);
    round_trip(recording);
}

/* Unpacks and gives the result; what was in the recording is still there when it failed. */
static int try_unpack(const unsigned char *bytes, size_t size)
{
    unsigned char *exact = malloc(size > 0 ? size : 1); /* so that a read beyond is seen */
    struct sample marker = {.t_us = 4711, .has = SAMPLE_LOST};
    struct recording recording = {0}; /* not the case's: there are tens of thousands */
    append(&recording, &marker);
    assert_non_null(exact);
    memcpy(exact, bytes, size);
    int result = recording_unpack(&recording, exact, size);
    if (result) {
        assert_int_equal(recording.count, 1);
        assert_memory_equal(&recording.samples[0], &marker, sizeof(marker));
    }
    recording_free(&recording);
    free(exact);
    return result;
}

TEST(test_truncated)
{
    struct recording *recording = fresh();
    size_t size;
    fill_board(recording, 100, 3);
    unsigned char *packed = pack(recording, &size);
    for (size_t cut = 0; cut < size; cut++)
        assert_int_equal(try_unpack(packed, cut), -EINVAL);
    assert_int_equal(try_unpack(packed, size), 0);
}

/* Every single flipped bit is found, but for those of the frame header that say the same in other words. */
TEST(test_flipped)
{
    size_t size;
    struct recording *recording = fresh(), *back = fresh();
    fill_board(recording, 100, 5);
    unsigned char *packed = pack(recording, &size);
    for (size_t bit = 0; bit < size * 8; bit++) {
        packed[bit / 8] ^= (unsigned char)(1u << (bit % 8));
        int result = recording_unpack(back, packed, size);
        if (result == 0)
            assert_same(recording, back);
        else
            assert_int_equal(result, -EINVAL);
        packed[bit / 8] ^= (unsigned char)(1u << (bit % 8));
    }
}

/* A sound zstd frame around raw bytes: what is inside must be checked, too. */
static int unpack_raw(const unsigned char *raw, size_t size)
{
    size_t bound = ZSTD_compressBound(size);
    unsigned char *bytes = malloc(4 + bound);
    assert_non_null(bytes);
    memcpy(bytes, "SFR\1", 4);
    size_t used = ZSTD_compress(bytes + 4, bound, raw, size, 1);
    assert_false(ZSTD_isError(used));
    int result = try_unpack(bytes, 4 + used);
    free(bytes);
    return result;
}

TEST(test_bad_inside)
{
    static const unsigned char more_than_there[] = {100, 8, 0};
    static const unsigned char huge[] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 8, 0};
    static const unsigned char overlong[] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2, 8, 0};
    static const unsigned char unknown_bit[] = {1, 32, 0};
    static const unsigned char left_over[] = {1, 8, 0, 0};
    static const unsigned char no_load[] = {1, 1, 0, 1, 1, 1};
    static const unsigned char short_motion[] = {1, 2, 0, 1, 2, 3};
    static const unsigned char wide_contact[] = {1, 4, 0, 0xff, 0xff, 0xff, 0xff, 0x7f};
    static const unsigned char sound[] = {1, 8, 0};
    static const unsigned char nothing[1] = {0};
    assert_int_equal(unpack_raw(more_than_there, sizeof(more_than_there)), -EINVAL);
    assert_int_equal(unpack_raw(huge, sizeof(huge)), -EINVAL);
    assert_int_equal(unpack_raw(overlong, sizeof(overlong)), -EINVAL);
    assert_int_equal(unpack_raw(unknown_bit, sizeof(unknown_bit)), -EINVAL);
    assert_int_equal(unpack_raw(left_over, sizeof(left_over)), -EINVAL);
    assert_int_equal(unpack_raw(no_load, sizeof(no_load)), -EINVAL);
    assert_int_equal(unpack_raw(short_motion, sizeof(short_motion)), -EINVAL);
    assert_int_equal(unpack_raw(wide_contact, sizeof(wide_contact)), -EINVAL);
    assert_int_equal(unpack_raw(nothing, 0), -EINVAL);
    assert_int_equal(unpack_raw(sound, sizeof(sound)), 0);
    assert_int_equal(unpack_raw(nothing, 1), 0);
}

/* Raw bytes by chance, inside a sound frame and outside of any. */
TEST(test_garbage)
{
    uint64_t dice = 99;
    for (int round = 0; round < 20000; round++) {
        unsigned char bytes[200];
        size_t size = made_roll(&dice) % sizeof(bytes);
        for (size_t i = 0; i < size; i++)
            bytes[i] = (unsigned char)(made_roll(&dice) % (round % 2 ? 256 : 12));
        int inside = unpack_raw(bytes, size);
        assert_true(inside == 0 || inside == -EINVAL);
        if (size >= 4)
            memcpy(bytes, "SFR\1", 4);
        assert_int_equal(try_unpack(bytes, size), -EINVAL);
    }
}

/* A frame of few bytes that says it holds a gigabyte is refused before any memory is asked for. */
TEST(test_bomb)
{
    static const unsigned char header[] = {'S',  'F',  'R',  1,    0x28, 0xb5, 0x2f, 0xfd,
                                           0xa0, 0x00, 0x00, 0x00, 0x05, 0x01, 0x00, 0x00};
    assert_int_equal(ZSTD_getFrameContentSize(header + 4, sizeof(header) - 4), 0x05000000);
    assert_int_equal(try_unpack(header, sizeof(header)), -EINVAL);
    static const unsigned char unknown[] = {'S',  'F',  'R',  1,    0x28, 0xb5, 0x2f,
                                            0xfd, 0x00, 0x58, 0x01, 0x00, 0x00};
    assert_int_equal(try_unpack(unknown, sizeof(unknown)), -EINVAL);
}

/* How much a minute of a real board takes. */
static void measure(const char *name)
{
    char path[512], line[256];
    snprintf(path, sizeof(path), "%s/board/%s.csv", SUREFOOT_RECORDINGS, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    struct recording *recording = fresh();
    while (fgets(line, sizeof(line), file)) {
        double time_s, load[CORNERS];
        if (sscanf(line, "%lf,%lf,%lf,%lf,%lf", &time_s, &load[0], &load[1], &load[2], &load[3]) != 5)
            continue;
        struct sample sample = sample_load((int64_t)llround(time_s * 1e6), load);
        append(recording, &sample);
    }
    fclose(file);
    assert_true(recording->count > 100);
    double minutes =
        (double)(recording->samples[recording->count - 1].t_us - recording->samples[0].t_us) / 60e6;
    size_t size = round_trip(recording);
    print_message("%s: %zu samples, %.2f min, %.0f Hz: %zu bytes, %.0f a minute\n", name, recording->count,
                  minutes, (double)recording->count / minutes / 60, size, (double)size / minutes);
    assert_true(size < recording->count * 12);
}

TEST(test_real)
{
    static const char *const names[] = {"quiet-with-dropouts", "mixed-tuesday", "short-stance",
                                        "step-on-s01-1-good"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        measure(names[i]);
}
