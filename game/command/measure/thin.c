#include "command/measure/thin.h"

#include "files/room.h"

#include <math.h>
#include <stdlib.h>

enum { KEPT_FIRST, KEPT_LOW_X, KEPT_HIGH_X, KEPT_LOW_Y, KEPT_HIGH_Y, KEPT_LAST };

void thin_init(struct thin *thin, double from_s, double to_s, int64_t rows)
{
    *thin = (struct thin){.from_s = from_s,
                          .bin_s = rows > THIN_ROWS && to_s > from_s ? (to_s - from_s) / THIN_BINS : 0.0,
                          .bin = -1.0};
}

void thin_free(struct thin *thin)
{
    free(thin->steps);
    *thin = (struct thin){0};
}

static void keep(struct thin *thin, struct plot_step step)
{
    struct plot_step *steps = room_for_one(thin->steps, thin->count, &thin->capacity, sizeof *steps);

    thin->failed |= !steps;
    if (thin->failed)
        return;
    thin->steps = steps;
    thin->steps[thin->count++] = step;
}

static int by_time(const void *a, const void *b)
{
    double first = ((const struct plot_step *)a)->t_s, second = ((const struct plot_step *)b)->t_s;

    return (first > second) - (first < second);
}

/* What was kept of the bin, each point once. */
void thin_finish(struct thin *thin)
{
    double before_s = (double)NAN;

    if (thin->bin < 0.0)
        return;
    qsort(thin->kept, THIN_OF_BIN, sizeof *thin->kept, by_time);
    for (int i = 0; i < THIN_OF_BIN; i++) {
        if (!(thin->kept[i].t_s <= before_s))
            keep(thin, thin->kept[i]);
        before_s = thin->kept[i].t_s;
    }
    thin->bin = -1.0;
}

static void add(struct thin *thin, const struct plot_step *step)
{
    struct plot_step *kept = thin->kept;

    if (step->x_mm < kept[KEPT_LOW_X].x_mm)
        kept[KEPT_LOW_X] = *step;
    if (step->x_mm > kept[KEPT_HIGH_X].x_mm)
        kept[KEPT_HIGH_X] = *step;
    if (step->y_mm < kept[KEPT_LOW_Y].y_mm)
        kept[KEPT_LOW_Y] = *step;
    if (step->y_mm > kept[KEPT_HIGH_Y].y_mm)
        kept[KEPT_HIGH_Y] = *step;
    kept[KEPT_LAST] = *step;
}

void thin_push(struct thin *thin, double t_s, double x, double y)
{
    const struct plot_step step = {t_s, x, y};

    if (!(thin->bin_s > 0.0)) {
        keep(thin, step);
        return;
    }
    double bin = fmax(floor((t_s - thin->from_s) / thin->bin_s), 0.0);
    if (bin > thin->bin || bin < thin->bin) {
        thin_finish(thin);
        if (thin->broken)
            keep(thin, (struct plot_step){t_s, (double)NAN, (double)NAN});
        for (int i = 0; i < THIN_OF_BIN; i++)
            thin->kept[i] = step;
        thin->bin = bin;
    }
    thin->broken = false; /* shorter than can be seen */
    add(thin, &step);
}

void thin_break(struct thin *thin, double t_s)
{
    if (thin->bin_s > 0.0)
        thin->broken = true;
    else if (thin->count > 0 && isfinite(thin->steps[thin->count - 1].x_mm))
        keep(thin, (struct plot_step){t_s, (double)NAN, (double)NAN});
}
