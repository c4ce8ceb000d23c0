#ifndef SCREEN_HOME_HERON_H
#define SCREEN_HOME_HERON_H

#include "picture/canvas.h"

/* The heron: it breathes, looks about now and then, is uneasy when somebody wobbles near it, and opens its
 * wings when something was reached. */
struct heron {
    double time_s;        /* any clock; the same moment looks the same */
    double stir;          /* 0..1 */
    double pleased_s;     /* since something was reached; negative: nothing was */
    bool still, mirrored; /* mirrored: faces right */
};

/* foot: where it stands; size 1: 332 units high. */
void heron_paint(struct canvas *canvas, const struct heron *heron, struct point foot, double size);

#endif
