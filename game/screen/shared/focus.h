#ifndef SCREEN_SHARED_FOCUS_H
#define SCREEN_SHARED_FOCUS_H

#include <stdbool.h>

#include "screen/shared/layout.h"

/*
 * The things on a screen that can be chosen, and which one has the focus. A screen lists its items afresh in
 * every paint (focus_begin, focus_item ...); ids stay the same from frame to frame, so the focus stays too.
 */
enum { FOCUS_ITEMS_MAX = 64, FOCUS_LABEL = 96 };
#define FOCUS_RADIUS       28.0 /* of the corners of a key */
#define FOCUS_DWELL_S      1.2
#define FOCUS_DWELL_SLOW_S 2.0 /* pain, ending and deleting: longer in the same proportion when set */

struct focus_item {
    int id;
    double x, y, w, h;
    double dwell_s;
    char label[FOCUS_LABEL]; /* what is said of it; "": nothing */
};

struct focus {
    struct focus_item items[FOCUS_ITEMS_MAX];
    int count;
    int id;          /* focused; -1: none */
    double progress; /* 0..1 dwell of the focused item */
    double plain_s;  /* dwell of an item as the player has set it; 0: FOCUS_DWELL_S */
};

void focus_begin(struct focus *focus);
/* True when this item has the focus, so the painter can show it. Target at least 90 x 116 units. */
bool focus_item(struct focus *focus, int id, double x, double y, double w, double h);
/* The item listed last asks for a longer stay. */
void focus_slow(struct focus *focus);
/* What is said of the item listed last; longer labels are cut. button() says its own text. */
void focus_label(struct focus *focus, const char *label);
/* Of the focused item; "" when there is none. */
const char *focus_said(const struct focus *focus);
/* After the last item: when the focused id is gone, the first item gets the focus. */
void focus_end(struct focus *focus);
/* Moves to the nearest item in that direction (-1, 0, 1). False when there is none: focus never wraps. */
bool focus_move(struct focus *focus, int dx, int dy);
/* To the next or previous item in the order listed (lean has only two directions). */
bool focus_step(struct focus *focus, int by);
/* The item under the pointer gets the focus; -1 when there is none. */
int focus_point(struct focus *focus, double x, double y);
/* Is the focused item listed? Not before the first paint. */
bool focus_listed(const struct focus *focus);
/* Dwell of the focused item, s. */
double focus_dwell_s(const struct focus *focus);
/* Of one that asks for a longer stay. */
double focus_slow_s(const struct focus *focus);

/* The frame around what has the focus, with the dwell running along it from the top middle. */
void focus_frame(const struct focus *focus, struct canvas *canvas, struct box at, double radius);

/* An item with its frame when it has the focus, and what is said of it: the caller paints what is in it. True
 * when it has the focus. */
bool focus_framed(struct focus *focus, struct canvas *canvas, int id, struct box at, double radius,
                  const char *label);

/* The same as a key of the look. */
bool focus_key(struct focus *focus, struct canvas *canvas, int id, struct box at, double radius,
               const char *label);

/* The words of what can be chosen: a heading, and a line below that takes two where it must. Sizes in units.
 */
struct focus_words {
    const char *text, *small;
    double size, small_size;
};
/* Both into that box, from the left. */
void focus_two_lines(struct canvas *canvas, struct focus_words words, struct box at, struct colour strong,
                     struct colour weak);

/* Draws a button of the look with its focus frame and dwell, and lists it. small may be NULL. */
bool button(struct focus *focus, struct canvas *canvas, int id, struct box at, const char *text,
            const char *small);

#endif
