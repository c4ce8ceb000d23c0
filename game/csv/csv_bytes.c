#define _GNU_SOURCE 1 /* O_TMPFILE, memfd_create, memrchr */
#include "csv/csv_bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { REPLACEMENT = 0xFFFD };

int csv_bytes_open(struct csv_bytes *bytes, const char *path, bool keep)
{
    bool standard = strcmp(path, "-") == 0;
    bytes->spool = bytes->fd = -1;
    bytes->end = -1;
    bytes->keep = keep;
    bytes->at = bytes->limit = bytes->end_of_bytes = bytes->buffer;
    bytes->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (bytes->fd < 0)
        return -errno;
    bytes->own = !standard;
    bytes->start = lseek(bytes->fd, 0, SEEK_CUR);
    bytes->seekable = bytes->start >= 0;
    return 0;
}

void csv_bytes_memory(struct csv_bytes *bytes, const void *memory, size_t size)
{
    bytes->spool = bytes->fd = -1;
    bytes->end = -1;
    bytes->memory = memory;
    bytes->memory_size = size;
    bytes->at = bytes->limit = bytes->end_of_bytes = bytes->buffer;
}

void csv_bytes_close(struct csv_bytes *bytes)
{
    if (bytes->own && bytes->fd >= 0)
        close(bytes->fd); /* only read from: nothing can be lost here */
    if (bytes->spool >= 0)
        close(bytes->spool);
    bytes->fd = bytes->spool = -1;
}

/* A file without a name; in memory where no folder takes it. */
static int open_spool(void)
{
    const char *folder = getenv("TMPDIR");
    int fd =
        open(folder != NULL && folder[0] != '\0' ? folder : "/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0)
        fd = memfd_create("surefoot-recording", MFD_CLOEXEC);
    return fd;
}

/* Keeps what a pipe has given. What cannot be kept is only missed by who wants it again. */
static void keep(struct csv_bytes *bytes, const char *what, size_t size)
{
    if (!bytes->keep || bytes->spool_error != 0)
        return;
    if (bytes->spool < 0)
        bytes->spool = open_spool();
    while (size > 0) {
        ssize_t put = bytes->spool < 0 ? -1 : pwrite(bytes->spool, what, size, bytes->spooled);
        if (put < 0 && bytes->spool >= 0 && errno == EINTR)
            continue;
        if (put <= 0) {
            bytes->spool_error = errno != 0 ? errno : EIO;
            return;
        }
        bytes->spooled += put;
        what += put;
        size -= (size_t)put;
    }
}

static ssize_t read_memory(struct csv_bytes *bytes, char *to, size_t size)
{
    size_t left = bytes->memory_size - (size_t)bytes->offset;
    if (size > left)
        size = left;
    if (size > 0)
        memcpy(to, bytes->memory + bytes->offset, size);
    return (ssize_t)size;
}

/* Some bytes of this pass: their count, 0 at the end, or a negative errno. */
static ssize_t read_some(struct csv_bytes *bytes, char *to, size_t size)
{
    ssize_t got;
    if (bytes->end >= 0 && (off_t)size > bytes->end - bytes->offset)
        size = (size_t)(bytes->end - bytes->offset);
    if (size == 0)
        return 0;
    do {
        if (bytes->fd < 0)
            got = read_memory(bytes, to, size);
        else if (!bytes->seekable && bytes->offset < bytes->spooled)
            got = pread(bytes->spool, to, size, bytes->offset);
        else
            got = read(bytes->fd, to, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return -errno;
    if (got == 0 && bytes->end >= 0)
        return -EIO; /* it was longer before */
    if (got > 0 && bytes->fd >= 0 && !bytes->seekable && bytes->offset >= bytes->spooled)
        keep(bytes, to, (size_t)got);
    if (got == 0)
        bytes->end = bytes->offset;
    bytes->offset += got;
    return got;
}

/* As many bytes as there are, up to size. */
static ssize_t read_all(struct csv_bytes *bytes, char *to, size_t size)
{
    size_t have = 0;
    while (have < size) {
        ssize_t got = read_some(bytes, to + have, size - have);
        if (got < 0)
            return got;
        if (got == 0)
            break;
        have += (size_t)got;
    }
    return (ssize_t)have;
}

static unsigned unit(const struct csv_bytes *bytes, const unsigned char *raw)
{
    return bytes->code == CSV_UTF16_LE ? raw[0] | (unsigned)raw[1] << 8 : raw[1] | (unsigned)raw[0] << 8;
}

static char *put_utf8(char *to, unsigned c)
{
    if (c < 0x80) {
        *to++ = (char)c;
    } else if (c < 0x800) {
        *to++ = (char)(0xC0 | c >> 6);
        *to++ = (char)(0x80 | (c & 0x3F));
    } else {
        *to++ = (char)(0xE0 | c >> 12);
        *to++ = (char)(0x80 | (c >> 6 & 0x3F));
        *to++ = (char)(0x80 | (c & 0x3F));
    }
    return to;
}

/* The raw units as UTF-8; nothing of ours lies beyond the first 65,536 characters. */
static char *translate(struct csv_bytes *bytes, size_t from, char *to)
{
    for (size_t i = from; i + 1 < bytes->raw_count; i += 2) {
        unsigned c = unit(bytes, bytes->raw + i);
        to = put_utf8(to, c >= 0xD800 && c < 0xE000 ? REPLACEMENT : c);
    }
    bytes->raw[0] = bytes->raw[bytes->raw_count - 1];
    bytes->raw_count &= 1;
    return to;
}

/* Which code it is in, by its mark or by where its zeros are; bytes of the mark. */
static size_t find_code(struct csv_bytes *bytes, const unsigned char *first, size_t size)
{
    bytes->code = CSV_UTF8;
    if (size >= 3 && memcmp(first, "\xEF\xBB\xBF", 3) == 0)
        return 3;
    bool little = size >= 2 && first[0] == 0xFF && first[1] == 0xFE;
    bool big = size >= 2 && first[0] == 0xFE && first[1] == 0xFF;
    if (little || (size >= 4 && first[0] != 0 && first[1] == 0 && first[2] != 0 && first[3] == 0))
        bytes->code = CSV_UTF16_LE;
    else if (big || (size >= 4 && first[0] == 0 && first[1] != 0 && first[2] == 0 && first[3] != 0))
        bytes->code = CSV_UTF16_BE;
    return little || big ? 2 : 0;
}

/* The next block behind what the buffer holds: its count of bytes there, 0 at the end. */
static ssize_t read_block(struct csv_bytes *bytes)
{
    char *to = bytes->end_of_bytes;
    size_t mark = 0;
    ssize_t got;
    if (!bytes->begun || bytes->code != CSV_UTF8) {
        size_t had = bytes->raw_count;
        got = read_all(bytes, (char *)bytes->raw + had, sizeof bytes->raw - had);
        if (got <= 0)
            return got;
        bytes->raw_count += (size_t)got;
        if (!bytes->begun)
            mark = find_code(bytes, bytes->raw, bytes->raw_count);
        bytes->begun = true;
        if (bytes->code != CSV_UTF8)
            return translate(bytes, mark, to) - to;
        memcpy(to, bytes->raw + mark, bytes->raw_count - mark);
        got = (ssize_t)(bytes->raw_count - mark);
        bytes->raw_count = 0;
        /* A mark alone is no end. */
        return got > 0 ? got : read_all(bytes, to, CSV_BLOCK);
    }
    return read_all(bytes, to, CSV_BLOCK);
}

/* A \r that is no part of \r\n ends a line. What may become one is held back for the next block. */
static void end_lines(struct csv_bytes *bytes, char *from, bool last)
{
    char *end = bytes->end_of_bytes, *at = from;
    while (at < end && (at = memchr(at, '\r', (size_t)(end - at))) != NULL) {
        if (at + 1 == end && !last)
            break;
        if (at + 1 == end || at[1] != '\n')
            *at = '\n';
        at++;
    }
}

/* Makes room: what is left of a line goes to the front, and without its middle where it is too long. */
static void move_rest(struct csv_bytes *bytes)
{
    size_t rest = (size_t)(bytes->end_of_bytes - bytes->limit);
    if (rest > CSV_LINE_MAX + 1)
        rest = CSV_LINE_MAX + 1;
    memmove(bytes->buffer, bytes->limit, rest);
    bytes->at = bytes->limit = bytes->buffer;
    bytes->end_of_bytes = bytes->buffer + rest;
}

int csv_bytes_fill(struct csv_bytes *bytes)
{
    char *end = NULL;
    ssize_t endless = 0;
    while (end == NULL) {
        if (bytes->all)
            return 0;
        move_rest(bytes);
        char *fresh = bytes->end_of_bytes;
        ssize_t got = read_block(bytes);
        if (got < 0)
            return (int)got;
        bytes->end_of_bytes += got;
        if (fresh > bytes->buffer && fresh[-1] == '\r')
            fresh--;
        bytes->all = bytes->end >= 0 && bytes->offset >= bytes->end;
        end_lines(bytes, fresh, bytes->all);
        if (bytes->all && bytes->end_of_bytes > bytes->buffer && bytes->end_of_bytes[-1] != '\n') {
            *bytes->end_of_bytes++ = '\n';
            bytes->cut = true;
        }
        end = memrchr(bytes->buffer, '\n', (size_t)(bytes->end_of_bytes - bytes->buffer));
        if (end == NULL && (endless += got) > CSV_ENDLESS)
            return -EMSGSIZE;
    }
    bytes->limit = end + 1;
    return 1;
}

int csv_bytes_rewind(struct csv_bytes *bytes)
{
    if (bytes->fd >= 0 && bytes->seekable && lseek(bytes->fd, bytes->start, SEEK_SET) < 0)
        return -errno;
    if (bytes->fd >= 0 && !bytes->seekable && (!bytes->keep || bytes->spool_error != 0))
        return bytes->spool_error != 0 ? -bytes->spool_error : -ESPIPE;
    bytes->offset = 0;
    bytes->raw_count = 0;
    bytes->begun = bytes->all = bytes->cut = false;
    bytes->at = bytes->limit = bytes->end_of_bytes = bytes->buffer;
    return 0;
}
