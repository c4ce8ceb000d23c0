#ifndef FIGURE_LIMBS_H
#define FIGURE_LIMBS_H

#include "figure/figure.h"
#include "figure/movement.h"

/* The body as the viewer sees it: parts in the order in which they are painted, each made of groups of
 * circles whose hulls are one layer of colour. Units of the body, y up; z towards the viewer. */
struct circle {
    double x, y, z, r;
};

enum { GROUP_CIRCLES = 5, PART_GROUPS = 3, BODY_PARTS = 32 };

struct part {
    struct colour colour;
    struct {
        struct circle circles[GROUP_CIRCLES];
        int count;
    } groups[PART_GROUPS];
    int count;
    double z;
    double lit;   /* share by which the lit edge is thinner; 0: none */
    double light; /* how much lighter it is */
};

/* The room it takes. */
struct extent {
    double left, right, low, high;
};

struct body {
    struct part parts[BODY_PARTS];
    int count;
    struct circle knee[BODY_SIDES], hip[BODY_SIDES], hand[BODY_SIDES], chest; /* where things are drawn */
    struct extent extent;
};

void body_parts(const struct figure *figure, struct body *out);

#endif
