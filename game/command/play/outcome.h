#ifndef COMMAND_PLAY_OUTCOME_H
#define COMMAND_PLAY_OUTCOME_H

#include "device/device.h"
#include "play/attempt.h"

#include <jansson.h>

/* What came out of an attempt, as a table or as JSON. */
struct outcome {
    const struct run *run;
    const struct device *source;
    const char *player; /* NULL: nobody in particular */
    int64_t saved_id;   /* 0: not kept */
};

bool outcome_scored(const struct run *run);
json_t *outcome_json(const struct outcome *outcome);
void outcome_print(const struct outcome *outcome);

#endif
