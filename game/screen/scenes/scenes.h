#ifndef SCREEN_SCENES_SCENES_H
#define SCREEN_SCENES_SCENES_H

#include "screen/app/app.h"

/* What the sample data of several screens is made with: each screen lists its pictures in a file of its own.
 */

struct acting {
    struct app *app;
    struct input *sim; /* of the simulated person, who plays the part of a real one */
};

struct picture {
    const char *name;
    bool (*act)(struct acting *acting); /* makes the data, true when it came about; NULL: nobody is there */
};

/* NULL names at the end. */
extern const struct picture samples_home[], samples_results[], samples_people[], samples_session[];
extern const struct picture samples_of_play[], samples_progress[], samples_workouts[];

typedef bool acting_done(const struct app *app);
/* Plays frame by frame until done says so, or for so many seconds. False when done never came. */
bool samples_play(struct acting *acting, enum stance ask, double seconds, acting_done *done);
/* The longest notice that comes. */
bool samples_notice_long(struct acting *acting);
/* Zero, weight, done: as on every evening. */
bool samples_set_up(struct acting *acting);
/* The screen as it looks a moment after it came up, with the board ready. */
bool samples_show(struct acting *acting, const struct screen *screen);

/* samples_alone.c. That attempt to its end, a hold for that share of its target; the caller ends *out. */
bool samples_alone(const struct level *level, enum channel channel, unsigned sides, double share,
                   uint64_t seed, struct attempt *out);
/* An earlier attempt at what is being played, of one side; holds likewise. And the ghost of each side that
 * works. */
bool samples_earlier(const struct app *app, enum side side, double share, struct ghost *out);
bool samples_ghosts(struct app *app, double share);

#endif
