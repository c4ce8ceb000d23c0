#include "command/common.h"

#include "loader/book.h"
#include "view/shot.h"

#include <stdio.h>
#include <string.h>

static const char help[] =
    "Usage: surefoot shot SCREEN FILE.png [--size WxH] [--look NAME] [--text NAME] [--faults]\n"
    "       surefoot shot --list\n"
    "\n"
    "A picture of any screen with sample data; the same pixels every time.\n"
    "\n"
    "  --size WxH    normally 1920x1080\n"
    "  --look NAME   light (the normal one), dusk or contrast\n"
    "  --text NAME   normal, nearer (smaller) or farther (larger)\n"
    "  --faults      prints what is wrong with the layout (text cut, off the picture, on other text);\n"
    "                exit status 1 when there is anything\n"
    "  --list        names the screens\n"
    "\n"
    "Example: surefoot shot play play.png --size 1280x720\n";

enum { SIDE_LEAST = 320, SIDE_MOST = 8192 };

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

static bool known(const char *picture)
{
    for (int i = 0; app_picture(i); i++)
        if (!strcmp(app_picture(i), picture))
            return true;
    return false;
}

static int save(const char *picture, const char *path, int width, int height, struct look look,
                bool list_faults)
{
    char folder[COMMON_PATH_SIZE], error[256];
    struct book book;
    int faults = 0, failed, status = common_book("shot", false, &book);

    if (status)
        return status;
    if (command_data_dir(folder, sizeof folder)) {
        book_free(&book);
        return common_wrong("shot", "the path of the game's folder is too long", NULL, NULL);
    }
    failed = shot_save(folder, &book, picture, width, height, look, path, NULL, error);
    if (!failed && list_faults)
        failed = shot_faults(folder, &book, picture, width, height, look, stdout, &faults, error);
    book_free(&book);
    if (failed) {
        common_wrong("shot", error, NULL, NULL);
        return EXIT_FAILED;
    }
    return faults ? EXIT_FAILED : EXIT_FINE;
}

enum { OPTION_SIZE, OPTION_LOOK, OPTION_TEXT, OPTION_FAULTS, OPTION_LIST };

static const struct option options[] = {
    {"size", required_argument, NULL, OPTION_SIZE}, {"look", required_argument, NULL, OPTION_LOOK},
    {"text", required_argument, NULL, OPTION_TEXT}, {"faults", no_argument, NULL, OPTION_FAULTS},
    {"list", no_argument, NULL, OPTION_LIST},       {NULL, 0, NULL, 0}};

static int run(int argc, char **argv)
{
    int option, width = 1920, height = 1080;
    bool list = false, faults = false;
    struct look look = {0};

    optind = 0;
    while ((option = common_option("shot", argc, argv, options)) != COMMON_NO_MORE) {
        if (option == COMMON_WRONG)
            return EXIT_USAGE;
        if (option == OPTION_SIZE && !read_size(optarg, &width, &height))
            return common_wrong("shot", "--size wants WIDTHxHEIGHT, each 320 to 8192, not", optarg, NULL);
        if (option == OPTION_LOOK && !look_theme_find(optarg, &look.theme))
            return common_wrong("shot", "--look wants light, dusk or contrast, not", optarg, NULL);
        if (option == OPTION_TEXT && !look_text_find(optarg, &look.text))
            return common_wrong("shot", "--text wants normal, nearer or farther, not", optarg, NULL);
        list |= option == OPTION_LIST;
        faults |= option == OPTION_FAULTS;
    }
    if (list && optind == argc) {
        for (int i = 0; app_picture(i); i++)
            puts(app_picture(i));
        return EXIT_FINE;
    }
    if (list || argc - optind != 2)
        return common_wrong("shot", "a screen and a file are wanted (see surefoot shot --help)", NULL, NULL);
    if (!known(argv[optind]))
        return common_wrong("shot", "there is no screen", argv[optind], "(surefoot shot --list names them)");
    return save(argv[optind], argv[optind + 1], width, height, look, faults);
}

const struct command command_shot = {"shot", "a picture of any screen", help, run};
