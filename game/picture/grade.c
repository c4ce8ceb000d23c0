#include "picture/grade.h"

enum { STOPS = 6, LIGHTS = 256 };

/* What a grey of some lightness becomes (0..255), how much of a pixel's own hue is left, and how much redder
 * and less blue it gets for each step of warmth: the sky near the sun glows. Both in 256. */
struct stop {
    int at, r, g, b;
};
struct grade {
    struct stop stops[STOPS];
    int hue, red, blue;
};

static const struct grade dusk = {.stops = {{0, 3, 9, 14},
                                            {64, 10, 27, 36},
                                            {128, 22, 48, 60},
                                            {192, 38, 66, 82},
                                            {235, 56, 76, 92},
                                            {255, 78, 86, 98}},
                                  .hue = 110,
                                  .red = 88,
                                  .blue = 60};
static const struct grade contrast = {.stops = {{0, 214, 216, 216},
                                                {64, 224, 226, 226},
                                                {128, 234, 236, 236},
                                                {192, 243, 245, 245},
                                                {230, 250, 251, 251},
                                                {255, 255, 255, 255}},
                                      .hue = 64};

static void fill(const struct grade *grade, int table[LIGHTS][3])
{
    const struct stop *stop = grade->stops;

    for (int light = 0; light < LIGHTS; light++) {
        while (light > stop[1].at)
            stop++;
        int along = light - stop->at, whole = stop[1].at - stop->at;
        table[light][0] = stop->r + (stop[1].r - stop->r) * along / whole;
        table[light][1] = stop->g + (stop[1].g - stop->g) * along / whole;
        table[light][2] = stop->b + (stop[1].b - stop->b) * along / whole;
    }
}

static Uint32 within(int value)
{
    return value < 0 ? 0 : value > 255 ? 255 : (Uint32)value;
}

static void grade_row(Uint32 *row, int width, int table[LIGHTS][3], const struct grade *grade)
{
    for (int x = 0; x < width; x++) {
        int r = row[x] >> 16 & 255, g = row[x] >> 8 & 255, b = row[x] & 255;
        int light = (77 * r + 150 * g + 29 * b) >> 8;
        int warm = r > b ? r - b : 0;
        const int *to = table[light];
        r = to[0] + ((r - light) * grade->hue + warm * grade->red) / 256;
        g = to[1] + (g - light) * grade->hue / 256;
        b = to[2] + ((b - light) * grade->hue - warm * grade->blue) / 256;
        row[x] = (row[x] & 0xFF000000) | within(r) << 16 | within(g) << 8 | within(b);
    }
}

void grade_pixels(void *pixels, int width, int height, int pitch, enum look_theme theme)
{
    const struct grade *grade = theme == LOOK_DUSK ? &dusk : &contrast;
    int table[LIGHTS][3];

    if (theme == LOOK_LIGHT)
        return;
    fill(grade, table);
    for (int y = 0; y < height; y++)
        grade_row((Uint32 *)(void *)((Uint8 *)pixels + (size_t)y * (size_t)pitch), width, table, grade);
}
