#ifndef COACH_SPAN_H
#define COACH_SPAN_H

#include "coach/level.h"

/*
 * What was done in the last days or weeks, in equal steps up to today: what the progress screen draws. A pure
 * fold over what the store tells, in any order. A week is any seven days in a row, so the newest one always
 * ends today and never begins at nothing.
 *
 * Holds are of the one activity that is the yardstick, and only such as can be laid side by side: see
 * span_comparable. Channels and support are never mixed: each pair of them is a table of its own.
 */
enum span_view { SPAN_DAYS, SPAN_WEEKS, SPAN_QUARTER, SPAN_VIEWS }; /* 7 days, 8 weeks, 13 weeks */
enum { SPAN_STEPS_MAX = 13, SPAN_WEEK = 7, SPAN_TABLES = SUPPORTS * CHANNEL_COACH };

/* What one day came to; days count from any origin. */
struct span_day {
    int day;
    int attempts;
    double seconds; /* of all of them */
    int reps;       /* good ones */
    int pain;       /* the worst that was told, 0..10; -1: not told */
};

/* The best hold of one set that was measured. */
struct span_hold {
    int day;
    char level[LEVEL_ID_SIZE];
    enum side side;
    enum channel channel;
    enum support support;
    double seconds;       /* > 0 */
    double velocity_mm_s; /* of the centre of pressure; 0: not measured */
};

struct span_step {
    int days; /* with practice */
    double seconds;
    int reps;
    int pain;                                         /* worst; -1: not told */
    double hold_s[SPAN_TABLES][SIDE_RIGHT + 1];       /* longest of each leg; 0: none */
    double sway_mm[SPAN_TABLES], sway_s[SPAN_TABLES]; /* way of the centre of pressure, and its time */
};

struct span {
    int count, step_days;
    int today;
    int first, last;                        /* days of practice, also before the span; first INT_MAX: none */
    struct span_step steps[SPAN_STEPS_MAX]; /* [count - 1] ends today */
};

void span_init(struct span *span, enum span_view view, int today);
int span_from(const struct span *span); /* its first day */

/* What lies outside is passed over. Each day comes once. */
void span_push_day(struct span *span, const struct span_day *day);
void span_push_hold(struct span *span, const struct span_hold *hold);

/* Was it held on level ground with open eyes and no weight? NULL (no longer on the trail): nobody knows. */
bool span_comparable(const struct level *level);

/* The best table that has any hold in the span: without a hand before with one, then by channel. -1: none. */
int span_table(const struct span *span);
enum channel span_table_channel(int table);
enum support span_table_support(int table);
/* Mean speed of the centre of pressure over all holds of a step, mm/s; 0: none. */
double span_sway(const struct span *span, int step, int table);
/* Days of rest in a step, from the first day of practice on. Today is none: it is not over. */
int span_rest(const struct span *span, int step);
bool span_empty(const struct span *span);

/* Smaller differences of sway than this share say nothing (p). */
#define SPAN_SAME_SHARE 0.05
enum span_trend { SPAN_SAME, SPAN_LESS, SPAN_MORE };
/* The newest sway beside the oldest; SPAN_SAME with less than two. */
enum span_trend span_sway_trend(const struct span *span, int table);

#endif
