#ifndef SCREEN_SETTINGS_SETTINGS_PAINT_H
#define SCREEN_SETTINGS_SETTINGS_PAINT_H

#include "screen/app/app.h"

void settings_paint(struct app *app, struct canvas *canvas);

#endif
