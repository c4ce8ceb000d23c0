#ifndef MEASURE_IMU_WORN_H
#define MEASURE_IMU_WORN_H

#include "measure/plate/lean.h"

/*
 * Choosing with a motion sensor that is worn on the leg, some way round, and nothing in the hands: tilting
 * the leg moves, as leaning does on a board (lean.h: a tilt of about 15 degrees is a lean, below 7 is
 * neutral, staying there after it confirms); a tap on the sensor chooses now, two taps go back.
 *
 * Walking about, sitting down and stairs mean nothing: a tap is a short blow out of stillness and into
 * stillness, a tilt is slow, and after anything livelier the leg has to come to rest first. Taps count only
 * for a while after a tilt or a tap: a sensor that lies on a table and is knocked has never been tilted.
 * While its buttons are used (worn_held) it is in a hand, and not worn.
 *
 * How the leg hangs at rest is learnt, and learnt again when it rests in another way (somebody sits down, or
 * a tilt lasts for too long to be meant). A sensor that hangs upright tells left from right; raising the
 * knee, with the sensor's face to the front, is right as well. All limits are (p), in worn.c.
 */
enum worn_fact { WORN_NOTHING, WORN_LEFT, WORN_RIGHT, WORN_DWELLED, WORN_TAP, WORN_TAPS };

struct worn {
    struct lean lean; /* dwell and what is armed are its own: lean_arm */
    /* private; see worn.c */
    bool timed, known;    /* a sample has come; the neutral position is known */
    double accel[3];      /* smoothed */
    double up[3], out[3]; /* unit vectors: up at rest; up now */
    int64_t last_us;      /* the newest sample */
    int64_t still_us;     /* not jolted since */
    int64_t stir_us;      /* the last lively moment */
    int64_t calm_us;      /* not turning since */
    double late[3];       /* up, late */
    int64_t rest_us;      /* hanging like that, at rest, since */
    double rest[3];
    struct worn_tap {
        int64_t hit_us;
        double up[3]; /* before the first */
        int count;    /* of blows so far; -1: that was no tap, and stillness has to come first */
    } tap;
    int64_t awake_us, held_us; /* until then */
};

void worn_init(struct worn *worn);

/* The next motion sample; a later one than the one before, or it is ignored. Lost: all begins again. */
enum worn_fact worn_push(struct worn *worn, const struct sample *sample);

/* One of its buttons was used now. */
void worn_held(struct worn *worn);

#endif
