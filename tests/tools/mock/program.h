#ifndef TOOLS_PROGRAM_H
#define TOOLS_PROGRAM_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

/* The program under test: started once, what it says is passed on and remembered line by line. */
struct program_stream {
    int fd; /* -1: ended */
    int copy_to;
    GString *line;
};

struct program {
    pid_t pid; /* 0: not started */
    bool ended;
    int status; /* when ended: exit status, or 128 + signal */
    struct program_stream out, err;
    GPtrArray *lines; /* of both streams, in the order they came */
    guint next_line;  /* the first one that no wait has passed yet */
};

void program_init(struct program *program);

/* ordinary: without the right of root to pass file modes by. 0 or a negative errno. */
int program_start(struct program *program, char **argv, bool ordinary);

/* Takes in what it has said, for up to timeout_ms when there is nothing; notices its end. */
void program_attend(struct program *program, int timeout_ms);

/* A line with that text, after the one found before? Passes it when found. */
bool program_said(struct program *program, const char *text);

/* Ends it when it still runs. */
void program_finish(struct program *program);

#endif
