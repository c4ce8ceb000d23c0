#define _GNU_SOURCE 1
#include "inside.h"

#include "folder.h"
#include "fuzz.h"

#include "command/command.h"
#include "command/play/terminal.h"
#include "device/board/board_loop.h"
#include "device/pad/pad_source.h"
#include "device/pad/pads.h"
#include "plot/plot.h"
#include "shots/sheet.h"
#include "shots/shot.h"
#include "show/window.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WORDS_MAX = 32 };

static char top[128];

static void leave(void)
{
    if (chdir("/") == 0)
        folder_remove(top);
}

static void make(const char *name, const char *variable)
{
    char path[INSIDE_PATH_SIZE];

    snprintf(path, sizeof path, "%s/%s", top, name);
    must(mkdir(path, 0700) == 0);
    if (variable)
        must(setenv(variable, path, 1) == 0);
    else
        must(chdir(path) == 0);
}

const char *inside_begin(void)
{
    if (*top)
        return top;
    folder_make(top, sizeof top);
    must(atexit(leave) == 0);
    make("home", "HOME");
    make("data", "XDG_DATA_HOME");
    make("tmp", "TMPDIR");
    make("work", NULL);
    must(setenv("SUREFOOT_DATA", SUREFOOT_LAKE, 1) == 0);
    must(setenv("LC_ALL", "C", 1) == 0 && setenv("TZ", "UTC", 1) == 0);
    unsetenv("SUREFOOT_TRACE");
    must(freopen("/dev/null", "r", stdin));
    return top;
}

void inside_run(const char *const *words, struct inside *result)
{
    char *argv[WORDS_MAX + 2] = {strdup("surefoot")};
    FILE *out = stdout, *err = stderr;
    int argc = 1;

    for (; words[argc - 1]; argc++) {
        must(argc <= WORDS_MAX);
        argv[argc] = strdup(words[argc - 1]);
    }
    char *all[WORDS_MAX + 2]; /* getopt changes the order, main may change more */
    memcpy(all, argv, sizeof all);
    *result = (struct inside){0};
    /* With the GNU library these are variables like any other. */
    stdout = open_memstream(&result->out, &result->out_size);
    stderr = open_memstream(&result->err, &result->err_size);
    result->status = command_main(argc, argv); /* it closes standard output */
    fclose(stderr);
    stdout = out;
    stderr = err;
    for (int i = 0; i < argc; i++)
        free(all[i]);
}

void inside_free(struct inside *result)
{
    free(result->out);
    free(result->err);
}

static void check_json(const struct inside *result)
{
    json_error_t error;
    json_t *value = json_loadb(result->out, result->out_size, JSON_REJECT_DUPLICATES, &error);

    must(json_is_object(value));
    json_decref(value);
}

void inside_check(const struct inside *result)
{
    must(result->status >= EXIT_FINE && result->status <= EXIT_USAGE);
    must(fuzz_is_plain(result->out, result->out_size));
    must(fuzz_is_plain(result->err, result->err_size));
    must(result->out_size == 0 || result->out[result->out_size - 1] == '\n');
    must(result->err_size == 0 || result->err[result->err_size - 1] == '\n');
    if (result->status == EXIT_USAGE) {
        must(result->out_size == 0);
        must(result->err_size > 1 && strchr(result->err, '\n') == result->err + result->err_size - 1);
        must(strncmp(result->err, "surefoot", strlen("surefoot")) == 0);
    }
    if (result->out_size > 0 && result->out[0] == '{')
        check_json(result);
}

/*
 * What the linker puts in the place of these functions (CMakeLists.txt): the window, devices, pictures and
 * the course of an attempt have tests of their own. What matters here is who calls them, and with what.
 */
int __wrap_window_run(const struct window_options *options, char error[256]);
int __wrap_terminal_run(struct terminal *terminal);
int __wrap_board_loop_init(struct board_loop *loop, struct board_queue *queue, int stop_fd);
struct input *__wrap_pad_source_open(const struct device *device, const struct device_setup *setup,
                                     char error[256]);
int __wrap_shot_save(const char *data_dir, const struct book *book, const char *picture,
                     const struct shot_format *format, const char *path, int *faults, char error[256]);
int __wrap_sheet_save(const char *data_dir, const struct book *book, const char *const *pictures, int count,
                      const struct shot_format *format, const char *path, int *faults, char error[256]);
int __wrap_plot_save(const char *data_dir, const struct plot *plot, const char *path, char error[256]);
int __wrap_board_list(struct input_device *out, int max);
int __wrap_pads_list(struct pad_info *out, int max, char error[256]);

int __wrap_window_run(const struct window_options *options, char error[256])
{
    must(options->data_dir && options->book && options->store && options->speed >= 0);
    input_close(options->input); /* it is the window's */
    snprintf(error, 256, "there is no window here");
    return -1;
}

int __wrap_terminal_run(struct terminal *terminal)
{
    must(terminal->source.input && course_level(&terminal->course) && terminal->speed >= 0);
    return -ETIMEDOUT;
}

int __wrap_board_loop_init(struct board_loop *loop, struct board_queue *queue, int stop_fd)
{
    must(loop && queue && stop_fd >= 0);
    return -ENODEV;
}

struct input *__wrap_pad_source_open(const struct device *device, const struct device_setup *setup,
                                     char error[256])
{
    must(device && !setup->heard);
    snprintf(error, 256, "there are none here");
    return NULL;
}

int __wrap_shot_save(const char *data_dir, const struct book *book, const char *picture,
                     const struct shot_format *format, const char *path, int *faults, char error[256])
{
    must(data_dir && book && picture && path && format->width > 0 && format->height > 0);
    *faults = 0;
    *error = '\0';
    return 0;
}

int __wrap_sheet_save(const char *data_dir, const struct book *book, const char *const *pictures, int count,
                      const struct shot_format *format, const char *path, int *faults, char error[256])
{
    must(count > 0);
    return __wrap_shot_save(data_dir, book, pictures[0], format, path, faults, error);
}

int __wrap_plot_save(const char *data_dir, const struct plot *plot, const char *path, char error[256])
{
    must(data_dir && plot && path);
    *error = '\0';
    return 0;
}

int __wrap_board_list(struct input_device *out, int max)
{
    must(out && max > 0);
    return 0;
}

int __wrap_pads_list(struct pad_info *out, int max, char error[256])
{
    must(out && max > 0 && error);
    return 0;
}
