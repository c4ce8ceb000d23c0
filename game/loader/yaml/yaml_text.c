#define _POSIX_C_SOURCE 200809L
#include "loader/yaml/yaml_text.h"

#include "files/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int read_all(int file, char *bytes, size_t size, size_t *got)
{
    size_t have = 0;
    while (have < size) {
        ssize_t part = read(file, bytes + have, size - have);
        if (part < 0 && errno == EINTR)
            continue;
        if (part < 0)
            return -errno;
        if (part == 0)
            break;
        have += (size_t)part;
    }
    *got = have;
    return 0;
}

int text_read(struct faults *faults, const char *path, char **out, size_t *size)
{
    /* Without O_NONBLOCK a pipe that somebody left here would hang the game. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return fault_at(faults, 1, "cannot be read (%s); a readable level file would be right",
                        strerror(errno));

    struct stat about;
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
        close(file);
        return fault_at(faults, 1, "is not a file; a level file would be right");
    }
    /* One byte more than allowed, so that a file that is too big shows. */
    char *bytes = malloc(TEXT_SIZE_MAX + 1);
    size_t got = 0;
    int error = bytes ? read_all(file, bytes, TEXT_SIZE_MAX + 1, &got) : -ENOMEM;
    close(file);
    if (error) {
        free(bytes);
        return fault_at(faults, 1, "cannot be read (%s); a readable level file would be right",
                        strerror(-error));
    }
    *out = bytes;
    *size = got;
    return 0;
}

int text_check(struct faults *faults, const char *text, size_t size)
{
    if (size > TEXT_SIZE_MAX)
        return fault_at(faults, 1, "is larger than 64 KiB; a level is a page of text at most");

    int line = 1;
    uint32_t code;
    for (size_t at = 0; at < size;) {
        size_t letter = utf8_character(text + at, size - at, &code);
        if (letter == 0)
            return fault_at(faults, line, "this line is not UTF-8; save the file as UTF-8 text");
        if (text[at] == '\n')
            line++;
        at += letter;
    }
    return 0;
}

size_t text_letters(const char *text)
{
    size_t letters = 0;
    for (; *text; text++)
        letters += ((unsigned char)*text & 0xc0u) != 0x80u;
    return letters;
}
