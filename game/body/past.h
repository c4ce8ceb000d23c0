#ifndef BODY_PAST_H
#define BODY_PAST_H

#include <stdint.h>

/* The newest points of a signal, and when a movement among them left its rest or came to it. */
enum { PAST_POINTS = 256 }; /* a power of two */

struct past {
    struct past_point {
        int64_t t_us;
        double value;
    } ring[PAST_POINTS];
    int newest, count;
};

void past_clear(struct past *past);
void past_add(struct past *past, const struct past_point *point);

/* All values become lower by that much. */
void past_shift(struct past *past, double by);

/* The point `back` before the newest; 0 <= back < count. */
const struct past_point *past_at(const struct past *past, int back);

/* The newest point, `from` or further back, at the level or beyond it in the direction of `sign` (+1 or -1);
 * or the oldest. */
int past_find(const struct past *past, int from, int sign, double level);

/*
 * When a movement left its rest (PAST_BEFORE, going back in time) or came to it (PAST_AFTER).
 *   rest    where the signal is then, roughly: the rest is taken anew from the points there
 *   level   the movement crossed it between the point `from` and the next newer one
 *
 * Close to its rest a movement goes like a power of the time since it left: a straight ramp with the first, a
 * body that gathers speed with the second. Of any power the times at which the signal is one, two and four
 * steps away from its rest follow each other in a geometric series, whose limit (Aitken 1926) is the moment
 * it left. The steps are as small as the noise of the rest allows. The moment lies never beyond the point
 * where the signal first is at its rest, nor after the newest point.
 */
enum past_way { PAST_BEFORE, PAST_AFTER };
int64_t past_foot_us(const struct past *past, int from, enum past_way way, double rest, double level);

#endif
