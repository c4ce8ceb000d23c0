#define _GNU_SOURCE
#include "files/replace.h"

#include "folder.h"
#include "test.h"

#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is written aside is there whole, or nothing has happened: neither to the file nor to its folder. */

enum { LONG = 200000 };

struct place {
    char folder[128], path[160];
};

static int setup(void **state)
{
    static struct place place;
    folder_make(place.folder, sizeof place.folder);
    snprintf(place.path, sizeof place.path, "%s/picture", place.folder);
    *state = &place;
    return 0;
}

static int teardown(void **state)
{
    struct place *place = *state;
    folder_remove(place->folder);
    return 0;
}

/* So many letters into the open file, whatever becomes of them. */
static void write_letters(struct replacement *aside, int count)
{
    for (int i = 0; i < count; i++)
        fputc('a' + i % 26, aside->file);
}

static int write_file(const char *path, int count)
{
    struct replacement aside;
    int failed = replace_open(&aside, path, 0666);
    if (failed)
        return failed;
    write_letters(&aside, count);
    return replace_close(&aside, 0);
}

static void assert_letters(const char *path, size_t count)
{
    size_t size;
    unsigned char *bytes = folder_read(path, &size);
    assert_non_null(bytes);
    assert_int_equal(size, count);
    for (size_t i = 0; i < size; i++)
        assert_int_equal(bytes[i], 'a' + i % 26);
    free(bytes);
}

static void assert_text(const char *path, const char *text)
{
    size_t size;
    unsigned char *bytes = folder_read(path, &size);
    assert_non_null(bytes);
    assert_int_equal(size, strlen(text));
    assert_memory_equal(bytes, text, size);
    free(bytes);
}

#define PLACE_TEST(name) TEST_ON(name, struct place *place, setup, teardown)

PLACE_TEST(test_whole)
{
    struct replacement aside;

    assert_int_equal(write_file(place->path, LONG), 0);
    assert_letters(place->path, LONG);
    assert_int_equal(folder_count(place->folder, "", NULL, 0), 1);
    /* What was there stays there until the end. */
    assert_int_equal(replace_open(&aside, place->path, 0666), 0);
    write_letters(&aside, 10);
    fflush(aside.file);
    assert_letters(place->path, LONG);
    assert_int_equal(replace_close(&aside, 0), 0);
    assert_letters(place->path, 10);
    assert_int_equal(folder_count(place->folder, "", NULL, 0), 1);
}

/* Not wanted any more: as if nothing had been. */
PLACE_TEST(test_given_up)
{
    struct replacement aside;

    folder_write(place->path, "old", 3);
    assert_int_equal(replace_open(&aside, place->path, 0666), 0);
    write_letters(&aside, LONG);
    assert_int_equal(replace_close(&aside, -ENOMEM), -ENOMEM);
    assert_text(place->path, "old");
    assert_int_equal(folder_count(place->folder, "", NULL, 0), 1);
}

PLACE_TEST(test_rights)
{
    struct stat found;
    mode_t before = umask(027);

    assert_int_equal(write_file(place->path, 1), 0);
    assert_int_equal(stat(place->path, &found), 0);
    assert_int_equal(found.st_mode & 0777, 0640);
    assert_int_equal(chmod(place->path, 0604), 0);
    assert_int_equal(write_file(place->path, 2), 0);
    assert_int_equal(stat(place->path, &found), 0);
    assert_int_equal(found.st_mode & 0777, 0604);
    umask(before);
}

/* A link goes on pointing to where it did. */
PLACE_TEST(test_a_link)
{
    char link[200];
    struct stat found;

    snprintf(link, sizeof link, "%s/link", place->folder);
    assert_int_equal(symlink("picture", link), 0);
    assert_int_equal(write_file(link, 5), 0); /* what it points to is not there yet */
    assert_letters(place->path, 5);
    assert_int_equal(write_file(link, 7), 0);
    assert_letters(place->path, 7);
    assert_int_equal(lstat(link, &found), 0);
    assert_true(S_ISLNK(found.st_mode));
    assert_int_equal(folder_count(place->folder, "", NULL, 0), 2);
}

PLACE_TEST(test_no_file)
{
    char path[200];
    int ends[2];
    char letters[8] = "";

    assert_int_equal(write_file(place->folder, 1), -EISDIR);
    snprintf(path, sizeof path, "%s/nowhere/picture", place->folder);
    assert_int_equal(write_file(path, 1), -ENOENT);
    assert_int_equal(write_file("", 1), -ENOENT);
    assert_int_equal(write_file("/dev/null", LONG), 0);
    assert_int_equal(write_file("/dev/full", 1), -ENOSPC);
    assert_int_equal(write_file("/dev/full", LONG), -ENOSPC);
    /* An open pipe. */
    assert_int_equal(pipe(ends), 0);
    snprintf(path, sizeof path, "/proc/self/fd/%d", ends[1]);
    assert_int_equal(write_file(path, 3), 0);
    assert_int_equal(read(ends[0], letters, sizeof letters), 3);
    assert_string_equal(letters, "abc");
    close(ends[0]);
    close(ends[1]);
    assert_int_equal(folder_count(place->folder, "", NULL, 0), 0);
}

PLACE_TEST(test_new)
{
    struct replacement aside;
    struct stat found;

    assert_int_equal(replace_open_new(&aside, place->path, 0600), 0);
    write_letters(&aside, 9);
    assert_int_equal(replace_close(&aside, 0), 0);
    assert_letters(place->path, 9);
    assert_int_equal(stat(place->path, &found), 0);
    assert_int_equal(found.st_mode & 0777, 0600);
    assert_int_equal(replace_open_new(&aside, place->path, 0600), -EEXIST);
    assert_letters(place->path, 9);
    assert_int_equal(unlink(place->path), 0);
    assert_int_equal(replace_open_new(&aside, place->path, 0600), 0);
    assert_int_equal(replace_close(&aside, -EIO), -EIO);
    assert_int_equal(folder_count(place->folder, "", NULL, 0), 0);
}

/* In a child: with that limit, at every length around it. The exit status is the number of what was wrong. */
static int below_a_limit(const struct place *place)
{
    const struct rlimit limit = {.rlim_cur = 5000, .rlim_max = 5000};
    int wrong = 0;

    signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &limit))
        return 100;
    for (int count = 4990; count < 5010; count++) {
        int failed = write_file(place->path, count);
        wrong += failed != (count <= 5000 ? 0 : -EFBIG);
    }
    wrong += write_file(place->path, LONG) != -EFBIG;
    return wrong;
}

PLACE_TEST(test_a_limit)
{
    int status;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0)
        _exit(below_a_limit(place));
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_letters(place->path, 5000); /* the last that was whole */
    assert_int_equal(folder_count(place->folder, "", NULL, 0), 1);
}

/* A small disk that is really full; only the system's owner can make one. */
PLACE_TEST(test_a_full_disk)
{
    if (mount("none", place->folder, "tmpfs", 0, "size=64k")) {
        print_message("no small disk can be made here: %s\n", strerror(errno));
        skip();
    }
    int small = write_file(place->path, 10000), large = write_file(place->path, LONG);
    int names = folder_count(place->folder, "", NULL, 0);
    size_t size = 0;
    free(folder_read(place->path, &size));
    assert_int_equal(umount(place->folder), 0);
    assert_int_equal(small, 0);
    assert_int_equal(large, -ENOSPC);
    assert_int_equal(names, 1);
    assert_int_equal(size, 10000);
}
