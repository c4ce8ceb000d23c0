#ifndef BODY_DIP_H
#define BODY_DIP_H

#include "body/sample.h"
#include "body/stay.h"

/*
 * Dropouts for those who cannot wait for the clean frames of body/load.h: a sample whose total is well below
 * what it just was is passed over, until the low load has lasted longer than any dropout does.
 */
struct dip {
    double kg;       /* total of the newest sample that was believed */
    struct stay low; /* well below it */
};

/* kg 0: the first sample is believed. */
void dip_init(struct dip *dip);

/* May this sample be believed? */
bool dip_believe(struct dip *dip, int64_t t_us, double kg);

#endif
