#ifndef GALLERY_H
#define GALLERY_H

#include "books.h"
#include "paper.h"

#include "shots/shots.h"

/* Every picture, on papers that are kept from one to the next, as a window keeps its
 * canvas. */
enum { GALLERY_PAPERS = 4 };
struct gallery {
    struct book book; /* as shipped */
    struct shots *shots;
    struct app app;
    const char *picture; /* shown; NULL: none */
    struct paper papers[GALLERY_PAPERS];
    int count;
};

/* So many papers of those widths and heights, in pixels; *state becomes the gallery. Trouble fails the test.
 */
void gallery_open(void **state, const int (*sizes)[2], int count);
int gallery_close(void **state);

/*
 * The app at that picture, after the one before it has ended; false: there is none (NULL). All of
 * them: for (int i = 0; gallery_show(gallery, shots_name(gallery->shots, i)); i++)
 */
bool gallery_show(struct gallery *gallery, const char *picture);
/* One frame of it on a paper; its faults are printed. How many. */
int gallery_paint(struct gallery *gallery, int paper);
/* Into the folder SUREFOOT_PICTURES, if there is one, as NAME-WIDTHxHEIGHT.png. */
void gallery_save(const struct gallery *gallery, int paper, const char *name);

#define GALLERY_TEST(name) TEST_ON(name, struct gallery *gallery, NULL, NULL)
/* At the end of a file: its cases have a gallery of such papers. */
#define GALLERY(sizes)                                                                                       \
    static int gallery_set_up(void **state)                                                                  \
    {                                                                                                        \
        gallery_open(state, sizes, (int)(sizeof sizes / sizeof *sizes));                                     \
        return 0;                                                                                            \
    }                                                                                                        \
    GROUP(gallery_set_up, gallery_close)

#endif
