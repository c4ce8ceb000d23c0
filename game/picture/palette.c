#include "picture/palette.h"

#include <math.h>

/* One row a token, one column a theme. The pairs that lie on each other are listed, and their contrasts
 * checked, in tests/picture/test_picture_palette.c. */
static const Uint32 shown[TOKENS][LOOK_THEMES] = {
    [TOKEN_INK] = {0x0F2B33, 0xE9F1EE, 0x000000},
    [TOKEN_STONE] = {0x4E666D, 0xA9BDBF, 0x2B3A3F},
    [TOKEN_PAPER] = {0xF3F7F4, 0x0B1D23, 0xFFFFFF},
    [TOKEN_MIST] = {0xF3F7F4, 0xF3F7F4, 0xFFFFFF},
    [TOKEN_SPRUCE] = {0x153E47, 0x22596A, 0x00161B},
    [TOKEN_SIGN] = {0x153E47, 0x12343D, 0x00161B},
    [TOKEN_FERN] = {0x153E47, 0x63AEBB, 0x00161B},
    [TOKEN_QUIET] = {0xCFE0DE, 0xDCEAE8, 0xFFFFFF},
    [TOKEN_SHADE] = {0x0F2B33, 0x010608, 0x000000},
    [TOKEN_FRAME] = {0x0F2B33, 0x0B1D23, 0x000000},
    [TOKEN_EDGE] = {0xF3F7F4, 0xE9F1EE, 0xFFFFFF},
    [TOKEN_ON_SUN] = {0x0F2B33, 0x0F2B33, 0x000000},
    [TOKEN_LAKE] = {0x0A6396, 0x7CCBF4, 0x00466E},
    [TOKEN_SUN] = {0x9A5200, 0xFFC56B, 0x6A3700},
    [TOKEN_ROWAN] = {0xA9301A, 0xFF9D80, 0x8A1503},
    [TOKEN_LAKE_LIGHT] = {0x7CCBF4, 0x7CCBF4, 0xA5DCFA},
    [TOKEN_SUN_LIGHT] = {0xFFC145, 0xFFC659, 0xFFD24D},
    [TOKEN_ROWAN_LIGHT] = {0xFF9473, 0xFF9D80, 0xFFB39B},
    [TOKEN_LEFT_GRAPHIC] = {0x0F76B5, 0x4CA9E0, 0x005A94},
    [TOKEN_RIGHT_GRAPHIC] = {0xC27706, 0xE29B33, 0x9A5200},
    [TOKEN_LINE] = {0xB9CAC8, 0x37535B, 0x7D8A8C},
    [TOKEN_BAR] = {0x748F96, 0x4F737D, 0x6F7F83},
    [TOKEN_HEATHER] = {0x7B5472, 0xB98FB0, 0x5E3656},
    [TOKEN_KEY] = {0xDDE8E5, 0x1B363E, 0xFFFFFF},
    [TOKEN_PLATE] = {0xE4EDEA, 0x142C34, 0xEEF2F1},
    [TOKEN_ZONE] = {0xCFE6EE, 0x173F55, 0xCDE6F4},
    [TOKEN_SNOW] = {0xF3F7F4, 0xE9F1EE, 0x000000},
    [TOKEN_GLOW] = {0xFFF8DC, 0x86A9C2, 0xFFFFFF},
};

#define AS(name, red, green, blue) const struct colour name = {red, green, blue, 255, TOKEN_##name}

AS(INK, 0x0F, 0x2B, 0x33);
AS(STONE, 0x4E, 0x66, 0x6D);
AS(PAPER, 0xF3, 0xF7, 0xF4);
AS(MIST, 0xF3, 0xF7, 0xF4);
AS(SPRUCE, 0x15, 0x3E, 0x47);
AS(SIGN, 0x15, 0x3E, 0x47);
AS(FERN, 0x15, 0x3E, 0x47);
AS(QUIET, 0xCF, 0xE0, 0xDE);
AS(SHADE, 0x0F, 0x2B, 0x33);
AS(FRAME, 0x0F, 0x2B, 0x33);
AS(EDGE, 0xF3, 0xF7, 0xF4);
AS(ON_SUN, 0x0F, 0x2B, 0x33);
AS(LAKE, 0x0A, 0x63, 0x96);
AS(SUN, 0x9A, 0x52, 0x00);
AS(ROWAN, 0xA9, 0x30, 0x1A);
AS(LAKE_LIGHT, 0x7C, 0xCB, 0xF4);
AS(SUN_LIGHT, 0xFF, 0xC1, 0x45);
AS(ROWAN_LIGHT, 0xFF, 0x94, 0x73);
AS(LEFT_GRAPHIC, 0x0F, 0x76, 0xB5);
AS(RIGHT_GRAPHIC, 0xC2, 0x77, 0x06);
AS(LINE, 0xB9, 0xCA, 0xC8);
AS(BAR, 0x74, 0x8F, 0x96);
AS(HEATHER, 0x7B, 0x54, 0x72);
AS(KEY, 0xDD, 0xE8, 0xE5);
AS(PLATE, 0xE4, 0xED, 0xEA);
AS(ZONE, 0xCF, 0xE6, 0xEE);
AS(GLOW, 0xFF, 0xF8, 0xDC);
AS(SNOW, 0xF3, 0xF7, 0xF4);

/* A lamp turned low: what a colour of the coach or of an animal keeps at dusk, in 256. */
static const unsigned low[3] = {196, 204, 214};

struct colour colour_fade(struct colour colour, double alpha)
{
    double a = fmin(fmax(alpha, 0.0), 1.0) * colour.a;
    colour.a = (Uint8)(a + 0.5);
    return colour;
}

struct colour colour_shown(struct colour colour, enum look_theme theme)
{
    Uint32 rgb = shown[colour.token][theme];

    if (colour.token)
        return (struct colour){(Uint8)(rgb >> 16), (Uint8)(rgb >> 8), (Uint8)rgb, colour.a};
    if (theme == LOOK_DUSK)
        return (struct colour){(Uint8)(colour.r * low[0] >> 8), (Uint8)(colour.g * low[1] >> 8),
                               (Uint8)(colour.b * low[2] >> 8), colour.a};
    return colour;
}
