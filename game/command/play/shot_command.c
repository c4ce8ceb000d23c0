#define _POSIX_C_SOURCE 200809L /* setenv */
#include "command/common.h"

#include "loader/book_files.h"
#include "shots/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "Usage: surefoot shot SCREEN FILE.png [options]\n"
    "       surefoot shot --sheet FILE.png [SCREEN...] [options]\n"
    "       surefoot shot --list\n"
    "\n"
    "A picture of any screen with sample data; the same pixels every time.\n"
    "\n"
    "  --sheet FILE.png  all screens, or those named, small and with their names\n"
    "  --size WxH        of a screen, normally 1920x1080\n"
    "  --look NAME       light (the normal one), dusk or contrast\n"
    "  --text NAME       nearer (90 %), normal or farther (130 %)\n"
    "  --language LL     normally the one of LANGUAGE\n"
    "  --faults          prints what is wrong with the layout (text cut, off the picture, on other text);\n"
    "                    exit status 1 when there is anything\n"
    "  --list            names the screens\n"
    "\n"
    "Example: surefoot shot play-rest rest.png --size 1280x720\n";

enum { SIDE_LEAST = 320, SIDE_MOST = 8192, PICTURES_MOST = 512 };

struct request {
    struct shot_format format;
    const char *path; /* of the PNG */
    bool sheet, list;
};

static bool read_size(const char *text, int *width, int *height)
{
    const char *cross = strchr(text, 'x');
    char left[8];
    int64_t w, h;

    if (!cross || cross - text >= (int)sizeof left)
        return false;
    snprintf(left, sizeof left, "%.*s", (int)(cross - text), text);
    if (!common_whole(left, SIDE_LEAST, SIDE_MOST, &w) || !common_whole(cross + 1, SIDE_LEAST, SIDE_MOST, &h))
        return false;
    *width = (int)w;
    *height = (int)h;
    return true;
}

static bool known(const struct shots *shots, const char *picture)
{
    for (int i = 0; shots_name(shots, i); i++)
        if (!strcmp(shots_name(shots, i), picture))
            return true;
    return false;
}

/* One picture, or a sheet of many: of all when none is named. */
static int save(const struct request *request, const struct shots *shots, const char *folder,
                const char *const *pictures, int count)
{
    char error[256];
    const char *all[PICTURES_MOST];
    struct book book;
    int faults = 0, failed, status = common_book("shot", false, &book);

    if (status)
        return status;
    for (; pictures != all && count == 0; pictures = all)
        while (count < PICTURES_MOST && (all[count] = shots_name(shots, count)))
            count++;
    if (request->sheet)
        failed = sheet_save(folder, &book, pictures, count, &request->format, request->path, &faults, error);
    else
        failed = shot_save(folder, &book, *pictures, &request->format, request->path, &faults, error);
    book_free(&book);
    if (failed) {
        common_wrong("shot", error, NULL, NULL);
        return EXIT_FAILED;
    }
    return faults && request->format.faults ? EXIT_FAILED : EXIT_FINE;
}

enum { OPTION_SHEET, OPTION_SIZE, OPTION_LOOK, OPTION_TEXT, OPTION_LANGUAGE, OPTION_FAULTS, OPTION_LIST };

static const struct option options[] = {{"sheet", required_argument, NULL, OPTION_SHEET},
                                        {"size", required_argument, NULL, OPTION_SIZE},
                                        {"look", required_argument, NULL, OPTION_LOOK},
                                        {"text", required_argument, NULL, OPTION_TEXT},
                                        {"language", required_argument, NULL, OPTION_LANGUAGE},
                                        {"faults", no_argument, NULL, OPTION_FAULTS},
                                        {"list", no_argument, NULL, OPTION_LIST},
                                        {NULL, 0, NULL, 0}};

static int read_option(struct request *request, int option)
{
    struct shot_format *format = &request->format;

    if (option == COMMON_WRONG)
        return EXIT_USAGE;
    if (option == OPTION_SIZE && !read_size(optarg, &format->width, &format->height))
        return common_wrong("shot", "--size wants WIDTHxHEIGHT, each 320 to 8192, not", optarg, NULL);
    if (option == OPTION_LOOK && !look_theme_find(optarg, &format->look.theme))
        return common_wrong("shot", "--look wants light, dusk or contrast, not", optarg, NULL);
    if (option == OPTION_TEXT && !look_text_find(optarg, &format->look.text))
        return common_wrong("shot", "--text wants normal, nearer or farther, not", optarg, NULL);
    if (option == OPTION_LANGUAGE && setenv("LANGUAGE", optarg, 1))
        return common_wrong("shot", "--language wants a language, not", optarg, NULL);
    if (option == OPTION_SHEET) {
        request->sheet = true;
        request->path = optarg;
    }
    if (option == OPTION_FAULTS)
        format->faults = stdout;
    request->list |= option == OPTION_LIST;
    return 0;
}

/* The words after the options. */
static int take(struct request *request, const struct shots *shots, const char *folder, int argc, char **argv)
{
    const int last = request->sheet ? argc : argc - 1;

    if (request->list && !request->sheet && optind == argc) {
        for (int i = 0; shots_name(shots, i); i++)
            puts(shots_name(shots, i));
        return EXIT_FINE;
    }
    if (request->list || (!request->sheet && argc - optind != 2))
        return common_wrong("shot", "a screen and a file are wanted (see surefoot shot --help)", NULL, NULL);
    for (int i = optind; i < last; i++)
        if (!known(shots, argv[i]))
            return common_wrong("shot", "there is no screen", argv[i], "(surefoot shot --list names them)");
    if (!request->sheet)
        request->path = argv[last];
    return save(request, shots, folder, (const char *const *)argv + optind, last - optind);
}

static int run(int argc, char **argv)
{
    struct request request = {.format = {.width = 1920, .height = 1080}};
    char folder[COMMON_PATH_SIZE], error[256];
    struct shots *shots;
    int option, status;

    optind = 0;
    while ((option = common_option("shot", argc, argv, options)) != COMMON_NO_MORE) {
        status = read_option(&request, option);
        if (status)
            return status;
    }
    if (command_data_dir(folder, sizeof folder))
        return common_wrong("shot", "the path of the game's folder is too long", NULL, NULL);
    if (shots_open(folder, NULL, &shots, error)) {
        common_wrong("shot", error, NULL, NULL);
        return EXIT_FAILED;
    }
    status = take(&request, shots, folder, argc, argv);
    shots_close(shots);
    return status;
}

const struct command command_shot = {"shot", "a picture of any screen", help, run};
