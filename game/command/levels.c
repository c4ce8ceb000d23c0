#define _POSIX_C_SOURCE 200809L

#include "command/common.h"
#include "command/json.h"
#include "command/levels_list.h"

#include "loader/book.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char help[] =
    "Usage: surefoot levels list [--json]\n"
    "       surefoot levels check [DIR] [--json]\n"
    "\n"
    "list names the levels in the order of the trail, and the workouts. check reads every file below DIR\n"
    "(normally the game's own, and your own levels and workouts) and prints one line for each fault:\n"
    "file:line: what, and what would be right.\n"
    "\n"
    "  --json     one JSON object\n"
    "\n"
    "Exit status of check: 0 everything is right, 1 faults were found, 2 DIR cannot be read.\n"
    "\n"
    "Your own levels are $XDG_DATA_HOME/surefoot/levels/*.yaml, your own workouts are in workouts beside "
    "it.\n"
    "\n"
    "Example: surefoot levels check my-levels\n";

static int list(bool json)
{
    struct book book;
    int status = common_book("levels", true, &book);

    if (status)
        return status;
    if (json)
        status = json_print("levels", levels_list_json(&book), EXIT_FINE);
    else
        levels_list_print(&book);
    book_free(&book);
    return status;
}

struct seen {
    json_t *lines; /* NULL: printed as they come */
    int count;
    bool lost;
};

static void take_fault(void *context, const char *line)
{
    struct seen *seen = context;

    seen->count++;
    if (!seen->lines)
        puts(line);
    else if (json_array_append_new(seen->lines, json_text_or_null(line)))
        seen->lost = true;
}

static int say_checked(const struct book *book, struct seen *seen, bool json)
{
    int status = seen->count ? EXIT_FAILED : EXIT_FINE;
    json_int_t levels = (json_int_t)book->trail.count, workouts = (json_int_t)book->workout_count,
               notes = (json_int_t)book->note_count;

    if (json && seen->lost) {
        json_decref(seen->lines);
        seen->lines = NULL;
    }
    if (json)
        return json_print("levels",
                          json_pack("{s:b, s:I, s:I, s:I, s:o}", "ok", status == EXIT_FINE, "levels", levels,
                                    "workouts", workouts, "notes", notes, "faults", seen->lines),
                          status);
    if (status == EXIT_FINE)
        printf("%zu levels, %zu workouts, %zu notes, all right\n", book->trail.count, book->workout_count,
               book->note_count);
    return status;
}

static int check(const char *folder, bool json)
{
    char game[COMMON_PATH_SIZE], own[COMMON_PATH_SIZE];
    struct seen seen = {0};
    struct book book = {0};
    struct stat found;
    int status = common_book_folders("levels", game, own);

    if (status)
        return status;
    if (folder)
        own[0] = '\0';
    else
        folder = game;
    if (stat(folder, &found) || !S_ISDIR(found.st_mode))
        return common_wrong("levels", "there is no folder", folder, NULL);
    seen.lines = json ? json_array() : NULL;
    book_load(folder, *own ? own : NULL, &book, take_fault, &seen); /* its faults are in seen */
    status = say_checked(&book, &seen, json);
    book_free(&book);
    return status;
}

static const struct option options[] = {{"json", no_argument, NULL, 'j'}, {NULL, 0, NULL, 0}};

static int run(int argc, char **argv)
{
    bool json = false;
    const char *word;
    int option;

    optind = 0;
    while ((option = common_option("levels", argc, argv, options)) != COMMON_NO_MORE) {
        if (option == COMMON_WRONG)
            return EXIT_USAGE;
        json = true;
    }
    word = optind < argc ? argv[optind] : "";
    if (!strcmp(word, "list") && argc - optind == 1)
        return list(json);
    if (!strcmp(word, "check") && argc - optind <= 2)
        return check(optind + 1 < argc ? argv[optind + 1] : NULL, json);
    return common_wrong("levels", "either list or check [DIR] is wanted (see surefoot levels --help)", NULL,
                        NULL);
}

const struct command command_levels = {"levels", "names the levels, or checks level files", help, run};
