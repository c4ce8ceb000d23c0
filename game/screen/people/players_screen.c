#include "screen/people/players_screen.h"
#include "screen/people/entry_screen.h"

#include "i18n/i18n.h"
#include "screen/app/app.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* What can be done about players; players_paint.c is what it looks like. */

/* Who plays now comes first, as they played last. */
static void load(struct app *app)
{
    if (!app->course.store)
        return;
    int count = app_fault(app, store_players(app->course.store, players_state(app)->list, PLAYERS_MAX));
    players_state(app)->count = count < 0 ? 0 : count;
}

static void show_page(struct app *app, enum players_page page)
{
    players_state(app)->page = page;
    players_state(app)->gone_us = 0;
}

static void enter(struct app *app, const struct wanted *wanted)
{
    (void)wanted;
    players_state(app)->first = 0;
    show_page(app, PLAYERS_LIST);
    load(app);
}

static void play_as(struct app *app, const struct store_player *player)
{
    struct store_player chosen;

    /* By name, so that the store knows who played last. */
    if (app_fault(app, store_player(app->course.store, player->name, &chosen)) < 0)
        return;
    app->asking.known = true;
    if (app_play_as(app, &chosen) == 0)
        app_go(app, &screen_home);
}

static bool take_new_name(struct app *app, const char *name, char why[ENTRY_WHY])
{
    struct store_player player;

    if (store_player_find(app->course.store, name, &player) == 0) {
        snprintf(why, ENTRY_WHY, "%s", _("Somebody here has that name already."));
        return false;
    }
    if (app_fault(app, store_player(app->course.store, name, &player)) < 0)
        return false;
    play_as(app, &player);
    return true;
}

static bool take_other_name(struct app *app, const char *name, char why[ENTRY_WHY])
{
    struct store_player *one = &players_state(app)->list[players_state(app)->one], renamed = *one;
    int result;

    snprintf(renamed.name, sizeof renamed.name, "%s", name);
    result = store_player_update(app->course.store, &renamed);
    if (result == -EEXIST)
        snprintf(why, ENTRY_WHY, "%s", _("Somebody here has that name already."));
    else
        (void)app_fault(app, result); /* told where the name is written */
    if (result < 0)
        return false;
    if (renamed.id == app->course.player.id)
        app->course.player = renamed;
    app_go(app, &screen_players);
    return true;
}

/* "Player 2", or the next number that nobody has. */
static void free_name(const struct app *app, char out[STORE_NAME_SIZE])
{
    struct store_player found;

    for (int number = players_state(app)->count + 1; number < 2 * PLAYERS_MAX; number++) {
        snprintf(out, STORE_NAME_SIZE, _("Player %d"), number);
        if (store_player_find(app->course.store, out, &found) == -ENOENT)
            return;
    }
    out[0] = '\0';
}

static void begin_new(struct app *app)
{
    char name[STORE_NAME_SIZE];

    free_name(app, name);
    entry_begin(app, _("Your name"), name, take_new_name);
}

static void hide(struct app *app)
{
    struct store_player *one = &players_state(app)->list[players_state(app)->one];

    one->hidden = !one->hidden;
    if (app_fault(app, store_player_update(app->course.store, one)) < 0)
        one->hidden = !one->hidden;
    else if (one->id == app->course.player.id)
        app->course.player.hidden = one->hidden;
}

/* Somebody else plays on, or a new player when there is nobody else. */
static void delete_one(struct app *app)
{
    int64_t id = players_state(app)->list[players_state(app)->one].id;
    struct store_player next;

    show_page(app, PLAYERS_LIST);
    if (app_fault(app, store_player_delete(app->course.store, id)) < 0)
        return;
    if (id == app->course.player.id) {
        app->asking.known = false;
        if (app_fault(app, store_player_last(app->course.store, &next)) == 0)
            (void)app_play_as(app, &next); /* what cannot be read is told as a fault */
    }
    players_state(app)->first = 0;
    load(app);
}

static void turn(struct app *app, int by)
{
    struct players_state *players = players_state(app);

    if (players->first + by >= 0 && players->first + by < players->count)
        players->first += by;
    app->focus.id = players->first;
}

static void open_or_play(struct app *app, int at)
{
    if (at >= players_state(app)->count)
        return;
    if (players_state(app)->page == PLAYERS_LIST) {
        play_as(app, &players_state(app)->list[at]);
    } else {
        players_state(app)->one = at;
        show_page(app, PLAYERS_ONE);
    }
}

static void back(struct app *app)
{
    static const enum players_page before[] = {[PLAYERS_CHANGE] = PLAYERS_LIST,
                                               [PLAYERS_ONE] = PLAYERS_LIST,
                                               [PLAYERS_DELETE] = PLAYERS_ONE,
                                               [PLAYERS_GOING] = PLAYERS_ONE};

    if (players_state(app)->page != PLAYERS_LIST) {
        show_page(app, before[players_state(app)->page]);
        return;
    }
    app->asking.known = true; /* whoever played last goes on */
    app_go(app, &screen_home);
}

static void chosen(struct app *app, int id)
{
    if (!app->course.store)
        return;
    switch (id) {
    case PLAYERS_NEW:
        begin_new(app);
        break;
    case PLAYERS_MORE:
        turn(app, PLAYERS_VIEW);
        break;
    case PLAYERS_FEWER:
        turn(app, -PLAYERS_VIEW);
        break;
    case PLAYERS_EDIT:
        show_page(app, PLAYERS_CHANGE);
        break;
    case PLAYERS_BACK:
    case PLAYERS_KEEP:
        back(app);
        break;
    case PLAYERS_RENAME:
        entry_begin(app, _("The new name"), players_state(app)->list[players_state(app)->one].name,
                    take_other_name);
        break;
    case PLAYERS_HIDE:
        hide(app);
        break;
    case PLAYERS_REMOVE:
        show_page(app, PLAYERS_DELETE);
        break;
    case PLAYERS_REALLY:
        show_page(app, PLAYERS_GOING);
        break;
    default:
        open_or_play(app, id);
    }
}

static void step(struct app *app, int64_t passed_us)
{
    struct players_state *players = players_state(app);

    (void)passed_us;
    if (players->page != PLAYERS_GOING)
        return;
    if (players->gone_us == 0)
        players->gone_us = app->now_us + PLAYERS_GOING_US;
    else if (app->now_us >= players->gone_us)
        delete_one(app);
}

static int menu(const struct app *app)
{
    return 1 + (int)players_state(app)->page;
}

const struct screen screen_players = {.name = "players",
                                      .state_size = sizeof(struct players_state),
                                      .enter = enter,
                                      .back = back,
                                      .chosen = chosen,
                                      .step = step,
                                      .paint = players_paint,
                                      .menu = menu};
