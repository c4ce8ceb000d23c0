#ifndef PICTURE_PALETTE_H
#define PICTURE_PALETTE_H

#include "picture/look.h"

#include <SDL.h>

/*
 * A colour is a token of the palette, which the canvas shows as the theme of its look asks, or a literal,
 * which is the same in every theme ({r, g, b, a}: no token). r, g, b of a token are those of the light theme.
 */
enum token {
    TOKEN_NONE,
    TOKEN_INK,
    TOKEN_STONE,
    TOKEN_PAPER,
    TOKEN_MIST,
    TOKEN_SPRUCE,
    TOKEN_SIGN,
    TOKEN_FERN,
    TOKEN_QUIET,
    TOKEN_SHADE,
    TOKEN_FRAME,
    TOKEN_EDGE,
    TOKEN_ON_SUN,
    TOKEN_LAKE,
    TOKEN_SUN,
    TOKEN_ROWAN,
    TOKEN_LAKE_LIGHT,
    TOKEN_SUN_LIGHT,
    TOKEN_ROWAN_LIGHT,
    TOKEN_LEFT_GRAPHIC,
    TOKEN_RIGHT_GRAPHIC,
    TOKEN_LINE,
    TOKEN_BAR,
    TOKEN_HEATHER,
    TOKEN_KEY,
    TOKEN_PLATE,
    TOKEN_ZONE,
    TOKEN_GLOW,
    TOKEN_SNOW,
    TOKENS
};

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
