#include "picture/raster/png.h"

#include "files/replace.h"

#include <SDL_image.h>
#include <errno.h>
#include <string.h>

/* 0 or a negative errno. SDL_image does not look whether its bytes were written: replace_close does. */
static int write_picture(SDL_Surface *picture, FILE *file)
{
    SDL_RWops *rw = SDL_RWFromFP(file, SDL_FALSE);

    return !rw || IMG_SavePNG_RW(picture, rw, 1) ? -ENOMEM : 0;
}

int png_save(SDL_Surface *picture, const char *path)
{
    struct replacement aside;
    int failed = replace_open(&aside, path, 0666);

    if (!failed)
        failed = replace_close(&aside, write_picture(picture, aside.file));
    return failed ? SDL_SetError("%s", strerror(-failed)) : 0;
}
