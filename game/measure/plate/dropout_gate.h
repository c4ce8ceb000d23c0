#ifndef MEASURE_PLATE_DROPOUT_GATE_H
#define MEASURE_PLATE_DROPOUT_GATE_H

#include "measure/sample.h"
#include "measure/stat/debounce.h"

/*
 * Dropouts for those who cannot wait for the clean frames of measure/plate/condition.h: a sample whose total
 * is well below what it just was is passed over, until the low load has lasted longer than any dropout does.
 */
struct dropout_gate {
    double kg;           /* total of the newest sample that was believed */
    struct debounce low; /* well below it */
};

/* kg 0: the first sample is believed. */
void dropout_gate_init(struct dropout_gate *dip);

/* May this sample be believed? */
bool dropout_gate_believe(struct dropout_gate *dip, int64_t t_us, double kg);

#endif
