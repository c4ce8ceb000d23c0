#include "picture/text/fonts.h"

#include <math.h>
#include <stdio.h>

/* SDL_ttf takes whole points and whole dots an inch: 8 points at 72/8 dpi a pixel gives ninths of a pixel. */
enum { FONTS_POINTS = 8 };

static const char *const face_files[FONTS_FACES] = {
    "Inter-Medium.otf", "InterDisplay-Medium.otf", "Inter-SemiBold.otf",  "InterDisplay-SemiBold.otf",
    "Inter-Bold.otf",   "InterDisplay-Bold.otf",   "Inter-ExtraBold.otf", "InterDisplay-ExtraBold.otf",
};

static TTF_Font *fonts_load(const struct fonts *fonts, int face, int points, unsigned dpi)
{
    char path[1024];
    int length = snprintf(path, sizeof(path), "%s/%s", fonts->dir, face_files[face]);
    TTF_Font *font = NULL;
    if (length > 0 && (size_t)length < sizeof(path))
        font = TTF_OpenFontDPI(path, points, dpi, dpi);
    if (!font) {
        SDL_SetError("Inter is missing: install fonts-inter (no %s in %s)", face_files[face], fonts->dir);
        return NULL;
    }
    /* sharp on the baseline, free along it: spacing scales with the window */
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    return font;
}

int fonts_open(struct fonts *fonts, const char *dir)
{
    *fonts = (struct fonts){0};
    if (TTF_Init())
        return -1;
    fonts->started = true;
    fonts->dir = SDL_strdup(dir);
    if (!fonts->dir) {
        fonts_close(fonts);
        return SDL_OutOfMemory();
    }
    for (int face = 0; face < FONTS_FACES; face++) {
        fonts->measure[face] = fonts_load(fonts, face, FONTS_MEASURE_EM, 72);
        if (!fonts->measure[face]) {
            fonts_close(fonts);
            return -1;
        }
    }
    return 0;
}

void fonts_close(struct fonts *fonts)
{
    for (int i = 0; i < FONTS_SIZED; i++)
        if (fonts->sized[i].font)
            TTF_CloseFont(fonts->sized[i].font);
    for (int face = 0; face < FONTS_FACES; face++)
        if (fonts->measure[face])
            TTF_CloseFont(fonts->measure[face]);
    SDL_free(fonts->dir);
    if (fonts->started)
        TTF_Quit();
    *fonts = (struct fonts){0};
}

int fonts_face(enum weight weight, double size)
{
    return 2 * (int)weight + (size >= FONTS_DISPLAY_FROM);
}

int fonts_ninths(double pixels)
{
    int ninths = (int)lround(9.0 * pixels);
    return ninths < 9 ? 9 : ninths;
}

TTF_Font *fonts_get(struct fonts *fonts, int face, int ninths)
{
    struct fonts_sized *oldest = &fonts->sized[0];
    fonts->clock++;
    for (int i = 0; i < FONTS_SIZED; i++) {
        struct fonts_sized *sized = &fonts->sized[i];
        if (sized->font && sized->face == face && sized->ninths == ninths) {
            sized->used = fonts->clock;
            return sized->font;
        }
        if (sized->used < oldest->used)
            oldest = sized;
    }
    TTF_Font *font = fonts_load(fonts, face, FONTS_POINTS, (unsigned)ninths);
    if (!font)
        return NULL;
    if (oldest->font)
        TTF_CloseFont(oldest->font);
    *oldest = (struct fonts_sized){font, face, ninths, fonts->clock};
    return font;
}
