#ifndef TESTS_WEEKS_WEEKS_H
#define TESTS_WEEKS_WEEKS_H

#include "coach/reach.h"
#include "coach/today.h"

/*
 * Twelve weeks of a made-up player who practises what is proposed on Mondays, Wednesdays and Fridays, gets a
 * little better each time, and has one painful week in one hip. Everything goes through the rules themselves;
 * the same life gives the same weeks.
 */
enum { WEEKS = 12, WEEKS_DAYS = 7, WEEKS_LEGS = SIDE_RIGHT + 1 };

struct life {
    uint32_t things; /* at hand */
    unsigned here;   /* channels, as bits; 0: nothing but the clock */
    int painful;     /* week 1..; 0: none */
    enum side sore;  /* the hip that hurts then */
};

struct week {
    enum today_kind kinds[WEEKS_DAYS]; /* proposed, Monday first */
    int minutes;                       /* practised */
    int strength_days;                 /* practised */
    int opened[TRAIL_LEVELS_MAX];      /* levels that opened for the first time, as indices */
    int opened_count, open_count;      /* and how many there are so far */
    struct {
        int top;  /* at its end; legs[x][SIDE_NONE] of exercises for both at once */
        int fell; /* rungs lost in it */
        enum ladder_reason reason;
    } legs[ACTIVITIES_MAX][WEEKS_LEGS];
    int pain[WEEKS_LEGS]; /* worst, by the hip it is in */
};

struct weeks {
    struct life life;
    const struct book *book;
    struct week weeks[WEEKS];
    bool strength_in_a_row; /* on two days without one between */
    int too_early;   /* times that a rung of equipment or resistance came before two days of the one below */
    int not_at_hand; /* times that something was played that wants what is not there */
};

/* 0, or -ENOMEM. */
int weeks_live(const struct book *book, const struct life *life, struct weeks *out);

/* What the rules should have done otherwise, in a sentence; NULL when they lead up and back down as they
 * should. */
const char *weeks_wrong(const struct weeks *weeks);

void weeks_print(const struct weeks *weeks);
void weeks_print_json(const struct weeks *weeks);

#endif
