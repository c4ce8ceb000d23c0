#ifndef COMMAND_MEASURE_SWAY_SHOW_H
#define COMMAND_MEASURE_SWAY_SHOW_H

#include "command/measure/csv_notes.h"
#include "command/measure/posture.h"

/* Living people who stand sway more, and less, than this; laboratory trials of 60 s: 3.3 mm to 21 mm RMS at
 * 5.3 mm/s and more. Beyond it a plate's values are in other units. */
#define SWAY_LEAST_MM  0.1   /* RMS distance (p) */
#define SWAY_SMALL_MM  1.5   /* together with ... (p) */
#define SWAY_SLOW_MM_S 3.0   /* ... a mean velocity below this (p) */
#define SWAY_MOST_MM   300.0 /* (p) */

/* From here on rows are fast, or noisy: a low-pass is advised. */
#define SWAY_FAST_HZ 200.0 /* (p) */

/* The measures on standard output: exit status. */
int sway_show_json(const struct reading *reading, const struct posture_request *request,
                   const struct posturogram *posture);
int sway_show_table(const struct reading *reading, const struct posture_request *request,
                    const struct posturogram *posture);

#endif
