#ifndef COMMAND_PLAY_SITTING_H
#define COMMAND_PLAY_SITTING_H

#include "command/play/headless.h"

#include "coach/book.h"
#include "store/store.h"

/* What playing without a window needs around it: who plays, on what, and where it is kept. */
struct sitting {
    /* set by the caller */
    const struct game_request *game;
    const struct book *book;
    bool json, verbose;
    /* from sitting_open on */
    struct store *store; /* NULL: nothing is kept */
    struct store_player player;
    struct headless *headless;
    struct game_source source; /* from sitting_source on */
};

/* 0, EXIT_USAGE or EXIT_FAILED, with a report; sitting_close either way. Attempts are kept when somebody is
 * really there, or the player was named. */
int sitting_open(struct sitting *sitting);
void sitting_close(struct sitting *sitting);

/* Opens the source for the level, instead of the one before; as of game_source. */
int sitting_source(struct sitting *sitting, const struct game_request *request, const struct level *level);

/* Is somebody really there? */
bool sitting_live(const struct sitting *sitting);

/* The attempt of the headless to the store; *id 0: not kept. 0 or EXIT_FAILED with a report. */
int sitting_keep(struct sitting *sitting, int64_t *id);

/* What headless_run gave, as a report: 0, EXIT_USAGE or EXIT_FAILED. */
int sitting_result(const struct sitting *sitting, int result);

#endif
