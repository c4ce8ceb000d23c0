#include "paper.h"
#include "specimen.h"
#include "test.h"

/*
 * Whole pages. With SUREFOOT_PICTURES=FOLDER they are saved there, for looking at.
 */
typedef void page(struct canvas *canvas);

static void paint(struct paper *paper, page *draw)
{
    canvas_begin(paper->canvas);
    draw(paper->canvas);
}

static void page_is_clean(page *draw, const char *name, int width, int height)
{
    const char *folder = getenv("SUREFOOT_PICTURES");
    struct paper paper;
    char path[512];

    paper_open(&paper, width, height);
    paint(&paper, draw);
    assert_int_equal(paper_faults(paper.canvas, name), 0);
    snprintf(path, sizeof(path), "%s/%s-%dx%d.png", folder ? folder : "", name, width, height);
    if (folder)
        assert_int_equal(canvas_save(paper.canvas, path), 0);
    paper_close(&paper);
}

TEST(test_pages_are_clean_at_every_size)
{
    page_is_clean(specimen_shapes, "shapes", 1920, 1080);
    page_is_clean(specimen_shapes, "shapes", 1280, 720);
    page_is_clean(specimen_play, "play", 1920, 1080);
    page_is_clean(specimen_play, "play", 1280, 720);
    page_is_clean(specimen_play, "play", 3840, 2160);
    page_is_clean(specimen_play, "play", 2560, 1080);
    page_is_clean(specimen_play, "play", 1024, 768);
    page_is_clean(specimen_play, "play", 720, 1280);
}

/* Twice on one canvas (second time from its caches) and once on another: the same pixels. */
TEST(test_same_pixels_every_time)
{
    struct paper paper, other;
    paper_open(&paper, 1280, 720);
    paper_open(&other, 1280, 720);
    paint(&paper, specimen_play);
    SDL_Surface *first = paper_copy(&paper);
    paint(&paper, specimen_shapes);
    assert_true(paper_differences(first, paper_shown(&paper), NULL, 0) > 0);
    paint(&paper, specimen_play);
    assert_int_equal(paper_differences(first, paper_shown(&paper), NULL, 0), 0);
    paint(&other, specimen_play);
    assert_int_equal(paper_differences(first, paper_shown(&other), NULL, 0), 0);
    SDL_FreeSurface(first);
    paper_close(&other);
    paper_close(&paper);
}
