#include "i18n/mark.h"
#include "store/store_inside.h"
#include "store/table_names.h"

#include <errno.h>

struct pains {
    const struct store_pain *pain;
    int count;
};

static int save_one(struct store *store, const struct store_pain *pain)
{
    int code = db_run(store->db,
                      "INSERT INTO pain (player_id, day, unix_s, exercise, side, moment, value, attempt_id)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, -1), nullif(?8, 0))",
                      "iiitttii", pain->player_id, (int64_t)store_day(pain->unix_s), pain->unix_s,
                      pain->activity->name, side_name(pain->side), pain_when_name(pain->when),
                      (int64_t)pain->value, pain->attempt_id);
    return store_failed(store, N_("What you say of pain cannot be stored"), code);
}

/* Inside the transaction. */
static int save_all(struct store *store, const void *what, int64_t *id)
{
    const struct pains *pains = what;
    int result = 0;

    (void)id;
    for (int i = 0; i < pains->count && result == 0; i++)
        result = save_one(store, &pains->pain[i]);
    return result;
}

int store_pain_save(struct store *store, const struct store_pain *pain, int count)
{
    const struct pains pains = {pain, count};

    for (int i = 0; i < count; i++)
        if (!pain[i].activity)
            return store_refused(store, N_("Pain without an exercise is not stored"));
    return store_write(store, save_all, &pains, NULL);
}

static int take_pain(sqlite3_stmt *row, struct store_pain *out)
{
    *out = (struct store_pain){
        .player_id = sqlite3_column_int64(row, 0),
        .unix_s = sqlite3_column_int64(row, 1),
        .value = sqlite3_column_int(row, 5),
        .attempt_id = sqlite3_column_int64(row, 6),
        .day = sqlite3_column_int(row, 7),
    };
    if (names_exercise(row, 2, &out->activity) || names_side(row, 3, &out->side) ||
        names_when(row, 4, &out->when))
        return -EINVAL;
    return 0;
}

int store_pains(struct store *store, int64_t player_id, store_pain_visit *visit, void *context)
{
    struct db_rows rows = db_rows(store->db,
                                  "SELECT player_id, unix_s, exercise, side, moment, coalesce(value, -1), "
                                  "attempt_id, day"
                                  " FROM pain WHERE player_id = ? ORDER BY unix_s, id",
                                  "i", player_id);
    while (db_next(&rows)) {
        struct store_pain pain;
        int result = take_pain(rows.row, &pain);
        rows.stopped =
            result ? store_refused(store, N_("What was told of pain is damaged")) : visit(context, &pain);
    }
    return store_ended(store, &rows, N_("What was told of pain cannot be read"));
}
