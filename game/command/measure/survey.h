#ifndef COMMAND_MEASURE_SURVEY_H
#define COMMAND_MEASURE_SURVEY_H

#include "command/measure/reading.h"
#include "measure/plate/zero_find.h"

/* What the first pass over a recording notes of it, row by row; for reading.c. */
struct survey {
    struct reading *reading;
    struct zero_finder zero;
    int64_t rows, motions;
    int64_t newest_us;
    bool hole, lead; /* rows without values; from the first row on */
    int64_t hole_us; /* where they began */
    bool contact;    /* in the row before */
};

void survey_init(struct survey *survey, struct reading *reading);
void survey_push(struct survey *survey, const struct csv_row *row);
void survey_finish(struct survey *survey, const struct reading_request *request);

#endif
