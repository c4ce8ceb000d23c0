#include "picture/raster/png.h"

#include "files/replace.h"

#include <SDL_image.h>
#include <errno.h>
#include <string.h>

static size_t SDLCALL write_file(SDL_RWops *rw, const void *bytes, size_t size, size_t count)
{
    return fwrite(bytes, size, count, rw->hidden.unknown.data1);
}

static Sint64 SDLCALL size_of_file(SDL_RWops *rw)
{
    (void)rw;
    return -1; /* not known */
}

static Sint64 SDLCALL seek_file(SDL_RWops *rw, Sint64 offset, int whence)
{
    (void)rw;
    (void)offset;
    (void)whence;
    return SDL_SetError("a picture is written from its beginning to its end");
}

static size_t SDLCALL read_file(SDL_RWops *rw, void *bytes, size_t size, size_t count)
{
    (void)rw;
    (void)bytes;
    (void)size;
    (void)count;
    return 0;
}

static int SDLCALL close_file(SDL_RWops *rw)
{
    SDL_FreeRW(rw);
    return 0;
}

/* 0 or a negative errno. SDL_image does not look whether its bytes were written: replace_close does. */
static int write_picture(SDL_Surface *picture, FILE *file)
{
    SDL_RWops *rw = SDL_AllocRW();

    if (!rw)
        return -ENOMEM;
    rw->type = SDL_RWOPS_UNKNOWN;
    rw->hidden.unknown.data1 = file;
    rw->size = size_of_file;
    rw->seek = seek_file;
    rw->read = read_file;
    rw->write = write_file;
    rw->close = close_file;
    return IMG_SavePNG_RW(picture, rw, 1) ? -ENOMEM : 0;
}

int png_save(SDL_Surface *picture, const char *path)
{
    struct replacement aside;
    int failed = replace_open(&aside, path, 0666);

    if (!failed)
        failed = replace_close(&aside, write_picture(picture, aside.file));
    return failed ? SDL_SetError("%s", strerror(-failed)) : 0;
}
