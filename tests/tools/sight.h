#ifndef TOOLS_SIGHT_H
#define TOOLS_SIGHT_H

#include "picture/palette.h"

/*
 * How others see colours. Protan, deutan and tritan: without that cone, by the matrices of Machado, Oliveira
 * and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6),
 * 2009, severity 1.0, on linear sRGB. Grey: its luminance alone.
 */
enum sight { SIGHT_FULL, SIGHT_PROTAN, SIGHT_DEUTAN, SIGHT_TRITAN, SIGHT_GREY, SIGHTS };
extern const char *const sight_names[SIGHTS];

/* Alpha stays; no token. */
struct colour sight_seen(struct colour colour, enum sight sight);

/* How far apart two colours are: CIE 1976 Lab under D65, where 2 is just seen and black and white are 100. */
double sight_distance(struct colour a, struct colour b);

#endif
