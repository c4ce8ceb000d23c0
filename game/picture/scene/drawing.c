#include "picture/scene/drawing.h"

#include "picture/private.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One row an ink, one column a theme. Lines and grounds lie on PLATE; bodies are told from it by their edge
 * or, at dusk, by themselves. */
static const Uint32 inks[][LOOK_THEMES] = {
    {0x0F2B33, 0xE9F1EE, 0x000000}, /* line: straight on the plate, and the next four */
    {0x4E666D, 0x9FB6B9, 0x2B3A3F}, /* stone */
    {0xC6D5D2, 0x25424B, 0xD3DADA}, /* faint: contours, decoration only */
    {0xF3F7F4, 0x2C4C56, 0xFFFFFF}, /* halo: around a person, below a mark */
    {0x0A6396, 0x7CCBF4, 0x00466E}, /* lake: arrows, levels */
    {0xA9301A, 0xFF9D80, 0x8A1503}, /* pain */
    {0x9A5200, 0xFFC56B, 0x6A3700}, /* sun */
    {0x1A3A42, 0x071318, 0x000000}, /* edge of whatever is filled */
    {0xCFDDD8, 0x35535C, 0xDDE3E2}, /* flesh */
    {0xB9CBC6, 0x4A6972, 0x7D8A8C}, /* its outline and folds */
    {0xF6ECD6, 0xD8CBAF, 0xFFFFFF}, /* bone */
    {0xDFCFAE, 0xA8997A, 0xD9D2C0}, /* its shade */
    {0x9FD3EA, 0x6FB4D2, 0xA5DCFA}, /* cartilage, discs */
    {0xC4655A, 0xC4655A, 0xD0685C}, /* muscle */
    {0x8F3B33, 0x7A2C25, 0x5E1610}, /* its strands */
    {0xE0B4AB, 0x97716B, 0xF0D2CC}, /* a muscle that the note is not about */
    {0xC08C82, 0x6C4B46, 0xA8786E}, /* its strands */
    {0xFFC145, 0xFFC659, 0xFFD24D}, /* nerve */
    {0xFBFDFB, 0xEDF3F0, 0xFFFFFF}, /* tendon */
    {0x7CCBF4, 0x63B6E0, 0x8FD3F7}, /* bursa, water */
    {0xF2B8A6, 0xB97C6B, 0xF7C9BB}, /* glow */
    {0xFFC45A, 0xFFC86B, 0xFFD24E}, /* sunny: moon, band */
    {0xC48A63, 0xBE8762, 0xC48A63}, /* skin, lit, in the shade: the coach, and the next rows */
    {0xCD9978, 0xC79474, 0xCD9978}, {0xA5765A, 0x9C6F55, 0xA5765A},
    {0x2B2A33, 0x11151A, 0x1A1A20}, /* hair */
    {0x7B5472, 0x93698A, 0x6B4363}, /* top */
    {0x88657F, 0xA07A98, 0x7B5573}, {0x614563, 0x8B6888, 0x503152},
    {0x24444E, 0x6E909A, 0x1A3A44}, /* leggings */
    {0x455E64, 0x7E9DA6, 0x3A5359}, {0x1D3A43, 0x587A84, 0x122E36},
    {0x1B8AC9, 0x2F98D6, 0x1278B4}, /* the leg that works */
    {0x3D99CE, 0x52A9DC, 0x3489BD}, {0x176C9C, 0x1F78AC, 0x0F5C8A},
    {0xFAFCF9, 0xDCE6E3, 0xFFFFFF}, /* cloth: coat, sheet, paper */
    {0xFDFEFD, 0xE8EFEC, 0xFEFEFE}, {0xD2DFDD, 0xB2C2BF, 0xD6DEDD},
    {0xBFAE97, 0x8D7E69, 0xCBBBA4},                                 /* wood, lit */
    {0xE9DCC2, 0xB8A98C, 0xF1E6CF}, {0xE09A2B, 0xE09A2B, 0xE39C2A}, /* ball */
    {0x3C4F74, 0x4A628F, 0x33466C},                                 /* night */
    {0xC8553D, 0xC8553D, 0xC24C34},                                 /* warm */
};
enum { INKS = sizeof inks / sizeof *inks };

int drawing_inks(void)
{
    return INKS;
}

Uint32 drawing_ink_at(int i)
{
    return inks[i][LOOK_LIGHT];
}

bool drawing_ink(Uint32 ink, enum look_theme theme, Uint32 *out)
{
    for (int i = 0; i < INKS; i++)
        if (inks[i][LOOK_LIGHT] == ink) {
            *out = inks[i][theme];
            return true;
        }
    return false;
}

/* Every "#RRGGBB" as the theme has it. 0 or -1 with SDL_GetError(). */
static int ink_anew(char *text, enum look_theme theme, const char *name)
{
    for (char *at = strchr(text, '#'); at; at = strchr(at + 1, '#')) {
        char *end, hex[8] = "";
        Uint32 shown;

        snprintf(hex, sizeof hex, "%.6s", at + 1);
        unsigned long ink = strtoul(hex, &end, 16);
        if (end != hex + 6 || !drawing_ink((Uint32)ink, theme, &shown))
            return SDL_SetError("drawing %s has the ink #%s, which no look knows", name, hex);
        snprintf(hex, sizeof hex, "%06X", (unsigned)shown);
        memcpy(at + 1, hex, 6);
    }
    return 0;
}

/* Lines "<!-- mark X Y -->": where the numbers of the labels go. */
static void find_marks(const char *text, struct drawing_marks *out)
{
    double x, y;

    *out = (struct drawing_marks){.count = 0};
    while (out->count < DRAWING_MARKS && (text = strstr(text, "<!-- mark "))) {
        text += strlen("<!-- mark ");
        if (sscanf(text, "%lf %lf", &x, &y) == 2)
            out->at[out->count++] = (struct point){x, y};
    }
}

/* How much of the pixel at that distance from two sides lies inside of the rounding, 0..1. */
static double inside(double right, double down, double radius)
{
    double over = hypot(fmax(radius - right, 0), fmax(radius - down, 0)) - radius;

    return fmin(fmax(0.5 - over, 0), 1);
}

static void round_corners(SDL_Surface *surface, double radius)
{
    for (int y = 0; y < surface->h; y++) {
        Uint32 *row = (void *)((Uint8 *)surface->pixels + (size_t)y * (size_t)surface->pitch);
        double down = fmin(y + 0.5, surface->h - y - 0.5);
        for (int x = 0; down < radius && x < surface->w; x++) {
            double right = fmin(x + 0.5, surface->w - x - 0.5);
            Uint32 alpha = (Uint32)((row[x] >> 24) * inside(right, down, radius) + 0.5);
            row[x] = (row[x] & 0xFFFFFF) | alpha << 24;
        }
    }
}

SDL_Surface *drawing_rasterise(const char *assets, struct picture *picture)
{
    char path[1024];
    size_t size = 0;
    int length = snprintf(path, sizeof path, "%s/notes/%s.svg", assets, picture->name);
    char *text = length < (int)sizeof path ? SDL_LoadFile(path, &size) : NULL; /* ended by a 0 */
    SDL_Surface *surface = NULL;

    if (text)
        find_marks(text, &picture->marks);
    if (text && !ink_anew(text, picture->theme, picture->name))
        surface = pictures_rasterise(SDL_RWFromConstMem(text, (int)size), picture->width, 0);
    SDL_free(text);
    if (surface)
        round_corners(surface, DRAWING_RADIUS / DRAWING_W * surface->w);
    return surface;
}

bool drawing_there(const struct canvas *canvas, const char *name)
{
    char path[1024];
    int length = snprintf(path, sizeof path, "%s/notes/%s.svg", canvas->assets, name);
    SDL_RWops *file = length < (int)sizeof path ? SDL_RWFromFile(path, "rb") : NULL;

    if (file)
        SDL_RWclose(file);
    return file != NULL;
}

bool draw_drawing(struct canvas *canvas, const char *name, double x, double y, double w, bool mirrored,
                  struct drawing_marks *marks)
{
    const double k = w / DRAWING_W, h = DRAWING_H * k;
    const int width = (int)lround(w * canvas->scale), left = (int)lround(x * canvas->scale);

    *marks = (struct drawing_marks){.count = 0};
    draw_round(canvas, x, y, w, h, DRAWING_RADIUS * k, PLATE);
    if (width < 1)
        return true;
    const struct picture *drawing =
        pictures_drawing(&canvas->pictures, name, width, canvas->look.theme, mirrored);
    struct copy copy = {
        .texture = drawing->texture,
        .to = {left, (int)lround(y * canvas->scale), drawing->drawn_width, drawing->drawn_height}};
    if (!copy.texture || canvas_copy(canvas, name, mirrored, &copy)) {
        faults_add(&canvas->faults, "drawing %s is missing in %s/notes", name, canvas->assets);
        return false;
    }
    marks->count = drawing->marks.count;
    for (int i = 0; i < marks->count; i++) {
        struct point at = drawing->marks.at[i];
        marks->at[i] = (struct point){x + k * (mirrored ? DRAWING_W - at.x : at.x), y + k * at.y};
    }
    return true;
}
