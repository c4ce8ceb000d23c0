#ifndef PICTURE_DAYLIGHT_H
#define PICTURE_DAYLIGHT_H

#include "picture/look.h"

#include <SDL.h>

/*
 * The light of an hour on scenery, over each scene's own: a pure function over pixels (ARGB8888, alpha
 * stays), to be done once when a picture has been rasterised, on any thread. Gentle: the sky stays light
 * enough for type in ink (4.5 to 1).
 */
/* A scene, from the sky down to the ground; at night with stars. */
void daylight_scene(void *pixels, int width, int height, int pitch, enum look_hour hour);
/* What stands in one. */
void daylight_sprite(void *pixels, int width, int height, int pitch, enum look_hour hour);

#endif
