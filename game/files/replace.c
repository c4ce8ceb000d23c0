#define _GNU_SOURCE /* fopencookie */
#include "files/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAMES = 100 }; /* that are tried */

/* Keeps the reason of the first failure, which a FILE alone would forget. */
static ssize_t write_all(void *context, const char *bytes, size_t size)
{
    struct replacement *aside = context;
    size_t written = 0;

    while (written < size && aside->error == 0) {
        ssize_t part = write(aside->fd, bytes + written, size - written);
        if (part > 0)
            written += (size_t)part;
        else if (part == 0)
            aside->error = -EIO;
        else if (errno != EINTR)
            aside->error = -errno;
    }
    return aside->error ? 0 : (ssize_t)size;
}

static void forget(struct replacement *aside)
{
    free(aside->path);
    free(aside->temporary);
    *aside = (struct replacement){.fd = -1};
}

/* The last step of opening: the descriptor as a FILE. On failure nothing is left. */
static int begin(struct replacement *aside)
{
    const cookie_io_functions_t functions = {.write = write_all};
    int error = aside->fd < 0 ? -errno : 0;

    if (error == 0)
        aside->file = fopencookie(aside, "w", functions);
    if (error == 0 && !aside->file)
        error = -ENOMEM;
    if (error == 0)
        return 0;
    if (aside->fd >= 0) {
        close(aside->fd);
        if (aside->temporary)
            unlink(aside->temporary);
    }
    forget(aside);
    return error;
}

/* What leads to an open descriptor has nothing of its own to put in the place of: /dev/stdout, for one. */
static bool leads_elsewhere(const char *path)
{
    return strncmp(path, "/dev/std", 8) == 0 || strncmp(path, "/dev/fd/", 8) == 0 ||
           strncmp(path, "/proc/", 6) == 0;
}

static int open_in_place(struct replacement *aside, const char *path, mode_t rights)
{
    aside->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOCTTY | O_CLOEXEC, rights);
    return begin(aside);
}

/* In the folder of the path. */
static char *name_for(const char *path, int number)
{
    const char *slash = strrchr(path, '/');
    char *name;

    if (asprintf(&name, "%.*s.surefoot-%ld-%d", slash ? (int)(slash - path) + 1 : 0, path, (long)getpid(),
                 number) < 0)
        return NULL;
    return name;
}

/* As the file was that it will replace; where the system does not let it, it is the writer's own. */
static void take_rights(int fd, const struct stat *before)
{
    if (fchown(fd, before->st_uid, before->st_gid) == 0 || errno == EPERM)
        (void)fchmod(fd, before->st_mode & 0777);
}

static int open_aside(struct replacement *aside, const struct stat *before, mode_t rights)
{
    for (int number = 0; number < NAMES; number++) {
        free(aside->temporary);
        aside->temporary = name_for(aside->path, number);
        if (!aside->temporary)
            break;
        aside->fd = open(aside->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights);
        if (aside->fd >= 0 || errno != EEXIST)
            break;
    }
    if (aside->fd >= 0 && before)
        take_rights(aside->fd, before);
    return begin(aside);
}

int replace_open(struct replacement *aside, const char *path, mode_t rights)
{
    struct stat there;
    bool exists = stat(path, &there) == 0, link = !exists && lstat(path, &there) == 0;

    *aside = (struct replacement){.fd = -1};
    if (exists && S_ISDIR(there.st_mode))
        return -EISDIR;
    if (link || (exists && !S_ISREG(there.st_mode)) || leads_elsewhere(path))
        return open_in_place(aside, path, rights);
    if (exists && access(path, W_OK))
        return -errno;
    aside->path = exists ? realpath(path, NULL) : strdup(path);
    if (!aside->path)
        return -errno;
    return open_aside(aside, exists ? &there : NULL, rights);
}

int replace_open_new(struct replacement *aside, const char *path, mode_t rights)
{
    *aside = (struct replacement){.fd = -1};
    aside->temporary = strdup(path);
    if (!aside->temporary)
        return -ENOMEM;
    aside->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights);
    return begin(aside);
}

int replace_close(struct replacement *aside, int failed)
{
    fclose(aside->file); /* what it could not write is in aside->error */
    if (aside->error)
        failed = aside->error; /* before all that came of it */
    if (failed == 0 && aside->temporary && fsync(aside->fd))
        failed = -errno;
    if (close(aside->fd) && failed == 0)
        failed = -errno;
    if (failed == 0 && aside->path && rename(aside->temporary, aside->path))
        failed = -errno;
    if (failed && aside->temporary)
        unlink(aside->temporary);
    forget(aside);
    return failed;
}
