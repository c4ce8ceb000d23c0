#ifndef FUZZ_INSIDE_H
#define FUZZ_INSIDE_H

#include <stddef.h>

/*
 * The command line inside this process, in a throw-away folder: home/, data/ ($XDG_DATA_HOME), tmp/ ($TMPDIR)
 * and work/, where it runs. No window, no device, and nothing that would wait for real time to pass: see
 * inside.c.
 */
enum { INSIDE_PATH_SIZE = 256 };

struct inside {
    int status;
    char *out, *err; /* what was written, with a '\0' behind it */
    size_t out_size, err_size;
};

/* Once; the folder is removed at the end of the process. Its path. */
const char *inside_begin(void);

/* words: without the program's name, NULL at the end. Free with inside_free. */
void inside_run(const char *const *words, struct inside *result);
void inside_free(struct inside *result);

/* What holds for every command: an exit status of 0, 1 or 2; text without control characters; 2 with one line
 * on standard error and nothing else; JSON, where it is JSON, whole. */
void inside_check(const struct inside *result);

#endif
