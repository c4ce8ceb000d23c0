#ifndef PICTURE_GRADE_H
#define PICTURE_GRADE_H

#include "picture/look.h"

#include <SDL.h>

/*
 * Scenery as a theme shows it: at dusk the same place in the evening, dark enough for light type (luminance
 * at most GRADE_DUSK_MOST); with high contrast pale and flat, light enough for black type (at least
 * GRADE_CONTRAST_LEAST). A pure function over pixels: width of them in each row, rows pitch bytes apart,
 * ARGB8888, alpha stays. To be done once, when a picture has been rasterised, on any thread.
 */
#define GRADE_DUSK_MOST      0.15
#define GRADE_CONTRAST_LEAST 0.66
void grade_pixels(void *pixels, int width, int height, int pitch, enum look_theme theme);

#endif
