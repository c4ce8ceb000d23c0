#ifndef PICTURE_PRIVATE_H
#define PICTURE_PRIVATE_H

#include "picture/canvas.h"
#include "picture/cover.h"
#include "picture/faults.h"
#include "picture/raster/mask.h"
#include "picture/raster/raster.h"
#include "picture/raster/spans.h"
#include "picture/scene/living.h"
#include "picture/scene/pictures.h"
#include "picture/text/fonts.h"
#include "picture/text/text_words.h"
#include "picture/watch.h"

enum { KEPT_KEY = 128 };
struct layer_cache {
    char key[KEPT_KEY];
    SDL_Texture *texture; /* NULL: none */
    int width, height;    /* pixels */
    struct look look;
    struct living living; /* what moves on it */
    struct faults faults; /* of what is on it */
    struct faults before; /* of the frame, while the layer is painted */
    enum watch_mode mode; /* the same */
    Uint32 version;       /* another one each time it is painted */
};
void kept_close(struct layer_cache *kept);

enum { GROUP_BAND = 64 };
struct group_rows {
    int top, bottom;
};
struct group {
    bool on;
    int width, height;          /* pixels */
    Uint32 *pixels;             /* ARGB, all clear outside of a group */
    SDL_Texture *texture;       /* as large */
    struct group_rows *touched; /* of each band, GROUP_BAND pixels wide: where anything was painted */
};
void group_close(struct group *group);
void group_paint(struct group *group, const struct spans *spans, struct colour colour);

/* What a canvas is made of: for the files of this room and their tests. */
struct canvas {
    SDL_Renderer *renderer;
    struct look look;
    bool bare; /* text takes its place and is not painted: what lies behind it can be seen */
    char *assets;
    int pixel_width, pixel_height;
    double scale; /* pixels a unit */
    double width, height;
    struct raster raster;
    struct mask mask;
    struct spans spans;
    struct fonts fonts;
    struct words words;
    struct pictures pictures;
    struct faults faults;
    struct layer_cache kept[CANVAS_KEPT];
    Uint32 kept_versions;
    struct layer_cache *keeping; /* the layer that is being painted; NULL: none */
    double time_s, stir;         /* of what moves */
    struct group group;
    struct watch watch;
    bool lasting;       /* what the renderer has painted stays from frame to frame */
    SDL_Texture *frame; /* otherwise: that is painted while it is watched */
    bool blind;         /* the shape that is being outlined is not to be painted */
};

#define CANVAS_MARGIN        72.0   /* safe margin at the sides */
#define SCENE_W              1920.0 /* of the pictures of scenery */
#define SCENE_H              1080.0
#define CANVAS_SMALLEST_TYPE 32.0

/* From the fonts of that folder; canvas_new takes those of the system. */
struct canvas *canvas_new_with_fonts(SDL_Renderer *renderer, const char *data_dir, const char *fonts_dir);

void frame_close(struct canvas *canvas);
/* Takes the renderer's output size; what was wrong with the frame before is forgotten. */
void canvas_measure(struct canvas *canvas);
/* All of the target in the colour of paper. 0 or -1 with SDL_GetError. */
int canvas_clear(struct canvas *canvas);

/*
 * A picture, as an operation of the frame: `what` names all of it that is not in the copy itself. Everything
 * that is painted goes this way or by canvas_paint.
 */
struct copy {
    SDL_Texture *texture; /* NULL: a failure */
    const SDL_Rect *from; /* NULL: all of it */
    SDL_Rect to;
    bool turned; /* with what follows; else it is only copied */
    SDL_RendererFlip flip;
    double degrees;
    SDL_Point about; /* of to */
};
/* 0 or -1 with SDL_GetError. */
int canvas_copy(struct canvas *canvas, const char *what, Uint32 colour, const struct copy *copy);
/* Where an operation is painted, one place after the other: while (canvas_hole(canvas, box, &i)) paint; box
 * NULL: all that it may touch. */
bool canvas_hole(struct canvas *canvas, const SDL_Rect *box, int *i);

/* Paints what is in spans, and empties it; a failure becomes a fault. */
void canvas_paint(struct canvas *canvas, int status, struct colour colour);
/* Something is painted there, pixels: on a layer that is kept, the scene below it stands still. */
void canvas_cover(struct canvas *canvas, const SDL_Rect *pixels);

#endif
