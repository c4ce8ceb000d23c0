#define _GNU_SOURCE 1
#include "fuzz.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * A target without libFuzzer: its seeds as they are, then the same seeds changed by a fixed chance.
 *
 *   X_still [-runs=N] [-write=FOLDER] [FILE|FOLDER...]
 *
 * The seeds are the target's own and the files. -write puts the target's own into the folder and runs
 * nothing. When one is not taken well, it is left in still-input-NAME in the working folder.
 */
enum { SEEDS_MAX = 4096, SIZE_MAX_BYTES = 8192, CHANGES_MAX = 8 };

struct seed {
    uint8_t *bytes;
    size_t size;
};

struct still {
    const char *name;
    struct seed seeds[SEEDS_MAX];
    int count;
    uint64_t dice;
};

static struct {
    const uint8_t *bytes;
    size_t size;
    char path[4096 + 256];
} current; /* for the signal handler alone */

static void leave_input(int number)
{
    int file = open(current.path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    if (file >= 0 && write(file, current.bytes, current.size) >= 0)
        close(file);
    signal(number, SIG_DFL);
    raise(number);
}

static uint64_t roll(struct still *still, uint64_t limit)
{
    still->dice = still->dice * 6364136223846793005u + 1442695040888963407u;
    return (still->dice >> 24) % limit;
}

static void keep(struct still *still, const uint8_t *bytes, size_t size)
{
    struct seed *seed = &still->seeds[still->count];

    must(still->count < SEEDS_MAX);
    seed->size = size < SIZE_MAX_BYTES ? size : SIZE_MAX_BYTES;
    seed->bytes = malloc(seed->size + 1);
    must(seed->bytes);
    memcpy(seed->bytes, bytes, seed->size);
    still->count++;
}

static void take_file(struct still *still, const char *path)
{
    uint8_t bytes[SIZE_MAX_BYTES];
    FILE *file = fopen(path, "rb");

    if (!file) {
        perror(path);
        exit(2);
    }
    keep(still, bytes, fread(bytes, 1, sizeof bytes, file));
    fclose(file);
}

/* In the order of their names, so that it is the same everywhere. */
static void take_folder(struct still *still, const char *path)
{
    struct dirent **entries;
    char below[4096];
    int count = scandir(path, &entries, NULL, alphasort);

    if (count < 0) {
        perror(path);
        exit(2);
    }
    for (int i = 0; i < count; i++) {
        struct stat about;

        snprintf(below, sizeof below, "%s/%s", path, entries[i]->d_name);
        if (stat(below, &about) == 0 && S_ISREG(about.st_mode))
            take_file(still, below);
        free(entries[i]);
    }
    free(entries);
}

static void take_own(struct still *still)
{
    uint8_t bytes[SIZE_MAX_BYTES];
    size_t size;

    for (int i = 0; (size = fuzz_seed(i, bytes, sizeof bytes)) > 0; i++)
        keep(still, bytes, size);
}

static void run(const uint8_t *bytes, size_t size)
{
    uint8_t *copy = malloc(size > 0 ? size : 1); /* of its own size, so that valgrind and ASan see the end */

    must(copy);
    memcpy(copy, bytes, size);
    current.bytes = copy;
    current.size = size;
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

/* A piece of another seed, put in or over what is there. */
static size_t graft(struct still *still, uint8_t *bytes, size_t size)
{
    const struct seed *other = &still->seeds[roll(still, (uint64_t)still->count)];
    size_t from = roll(still, other->size + 1), at = roll(still, size + 1);
    size_t length = roll(still, other->size - from + 1);

    if (length > SIZE_MAX_BYTES - at)
        length = SIZE_MAX_BYTES - at;
    if (roll(still, 2) && length <= SIZE_MAX_BYTES - size) {
        memmove(bytes + at + length, bytes + at, size - at);
        size += length;
    }
    memcpy(bytes + at, other->bytes + from, length);
    return at + length > size ? at + length : size;
}

static size_t cut(struct still *still, uint8_t *bytes, size_t size)
{
    size_t from = roll(still, size), length = 1 + roll(still, size - from);

    memmove(bytes + from, bytes + from + length, size - from - length);
    return size - length;
}

static size_t change(struct still *still, uint8_t *bytes, size_t size)
{
    static const uint8_t odd[] = {0x00, 0x01, 0x7f, 0x80, 0xff, '\n', ',', '-', '0', '9', 0x1b, '"'};

    switch (size > 0 ? roll(still, 6) : 4) {
    case 0:
        bytes[roll(still, size)] ^= (uint8_t)(1u << roll(still, 8));
        return size;
    case 1:
        bytes[roll(still, size)] = (uint8_t)roll(still, 256);
        return size;
    case 2:
        bytes[roll(still, size)] = odd[roll(still, sizeof odd)];
        return size;
    case 3:
        return cut(still, bytes, size);
    default:
        return graft(still, bytes, size);
    }
}

static void run_changed(struct still *still, long runs)
{
    uint8_t bytes[SIZE_MAX_BYTES];

    for (long i = 0; i < runs; i++) {
        const struct seed *seed = &still->seeds[roll(still, (uint64_t)still->count)];
        size_t size = seed->size;

        memcpy(bytes, seed->bytes, size);
        for (uint64_t left = 1 + roll(still, CHANGES_MAX); left > 0; left--)
            size = change(still, bytes, size);
        run(bytes, size);
    }
}

static int write_own(const struct still *still, const char *folder)
{
    char path[4096];

    for (int i = 0; i < still->count; i++) {
        size_t size = still->seeds[i].size;

        snprintf(path, sizeof path, "%s/%s-%d", folder, still->name, i);
        FILE *file = fopen(path, "wb");
        if (!file || fwrite(still->seeds[i].bytes, 1, size, file) != size || fclose(file)) {
            perror(path);
            return 2;
        }
    }
    return 0;
}

static void take(struct still *still, const char *path)
{
    struct stat about;

    if (stat(path, &about) == 0 && S_ISDIR(about.st_mode))
        take_folder(still, path);
    else
        take_file(still, path);
}

int main(int argc, char **argv)
{
    static const int deaths[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
    static struct still still; /* large */
    const char *slash = strrchr(argv[0], '/'), *folder = NULL;
    long runs = 0;

    still.name = slash ? slash + 1 : argv[0];
    must(getcwd(current.path, 4096));
    strcat(current.path, "/still-input-");
    strncat(current.path, still.name, 200);
    for (size_t i = 0; i < sizeof deaths / sizeof *deaths; i++)
        signal(deaths[i], leave_input);
    take_own(&still);
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "-runs=", 6) == 0)
            runs = strtol(argv[i] + 6, NULL, 10);
        else if (strncmp(argv[i], "-write=", 7) == 0)
            folder = argv[i] + 7;
        else
            take(&still, argv[i]);
    }
    if (folder)
        return write_own(&still, folder);
    must(still.count > 0);
    for (int i = 0; i < still.count; i++)
        run(still.seeds[i].bytes, still.seeds[i].size);
    run_changed(&still, runs);
    printf("%s: %d seeds, %ld changed ones\n", still.name, still.count, runs);
    for (int i = 0; i < still.count; i++)
        free(still.seeds[i].bytes);
    return 0;
}
