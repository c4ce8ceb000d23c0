#ifndef SCREEN_PEOPLE_ENTRY_SCREEN_H
#define SCREEN_PEOPLE_ENTRY_SCREEN_H

#include "screen/app/app.h"
#include "store/store.h"

/*
 * A name is written: typed, or letter by letter out of a few groups, so that leaning is enough. Who wants one
 * calls entry_begin and gets it in `done`.
 */
enum { ENTRY_SIZE = STORE_NAME_SIZE }; /* bytes, with the end */
enum {
    ENTRY_GROUPS = 6,
    ENTRY_LETTERS = 6, /* of a group */
    /* What can be chosen: a group (0..) or, inside one, a letter (0..). */
    ENTRY_SPACE = 16,
    ENTRY_ERASE,
    ENTRY_DONE,
    ENTRY_BACK
};

enum { ENTRY_WHY = 96 };
/* False: not like this, and why; or it is a fault of the app. */
typedef bool entry_done(struct app *app, const char *text, char why[ENTRY_WHY]);

struct entry_state {
    char text[ENTRY_SIZE];
    const char *title;         /* what is wanted: "Your name" */
    const struct screen *from; /* to go back to */
    entry_done *done;          /* it is going where it wants to */
    int group;                 /* whose letters are shown; -1: the groups */
    char why[ENTRY_WHY];       /* why it was not taken; "" */
};

static inline struct entry_state *entry_state(const struct app *app)
{
    return app_state(app, &screen_entry);
}

/* The text may be "". What `done` gets has no space at either end and is never "". */
void entry_begin(struct app *app, const char *title, const char *text, entry_done *done);

#endif
