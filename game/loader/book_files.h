#ifndef LOADER_BOOK_FILES_H
#define LOADER_BOOK_FILES_H

#include "coach/book.h"
#include "loader/yaml/fault.h"

/*
 * The whole book from its files: exercise cards, levels, workouts and notes, all YAML; levels/README.md shows
 * the formats. What is in a file is named after its place: levels/lake/01-one-leg.yaml is lake/01-one-leg.
 */

/*
 * Reads the game's files below `folder` (exercises/, a folder for each chapter, workouts/, notes/) and the
 * player's own below `own_folder` (levels/, workouts/; NULL: none), each with its checks and all together. A
 * faulty file of the player's own is reported and left out. 0 and *out (free with book_free), or the negative
 * number of faults in the game's files, each reported; *out is then untouched.
 */
int book_load(const char *folder, const char *own_folder, struct book *out, levels_report *report,
              void *context);

/*
 * The same for a folder of levels alone: with no card of its own it is held against those of `cards_folder`.
 */
int book_load_beside(const char *cards_folder, const char *folder, struct book *out, levels_report *report,
                     void *context);

void book_free(struct book *book);

#endif
