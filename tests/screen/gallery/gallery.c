#include "gallery.h"

void gallery_open(void **state, const int (*sizes)[2], int count)
{
    struct gallery *gallery = calloc(1, sizeof *gallery);
    char error[256];

    assert_non_null(gallery);
    assert_in_range(count, 1, GALLERY_PAPERS);
    books_read(SUREFOOT_SOURCE_DIR, &gallery->book);
    for (gallery->count = 0; gallery->count < count; gallery->count++)
        paper_open(&gallery->papers[gallery->count], sizes[gallery->count][0], sizes[gallery->count][1]);
    if (shots_open(SUREFOOT_SOURCE_DIR, gallery->papers[count - 1].canvas, &gallery->shots, error))
        fail_msg("%s", error);
    *state = gallery;
}

int gallery_close(void **state)
{
    struct gallery *gallery = *state;

    gallery_show(gallery, NULL);
    shots_close(gallery->shots);
    while (gallery->count)
        paper_close(&gallery->papers[--gallery->count]);
    book_free(&gallery->book);
    free(gallery);
    return 0;
}

bool gallery_show(struct gallery *gallery, const char *picture)
{
    if (gallery->picture)
        app_end(&gallery->app);
    gallery->picture = picture;
    if (!picture)
        return false;
    app_init(&gallery->app, &gallery->book, NULL, NULL);
    if (shots_play(gallery->shots, &gallery->app, picture))
        fail_msg("%s: %s", picture, shots_error(gallery->shots));
    return true;
}

int gallery_paint(struct gallery *gallery, int paper)
{
    struct canvas *canvas = gallery->papers[paper].canvas;
    const SDL_Surface *surface = gallery->papers[paper].surface;
    char name[64];

    canvas_begin(canvas);
    app_paint(&gallery->app, canvas);
    snprintf(name, sizeof name, "%s %dx%d", gallery->picture, surface->w, surface->h);
    return paper_faults(canvas, name);
}

void gallery_save(const struct gallery *gallery, int paper, const char *name)
{
    const char *folder = getenv("SUREFOOT_PICTURES");
    const SDL_Surface *surface = gallery->papers[paper].surface;
    char path[512];

    if (!folder)
        return;
    snprintf(path, sizeof path, "%s/%s-%dx%d.png", folder, name, surface->w, surface->h);
    assert_int_equal(canvas_save(gallery->papers[paper].canvas, path), 0);
}
