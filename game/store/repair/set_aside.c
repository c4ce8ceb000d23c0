#define _GNU_SOURCE
#include "store/place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Copies of damaged stores: how they are named, found, and put in another's place. */

static const char mark[] = ".damaged-", unfinished[] = ".recovering";

/* A name for the set-aside file that neither it nor a companion of it has yet. */
static int free_name(const char *path, char *aside, size_t size)
{
    char date[32];
    time_t now = time(NULL);
    struct tm local;
    if (!localtime_r(&now, &local) || !strftime(date, sizeof(date), "%Y%m%d-%H%M%S", &local))
        return -EOVERFLOW;
    for (int number = 1; number < 1000; number++) {
        char more[16] = "";
        if (number > 1)
            snprintf(more, sizeof(more), ".%d", number);
        if (snprintf(aside, size, "%s.damaged-%s%s", path, date, more) >= (int)size)
            return -ENAMETOOLONG;
        bool taken = access(aside, F_OK) == 0;
        for (int i = 0; i < PLACE_COMPANIONS && !taken; i++) {
            char name[PLACE_PATH_SIZE];
            taken = snprintf(name, sizeof(name), "%s%s", aside, place_companions[i]) >= (int)sizeof(name) ||
                    access(name, F_OK) == 0;
        }
        if (!taken)
            return 0;
    }
    return -EEXIST;
}

static int move(const char *path, const char *aside, const char *ending)
{
    char from[PLACE_PATH_SIZE], to[PLACE_PATH_SIZE];
    if (snprintf(from, sizeof(from), "%s%s", path, ending) >= (int)sizeof(from) ||
        snprintf(to, sizeof(to), "%s%s", aside, ending) >= (int)sizeof(to))
        return -ENAMETOOLONG;
    return rename(from, to) == 0 || errno == ENOENT ? 0 : -errno;
}

/* The companions go before the database: one without its log is looked at again, a log without its database
 * is lost. */
/* By a link, so that there is a store at every moment; where the disk knows none, by its name alone. */
static int move_store(const char *path, const char *fresh, const char *aside)
{
    int result = 0;

    if (link(path, aside) != 0 && rename(path, aside) != 0)
        return -errno;
    for (int i = 0; i < PLACE_COMPANIONS && result == 0; i++)
        result = move(path, aside, place_companions[i]);
    if (result == 0 && rename(fresh, path) != 0)
        result = -errno;
    return result;
}

int place_unfinished(const char *path, char *out, size_t size)
{
    return snprintf(out, size, "%s%s", path, unfinished) < (int)size ? 0 : -ENAMETOOLONG;
}

int place_set_aside(const char *path, const char *fresh, char *aside, size_t size)
{
    char name[PLACE_PATH_SIZE];
    int result = free_name(path, name, sizeof(name));

    if (result == 0 && snprintf(aside, size, "%s", name) >= (int)size)
        result = -ENAMETOOLONG;
    return result == 0 ? move_store(path, fresh, name) : result;
}

/* The folder's own entries on the disk. A disk that cannot be told so has done what it does. */
static void sync_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    char name[PLACE_PATH_SIZE];

    snprintf(name, sizeof(name), "%.*s", slash ? (int)(slash - path) + 1 : 1, slash ? path : ".");
    int folder = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    (void)fsync(folder);
    close(folder);
}

int place_put_aside(const char *path, const char *fresh, char *aside, size_t size)
{
    int result = free_name(path, aside, size);

    if (result == 0 && rename(fresh, aside) != 0)
        result = -errno;
    if (result == 0)
        sync_folder(aside);
    return result;
}

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), end = strlen(ending);

    return length > end && strcmp(name + length - end, ending) == 0;
}

/* What else is called so (a pipe, a folder) is no copy of ours. */
static bool is_file(const char *path)
{
    struct stat found;

    return stat(path, &found) == 0 && S_ISREG(found.st_mode);
}

static bool is_copy(const char *name, const char *base)
{
    size_t length = strlen(base);

    if (strncmp(name, base, length) != 0 || strncmp(name + length, mark, strlen(mark)) != 0)
        return false;
    for (int i = 0; i < PLACE_COMPANIONS; i++)
        if (ends_with(name, place_companions[i]))
            return false;
    return !ends_with(name, unfinished);
}

int place_copies(const char *path, place_visit *visit, void *context)
{
    const char *slash = strrchr(path, '/');
    int folder_length = slash ? (int)(slash - path) + 1 : 0, result = 0;
    char name[PLACE_PATH_SIZE];

    if (snprintf(name, sizeof(name), "%.*s", folder_length, path) >= (int)sizeof(name))
        return -ENAMETOOLONG;
    /* All names before the first visit, which may change the folder. */
    struct dirent **entries;
    int count = scandir(folder_length > 0 ? name : ".", &entries, NULL, alphasort);
    if (count < 0)
        return -errno;
    for (int i = 0; i < count; i++) {
        if (result == 0 && is_copy(entries[i]->d_name, path + folder_length) &&
            snprintf(name, sizeof(name), "%.*s%s", folder_length, path, entries[i]->d_name) <
                (int)sizeof(name) &&
            is_file(name))
            result = visit(context, name);
        free(entries[i]);
    }
    free(entries);
    return result;
}

/* Zeros over all its bytes, unless they are another name's, too. */
static int wipe(const char *path)
{
    static const char zeros[1 << 16];
    struct stat found;
    int file = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK), result = 0;

    if (file < 0)
        return errno == ENOENT || errno == ENXIO ? 0 : -errno; /* ENXIO: a pipe, which holds nothing */
    if (fstat(file, &found) == 0 && S_ISREG(found.st_mode) && found.st_nlink == 1) {
        for (off_t done = 0; done < found.st_size && result == 0;) {
            off_t left = found.st_size - done;
            ssize_t put =
                pwrite(file, zeros, left < (off_t)sizeof(zeros) ? (size_t)left : sizeof(zeros), done);
            if (put > 0)
                done += put;
            else if (errno != EINTR)
                result = -errno;
        }
        if (result == 0 && fsync(file) != 0)
            result = -errno;
    }
    close(file);
    return result;
}

int place_replace(const char *copy, const char *fresh)
{
    char name[PLACE_PATH_SIZE];
    int result = wipe(copy);

    for (int i = 0; i < PLACE_COMPANIONS && result == 0; i++) {
        if (snprintf(name, sizeof(name), "%s%s", copy, place_companions[i]) >= (int)sizeof(name))
            return -ENAMETOOLONG;
        result = wipe(name);
        if (result == 0 && unlink(name) != 0 && errno != ENOENT)
            result = -errno;
    }
    if (result == 0 && (fresh ? rename(fresh, copy) : unlink(copy)) != 0)
        result = -errno;
    return result;
}

void place_remove(const char *path)
{
    char name[PLACE_PATH_SIZE];

    (void)remove(path);
    for (int i = 0; i < PLACE_COMPANIONS; i++)
        if (snprintf(name, sizeof(name), "%s%s", path, place_companions[i]) < (int)sizeof(name))
            (void)remove(name);
}
