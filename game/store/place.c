#define _GNU_SOURCE 1 /* F_OFD_SETLK */
#include "store/place.h"

#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Where SQLite's shared lock lies in a file: 510 bytes from 1 GiB + 2 (sqlite.org/lockingv3, "os_unix.c"). A
 * connection in WAL mode holds it for as long as it is open. */
enum { LOCK_START = 0x40000000, LOCK_LENGTH = 512, LOCK_WAIT_MS = 20 };
const char *const place_companions[PLACE_COMPANIONS] = {"-wal", "-shm", "-journal"};

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
        if (length >= PLACE_PATH_SIZE) {
            snprintf(culprit, size, "%s", path);
            return -ENAMETOOLONG;
        }
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

off_t place_size(const char *path, const char *ending)
{
    char name[PLACE_PATH_SIZE];
    struct stat found;
    if (snprintf(name, sizeof(name), "%s%s", path, ending) >= (int)sizeof(name))
        return 0;
    return stat(name, &found) == 0 ? found.st_size : 0;
}

bool place_underrated(const char *path)
{
    off_t size = place_size(path, "");
    return size == 1 || (size == 0 && place_size(path, "-wal") > 0);
}

bool place_cut(const char *path, int64_t size)
{
    return place_size(path, "-wal") == 0 && place_size(path, "") < size;
}

/* Where the header says that the last page ends (sqlite.org/fileformat2, 1.3); 0 when it does not count. */
static off_t end_of_pages(int file)
{
    unsigned char header[100];

    if (pread(file, header, sizeof(header), 0) != (ssize_t)sizeof(header) ||
        memcmp(header, "SQLite format 3", 16) != 0 || place_big(header + 24) != place_big(header + 92))
        return 0;
    return (off_t)place_big(header + 28) * (header[16] << 8 | header[17]);
}

void place_trim(const char *path)
{
    off_t size = place_size(path, "");

    /* Not opened without need: closing a file drops all locks that this process has on it. */
    if (size % 512 == 0 || place_size(path, "-wal") > 0)
        return;
    int file = open(path, O_RDWR | O_CLOEXEC);
    if (file < 0)
        return;
    struct flock part = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_START, .l_len = LOCK_LENGTH};
    off_t end = fcntl(file, F_OFD_SETLK, &part) == 0 ? end_of_pages(file) : 0;
    if (end > 0 && size > end && size - end < 4096 && ftruncate(file, end) == 0)
        fsync(file);
    close(file);
}

static void make_private(const char *path)
{
    struct stat found;

    /* Not one's own, or on a disk without permissions: then it cannot be helped. */
    if (lstat(path, &found) == 0 && S_ISREG(found.st_mode) && (found.st_mode & 0777) != 0600 &&
        chmod(path, 0600) != 0)
        errno = 0;
}

static int copy_private(void *context, const char *copy)
{
    char name[PLACE_PATH_SIZE];

    (void)context;
    make_private(copy);
    for (int i = 0; i < PLACE_COMPANIONS; i++)
        if (snprintf(name, sizeof(name), "%s%s", copy, place_companions[i]) < (int)sizeof(name))
            make_private(name);
    return 0;
}

int place_private(const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (file >= 0)
        close(file);
    else if (errno != EEXIST)
        return -errno;
    copy_private(NULL, path);
    return place_copies(path, copy_private, NULL);
}

/* Takes a lock on part of an open file, for as long as that stays open. Waits for it, but not for ever. */
static int lock(int file, short kind, off_t start, off_t length)
{
    struct timespec pause = {.tv_nsec = LOCK_WAIT_MS * 1000000L};
    for (int waited = 0; waited <= DB_BUSY_MS; waited += LOCK_WAIT_MS) {
        struct flock part = {.l_type = kind, .l_whence = SEEK_SET, .l_start = start, .l_len = length};
        if (fcntl(file, F_OFD_SETLK, &part) == 0)
            return 0;
        if (errno != EAGAIN && errno != EACCES && errno != EINTR)
            return -errno;
        nanosleep(&pause, NULL);
    }
    return -EBUSY;
}

static int open_locked(const char *path, short kind, off_t start, off_t length)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return -errno;
    int result = lock(file, kind, start, length);
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
    return open_locked(name, F_WRLCK, 0, 1);
}

void place_leave(int entered)
{
    close(entered); /* what was written through it is a mark only */
}

void place_doubt(const char *path)
{
    char name[PLACE_PATH_SIZE];
    if (snprintf(name, sizeof(name), "%s.lock", path) >= (int)sizeof(name))
        return;
    int file = open(name, O_WRONLY | O_APPEND | O_CLOEXEC);
    if (file < 0)
        return;
    if (write(file, "?", 1) != 1)
        errno = 0; /* whoever meets the damage next tries again */
    close(file);
}

bool place_doubted(int entered)
{
    struct stat found;
    return fstat(entered, &found) == 0 && found.st_size > 0;
}

void place_trust(int entered)
{
    if (ftruncate(entered, 0) != 0)
        errno = 0; /* then it is looked at once more */
}

int place_hold(const char *path)
{
    return open_locked(path, F_WRLCK, LOCK_START, LOCK_LENGTH);
}

int place_hold_reading(int file)
{
    return lock(file, F_RDLCK, LOCK_START, LOCK_LENGTH);
}
