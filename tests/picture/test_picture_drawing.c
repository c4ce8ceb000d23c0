#include "contrast.h"
#include "folder.h"
#include "paper.h"
#include "test.h"

#include "picture/scene/drawing.h"

#include <sys/stat.h>

/* Drawings of the field notes: their inks in every look, what is wrong with a file, the mirror. */

enum {
    LINE_INK = 0x0F2B33,
    STONE_INK = 0x4E666D,
    LAKE_INK = 0x0A6396,
    PAIN_INK = 0xA9301A,
    SUN_INK = 0x9A5200,
    EDGE_INK = 0x1A3A42
};
/* Nothing hangs on these: contours, halos, the silhouette, strands inside of a muscle, hair on a halo. */
static const Uint32 decoration[] = {0xC6D5D2, 0xF3F7F4, 0xCFDDD8, 0xB9CBC6,
                                    0x8F3B33, 0xC08C82, 0x2B2A33, EDGE_INK};

static double luminance(Uint32 ink, enum look_theme theme)
{
    Uint32 is = 0;

    assert_true(drawing_ink(ink, theme, &is));
    return contrast_luminance((struct colour){(Uint8)(is >> 16), (Uint8)(is >> 8), (Uint8)is, 255, 0});
}

static double on_plate(Uint32 ink, enum look_theme theme)
{
    return contrast_of(luminance(ink, theme), contrast_luminance(colour_shown(PLATE, theme)));
}

TEST(test_lines_are_seen_on_the_plate)
{
    static const Uint32 lines[] = {LINE_INK, STONE_INK, LAKE_INK, PAIN_INK, SUN_INK};

    for (int theme = 0; theme < LOOK_THEMES; theme++)
        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
            assert_true(on_plate(lines[i], (enum look_theme)theme) >= 4.5);
}

static bool is_decoration(Uint32 ink)
{
    for (size_t i = 0; i < sizeof decoration / sizeof *decoration; i++)
        if (decoration[i] == ink)
            return true;
    return false;
}

/* By itself, or by the edge around it. */
TEST(test_what_is_filled_is_told_from_the_plate)
{
    for (int i = 0; i < drawing_inks(); i++)
        for (int theme = 0; theme < LOOK_THEMES; theme++) {
            const enum look_theme look = (enum look_theme)theme;
            const Uint32 ink = drawing_ink_at(i);
            double edge = contrast_of(luminance(ink, look), luminance(EDGE_INK, look));
            if (!is_decoration(ink) && on_plate(ink, look) < 3 && edge < 3)
                fail_msg("%06X, %s: %.1f on the plate, %.1f to its edge", (unsigned)ink, look_themes[look],
                         on_plate(ink, look), edge);
        }
}

TEST(test_no_ink_is_there_twice)
{
    for (int i = 0; i < drawing_inks(); i++)
        for (int j = 0; j < i; j++)
            assert_true(drawing_ink_at(i) != drawing_ink_at(j));
    assert_false(drawing_ink(0x123456, LOOK_LIGHT, &(Uint32){0}));
}

static void write_drawing(const char *folder, const char *name, const char *body)
{
    char path[256], text[512];

    snprintf(path, sizeof path, "%s/notes/%s.svg", folder, name);
    snprintf(text, sizeof text,
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"560\" height=\"480\" viewBox=\"0 0 560 "
             "480\">\n%s\n"
             "</svg>\n",
             body);
    folder_write(path, text, strlen(text));
}

static SDL_Surface *rasterise(const char *folder, const char *name, enum look_theme theme,
                              struct picture *picture)
{
    *picture = (struct picture){.width = 56, .theme = theme};
    snprintf(picture->name, sizeof picture->name, "%s", name);
    return drawing_rasterise(folder, picture);
}

TEST(test_each_look_has_its_own_colours)
{
    char folder[128], notes[160];
    struct picture picture;

    folder_make(folder, sizeof folder);
    snprintf(notes, sizeof notes, "%s/notes", folder);
    assert_int_equal(mkdir(notes, 0700), 0);
    write_drawing(folder, "full",
                  "<!-- mark 100 50 -->\n<!-- mark 200.5 60 -->\n<rect width=\"560\" height=\"480\" "
                  "fill=\"#F6ECD6\"/>");
    for (int theme = 0; theme < LOOK_THEMES; theme++) {
        Uint32 shown = 0;
        SDL_Surface *surface = rasterise(folder, "full", (enum look_theme)theme, &picture);
        assert_non_null(surface);
        assert_true(drawing_ink(0xF6ECD6, (enum look_theme)theme, &shown));
        assert_int_equal(surface->w, 56);
        assert_int_equal(surface->h, 48);
        assert_int_equal(*paper_at(surface, 28, 24) & 0xFFFFFF, shown);
        assert_int_equal(*paper_at(surface, 28, 24) >> 24, 255);
        assert_in_range(*paper_at(surface, 0, 0) >> 24, 0, 40); /* as round as its plate */
        assert_in_range(*paper_at(surface, 55, 47) >> 24, 0, 40);
        SDL_FreeSurface(surface);
    }
    assert_int_equal(picture.marks.count, 2);
    assert_true(picture.marks.at[0].x == 100 && picture.marks.at[0].y == 50);
    assert_true(picture.marks.at[1].x == 200.5 && picture.marks.at[1].y == 60);
    folder_remove(folder);
}

TEST(test_wrong_drawings_are_refused)
{
    char folder[128], path[160];
    struct picture picture;

    folder_make(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/notes", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    write_drawing(folder, "other-ink", "<rect width=\"9\" height=\"9\" fill=\"#123456\"/>");
    write_drawing(folder, "short-ink", "<rect width=\"9\" height=\"9\" fill=\"#fff\"/>");
    snprintf(path, sizeof path, "%s/notes/empty.svg", folder);
    folder_write(path, "", 0);
    assert_null(rasterise(folder, "none", LOOK_LIGHT, &picture));
    assert_null(rasterise(folder, "empty", LOOK_LIGHT, &picture));
    assert_null(rasterise(folder, "short-ink", LOOK_LIGHT, &picture));
    assert_null(rasterise(folder, "other-ink", LOOK_LIGHT, &picture));
    assert_non_null(strstr(SDL_GetError(), "other-ink has the ink #123456"));
    folder_remove(folder);
}

/* The hip that works is on the right of that drawing, and on the left of its mirror image. */
TEST(test_mirrored_is_the_other_way_round)
{
    struct paper paper;
    struct drawing_marks marks;

    paper_open(&paper, 560, 540);
    canvas_begin(paper.canvas); /* two pixels are four units */
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        assert_true(draw_drawing(paper.canvas, "02-gluteus-maximus", 0, 0, DRAWING_W, mirrored != 0, &marks));
        const double k = 560 / canvas_width(paper.canvas);
        struct colour at = paper_pixel(&paper, (int)(k * (mirrored ? DRAWING_W - 416 : 416)), (int)(k * 250));
        struct colour other =
            paper_pixel(&paper, (int)(k * (mirrored ? 416 : DRAWING_W - 416)), (int)(k * 250));
        assert_true(at.r > at.b + 40); /* muscle */
        assert_true(other.r < other.b + 40);
    }
    assert_int_equal(canvas_faults(paper.canvas), 0);
    assert_false(draw_drawing(paper.canvas, "no-such-note", 0, 0, DRAWING_W, false, &marks));
    assert_int_equal(canvas_faults(paper.canvas), 1);
    assert_int_equal(marks.count, 0);
    paper_close(&paper);
}
