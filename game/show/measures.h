#ifndef SHOW_MEASURES_H
#define SHOW_MEASURES_H

#include "screen/app/app.h"

#include <SDL.h>

/*
 * What measures beside the board: a pad's motion sensor, mats and other things that are pressed, the clock.
 * Pads are listened to all the time, so that it is known what is here; their samples go to the app while an
 * attempt wants them (course_wants). With the simulated board the others are simulated, too.
 */
enum { MEASURES_MAX = 8 };

struct measures {
    struct input *beside[MEASURES_MAX]; /* owned: what is listened to all along, by the devices' rows */
    unsigned here;                      /* channels that one of them is here for */
    int which;                          /* of several pads or mats, as the app last had it set */
    enum channel wants;                 /* as the app last did */
    struct input *other;                /* owned: the clock, or the simulated player; NULL: none */
};

/* SDL's pads are started already. 0, or -1 with one line in error. */
int measures_open(struct measures *measures, char error[256]);
void measures_close(struct measures *measures);

/* Every event of SDL. True when it is nothing but a sample: no sign that somebody is at the keys. */
bool measures_event(struct measures *measures, const SDL_Event *event, int64_t now_us);

/* Once a frame: tells app what is here, lets the pad or mat measure that is set, and hands on what is wanted.
 * mats: contacts are no mere gamepad's, which is offered, but not taken by itself. seed: of the simulated
 * ones. */
void measures_step(struct measures *measures, struct app *app, bool mats, uint64_t seed, int64_t now_us);

#endif
