#include "screen/shared/dot.h"

#include <math.h>

#define EASE_US 80000.0 /* low-pass */

enum { STEP_US = 16000 }; /* from one point of the trail to the next */

void dot_push(struct dot *dot, const struct conditioner *board)
{
    const struct plate_frame *early = &board->early;
    struct dot_point *newest = &dot->trail[(dot->head + DOT_TRAIL - 1) % DOT_TRAIL];

    if (!board->believed) /* a dropout of the link is no movement of the dot */
        return;
    if (!early->on) {
        dot->count = 0;
        return;
    }
    if (dot->count == 0 || early->t_us <= newest->t_us) {
        dot->x_mm = early->x_mm;
        dot->y_mm = early->y_mm;
        dot->count = early->t_us < newest->t_us ? 0 : dot->count;
    } else {
        double ease = 1 - exp(-(double)(early->t_us - newest->t_us) / EASE_US);
        dot->x_mm += ease * (early->x_mm - dot->x_mm);
        dot->y_mm += ease * (early->y_mm - dot->y_mm);
    }
    /* The newest point moves along until it is STEP_US away from the one before. */
    const struct dot_point *before = &dot->trail[(dot->head + DOT_TRAIL - 2) % DOT_TRAIL];
    if (dot->count < 2 || newest->t_us - before->t_us >= STEP_US) {
        newest = &dot->trail[dot->head];
        dot->head = (dot->head + 1) % DOT_TRAIL;
        dot->count += dot->count < DOT_TRAIL;
    }
    *newest = (struct dot_point){early->t_us, dot->x_mm, dot->y_mm};
}
