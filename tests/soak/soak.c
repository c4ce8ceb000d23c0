#define _GNU_SOURCE
#include "soak.h"

#include "folder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

uint64_t soak_roll(uint64_t *dice, uint64_t limit)
{
    *dice = *dice * 6364136223846793005u + 1442695040888963407u;
    return (*dice >> 24) % limit;
}

void soak_need(bool fine, const char *what)
{
    if (fine)
        return;
    fprintf(stderr, "surefoot-soak: %s: %s\n", what, strerror(errno));
    exit(2);
}

static void make(const struct soak_place *place, const char *name, const char *variable,
                 char path[SOAK_PATH_SIZE])
{
    snprintf(path, SOAK_PATH_SIZE, "%s/%s", place->folder, name);
    soak_need(mkdir(path, 0700) == 0 && setenv(variable, path, 1) == 0, path);
}

void soak_place(struct soak_place *out)
{
    const char *top =
        getenv("SUREFOOT_SOAK"); /* where the first one lies, however $TMPDIR has been changed since */
    char path[SOAK_PATH_SIZE];

    setenv("TMPDIR", top ? top : "/tmp", 1);
    folder_make(out->folder, sizeof out->folder);
    make(out, "home", "HOME", path);
    make(out, "tmp", "TMPDIR", path);
    make(out, "data", "XDG_DATA_HOME", path);
    snprintf(out->data, sizeof out->data, "%.200s/surefoot", path);
    soak_need(mkdir(out->data, 0700) == 0, out->data);
    snprintf(out->store, sizeof out->store, "%.220s/surefoot.db", out->data);
}

double soak_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    long count = argc == 3 ? strtol(argv[2], NULL, 10) : 0;
    const char *top = getenv("TMPDIR");

    if (top)
        setenv("SUREFOOT_SOAK", top, 1);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    setenv("LC_ALL", "C", 1);
    unsetenv("SUREFOOT_DATA");
    unsetenv("SUREFOOT_TRACE");
    if (count > 0 && strcmp(argv[1], "kill") == 0)
        return soak_kill(count);
    if (count > 0 && strcmp(argv[1], "damage") == 0)
        return soak_damage(count);
    fputs("usage: surefoot-soak kill|damage COUNT\n", stderr);
    return 2;
}
