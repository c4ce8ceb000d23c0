#ifndef PICTURE_SCENE_PICTURES_H
#define PICTURE_SCENE_PICTURES_H

#include "picture/canvas.h"

/* SVG files, rasterised at the size they are needed and kept; both kinds are bounded. */
enum { PICTURES_SCENES = 4, PICTURES_SPRITES = 64, PICTURES_DRAWINGS = 4, PICTURES_NAME = 64 };

struct picture {
    char name[PICTURES_NAME]; /* "" : empty place */
    int width, height;        /* asked for, pixels */
    enum look_theme theme;    /* graded for it */
    enum look_hour hour;      /* and in the light of it */
    bool mirrored;            /* left and right have changed places */
    SDL_Texture *texture;     /* NULL: the file is missing or unreadable */
    int drawn_width, drawn_height;
    struct drawing_marks marks; /* of a drawing, in its own units */
    Uint64 used;
};

struct pictures {
    SDL_Renderer *renderer;
    const char *assets; /* the folder; not owned */
    struct picture scenes[PICTURES_SCENES], sprites[PICTURES_SPRITES], drawings[PICTURES_DRAWINGS];
    enum look_hour hour;
    Uint64 clock;
};

void pictures_close(struct pictures *pictures);

/* The hour that pictures in LOOK_LIGHT are of from here on: those of another one are dropped. */
void pictures_set_hour(struct pictures *pictures, enum look_hour hour);

/* An SVG, ARGB, that wide and high, 0: as follows from the other. Closes the file; NULL is a failure. The
 * caller frees what comes of it. NULL and SDL_GetError(). */
SDL_Surface *pictures_rasterise(SDL_RWops *file, int width, int height);

/* A map that goes with a scene, ARGB, a quarter of its size; the caller frees it. NULL and SDL_GetError(). */
SDL_Surface *pictures_map(const char *assets, const char *name);

/* Covers width x height: cropped evenly at the sides, as high as the picture then is. */
const struct picture *pictures_scene(struct pictures *pictures, const char *name, int width, int height,
                                     enum look_theme theme, bool mirrored);
/* Fits into width x height with its own proportions. */
const struct picture *pictures_sprite(struct pictures *pictures, const char *name, int width, int height,
                                      enum look_theme theme);

/* A drawing of the field notes (picture/scene/drawing.h), that wide, in the inks of the theme. */
const struct picture *pictures_drawing(struct pictures *pictures, const char *name, int width,
                                       enum look_theme theme, bool mirrored);

#endif
