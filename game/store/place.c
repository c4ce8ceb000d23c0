#define _GNU_SOURCE 1 /* F_OFD_SETLK */
#include "store/place.h"

#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Where SQLite's shared lock lies in a file: 510 bytes from 1 GiB + 2 (sqlite.org/lockingv3, "os_unix.c"). A
 * connection in WAL mode holds it for as long as it is open. */
enum { LOCK_START = 0x40000000, LOCK_LENGTH = 512, LOCK_WAIT_MS = 20 };
enum { PLACE_PATH_SIZE = 4096 };

static const char *const companions[] = {"-wal", "-shm", "-journal"};

int place_default(char **path)
{
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    const char *below = "";
    if (!data || data[0] != '/') {
        data = home;
        below = "/.local/share";
    }
    if (!data || data[0] == '\0')
        return -ENOENT;
    static const char format[] = "%s%s/surefoot/surefoot.db";
    size_t size = strlen(data) + strlen(below) + sizeof(format);
    *path = malloc(size);
    if (!*path)
        return -ENOMEM;
    snprintf(*path, size, format, data, below);
    return 0;
}

int place_folders(const char *path, char *culprit, size_t size)
{
    for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        int length = (int)(slash - path);
        char folder[PLACE_PATH_SIZE];
        if (length >= PLACE_PATH_SIZE)
            return -ENAMETOOLONG;
        memcpy(folder, path, (size_t)length);
        folder[length] = '\0';
        if (mkdir(folder, 0700) == 0 || errno == EEXIST)
            continue;
        int why = errno;
        struct stat there;
        if (stat(folder, &there) == 0 && S_ISDIR(there.st_mode))
            continue; /* some systems answer "read-only" before "exists" */
        snprintf(culprit, size, "%s", folder);
        return -why;
    }
    return 0;
}

/* Bytes in path + ending; 0 when there is no such file. */
static off_t size_of(const char *path, const char *ending)
{
    char name[PLACE_PATH_SIZE];
    struct stat found;
    if (snprintf(name, sizeof(name), "%s%s", path, ending) >= (int)sizeof(name))
        return 0;
    return stat(name, &found) == 0 ? found.st_size : 0;
}

bool place_underrated(const char *path)
{
    off_t size = size_of(path, "");
    return size == 1 || (size == 0 && size_of(path, "-wal") > 0);
}

bool place_cut(const char *path, long page_size)
{
    return size_of(path, "-wal") == 0 && size_of(path, "") % page_size != 0;
}

/* Takes a lock on part of an open file, for as long as that stays open. Waits for it, but not for ever. */
static int lock(int file, off_t start, off_t length)
{
    struct timespec pause = {.tv_nsec = LOCK_WAIT_MS * 1000000L};
    for (int waited = 0; waited <= DB_BUSY_MS; waited += LOCK_WAIT_MS) {
        struct flock part = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = start, .l_len = length};
        if (fcntl(file, F_OFD_SETLK, &part) == 0)
            return 0;
        if (errno != EAGAIN && errno != EACCES && errno != EINTR)
            return -errno;
        nanosleep(&pause, NULL);
    }
    return -EBUSY;
}

static int open_locked(const char *path, off_t start, off_t length)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return -errno;
    int result = lock(file, start, length);
    if (result == 0)
        return file;
    close(file);
    return result;
}

int place_enter(const char *path)
{
    char name[PLACE_PATH_SIZE];
    if (snprintf(name, sizeof(name), "%s.lock", path) >= (int)sizeof(name))
        return -ENAMETOOLONG;
    return open_locked(name, 0, 1);
}

void place_leave(int entered)
{
    close(entered); /* nothing was written through it */
}

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
        for (size_t i = 0; i < sizeof(companions) / sizeof(companions[0]) && !taken; i++) {
            char name[PLACE_PATH_SIZE];
            taken = snprintf(name, sizeof(name), "%s%s", aside, companions[i]) >= (int)sizeof(name) ||
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

/* The companions go first: a database without its log is looked at again, a log without its database is lost.
 */
static int move_all(const char *path, const char *aside)
{
    int result = 0;
    for (size_t i = 0; i < sizeof(companions) / sizeof(companions[0]) && result == 0; i++)
        result = move(path, aside, companions[i]);
    return result == 0 ? move(path, aside, "") : result;
}

int place_set_aside(const char *path, char *aside, size_t size)
{
    char name[PLACE_PATH_SIZE];
    /* Made when missing: a lone log needs something to be locked by, too. */
    int file = open_locked(path, LOCK_START, LOCK_LENGTH);
    if (file < 0)
        return file;
    int result = free_name(path, name, sizeof(name));
    if (result == 0)
        result = move_all(path, name);
    if (result == 0 && snprintf(aside, size, "%s", name) >= (int)size)
        result = -ENAMETOOLONG;
    close(file);
    return result;
}
