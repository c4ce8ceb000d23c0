#ifndef PICTURE_SCENE_SKY_H
#define PICTURE_SCENE_SKY_H

#include "picture/cover.h"

struct canvas;

/* What moves in the sky of a scene: clouds, and birds far away. */
struct sky {
    const char *scene;
    double k, x, y; /* pixels a unit of the scene, and where its upper left corner is */
    bool mirrored;
    double time_s;
    const struct cover *cover; /* painted only where this is free; NULL: everywhere */
    Uint32 version;            /* of the cover */
};

void sky_paint(struct canvas *canvas, const struct sky *sky);

#endif
