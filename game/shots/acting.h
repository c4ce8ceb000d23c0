#ifndef SHOTS_ACTING_H
#define SHOTS_ACTING_H

#include "screen/app/app.h"

/* The app on its way to a picture, and who stands on the board. */
struct acting {
    struct app *app;
    struct canvas *canvas;
    struct input *board, *measure; /* simulated; NULL until they are wanted */
    bool boardless;                /* there is none */
    bool follows;                  /* does what is asked; else stands as it was told */
    unsigned sides;                /* that work at the chosen level; 0: all */
    double signal;                 /* of the repetition, a frame ago */
    bool rising;
    uint64_t seed; /* of the next who plays on another day */
};

#define ACTING_WEIGHT_KG 72.4
enum { ACTING_FRAME_US = 16667 };

/* Everybody goes home. The app stays the caller's. */
void acting_end(struct acting *acting);

/* One step of a shot with its words, words[0] the verb, NULL after the last; false: it did not come about, or
 * makes no sense. */
typedef bool acting_step(struct acting *acting, char *const *words);
struct acting_verb {
    const char *name;
    int least; /* words, with the verb */
    acting_step *step;
};
/* What happens now, and what happened before; NULL names at the end. */
extern const struct acting_verb acting_verbs[], past_verbs[];

/* SIDES_LEFT and so on; false when the word is none of them. */
bool acting_sides(const char *word, unsigned *out);
#endif
