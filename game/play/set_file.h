#ifndef PLAY_SET_FILE_H
#define PLAY_SET_FILE_H

#include "store/store.h"

#include <stdio.h>

/*
 * One set as a text file: its samples as csv/csv.h has them, and before them, as comments, what it was
 * scored with, so that the file alone gives the same points again:
 *
 *   # side left
 *   # weight_kg 71.3
 *
 * The trial has its recording, with one sample at least. attempt_id 0: it is in no store. 0 or a negative
 * errno; what went wrong with the file only is for its owner to find (ferror, or replace_close).
 */
int set_file_write(FILE *file, const struct store_stored_trial *trial);

#endif
