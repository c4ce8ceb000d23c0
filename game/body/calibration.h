#ifndef BODY_CALIBRATION_H
#define BODY_CALIBRATION_H

#include "body/sample.h"

/*
 * What lies between the raw board and everybody else: zero (tare), which way round it lies (flip) and who
 * stands on it (weight, two-foot centre). Above the device, so that every device of four corners shares it.
 */
enum {
    CALIBRATION_STILL_US = 2000000
}; /* this long empty and quiet for the zero, standing still for the weight */

enum calibration_step {
    CALIBRATION_EMPTY,   /* wants an empty, quiet board */
    CALIBRATION_STEP_ON, /* zero is known, waits for somebody */
    CALIBRATION_STILL,   /* somebody stands: wants two seconds of standing still */
    CALIBRATION_READY,
};

struct calibration {
    bool flipped; /* the board lies the other way round: 180 degrees */
    bool zeroed, weighed;
    double zero_kg[CORNERS]; /* of the raw corners, before the flip */
    double weight_kg;
    double centre_x_mm, centre_y_mm; /* of standing still on two feet */
    bool stuck[CORNERS]; /* raw corner read exactly 0 all through the zeroing: it may be below its factory
                            zero */
    /* private; see calibration.c */
    int64_t since_us;
    int64_t samples;
    double sum[CORNERS], low[CORNERS], high[CORNERS];
    double last_total_kg;
    int64_t last_us;
};

void calibration_init(struct calibration *calibration, bool flipped);

/* Zero again, keep the flip; the weight is asked again too. */
void calibration_restart(struct calibration *calibration);

/*
 * A raw sample in, the same sample tared and turned out. Until CALIBRATION_READY it also feeds the steps
 * above. After that it only applies.
 */
void calibration_apply(struct calibration *calibration, const struct sample *raw, struct sample *out);

enum calibration_step calibration_step(const struct calibration *calibration);

/* 0..1 of the two seconds that the present step asks for. */
double calibration_progress(const struct calibration *calibration);

/* Set without measuring (a stored weight, a recording's own): zero stays as it is, step becomes READY. */
void calibration_set_weight(struct calibration *calibration, double weight_kg, double centre_x_mm,
                            double centre_y_mm);

#endif
