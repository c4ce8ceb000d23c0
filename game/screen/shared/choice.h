#ifndef SCREEN_SHARED_CHOICE_H
#define SCREEN_SHARED_CHOICE_H

#include "screen/app/app.h"

/* Screens that are a question and a few big answers. */

struct choice {
    int id;
    const char *text, *small; /* small may be NULL */
    bool on;                  /* chosen already: with a tick */
    bool slow;                /* asks for a longer stay */
};

/* Title and a line below it, on the scenery; what the player should know in its place. */
void choice_heading(const struct app *app, struct canvas *canvas, const char *title, const char *how);
/* Answers between the margins, row by row, each row h high; the last row may be shorter. Returns the lower
 * edge. */
double choice_grid(struct app *app, struct canvas *canvas, double y, double h, int columns,
                   const struct choice *choices, int count);
/* Plain buttons in one row between the margins, with that gap; a place without text stays free. */
void choice_keys(struct app *app, struct canvas *canvas, double y, double h, double gap,
                 const struct choice *keys, int count);
/* One answer anywhere. */
void choice_paint(struct app *app, struct canvas *canvas, const struct choice *choice, struct box at);

#endif
