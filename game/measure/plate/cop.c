#include "measure/plate/cop.h"

bool cop_from_load(const double load_kg[CORNERS], double min_kg, struct cop *out)
{
    double top_left = load_kg[CORNER_TOP_LEFT], top_right = load_kg[CORNER_TOP_RIGHT];
    double bottom_left = load_kg[CORNER_BOTTOM_LEFT], bottom_right = load_kg[CORNER_BOTTOM_RIGHT];
    double top = top_left + top_right, bottom = bottom_left + bottom_right;
    double kg = top + bottom;

    if (!(kg >= min_kg))
        return false;
    out->x_mm = COP_SENSORS_ML_MM / 2.0 * ((top_right + bottom_right) - (top_left + bottom_left)) / kg;
    out->y_mm = COP_SENSORS_AP_MM / 2.0 * (top - bottom) / kg;
    out->kg = kg;
    return true;
}
