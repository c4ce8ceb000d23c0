#include "contrast.h"
#include "painted.h"
#include "paper.h"
#include "test.h"

#include "loader/book_files.h"
#include "screen/app/app.h"

/* Text can be read wherever it lies, on sheets and on scenery alike: every picture is painted without its
 * text, and the pixels behind each line are held against the line's colour. */
enum { WIDE = 960, HIGH = 540 };
#define SHARE 0.06 /* of a line may lie on something that is too near to it, such as the edge of a cloud */

struct studio {
    struct book book;
    struct app app;
    struct paper paper;
    double light[256]; /* luminance of a channel's value */
};

static void report(void *context, const char *line)
{
    (void)context;
    print_error("%s\n", line);
}

static int open_studio(void **state)
{
    struct studio *studio = calloc(1, sizeof *studio);

    if (!studio || book_load(SUREFOOT_SOURCE_DIR "/levels", NULL, &studio->book, report, NULL))
        return -1;
    for (int i = 0; i < 256; i++)
        studio->light[i] = contrast_luminance((struct colour){(Uint8)i, (Uint8)i, (Uint8)i, 255});
    paper_open(&studio->paper, WIDE, HIGH);
    painted_bare(studio->paper.canvas);
    *state = studio;
    return 0;
}

static int close_studio(void **state)
{
    struct studio *studio = *state;

    paper_close(&studio->paper);
    book_free(&studio->book);
    free(studio);
    return 0;
}

static double light_at(const struct studio *studio, int x, int y)
{
    const SDL_Surface *surface = studio->paper.surface;
    Uint32 pixel;

    memcpy(&pixel, (const Uint8 *)surface->pixels + (ptrdiff_t)y * surface->pitch + (ptrdiff_t)x * 4,
           sizeof pixel);
    return 0.2126 * studio->light[pixel >> 16 & 255] + 0.7152 * studio->light[pixel >> 8 & 255] +
           0.0722 * studio->light[pixel & 255];
}

/* The contrast that all of the line has, but for SHARE of its ground. */
static double contrast_behind(const struct studio *studio, const struct painted_line *line)
{
    const SDL_Rect whole = {0, 0, WIDE, HIGH};
    const double text = contrast_luminance(line->colour);
    int tenths[221] = {0}, worst = 0;
    SDL_Rect place;

    if (!SDL_IntersectRect(&line->place, &whole, &place))
        return 21;
    for (int y = place.y; y < place.y + place.h; y++)
        for (int x = place.x; x < place.x + place.w; x++)
            tenths[(int)(10 * contrast_of(text, light_at(studio, x, y)))]++;
    for (int below = tenths[0]; below <= SHARE * place.w * place.h;)
        below += tenths[++worst];
    return worst / 10.0;
}

static int check_picture(struct studio *studio, const char *name, enum look_theme theme, enum look_hour hour)
{
    const double least = theme == LOOK_CONTRAST ? 7.0 : 4.5;
    const struct canvas *canvas = studio->paper.canvas;
    int wrong = 0;

    canvas_begin(studio->paper.canvas);
    studio->app.look.theme = theme;
    studio->app.look.hour = hour;
    app_paint(&studio->app, studio->paper.canvas);
    assert_int_equal(SDL_RenderFlush(studio->paper.renderer), 0);
    for (int i = 0; i < painted_lines(canvas); i++) {
        struct painted_line line = painted_line(canvas, i);
        double is = contrast_behind(studio, &line);
        if (is >= least || line.colour.a < 255)
            continue;
        print_error("%s, %s, hour %d: \"%s\" at %d,%d has %.1f\n", name, look_theme_name(theme), (int)hour,
                    line.text, line.place.x, line.place.y, is);
        wrong++;
    }
    return wrong;
}

#define STUDIO_TEST(name) TEST_ON(name, struct studio *studio, NULL, NULL)

STUDIO_TEST(test_text_can_be_read_on_what_lies_behind_it)
{
    int wrong = 0;

    for (int i = 0; app_picture(i); i++) {
        app_init(&studio->app, &studio->book, NULL, NULL);
        assert_int_equal(app_sample(&studio->app, app_picture(i)), 0);
        for (int theme = 0; theme < LOOK_THEMES; theme++)
            wrong += check_picture(studio, app_picture(i), (enum look_theme)theme, LOOK_DAY);
        app_end(&studio->app);
    }
    assert_int_equal(wrong, 0);
}

/* The darkest of the hours. */
STUDIO_TEST(test_text_can_be_read_at_night)
{
    int wrong = 0;

    for (int i = 0; app_picture(i); i++) {
        app_init(&studio->app, &studio->book, NULL, NULL);
        assert_int_equal(app_sample(&studio->app, app_picture(i)), 0);
        wrong += check_picture(studio, app_picture(i), LOOK_LIGHT, LOOK_NIGHT);
        app_end(&studio->app);
    }
    assert_int_equal(wrong, 0);
}

GROUP(open_studio, close_studio)
