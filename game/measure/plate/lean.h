#ifndef MEASURE_PLATE_LEAN_H
#define MEASURE_PLATE_LEAN_H

#include "measure/plate/condition.h"
#include "measure/stat/debounce.h"

/*
 * Choosing without hands: lean to move, stay to confirm, toes to choose now, heels to go back.
 *
 * Displacements are fractions of the half-width of the stance (LEAN_HALF_WIDTH_MM when not known) from the
 * player's own centre. Neutral is 12 %; past 25 % for 250 ms moves one step and repeats every 900 ms; back
 * to neutral before it may reverse. Dwell counts only in neutral and only after one deliberate lean since
 * lean_arm(), so nobody starts something by resting; between neutral and a lean it waits, a lean takes it
 * back. Toes or heels past 50 % of the half-length for 800 ms. (All (p).) The centre of pressure is smoothed
 * over about 80 ms, whatever the sample rate.
 *
 * After lean_arm() and after stepping on, the player must have been in neutral once before a lean counts: a
 * lean that was begun on the screen before does nothing on this one.
 */
#define LEAN_HALF_WIDTH_MM  100.0
#define LEAN_HALF_LENGTH_MM 60.0

enum lean_way {
    LEAN_WAY_BETWEEN,
    LEAN_WAY_NEUTRAL,
    LEAN_WAY_LEFT,
    LEAN_WAY_RIGHT,
    LEAN_WAY_TOES,
    LEAN_WAY_HEELS
};
enum lean_fact { LEAN_NOTHING, LEAN_LEFT, LEAN_RIGHT, LEAN_TOES, LEAN_HEELS, LEAN_DWELLED, LEAN_STEPPED_OFF };

struct lean {
    double centre_x_mm, centre_y_mm;
    double dwell_s;   /* 1.2; 2.0 for pain, ending and deleting */
    bool armed;       /* a deliberate lean has been seen on this screen */
    double dwelled_s; /* so far */
    /* private; see lean.c */
    enum lean_way way; /* the newest lean, or NEUTRAL after a rest in it */
    double x_mm, y_mm; /* smoothed */
    bool standing, spent, stepped;
    struct debounce off, neutral;
    int64_t last_us, since_us, stepped_us;
};

void lean_init(struct lean *lean, double centre_x_mm, double centre_y_mm);

/* A new screen or a new choice of dwell time: nothing is armed. */
void lean_arm(struct lean *lean, double dwell_s);

/* The newest sample of the board's stream. weight_kg 0 when not known; below half of it the player is off the
 * board. */
enum lean_fact lean_push(struct lean *lean, const struct conditioner *stream, double weight_kg);

/* The same of something else that is tilted instead of a board: how far it is out now. */
enum lean_fact lean_at(struct lean *lean, int64_t t_us, double x_mm, double y_mm);

/* What moves like that means nothing: nothing is armed, and neutral has to be seen again. */
void lean_stir(struct lean *lean);

/* In neutral, and what is leaned from here on counts. */
bool lean_free(const struct lean *lean);

/* 0..1 */
double lean_progress(const struct lean *lean);

#endif
