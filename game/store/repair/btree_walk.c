#include "store/repair/btree_walk.h"

#include "store/db.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>

/* How far a hole is looked past number by number: a leaf has some 30 rows, and a hole seldom many leaves. */
enum { PROBES = 100000, SQL_SIZE = 512 };

struct walk {
    sqlite3_stmt *onwards, *backwards; /* of the rows above ?1 */
    int64_t last;                      /* all up to here were seen, or cannot be read */
    walk_visit *visit;
    void *context;
    int stopped;
};

/* Numbers must rise: a damaged tree may lead in circles. SQLITE_DONE, or why it ends before the end. */
static int go_onwards(struct walk *walk, int64_t above)
{
    sqlite3_reset(walk->onwards);
    sqlite3_bind_int64(walk->onwards, 1, above);
    for (;;) {
        int code = sqlite3_step(walk->onwards);

        if (code != SQLITE_ROW)
            return code;
        int64_t number = sqlite3_column_int64(walk->onwards, 0);
        if (number <= walk->last)
            return SQLITE_CORRUPT;
        walk->last = number;
        walk->stopped = walk->visit(walk->context, walk->onwards);
        if (walk->stopped)
            return SQLITE_ABORT;
    }
}

static void go_backwards(struct walk *walk)
{
    int64_t first = INT64_MAX;

    sqlite3_bind_int64(walk->backwards, 1, walk->last);
    while (walk->stopped == 0 && sqlite3_step(walk->backwards) == SQLITE_ROW) {
        int64_t number = sqlite3_column_int64(walk->backwards, 0);

        if (number >= first || number <= walk->last)
            return;
        first = number;
        walk->stopped = walk->visit(walk->context, walk->backwards);
    }
}

/* Past what cannot be read at walk->last: true when rows were found again, or the end. */
static bool look_past(struct walk *walk, int *code)
{
    int64_t edge = walk->last;

    for (int i = 1; i <= PROBES && edge < INT64_MAX - i; i++) {
        *code = go_onwards(walk, edge + i);
        if (*code == SQLITE_DONE || *code == SQLITE_NOMEM || walk->last > edge)
            return true;
    }
    return false;
}

static int walk_rows(struct walk *walk, int64_t *holes)
{
    int code = go_onwards(walk, walk->last);

    while (code != SQLITE_DONE && code != SQLITE_NOMEM && walk->stopped == 0) {
        ++*holes;
        if (!look_past(walk, &code)) {
            go_backwards(walk);
            break;
        }
    }
    return walk->stopped ? walk->stopped : code == SQLITE_NOMEM ? -ENOMEM : 0;
}

static bool is_table(sqlite3 *db, const char *table)
{
    struct db_rows rows = db_rows(
        db, "SELECT 1 FROM sqlite_schema WHERE name = ? AND type = 'table' AND rootpage > 1", "t", table);
    bool found = db_next(&rows);

    db_end(&rows);
    return found;
}

int walk_table(sqlite3 *db, const char *table, const char *columns, walk_visit *visit, void *context,
               int64_t *holes)
{
    struct walk walk = {.visit = visit, .context = context};
    char onwards[SQL_SIZE], backwards[SQL_SIZE + 8];
    int result = 0;

    snprintf(onwards, sizeof onwards, "SELECT rowid, %s FROM %s NOT INDEXED WHERE rowid > ? ORDER BY rowid",
             columns, table);
    snprintf(backwards, sizeof backwards, "%s DESC", onwards);
    if (is_table(db, table) && db_prepare(db, &walk.onwards, onwards, "") == SQLITE_OK &&
        db_prepare(db, &walk.backwards, backwards, "") == SQLITE_OK)
        result = walk_rows(&walk, holes);
    else
        ++*holes;
    sqlite3_finalize(walk.onwards);
    sqlite3_finalize(walk.backwards);
    return result;
}
