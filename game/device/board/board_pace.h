#ifndef DEVICE_BOARD_BOARD_PACE_H
#define DEVICE_BOARD_BOARD_PACE_H

#include "measure/sample.h"

/*
 * Keeps the stream of a board going and in order. The kernel reports only what changed, so silence means
 * that the last reading still stands: it is sent again every BOARD_REPEAT_US, with the time it stands for.
 * A repeat is held back until it is BOARD_LAG_US old, so that a reading which is still on its way fits in
 * before it; one that is even later keeps its value and gets the next free microsecond.
 */
enum {
    BOARD_REPEAT_US = 50000,
    BOARD_LAG_US = 40000,
    BOARD_FILL_MAX_US = 5000000, /* silence longer than this was not watched by anybody: a true gap */
};

struct board_pace { /* all zero to begin with */
    bool running;   /* there is a reading that stands */
    int64_t last_us;
    double load_kg[CORNERS];
    const double *pending_kg; /* [CORNERS]: a reading that has not come out yet; not owned; NULL: none */
    int64_t pending_us;
    int64_t until_us; /* repeats may come out up to here */
};

/* A reading. Drain board_pace_next while load_kg stays. */
void board_pace_reading(struct board_pace *pace, int64_t t_us, const double load_kg[CORNERS]);

/* Nothing more was there to read at now_us. Drain board_pace_next. */
void board_pace_quiet(struct board_pace *pace, int64_t now_us);

/* The next sample, later than all before it: true and *out, or false. */
bool board_pace_next(struct board_pace *pace, struct sample *out);

/* When board_pace_quiet will have something to say; INT64_MAX: never. */
int64_t board_pace_due_us(const struct board_pace *pace);

#endif
