#define _POSIX_C_SOURCE 200809L

#include "command/common.h"
#include "command/json.h"
#include "command/levels/levels.h"
#include "command/options.h"

#include "loader/book_files.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char help[] =
    "Usage: surefoot levels list [--json]\n"
    "       surefoot levels check [DIR] [--json]\n"
    "       surefoot levels order [--json]\n"
    "       surefoot levels format\n"
    "       surefoot levels strings\n"
    "\n"
    "list names the levels in the order of the trail, and the workouts: exercise, stage, rung, sides, sets "
    "and\n"
    "seconds or repetitions (up, hold and down), and what can measure it. check reads every file below DIR\n"
    "(normally the game's own, and your own levels and workouts) and prints one line for each fault:\n"
    "file:line: what, and what would be right; a level that never opens is a fault, too, and so is a note "
    "of\n"
    "the game without its drawing (assets/notes beside the levels). order tells on which\n"
    "practice day each level opens for somebody who passes every open one, for each class of device.\n"
    "format tells for each exercise which numbers its levels take below target, and within what bounds.\n"
    "strings prints every text of the game's own files as a template for translators (gettext).\n"
    "A DIR of chapters without exercises is held against the exercises of the game.\n"
    "\n"
    "  --json     one JSON object\n"
    "\n"
    "Exit status of check: 0 everything is right, 1 faults were found, 2 DIR cannot be read.\n"
    "\n"
    "Your own levels are $XDG_DATA_HOME/surefoot/levels/*.yaml, your own workouts are in workouts beside "
    "it.\n"
    "\n"
    "Example: surefoot levels check my-levels\n";

typedef void print_book(const struct book *book);
typedef json_t *book_to_json(const struct book *book);

static int show(bool json, bool with_own, print_book *print, book_to_json *to_json)
{
    struct book book;
    int status = common_book("levels", with_own, &book);

    if (status)
        return status;
    if (json)
        status = json_print("levels", to_json(&book), EXIT_FINE);
    else
        print(&book);
    book_free(&book);
    return status;
}

struct seen {
    bool json;     /* otherwise printed as they come */
    json_t *lines; /* NULL: memory was short */
    int count;
};

static void take_fault(void *context, const char *line)
{
    struct seen *seen = context;

    seen->count++;
    if (seen->json)
        seen->lines = json_with(seen->lines, json_text_or_null(line));
    else
        puts(line);
}

static int say_checked(const struct book *book, const struct seen *seen)
{
    int status = seen->count ? EXIT_FAILED : EXIT_FINE;
    json_int_t levels = (json_int_t)book->trail.count, workouts = (json_int_t)book->workout_count,
               notes = (json_int_t)book->note_count;

    if (seen->json)
        return json_print("levels",
                          json_pack("{s:b, s:I, s:I, s:I, s:o}", "ok", status == EXIT_FINE, "levels", levels,
                                    "workouts", workouts, "notes", notes, "faults", seen->lines),
                          status);
    if (status == EXIT_FINE)
        printf("%zu levels, %zu workouts, %zu notes, all right\n", book->trail.count, book->workout_count,
               book->note_count);
    return status;
}

/* A whole game must lead through; a few levels of somebody's need not. */
static bool is_whole(const char *folder)
{
    char cards[COMMON_PATH_SIZE + 16];
    struct stat found;

    snprintf(cards, sizeof cards, "%.*s/exercises", COMMON_PATH_SIZE, folder);
    return !stat(cards, &found);
}

static void check_into(struct seen *seen, const char *folder, const char *game, const char *own,
                       struct book *book)
{
    int faults = folder ? book_load_beside(game, folder, book, take_fault, seen)
                        : book_load(game, *own ? own : NULL, book, take_fault, seen);

    if (faults || !is_whole(folder ? folder : game))
        return;
    levels_order_check(book, folder ? folder : game, take_fault, seen);
    levels_drawings_check(book, folder ? folder : game, !folder, take_fault, seen);
}

static int check(const char *folder, bool json)
{
    char game[COMMON_PATH_SIZE], own[COMMON_PATH_SIZE];
    struct seen seen = {.json = json};
    struct book book = {0};
    struct stat found;
    int status = common_book_folders("levels", game, own);

    if (status)
        return status;
    if (stat(folder ? folder : game, &found) || !S_ISDIR(found.st_mode))
        return common_wrong("levels", "there is no folder", folder ? folder : game, NULL);
    seen.lines = json ? json_array() : NULL;
    check_into(&seen, folder, game, own, &book);
    status = say_checked(&book, &seen);
    book_free(&book);
    return status;
}

static const struct option_row options[] = {{"json", OPTION_FLAG}, {NULL}};

static int run(int argc, char **argv)
{
    bool json = false;
    int status = options_read("levels", argc, argv, options, &json);

    if (status)
        return status;
    const char *word = optind < argc ? argv[optind] : "";
    if (!strcmp(word, "list") && argc - optind == 1)
        return show(json, true, levels_list_print, levels_list_json);
    if (!strcmp(word, "order") && argc - optind == 1)
        return show(json, true, levels_order_print, levels_order_json);
    if (!strcmp(word, "strings") && argc - optind == 1 && !json)
        return show(false, false, levels_strings_print, NULL);
    if (!strcmp(word, "format") && argc - optind == 1 && !json) {
        levels_format_print();
        return EXIT_FINE;
    }
    if (!strcmp(word, "check") && argc - optind <= 2)
        return check(optind + 1 < argc ? argv[optind + 1] : NULL, json);
    return common_wrong("levels",
                        "list, check [DIR], order, format or strings is wanted (see surefoot levels --help)",
                        NULL, NULL);
}

const struct command command_levels = {"levels", "names the levels, or checks level files", help, run};
