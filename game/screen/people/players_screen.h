#ifndef SCREEN_PEOPLE_PLAYERS_SCREEN_H
#define SCREEN_PEOPLE_PLAYERS_SCREEN_H

#include "screen/app/app.h"
#include "store/store.h"

/* Who plays, and what can be changed about players: name, place in the tables, gone for good. */
enum { PLAYERS_MAX = 64, PLAYERS_VIEW = 6, PLAYERS_GOING_US = 6000000 };

enum players_page {
    PLAYERS_LIST,   /* choosing one plays as them ... */
    PLAYERS_CHANGE, /* ... or opens their page */
    PLAYERS_ONE,
    PLAYERS_DELETE, /* asked */
    PLAYERS_GOING   /* and for a while it can be taken back */
};

/* What can be chosen: below PLAYERS_MAX the player of that place. */
enum {
    PLAYERS_NEW = PLAYERS_MAX,
    PLAYERS_MORE,
    PLAYERS_FEWER,
    PLAYERS_EDIT,
    PLAYERS_BACK,
    PLAYERS_RENAME,
    PLAYERS_HIDE,
    PLAYERS_REMOVE,
    PLAYERS_KEEP,
    PLAYERS_REALLY
};

struct players_state {
    struct store_player list[PLAYERS_MAX];
    int count;
    int first; /* in view */
    enum players_page page;
    int one;         /* whose page it is */
    int64_t gone_us; /* when they are deleted; 0: not yet known */
};

static inline struct players_state *players_state(const struct app *app)
{
    return app_state(app, &screen_players);
}

void players_paint(struct app *app, struct canvas *canvas);

#endif
