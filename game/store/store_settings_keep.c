#include "i18n/mark.h"
#include "store/store_inside.h"

enum { NAME_SIZE = 32 };

/* What this Surefoot cannot make sense of stays as it is, for the one that can. */
static void take_row(sqlite3_stmt *row, struct settings *out)
{
    char name[NAME_SIZE], value[NAME_SIZE];

    if (db_text(row, 0, name, sizeof name) == 0 && db_text(row, 1, value, sizeof value) == 0)
        (void)settings_read(out, name, value); /* else the default */
}

int store_settings(struct store *store, int64_t player_id, struct settings *out)
{
    struct settings found;
    sqlite3_stmt *row;
    int code = db_prepare(
        store->db, &row,
        "SELECT name, value FROM setting WHERE player_id = ? OR player_id IS NULL ORDER BY player_id", "i",
        player_id);

    if (code != SQLITE_OK)
        return store_failed(store, N_("The settings cannot be read"), code);
    settings_default(&found);
    while ((code = sqlite3_step(row)) == SQLITE_ROW)
        take_row(row, &found);
    int result = store_failed(store, N_("The settings cannot be read"), code);
    sqlite3_finalize(row);
    if (result == 0)
        *out = found;
    return result;
}

struct keeping {
    int64_t player_id;
    const struct settings *settings;
    enum settings_item setting;
};

/* Player 0 stands for the machine, here and in the index: no player has that number. */
static int keep(struct store *store, const void *what, int64_t *id)
{
    const struct keeping *keeping = what;
    int code = db_run(store->db,
                      "INSERT INTO setting (player_id, name, value) VALUES (nullif(?, 0), ?, ?)"
                      " ON CONFLICT (coalesce(player_id, 0), name) DO UPDATE SET value = excluded.value",
                      "itt", keeping->player_id, settings_name(keeping->setting),
                      settings_value(keeping->settings, keeping->setting));

    (void)id; /* it has none */
    return store_failed(store, N_("The setting cannot be kept"), code);
}

int store_setting_keep(struct store *store, int64_t player_id, const struct settings *settings,
                       enum settings_item setting)
{
    const struct keeping keeping = {settings_of_machine(setting) ? 0 : player_id, settings, setting};

    return store_write(store, keep, &keeping, NULL);
}
