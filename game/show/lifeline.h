#ifndef SHOW_LIFELINE_H
#define SHOW_LIFELINE_H

/*
 * Libraries below us may end the program without asking: Xlib does so when the display is lost (its handler
 * of IO errors calls exit, and SDL 2 leaves it at that). What must not be lost then is done on the way out.
 */
struct lifeline;

/* pull(context) at exit(), unless the lifeline was cut before. NULL when there is no memory for it. */
struct lifeline *lifeline_tie(void (*pull)(void *context), void *context);
void lifeline_cut(struct lifeline *lifeline); /* NULL is fine */

#endif
