#ifndef STORE_RECORDING_H
#define STORE_RECORDING_H

#include "measure/sample.h"

#include <stddef.h>

/*
 * A recording: samples kept as they were, packed for the database. Lossless: whole microseconds, whole
 * grams, and the bits of the motion values; deltas as variable-length integers, then zstd, with a magic
 * number, a format version and a checksum.
 *
 * Packed bytes: "SFR" and the version 1, then one zstd frame (with its checksum) of
 *   count of samples                                      variable-length integer
 *   one byte of enum sample_has bits a sample
 *   steps of time in microseconds                         zig-zag, variable-length, of all samples
 *   steps of each corner in grams, corner after corner    likewise, of the samples that have a load
 *   changes of the contacts                               exclusive or, of the samples that have contacts
 *   six columns of motion, 8 bytes little-endian          exclusive or with the value before, likewise
 */
struct recording {          /* all zero to begin with */
    struct sample *samples; /* owned */
    size_t count, capacity; /* count 0: its room stays for others */
};

/* As much as one recording holds: close to three hours of a board, so that a damaged count cannot ask for the
 * memory of the whole machine. */
enum { RECORDING_SAMPLES_MAX = 1 << 20 };

void recording_free(struct recording *recording);

/* 0, -ENOMEM, or -EFBIG beyond RECORDING_SAMPLES_MAX. */
int recording_append(struct recording *recording, const struct sample *sample);

/*
 * Packed bytes, malloc'ed: *out and *size. 0, -ENOMEM, or -EINVAL when a load is not in whole grams
 * (sample_quantise) or `has` holds an unknown bit: what could not be read back the same is not packed.
 */
int recording_pack(const struct recording *recording, unsigned char **out, size_t *size);

/* 0, -EINVAL when the bytes are not a recording or are damaged, -ENOMEM. *recording is replaced on success
 * only. */
int recording_unpack(struct recording *recording, const unsigned char *bytes, size_t size);

#endif
