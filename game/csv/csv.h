#ifndef CSV_CSV_H
#define CSV_CSV_H

#include "measure/sample.h"

#include <stddef.h>
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
 *
 * What other programs write is read where one reading fits, and csv_remark says so: other separators, decimal
 * commas, names, units, UTF-16, times of day. A row that cannot be read is left out and counted; a header
 * that is repeated is a SAMPLE_LOST. Refused is what has no header, more rows that cannot be read than rows
 * that can, times that stand still, run backwards or whose steps no device can have. Read block by block: a
 * file of any length takes the same memory.
 */
struct csv;

struct csv_row {
    struct sample sample;
    bool has_cop;
    bool anew; /* by command/measure/lineup.h: nothing behind this loss may be joined to what was before it */
    bool parted; /* a loss between two parts of the file */
    double cop_x_mm, cop_y_mm;
    double time_s; /* as written; sample.t_us is the same, rounded to microseconds */
};

/* What an option says of the file. _TOLD: what the header and the rows tell. */
enum csv_time { CSV_TIME_TOLD, CSV_S, CSV_MS, CSV_US };
enum csv_length { CSV_LENGTH_TOLD, CSV_MM, CSV_CM, CSV_M };
enum csv_accel { CSV_ACCEL_TOLD, CSV_M_S2, CSV_G };

struct csv_options {
    enum csv_time time;
    enum csv_length length; /* of centres of pressure */
    enum csv_accel accel;
    bool once; /* csv_rewind is never called: what comes from a pipe need not be kept */
    /* Every comment before the first row, from the # on, without its end and the quotes and empty cells of
     * spreadsheets; all of them within csv_open. NULL:
     * nobody asks. */
    void (*note)(void *context, const char *comment);
    /* Every comment behind the first row, once, when csv_next comes there. NULL: nobody asks. */
    void (*late_note)(void *context, const char *comment);
    void *context;
};

/*
 * Opened once: "-" (standard input), pipes and named pipes are as good as files. options NULL: none.
 * NULL and one line in error: "FILE: why" or "FILE:LINE: what is wrong".
 */
struct csv *csv_open(const char *path, const struct csv_options *options, char error[256]);

/* The same from memory, which stays the caller's and as it is until csv_close; name is for messages. */
struct csv *csv_open_memory(const char *name, const void *bytes, size_t size,
                            const struct csv_options *options, char error[256]);

/* 1 and *out; 0 at the end; -EINVAL / -EIO with one line in error. Rows are in SI units, whatever the file's.
 */
int csv_next(struct csv *csv, struct csv_row *out, char error[256]);

/* From the first row again, any number of times; what came through a pipe is kept in an unlinked file in
 * $TMPDIR for that. 0, or -EIO with one line in error. */
int csv_rewind(struct csv *csv, char error[256]);

/*
 * What was read otherwise than it stands there, and rows that were left out: "columns are separated by ;".
 * One sentence each, i from 0 on; false when there is no such. Complete once csv_next has come to the end.
 */
enum { CSV_REMARK_SIZE = 240 };
bool csv_remark(const struct csv *csv, int i, char out[CSV_REMARK_SIZE]);

void csv_close(struct csv *csv); /* NULL is fine */

/*
 * Loads in kg with three decimals, times in seconds with six, from the first sample on: reads back exactly.
 * The first sample decides the columns; the others have the same values, or are SAMPLE_LOST. 0 or -EIO.
 */
int csv_write_header(FILE *file, const struct sample *first);
int csv_write(FILE *file, const struct sample *sample, int64_t origin_us);

#endif
