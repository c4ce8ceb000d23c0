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

int64_t trip_keep(struct trip *trip, const char *source)
{
    const struct attempt_keeper keeper = {trip->home.store, trip->player.id, source};
    int64_t id = 0;

    if (attempt_save(&trip->play.attempt, &keeper, &id))
        fail_msg("%s", store_error(trip->home.store));
    return id;
}

static int verify(void *context, const struct store_stored_trial *stored)
{
    struct score again;

    if (!attempt_verify(stored, &again))
        fail_msg("%s by %s does not score the same again", stored->level, channel_name(stored->channel));
    ++*(int *)context;
    return 0;
}

int trip_verified(const struct trip *trip)
{
    int count = 0;

    assert_int_equal(store_trials(trip->home.store, trip->player.id, verify, &count), 0);
    return count;
}
