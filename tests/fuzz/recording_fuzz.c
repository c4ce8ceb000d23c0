#include "fuzz.h"

#include "store/recording.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zstd.h>

/*
 * A recording: any bytes are refused, or become samples within bounds that pack and unpack the same. The
 * first byte says what the others are: the packed bytes; what is inside the zstd frame (whose checksum no
 * chance would ever meet); or samples to be packed.
 */
enum { MAGIC_SIZE = 4, SAMPLES_MAX = 400, HAS_ALL = 0x1f };
static const unsigned char magic[MAGIC_SIZE] = {'S', 'F', 'R', 1};

static bool same(const struct recording *a, const struct recording *b)
{
    return a->count == b->count &&
           (a->count == 0 || memcmp(a->samples, b->samples, a->count * sizeof *a->samples) == 0);
}

/* Loads beyond whole grams of a double are read but not written: nobody ever packed them. */
static void check_repacked(const struct recording *recording, bool whole)
{
    unsigned char *bytes;
    size_t size;
    struct recording again = {0};
    int result = recording_pack(recording, &bytes, &size);

    must(result == 0 || (result == -EINVAL && !whole));
    if (result)
        return;
    must(recording_unpack(&again, bytes, size) == 0);
    must(same(recording, &again));
    recording_free(&again);
    free(bytes);
}

static void check_unpacked(const struct recording *recording)
{
    must(recording->count <= RECORDING_SAMPLES_MAX && recording->capacity >= recording->count);
    for (size_t i = 0; i < recording->count; i++)
        must((recording->samples[i].has & ~(uint32_t)HAS_ALL) == 0);
    check_repacked(recording, false);
}

static void unpack(const unsigned char *bytes, size_t size)
{
    struct recording recording, before;
    struct sample sample = {.has = SAMPLE_TICK, .t_us = 7};

    recording = (struct recording){0};
    must(recording_append(&recording, &sample) == 0);
    before = recording;
    int result = recording_unpack(&recording, bytes, size);
    must(result == 0 || result == -EINVAL);
    if (result == 0)
        check_unpacked(&recording);
    else /* untouched */
        must(recording.samples == before.samples && recording.count == 1 && recording.samples[0].t_us == 7);
    recording_free(&recording);
}

static void unpack_framed(const uint8_t *raw, size_t raw_size)
{
    size_t bound = ZSTD_compressBound(raw_size), used;
    unsigned char *bytes = malloc(MAGIC_SIZE + bound);
    ZSTD_CCtx *context = ZSTD_createCCtx();

    must(bytes && context);
    must(!ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)));
    must(!ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 1)));
    memcpy(bytes, magic, MAGIC_SIZE);
    used = ZSTD_compress2(context, bytes + MAGIC_SIZE, bound, raw, raw_size);
    must(!ZSTD_isError(used));
    unpack(bytes, MAGIC_SIZE + used);
    ZSTD_freeCCtx(context);
    free(bytes);
}

static struct sample take_sample(struct fuzz_bytes *bytes, int64_t before_us, bool *whole)
{
    struct sample sample = {.t_us = fuzz_moment(bytes, before_us)};
    uint8_t has = fuzz_byte(bytes);
    bool raw = has & 0x80;

    sample.has = has & HAS_ALL;
    if (sample.has & SAMPLE_LOAD) {
        for (int i = 0; i < CORNERS; i++)
            sample.load_kg[i] = raw ? fuzz_real(bytes) + 0.0 /* there is one zero, see sample_quantise */
                                    : (double)(int16_t)fuzz_whole(bytes, 2) / 100.0;
        if (raw)
            *whole = false;
        else
            sample_quantise(&sample);
    }
    if (sample.has & SAMPLE_MOTION)
        for (int i = 0; i < 3; i++) {
            sample.accel_m_s2[i] = fuzz_real(bytes);
            sample.gyro_rad_s[i] = fuzz_real(bytes);
        }
    if (sample.has & SAMPLE_CONTACT)
        sample.contacts = (uint32_t)fuzz_whole(bytes, 4);
    return sample;
}

static void pack(struct fuzz_bytes *bytes)
{
    struct recording recording = {0};
    int64_t t_us = 0;
    bool whole = true;

    while (bytes->left > 0 && recording.count < SAMPLES_MAX) {
        struct sample sample = take_sample(bytes, t_us, &whole);

        must(recording_append(&recording, &sample) == 0);
        t_us = sample.t_us;
    }
    check_repacked(&recording, whole);
    recording_free(&recording);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_bytes bytes = {data, size};
    size_t before = fuzz_heap();

    switch (fuzz_below(&bytes, 3)) {
    case 0:
        unpack(bytes.at, bytes.left);
        break;
    case 1:
        unpack_framed(bytes.at, bytes.left);
        break;
    default:
        pack(&bytes);
    }
    must(fuzz_heap() <= before);
    return 0;
}

static size_t seed_packed(int kinds, uint8_t *out, size_t size)
{
    struct recording recording = {0};
    unsigned char *packed;
    size_t packed_size;

    for (int i = 0; i < 40; i++) {
        struct sample sample = {.t_us = i * 10000, .has = (uint32_t)(kinds & HAS_ALL)};

        for (int k = 0; k < CORNERS && sample.has & SAMPLE_LOAD; k++)
            sample.load_kg[k] = 15 + k + i % 7 / 10.0;
        for (int k = 0; k < 3 && sample.has & SAMPLE_MOTION; k++)
            sample.accel_m_s2[k] = k == 1 ? 9.80665 : i / 100.0;
        if (sample.has & SAMPLE_CONTACT)
            sample.contacts = (uint32_t)(i / 5);
        sample_quantise(&sample);
        must(recording_append(&recording, &sample) == 0);
    }
    must(recording_pack(&recording, &packed, &packed_size) == 0 && packed_size < size);
    out[0] = 0;
    memcpy(out + 1, packed, packed_size);
    free(packed);
    recording_free(&recording);
    return packed_size + 1;
}

/* What is inside: three samples of a board and one loss; and the same for mode 2. */
size_t fuzz_seed(int number, uint8_t *out, size_t size)
{
    static const uint8_t inside[] = {1,   4, 1, 1,    1,   8,   0,    2,   2,    2,   100,  2,  3,
                                     100, 2, 3, 0x80, 0xf, 100, 0x80, 0xe, 0x7f, 200, 0x80, 0x1};
    static const uint8_t samples[] = {2, 10, 1, 232, 3,  232, 3, 100, 0,  50, 0,   10, 4,   1, 0, 0, 0, 210,
                                      9, 0,  8, 10,  16, 20,  1, 12,  13, 14, 230, 15, 235, 3, 1, 9, 9, 9};
    static const int kinds[] = {SAMPLE_LOAD, SAMPLE_MOTION, SAMPLE_CONTACT,
                                SAMPLE_TICK, SAMPLE_LOST,   SAMPLE_LOAD | SAMPLE_MOTION};
    enum { KINDS = sizeof kinds / sizeof *kinds };

    if (number < KINDS)
        return seed_packed(kinds[number], out, size);
    if (number > KINDS + 1)
        return 0;
    const uint8_t *bytes = number == KINDS ? inside : samples;
    size_t length = number == KINDS ? sizeof inside : sizeof samples;

    must(length <= size);
    memcpy(out, bytes, length);
    return length;
}
