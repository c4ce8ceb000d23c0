#ifndef VIEW_SHOT_H
#define VIEW_SHOT_H

#include "screens/app.h"

#include <stdio.h>

/* Pictures without a window: a software renderer on a surface, so the pixels are the same every time. */

/* Any picture of app_picture with its sample data. *faults: how many the layout found (may be NULL). 0 or -1
 * with error. */
int shot_save(const char *data_dir, const struct book *book, const char *picture, int width, int height,
              struct look look, const char *path, int *faults, char error[256]);

/* The same without a file: the layout's faults, one line each, to out. */
int shot_faults(const char *data_dir, const struct book *book, const char *picture, int width, int height,
                struct look look, FILE *out, int *faults, char error[256]);

/* The results screen of an attempt that has just been played; saved_id 0: it was not kept. store and player
 * may be NULL. */
int shot_results(const char *data_dir, const struct book *book, const struct attempt *attempt,
                 struct store *store, const struct store_player *player, const char *source, int64_t saved_id,
                 const char *path, char error[256]);

#endif
