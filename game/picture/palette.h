#ifndef PICTURE_PALETTE_H
#define PICTURE_PALETTE_H

#include "picture/look.h"

#include <SDL.h>

/*
 * A colour is a token of the palette, which the canvas shows as the theme of its look asks, or a literal,
 * which is the same in every theme ({r, g, b, a}: no token). r, g, b of a token are those of the light theme.
 *
 * One row a token, one column a theme: light, dusk, contrast. The pairs that lie on each other are listed,
 * and their contrasts checked, in tests/picture/test_picture_palette.c.
 */
#define PALETTE(ROW)                                                                                         \
    ROW(INK, 0x0F2B33, 0xE9F1EE, 0x000000)                                                                   \
    ROW(STONE, 0x4E666D, 0xA9BDBF, 0x2B3A3F)                                                                 \
    ROW(PAPER, 0xF3F7F4, 0x0B1D23, 0xFFFFFF)                                                                 \
    ROW(MIST, 0xF3F7F4, 0xF3F7F4, 0xFFFFFF)                                                                  \
    ROW(SPRUCE, 0x153E47, 0x22596A, 0x00161B)                                                                \
    ROW(SIGN, 0x153E47, 0x12343D, 0x00161B)                                                                  \
    ROW(FERN, 0x153E47, 0x63AEBB, 0x00161B)                                                                  \
    ROW(QUIET, 0xCFE0DE, 0xDCEAE8, 0xFFFFFF)                                                                 \
    ROW(SHADE, 0x0F2B33, 0x010608, 0x000000)                                                                 \
    ROW(FRAME, 0x0F2B33, 0x0B1D23, 0x000000)                                                                 \
    ROW(EDGE, 0xF3F7F4, 0xE9F1EE, 0xFFFFFF)                                                                  \
    ROW(ON_SUN, 0x0F2B33, 0x0F2B33, 0x000000)                                                                \
    ROW(LAKE, 0x0A6396, 0x7CCBF4, 0x00466E)                                                                  \
    ROW(SUN, 0x9A5200, 0xFFC56B, 0x6A3700)                                                                   \
    ROW(ROWAN, 0xA9301A, 0xFF9D80, 0x8A1503)                                                                 \
    ROW(LAKE_LIGHT, 0x7CCBF4, 0x7CCBF4, 0xA5DCFA)                                                            \
    ROW(SUN_LIGHT, 0xFFC145, 0xFFC659, 0xFFD24D)                                                             \
    ROW(ROWAN_LIGHT, 0xFF9473, 0xFF9D80, 0xFFB39B)                                                           \
    ROW(LEFT_GRAPHIC, 0x0F76B5, 0x4CA9E0, 0x005A94)                                                          \
    ROW(RIGHT_GRAPHIC, 0xC27706, 0xE29B33, 0x9A5200)                                                         \
    ROW(LINE, 0xB9CAC8, 0x37535B, 0x7D8A8C)                                                                  \
    ROW(BAR, 0x748F96, 0x4F737D, 0x6F7F83)                                                                   \
    ROW(HEATHER, 0x7B5472, 0xB98FB0, 0x5E3656)                                                               \
    ROW(KEY, 0xDDE8E5, 0x1B363E, 0xFFFFFF)                                                                   \
    ROW(PLATE, 0xE4EDEA, 0x142C34, 0xEEF2F1)                                                                 \
    ROW(ZONE, 0xCFE6EE, 0x173F55, 0xCDE6F4)                                                                  \
    ROW(SNOW, 0xF3F7F4, 0xE9F1EE, 0x000000)                                                                  \
    ROW(GLOW, 0xFFF8DC, 0x86A9C2, 0xFFFFFF)

#define PALETTE_TOKEN(name, light, dusk, contrast) TOKEN_##name,
enum token { TOKEN_NONE, PALETTE(PALETTE_TOKEN) TOKENS };

struct colour {
    Uint8 r, g, b, a;
    Uint8 token;
};

/* On paper and on scenery. */
extern const struct colour INK, STONE;       /* text and marks; second text, outlines of what is open */
extern const struct colour PAPER;            /* sheets, discs, the gap around a mark on scenery */
extern const struct colour KEY, PLATE;       /* a button at rest; the ground of a chart on a sheet */
extern const struct colour ZONE;             /* inside of the zone while steady */
extern const struct colour LAKE, SUN, ROWAN; /* left, steady; right; wobbly, lost */
extern const struct colour LEFT_GRAPHIC, RIGHT_GRAPHIC, HEATHER;
extern const struct colour FERN;      /* what is done, as a line or mark */
extern const struct colour LINE, BAR; /* hairlines and tracks; what is past */
/* Spruce: the ground of what is done and of what has the focus; of signs; and what lies on both. */
extern const struct colour SPRUCE, SIGN, MIST, QUIET, LAKE_LIGHT, ROWAN_LIGHT;
/* Sun light: what is chosen, earned, here; on paper and on spruce alike. Text and marks on it are ON_SUN. */
extern const struct colour SUN_LIGHT, ON_SUN;
extern const struct colour FRAME, EDGE; /* around what has the focus; and around that */
extern const struct colour SHADE;       /* drops of panels, and the veil below a sheet that asks */
extern const struct colour GLOW;        /* of the sky while a body is up */
extern const struct colour SNOW;        /* text on the dark sky of the summit */

struct colour colour_fade(struct colour colour, double alpha);
/* As that theme shows it: a literal, with the alpha it had. What is no token is dimmed at dusk. */
struct colour colour_shown(struct colour colour, enum look_theme theme);

#endif
