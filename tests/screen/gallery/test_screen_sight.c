#include "gallery.h"
#include "painted.h"
#include "sight.h"

#include <SDL_image.h>

/*
 * For eyes that lack a cone the colours of a pair stay far apart; for those that see grey, and for everybody,
 * shapes and words say the same. With SUREFOOT_PICTURES=FOLDER pictures are saved there as each of them sees
 * them.
 */
enum { WIDE = 1920, HIGH = 1080 };
#define APART 35.0 /* Lab units (p): nobody would call the two the same, also in thin lines */

static const int sizes[][2] = {{WIDE, HIGH}};

static bool counted[WIDE * HIGH]; /* pixels that belong to a shape already counted */

static void assert_near(struct colour colour, int r, int g, int b)
{
    assert_in_range(colour.r, r > 0 ? r - 1 : 0, r + 1);
    assert_in_range(colour.g, g > 0 ? g - 1 : 0, g + 1);
    assert_in_range(colour.b, b > 0 ? b - 1 : 0, b + 1);
}

TEST(test_sights_are_as_published)
{
    const struct colour white = {255, 255, 255, 255, 0}, black = {0, 0, 0, 255, 0}, red = {255, 0, 0, 255, 0};

    for (int sight = 0; sight < SIGHTS; sight++) {
        assert_near(sight_seen(white, (enum sight)sight), 255, 255, 255);
        assert_near(sight_seen(black, (enum sight)sight), 0, 0, 0);
    }
    /* The first column of each matrix, encoded. */
    assert_near(sight_seen(red, SIGHT_PROTAN), 109, 95, 0);
    assert_near(sight_seen(red, SIGHT_DEUTAN), 163, 144, 0);
    assert_near(sight_seen(red, SIGHT_TRITAN), 255, 0, 15);
    assert_near(sight_seen(red, SIGHT_GREY), 127, 127, 127);
    assert_true(fabs(sight_distance(white, black) - 100) < 0.01);
    /* Red in Lab: 53.24, 80.09, 67.20. */
    assert_true(fabs(sight_distance(red, black) - sqrt(53.24 * 53.24 + 80.09 * 80.09 + 67.2 * 67.2)) < 0.1);
}

TEST(test_pairs_stay_apart)
{
    const struct {
        const char *what;
        struct colour a, b;
    } pairs[] = {{"left and right, lines", LEFT_GRAPHIC, RIGHT_GRAPHIC},
                 {"left and right, words", LAKE, SUN},
                 {"left and right, on spruce", LAKE_LIGHT, SUN_LIGHT},
                 {"steady and wobbly", LAKE, ROWAN},
                 {"steady and wobbly, on spruce", LAKE_LIGHT, ROWAN_LIGHT},
                 {"a rung climbed and one to come", LEFT_GRAPHIC, PAPER},
                 {"a rung climbed and one to come", RIGHT_GRAPHIC, PAPER},
                 {"the rung on offer and its edge", SUN_LIGHT, INK}};
    int near = 0;

    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        for (int theme = 0; theme < LOOK_THEMES; theme++)
            for (int sight = 0; sight < SIGHT_GREY; sight++) {
                struct colour a = colour_shown(pairs[i].a, (enum look_theme)theme);
                struct colour b = colour_shown(pairs[i].b, (enum look_theme)theme);
                double apart =
                    sight_distance(sight_seen(a, (enum sight)sight), sight_seen(b, (enum sight)sight));

                if (apart >= APART)
                    continue;
                print_error("%s, %s, %s: %.1f\n", pairs[i].what, look_themes[theme], sight_names[sight],
                            apart);
                near++;
            }
    assert_int_equal(near, 0);
}

static void paint(struct gallery *gallery, const char *picture)
{
    gallery_show(gallery, picture);
    gallery_paint(gallery, 0);
    paper_shown(&gallery->papers[0]);
}

/* As this sight sees it, into FOLDER. */
static void keep(struct gallery *gallery, const char *folder, const char *picture, enum sight sight)
{
    SDL_Surface *copy = SDL_ConvertSurfaceFormat(gallery->papers[0].surface, SDL_PIXELFORMAT_RGB24, 0);
    char path[512];

    assert_non_null(copy);
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < WIDE; x++) {
            Uint8 *at = (Uint8 *)copy->pixels + y * copy->pitch + 3 * x;
            struct colour seen = sight_seen((struct colour){at[0], at[1], at[2], 255, 0}, sight);

            at[0] = seen.r;
            at[1] = seen.g;
            at[2] = seen.b;
        }
    snprintf(path, sizeof path, "%s/%s-%s.png", folder, picture, sight_names[sight]);
    assert_int_equal(IMG_SavePNG(copy, path), 0);
    SDL_FreeSurface(copy);
}

GALLERY_TEST(test_words_say_it_too)
{
    static const struct {
        const char *picture, *words[2], *never;
    } said[] = {{"play-hold-left", {"Left leg", "Steady"}, "Right leg"},
                {"play-hold-right", {"Right leg", "Steady"}, "Left leg"},
                {"play-wobble", {"Left leg", "Wobbly"}, "Steady"},
                {"results-left", {"Left", "Right"}, NULL},
                {"progress", {"Left", "Right"}, NULL},
                {"pain-how", {"0", "10"}, NULL}};
    const char *folder = getenv("SUREFOOT_PICTURES");

    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        paint(gallery, said[i].picture);
        for (int k = 0; k < 2; k++)
            if (!painted_text(gallery->papers[0].canvas, said[i].words[k]))
                fail_msg("%s does not say \"%s\"", said[i].picture, said[i].words[k]);
        assert_false(said[i].never && painted_text(gallery->papers[0].canvas, said[i].never));
        for (int sight = SIGHT_PROTAN; folder && sight < SIGHTS; sight++)
            keep(gallery, folder, said[i].picture, (enum sight)sight);
    }
}

/* A patch of one colour: where it lies, and the pixels in it. */
struct patch {
    int left, top, right, bottom, area;
};

static bool of_colour(const struct gallery *gallery, int x, int y, struct colour colour)
{
    Uint32 there = *paper_at(gallery->papers[0].surface, x, y);

    return abs((int)(there >> 16 & 255) - colour.r) < 12 && abs((int)(there >> 8 & 255) - colour.g) < 12 &&
           abs((int)(there & 255) - colour.b) < 12;
}

/* The patch around that place, which becomes seen. */
static struct patch patch_at(struct gallery *gallery, int x, int y, struct colour colour)
{
    enum { MOST = 65536 };
    static int stack[MOST];
    struct patch patch = {x, y, x, y, 0};
    int count = 0;

    stack[count++] = y * WIDE + x;
    counted[y * WIDE + x] = true;
    while (count > 0) {
        int at = stack[--count];
        const int next[] = {at - 1, at + 1, at - WIDE, at + WIDE};

        x = at % WIDE;
        y = at / WIDE;
        patch.left = SDL_min(patch.left, x);
        patch.right = SDL_max(patch.right, x);
        patch.top = SDL_min(patch.top, y);
        patch.bottom = SDL_max(patch.bottom, y);
        patch.area++;
        for (int i = 0; i < 4; i++) {
            if (next[i] < 0 || next[i] >= WIDE * HIGH || counted[next[i]] ||
                !of_colour(gallery, next[i] % WIDE, next[i] / WIDE, colour))
                continue;
            counted[next[i]] = true;
            assert_true(count < MOST);
            stack[count++] = next[i];
        }
    }
    return patch;
}

struct shapes {
    int round, pointed, square; /* marks like discs; like diamonds; like rectangles */
    int pieces;                 /* all patches */
};

/* Of that colour on the picture. A disc fills 0.79 of the square around it, a diamond half of it. */
static struct shapes count_shapes(struct gallery *gallery, struct colour colour)
{
    struct shapes shapes = {0};

    memset(counted, 0, WIDE * HIGH * sizeof *counted);
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < WIDE; x++) {
            if (counted[y * WIDE + x] || !of_colour(gallery, x, y, colour))
                continue;
            struct patch patch = patch_at(gallery, x, y, colour);
            int w = patch.right - patch.left + 1, h = patch.bottom - patch.top + 1;
            double fill = (double)patch.area / (w * h);

            if (w < 14 || h < 10)
                continue;
            shapes.pieces++;
            shapes.round += abs(w - h) <= 2 && fill > 0.7 && fill < 0.85;
            shapes.pointed += abs(w - h) <= 2 && fill > 0.4 && fill < 0.6;
            shapes.square += w > h + 4 && fill > 0.99;
        }
    return shapes;
}

/* Lines and ladders of the two legs, were both of one grey: discs or diamonds, rounded or square steps. */
GALLERY_TEST(test_legs_have_shapes_of_their_own)
{
    paint(gallery, "progress");
    struct shapes left = count_shapes(gallery, LEFT_GRAPHIC), right = count_shapes(gallery, RIGHT_GRAPHIC);
    print_message("left: %d discs of %d; right: %d diamonds, %d rectangles of %d\n", left.round, left.pieces,
                  right.pointed, right.square, right.pieces);
    assert_true(left.round >= 8 && left.pointed == 0 && left.square == 0);
    assert_true(right.pointed >= 1 && right.round == 0 && right.square >= 8); /* others touch their line */
}

GALLERY(sizes)
