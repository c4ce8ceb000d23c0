#ifndef SCREEN_SHARED_HEARING_H
#define SCREEN_SHARED_HEARING_H

#include "run/run.h"

/*
 * What the screens have for the ears, without making a sound themselves: whoever makes them (show/narrator.h)
 * takes the events and the volumes from here, and puts the words that are being said where they can be
 * painted.
 */
enum { APP_HEARD = 32, HEARING_CAPTION = 256, HEARING_LINE = 168 };
struct app_hearing {
    struct run_event events[APP_HEARD]; /* ring: the newest, whether somebody takes them or not */
    int head, count;
    char caption[HEARING_CAPTION];            /* said at this moment, all of it; "" nothing */
    char line[HEARING_LINE];                  /* as much of it as is painted now; "" when it is seen anyway */
    double voice, tone, effects, music, pace; /* volumes 0..1; pace of speech, 1 as it is */
    bool quiet;                               /* the voice alone, softly */
};

#endif
