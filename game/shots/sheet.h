#ifndef SHOTS_SHEET_H
#define SHOTS_SHEET_H

#include "shots/shot.h"

/*
 * A contact sheet: many shots made small, each with its name, in one PNG. pictures: their
 * names; format: of each of them before it is made small. *faults: as many more as the layout found. 0 or -1
 * with error.
 */
int sheet_save(const char *data_dir, const struct book *book, const char *const *pictures, int count,
               const struct shot_format *format, const char *path, int *faults, char error[256]);

#endif
