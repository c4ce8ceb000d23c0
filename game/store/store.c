#define _POSIX_C_SOURCE 200809L /* strdup */
#include "i18n/i18n.h"
#include "store/place.h"
#include "store/store_inside.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_SHOWN = 120 };

const char *store_reason(int result, const char *detail)
{
    switch (result) {
    case -EBUSY:
        return _("another program is using the file with the results");
    case -ENOSPC:
        return _("the disk is full");
    case -EISDIR:
        return _("it is not a file");
    case -ENOTSUP:
        return _("it was written by a newer Surefoot: update this one");
    case -ENOMEM:
        return _("there is not enough memory");
    default:
        return detail;
    }
}

/* Damage that somebody meets is looked into at the next opening. */
int store_failed(struct store *store, const char *what, int code)
{
    int result = db_errno(code);
    if (db_code_damaged(code) && !store->reading) {
        store->met_damage = true;
        place_doubt(store->path);
    }
    if (result)
        snprintf(store->error, sizeof(store->error), "%s: %s", _(what),
                 store_reason(result, store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(code)));
    return result;
}

int store_ended(struct store *store, struct db_rows *rows, const char *what)
{
    int code = db_end(rows);
    return rows->stopped ? rows->stopped : store_failed(store, what, code);
}

int store_refused(struct store *store, const char *words)
{
    snprintf(store->error, sizeof(store->error), "%s", _(words));
    return -EINVAL;
}

const char *store_error(const struct store *store)
{
    return store->error;
}

const char *store_notice(const struct store *store)
{
    return store->notice;
}

/* The beginning and the end of a path that leaves no room for what is wrong with it. */
static const char *shortened(const char *path, char out[PATH_SHOWN])
{
    size_t length = strlen(path), half = (PATH_SHOWN - 4) / 2;

    if (length < PATH_SHOWN)
        return path;
    snprintf(out, PATH_SHOWN, "%.*s...%s", (int)half, path, path + length - half);
    return out;
}

int store_explain(char error[256], const char *whole_path, int result, const char *detail)
{
    char shown[PATH_SHOWN];
    const char *path = shortened(whole_path, shown);

    if (result == -EACCES || result == -EROFS)
        snprintf(error, 256, _("%s cannot be written: check the permissions of the file and its folder"),
                 path);
    else if (result == -EPERM)
        snprintf(error, 256, _("%s cannot be read: check the permissions of the file and its folder"), path);
    else if (result == -EBADMSG)
        snprintf(error, 256,
                 _("%s is damaged, or no file of Surefoot's: start Surefoot to keep what can be read"), path);
    else if (result == -ENOTSUP)
        snprintf(error, 256, _("%s was written by a newer Surefoot: update this one to open it"), path);
    else if (result == -EBUSY)
        snprintf(error, 256, _("%s is in use by another program: close that one and try again"), path);
    else
        snprintf(error, 256, _("%s cannot be used: %s"), path, store_reason(result, detail));
    return result;
}

static int no_place(char error[256], int result)
{
    snprintf(error, 256, "%s",
             result == -ENOENT ? _("There is no home folder for the results: set HOME or XDG_DATA_HOME")
                               : _("There is no memory left to open the results"));
    return result;
}

int store_new(const char *path, struct store **out, char error[256])
{
    struct store *store = calloc(1, sizeof(*store));
    int result = store ? 0 : -ENOMEM;

    if (result == 0 && !path) {
        result = place_default(&store->path);
    } else if (result == 0) {
        store->path = strdup(path);
        result = store->path ? 0 : -ENOMEM;
    }
    *out = NULL;
    if (result) {
        free(store);
        return no_place(error, result);
    }
    store->held = -1;
    store->schema = "main";
    *out = store;
    return 0;
}

void store_know_sources(struct store *store, store_stands_in *stands_in)
{
    store->stands_in = stands_in;
}

static void is_live(sqlite3_context *context, int count, sqlite3_value **values)
{
    const struct store *store = sqlite3_user_data(context);
    const char *source = (const char *)sqlite3_value_text(values[0]);

    (void)count;
    if (!store->stands_in)
        sqlite3_result_error(context, "nobody said which sources are live", -1);
    else if (source)
        sqlite3_result_int(context, !store->stands_in(source));
}

static void rules_of(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *exercise_text = (const char *)sqlite3_value_text(values[0]);
    const char *channel_text = (const char *)sqlite3_value_text(values[1]);
    const struct activity *exercise = exercise_text ? activity_find(exercise_text) : NULL;
    enum channel channel = channel_text ? channel_parse(channel_text) : CHANNELS;

    (void)count;
    if (exercise && channel < CHANNELS)
        sqlite3_result_int(context, exercise->rules[channel]);
}

int store_bind(struct store *store, sqlite3 *db)
{
    const int kind = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    int code = sqlite3_create_function(db, "is_live", 1, kind, store, is_live, NULL, NULL);

    return code == SQLITE_OK ? sqlite3_create_function(db, "rules_of", 2, kind, NULL, rules_of, NULL, NULL)
                             : code;
}

int store_opened(int result, struct store **out)
{
    if (result) {
        store_close(*out);
        *out = NULL;
    }
    return result;
}

/* Closing what is held comes last: it would drop the locks of a connection that is still open. */
void store_close(struct store *store)
{
    if (!store)
        return;
    store_look_after(store);
    sqlite3_close(store->db); /* every statement is finished where it is made, so this cannot be refused */
    if (store->held >= 0)
        close(store->held);
    free(store->path);
    free(store);
}
