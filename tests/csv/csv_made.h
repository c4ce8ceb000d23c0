#ifndef CSV_MADE_H
#define CSV_MADE_H

#include <stddef.h>

/* Made recordings as text, and what is said of them. */

#define BOARD  "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n"
#define PLATE  "time_s,cop_ml_mm,cop_ap_mm\n"
#define SENSOR "time_s,accel_x_m_s2,accel_y_m_s2,accel_z_m_s2,gyro_x_rad_s,gyro_y_rad_s,gyro_z_rad_s\n"

struct made {
    char *text; /* of the caller */
    size_t size;
};

/* rows rows: the stamp of each, and rest. */
struct made made_rows(const char *header, int rows, const char *rest, void (*stamp)(int i, char out[64]));

/* i / 100, with two decimals. */
void made_hundredths(int i, char out[64]);

/* The message says all of the words, which are separated by |. */
void made_says(const char *message, const char *words);

#endif
