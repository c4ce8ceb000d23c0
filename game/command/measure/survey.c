#include "command/measure/survey.h"

#include <math.h>
#include <string.h>

void survey_init(struct survey *survey, struct reading *reading)
{
    memset(survey, 0, sizeof *survey);
    survey->reading = reading;
    zero_find(&survey->zero);
}

static void add_gap(struct survey *survey, int64_t from_us, int64_t to_us)
{
    struct reading *reading = survey->reading;

    if (reading->gaps < READING_GAPS)
        reading->listed[reading->gaps] = (struct reading_gap){from_us, to_us};
    reading->gaps++;
}

/* A run of rows without values is one gap, from the last row with some to the next. */
static void look_for_gap(struct survey *survey, const struct sample *sample)
{
    int64_t before_us = survey->newest_us;
    bool lost = (sample->has & SAMPLE_LOST) != 0, first = survey->rows == 0;

    if (lost && !survey->hole) {
        survey->lead = first;
        survey->hole_us = first ? sample->t_us : before_us;
    } else if (!lost && survey->hole) {
        if (!survey->lead || sample_span_us(survey->hole_us, sample->t_us) > SAMPLE_MAX_GAP_US)
            add_gap(survey, survey->hole_us, sample->t_us);
    } else if (!lost && !first && sample_span_us(before_us, sample->t_us) > SAMPLE_MAX_GAP_US &&
               !(survey->contact && sample->has & SAMPLE_CONTACT)) {
        add_gap(survey, before_us, sample->t_us);
    }
    survey->hole = lost;
    survey->contact = (sample->has & SAMPLE_CONTACT) != 0;
}

static double size(const double v[3])
{
    return sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
}

static void look_at_values(struct survey *survey, const struct csv_row *row)
{
    struct reading *reading = survey->reading;
    const struct sample *sample = &row->sample;

    reading->load |= (sample->has & SAMPLE_LOAD) != 0;
    reading->contact |= (sample->has & SAMPLE_CONTACT) != 0;
    reading->cop |= row->has_cop;
    if (!(sample->has & SAMPLE_MOTION))
        return;
    reading->motion = true;
    survey->motions++;
    reading->accel_m_s2 += (size(sample->accel_m_s2) - reading->accel_m_s2) / (double)survey->motions;
}

void survey_push(struct survey *survey, const struct csv_row *row)
{
    look_for_gap(survey, &row->sample);
    look_at_values(survey, row);
    if (row->parted || row->anew)
        zero_part(&survey->zero);
    zero_push(&survey->zero, &row->sample);
    survey->newest_us = row->sample.t_us;
    if (survey->rows++ == 0)
        survey->reading->first_us = row->sample.t_us;
}

void survey_finish(struct survey *survey, const struct reading_request *request)
{
    struct reading *reading = survey->reading;

    reading->last_us = survey->newest_us;
    if (survey->hole && !survey->lead)
        add_gap(survey, survey->hole_us, survey->newest_us);
    reading->heaviest_kg = survey->zero.high_kg;
    reading->lightest_kg = survey->zero.low_kg;
    zero_found(&survey->zero, request->lying, &reading->shown);
    reading->zero = request->zero_given ? zero_option(request->zero_kg) : reading->shown;
}
