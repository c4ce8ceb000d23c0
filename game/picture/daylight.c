#include "picture/daylight.h"

/* How much of red, green and blue there is, in 256: high in the sky, at the horizon, on the ground (p). */
enum { HIGH, HORIZON, GROUND, HEIGHTS };
static const int lights[LOOK_HOURS][HEIGHTS][3] = {
    [LOOK_DAWN] = {{230, 226, 246}, {260, 236, 224}, {226, 222, 230}},
    [LOOK_NOON] = {{250, 254, 260}, {257, 258, 260}, {260, 260, 254}},
    [LOOK_AFTERNOON] = {{252, 248, 238}, {260, 247, 224}, {252, 238, 212}},
    [LOOK_SUNSET] = {{216, 208, 234}, {262, 220, 194}, {190, 176, 184}},
    [LOOK_NIGHT] = {{188, 206, 236}, {210, 220, 236}, {138, 158, 190}},
};
/* The horizon, and where the ground has its own light, in 256 of the height. */
enum { AT_HORIZON = 150, AT_GROUND = 214, STAND_AT = 190 };

enum { STARS = 130, STARS_TO = 52 }; /* in 256 of the height */

static void light_at(enum look_hour hour, int height, int out[3])
{
    const int(*light)[3] = lights[hour];
    int upper = height < AT_HORIZON ? HIGH : HORIZON;
    int from = upper == HIGH ? 0 : AT_HORIZON, to = upper == HIGH ? AT_HORIZON : AT_GROUND;
    int way = SDL_clamp((height - from) * 256 / (to - from), 0, 256);

    for (int i = 0; i < 3; i++)
        out[i] = light[upper][i] + (light[upper + 1][i] - light[upper][i]) * way / 256;
}

static Uint32 lit(int value, int light)
{
    int out = value * light / 256;

    return out > 255 ? 255 : (Uint32)out;
}

static void light_row(Uint32 *row, int width, const int light[3])
{
    for (int x = 0; x < width; x++)
        row[x] = (row[x] & 0xFF000000) | lit(row[x] >> 16 & 255, light[0]) << 16 |
                 lit(row[x] >> 8 & 255, light[1]) << 8 | lit(row[x] & 255, light[2]);
}

static Uint32 *row_of(void *pixels, int pitch, int y)
{
    return (Uint32 *)(void *)((Uint8 *)pixels + (size_t)y * (size_t)pitch);
}

/* Some of white over what is there, where that is blue: sky, not snow. */
static void shine(Uint32 *pixel, int share)
{
    int r = *pixel >> 16 & 255, g = *pixel >> 8 & 255, b = *pixel & 255;

    if (b - r < 24)
        return;
    r += (255 - r) * share / 256;
    g += (255 - g) * share / 256;
    b += (255 - b) * share / 256;
    *pixel = (*pixel & 0xFF000000) | (Uint32)r << 16 | (Uint32)g << 8 | (Uint32)b;
}

/* The same stars every night: a bright middle, and less around it. */
static void paint_stars(void *pixels, int width, int height, int pitch)
{
    const int half = height > 800 ? height / 540 : 1;
    Uint32 chance = 20100311;

    for (int i = 0; i < STARS; i++) {
        Uint32 dice[3];
        for (int n = 0; n < 3; n++)
            dice[n] = (chance = chance * 1664525u + 1013904223u) >> 8;
        int x = (int)(dice[0] % (Uint32)(width - 2 * half)),
            y = (int)(dice[1] % (Uint32)height) * STARS_TO / 256;
        int bright = 90 + (int)(dice[2] % 150) - 60 * y * 256 / STARS_TO / height;
        for (int dy = -half; dy <= half; dy++)
            for (int dx = -half; dx <= half && y + dy >= 0; dx++)
                shine(row_of(pixels, pitch, y + dy) + x + half + dx,
                      SDL_max(0, bright * (2 * half * half - dx * dx - dy * dy) / (2 * half * half)));
    }
}

void daylight_scene(void *pixels, int width, int height, int pitch, enum look_hour hour)
{
    int light[3];

    if (hour == LOOK_DAY)
        return;
    for (int y = 0; y < height; y++) {
        light_at(hour, y * 256 / height, light);
        light_row(row_of(pixels, pitch, y), width, light);
    }
    if (hour == LOOK_NIGHT && width > 64 && height > 64)
        paint_stars(pixels, width, height, pitch);
}

void daylight_sprite(void *pixels, int width, int height, int pitch, enum look_hour hour)
{
    int light[3];

    if (hour == LOOK_DAY)
        return;
    light_at(hour, STAND_AT, light);
    for (int y = 0; y < height; y++)
        light_row(row_of(pixels, pitch, y), width, light);
}
