#ifndef SOAK_CHILD_H
#define SOAK_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* The real program, or the one that $SUREFOOT names, in a process of its own with the environment as it is.
 */
struct child {
    pid_t pid;
    int ended; /* a descriptor that can be polled: readable once it has ended */
    int out, err;
};

struct child_result {
    int status;   /* exit status; -1 when it was killed or would not end */
    bool crashed; /* by a signal that nobody sent */
    bool hung;
    char *out, *err; /* what it wrote, with a '\0' behind it */
    size_t out_size, err_size;
};

/* A line of words with a blank between them; they may not hold blanks themselves. */
void child_start(const char *line, struct child *out);

/* Waits so long at most, and kills it then. Free with child_free. */
void child_end(struct child *child, int seconds, struct child_result *out);
void child_free(struct child_result *result);

/* Both. */
void child_run(const char *line, int seconds, struct child_result *out);

#endif
