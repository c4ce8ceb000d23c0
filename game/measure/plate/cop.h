#ifndef MEASURE_PLATE_COP_H
#define MEASURE_PLATE_COP_H

#include "measure/sample.h"

/*
 * Centre of pressure of one instant.
 *
 *   x = 433/2 * ((TR+BR)-(TL+BL)) / total      mm, + to the right (ML)
 *   y = 228/2 * ((TR+TL)-(BR+BL)) / total      mm, + to the toes  (AP)
 *
 * 433 mm and 228 mm are the distances between the sensors of a Wii Balance Board (Leach et al. 2014,
 * Sensors 14:18244; Bartlett et al. 2014, Gait & Posture 39:224).
 */
#define COP_SENSORS_ML_MM 433.0
#define COP_SENSORS_AP_MM 228.0

struct cop {
    double x_mm;
    double y_mm;
    double kg; /* total load */
};

/* False, and *out untouched, when the total is below min_kg (> 0): then there is no centre to speak of. */
bool cop_from_load(const double load_kg[CORNERS], double min_kg, struct cop *out);

#endif
