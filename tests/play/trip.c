#include "trip.h"

int trip_set_up(void **state)
{
    struct trip *trip = calloc(1, sizeof *trip);

    assert_non_null(trip);
    books_read(SUREFOOT_SOURCE_DIR, &trip->book);
    home_make(&trip->home);
    trip->player = home_player(&trip->home, "Ada");
    trip->player.things = THINGS_ALL;
    assert_int_equal(store_player_update(trip->home.store, &trip->player), 0);
    *state = trip;
    return 0;
}

int trip_tear_down(void **state)
{
    struct trip *trip = *state;

    home_leave(&trip->home);
    book_free(&trip->book);
    free(trip);
    return 0;
}
