#include "measure/plate/calibration.h"

#include "measure/plate/cop.h"

#include <math.h>
#include <string.h>

/* Standing still: the total moves by no more than this share of it, the centre of pressure by no more than
 * this much. Quiet standing stays within a third of it (p). */
#define STILL_SHARE 0.06
#define STILL_ML_MM 40.0
#define STILL_AP_MM 50.0

enum {
    SAMPLES_MIN = EMPTY_SAMPLES,
    BELOW_US = 300000, /* a load below zero must last this long to be one */
};

static void begin_stretch(struct calibration *calibration)
{
    memset(&calibration->stretch, 0, sizeof(calibration->stretch));
    memset(&calibration->empty, 0, sizeof(calibration->empty));
}

void calibration_init(struct calibration *calibration, bool flipped)
{
    *calibration = (struct calibration){.flipped = flipped};
}

void calibration_restart(struct calibration *calibration)
{
    calibration_init(calibration, calibration->flipped);
}

void calibration_set_weight(struct calibration *calibration, double weight_kg, double centre_x_mm,
                            double centre_y_mm)
{
    calibration->weighed = true;
    calibration->weight_kg = weight_kg;
    calibration->centre_x_mm = centre_x_mm;
    calibration->centre_y_mm = centre_y_mm;
}

enum calibration_step calibration_step(const struct calibration *calibration)
{
    if (calibration->weighed)
        return CALIBRATION_READY;
    if (!calibration->zeroed)
        return CALIBRATION_EMPTY;
    return calibration->standing ? CALIBRATION_STILL : CALIBRATION_STEP_ON;
}

static int64_t length_us(const struct calibration_stretch *stretch)
{
    return stretch->kg.count > 0 ? sample_span_us(stretch->since_us, stretch->last_us) : 0;
}

double calibration_progress(const struct calibration *calibration)
{
    switch (calibration_step(calibration)) {
    case CALIBRATION_READY:
        return 1.0;
    case CALIBRATION_STEP_ON:
        return 0.0;
    case CALIBRATION_EMPTY:
        return fmin(1.0, (double)empty_length_us(&calibration->empty) / EMPTY_US);
    case CALIBRATION_STILL:
        break;
    }
    return fmin(1.0, (double)length_us(&calibration->stretch) / CALIBRATION_STILL_US);
}

/* One more sample of the stretch; the first one begins it. */
static void add(struct calibration *calibration, const struct sample *sample)
{
    struct calibration_stretch *stretch = &calibration->stretch;
    double kg = sample_total_kg(sample);
    struct cop cop = {0};

    (void)cop_from_load(sample->load_kg, CALIBRATION_STAND_KG,
                        &cop); /* below it the centre does not matter */
    if (stretch->kg.count == 0)
        stretch->since_us = sample->t_us;
    stretch->last_us = sample->t_us;
    for (int i = 0; i < CORNERS; i++)
        range_add(&stretch->corner[i], sample->load_kg[i]);
    range_add(&stretch->kg, kg);
    range_add(&stretch->x_mm, cop.x_mm);
    range_add(&stretch->y_mm, cop.y_mm);
}

static bool complete(const struct calibration *calibration)
{
    return calibration->stretch.kg.count >= SAMPLES_MIN &&
           length_us(&calibration->stretch) >= CALIBRATION_STILL_US;
}

static bool still(const struct calibration *calibration)
{
    const struct calibration_stretch *stretch = &calibration->stretch;

    return range_width(&stretch->kg) <= STILL_SHARE * stretch->kg.high &&
           range_width(&stretch->x_mm) <= STILL_ML_MM && range_width(&stretch->y_mm) <= STILL_AP_MM;
}

/* After a silence, or when a sample does not fit into the stretch, the stretch begins with that sample. */
static void extend(struct calibration *calibration, const struct sample *sample)
{
    int64_t span_us = sample_span_us(calibration->stretch.last_us, sample->t_us);

    if (span_us < 0 || span_us > SAMPLE_MAX_GAP_US)
        begin_stretch(calibration);
    add(calibration, sample);
    if (!still(calibration)) {
        begin_stretch(calibration);
        add(calibration, sample);
    }
}

static void step_empty(struct calibration *calibration, const struct sample *raw)
{
    empty_push(&calibration->empty, raw);
    if (!empty_complete(&calibration->empty))
        return;
    for (int i = 0; i < CORNERS; i++) {
        const struct range *corner = &calibration->empty.corner[i];

        calibration->zero_kg[i] = corner->mean;
        calibration->stuck[i] = !(corner->low < 0.0 || corner->high > 0.0);
    }
    calibration->zeroed = true;
    begin_stretch(calibration);
}

static void step_still(struct calibration *calibration, const struct sample *tared)
{
    double mean[CORNERS];
    struct cop cop;

    calibration->standing = sample_total_kg(tared) >= CALIBRATION_STAND_KG;
    if (!calibration->standing) {
        begin_stretch(calibration);
        return;
    }
    extend(calibration, tared);
    if (!complete(calibration))
        return;
    for (int i = 0; i < CORNERS; i++)
        mean[i] = calibration->stretch.corner[i].mean;
    if (cop_from_load(mean, CALIBRATION_STAND_KG, &cop))
        calibration_set_weight(calibration, cop.kg, cop.x_mm, cop.y_mm);
}

/* Far below nothing, for longer than any fault of the link: the zero was taken while something stood there.
 */
static bool zeroed_wrongly(struct calibration *calibration, const struct sample *tared)
{
    bool below = calibration->zeroed && sample_total_kg(tared) < -CALIBRATION_BELOW_KG;

    return debounce_lasts(&calibration->below, below, tared->t_us, BELOW_US);
}

static void exchange(double *one, double *other)
{
    double kept = *one;

    *one = *other;
    *other = kept;
}

static void apply(const struct calibration *calibration, const struct sample *raw, struct sample *out)
{
    *out = *raw;
    for (int i = 0; i < CORNERS; i++)
        out->load_kg[i] -= calibration->zero_kg[i];
    if (calibration->flipped) {
        exchange(&out->load_kg[CORNER_TOP_LEFT], &out->load_kg[CORNER_BOTTOM_RIGHT]);
        exchange(&out->load_kg[CORNER_TOP_RIGHT], &out->load_kg[CORNER_BOTTOM_LEFT]);
    }
    sample_quantise(out);
}

void calibration_apply(struct calibration *calibration, const struct sample *raw, struct conditioner *stream,
                       struct sample *out)
{
    if (!(raw->has & SAMPLE_LOAD) || (raw->has & SAMPLE_LOST)) {
        *out = *raw;
        condition_push(stream, out);
        return;
    }
    apply(calibration, raw, out);
    if (zeroed_wrongly(calibration, out)) {
        calibration_restart(calibration);
        apply(calibration, raw, out);
    }
    condition_push(stream, out);
    if (!calibration->zeroed && !calibration->weighed)
        step_empty(calibration, raw);
    else if (!calibration->weighed && stream->believed)
        step_still(calibration, out);
}
