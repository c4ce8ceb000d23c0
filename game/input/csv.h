#ifndef INPUT_CSV_H
#define INPUT_CSV_H

#include "body/sample.h"

#include <stdio.h>

/*
 * Recordings as text. The header line names the columns, in any order:
 *   time_s                                                        seconds, required
 *   top_left_kg, top_right_kg, bottom_left_kg, bottom_right_kg    a board
 *   cop_ml_mm, cop_ap_mm                                          a force plate
 *   accel_{x,y,z}_m_s2, gyro_{x,y,z}_rad_s                        a motion sensor
 *   contacts                                                      pads of a mat, buttons: a whole number, the
 *                                                                 sum of 1 (left foot), 2 (right foot), 4 ...
 * Other columns are passed over. Lines starting with # are comments. A row whose values are all empty but for
 * time_s is a SAMPLE_LOST. Times may go backwards or repeat: they are passed on as they are.
 * Read line by line: a file of any length takes the same memory.
 */
struct csv;

struct csv_row {
    struct sample sample;
    bool has_cop;
    double cop_x_mm, cop_y_mm;
    double time_s; /* as written; sample.t_us is the same, rounded to microseconds */
};

/* "-" reads standard input. NULL and one line in error: "FILE: why" or "FILE:LINE: what is wrong". */
struct csv *csv_open(const char *path, char error[256]);

/* 1 and *out; 0 at the end; -EINVAL / -EIO with one line in error. */
int csv_next(struct csv *csv, struct csv_row *out, char error[256]);

void csv_close(struct csv *csv); /* NULL is fine */

/*
 * Loads in kg with three decimals, times in seconds with six, from the first sample on: reads back exactly.
 * The first sample decides the columns; the others have the same values, or are SAMPLE_LOST. 0 or -EIO.
 */
int csv_write_header(FILE *file, const struct sample *first);
int csv_write(FILE *file, const struct sample *sample, int64_t origin_us);

#endif
