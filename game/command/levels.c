#define _POSIX_C_SOURCE 200809L

#include "command/common.h"
#include "command/json.h"

#include "loader/levels.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char help[] =
    "Usage: surefoot levels list [--json]\n"
    "       surefoot levels check [DIR] [--json]\n"
    "\n"
    "list names the levels in the order of the trail. check reads every level file below DIR (normally the\n"
    "game's own) and prints one line for each fault: file:line: what, and what would be right.\n"
    "\n"
    "  --json     one JSON object\n"
    "\n"
    "Exit status of check: 0 all levels are right, 1 faults were found, 2 DIR cannot be read.\n"
    "\n"
    "Example: surefoot levels check my-levels\n";

static const char *sides_name(enum level_sides sides)
{
    static const char *const names[] = {"each", "left", "right", "both"};

    return names[sides];
}

static json_t *level_json(const struct level *level)
{
    json_t *stars = json_pack("[f, f, f]", level->stars[0], level->stars[1], level->stars[2]);
    json_t *unlock = *level->unlock_level
                         ? json_pack("{s:s, s:i}", "level", level->unlock_level, "stars", level->unlock_stars)
                         : json_null();

    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:i, s:s, s:i, s:f, s:i, s:s, s:s, s:o, s:o}", "id",
                     level->id, "title", level->title, "chapter", chapter_name(level->chapter), "exercise",
                     exercise_name(level->exercise), "stage", stage_name(level->stage), "rung", level->rung,
                     "sides", sides_name(level->sides), "sets", level->sets, "hold_s", level->hold_s,
                     "rest_s", level->rest_s, "eyes", level->eyes == EYES_OPEN ? "open" : "closed", "surface",
                     level->surface == SURFACE_FIRM ? "firm" : "soft", "stars_s", stars, "unlock", unlock);
}

static json_t *trail_json(const struct trail *trail)
{
    json_t *levels = json_array();

    for (size_t i = 0; i < trail->count; i++)
        if (json_array_append_new(levels, level_json(&trail->levels[i]))) {
            json_decref(levels);
            return NULL;
        }
    return levels;
}

static int list(bool json)
{
    struct trail trail;
    int status = common_trail("levels", &trail);

    if (status)
        return status;
    if (json)
        status = json_print("levels", json_pack("{s:o, s:[]}", "levels", trail_json(&trail), "workouts"),
                            EXIT_FINE);
    for (size_t i = 0; i < trail.count && !json; i++)
        printf("%-28s %-32s %s\n", trail.levels[i].id, trail.levels[i].title,
               exercise_title(trail.levels[i].exercise));
    levels_free(&trail);
    return status;
}

struct faults {
    json_t *lines; /* NULL: printed as they come */
    int count;
    bool lost;
};

static void take_fault(void *context, const char *line)
{
    struct faults *faults = context;

    faults->count++;
    if (!faults->lines)
        puts(line);
    else if (json_array_append_new(faults->lines, json_text_or_null(line)))
        faults->lost = true;
}

static int check(const char *folder, bool json)
{
    char own[COMMON_PATH_SIZE + 8];
    struct faults faults = {.lines = json ? json_array() : NULL};
    struct trail trail = {0};
    struct stat found;
    size_t count;
    int status;

    if (!folder) {
        if (command_data_dir(own, COMMON_PATH_SIZE))
            return common_wrong("levels", "the path of the game's folder is too long", NULL, NULL);
        strcat(own, "/levels");
        folder = own;
    }
    if (stat(folder, &found) || !S_ISDIR(found.st_mode))
        return common_wrong("levels", "there is no folder", folder, NULL);
    status = levels_load(folder, &trail, take_fault, &faults) ? EXIT_FAILED : EXIT_FINE;
    count = trail.count;
    levels_free(&trail);
    if (json) {
        if (faults.lost) {
            json_decref(faults.lines);
            faults.lines = NULL;
        }
        return json_print("levels",
                          json_pack("{s:b, s:I, s:o}", "ok", status == EXIT_FINE, "levels", (json_int_t)count,
                                    "faults", faults.lines),
                          status);
    }
    if (status == EXIT_FINE)
        printf("%zu levels, all right\n", count);
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
