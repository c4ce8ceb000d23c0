#ifndef STORE_RECORDING_H
#define STORE_RECORDING_H

#include "body/sample.h"

#include <stddef.h>

/*
 * A recording: samples kept as they were, packed for the database. Lossless: whole microseconds, whole
 * grams, and the bits of the motion values; deltas as variable-length integers, then zstd, with a magic
 * number, a format version and a checksum.
 */
struct recording {
    struct sample *samples; /* owned */
    size_t count, capacity;
};

void recording_init(struct recording *recording);
void recording_free(struct recording *recording);
void recording_clear(struct recording *recording);
int recording_append(struct recording *recording, const struct sample *sample); /* 0 or -ENOMEM */

/* Packed bytes, malloc'ed: *out and *size. 0 or -ENOMEM. */
int recording_pack(const struct recording *recording, unsigned char **out, size_t *size);

/* 0, -EINVAL when the bytes are not a recording or are damaged, -ENOMEM. *recording is replaced on success
 * only. */
int recording_unpack(struct recording *recording, const unsigned char *bytes, size_t size);

#endif
