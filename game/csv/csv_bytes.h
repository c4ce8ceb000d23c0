#ifndef CSV_CSV_BYTES_H
#define CSV_CSV_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * The bytes of a recording as whole lines of UTF-8, from a file, a pipe or memory, as often as wanted. UTF-16
 * (either order, with its mark or without) is translated; a byte order mark is passed over; lines end with
 * \n, \r\n or \r. What comes through a pipe is kept in an unlinked file, so that it can be read again.
 * Private to csv*.c.
 */

enum {
    CSV_BLOCK = 256 * 1024, /* bytes that are looked at together; a multiple of 4 */
    CSV_LINE_MAX = 32 * 1024,
    CSV_ENDLESS = 4 * 1024 * 1024, /* of a line that long no end is waited for */
};

struct csv_bytes {
    char *at;    /* whole lines, each with \n at its end (\r\n where it was), up to limit: take them */
    char *limit; /* at the beginning: all that fits into a block */
    bool cut;    /* the last of these lines is the file's last, and had no end */
    bool all;    /* there is nothing behind limit */
    /* private */
    int fd;                      /* -1: memory */
    const unsigned char *memory; /* of the caller */
    size_t memory_size;
    bool seekable, keep, own;
    int spool, spool_error;       /* -1: none; why what came cannot be read again */
    off_t start, offset, spooled; /* of fd where it was found; bytes of this pass; bytes that are kept */
    off_t end;                    /* of the first pass, -1: not known yet */
    enum { CSV_UTF8, CSV_UTF16_LE, CSV_UTF16_BE } code;
    bool begun;
    char *end_of_bytes; /* behind what the buffer holds */
    size_t raw_count;
    unsigned char raw[CSV_BLOCK]; /* UTF-16 as it comes */
    char buffer[3 * CSV_BLOCK / 2 + CSV_LINE_MAX + 8];
};

/* "-" is standard input; keep: csv_bytes_rewind will be called. 0 or a negative errno. Close in any case. */
int csv_bytes_open(struct csv_bytes *bytes, const char *path, bool keep);
void csv_bytes_memory(struct csv_bytes *bytes, const void *memory, size_t size);

/* More lines when at has reached limit: 1, 0 at the end, or a negative errno. Lines that were taken are gone.
 * A line of more than CSV_LINE_MAX bytes loses some of them, but stays longer than that; one of more than
 * CSV_ENDLESS is -EMSGSIZE. */
int csv_bytes_fill(struct csv_bytes *bytes);

/* From the first byte again. 0 or a negative errno. A file that has grown ends where it did. */
int csv_bytes_rewind(struct csv_bytes *bytes);

void csv_bytes_close(struct csv_bytes *bytes);

#endif
