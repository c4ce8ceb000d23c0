#ifndef PICTURE_FAULTS_H
#define PICTURE_FAULTS_H

#include "picture/palette.h"

#include <SDL_stdinc.h>
#include <stdbool.h>

/* What the layout of a frame did wrong, and the places of its text that tell. */
enum { FAULTS_MAX = 32, FAULTS_LINE = 192, FAULTS_BOXES = 512, FAULTS_PANELS = 128, FAULTS_TEXT = 256 };

struct fault_box {
    double left, top, right, bottom; /* units, of the ink */
    double baseline, size;
    int weight;
    struct colour colour;   /* as shown */
    char text[FAULTS_TEXT]; /* its beginning */
};

struct fault_panel {
    double left, top, right, bottom; /* units */
};

struct faults {
    int count; /* all, also those beyond FAULTS_MAX that have no line */
    char lines[FAULTS_MAX][FAULTS_LINE];
    struct fault_box boxes[FAULTS_BOXES];
    int box_count, layer; /* boxes from layer on are uncovered */
    struct fault_panel panels[FAULTS_PANELS];
    int panel_count;
};

void faults_clear(struct faults *faults);
/* Text from here on lies on something that covers what was drawn so far. */
void faults_layer(struct faults *faults);
void faults_add(struct faults *faults, SDL_PRINTF_FORMAT_STRING const char *format, ...)
    SDL_PRINTF_VARARG_FUNC(2);
/* Notes a sheet, sign or button: text that has its middle on it has all of itself there. */
void faults_panel(struct faults *faults, double x, double y, double w, double h);
/* Notes a text; adds a fault when it leaves width x height or its panel, or overlaps an earlier one. */
void faults_text(struct faults *faults, double width, double height, struct fault_box box);

#endif
