#ifndef MEASURE_STAT_HISTORY_H
#define MEASURE_STAT_HISTORY_H

#include <stdint.h>

/* The newest points of a signal, and when a movement among them left its rest or came to it. */
enum { HISTORY_POINTS = 256 }; /* a power of two */

struct history {
    struct history_point {
        int64_t t_us;
        double value;
    } ring[HISTORY_POINTS];
    int newest, count;
};

void history_clear(struct history *past);
void history_add(struct history *past, const struct history_point *point);

/* All values become lower by that much. */
void history_shift(struct history *past, double by);

/* The point `back` before the newest; 0 <= back < count. */
const struct history_point *history_at(const struct history *past, int back);

/* The newest point, `from` or further back, at the level or beyond it in the direction of `sign` (+1 or -1);
 * or the oldest. */
int history_find(const struct history *past, int from, int sign, double level);

/*
 * When a movement left its rest (HISTORY_BEFORE, going back in time) or came to it (HISTORY_AFTER).
 *   rest    where the signal is then, roughly: the rest is taken anew from the points there
 *   level   the movement crossed it between the point `from` and the next newer one
 *
 * Close to its rest a movement goes like a power of the time since it left: a straight ramp with the first, a
 * body that gathers speed with the second. Of any power the times at which the signal is one, two and four
 * steps away from its rest follow each other in a geometric series, whose limit (Aitken 1926) is the moment
 * it left. The steps are as small as the noise of the rest allows. The moment lies never beyond the point
 * where the signal first is at its rest, nor after the newest point.
 */
enum history_way { HISTORY_BEFORE, HISTORY_AFTER };
int64_t history_foot_us(const struct history *past, int from, enum history_way way, double rest,
                        double level);

#endif
