#include "picture/faults.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Ink boxes may reach into each other by this much, units: rounding to pixels is not a fault. */
#define FAULTS_TOLERANCE 1.5

void faults_clear(struct faults *faults)
{
    faults->count = 0;
    faults->box_count = faults->layer = 0;
    faults->panel_count = 0;
}

void faults_layer(struct faults *faults)
{
    faults->layer = faults->box_count;
}

void faults_add(struct faults *faults, const char *format, ...)
{
    if (faults->count < FAULTS_MAX) {
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(faults->lines[faults->count], FAULTS_LINE, format, arguments);
        va_end(arguments);
    }
    faults->count++;
}

static bool faults_same(const struct fault_box *a, const struct fault_box *b)
{
    return fabs(a->left - b->left) < 0.5 && fabs(a->top - b->top) < 0.5 && fabs(a->right - b->right) < 0.5 &&
           fabs(a->bottom - b->bottom) < 0.5 && strcmp(a->text, b->text) == 0;
}

static bool faults_overlap(const struct fault_box *a, const struct fault_box *b)
{
    return fmin(a->right, b->right) - fmax(a->left, b->left) > FAULTS_TOLERANCE &&
           fmin(a->bottom, b->bottom) - fmax(a->top, b->top) > FAULTS_TOLERANCE;
}

void faults_panel(struct faults *faults, double x, double y, double w, double h)
{
    if (faults->panel_count < FAULTS_PANELS)
        faults->panels[faults->panel_count++] = (struct fault_panel){x, y, x + w, y + h};
}

/* The uppermost panel below the middle of the text; NULL: it lies on scenery. */
static const struct fault_panel *faults_below(const struct faults *faults, const struct fault_box *box)
{
    double x = (box->left + box->right) / 2, y = (box->top + box->bottom) / 2;

    for (int i = faults->panel_count - 1; i >= 0; i--) {
        const struct fault_panel *panel = &faults->panels[i];
        if (x > panel->left && x < panel->right && y > panel->top && y < panel->bottom)
            return panel;
    }
    return NULL;
}

static void faults_stick_out(struct faults *faults, const struct fault_box *box)
{
    const struct fault_panel *panel = faults_below(faults, box);

    if (panel &&
        (box->left < panel->left - FAULTS_TOLERANCE || box->right > panel->right + FAULTS_TOLERANCE ||
         box->top < panel->top - FAULTS_TOLERANCE || box->bottom > panel->bottom + FAULTS_TOLERANCE))
        faults_add(faults, "sticks out: \"%s\", %.0f,%.0f to %.0f,%.0f, of %.0f,%.0f to %.0f,%.0f", box->text,
                   box->left, box->top, box->right, box->bottom, panel->left, panel->top, panel->right,
                   panel->bottom);
}

void faults_text(struct faults *faults, double width, double height, struct fault_box box)
{
    if (box.left < -FAULTS_TOLERANCE || box.top < -FAULTS_TOLERANCE || box.right > width + FAULTS_TOLERANCE ||
        box.bottom > height + FAULTS_TOLERANCE)
        faults_add(faults, "outside: \"%s\" covers %.0f,%.0f to %.0f,%.0f of %.0f x %.0f", box.text, box.left,
                   box.top, box.right, box.bottom, width, height);
    for (int i = faults->layer; i < faults->box_count; i++) {
        const struct fault_box *other = &faults->boxes[i];
        if (faults_same(&box, other))
            return;
        if (faults_overlap(&box, other))
            faults_add(faults, "overlap: \"%s\" at %.0f,%.0f lies on \"%s\" at %.0f,%.0f", box.text, box.left,
                       box.baseline, other->text, other->left, other->baseline);
    }
    faults_stick_out(faults, &box);
    if (faults->box_count < FAULTS_BOXES)
        faults->boxes[faults->box_count++] = box;
}
