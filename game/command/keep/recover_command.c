#include "command/common.h"
#include "command/json.h"
#include "command/options.h"

#include <errno.h>
#include <stdio.h>

static const char help[] =
    "Usage: surefoot recover [FILE] [--json]\n"
    "\n"
    "Brings what can be read of a damaged file with results into yours: one that Surefoot has set aside\n"
    "(surefoot.db.damaged-DATE, beside surefoot.db; with its -wal), or another one of Surefoot's. Players,\n"
    "attempts and what was told of pain that are there already stay as they are; only what they lack is "
    "added.\n"
    "Scores that are lost while their recordings are whole are computed.\n"
    "FILE is not changed. `surefoot players delete` covers the files that were set aside, too.\n"
    "\n"
    "Without FILE: looks at all of your own, mends what is damaged in it, and says what was done.\n"
    "\n"
    "  --json    one JSON object\n"
    "\n"
    "Exit status: 0 something could be read, 1 nothing of Surefoot's could be.\n"
    "\n"
    "Example: surefoot recover ~/.local/share/surefoot/surefoot.db.damaged-20260921-180000\n";

static int print_json(const struct store_recovered *count, int status)
{
    return json_print("recover",
                      json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "players",
                                (json_int_t)count->players, "attempts", (json_int_t)count->attempts, "sets",
                                (json_int_t)count->trials, "recordings", (json_int_t)count->recordings,
                                "scores", (json_int_t)count->scores, "pain", (json_int_t)count->pains,
                                "settings", (json_int_t)count->settings, "attempts_already_there",
                                (json_int_t)count->doubles, "rows_left_out", (json_int_t)count->left_out,
                                "places_unreadable", (json_int_t)count->unread, "scores_computed",
                                (json_int_t)count->rescored),
                      status);
}

static void print_text(const struct store_recovered *count)
{
    printf("brought over: players %lld, attempts %lld, sets %lld, recordings %lld, scores %lld, pain %lld, "
           "settings %lld\n",
           (long long)count->players, (long long)count->attempts, (long long)count->trials,
           (long long)count->recordings, (long long)count->scores, (long long)count->pains,
           (long long)count->settings);
    printf("there already: attempts %lld\n", (long long)count->doubles);
    if (count->rescored)
        printf("computed anew from their recordings: scores %lld\n", (long long)count->rescored);
    if (count->nameless)
        printf("players who have lost their name: %lld (see surefoot players list)\n",
               (long long)count->nameless);
    if (count->left_out || count->unread)
        printf("left out: rows that are not right %lld, places that cannot be read %lld\n",
               (long long)count->left_out, (long long)count->unread);
}

static int recover(struct store *store, const char *path, bool json)
{
    struct store_recovered count;
    int failed = store_recover(store, path, &count);

    if (failed == -ENOMSG)
        return common_stopped("recover", "nothing of Surefoot's can be read in", path, NULL);
    if (failed)
        return common_wrong("recover", store_error(store), NULL, NULL);
    if (json)
        return print_json(&count, EXIT_FINE);
    print_text(&count);
    return EXIT_FINE;
}

/* Your own file; whoever asks for it has met damage, or fears it. */
static int mend(bool json)
{
    struct store *store;
    char error[256];

    if (store_open_mending(NULL, &store, error))
        return common_wrong("recover", error, NULL, NULL);
    const char *notice = store_notice(store);
    int status = EXIT_FINE;
    if (json) {
        status = json_print(
            "recover", json_pack("{s:o}", "notice", json_text_or_null(*notice ? notice : NULL)), EXIT_FINE);
    } else {
        common_put(stdout, *notice ? notice : "nothing is damaged in the file with your results");
        putchar('\n');
    }
    store_close(store);
    return status;
}

static const struct option_row options[] = {{"json", OPTION_FLAG}, {NULL}};

static int run(int argc, char **argv)
{
    struct store *store;
    bool json = false;
    int status = options_read("recover", argc, argv, options, &json);

    if (status)
        return status;
    if (argc - optind > 1)
        return common_wrong("recover", "wants one file (see surefoot recover --help)", NULL, NULL);
    if (argc == optind)
        return mend(json);
    status = common_store("recover", &store);
    if (status)
        return status;
    status = recover(store, argv[optind], json);
    store_close(store);
    return status;
}

const struct command command_recover = {"recover", "brings a damaged file's results into yours", help, run};
