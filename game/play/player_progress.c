#include "play/player_progress.h"

static int push_fact(void *context, const struct ladder_fact *fact)
{
    struct player_progress *standing = context;

    ladder_push(&standing->ladder, fact);
    today_past_push(&standing->past, fact);
    return 0;
}

int player_progress_read(const struct book *book, struct store *store, const struct store_player *player,
                         int64_t unix_s, struct player_progress *out)
{
    struct player_progress standing = {.open = {0}};
    int result = 0;

    ladder_init(&standing.ladder, &book->guide, player->things);
    today_past_init(&standing.past, store_day(unix_s));
    if (store)
        result = store_progress(store, player->id, &book->trail, standing.progress);
    if (store && result >= 0)
        result = store_history(store, player->id, push_fact, &standing);
    if (result < 0)
        return result;
    unlock_all(&book->trail, standing.progress, &standing.ladder, player->free_play, standing.open);
    today_propose(book, &standing.ladder, standing.open, &standing.past, &standing.today);
    *out = standing;
    return 0;
}
