#ifndef SCREEN_HOME_HOME_SCREEN_H
#define SCREEN_HOME_HOME_SCREEN_H

#include "coach/level.h"
#include "screen/app/app.h"

#include <stdbool.h>

/*
 * Home: the trail from camp to summit with every level on it, and what is proposed for today. A chapter is
 * chosen on the map, and its levels come large.
 */
enum { /* what can be chosen */
       HOME_TODAY,
       HOME_PLAYER,
       HOME_BOARD,
       HOME_LEAVE,
       HOME_LINK,                           /* and the ones after it: to other screens */
       HOME_CHAPTER = HOME_LINK + 8,        /* and the ones after it */
       HOME_BACK = HOME_CHAPTER + CHAPTERS, /* to the map */
       HOME_EARLIER,
       HOME_LATER,
       HOME_LEVEL /* the level of index 0, and so on */
};

struct home_state {
    bool in_chapter; /* its levels are shown, not the map */
    enum chapter chapter;
    int page; /* of its levels */
    int fits; /* levels on a page, as last painted; 0: not painted yet */
};

static inline struct home_state *home_state(const struct app *app)
{
    return app_state(app, &screen_home);
}

/* Count of a chapter's levels; the first n of them by index into the trail, in order, from `from` on. */
int home_levels(const struct app *app, enum chapter chapter, int from, int *out, int n);
/* Where the player is: the first level, in trail order, that is open and not passed yet; -1: none. */
int home_here(const struct app *app);

void home_paint_map(struct app *app, struct canvas *canvas, double left);
void home_paint_chapter(struct app *app, struct canvas *canvas);
void home_paint_panel(struct app *app, struct canvas *canvas, double w);

#endif
