#ifndef LOADER_CARD_FILE_H
#define LOADER_CARD_FILE_H

#include "coach/guide.h"
#include "loader/yaml/fault.h"

/*
 * The card of an exercise from the text of its file, levels/exercises/<exercise>.yaml. faults->name is the
 * file's path and names the exercise. 0; or -1 with the first fault reported and *out untouched.
 */
int card_file_parse(struct faults *faults, const char *text, size_t size, struct exercise_card *out);

#endif
