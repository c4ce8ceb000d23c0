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
    assert_int_equal(SDL_RenderFlush(paper->renderer), 0);
}

static void no_faults(struct paper *paper, const char *name, int width, int height)
{
    for (int i = 0; i < canvas_faults(paper->canvas); i++)
        print_error("%s %dx%d: %s\n", name, width, height, canvas_fault(paper->canvas, i));
    assert_int_equal(canvas_faults(paper->canvas), 0);
}

static void keep(struct paper *paper, const char *name, int width, int height)
{
    char path[512];
    const char *folder = getenv("SUREFOOT_PICTURES");
    if (!folder)
        return;
    snprintf(path, sizeof(path), "%s/%s-%dx%d.png", folder, name, width, height);
    assert_int_equal(canvas_save(paper->canvas, path), 0);
}

static void page_is_clean(page *draw, const char *name, int width, int height)
{
    struct paper paper;
    paper_open(&paper, width, height);
    paint(&paper, draw);
    no_faults(&paper, name, width, height);
    keep(&paper, name, width, height);
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
    size_t size = (size_t)paper.surface->pitch * (size_t)paper.surface->h;
    void *first = malloc(size);
    assert_non_null(first);
    memcpy(first, paper.surface->pixels, size);
    paint(&paper, specimen_shapes);
    assert_memory_not_equal(first, paper.surface->pixels, size);
    paint(&paper, specimen_play);
    assert_memory_equal(first, paper.surface->pixels, size);
    paint(&other, specimen_play);
    assert_memory_equal(first, other.surface->pixels, size);
    free(first);
    paper_close(&other);
    paper_close(&paper);
}
