#ifndef WORDING_H
#define WORDING_H

#include "picture/canvas.h"

#include <stdbool.h>

/*
 * The words of a picture and where they stand, in a file beside its small picture. Another version of the
 * font sets them wider or breaks lines elsewhere: the comparison overlooks that, and objects to a word that
 * is lost, new or in another order, and to a line that stands elsewhere or has another size, weight or
 * colour.
 */
enum { WORDING_LINES = 512, WORDING_TEXT = 256 };

struct wording_line {
    double left, baseline, width, size; /* units */
    int weight;
    unsigned colour; /* 0xRRGGBB */
    char text[WORDING_TEXT];
};

struct wording {
    struct wording_line lines[WORDING_LINES]; /* in the order of painting, also those that something covers */
    int count;
};

void wording_take(const struct canvas *canvas, struct wording *wording);

/* -1 when the file cannot be read, or is not what wording_write writes. */
int wording_read(const char *path, struct wording *wording);
int wording_write(const char *path, const struct wording *wording);

/* "" when they say the same at the same places, otherwise in `what` the first thing that is wrong. */
bool wording_same(const struct wording *before, const struct wording *now, char what[256]);

#endif
