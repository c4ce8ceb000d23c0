#include "command/options.h"
#include "command/play/game.h"

#include "loader/book_files.h"

static const char help[] =
    "Usage: surefoot [options]           opens the game\n"
    "       surefoot COMMAND [options]\n"
    "\n"
    "  --input board|sim|FILE.csv    a balance board, a simulated one, or a recording;\n"
    "                                normally as the settings say, at first the board\n"
    "  --player NAME                 who plays; normally the one who played last\n"
    "  --full-screen                 F11 changes it in the game\n"
    "  --speed N                     N times real time, for sim and FILE.csv\n"
    "  --seed N                      another simulated player; the same number plays the same way\n"
    "  --weight KG                   of the simulated player, or of the one in the recording\n"
    "  --trace FILE                  writes what happens, a line each time (or $SUREFOOT_TRACE)\n"
    "  --version                     and the number of this version\n";

static int run(int argc, char **argv)
{
    struct game_request request;
    struct book book;

    game_init(&request);
    int status = options_read("", argc, argv, game_options, &request);
    if (status)
        return status;
    if (optind < argc)
        return common_wrong("", "there is no command", argv[optind], "(see surefoot --help)");
    status = common_book("", true, &book);
    if (status)
        return status;
    status = game_window("", &request, &book, NULL);
    book_free(&book);
    return status;
}

const struct command command_open = {"", "opens the game", help, run};
