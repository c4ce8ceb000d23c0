#ifndef SHOTS_SHOTS_H
#define SHOTS_SHOTS_H

#include "screen/app/app.h"

/*
 * Pictures of every screen: what leads to each is told step by step in assets/shots.txt (which says how), and
 * acted out by the real screens, a store in memory and the built-in players; nothing is painted that was not
 * played or stored. The same every time.
 */
struct shots;

/* data_dir: the folder that holds assets/; canvas: what the screens lay themselves out on meanwhile (NULL:
 * only the names are wanted). 0 or a negative errno, and error has one line. shots_close it. */
int shots_open(const char *data_dir, struct canvas *canvas, struct shots **out, char error[256]);
void shots_close(struct shots *shots); /* NULL is fine */

/* The i-th of them; NULL after the last. */
const char *shots_name(const struct shots *shots, int i);

/*
 * Leads an app fresh from app_init (without a store and a player) to that picture. 0; -ENOENT for an unknown
 * name; or another negative errno when a step did not come about, and shots_error says which. The app's store
 * lives until the next shots_play or shots_close: app_end comes before.
 */
int shots_play(struct shots *shots, struct app *app, const char *name);
const char *shots_error(const struct shots *shots);

#endif
