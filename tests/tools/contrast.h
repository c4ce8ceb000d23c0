#ifndef TOOLS_CONTRAST_H
#define TOOLS_CONTRAST_H

#include "picture/palette.h"

/* WCAG 2.1: relative luminance 0..1, and the contrast of two of them, 1..21. */
double contrast_luminance(struct colour colour);
double contrast_of(double a, double b);

#endif
