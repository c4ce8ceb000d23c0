#ifndef STORE_STORE_INSIDE_H
#define STORE_STORE_INSIDE_H

#include "store/db.h"
#include "store/store.h"

/* What the files of the store share and nobody else sees. */
enum { STORE_NOTICE_SIZE = 2048 };

struct store {
    sqlite3 *db;
    char *path;
    const char *schema; /* whose pages are the file's: "main", or "file" where main is a copy in memory */
    bool reading;       /* store_open_reading */
    bool met_damage;    /* by store_failed */
    bool doubted;       /* store_open_mending */
    int64_t attempts;   /* the largest number of one, when it was opened */
    int held;           /* of place_hold_reading; -1: none */
    store_stands_in *stands_in; /* NULL: nobody said */
    char error[DB_ERROR_SIZE];
    char notice[STORE_NOTICE_SIZE];
};

/* For both ways of opening: *out with its path, without a database. 0, or NULL, an errno and a line in error.
 */
int store_new(const char *path, struct store **out, char error[256]);
/* The end of both: where it failed, the store is closed, and NULL. The result. */
int store_opened(int result, struct store **out);
/* Words for what players meet, else `detail`. */
const char *store_reason(int result, const char *detail);
int store_explain(char error[256], const char *path, int result, const char *detail);

/* store_open once more, in place of what is open, after damage was met; nothing changes on failure. */
int store_reopen(struct store *store);

/* Before it is closed: see STORE_CHECK_EVERY. */
void store_look_after(struct store *store);

/* Keeps the words for a failure ("what: why" of SQLite) and gives its errno; 0 for a code that is none. */
int store_failed(struct store *store, const char *what, int code);

/* After rows: finishes them. What they were stopped for, or as store_failed. */
int store_ended(struct store *store, struct db_rows *rows, const char *what);

/* Likewise for a fault of the caller's: -EINVAL and these words. */
int store_refused(struct store *store, const char *words);

/*
 * Does the work in one transaction: all of it or, when it returns a failure, nothing. -ESTALE when the file
 * was moved or removed since it was opened: what is written then would be lost with it.
 */
typedef int store_work(struct store *store, const void *what, int64_t *id);
int store_write(struct store *store, store_work *work, const void *what, int64_t *id);

/* Into the table, inside a transaction: the score of a trial that is there and has none. */
int store_score_put(struct store *store, int64_t trial_id, const struct store_trial *trial);

/* Of an attempt, that is table a: see store.h and store_bind. */
#define STORE_LIVE "is_live(a.source)"

/*
 * The functions of our SQL, for a connection of that store: is_live(source), by who opened the store;
 * rules_of(exercise, channel), the version of the rules of those names, NULL where one of them is not known.
 * SQLite's own result code.
 */
int store_bind(struct store *store, sqlite3 *db);

#endif
