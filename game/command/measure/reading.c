#include "command/measure/reading.h"

#include "measure/plate/zero_find.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define PERSON_MAX_KG 300.0 /* twice what a board bears (p) */
#define NEWTON_KG     9.80665
#define ENDLESS_S     1e18

/* What the first pass over a recording notes of it, row by row. */
struct survey {
    struct reading *reading;
    struct zero_finder zero;
    int64_t rows, motions;
    int64_t newest_us;
    bool hole, lead; /* rows without values; from the first row on */
    int64_t hole_us; /* where they began */
    bool contact;    /* in the row before */
};

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

static void push(struct survey *survey, const struct csv_row *row)
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

static void finish(struct survey *survey, const struct reading_request *request)
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

static int survey(struct reading *reading, const struct reading_request *request, reading_taker *take,
                  void *context, char error[256])
{
    struct survey survey = {.reading = reading};
    struct csv_row *row;
    int got;

    zero_find(&survey.zero);
    while ((got = lineup_next(&reading->lineup, reading->csv, &row, error)) > 0) {
        push(&survey, row);
        if (take)
            take(context, row);
    }
    if (!got && survey.rows == 0) {
        snprintf(error, 256, "%.200s: has a header and no samples", reading->path);
        got = -EINVAL;
    }
    reading->samples = reading->lineup.samples;
    reading->dropped = reading->lineup.dropped;
    finish(&survey, request);
    return got;
}

int reading_open(const struct reading_request *request, reading_taker *take, void *context,
                 struct reading *out, char error[256])
{
    memset(out, 0, sizeof *out);
    out->path = request->path;
    out->notes = request->notes;
    out->from_s = request->from_s;
    out->to_s = request->to_given ? request->to_s : ENDLESS_S;
    out->csv = csv_open(request->path, &request->csv, error);
    return out->csv ? survey(out, request, take, context, error) : -EINVAL;
}

int reading_begin(struct csv *csv, const char *path, struct reading *out, char error[256])
{
    const struct reading_request request = {.path = path};

    memset(out, 0, sizeof *out);
    out->path = path;
    out->to_s = ENDLESS_S;
    out->csv = csv;
    return survey(out, &request, NULL, NULL, error);
}

void reading_close(struct reading *reading)
{
    csv_close(reading->csv);
    reading->csv = NULL;
}

void reading_is_tared(struct reading *reading)
{
    if (reading->zero.from != ZERO_OPTION)
        reading->zero.from = ZERO_GAME;
    reading->zero.doubted = false;
}

int reading_pass(struct reading *reading, reading_taker *take, void *context, char error[256])
{
    int got = csv_rewind(reading->csv, error);
    struct csv_row *row;

    memset(&reading->lineup, 0, sizeof reading->lineup);
    reading->loads = 0;
    while (!got && (got = lineup_next(&reading->lineup, reading->csv, &row, error)) > 0) {
        double t_s = reading_s(reading, row->sample.t_us);

        zero_apply(&reading->zero, &reading->loads, &row->sample);
        if (t_s >= reading->from_s && t_s <= reading->to_s)
            take(context, row);
        got = 0;
    }
    return got;
}

static void push_row(void *replay, const struct csv_row *row)
{
    replay_push(replay, &row->sample);
}

int reading_replay(struct reading *reading, struct replay *replay, char error[256])
{
    int result = reading_pass(reading, push_row, replay, error);

    replay_finish(replay);
    return result;
}

double reading_rate_hz(const struct reading *reading)
{
    double seconds = reading_s(reading, reading->last_us);

    for (int i = 0; i < reading->gaps && i < READING_GAPS; i++)
        seconds -= fmax(reading_s(reading, reading->listed[i].to_us) -
                            reading_s(reading, reading->listed[i].from_us),
                        0.0);
    return seconds > 0.0 && reading->samples > 1 && reading->gaps <= READING_GAPS
               ? (double)(reading->samples - 1) / seconds
               : 0.0;
}

double reading_s(const struct reading *reading, int64_t t_us)
{
    return (double)(t_us - reading->first_us) / 1e6;
}

int reading_gap(const struct reading *reading, int i)
{
    for (; i < reading->gaps && i < READING_GAPS; i++)
        if (reading_s(reading, reading->listed[i].from_us) < reading->to_s &&
            reading_s(reading, reading->listed[i].to_us) > reading->from_s)
            return i;
    return -1;
}

bool reading_remark(const struct reading *reading, int i, char out[CSV_REMARK_SIZE])
{
    const struct lineup *lineup = &reading->lineup;

    if (lineup->parts > 0 && i-- == 0) {
        snprintf(
            out, CSV_REMARK_SIZE,
            "the clock starts again, %lld time%s, first at %.2f s: what follows is laid %d s behind what was "
            "before",
            (long long)lineup->parts, lineup->parts == 1 ? "" : "s", reading_s(reading, lineup->part_us),
            LINEUP_APART_US / 1000000);
        return true;
    }
    if (lineup->spikes > 0 && i-- == 0) {
        snprintf(
            out, CSV_REMARK_SIZE,
            "%lld row%s left out, first at %.2f s, where the centre of pressure is more than %.0f mm from "
            "those before and after",
            (long long)lineup->spikes, lineup->spikes == 1 ? "" : "s", reading_s(reading, lineup->spike_us),
            LINEUP_SPIKE_MM);
        return true;
    }
    return csv_remark(reading->csv, i, out);
}

/* Rates in degrees and plain cases of g are seen by the reader. */
static int implausible_motion(const struct reading *reading, const struct csv_options *csv, char error[256])
{
    bool g = reading->accel_m_s2 > 0.5 && reading->accel_m_s2 < 2.0;

    if ((reading->accel_m_s2 >= 5.0 && reading->accel_m_s2 <= 20.0) || (g && csv->accel == CSV_M_S2))
        return 0;
    snprintf(error, 256, "%.120s: accelerations are %.3g m/s2 on the average, and gravity alone is 9.8%s",
             reading->path, reading->accel_m_s2, g ? ": these look like g (read them with --accel g)" : "");
    return -EINVAL;
}

int reading_plausible(const struct reading *reading, const struct csv_options *csv, char error[256])
{
    double kg = reading->heaviest_kg;

    if (reading->load && kg > PERSON_MAX_KG) {
        snprintf(error, 256, "%.120s: nobody weighs %.0f kg; loads are wanted in kilograms%s", reading->path,
                 kg, kg < PERSON_MAX_KG * NEWTON_KG ? ", and these look like newtons" : "");
        return -EINVAL;
    }
    return reading->motion ? implausible_motion(reading, csv, error) : 0;
}
