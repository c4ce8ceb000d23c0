#include "files/utf8.h"
#include "i18n/i18n.h"
#include "i18n/mark.h"
#include "store/repair/salvage.h"
#include "store/store_inside.h"
#include "store/table_names.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define COLUMNS                                                                                              \
    "id, name, weight_kg, board_flipped, weight_hidden, free_play, hidden, asked, sore, hand_support, "      \
    "step_cm, things"
#define WHO_PLAYED_LAST "SELECT " COLUMNS " FROM player ORDER BY turn DESC, id DESC LIMIT ?"

static int check_name(struct store *store, const char *name)
{
    size_t size = strlen(name);
    if (size == 0 || size >= STORE_NAME_SIZE)
        return store_refused(store, N_("A name has 1 to 47 bytes"));
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t code;
        length = utf8_character(name + at, size - at, &code);
        if (length == 0 || utf8_control(code))
            return store_refused(store, N_("A name is UTF-8 text without control characters"));
    }
    return 0;
}

/* The columns in the order of COLUMNS. */
static int take_row(sqlite3_stmt *row, struct store_player *out)
{
    struct store_player found = {
        .id = sqlite3_column_int64(row, 0),
        .weight_kg = sqlite3_column_double(row, 2),
        .board_flipped = sqlite3_column_int(row, 3) != 0,
        .weight_hidden = sqlite3_column_int(row, 4) != 0,
        .free_play = sqlite3_column_int(row, 5) != 0,
        .hidden = sqlite3_column_int(row, 6) != 0,
        .asked = sqlite3_column_int(row, 7) != 0,
        .hand_support = sqlite3_column_int(row, 9) != 0,
        .step_cm = sqlite3_column_int(row, 10),
    };
    if (db_text(row, 1, found.name, sizeof(found.name)) || names_sore(row, 8, &found.sore_sides) ||
        names_things(row, 11, &found.things))
        return -EINVAL;
    *out = found;
    return 0;
}

/* The player that the rows answer with, and finishes them. what: words for its failure. -ENOENT when there is
 * none.
 */
static int take_player(struct store *store, struct db_rows rows, const char *what, struct store_player *out)
{
    struct store_player found;
    int result = -ENOENT;
    while (db_next(&rows)) /* to its end: only then has it been done */
        result = take_row(rows.row, &found);
    int fault = store_ended(store, &rows, what);
    if (fault)
        return fault;
    if (result == -ENOENT)
        snprintf(store->error, sizeof(store->error), "There is no such player");
    else if (result == 0)
        *out = found;
    else
        store_refused(store, N_("What is stored of the player is damaged"));
    return result;
}

/* Numbers are drawn: that of a deleted player, as whom another program may still play, comes to nobody. */
int store_player(struct store *store, const char *name, struct store_player *out)
{
    int result = check_name(store, name);
    if (result)
        return result;
    struct db_rows rows = db_rows(store->db,
                                  "INSERT INTO player (id, name, turn) VALUES ("
                                  "1 + (random() & 0xfffffffffffff), ?,"
                                  " (SELECT coalesce(max(turn), 0) + 1 FROM player))"
                                  " ON CONFLICT (name) DO UPDATE SET turn = excluded.turn"
                                  " RETURNING " COLUMNS,
                                  "t", name);
    return take_player(store, rows, N_("The player cannot be stored"), out);
}

int store_player_find(struct store *store, const char *name, struct store_player *out)
{
    struct db_rows rows = db_rows(store->db, "SELECT " COLUMNS " FROM player WHERE name = ?", "t", name);

    return take_player(store, rows, N_("The player cannot be read"), out);
}

int store_player_last(struct store *store, struct store_player *out)
{
    struct db_rows rows = db_rows(store->db, WHO_PLAYED_LAST, "i", (int64_t)1);
    int result = take_player(store, rows, N_("The player cannot be read"), out);

    return result == -ENOENT ? store_player(store, "Player", out) : result;
}

int store_players(struct store *store, struct store_player *out, int max)
{
    struct db_rows rows = db_rows(store->db, WHO_PLAYED_LAST, "i", (int64_t)(max > 0 ? max : 0));
    int count = 0;
    while (db_next(&rows))
        if (take_row(rows.row, &out[count++]))
            rows.stopped = store_refused(store, N_("What is stored of a player is damaged"));
    int result = store_ended(store, &rows, N_("The players cannot be read"));
    return result ? result : count;
}

/* After a statement that changes the player of an id: was there one? */
static int found_one(struct store *store)
{
    if (sqlite3_changes(store->db) > 0)
        return 0;
    store_refused(store, N_("There is no such player"));
    return -ENOENT;
}

int store_player_update(struct store *store, const struct store_player *player)
{
    char things[NAMES_THINGS_SIZE];
    int result = check_name(store, player->name);
    if (result)
        return result;
    names_of_things(player->things, things);
    int code = db_run(store->db,
                      "UPDATE player SET name = ?, weight_kg = ?, board_flipped = ?, weight_hidden = ?, "
                      "free_play = ?, hidden = ?, asked = ?, sore = ?, hand_support = ?, step_cm = ?, "
                      "things = ? WHERE id = ?",
                      "triiiiitiiti", player->name, player->weight_kg, (int64_t)player->board_flipped,
                      (int64_t)player->weight_hidden, (int64_t)player->free_play, (int64_t)player->hidden,
                      (int64_t)player->asked, names_of_sore(player->sore_sides),
                      (int64_t)player->hand_support, (int64_t)player->step_cm, things, player->id);
    if (code != SQLITE_OK && sqlite3_extended_errcode(store->db) == SQLITE_CONSTRAINT_UNIQUE) {
        store_refused(store, N_("Another player has that name"));
        return -EEXIST;
    }
    if (code != SQLITE_OK)
        return store_failed(store, N_("The player cannot be stored"), code);
    return found_one(store);
}

/* The name of a player, for copies in which another number stands for them. -ENOENT when there is none. */
static int name_of(struct store *store, int64_t player_id, char name[STORE_NAME_SIZE])
{
    struct store_player player;
    struct db_rows rows = db_rows(store->db, "SELECT " COLUMNS " FROM player WHERE id = ?", "i", player_id);
    int result = take_player(store, rows, N_("The player cannot be read"), &player);
    if (result == 0)
        snprintf(name, STORE_NAME_SIZE, "%s", player.name);
    return result;
}

/* Before the player goes: with a fault the same may be asked for again. */
static int forget_copies(struct store *store, int64_t player_id)
{
    char name[STORE_NAME_SIZE], culprit[DB_ERROR_SIZE / 2];
    struct recover_copies copies;
    store->notice[0] = '\0';
    int result = name_of(store, player_id, name);
    if (result)
        return result;
    const struct merge_without who = {.player_id = player_id, .name = name};
    result = recover_forget(store->path, &who, &copies, culprit, sizeof(culprit));
    if (result)
        snprintf(store->error, sizeof(store->error),
                 _("Nothing was deleted, for %s cannot be written anew: %s"), culprit,
                 store_reason(result, strerror(-result)));
    else if (copies.written + copies.removed > 0)
        snprintf(store->notice, sizeof(store->notice),
                 _("Files that were set aside: %d written anew without this player, %d removed of which "
                   "nothing else could be read."),
                 copies.written, copies.removed);
    return result;
}

/* secure_delete (see prepare_file) writes zeros over what is deleted; only an emptied log does so there. */
int store_player_delete(struct store *store, int64_t player_id)
{
    int result = forget_copies(store, player_id);
    if (result)
        return result;
    int code = db_run(store->db, "DELETE FROM player WHERE id = ?", "i", player_id);
    result = store_failed(store, N_("The player cannot be deleted"), code);
    if (result == 0)
        result = found_one(store);
    if (result)
        return result;
    sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    return 0;
}
