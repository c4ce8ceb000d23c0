#include "picture/palette.h"

#include <math.h>

/* What a row of the palette is here: what each theme shows, and the colour that stands for it. */
#define SHOWN(name, light, dusk, contrast) [TOKEN_##name] = {light, dusk, contrast},
#define COLOUR(name, light, dusk, contrast)                                                                  \
    const struct colour name = {light >> 16, light >> 8 & 255, light & 255, 255, TOKEN_##name};

static const Uint32 shown[TOKENS][LOOK_THEMES] = {PALETTE(SHOWN)};
PALETTE(COLOUR)

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
