#ifndef SHOW_POINTER_H
#define SHOW_POINTER_H

#include "screen/app/app.h"

#include <SDL.h>

/*
 * Mouse and fingers. The left button chooses what it is pressed on, the right one goes back, the wheel moves.
 * A finger chooses when it is lifted from the item that it came down on: until then it may look around, what
 * lies under it has the focus and is said. Two fingers at once go back. Where there is no menu one finger
 * pauses. Where there is nothing to choose the mouse's arrow is hidden, until it is moved.
 */
struct pointer {
    SDL_FingerID first;          /* valid while fingers > 0 */
    int fingers, most;           /* that are down; at most at a time since the first came down */
    const struct screen *screen; /* where it came down, and on which of its menus */
    int menu;
    int began;    /* id of the item under the first; -1: none */
    bool strayed; /* it has been on another since */
    bool moved;   /* the mouse, since the last pointer_show */
    bool hidden;  /* its arrow */
    int64_t moved_us;
};

void pointer_init(struct pointer *pointer);

/* Fingers may be lifted where the window does not see it. */
void pointer_forget(struct pointer *pointer);

/* Before SDL is started: fingers are no mice, and mice no fingers. */
void pointer_hints(void);

void pointer_event(struct pointer *pointer, struct app *app, const struct canvas *canvas,
                   const SDL_Event *event);

/* Every turn of the loop: shows or hides the arrow. */
void pointer_show(struct pointer *pointer, const struct app *app, int64_t now_us);

#endif
