#define _POSIX_C_SOURCE 200809L /* gmtime_r */
#include "play/beside.h"

#include "files/replace.h"
#include "play/set_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { NAMES = 100 }; /* that are tried for one set */

static bool wanted(const struct attempt *attempt, int i)
{
    return attempt->run.sets[i].begun && !(attempt->kept & 1u << i) && attempt->recordings[i].count > 0;
}

/* "" when there is none. */
static void folder_of(enum beside_place place, const struct attempt_keeper *keeper, char out[BESIDE_PATH])
{
    static const char *const variables[] = {[BESIDE_HOME] = "HOME", [BESIDE_TEMPORARY] = "TMPDIR"};
    const char *path = place == BESIDE_STORE ? store_path(keeper->store) : getenv(variables[place]);
    const char *slash = place == BESIDE_STORE ? strrchr(path, '/') : NULL;
    int length = slash ? (int)(slash - path) : -1;

    if (place == BESIDE_TEMPORARY && (!path || *path != '/'))
        path = "/tmp";
    if (place != BESIDE_STORE && path)
        length = (int)strnlen(path, BESIDE_PATH);
    *out = '\0';
    if (length > 0 && length < BESIDE_PATH && *path == '/')
        snprintf(out, BESIDE_PATH, "%.*s", length, path);
}

/* FOLDER/surefoot-DATE-LEVEL-set-1-left.csv, with a number when that is taken. -ENAMETOOLONG. */
static int name_set(const struct attempt *attempt, int i, const char *folder, int number,
                    char out[BESIDE_PATH])
{
    const struct run_set *set = &attempt->run.sets[i];
    char when[32] = "", level[LEVEL_ID_SIZE], more[16] = "";
    time_t seconds = (time_t)attempt->started_unix_s;
    struct tm utc;

    if (gmtime_r(&seconds, &utc))
        strftime(when, sizeof when, "%Y%m%d-%H%M%S", &utc);
    snprintf(level, sizeof level, "%s", attempt->run.level->id);
    for (char *at = level; (at = strchr(at, '/'));)
        *at = '-';
    if (number > 0)
        snprintf(more, sizeof more, "-%d", number + 1);
    int length =
        snprintf(out, BESIDE_PATH, "%s/surefoot-%s-%s-set-%d%s%s%s.csv", folder, when, level, set->set,
                 set->side == SIDE_NONE ? "" : "-", set->side == SIDE_NONE ? "" : side_name(set->side), more);
    return length < BESIDE_PATH ? 0 : -ENAMETOOLONG;
}

static int write_set(const struct attempt *attempt, int i, const char *folder, char path[BESIDE_PATH])
{
    struct store_stored_trial stored = attempt_stored(attempt, i);
    struct replacement aside;
    int failed = -EEXIST;

    for (int number = 0; number < NAMES && failed == -EEXIST; number++) {
        failed = name_set(attempt, i, folder, number, path);
        if (!failed)
            failed = replace_open_new(&aside, path, 0600);
    }
    return failed ? failed : replace_close(&aside, set_file_write(aside.file, &stored));
}

/* All of them, or none. */
static int write_all(const struct attempt *attempt, const char *folder, struct beside *out)
{
    char paths[RUN_SETS_MAX][BESIDE_PATH];
    int failed = *folder ? 0 : -ENOENT;

    out->count = 0;
    for (int i = 0; i < attempt->run.set_count && !failed; i++)
        if (wanted(attempt, i)) {
            failed = write_set(attempt, i, folder, paths[out->count]);
            out->count += !failed;
        }
    if (!failed && out->count > 0)
        memcpy(out->first, paths[0], BESIDE_PATH);
    while (failed && out->count > 0)
        unlink(paths[--out->count]);
    return failed;
}

int beside_write(const struct attempt *attempt, const struct attempt_keeper *keeper, struct beside *out)
{
    int first_failure = 0;

    for (int place = BESIDE_STORE; place <= BESIDE_TEMPORARY; place++) {
        char folder[BESIDE_PATH];

        *out = (struct beside){.place = (enum beside_place)place};
        folder_of(out->place, keeper, folder);
        int failed = write_all(attempt, folder, out);
        if (!failed)
            return 0;
        if (!first_failure)
            first_failure = failed;
    }
    return first_failure;
}
