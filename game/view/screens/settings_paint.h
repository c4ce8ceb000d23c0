#ifndef SCREENS_SETTINGS_PAINT_H
#define SCREENS_SETTINGS_PAINT_H

#include "screens/app.h"

void settings_paint(struct app *app, struct canvas *canvas);

#endif
