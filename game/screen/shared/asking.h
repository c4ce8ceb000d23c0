#ifndef SCREEN_SHARED_ASKING_H
#define SCREEN_SHARED_ASKING_H

#include "activity/activity.h"

#include <stdbool.h>
#include <stdint.h>

struct app;
struct screen;

/*
 * What is asked on the way, and when. An outing goes from the trail and back to it: a level, or a workout.
 * Before it and after it pain is asked about; before the first one of the day who plays, and how the morning
 * was. Nobody is asked when somebody simulated plays, or a recording.
 */
struct app_asking {
    bool known;                       /* who plays was said: on the command line, or on the screen */
    bool told;                        /* pain was asked about before this outing */
    unsigned sides[ACTIVITIES_MAX];   /* that worked on this outing, as bits */
    unsigned morning[ACTIVITIES_MAX]; /* to be asked about the morning after: likewise */
    int64_t attempt_id;               /* of the outing's last attempt that was kept; 0: none */
};

/* Where the way to that screen leads first: to what has to be asked, or to the screen itself. */
const struct screen *asking_way(struct app *app, const struct screen *to);
/* The attempt was kept. */
void asking_worked(struct app *app);
/* Is it open which of several players plays? */
bool asking_who(const struct app *app);

#endif
