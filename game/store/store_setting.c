#include "i18n/mark.h"
#include "store/store_inside.h"

enum { NAME_SIZE = 32 };

int store_settings(struct store *store, int64_t player_id, store_setting_visit *visit, void *context)
{
    struct db_rows rows = db_rows(
        store->db,
        "SELECT name, value FROM setting WHERE player_id = ? OR player_id IS NULL ORDER BY player_id, name",
        "i", player_id);
    while (db_next(&rows)) {
        char name[NAME_SIZE], value[NAME_SIZE];

        if (db_text(rows.row, 0, name, sizeof name) == 0 && db_text(rows.row, 1, value, sizeof value) == 0)
            rows.stopped = visit(context, name, value);
    }
    return store_ended(store, &rows, N_("The settings cannot be read"));
}

struct keeping {
    int64_t player_id;
    const char *name, *value;
};

/* Player 0 stands for the machine, here and in the index: no player has that number. */
static int keep(struct store *store, const void *what, int64_t *id)
{
    const struct keeping *keeping = what;
    int code = db_run(store->db,
                      "INSERT INTO setting (player_id, name, value) VALUES (nullif(?, 0), ?, ?)"
                      " ON CONFLICT (coalesce(player_id, 0), name) DO UPDATE SET value = excluded.value",
                      "itt", keeping->player_id, keeping->name, keeping->value);

    (void)id; /* it has none */
    return store_failed(store, N_("The setting cannot be kept"), code);
}

int store_setting_keep(struct store *store, int64_t player_id, const char *name, const char *value)
{
    const struct keeping keeping = {player_id, name, value};

    return store_write(store, keep, &keeping, NULL);
}
