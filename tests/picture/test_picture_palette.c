#include "contrast.h"
#include "test.h"

#include "picture/canvas.h"
#include "picture/grade.h"

/* What lies on what in the screens. */
struct pair {
    const char *name;
    const struct colour *mark, *ground;
};
#define PAIR(mark, ground)                                                                                   \
    {                                                                                                        \
#mark " on " #ground, &mark, &ground                                                                 \
    }

static const struct pair texts[] = {
    PAIR(INK, PAPER),        PAIR(INK, KEY),         PAIR(INK, PLATE),        PAIR(INK, ZONE),
    PAIR(STONE, PAPER),      PAIR(STONE, KEY),       PAIR(STONE, PLATE),      PAIR(LAKE, PAPER),
    PAIR(SUN, PAPER),        PAIR(ROWAN, PAPER),     PAIR(MIST, SPRUCE),      PAIR(QUIET, SPRUCE),
    PAIR(MIST, SIGN),        PAIR(QUIET, SIGN),      PAIR(SUN_LIGHT, SPRUCE), PAIR(SUN_LIGHT, SIGN),
    PAIR(ON_SUN, SUN_LIGHT), PAIR(LAKE_LIGHT, SIGN), PAIR(ROWAN_LIGHT, SIGN), PAIR(SPRUCE, MIST),
};
static const struct pair graphics[] = {
    PAIR(FERN, PAPER),      PAIR(LEFT_GRAPHIC, PAPER), PAIR(RIGHT_GRAPHIC, PAPER), PAIR(HEATHER, PAPER),
    PAIR(BAR, PAPER),       PAIR(LAKE, ZONE),          PAIR(ROWAN, PLATE),         PAIR(STONE, PLATE),
    PAIR(SUN_LIGHT, FRAME), PAIR(EDGE, FRAME),         PAIR(FERN, LINE),
};

static double contrast(const struct pair *pair, enum look_theme theme)
{
    return contrast_of(contrast_luminance(colour_shown(*pair->mark, theme)),
                       contrast_luminance(colour_shown(*pair->ground, theme)));
}

static int below(const struct pair *pairs, size_t count, enum look_theme theme, double least)
{
    int wrong = 0;

    for (size_t i = 0; i < count; i++) {
        double is = contrast(&pairs[i], theme);
        if (is >= least)
            continue;
        print_error("%s: %s is %.2f, wanted is %.1f\n", look_themes[theme], pairs[i].name, is, least);
        wrong++;
    }
    return wrong;
}

TEST(test_tokens_can_be_told_apart)
{
    int wrong = 0;

    for (int i = 0; i < LOOK_THEMES; i++) {
        enum look_theme theme = (enum look_theme)i;
        wrong += below(texts, sizeof texts / sizeof *texts, theme, theme == LOOK_CONTRAST ? 7.0 : 4.5);
        wrong += below(graphics, sizeof graphics / sizeof *graphics, theme, 3.0);
    }
    assert_int_equal(wrong, 0);
}

TEST(test_a_token_is_its_light_self)
{
    struct colour ink = colour_shown(colour_fade(INK, 0.5), LOOK_LIGHT), red = {200, 10, 20, 77};

    assert_int_equal(ink.r, INK.r);
    assert_int_equal(ink.g, INK.g);
    assert_int_equal(ink.b, INK.b);
    assert_int_equal(ink.a, 128);
    assert_int_equal(colour_shown(red, LOOK_LIGHT).r, 200);
    assert_int_equal(colour_shown(red, LOOK_CONTRAST).r, 200);
    assert_true(colour_shown(red, LOOK_DUSK).r < 200);
    assert_int_equal(colour_shown(red, LOOK_DUSK).a, 77);
}

/* Any colour at all: light type is readable at dusk, black type with high contrast. */
TEST(test_graded_scenery_keeps_its_limits)
{
    double most = 0, least = 1;

    for (unsigned r = 0; r < 256; r += 5)
        for (unsigned g = 0; g < 256; g += 5)
            for (unsigned b = 0; b < 256; b += 5) {
                Uint32 plain = 0x80000000u | r << 16 | g << 8 | b, pixel[3] = {plain, plain, plain};
                for (int i = 0; i < LOOK_THEMES; i++)
                    grade_pixels(&pixel[i], 1, 1, 4, (enum look_theme)i);
                assert_true(pixel[LOOK_LIGHT] == plain);
                assert_int_equal(pixel[LOOK_DUSK] >> 24, 0x80);
                struct colour dusk = {(Uint8)(pixel[1] >> 16), (Uint8)(pixel[1] >> 8), (Uint8)pixel[1], 255};
                struct colour pale = {(Uint8)(pixel[2] >> 16), (Uint8)(pixel[2] >> 8), (Uint8)pixel[2], 255};
                most = fmax(most, contrast_luminance(dusk));
                least = fmin(least, contrast_luminance(pale));
            }
    if (most > GRADE_DUSK_MOST || least < GRADE_CONTRAST_LEAST)
        fail_msg("dusk up to %.3f, contrast down to %.3f", most, least);
}

/* Two rows of a wider picture: what lies beside them stays. */
TEST(test_grading_keeps_within_its_rows)
{
    Uint32 pixels[2][3] = {{~0u, ~0u, ~0u}, {~0u, ~0u, ~0u}};

    grade_pixels(pixels, 2, 2, sizeof pixels[0], LOOK_DUSK);
    assert_true(pixels[0][0] != ~0u && pixels[1][1] != ~0u);
    assert_true(pixels[0][2] == ~0u && pixels[1][2] == ~0u);
}

TEST(test_small_type_grows_most)
{
    for (double size = 24; size < 300; size += 0.5) {
        double nearer = look_size(LOOK_NEARER, size), farther = look_size(LOOK_FARTHER, size);
        assert_true(look_size(LOOK_NORMAL, size) == size);
        assert_true(0.9 * size <= nearer + 1e-9 && nearer <= size && size <= farther &&
                    farther <= 1.3 * size + 1e-9);
        assert_true(look_size(LOOK_FARTHER, size + 0.5) > farther); /* larger stays larger */
        assert_true(look_size(LOOK_NEARER, size + 0.5) > nearer);
    }
    assert_true(fabs(look_size(LOOK_NEARER, 36) - 0.9 * 36) < 1e-9);
    assert_true(fabs(look_size(LOOK_FARTHER, 36) - 1.3 * 36) < 1e-9);
    assert_true(look_size(LOOK_FARTHER, 104) < 1.03 * 104);
    assert_true(look_size(LOOK_FARTHER, 250) == 250);
}
