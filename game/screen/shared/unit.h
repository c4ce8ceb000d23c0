#ifndef SCREEN_SHARED_UNIT_H
#define SCREEN_SHARED_UNIT_H

#include "screen/app/app.h"

/*
 * Lengths and weights as the player wants to read them. Everything is stored, scored and written in SI; a
 * text says "18 cm", and only on its way to the screen becomes "7 in". The inch is 2.54 cm, the foot 0.3048
 * m, the pound 0.45359237 kg, exactly (international yard and pound, 1959).
 */
enum { UNIT_TEXT = 512 };

/*
 * text with its lengths and weights in the player's units: what stands before " cm", " kg", " m" or " cm²",
 * with the number before it in "10 to 15 cm". As many decimals as there were, one more where the unit is
 * larger; whole kilograms become halves of a pound. text itself where nothing changes, else in room.
 */
const char *unit_text(const struct app *app, const char *text, char room[UNIT_TEXT]);

/* Numbers without their unit: a load, an area. */
double unit_load(const struct app *app, double kg);
double unit_area(const struct app *app, double cm2);
bool unit_imperial(const struct app *app);

#endif
