#ifndef COMMAND_PLAY_TOLD_H
#define COMMAND_PLAY_TOLD_H

#include "play/course.h"

#include <jansson.h>

/* What the terminal prints of an attempt: while it goes on, and what came out of it. */
void told_line(const char *text);
void told_step(enum calibration_step step);
void told_event(const struct run *run, const struct run_event *event);

bool told_scored(const struct run *run);
json_t *told_json(const struct course *course);
void told_print(const struct course *course);

#endif
