#ifndef SCREEN_SHARED_FAULT_H
#define SCREEN_SHARED_FAULT_H

#include "store/store.h"

/*
 * Something that was asked for could not be done. The app has one of these, the newest; it stands until the
 * next screen begins, or until what failed is done after all. Whoever shows it takes its words from here.
 */
enum fault_kind {
    FAULT_NONE,
    FAULT_STORE,  /* could not be read or written: words are the store's own */
    FAULT_SYSTEM, /* memory or disk, on the way to the store */
    FAULT_NOTHING /* of a workout can be done with what is here */
};

struct fault {
    enum fault_kind kind;
    char words[256]; /* of FAULT_STORE and FAULT_SYSTEM */
};

/* result of a function of the store: a negative one is a fault from here on, any other changes nothing.
 * Returns result. */
int fault_of_store(struct fault *fault, const struct store *store, int result);
/* error: negative errno. */
void fault_of_system(struct fault *fault, int error);
/* For the player; "" when there is none. */
const char *fault_text(const struct fault *fault);

#endif
