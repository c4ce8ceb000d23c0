#ifndef SHOW_STOP_H
#define SHOW_STOP_H

#include <stdbool.h>

/*
 * Whoever asks the program to end: somebody at the terminal (Ctrl-C), the terminal that is closed (HUP,
 * unless it is to be ignored, as nohup has it), or the system (TERM). What was done is kept then.
 */

/* From here on they do not end the program by themselves. Before any thread begins: threads inherit it. */
void stop_hold(void);

/* Waits so long at most, and tells whether one of them has come. Below a second. */
bool stop_asked(long ns);

#endif
