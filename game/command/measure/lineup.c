#include "command/measure/lineup.h"

#include <math.h>

/* A step is looked at when it is so many times the one before it, and so long. */
#define JUMP_STEPS 4
enum { JUMP_MIN_US = 100000 /* (p) */, SPIKE_MAX_US = 250000 /* (p) */ };

/* No time is later, laid or not: a row beyond is dropped. */
static const int64_t LAID_MAX_US = INT64_C(1000000000) * 1000000;

static struct csv_row *row_ahead(struct lineup *lineup, int i)
{
    return &lineup->ahead[(lineup->head + (unsigned)i) % LINEUP_RING];
}

/* Reads on until the i-th row ahead is there: 1; 0: there is none. */
static int look_ahead(struct lineup *lineup, struct csv *csv, int i, char error[256])
{
    while (lineup->count <= i) {
        int got = csv_next(csv, row_ahead(lineup, lineup->count), error);

        if (got <= 0)
            return got;
        lineup->count++;
    }
    return 1;
}

static void drop_ahead(struct lineup *lineup)
{
    lineup->head = (lineup->head + 1) % LINEUP_RING;
    lineup->count--;
}

static bool is_lost(const struct csv_row *row)
{
    return (row->sample.has & SAMPLE_LOST) != 0;
}

/*
 * The row ahead jumps forward. Is it (with those right behind it) alone with its time? Then a row behind it
 * goes on from where the time was: 1. Of the first row of all: two rows behind it go on from one another.
 */
static int is_alone(struct lineup *lineup, struct csv *csv, char error[256])
{
    const int64_t jumped_us = row_ahead(lineup, 0)->sample.t_us;
    int64_t since_us = lineup->newest_us - lineup->laid_us;

    for (int i = 1; i < LINEUP_ROWS; i++) {
        int got = look_ahead(lineup, csv, i, error);
        const struct csv_row *row = row_ahead(lineup, i);

        if (got <= 0 || is_lost(row))
            return got < 0 ? got : 0;
        if (!lineup->begun && i == 1)
            since_us = row->sample.t_us;
        else if (row->sample.t_us >= since_us && row->sample.t_us - since_us <= SAMPLE_MAX_GAP_US)
            return row->sample.t_us < jumped_us;
        if (!lineup->begun && jumped_us - since_us <= SAMPLE_MAX_GAP_US)
            return 0;
    }
    return 0;
}

static bool is_far(const struct lineup *lineup, const struct csv_row *row)
{
    return fabs(row->cop_x_mm - lineup->x_mm) > LINEUP_SPIKE_MM ||
           fabs(row->cop_y_mm - lineup->y_mm) > LINEUP_SPIKE_MM;
}

/* The centre of pressure of the row ahead is far from the one before it. Is it soon back? */
static int is_spike(struct lineup *lineup, struct csv *csv, char error[256])
{
    for (int i = 1; i < LINEUP_ROWS; i++) {
        int got = look_ahead(lineup, csv, i, error);
        const struct csv_row *row = row_ahead(lineup, i);

        if (got <= 0 || !row->has_cop)
            return got < 0 ? got : 0;
        if (row->sample.t_us - (lineup->newest_us - lineup->laid_us) > SPIKE_MAX_US)
            return 0;
        if (!is_far(lineup, row))
            return 1;
    }
    return 0;
}

/* The row ahead lies behind the newest: do enough of them, rising and far back? */
static int is_set_back(struct lineup *lineup, struct csv *csv, char error[256])
{
    int64_t before_us = INT64_MIN, newest_us = lineup->newest_us - lineup->laid_us;

    if (lineup->free)
        return 1;
    for (int i = 0; i < LINEUP_ROWS; i++) {
        int got = look_ahead(lineup, csv, i, error);
        int64_t t_us = row_ahead(lineup, i)->sample.t_us;

        if (got <= 0)
            return got;
        if (is_lost(row_ahead(lineup, i)))
            return i > 0;
        if (t_us < before_us || newest_us - t_us <= SAMPLE_MAX_GAP_US)
            return 0;
        before_us = t_us;
    }
    return 1;
}

static void move(const struct lineup *lineup, struct csv_row *row)
{
    if (lineup->laid_us == 0)
        return;
    row->sample.t_us += lineup->laid_us;
    row->time_s += (double)lineup->laid_us / 1e6;
}

/* The row begins another part; *row becomes the loss before it. */
static void begin_part(struct lineup *lineup, struct csv_row *row)
{
    lineup->laid_us = lineup->newest_us + LINEUP_APART_US - row->sample.t_us;
    lineup->first = *row;
    move(lineup, &lineup->first);
    lineup->waiting = true;
    if (lineup->parts++ == 0)
        lineup->part_us = lineup->first.sample.t_us;
    *row = (struct csv_row){
        .sample = {.t_us = lineup->newest_us, .has = SAMPLE_LOST}, .anew = true, .time_s = lineup->before_s};
}

static void note(struct lineup *lineup, const struct csv_row *row)
{
    lineup->free = is_lost(row);
    lineup->step_us = lineup->begun ? row->sample.t_us - lineup->newest_us : 0;
    lineup->newest_us = row->sample.t_us;
    lineup->before_s = row->time_s;
    lineup->centred = row->has_cop;
    lineup->x_mm = row->cop_x_mm;
    lineup->y_mm = row->cop_y_mm;
    lineup->begun = true;
}

/* A loss has the time of the device or of nobody; it never goes back. */
static void note_loss(struct lineup *lineup, struct csv_row *row)
{
    move(lineup, row);
    if (lineup->begun && row->sample.t_us < lineup->newest_us) {
        row->sample.t_us = lineup->newest_us;
        row->time_s = lineup->before_s;
    }
    note(lineup, row);
}

enum place { PLACE_ON, PLACE_ANEW, PLACE_NOWHERE, PLACE_SPIKE };

/* Where does the row ahead stand? An enum place, or negative with one line in error. */
static int place(struct lineup *lineup, struct csv *csv, char error[256])
{
    int64_t span_us = row_ahead(lineup, 0)->sample.t_us + lineup->laid_us - lineup->newest_us;
    int told;

    if (lineup->laid_us > 0 && lineup->newest_us + span_us > LAID_MAX_US)
        return PLACE_NOWHERE;
    if (lineup->begun && span_us < 0) {
        told = is_set_back(lineup, csv, error);
        if (told < 0)
            return told;
        return told && lineup->newest_us <= LAID_MAX_US - LINEUP_APART_US ? PLACE_ANEW : PLACE_NOWHERE;
    }
    if (lineup->free || (lineup->begun && (span_us < JUMP_MIN_US || span_us < JUMP_STEPS * lineup->step_us)))
        return PLACE_ON;
    told = is_alone(lineup, csv, error);
    return told < 0 ? told : told ? PLACE_NOWHERE : PLACE_ON;
}

static int next_row(struct lineup *lineup, struct csv *csv, struct csv_row **out, char error[256])
{
    for (;;) {
        int got = look_ahead(lineup, csv, 0, error), where = PLACE_ON;
        struct csv_row *row = row_ahead(lineup, 0);

        if (got <= 0)
            return got;
        if (!is_lost(row))
            where = place(lineup, csv, error);
        if (where == PLACE_ON && row->has_cop && lineup->centred && is_far(lineup, row)) {
            int spike = is_spike(lineup, csv, error);

            where = spike < 0 ? spike : spike ? PLACE_SPIKE : PLACE_ON;
        }
        if (where < 0)
            return where;
        lineup->samples++;
        drop_ahead(lineup);
        *out = row;
        if (where == PLACE_SPIKE) {
            if (lineup->spikes++ == 0)
                lineup->spike_us = row->sample.t_us + lineup->laid_us;
            continue;
        }
        if (where == PLACE_NOWHERE) {
            lineup->dropped++;
            continue;
        }
        if (is_lost(row)) {
            note_loss(lineup, row);
        } else if (where == PLACE_ANEW) {
            begin_part(lineup, row);
        } else {
            move(lineup, row);
            note(lineup, row);
        }
        return 1;
    }
}

int lineup_next(struct lineup *lineup, struct csv *csv, struct csv_row **out, char error[256])
{
    struct csv_row *row;

    if (lineup->waiting) {
        lineup->waiting = false;
        note(lineup, &lineup->first);
        *out = &lineup->first;
        return 1;
    }
    int got = next_row(lineup, csv, &row, error);
    if (got > 0)
        *out = row;
    return got;
}
