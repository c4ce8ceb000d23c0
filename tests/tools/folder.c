#define _GNU_SOURCE 1
#include "folder.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void need(int fine, const char *what)
{
    if (fine)
        return;
    perror(what);
    abort();
}

void folder_make(char *out, size_t size)
{
    const char *top = getenv("TMPDIR");
    int length = snprintf(out, size, "%s/surefoot-test-XXXXXX", top && top[0] ? top : "/tmp");
    need(length > 0 && (size_t)length < size && mkdtemp(out) != NULL, "temporary folder");
}

static int remove_one(const char *path, const struct stat *what, int kind, struct FTW *where)
{
    (void)what;
    (void)kind;
    (void)where;
    return remove(path);
}

void folder_remove(const char *path)
{
    need(nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0, path);
}

int folder_count(const char *path, const char *part, char *found, size_t size)
{
    int count = 0;
    DIR *folder = opendir(path);
    need(folder != NULL, path);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
            !strstr(entry->d_name, part))
            continue;
        count++;
        if (found)
            snprintf(found, size, "%s/%s", path, entry->d_name);
    }
    closedir(folder);
    return count;
}

unsigned char *folder_read(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    struct stat about;
    need(fstat(fileno(file), &about) == 0, path);
    unsigned char *bytes = malloc((size_t)about.st_size + 1);
    need(bytes != NULL, path);
    *size = fread(bytes, 1, (size_t)about.st_size, file);
    fclose(file);
    return bytes;
}

void folder_write(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    need(file != NULL, path);
    need(fwrite(bytes, 1, size, file) == size, path);
    need(fclose(file) == 0, path);
}
