#include "command/common.h"
#include "command/json.h"
#include "command/options.h"

#include "coach/guide.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "Usage: surefoot players list [--json]\n"
    "       surefoot players rename NAME NEW-NAME\n"
    "       surefoot players hide NAME\n"
    "       surefoot players show NAME\n"
    "       surefoot players delete NAME --yes\n"
    "\n"
    "Who plays here, who played last first. hide leaves a player out of the household's tables, show takes "
    "the\n"
    "player in again. delete removes a player with every attempt, recording and score; nothing of it can be\n"
    "brought back, so it wants --yes. `surefoot export` keeps a history before. Damaged files that were set "
    "aside\n"
    "are covered: each is written anew with what can be read of everybody else, and the old one is wiped.\n"
    "\n"
    "  --json     one JSON object\n"
    "  --yes      yes, delete\n";

static json_t *things_json(uint32_t things)
{
    json_t *names = json_array();

    for (int i = 0; i < THINGS; i++)
        if (things >> i & 1u)
            names = json_with(names, json_string(thing_name((enum thing)i)));
    return names;
}

static json_t *sides_json(unsigned sides)
{
    json_t *names = json_array();

    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++)
        if (sides >> side & 1u)
            names = json_with(names, json_string(side_name((enum side)side)));
    return names;
}

/* A weight that the player wants hidden is not told here either. */
static json_t *player_json(const struct store_player *player)
{
    double weight_kg = player->weight_hidden ? 0 : player->weight_kg;

    return json_pack("{s:s, s:b, s:o, s:b, s:b, s:o, s:b, s:i, s:o}", "name", player->name, "hidden",
                     player->hidden, "weight_kg", json_positive(weight_kg), "free_play", player->free_play,
                     "asked", player->asked, "sore_sides", sides_json(player->sore_sides), "hand_support",
                     player->hand_support, "step_cm", player->step_cm, "things", things_json(player->things));
}

static int print_json(const struct store_player *players, int count)
{
    json_t *array = json_array();

    for (int i = 0; i < count; i++)
        array = json_with(array, player_json(&players[i]));
    return json_print("players", json_pack("{s:o}", "players", array), EXIT_FINE);
}

enum { PLAYERS_MAX = 1000 };

static int list(struct store *store, bool json)
{
    struct store_player *players = calloc(PLAYERS_MAX, sizeof *players);
    int count = players ? store_players(store, players, PLAYERS_MAX) : -ENOMEM;
    int status = EXIT_FINE;

    if (count < 0)
        status = common_wrong("players", players ? store_error(store) : "not enough memory", NULL, NULL);
    else if (json)
        status = print_json(players, count);
    for (int i = 0; i < count && !json; i++) {
        common_put(stdout, players[i].name);
        puts(players[i].hidden ? "  (hidden)" : "");
    }
    if (count == 0 && !json)
        puts("nobody yet");
    free(players);
    return status;
}

static int report(struct store *store, int result)
{
    return result < 0 ? common_wrong("players", store_error(store), NULL, NULL) : EXIT_FINE;
}

static int rename_player(struct store *store, struct store_player *player, const char *name)
{
    if (strlen(name) >= sizeof player->name)
        return common_wrong("players", "a name has 1 to 47 bytes", NULL, NULL);
    strcpy(player->name, name);
    return report(store, store_player_update(store, player));
}

/* Copies that were set aside are told of: they are files that somebody may look for. */
static int delete_player(struct store *store, const struct store_player *player)
{
    int status = report(store, store_player_delete(store, player->id));

    if (status == EXIT_FINE && *store_notice(store))
        puts(store_notice(store));
    return status;
}

/* What the words ask for, beside list. */
static int change(struct store *store, char **words, int count, bool yes)
{
    struct store_player player;
    int status = common_player("players", store, words[1], &player);

    if (status)
        return status;
    if (!strcmp(words[0], "rename"))
        return rename_player(store, &player, words[count - 1]);
    if (!strcmp(words[0], "delete"))
        return yes ? delete_player(store, &player)
                   : common_wrong("players", "nothing was deleted: add --yes to delete for good", player.name,
                                  "with everything of theirs");
    player.hidden = !strcmp(words[0], "hide");
    return report(store, store_player_update(store, &player));
}

struct request {
    bool json, yes;
};

/* Is it one of the commands, with as many words as it wants? */
static bool understood(char **words, int count, const struct request *request)
{
    static const struct {
        const char *name;
        int words;
    } known[] = {{"list", 1}, {"rename", 3}, {"hide", 2}, {"show", 2}, {"delete", 2}};

    for (size_t i = 0; count > 0 && i < sizeof known / sizeof *known; i++)
        if (!strcmp(words[0], known[i].name))
            return count == known[i].words && (!request->yes || !strcmp(words[0], "delete")) &&
                   (!request->json || count == 1);
    return false;
}

static const struct option_row options[] = {{"json", OPTION_FLAG, offsetof(struct request, json)},
                                            {"yes", OPTION_FLAG, offsetof(struct request, yes)},
                                            {NULL}};

static int run(int argc, char **argv)
{
    struct request request = {0};
    struct store *store;
    int status = options_read("players", argc, argv, options, &request);

    if (status)
        return status;
    char **words = argv + optind;
    int count = argc - optind;

    if (!understood(words, count, &request))
        return common_wrong("players",
                            "list, rename, hide, show or delete is wanted (see surefoot players --help)",
                            NULL, NULL);
    status = count == 1 ? common_store_reading("players", &store) : common_store("players", &store);
    if (status)
        return status;
    status = count == 1 ? list(store, request.json) : change(store, words, count, request.yes);
    store_close(store);
    return status;
}

const struct command command_players = {"players", "names, renames, hides or deletes players", help, run};
