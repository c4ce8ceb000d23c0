#ifndef TRIP_H
#define TRIP_H

#include "books.h"
#include "home.h"
#include "simplay.h"

/* The shipped book and a store where Ada plays it. */
struct trip {
    struct home home;
    struct book book;
    struct store_player player; /* has everything that a level can ask for */
    struct simplay play;
};

int trip_set_up(void **state);
int trip_tear_down(void **state);
#define TRIP_TEST(name) TEST_ON(name, struct trip *trip, trip_set_up, trip_tear_down)

/* The attempt of trip->play, which is over: kept as that source's. Its id. */
int64_t trip_keep(struct trip *trip, const char *source);
/* The player's sets in the store, after each of them has scored the same again: how many. */
int trip_verified(const struct trip *trip);

#endif
