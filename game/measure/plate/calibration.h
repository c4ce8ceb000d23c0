#ifndef MEASURE_PLATE_CALIBRATION_H
#define MEASURE_PLATE_CALIBRATION_H

#include "measure/plate/condition.h"
#include "measure/plate/empty.h"
#include "measure/sample.h"
#include "measure/stat/debounce.h"

/*
 * What lies between the raw board and everybody else: zero (tare), which way round it lies (flip) and who
 * stands on it (weight, two-foot centre). Above the device, so that every device of four corners shares it.
 *
 * An empty board is told from a person as measure/plate/empty.h says. Should something still stand there (a
 * bag, a very small and very quiet person), the load falls far below zero when it goes: then the zero is
 * asked again. Dropouts of the link are passed over.
 */
#define CALIBRATION_STAND_KG                                                                                 \
    8.0 /* more than this, tared: somebody stands there, or sits with the feet on it */
#define CALIBRATION_BELOW_KG 2.0         /* further below zero than this: the zero was taken wrongly */
enum { CALIBRATION_STILL_US = 2000000 }; /* of standing still for the weight */

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
    bool standing;
    struct empty empty;          /* for the zero */
    struct calibration_stretch { /* of standing still */
        int64_t since_us, last_us;
        struct range corner[CORNERS], kg, x_mm, y_mm;
    } stretch;
    struct debounce below; /* nothing */
};

void calibration_init(struct calibration *calibration, bool flipped);

/* Zero again, keep the flip; the weight is asked again too. */
void calibration_restart(struct calibration *calibration);

/*
 * A raw sample of a board in, as its device gave it; the same sample tared and turned out, in whole grams,
 * and on into its stream, where it is put in order and conditioned. Until CALIBRATION_READY it also feeds the
 * steps above. After that it only applies, but for a load that stays below -CALIBRATION_BELOW_KG: then it
 * begins again at CALIBRATION_EMPTY. Other samples, and losses, go through as they are.
 */
void calibration_apply(struct calibration *calibration, const struct sample *raw, struct conditioner *stream,
                       struct sample *out);

enum calibration_step calibration_step(const struct calibration *calibration);

/* 0..1 of the two seconds that the present step asks for. */
double calibration_progress(const struct calibration *calibration);

/* Set without measuring (a stored weight, a recording's own): zero stays as it is, step becomes READY. */
void calibration_set_weight(struct calibration *calibration, double weight_kg, double centre_x_mm,
                            double centre_y_mm);

#endif
