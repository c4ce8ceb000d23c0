#define _POSIX_C_SOURCE 200809L /* setenv */
#include "command/common.h"
#include "command/options.h"

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
    const char *sheet, *language;
    bool faults, list;
};

static bool parse_size(const char *text, void *at)
{
    struct shot_format *format = at;
    const char *cross = strchr(text, 'x');
    char left[8];
    int64_t w, h;

    if (!cross || cross - text >= (int)sizeof left)
        return false;
    snprintf(left, sizeof left, "%.*s", (int)(cross - text), text);
    if (!common_whole(left, SIDE_LEAST, SIDE_MOST, &w) || !common_whole(cross + 1, SIDE_LEAST, SIDE_MOST, &h))
        return false;
    format->width = (int)w;
    format->height = (int)h;
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
    if (failed)
        return common_stopped("shot", error, NULL, NULL);
    return faults && request->faults ? EXIT_FAILED : EXIT_FINE;
}

#define AT(member) offsetof(struct request, member)

static const struct option_row options[] = {
    {"sheet", OPTION_TEXT, AT(sheet)},
    {"size", OPTION_OWN, AT(format), .parse = parse_size, .wants = "WIDTHxHEIGHT, each 320 to 8192"},
    {"look", OPTION_WORD, AT(format.look.theme), .words = look_themes},
    {"text", OPTION_WORD, AT(format.look.text), .words = look_texts},
    {"language", OPTION_TEXT, AT(language)},
    {"faults", OPTION_FLAG, AT(faults)},
    {"list", OPTION_FLAG, AT(list)},
    {NULL}};

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
    request->path = request->sheet ? request->sheet : argv[last];
    return save(request, shots, folder, (const char *const *)argv + optind, last - optind);
}

static int run(int argc, char **argv)
{
    struct request request = {.format = {.width = 1920, .height = 1080}};
    char folder[COMMON_PATH_SIZE], error[256];
    struct shots *shots;
    int status = options_read("shot", argc, argv, options, &request);

    if (status)
        return status;
    if (request.language)
        setenv("LANGUAGE", request.language, 1);
    request.format.faults = request.faults ? stdout : NULL;
    if (command_data_dir(folder, sizeof folder))
        return common_wrong("shot", "the path of the game's folder is too long", NULL, NULL);
    if (shots_open(folder, NULL, &shots, error))
        return common_stopped("shot", error, NULL, NULL);
    status = take(&request, shots, folder, argc, argv);
    shots_close(shots);
    return status;
}

const struct command command_shot = {"shot", "a picture of any screen", help, run};
