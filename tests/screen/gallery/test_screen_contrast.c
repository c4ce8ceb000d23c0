#include "contrast.h"
#include "gallery.h"
#include "painted.h"

/* Text can be read wherever it lies, on sheets and on scenery alike: every picture is painted without its
 * text, and the pixels behind each line are held against the line's colour. */
enum { WIDE = 960, HIGH = 540 };
#define SHARE 0.06 /* of a line may lie on something that is too near to it, such as the edge of a cloud */

static double light[256]; /* luminance of a channel's value */

static double light_at(const struct gallery *gallery, int x, int y)
{
    const Uint32 pixel = *paper_at(gallery->papers[0].surface, x, y);

    return 0.2126 * light[pixel >> 16 & 255] + 0.7152 * light[pixel >> 8 & 255] + 0.0722 * light[pixel & 255];
}

/* The contrast that all of the line has, but for SHARE of its ground. */
static double contrast_behind(const struct gallery *gallery, const struct painted_line *line)
{
    const SDL_Rect whole = {0, 0, WIDE, HIGH};
    const double text = contrast_luminance(line->colour);
    int tenths[221] = {0}, worst = 0;
    SDL_Rect place;

    if (!SDL_IntersectRect(&line->place, &whole, &place))
        return 21;
    for (int y = place.y; y < place.y + place.h; y++)
        for (int x = place.x; x < place.x + place.w; x++)
            tenths[(int)(10 * contrast_of(text, light_at(gallery, x, y)))]++;
    for (int below = tenths[0]; below <= SHARE * place.w * place.h;)
        below += tenths[++worst];
    return worst / 10.0;
}

static int check_picture(struct gallery *gallery, enum look_theme theme, enum look_hour hour)
{
    const double least = theme == LOOK_CONTRAST ? 7.0 : 4.5;
    const struct canvas *canvas = gallery->papers[0].canvas;
    int wrong = 0;

    gallery->app.look.theme = theme;
    gallery->app.look.hour = hour;
    gallery_paint(gallery, 0);
    paper_shown(&gallery->papers[0]);
    for (int i = 0; i < painted_lines(canvas); i++) {
        struct painted_line line = painted_line(canvas, i);
        double is = contrast_behind(gallery, &line);
        if (is >= least || line.colour.a < 255)
            continue;
        print_error("%s, %s, hour %d: \"%s\" at %d,%d has %.1f\n", gallery->picture, look_themes[theme],
                    (int)hour, line.text, line.place.x, line.place.y, is);
        wrong++;
    }
    return wrong;
}

/* At night as well, the darkest of the hours. */
GALLERY_TEST(test_text_can_be_read_on_what_lies_behind_it)
{
    int wrong = 0;

    for (int i = 0; gallery_show(gallery, shots_name(gallery->shots, i)); i++) {
        for (int theme = 0; theme < LOOK_THEMES; theme++)
            wrong += check_picture(gallery, (enum look_theme)theme, LOOK_DAY);
        wrong += check_picture(gallery, LOOK_LIGHT, LOOK_NIGHT);
    }
    assert_int_equal(wrong, 0);
}

static int set_up(void **state)
{
    static const int size[2] = {WIDE, HIGH};

    for (int i = 0; i < 256; i++)
        light[i] = contrast_luminance((struct colour){(Uint8)i, (Uint8)i, (Uint8)i, 255});
    gallery_open(state, &size, 1);
    painted_bare(((struct gallery *)*state)->papers[0].canvas);
    return 0;
}

GROUP(set_up, gallery_close)
