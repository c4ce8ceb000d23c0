#define _POSIX_C_SOURCE 200809L

#include "command/common.h"

#include "device/device.h"
#include "files/utf8.h"
#include "loader/book_files.h"
#include "store/place.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int common_put_one(FILE *file, const char *text)
{
    size_t length = utf8_shown(text);

    if (length > 0)
        fwrite(text, 1, length, file);
    else
        putc('?', file);
    return length > 0 ? (int)length : 1;
}

void common_put(FILE *file, const char *text)
{
    while (*text)
        text += common_put_one(file, text);
}

const char *common_plain(const char *text, char out[COMMON_PLAIN_SIZE])
{
    return utf8_plain(text, out, COMMON_PLAIN_SIZE);
}

int common_wrong(const char *command, const char *before, const char *word, const char *after)
{
    fprintf(stderr, "surefoot%s%s: ", *command ? " " : "", command);
    common_put(stderr, before);
    if (word) {
        fputs(" \"", stderr);
        common_put(stderr, word);
        putc('"', stderr);
    }
    fprintf(stderr, "%s%s\n", after ? " " : "", after ? after : "");
    return EXIT_USAGE;
}

int common_stopped(const char *command, const char *before, const char *word, const char *after)
{
    common_wrong(command, before, word, after);
    return EXIT_FAILED;
}

int common_failed(const char *command, const char *before, const char *word, int why)
{
    fprintf(stderr, "surefoot%s%s: ", *command ? " " : "", command);
    common_put(stderr, before);
    fputs(" \"", stderr);
    common_put(stderr, word);
    fprintf(stderr, "\": %s\n", strerror(why));
    return EXIT_USAGE;
}

bool common_real(const char *text, double low, double high, double *out)
{
    char *end;

    /* Numbers stay in the C locale, so strtod reads a point. It would also read hex, "inf" and spaces.
     */
    if (text[strspn(text, "0123456789+-.eE")] || !*text)
        return false;
    double value = strtod(text, &end);
    if (*end || !isfinite(value) || value < low || value > high)
        return false;
    *out = value;
    return true;
}

bool common_whole(const char *text, int64_t low, int64_t high, int64_t *out)
{
    char *end;

    if (!isdigit((unsigned char)text[0]) && !(text[0] == '-' && isdigit((unsigned char)text[1])))
        return false;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (*end || errno || value < low || value > high)
        return false;
    *out = value;
    return true;
}

int common_store(const char *command, struct store **out)
{
    char error[256];

    if (store_open(NULL, out, error))
        return common_wrong(command, error, NULL, NULL);
    store_know_sources(*out, device_stands_in);
    if (*store_notice(*out))
        common_wrong(command, store_notice(*out), NULL, NULL);
    return 0;
}

int common_store_reading(const char *command, struct store **out)
{
    char error[256];

    if (store_open_reading(NULL, out, error))
        return common_wrong(command, error, NULL, NULL);
    store_know_sources(*out, device_stands_in);
    return 0;
}

int common_player(const char *command, struct store *store, const char *name, struct store_player *out)
{
    int found = store_player_find(store, name, out);

    if (found == -ENOENT)
        return common_wrong(command, "no player is called", name, NULL);
    if (found)
        return common_wrong(command, store_error(store), NULL, NULL);
    return 0;
}

static void report(void *context, const char *line)
{
    common_wrong(context, line, NULL, NULL);
}

int common_book_folders(const char *command, char game[COMMON_PATH_SIZE], char own[COMMON_PATH_SIZE])
{
    static const char name[] = "/levels";
    char *store = NULL;
    int fits = 0;

    if (command_data_dir(game, COMMON_PATH_SIZE - sizeof name))
        return common_wrong(command, "the path of the game's folder is too long", NULL, NULL);
    strcat(game, name);
    own[0] = '\0';
    if (!place_default(&store))
        fits = snprintf(own, COMMON_PATH_SIZE, "%.*s", (int)(strrchr(store, '/') - store), store);
    free(store);
    if (fits >= COMMON_PATH_SIZE)
        return common_wrong(command, "the path of your data folder is too long", NULL, NULL);
    return 0;
}

int common_book(const char *command, bool with_own, struct book *out)
{
    char game[COMMON_PATH_SIZE], own[COMMON_PATH_SIZE];
    char name[32]; /* reports want their context without const */
    int status = common_book_folders(command, game, own);

    if (status)
        return status;
    snprintf(name, sizeof name, "%s", command);
    return book_load(game, with_own && *own ? own : NULL, out, report, name) ? EXIT_USAGE : 0;
}

/* Of ids that lie one after the other, each so far from the next, the word's or the only one that begins with
 * it: its number. -1 and a report. */
static int named(const char *command, const char *kind, const char *word, const char *ids, size_t count,
                 size_t stride)
{
    char before[48];
    int found = -1, begin = 0;

    for (size_t i = 0; i < count; i++) {
        if (!strcmp(ids + i * stride, word))
            return (int)i;
        if (!strncmp(ids + i * stride, word, strlen(word))) {
            found = (int)i;
            begin++;
        }
    }
    if (begin == 1)
        return found;
    snprintf(before, sizeof before, begin ? "more than one %s begins with" : "no %s is called", kind);
    common_wrong(command, before, word, "(`surefoot levels list` names them)");
    return -1;
}

const struct level *common_level(const char *command, const struct trail *trail, const char *word)
{
    int found = named(command, "level", word, trail->levels->id, trail->count, sizeof *trail->levels);

    return found >= 0 ? &trail->levels[found] : NULL;
}

const struct workout *common_workout(const char *command, const struct book *book, const char *word)
{
    int found =
        named(command, "workout", word, book->workouts->id, book->workout_count, sizeof *book->workouts);

    return found >= 0 ? &book->workouts[found] : NULL;
}

void common_time(int64_t unix_s, char out[COMMON_TIME_SIZE])
{
    time_t seconds = (time_t)unix_s;
    struct tm utc;

    if (!gmtime_r(&seconds, &utc) || !strftime(out, COMMON_TIME_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc))
        snprintf(out, COMMON_TIME_SIZE, "?");
}

void common_day(int day, char out[COMMON_TIME_SIZE])
{
    common_time(INT64_C(86400) * day, out);
    out[strcspn(out, "T")] = '\0';
}
