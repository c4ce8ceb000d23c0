#include "store/recording.h"

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

void recording_init(struct recording *recording)
{
    *recording = (struct recording){0};
}

void recording_free(struct recording *recording)
{
    free(recording->samples);
    recording_init(recording);
}

void recording_clear(struct recording *recording)
{
    recording->count = 0;
}

int recording_append(struct recording *recording, const struct sample *sample)
{
    if (recording->count >= RECORDING_SAMPLES_MAX)
        return -EFBIG;
    if (recording->count == recording->capacity) {
        size_t capacity = recording->capacity > 0 ? 2 * recording->capacity : 1024;
        struct sample *samples = realloc(recording->samples, capacity * sizeof(*samples));
        if (!samples)
            return -ENOMEM;
        recording->samples = samples;
        recording->capacity = capacity;
    }
    recording->samples[recording->count++] = *sample;
    return 0;
}

/* Packing: bytes are put at `at`; room for the largest case was made before. */

static void put_varint(unsigned char **at, uint64_t value)
{
    while (value >= 0x80) {
        *(*at)++ = (unsigned char)(value | 0x80);
        value >>= 7;
    }
    *(*at)++ = (unsigned char)value;
}

/* Zig-zag: small steps of either sign become small numbers. The difference may wrap; so does the way back. */
static void put_step(unsigned char **at, int64_t *last, int64_t value)
{
    uint64_t step = (uint64_t)value - (uint64_t)*last;
    put_varint(at, (step << 1) ^ (0 - (step >> 63)));
    *last = value;
}

static void put_bits(unsigned char **at, uint64_t *last, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    for (int shift = 0; shift < 64; shift += 8)
        *(*at)++ = (unsigned char)((bits ^ *last) >> shift);
    *last = bits;
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

static double *motion_value(struct sample *sample, int column)
{
    return column < 3 ? &sample->accel_m_s2[column] : &sample->gyro_rad_s[column - 3];
}

static void put_loads(unsigned char **at, const struct recording *recording)
{
    for (int corner = 0; corner < CORNERS; corner++) {
        int64_t last = 0;
        for (size_t i = 0; i < recording->count; i++) {
            if (recording->samples[i].has & SAMPLE_LOAD)
                put_step(at, &last, (int64_t)round(recording->samples[i].load_kg[corner] * 1000.0));
        }
    }
}

static void put_others(unsigned char **at, const struct recording *recording)
{
    uint32_t contacts = 0;
    for (size_t i = 0; i < recording->count; i++) {
        if (recording->samples[i].has & SAMPLE_CONTACT) {
            put_varint(at, recording->samples[i].contacts ^ contacts);
            contacts = recording->samples[i].contacts;
        }
    }
    for (int column = 0; column < MOTION_COLUMNS; column++) {
        uint64_t last = 0;
        for (size_t i = 0; i < recording->count; i++) {
            if (recording->samples[i].has & SAMPLE_MOTION)
                put_bits(at, &last, *motion_value(&recording->samples[i], column));
        }
    }
}

/* Everything before zstd. Returns the size. */
static size_t put_recording(unsigned char *raw, const struct recording *recording)
{
    unsigned char *at = raw;
    put_varint(&at, recording->count);
    for (size_t i = 0; i < recording->count; i++)
        *at++ = (unsigned char)recording->samples[i].has;
    int64_t last = 0;
    for (size_t i = 0; i < recording->count; i++)
        put_step(&at, &last, recording->samples[i].t_us);
    put_loads(&at, recording);
    put_others(&at, recording);
    return (size_t)(at - raw);
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

/* Unpacking: a reader that never leaves its bytes; `bad` once it had to. */
struct reader {
    const unsigned char *at, *end;
    bool bad;
};

static uint64_t get_varint(struct reader *reader)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && reader->at < reader->end; shift += 7) {
        uint64_t byte = *reader->at++;
        if (shift == 63 && byte > 1)
            break;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
    reader->bad = true;
    return 0;
}

static int64_t get_step(struct reader *reader, int64_t *last)
{
    uint64_t coded = get_varint(reader);
    *last = (int64_t)((uint64_t)*last + ((coded >> 1) ^ (0 - (coded & 1))));
    return *last;
}

static double get_bits(struct reader *reader, uint64_t *last)
{
    if (reader->end - reader->at < 8) {
        reader->bad = true;
        return 0;
    }
    for (int shift = 0; shift < 64; shift += 8)
        *last ^= (uint64_t)*reader->at++ << shift;
    double value;
    memcpy(&value, last, sizeof(value));
    return value;
}

static void get_loads(struct reader *reader, struct recording *recording)
{
    for (int corner = 0; corner < CORNERS; corner++) {
        int64_t last = 0;
        for (size_t i = 0; i < recording->count && !reader->bad; i++) {
            if (recording->samples[i].has & SAMPLE_LOAD)
                recording->samples[i].load_kg[corner] = (double)get_step(reader, &last) / 1000.0;
        }
    }
}

static void get_others(struct reader *reader, struct recording *recording)
{
    uint32_t contacts = 0;
    for (size_t i = 0; i < recording->count && !reader->bad; i++) {
        if (recording->samples[i].has & SAMPLE_CONTACT) {
            uint64_t changed = get_varint(reader);
            reader->bad = reader->bad || changed > UINT32_MAX;
            contacts ^= (uint32_t)changed;
            recording->samples[i].contacts = contacts;
        }
    }
    for (int column = 0; column < MOTION_COLUMNS; column++) {
        uint64_t last = 0;
        for (size_t i = 0; i < recording->count && !reader->bad; i++) {
            if (recording->samples[i].has & SAMPLE_MOTION)
                *motion_value(&recording->samples[i], column) = get_bits(reader, &last);
        }
    }
}

/* The samples of raw bytes. *out is owned by the caller on success. */
static int get_recording(const unsigned char *raw, size_t raw_size, struct recording *out)
{
    struct reader reader = {raw, raw + raw_size, false};
    uint64_t count = get_varint(&reader);
    if (reader.bad || count > RECORDING_SAMPLES_MAX ||
        count * SAMPLE_BYTES_MIN > (uint64_t)(reader.end - reader.at))
        return -EINVAL;
    struct recording found = {0};
    found.samples = calloc(count > 0 ? (size_t)count : 1, sizeof(*found.samples));
    if (!found.samples)
        return -ENOMEM;
    found.count = found.capacity = (size_t)count;
    for (size_t i = 0; i < found.count; i++) {
        found.samples[i].has = *reader.at++;
        reader.bad = reader.bad || (found.samples[i].has & ~(uint32_t)HAS_KNOWN);
    }
    int64_t last = 0;
    for (size_t i = 0; i < found.count && !reader.bad; i++)
        found.samples[i].t_us = get_step(&reader, &last);
    get_loads(&reader, &found);
    get_others(&reader, &found);
    if (reader.bad || reader.at != reader.end) {
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
    int result = ZSTD_isError(got) || got != raw_size ? -EINVAL : get_recording(raw, got, &found);
    free(raw);
    if (result)
        return result;
    recording_free(recording);
    *recording = found;
    return 0;
}
