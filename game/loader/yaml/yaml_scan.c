#define _POSIX_C_SOURCE 200809L
#include "loader/yaml/yaml_scan.h"

#include "files/room.h"
#include "loader/yaml/yaml_words.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Takes over file.path. */
static int add(struct scan *scan, struct scan_file file)
{
    if (!file.path)
        return -ENOMEM;
    struct scan_file *files = room_for_one(scan->files, scan->count, &scan->capacity, sizeof(*files));
    if (!files) {
        free(file.path);
        return -ENOMEM;
    }
    scan->files = files;
    scan->files[scan->count++] = file;
    return 0;
}

static char *join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path)
        snprintf(path, size, "%s/%s", folder, name);
    return path;
}

/* .yml is taken too, so that name_id can say what is wrong with it: a file passed over in silence is worse.
 */
static bool is_yaml(const char *name)
{
    const char *ending = strrchr(name, '.');
    return name[0] != '.' && ending && (strcmp(ending, ".yaml") == 0 || strcmp(ending, ".yml") == 0);
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* What the files in a folder of that name are. */
static struct scan_file sort_of(const char *folder)
{
    static const struct {
        const char *name;
        enum scan_kind kind;
    } rooms[] = {{"exercises", SCAN_CARD}, {"workouts", SCAN_WORKOUT}, {"notes", SCAN_NOTE}};

    for (size_t i = 0; i < sizeof(rooms) / sizeof(*rooms); i++) {
        if (strcmp(folder, rooms[i].name) == 0)
            return (struct scan_file){.kind = rooms[i].kind};
    }
    int chapter = words_find(&words_chapter, folder);
    if (chapter < 0 || chapter == CHAPTER_OWN)
        return (struct scan_file){.kind = SCAN_STRAY};
    return (struct scan_file){.kind = SCAN_LEVEL, .chapter = (enum chapter)chapter};
}

static int add_entry(struct scan *scan, const char *folder, const char *name, struct scan_file sort,
                     bool deeper);

/* Adds the files of this folder as of that sort; when deeper, those in its folders by the folders' names. */
static int add_folder(struct scan *scan, const char *folder, struct scan_file sort, bool deeper)
{
    DIR *directory = opendir(folder);
    if (!directory)
        return -errno;

    int error = 0;
    while (!error) {
        errno = 0;
        const struct dirent *entry = readdir(directory);
        if (!entry) {
            error = -errno;
            break;
        }
        error = add_entry(scan, folder, entry->d_name, sort, deeper);
    }
    closedir(directory);
    return error;
}

static int add_entry(struct scan *scan, const char *folder, const char *name, struct scan_file sort,
                     bool deeper)
{
    int error = 0;
    char *path = join(folder, name);
    if (!path)
        return -ENOMEM;
    if (is_yaml(name)) {
        sort.path = path;
        return add(scan, sort);
    }
    if (deeper && name[0] != '.' && strcmp(name, "templates") != 0 && is_folder(path))
        error = add_folder(scan, path, sort_of(name), false);
    free(path);
    return error;
}

int scan_game(struct scan *scan, const char *folder)
{
    return add_folder(scan, folder, (struct scan_file){.kind = SCAN_STRAY}, true);
}

/* Adds the folder of that name in `folder`. */
static int add_room(struct scan *scan, const char *folder, const char *name, struct scan_file sort)
{
    char *path = join(folder, name);
    int error = path ? add_folder(scan, path, sort, false) : -ENOMEM;
    free(path);
    return error;
}

int scan_cards(struct scan *scan, const char *folder)
{
    return add_room(scan, folder, "exercises", (struct scan_file){.kind = SCAN_CARD});
}

int scan_own(struct scan *scan, const char *folder)
{
    static const struct {
        const char *name;
        struct scan_file sort;
    } rooms[] = {
        {"levels", {.kind = SCAN_LEVEL, .chapter = CHAPTER_OWN, .own = true}},
        {"workouts", {.kind = SCAN_WORKOUT, .own = true}},
    };
    for (size_t i = 0; i < sizeof(rooms) / sizeof(*rooms); i++) {
        int error = add_room(scan, folder, rooms[i].name, rooms[i].sort);
        if (error && error != -ENOENT)
            return error;
    }
    return 0;
}

static int by_place(const void *left, const void *right)
{
    const struct scan_file *a = left, *b = right;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->own != b->own)
        return a->own ? 1 : -1;
    if (a->chapter != b->chapter)
        return a->chapter < b->chapter ? -1 : 1;
    return strcmp(a->path, b->path);
}

void scan_sort(struct scan *scan)
{
    if (scan->count > 0)
        qsort(scan->files, scan->count, sizeof(*scan->files), by_place);
}

void scan_free(struct scan *scan)
{
    for (size_t i = 0; i < scan->count; i++)
        free(scan->files[i].path);
    free(scan->files);
    *scan = (struct scan){0};
}
