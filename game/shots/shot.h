#ifndef SHOTS_SHOT_H
#define SHOTS_SHOT_H

#include "picture/offscreen.h"
#include "shots/shots.h"

#include <stdio.h>

/* Pictures without a window: a software renderer on a surface, so the pixels are the same every time. */

struct shot_format {
    int width, height; /* pixels */
    struct look look;
    FILE *faults; /* what the layout finds goes there, one line each; NULL: nowhere */
};

/* One of the shots, onto a canvas of that size, which shots_open was given. *faults: as many more as the
 * layout found. 0 or -1 with error. */
int shot_paint(struct offscreen *offscreen, struct shots *shots, const struct book *book, const char *picture,
               const struct shot_format *format, int *faults, char error[256]);

/* The same on a canvas of its own, as a PNG. */
int shot_save(const char *data_dir, const struct book *book, const char *picture,
              const struct shot_format *format, const char *path, int *faults, char error[256]);

/* The results screen of an attempt that has just been played; saved_id 0: it was not kept. store and player
 * may be NULL. */
int shot_results(const char *data_dir, const struct book *book, const struct attempt *attempt,
                 struct store *store, const struct store_player *player, const struct device *source,
                 int64_t saved_id, const char *path, char error[256]);

#endif
