#ifndef MEASURE_SIDE_H
#define MEASURE_SIDE_H

/* The player's own left and right (not the screen's). */
enum side { SIDE_NONE, SIDE_LEFT, SIDE_RIGHT };

/* "left", "right" or "none"; never NULL. */
const char *side_name(enum side side);

/* The side of that name, or SIDE_NONE when it is neither "left" nor "right". */
enum side side_parse(const char *name);

enum side side_other(enum side side);

#endif
