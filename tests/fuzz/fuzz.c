#define _POSIX_C_SOURCE 200809L /* strnlen */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef SUREFOOT_SANITIZED
size_t __sanitizer_get_current_allocated_bytes(void);
#endif

void fuzz_broken(const char *fact, const char *file, int line)
{
    fprintf(stderr, "%s:%d: this does not hold: %s\n", file, line, fact);
    abort();
}

uint8_t fuzz_byte(struct fuzz_bytes *bytes)
{
    if (bytes->left == 0)
        return 0;
    bytes->left--;
    return *bytes->at++;
}

uint64_t fuzz_whole(struct fuzz_bytes *bytes, int size)
{
    uint64_t value = 0;

    for (int i = 0; i < size; i++)
        value |= (uint64_t)fuzz_byte(bytes) << 8 * i;
    return value;
}

double fuzz_share(struct fuzz_bytes *bytes)
{
    return (double)fuzz_whole(bytes, 2) / UINT16_MAX;
}

double fuzz_real(struct fuzz_bytes *bytes)
{
    uint64_t bits = fuzz_whole(bytes, 8);
    double value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

int fuzz_below(struct fuzz_bytes *bytes, int limit)
{
    return fuzz_byte(bytes) % limit;
}

/* Wraps around like the differences that are stored. */
static int64_t later(int64_t before, int64_t by)
{
    return (int64_t)((uint64_t)before + (uint64_t)by);
}

int64_t fuzz_moment(struct fuzz_bytes *bytes, int64_t before)
{
    uint8_t how = fuzz_byte(bytes);

    if (how < 200) /* ms */
        return later(before, (int64_t)how * 1000);
    if (how < 230) /* us, either way */
        return later(before, (int64_t)(int16_t)fuzz_whole(bytes, 2));
    if (how < 245) /* seconds, either way */
        return later(before, (int64_t)(int8_t)fuzz_byte(bytes) * 1000000);
    return (int64_t)fuzz_whole(bytes, 8);
}

size_t fuzz_heap(void)
{
#ifdef SUREFOOT_SANITIZED
    return __sanitizer_get_current_allocated_bytes();
#else
    return 0;
#endif
}

/* The character of UTF-8 there; its bytes in *length; -1: there is none. */
static long decode(const unsigned char *at, size_t left, int *length)
{
    static const struct {
        unsigned char mask, lead;
        long least;
    } forms[] = {{0x80, 0x00, 0}, {0xe0, 0xc0, 0x80}, {0xf0, 0xe0, 0x800}, {0xf8, 0xf0, 0x10000}};

    for (int i = 0; i < 4; i++) {
        long code = at[0] & ~forms[i].mask;

        if ((at[0] & forms[i].mask) != forms[i].lead || left < (size_t)i + 1)
            continue;
        for (int k = 1; k <= i; k++) {
            if ((at[k] & 0xc0) != 0x80)
                return -1;
            code = code << 6 | (at[k] & 0x3f);
        }
        *length = i + 1;
        return code < forms[i].least ? -1 : code;
    }
    return -1;
}

static bool is_plain(const char *text, size_t size, bool lines)
{
    int length = 1;

    for (size_t i = 0; i < size; i += (size_t)length) {
        long code = decode((const unsigned char *)text + i, size - i, &length);
        bool space = lines && (code == '\n' || code == '\t');

        if (!space && (code < 0x20 || (code >= 0x7f && code < 0xa0)))
            return false;
    }
    return true;
}

bool fuzz_is_line(const char *text)
{
    size_t length = strnlen(text, 256);

    return length > 0 && length < 256 && is_plain(text, length, false);
}

bool fuzz_is_plain(const char *text, size_t size)
{
    return is_plain(text, size, true);
}
