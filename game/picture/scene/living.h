#ifndef PICTURE_SCENE_LIVING_H
#define PICTURE_SCENE_LIVING_H

#include "picture/cover.h"
#include "picture/scene/pictures.h"

/*
 * What moves of a scene: clouds that drift, water that glints and ripples, light. Everything is a function of
 * the time alone, so that the same moment looks the same at any frame rate. It is painted over a layer that
 * has been painted before, where the layer shows nothing but scenery.
 */
struct living_run { /* cells of water */
    int row, from, end;
};

struct living {
    char scene[PICTURES_NAME]; /* "" : none */
    bool mirrored;
    double lost;    /* share of what is too high that is cut off at the top */
    Uint32 version; /* another one for each layer that is painted */
    struct cover cover;
    struct living_run *water;
    int water_count, water_capacity;
    SDL_Rect water_box; /* pixels: all of it */
};

void living_close(struct living *living);
/* A layer without scenery, so far. */
void living_clear(struct living *living, Uint32 version);
/* That scene covers the layer; what is painted from here on covers the scene. */
void living_begin(struct living *living, struct canvas *canvas, const char *scene, double lost,
                  bool mirrored);
/* The layer is complete. */
void living_end(struct living *living, struct canvas *canvas);
/* What moves, over the layer. */
void living_paint(const struct living *living, struct canvas *canvas);
/* What moves in the sky alone, over all of the picture. */
void living_clouds(struct canvas *canvas, const char *scene, double lost, bool mirrored, double time_s);
/* Light from above, 0..1, over what is free of the layer. */
void living_light(const struct living *living, struct canvas *canvas, double light);

#endif
