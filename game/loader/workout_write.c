#define _POSIX_C_SOURCE 200809L
#include "loader/workout_write.h"

#include "files/replace.h"
#include "loader/workout_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGE_SIZE_MAX = 8192 }; /* the longest workout, every letter of it escaped, is shorter */

struct page {
    char text[PAGE_SIZE_MAX];
    size_t used;
};

__attribute__((format(printf, 2, 3))) static void add(struct page *page, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(page->text + page->used, sizeof(page->text) - page->used, format, arguments);
    va_end(arguments);
    if (length > 0 && (size_t)length < sizeof(page->text) - page->used)
        page->used += (size_t)length;
}

static void add_text(struct page *page, const char *key, const char *text)
{
    add(page, "%s: \"", key);
    for (; *text; text++)
        add(page, "%s%c", *text == '"' || *text == '\\' ? "\\" : "", *text);
    add(page, "\"\n");
}

static void compose(struct page *page, const struct workout *workout)
{
    add_text(page, "title", workout->title);
    add(page, "minutes: %d\n", workout->minutes);
    add_text(page, "why", workout->why);
    add(page, "items:\n");
    for (int i = 0; i < workout->item_count; i++) {
        const struct workout_item *item = &workout->items[i];
        if (item->level[0])
            add(page, "  - {level: \"%s\", rest_s: %d}\n", item->level, item->rest_s);
        else
            add(page, "  - {exercise: %s, rest_s: %d}\n", item->activity->name, item->rest_s);
    }
}

static bool same_item(const struct workout_item *a, const struct workout_item *b)
{
    return strcmp(a->level, b->level) == 0 && (a->level[0] || a->activity == b->activity) &&
           a->rest_s == b->rest_s;
}

/* Does reading the page give that workout? */
static bool says(const struct page *page, const char *path, const struct workout *workout)
{
    struct workout_file file;
    struct faults faults = {.name = path};
    if (workout_file_parse(&faults, "own", page->text, page->used, &file))
        return false;
    bool same = strcmp(file.workout.title, workout->title) == 0 &&
                strcmp(file.workout.why, workout->why) == 0 && file.workout.minutes == workout->minutes &&
                file.workout.item_count == workout->item_count;
    for (int i = 0; same && i < workout->item_count; i++)
        same = same_item(&file.items[i].item, &workout->items[i]);
    return same;
}

/* The name is only as safe as the folder that holds it. */
static int sync_folder(const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return -errno;
    int error = fsync(file) ? -errno : 0;
    close(file);
    return error;
}

static int replace(const char *path, const char *folder, const struct page *page)
{
    struct replacement aside;
    int error = replace_open(&aside, path, 0600);
    if (error)
        return error;
    fwrite(page->text, 1, page->used, aside.file); /* replace_close tells what became of it */
    error = replace_close(&aside, 0);
    return error ? error : sync_folder(folder);
}

int workout_write(const char *path, const struct workout *workout)
{
    struct page page = {.used = 0};
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    if (!slash || workout->item_count < 1 || workout->item_count > WORKOUT_ITEMS_MAX)
        return -EINVAL;
    if ((size_t)(slash - path) >= sizeof(folder))
        return -ENAMETOOLONG;
    snprintf(folder, sizeof(folder), "%.*s", (int)(slash - path), path);
    compose(&page, workout);
    if (!says(&page, path, workout))
        return -EINVAL;
    if (mkdir(folder, 0700) && errno != EEXIST)
        return -errno;
    return replace(path, folder, &page);
}
