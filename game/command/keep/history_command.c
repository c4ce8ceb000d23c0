#include "command/common.h"
#include "command/measure/detection_rows.h"

static const char help[] =
    "Usage: surefoot history --player NAME [--format text|csv|json]\n"
    "\n"
    "Everything a player has played and told of pain, oldest first, one row for each set. What was done to "
    "its\n"
    "end by the clock alone is a stamp.\n"
    "\n"
    "  --player NAME                whose\n"
    "  --format text|csv|json       text to read (normally), or what `surefoot export` writes\n";

enum { OPTION_PLAYER, OPTION_FORMAT };

static const struct option options[] = {{"player", required_argument, NULL, OPTION_PLAYER},
                                        {"format", required_argument, NULL, OPTION_FORMAT},
                                        {NULL, 0, NULL, 0}};

static int run(int argc, char **argv)
{
    enum rows_format format = ROWS_TEXT;
    const char *player = NULL;
    struct store *store;
    int option, status;

    optind = 0;
    while ((option = common_option("history", argc, argv, options)) != COMMON_NO_MORE) {
        if (option == COMMON_WRONG)
            return EXIT_USAGE;
        if (option == OPTION_PLAYER)
            player = optarg;
        else if (!rows_format_parse(optarg, &format))
            return common_wrong("history", "--format wants text, csv or json, not", optarg, NULL);
    }
    if (optind < argc)
        return common_wrong("history", "does not know what to do with", argv[optind], NULL);
    if (!player)
        return common_wrong("history", "--player is missing (see surefoot history --help)", NULL, NULL);
    status = common_store_reading("history", &store);
    if (status)
        return status;
    status = rows_print("history", store, player, format);
    store_close(store);
    return status;
}

const struct command command_history = {"history", "everything a player has played", help, run};
