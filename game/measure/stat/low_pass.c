#include "measure/stat/low_pass.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define PI   3.14159265358979323846
#define TINY 18.5 /* -ln 1e-8 */

int low_pass_init(struct low_pass *filter, double hz, double rate_hz, double tangent)
{
    double k, d;

    if (!(hz > 0.0 && hz < 0.499 * rate_hz && hz * LOW_PASS_SLOWEST >= rate_hz))
        return -ERANGE;
    *filter = (struct low_pass){0};
    k = tangent / sqrt(sqrt(sqrt(2.0) - 1.0));
    d = 1.0 + sqrt(2.0) * k + k * k;
    filter->b0 = filter->b2 = k * k / d;
    filter->b1 = 2.0 * filter->b0;
    filter->a1 = 2.0 * (k * k - 1.0) / d;
    filter->a2 = (1.0 - sqrt(2.0) * k + k * k) / d;
    /* What is left of a transient falls by exp(-2 pi f / sqrt 2) a second. */
    filter->tail = (int)fmin(ceil(TINY * rate_hz / (sqrt(2.0) * PI * hz)) + 8.0, LOW_PASS_TAIL);
    return 0;
}

static double step(const struct low_pass *filter, double state[2], double in)
{
    double out = filter->b0 * in + state[0];

    state[0] = filter->b1 * in - filter->a1 * out + state[1];
    state[1] = filter->b2 * in - filter->a2 * out;
    return out;
}

/* As if `level` had been there for ever. */
static void settle(const struct low_pass *filter, double state[2], double level)
{
    state[0] = (1.0 - filter->b0) * level;
    state[1] = (filter->b2 - filter->a2) * level;
}

/* Backwards over all that is there; the first `count` are ready, the others wait as they were. */
static void run_back(struct low_pass *filter, int count)
{
    double state[2][2];

    for (int axis = 0; axis < 2; axis++)
        settle(filter, state[axis], filter->points[filter->count - 1].mm[axis]);
    for (int i = filter->count; i-- > 0;) {
        struct low_pass_point point = filter->points[i];

        for (int axis = 0; axis < 2; axis++)
            point.mm[axis] = step(filter, state[axis], point.mm[axis]);
        if (i < count)
            filter->ready[i] = point;
    }
    filter->ready_at = 0;
    filter->ready_count = count;
    filter->count -= count;
    memmove(filter->points, filter->points + count, (size_t)filter->count * sizeof *filter->points);
}

void low_pass_push(struct low_pass *filter, int64_t t_us, double x_mm, double y_mm)
{
    struct low_pass_point point = {t_us, {x_mm, y_mm}};

    for (int axis = 0; axis < 2; axis++) {
        if (!filter->running)
            settle(filter, filter->state[axis], point.mm[axis]);
        point.mm[axis] = step(filter, filter->state[axis], point.mm[axis]);
    }
    filter->running = true;
    filter->points[filter->count++] = point;
    if (filter->count == LOW_PASS_POINTS)
        run_back(filter, LOW_PASS_POINTS - filter->tail);
}

void low_pass_flush(struct low_pass *filter)
{
    if (filter->count > 0)
        run_back(filter, filter->count);
    filter->running = false;
}

bool low_pass_next(struct low_pass *filter, int64_t *t_us, double *x_mm, double *y_mm)
{
    const struct low_pass_point *point = &filter->ready[filter->ready_at];

    if (filter->ready_at >= filter->ready_count)
        return false;
    filter->ready_at++;
    *t_us = point->t_us;
    *x_mm = point->mm[0];
    *y_mm = point->mm[1];
    return true;
}
