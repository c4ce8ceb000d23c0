#include "command/common.h"
#include "command/measure/detection_rows.h"
#include "command/options.h"

static const char help[] =
    "Usage: surefoot history --player NAME [--format text|csv|json]\n"
    "\n"
    "Everything a player has played and told of pain, oldest first, one row for each set. What was done to "
    "its\n"
    "end by the clock alone is a stamp.\n"
    "\n"
    "  --player NAME                whose\n"
    "  --format text|csv|json       text to read (normally), or what `surefoot export` writes\n";

struct request {
    const char *player;
    enum rows_format format;
};

static const struct option_row options[] = {
    {"player", OPTION_TEXT, offsetof(struct request, player)},
    {"format", OPTION_WORD, offsetof(struct request, format), .words = rows_formats, .first = ROWS_TEXT},
    {NULL}};

static int run(int argc, char **argv)
{
    struct request request = {.format = ROWS_TEXT};
    struct store *store;
    int status = options_alone("history", argc, argv, options, &request);

    if (status)
        return status;
    if (!request.player)
        return common_wrong("history", "--player is missing (see surefoot history --help)", NULL, NULL);
    status = common_store_reading("history", &store);
    if (status)
        return status;
    status = rows_print("history", store, request.player, request.format);
    store_close(store);
    return status;
}

const struct command command_history = {"history", "everything a player has played", help, run};
