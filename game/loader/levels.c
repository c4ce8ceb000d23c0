#define _POSIX_C_SOURCE 200809L
#include "loader/levels.h"

#include "loader/links.h"
#include "loader/parse.h"
#include "loader/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The level files found, in trail order once sorted. */
struct found {
    struct link *links;
    size_t count, capacity;
};

int levels_parse(const char *name, const char *text, size_t size, struct level *out, levels_report *report,
                 void *context)
{
    struct faults faults = {.name = name, .report = report, .context = context};
    struct fields lines;
    return parse_level(&faults, text, size, out, &lines);
}

static void found_free(struct found *found)
{
    for (size_t i = 0; i < found->count; i++)
        free(found->links[i].name);
    free(found->links);
}

/* Takes over name. */
static int found_add(struct found *found, char *name)
{
    if (!name)
        return -ENOMEM;
    if (found->count == found->capacity) {
        size_t capacity = found->capacity ? 2 * found->capacity : 16;
        struct link *links = realloc(found->links, capacity * sizeof(*links));
        if (!links) {
            free(name);
            return -ENOMEM;
        }
        found->links = links;
        found->capacity = capacity;
    }
    found->links[found->count++] = (struct link){.name = name};
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

/* .yml is taken too, so that parse_id can say what is wrong with it: a file passed over in silence is worse.
 */
static bool is_level_name(const char *name)
{
    const char *ending = strrchr(name, '.');
    return name[0] != '.' && ending && (strcmp(ending, ".yaml") == 0 || strcmp(ending, ".yml") == 0);
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Adds the level files of this folder, and of the folders in it when deeper. */
static int scan(struct found *found, const char *folder, bool deeper)
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
        char *path = join(folder, entry->d_name);
        if (!path) {
            error = -ENOMEM;
        } else if (is_level_name(entry->d_name)) {
            error = found_add(found, path);
        } else {
            if (deeper && entry->d_name[0] != '.' && is_folder(path))
                error = scan(found, path, false);
            free(path);
        }
    }
    closedir(directory);
    return error;
}

/* Path below the trail's folder: all names begin with the same one. */
static int by_trail(const void *left, const void *right)
{
    const struct link *a = left, *b = right;
    const char *a_file = strrchr(a->name, '/'), *b_file = strrchr(b->name, '/');
    const char *a_folder = a_file, *b_folder = b_file;
    while (a_folder > a->name && a_folder[-1] != '/')
        a_folder--;
    while (b_folder > b->name && b_folder[-1] != '/')
        b_folder--;
    enum chapter a_chapter = parse_chapter(a_folder, (size_t)(a_file - a_folder));
    enum chapter b_chapter = parse_chapter(b_folder, (size_t)(b_file - b_folder));
    if (a_chapter != b_chapter)
        return a_chapter < b_chapter ? -1 : 1;
    return strcmp(a->name, b->name);
}

static void read_one(struct link *link, levels_report *report, void *context, int *count)
{
    struct faults faults = {.name = link->name, .report = report, .context = context};
    struct fields lines;
    char *text = NULL;
    size_t size = 0;

    if (!parse_id(&faults, link->id) && !text_read(&faults, link->name, &text, &size) &&
        !parse_level(&faults, text, size, &link->level, &lines)) {
        link->sound = true;
        link->line = lines.line[FIELD_UNLOCK_LEVEL];
    }
    free(text);
    *count += faults.count;
}

static int make_trail(const struct found *found, struct trail *out)
{
    struct level *levels = calloc(found->count, sizeof(*levels));
    if (!levels)
        return -ENOMEM;
    for (size_t i = 0; i < found->count; i++)
        levels[i] = found->links[i].level;
    *out = (struct trail){.levels = levels, .count = found->count};
    return 0;
}

static int load(struct found *found, struct faults *folder, struct trail *out)
{
    int error = scan(found, folder->name, true);
    if (error)
        return fault_at(folder, 0, "cannot be read (%s); right would be a folder of chapters",
                        strerror(-error));
    if (found->count == 0)
        return fault_at(folder, 0, "holds no level; right would be files such as lake/01-one-leg.yaml");
    if (found->count > TRAIL_LEVELS_MAX)
        return fault_at(folder, 0, "holds %zu levels; right would be %d at most", found->count,
                        TRAIL_LEVELS_MAX);

    qsort(found->links, found->count, sizeof(*found->links), by_trail);
    for (size_t i = 0; i < found->count; i++)
        read_one(&found->links[i], folder->report, folder->context, &folder->count);
    links_check(found->links, found->count, folder->report, folder->context, &folder->count);
    if (folder->count > 0)
        return -folder->count;
    if (make_trail(found, out))
        return fault_at(folder, 0, "out of memory; more memory would be right");
    return 0;
}

int levels_load(const char *folder, struct trail *out, levels_report *report, void *context)
{
    struct faults faults = {.name = folder, .report = report, .context = context};
    struct found found = {0};
    int result = load(&found, &faults, out);
    found_free(&found);
    return result;
}

void levels_free(struct trail *trail)
{
    free(trail->levels);
    *trail = (struct trail){0};
}
