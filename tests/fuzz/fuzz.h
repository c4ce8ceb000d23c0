#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What the targets share. A target takes any bytes and aborts when what comes of them is not as promised; it
 * runs under libFuzzer (script/fuzz) and, with its seeds changed by a fixed chance, in the ordinary tests
 * (still.c).
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Seed number 0, 1, 2 ... of the target's own, cut to `size` bytes: its length, 0 behind the last one. */
size_t fuzz_seed(int number, uint8_t *out, size_t size);

/* Something that must be so, whatever the input. */
#define must(fact) ((fact) ? (void)0 : fuzz_broken(#fact, __FILE__, __LINE__))
_Noreturn void fuzz_broken(const char *fact, const char *file, int line);

/* The input, taken from the front; behind its end there are zeros. Numbers are little-endian. */
struct fuzz_bytes {
    const uint8_t *at;
    size_t left;
};
uint8_t fuzz_byte(struct fuzz_bytes *bytes);
uint64_t fuzz_whole(struct fuzz_bytes *bytes, int size);       /* of so many bytes */
double fuzz_share(struct fuzz_bytes *bytes);                   /* 0..1 in 65535 steps */
double fuzz_real(struct fuzz_bytes *bytes);                    /* any bits */
int fuzz_below(struct fuzz_bytes *bytes, int limit);           /* 0..limit - 1; limit up to 256 */
int64_t fuzz_moment(struct fuzz_bytes *bytes, int64_t before); /* any time; mostly not far from `before` */

/* Bytes on the heap now, to the byte; always 0 without AddressSanitizer, as nobody else counts them so. */
size_t fuzz_heap(void);

/* A message: one line of UTF-8, not empty, at most 255 bytes, nothing in it that a terminal would obey. */
bool fuzz_is_line(const char *text);

/* Text for a terminal: lines of UTF-8 without control characters (tabs are none). */
bool fuzz_is_plain(const char *text, size_t size);

#endif
