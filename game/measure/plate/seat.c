#include "measure/plate/seat.h"

/* Feet that rest move by no more than this (p). */
#define STILL_SHARE 0.12
#define STILL_KG    2.5
#define STILL_MM    30.0

enum { SAMPLES_MIN = 20 };

static void begin(struct seat *seat, int64_t t_us)
{
    seat->load = seat->x = seat->y = (struct range){0};
    seat->since_us = seat->last_us = t_us;
}

static void add(struct seat *seat, const struct plate_frame *early)
{
    range_add(&seat->load, early->kg);
    range_add(&seat->x, early->x_mm);
    range_add(&seat->y, early->y_mm);
}

static bool still(const struct seat *seat)
{
    double range = range_width(&seat->load);

    return (range <= STILL_KG || range <= STILL_SHARE * seat->load.high) &&
           range_width(&seat->x) <= STILL_MM && range_width(&seat->y) <= STILL_MM;
}

static enum seat_fact judge(struct seat *seat, double weight_kg)
{
    double share = seat->load.mean / weight_kg;
    bool sits = share < SEAT_SHARE;
    enum seat_fact fact = share > SEAT_HEAVIER_SHARE ? SEAT_HEAVIER
                          : sits == seat->sits       ? SEAT_SAME
                          : sits                     ? SEAT_SAT
                                                     : SEAT_STOOD;

    if (fact == SEAT_SAME)
        return fact;
    seat->sits = sits;
    seat->kg = seat->load.mean;
    seat->x_mm = seat->x.mean;
    seat->y_mm = seat->y.mean;
    return fact;
}

enum seat_fact seat_push(struct seat *seat, const struct conditioner *stream, double weight_kg)
{
    const struct plate_frame *early = &stream->early;
    int64_t span_us = sample_span_us(seat->last_us, early->t_us);

    if (!stream->believed || !(weight_kg > 0.0))
        return SEAT_SAME;
    if (span_us < 0 || span_us > SAMPLE_MAX_GAP_US || !(early->kg >= SEAT_KG)) {
        begin(seat, early->t_us);
        return SEAT_SAME;
    }
    seat->last_us = early->t_us;
    add(seat, early);
    if (!still(seat)) {
        begin(seat, early->t_us);
        add(seat, early);
    }
    if (seat->load.count < SAMPLES_MIN || sample_span_us(seat->since_us, early->t_us) < SEAT_STILL_US)
        return SEAT_SAME;
    enum seat_fact fact = judge(seat, weight_kg);
    begin(seat, early->t_us);
    return fact;
}
