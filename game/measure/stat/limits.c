#include "measure/stat/limits.h"

#include <math.h>

#define NEAR_MM     8.0                /* so close to the centre there is no direction (p) */
#define WHOLE_SHARE 0.1                /* the whole weight is within this share of it (p) */
#define EIGHTH      0.4142135623730951 /* tan(22.5 degrees) = sqrt(2) - 1 */
enum { KEPT_FRAMES = LIMITS_KEPT_US / FRAME_STEP_US };

void limits_init(struct limits *limits, double weight_kg, double centre_x_mm, double centre_y_mm)
{
    *limits = (struct limits){.weight_kg = weight_kg, .centre_x_mm = centre_x_mm, .centre_y_mm = centre_y_mm};
}

static enum limit_way way_of(double x_mm, double y_mm)
{
    double side = fabs(x_mm), along = fabs(y_mm);

    if (along <= EIGHTH * side)
        return x_mm > 0.0 ? LIMIT_RIGHT : LIMIT_LEFT;
    if (side <= EIGHTH * along)
        return y_mm > 0.0 ? LIMIT_TOES : LIMIT_HEELS;
    if (y_mm > 0.0)
        return x_mm > 0.0 ? LIMIT_TOES_RIGHT : LIMIT_TOES_LEFT;
    return x_mm > 0.0 ? LIMIT_HEELS_RIGHT : LIMIT_HEELS_LEFT;
}

static bool whole(const struct limits *limits, const struct plate_frame *frame)
{
    return frame->on && (!(limits->weight_kg > 0.0) ||
                         fabs(frame->kg - limits->weight_kg) <= WHOLE_SHARE * limits->weight_kg);
}

/* Distance of the mean position of the newest frames from the centre. */
static double mean_reach(const struct limits *limits)
{
    double x_mm = 0.0, y_mm = 0.0;

    for (int i = 0; i < KEPT_FRAMES; i++) {
        const struct plate_frame *frame = trace_at(&limits->trace, i);

        x_mm += (frame->x_mm - limits->centre_x_mm) / KEPT_FRAMES;
        y_mm += (frame->y_mm - limits->centre_y_mm) / KEPT_FRAMES;
    }
    return sqrt(x_mm * x_mm + y_mm * y_mm);
}

bool limits_push(struct limits *limits, const struct plate_frame *frame)
{
    double x_mm = frame->x_mm - limits->centre_x_mm, y_mm = frame->y_mm - limits->centre_y_mm, reach_mm;
    enum limit_way way = way_of(x_mm, y_mm);

    if (frame->first || way != limits->way || !whole(limits, frame) || fmax(fabs(x_mm), fabs(y_mm)) < NEAR_MM)
        trace_clear(&limits->trace);
    if (!whole(limits, frame) || fmax(fabs(x_mm), fabs(y_mm)) < NEAR_MM)
        return false;
    limits->way = way;
    trace_push(&limits->trace, frame);
    if (limits->trace.count < KEPT_FRAMES)
        return false;
    reach_mm = mean_reach(limits);
    if (!(reach_mm > limits->reach_mm[way]))
        return false;
    limits->reach_mm[way] = reach_mm;
    return true;
}

const char *limit_way_name(enum limit_way way)
{
    static const char *const names[] = {"right", "toes-right", "toes",  "toes-left",
                                        "left",  "heels-left", "heels", "heels-right"};

    return names[way];
}
