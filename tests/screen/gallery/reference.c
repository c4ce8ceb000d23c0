#include "reference.h"
#include "paper.h"
#include "test.h"

#include "picture/raster/small.h"
#include "wording.h"

#include <SDL_image.h>
#include <sys/stat.h>

enum {
    STEP = 8,        /* colours are kept this coarse: a third of the bytes */
    VISIBLE = 32,    /* of 255 (p): so much more or less in a channel */
    OVERLOOKED = 16, /* pixels (p): what follows a text by a little more or less */
    PATH = 512,
    ZOOM = 4
};

static SDL_Surface *new_surface(int width, int height)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);

    assert_non_null(surface);
    return surface;
}

static Uint32 coarse(Uint32 pixel)
{
    Uint32 result = 0xFF000000u;

    for (int i = 0; i < 3; i++)
        result |= (Uint32)SDL_min(255, ((int)(pixel >> 8 * i & 255) + STEP / 2) / STEP * STEP) << 8 * i;
    return result;
}

SDL_Surface *reference_take(struct canvas *canvas)
{
    const SDL_Rect all = {0, 0, REFERENCE_WIDTH, REFERENCE_HEIGHT};
    SDL_Surface *small = new_surface(REFERENCE_WIDTH, REFERENCE_HEIGHT);

    assert_int_equal(canvas_small(canvas, small, all), 0);
    for (int y = 0; y < small->h; y++)
        for (int x = 0; x < small->w; x++)
            *paper_at(small, x, y) = coarse(*paper_at(small, x, y));
    return small;
}

int reference_difference(const SDL_Surface *a, const SDL_Surface *b)
{
    return paper_differences(a, b, NULL, VISIBLE - 1);
}

bool reference_same(const SDL_Surface *a, const SDL_Surface *b)
{
    return reference_difference(a, b) <= OVERLOOKED;
}

static void save(SDL_Surface *surface, const char *path)
{
    SDL_Surface *opaque = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_RGB24, 0);

    assert_non_null(opaque);
    if (IMG_SavePNG(opaque, path))
        fail_msg("%s: %s", path, SDL_GetError());
    SDL_FreeSurface(opaque);
}

/* NULL: there is none. */
static SDL_Surface *load(const char *path)
{
    SDL_Surface *file = IMG_Load(path), *surface;

    if (!file)
        return NULL;
    surface = SDL_ConvertSurfaceFormat(file, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(file);
    assert_non_null(surface);
    assert_int_equal(surface->w, REFERENCE_WIDTH);
    assert_int_equal(surface->h, REFERENCE_HEIGHT);
    return surface;
}

/* What differs is black, the rest pale. */
static SDL_Surface *marked(const SDL_Surface *a, const SDL_Surface *b)
{
    SDL_Surface *marks = new_surface(REFERENCE_WIDTH, REFERENCE_HEIGHT);

    for (int y = 0; y < REFERENCE_HEIGHT; y++)
        for (int x = 0; x < REFERENCE_WIDTH; x++) {
            Uint32 now = *paper_at(b, x, y);

            *paper_at(marks, x, y) = paper_apart(*paper_at(a, x, y), now) >= VISIBLE
                                         ? 0xFF000000u
                                         : 0xFFC0C0C0u | (now >> 2 & 0x3F3F3Fu);
        }
    return marks;
}

static void show_difference(struct canvas *canvas, SDL_Surface *before, SDL_Surface *now, const char *name)
{
    SDL_Surface *marks = marked(before, now), *three[] = {before, now, marks};
    SDL_Surface *beside = new_surface(3 * ZOOM * REFERENCE_WIDTH, ZOOM * REFERENCE_HEIGHT);
    char whole[PATH], path[PATH];

    mkdir(SUREFOOT_DIFFERENT, 0777); /* may be there already */
    for (int i = 0; i < 3; i++) {
        SDL_Rect place = {i * ZOOM * REFERENCE_WIDTH, 0, ZOOM * REFERENCE_WIDTH, ZOOM * REFERENCE_HEIGHT};

        assert_int_equal(SDL_BlitScaled(three[i], NULL, beside, &place), 0);
    }
    snprintf(whole, sizeof whole, "%s/%s.png", SUREFOOT_DIFFERENT, name);
    snprintf(path, sizeof path, "%s/%s-beside.png", SUREFOOT_DIFFERENT, name);
    assert_int_equal(canvas_save(canvas, whole), 0);
    save(beside, path);
    print_error("%s: %d pixels differ from the reference: look at %s and, reference to the left, %s\n", name,
                reference_difference(before, now), whole, path);
    SDL_FreeSurface(beside);
    SDL_FreeSurface(marks);
}

static bool words_hold(const struct canvas *canvas, const char *name)
{
    static struct wording before, now; /* too large for the stack */
    char path[PATH], what[256];

    snprintf(path, sizeof path, "%s/%s.txt", SUREFOOT_REFERENCES, name);
    wording_take(canvas, &now);
    if (getenv("SUREFOOT_REFRESH"))
        assert_int_equal(wording_write(path, &now), 0);
    if (wording_read(path, &before)) {
        print_error("%s: its words have no reference (script/references makes it)\n", name);
        return false;
    }
    if (wording_same(&before, &now, what))
        return true;
    print_error("%s: %s\n", name, what);
    return false;
}

static bool picture_holds(struct canvas *canvas, const char *name)
{
    SDL_Surface *now = reference_take(canvas), *before;
    char path[PATH];
    bool same = true;

    snprintf(path, sizeof path, "%s/%s.png", SUREFOOT_REFERENCES, name);
    if (getenv("SUREFOOT_REFRESH")) {
        save(now, path);
        SDL_FreeSurface(now);
        return true;
    }
    before = load(path);
    if (!before)
        print_error("%s: there is no reference (script/references makes it)\n", name);
    else if (!(same = reference_same(before, now)))
        show_difference(canvas, before, now, name);
    SDL_FreeSurface(now);
    SDL_FreeSurface(before);
    return before && same;
}

bool reference_holds(struct canvas *canvas, const char *name)
{
    bool picture = picture_holds(canvas, name), words = words_hold(canvas, name);

    return picture && words;
}
