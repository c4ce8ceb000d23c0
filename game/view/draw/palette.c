#include "draw/palette.h"

#include <math.h>

#define AS(token, red, green, blue)                                                                          \
    {                                                                                                        \
        red, green, blue, 255, TOKEN_##token                                                                 \
    }

const struct colour INK = AS(INK, 0x0F, 0x2B, 0x33), STONE = AS(STONE, 0x4E, 0x66, 0x6D),
                    PAPER = AS(PAPER, 0xF3, 0xF7, 0xF4), MIST = AS(MIST, 0xF3, 0xF7, 0xF4),
                    SPRUCE = AS(SPRUCE, 0x15, 0x3E, 0x47), QUIET = AS(QUIET, 0xCF, 0xE0, 0xDE),
                    SHADE = AS(SHADE, 0x0F, 0x2B, 0x33), ON_SUN = AS(ON_SUN, 0x0F, 0x2B, 0x33),
                    LAKE = AS(LAKE, 0x0A, 0x63, 0x96), SUN = AS(SUN, 0x9A, 0x52, 0x00),
                    ROWAN = AS(ROWAN, 0xA9, 0x30, 0x1A), LAKE_LIGHT = AS(LAKE_LIGHT, 0x7C, 0xCB, 0xF4),
                    SUN_LIGHT = AS(SUN_LIGHT, 0xFF, 0xC1, 0x45),
                    ROWAN_LIGHT = AS(ROWAN_LIGHT, 0xFF, 0x94, 0x73),
                    LEFT_GRAPHIC = AS(LEFT_GRAPHIC, 0x0F, 0x76, 0xB5),
                    RIGHT_GRAPHIC = AS(RIGHT_GRAPHIC, 0xC2, 0x77, 0x06), LINE = AS(LINE, 0xB9, 0xCA, 0xC8),
                    HEATHER = AS(HEATHER, 0x7B, 0x54, 0x72), KEY = AS(KEY, 0xDD, 0xE8, 0xE5),
                    PLATE = AS(PLATE, 0xE4, 0xED, 0xEA), ZONE = AS(ZONE, 0xCF, 0xE6, 0xEE);

struct colour colour_fade(struct colour colour, double alpha)
{
    double a = fmin(fmax(alpha, 0.0), 1.0) * colour.a;
    colour.a = (Uint8)(a + 0.5);
    return colour;
}

struct colour colour_shown(struct colour colour, enum look_theme theme)
{
    (void)theme;
    colour.token = TOKEN_NONE;
    return colour;
}
