#ifndef BENCH_DISPLAY_H
#define BENCH_DISPLAY_H

#include <stdbool.h>
#include <sys/resource.h>
#include <sys/types.h>

/* A display of its own for the program that is measured, and a folder for what it writes. */
struct display {
    pid_t pid;
    char folder[128];
    char trace[160]; /* of the program that runs now */
};

/* 1920 x 1080. False when there is no Xvfb here. Close with display_close. */
bool display_open(struct display *display);
void display_close(struct display *display);

/* Starts a program whose trace goes to display->trace; NULL at the end of words. Its standard error goes
 * nowhere. */
pid_t display_start(struct display *display, const char *const *words);
/* Until it ends by itself; or asks it to end, and waits. */
void display_await(pid_t pid, struct rusage *used);
void display_end(pid_t pid, struct rusage *used);

/* One line of the trace about a frame; times in seconds of the monotonic clock. */
struct display_frame {
    double presented_s;
    int count; /* samples that it is the first to show */
    double first_s, last_s;
};
/* The frames so far after a line that is `after` (NULL: from the beginning): how many, at most `most` of
 * them in out. */
int display_frames(const struct display *display, const char *after, struct display_frame *out, int most);
/* Until there is such a frame or the seconds have passed. */
bool display_wait(const struct display *display, const char *after, double seconds);

#endif
