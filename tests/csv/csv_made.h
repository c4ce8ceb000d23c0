#ifndef CSV_MADE_H
#define CSV_MADE_H

#include "csv/csv.h"

#include <stddef.h>

/* Made recordings as text, and what is said of them. */

#define BOARD  "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n"
#define PLATE  "time_s,cop_ml_mm,cop_ap_mm\n"
#define SENSOR "time_s,accel_x_m_s2,accel_y_m_s2,accel_z_m_s2,gyro_x_rad_s,gyro_y_rad_s,gyro_z_rad_s\n"

struct made {
    char *text; /* of the caller */
    size_t size;
};

/* The times of rows: first, first + step ..., as numbers with so many decimals; or as `write` has them. */
struct made_stamps {
    long long first, step;
    int decimals;
    void (*write)(int i, char out[64]);
};
#define MADE_HUNDREDTHS ((struct made_stamps){.step = 1, .decimals = 2})

/* rows rows: the stamp of each, and rest. */
struct made made_rows(const char *header, int rows, const char *rest, const struct made_stamps *stamps);

/* Opened as "made"; a text that is refused fails the test, and so does a row that is not there. */
struct csv *made_open(const char *text, size_t size, const struct csv_options *options);
struct csv_row made_next(struct csv *csv);
/* Twice; and closes it. */
void made_at_end(struct csv *csv);

/* The message says all of the words, which are separated by |. */
void made_says(const char *message, const char *words);

#endif
