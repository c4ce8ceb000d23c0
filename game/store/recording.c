#include "store/recording.h"

#include "files/room.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <zstd.h>

enum { MAGIC_SIZE = 4, VARINT_MAX = 10, MOTION_COLUMNS = 6, LEVEL = 9 };
enum { HAS_KNOWN = SAMPLE_LOAD | SAMPLE_MOTION | SAMPLE_CONTACT | SAMPLE_LOST | SAMPLE_TICK };
/* Fewest and most bytes of one sample before zstd: has and time; those and everything else. */
enum { SAMPLE_BYTES_MIN = 2, SAMPLE_BYTES_MAX = 1 + VARINT_MAX * (2 + CORNERS) + 8 * MOTION_COLUMNS };
/* A zstd block of 128 KiB takes no fewer than 4 bytes (RFC 8878, 3.1.1.2), so no frame expands further. */
enum { EXPANSION_MAX = 32768 };

static const unsigned char magic[MAGIC_SIZE] = {'S', 'F', 'R', 1};

void recording_free(struct recording *recording)
{
    free(recording->samples);
    *recording = (struct recording){0};
}

int recording_append(struct recording *recording, const struct sample *sample)
{
    if (recording->count >= RECORDING_SAMPLES_MAX)
        return -EFBIG;
    struct sample *samples =
        room_for_one(recording->samples, recording->count, &recording->capacity, sizeof(*samples));
    if (!samples)
        return -ENOMEM;
    recording->samples = samples;
    recording->samples[recording->count++] = *sample;
    return 0;
}

/*
 * What is packed stands once, for both ways: each value is put where the codec is, or taken from there.
 * Putting, there is room for the largest case, and nothing of the samples is changed; taking never leaves the
 * bytes, and whoever had to is bad.
 */
struct codec {
    unsigned char *at;
    const unsigned char *end; /* of the bytes to take from; NULL: they are put */
    bool bad;
};

static void put_varint(unsigned char **at, uint64_t value)
{
    while (value >= 0x80) {
        *(*at)++ = (unsigned char)(value | 0x80);
        value >>= 7;
    }
    *(*at)++ = (unsigned char)value;
}

static uint64_t take_varint(struct codec *codec)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && codec->at < codec->end; shift += 7) {
        uint64_t byte = *codec->at++;
        if (shift == 63 && byte > 1)
            break;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
    codec->bad = true;
    return 0;
}

static void code_whole(struct codec *codec, uint64_t *value)
{
    if (codec->end)
        *value = take_varint(codec);
    else
        put_varint(&codec->at, *value);
}

/* Zig-zag: small steps of either sign become small numbers. The difference may wrap; so does the way back. */
static void code_step(struct codec *codec, int64_t *last, int64_t *value)
{
    uint64_t step = (uint64_t)*value - (uint64_t)*last, coded = (step << 1) ^ (0 - (step >> 63));
    code_whole(codec, &coded);
    *last = (int64_t)((uint64_t)*last + ((coded >> 1) ^ (0 - (coded & 1))));
    if (codec->end)
        *value = *last;
}

static void code_bits(struct codec *codec, uint64_t *last, double *value)
{
    uint64_t bits;
    if (codec->end && codec->end - codec->at < 8) {
        codec->bad = true;
        return;
    }
    memcpy(&bits, value, sizeof(bits));
    bits = codec->end ? 0 : bits ^ *last;
    for (int shift = 0; shift < 64; shift += 8) {
        if (codec->end)
            bits |= (uint64_t)*codec->at++ << shift;
        else
            *codec->at++ = (unsigned char)(bits >> shift);
    }
    *last ^= bits;
    if (codec->end)
        memcpy(value, last, sizeof(*last));
}

static void code_contacts(struct codec *codec, uint32_t *last, uint32_t *contacts)
{
    uint64_t changed = *contacts ^ *last;
    code_whole(codec, &changed);
    codec->bad |= changed > UINT32_MAX;
    *last ^= (uint32_t)changed;
    if (codec->end)
        *contacts = *last;
}

static void code_load(struct codec *codec, int64_t *last, double *kg)
{
    int64_t grams = codec->end ? 0 : (int64_t)round(*kg * 1000.0);
    code_step(codec, last, &grams);
    if (codec->end)
        *kg = (double)grams / 1000.0;
}

/* Of all samples, which are there, with what they have. */
static void code_values(struct codec *codec, struct sample *samples, size_t count)
{
    int64_t time = 0;
    uint32_t contacts = 0;
    for (size_t i = 0; i < count && !codec->bad; i++)
        code_step(codec, &time, &samples[i].t_us);
    for (int corner = 0; corner < CORNERS; corner++) {
        int64_t last = 0;
        for (size_t i = 0; i < count && !codec->bad; i++)
            if (samples[i].has & SAMPLE_LOAD)
                code_load(codec, &last, &samples[i].load_kg[corner]);
    }
    for (size_t i = 0; i < count && !codec->bad; i++)
        if (samples[i].has & SAMPLE_CONTACT)
            code_contacts(codec, &contacts, &samples[i].contacts);
    for (int column = 0; column < MOTION_COLUMNS; column++) {
        uint64_t last = 0;
        for (size_t i = 0; i < count && !codec->bad; i++)
            if (samples[i].has & SAMPLE_MOTION)
                code_bits(codec, &last,
                          column < 3 ? &samples[i].accel_m_s2[column] : &samples[i].gyro_rad_s[column - 3]);
    }
}

static bool whole_grams(const struct sample *sample)
{
    for (int corner = 0; corner < CORNERS; corner++) {
        double grams = round(sample->load_kg[corner] * 1000.0);
        if (!(fabs(grams) <= 1e15) || grams / 1000.0 != sample->load_kg[corner])
            return false;
    }
    return true;
}

/* Everything before zstd. Returns the size. */
static size_t put_recording(unsigned char *raw, const struct recording *recording)
{
    struct codec codec = {.at = raw};
    put_varint(&codec.at, recording->count);
    for (size_t i = 0; i < recording->count; i++)
        *codec.at++ = (unsigned char)recording->samples[i].has;
    code_values(&codec, recording->samples, recording->count);
    return (size_t)(codec.at - raw);
}

static int compress(const unsigned char *raw, size_t raw_size, unsigned char **out, size_t *size)
{
    size_t bound = ZSTD_compressBound(raw_size);
    unsigned char *packed = malloc(MAGIC_SIZE + bound);
    ZSTD_CCtx *context = ZSTD_createCCtx();
    size_t used = 0;
    bool made = packed && context && !ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)) &&
                !ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, LEVEL));
    if (made) {
        used = ZSTD_compress2(context, packed + MAGIC_SIZE, bound, raw, raw_size);
        made = !ZSTD_isError(used);
    }
    ZSTD_freeCCtx(context);
    if (!made) {
        free(packed);
        return -ENOMEM; /* the only way for zstd to fail with room enough */
    }
    memcpy(packed, magic, MAGIC_SIZE);
    *out = packed;
    *size = MAGIC_SIZE + used;
    return 0;
}

int recording_pack(const struct recording *recording, unsigned char **out, size_t *size)
{
    for (size_t i = 0; i < recording->count; i++) {
        const struct sample *sample = &recording->samples[i];
        if ((sample->has & ~(uint32_t)HAS_KNOWN) || ((sample->has & SAMPLE_LOAD) && !whole_grams(sample)))
            return -EINVAL;
    }
    unsigned char *raw = malloc(VARINT_MAX + recording->count * SAMPLE_BYTES_MAX);
    if (!raw)
        return -ENOMEM;
    int result = compress(raw, put_recording(raw, recording), out, size);
    free(raw);
    return result;
}

/* The samples of raw bytes. *out is owned by the caller on success. */
static int take_recording(unsigned char *raw, size_t raw_size, struct recording *out)
{
    struct codec codec = {.at = raw, .end = raw + raw_size};
    uint64_t count = take_varint(&codec);
    if (codec.bad || count > RECORDING_SAMPLES_MAX ||
        count * SAMPLE_BYTES_MIN > (uint64_t)(codec.end - codec.at))
        return -EINVAL;
    struct recording found = {0};
    found.samples = calloc(count > 0 ? (size_t)count : 1, sizeof(*found.samples));
    if (!found.samples)
        return -ENOMEM;
    found.count = found.capacity = (size_t)count;
    for (size_t i = 0; i < found.count; i++) {
        found.samples[i].has = *codec.at++;
        codec.bad |= (found.samples[i].has & ~(uint32_t)HAS_KNOWN) != 0;
    }
    code_values(&codec, found.samples, found.count);
    if (codec.bad || codec.at != codec.end) {
        recording_free(&found);
        return -EINVAL;
    }
    *out = found;
    return 0;
}

int recording_unpack(struct recording *recording, const unsigned char *bytes, size_t size)
{
    if (size < MAGIC_SIZE || memcmp(bytes, magic, MAGIC_SIZE) != 0)
        return -EINVAL;
    const unsigned char *frame = bytes + MAGIC_SIZE;
    size_t frame_size = size - MAGIC_SIZE;
    /* Unknown and unreadable sizes are the two largest numbers, so they fall under the bounds too. */
    unsigned long long raw_size = ZSTD_getFrameContentSize(frame, frame_size);
    if (raw_size > VARINT_MAX + (unsigned long long)RECORDING_SAMPLES_MAX * SAMPLE_BYTES_MAX ||
        raw_size / EXPANSION_MAX > frame_size)
        return -EINVAL;
    unsigned char *raw = malloc(raw_size > 0 ? (size_t)raw_size : 1);
    if (!raw)
        return -ENOMEM;
    struct recording found;
    size_t got = ZSTD_decompress(raw, (size_t)raw_size, frame, frame_size);
    int result = ZSTD_isError(got) || got != raw_size ? -EINVAL : take_recording(raw, got, &found);
    free(raw);
    if (result)
        return result;
    recording_free(recording);
    *recording = found;
    return 0;
}
