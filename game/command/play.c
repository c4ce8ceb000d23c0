#include "command/game.h"
#include "command/headless.h"
#include "command/json.h"
#include "command/outcome.h"

#include "loader/book.h"
#include "view/shot.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "Usage: surefoot play LEVEL [options]\n"
    "\n"
    "Plays one level: in the window, or with --headless in the terminal. LEVEL is an id of `surefoot levels\n"
    "list`, or the beginning of one.\n"
    "\n"
    "  --input board                 a real balance board (normally)\n"
    "  --input motion|contact        a pad with a motion sensor, worn on the limb; buttons of pads and mats\n"
    "  --input coach                 nobody measures: the clock and the tempo, entered as done\n"
    "  --input sim                   a built-in player\n"
    "  --input FILE.csv              a recording of a whole session, from getting ready on\n"
    "  --channel CHANNEL             what the built-in player is measured by: load, motion, contact or "
    "coach\n"
    "                                (normally the best that the level offers)\n"
    "  --pads LEFT,RIGHT             numbers of the buttons under the left and the right foot (normally "
    "0,1)\n"
    "  --headless                    without a window\n"
    "  --player NAME                 who plays (made when new)\n"
    "  --speed N                     N times real time; 0, normal without a window, is as fast as it goes\n"
    "  --seed N                      another simulated player; the same number plays the same way\n"
    "  --weight KG                   of the simulated player (normally 70), or of the one in the recording\n"
    "                                (normally the median load of the longest stand in it)\n"
    "  --full-screen, --trace FILE   with the window, as for `surefoot` itself\n"
    "\n"
    "With --headless only:\n"
    "  --json                        one JSON object\n"
    "  --picture FILE.png            a picture of the results screen\n"
    "  --verbose                     a line for everything that happens, as at a terminal\n"
    "\n"
    "Attempts on a device, or by the clock, are kept; those of sim and FILE.csv are kept without a window "
    "only when --player "
    "is\n"
    "given, and never enter a score table. Ctrl-C stops, and what was held until then counts.\n"
    "Exit status: 0 fine, 1 nothing was held or done.\n"
    "\n"
    "Example: surefoot play lake/01 --input sim --headless\n";

struct request {
    struct game_request game;
    const char *picture;
    bool headless, json, verbose;
};

/* What a headless attempt needs around it. */
struct sitting {
    const struct request *request;
    const struct book *book;
    struct game_source source;
    struct store *store; /* NULL: nothing is kept */
    struct store_player player;
    int64_t saved_id;
};

static int keep(struct sitting *sitting, struct attempt *attempt)
{
    int result;

    if (!sitting->store)
        return EXIT_FINE;
    result =
        attempt_save(attempt, sitting->store, sitting->player.id, sitting->source.name, &sitting->saved_id);
    if (!result || result == -ENODATA)
        return EXIT_FINE;
    common_wrong("play", "the attempt could not be kept:",
                 attempt->error ? strerror(-attempt->error) : store_error(sitting->store), NULL);
    return EXIT_FAILED;
}

static int picture(const struct sitting *sitting, const struct attempt *attempt)
{
    const char *path = sitting->request->picture;
    char folder[COMMON_PATH_SIZE], error[256];

    if (!path)
        return EXIT_FINE;
    if (!outcome_scored(&attempt->run)) {
        fprintf(stderr, "surefoot play: nothing was held, so there is no results screen to picture\n");
        return EXIT_FAILED;
    }
    if (command_data_dir(folder, sizeof folder))
        return common_wrong("play", "the path of the game's folder is too long", NULL, NULL);
    if (shot_results(folder, sitting->book, attempt, sitting->store, sitting->store ? &sitting->player : NULL,
                     sitting->source.name, sitting->saved_id, path, error)) {
        common_wrong("play", error, NULL, NULL);
        return EXIT_FAILED;
    }
    return EXIT_FINE;
}

static int show(const struct sitting *sitting, const struct headless *headless)
{
    struct outcome outcome = {&headless->attempt.run, sitting->source.name,
                              sitting->store ? sitting->player.name : NULL, sitting->saved_id};
    bool fine = outcome_scored(outcome.run) || (!run_measured(outcome.run) && run_completed(outcome.run));
    int status = fine ? EXIT_FINE : EXIT_FAILED;

    if (headless->ended)
        fprintf(stderr, "surefoot play: the recording ended before the level was over\n");
    if (sitting->request->json)
        return json_print("play", outcome_json(&outcome), status);
    outcome_print(&outcome);
    if (!sitting->store)
        puts("\nnot kept; --player NAME keeps it");
    return status;
}

static int finish(struct sitting *sitting, struct headless *headless)
{
    int kept, pictured, shown;

    if (!headless->begun) {
        fprintf(stderr, "surefoot play: %s before the level began\n",
                headless->ended ? "the recording ended" : "stopped");
        return EXIT_FAILED;
    }
    kept = keep(sitting, &headless->attempt);
    shown = show(sitting, headless);
    pictured = picture(sitting, &headless->attempt);
    attempt_end(&headless->attempt);
    return kept ? kept : shown ? shown : pictured;
}

/* Is somebody really there? */
static bool live(const struct game_request *request)
{
    static const char *const names[] = {"board", "motion", "contact", "coach"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!request->input || !strcmp(request->input, names[i]))
            return true;
    return false;
}

static int play(struct sitting *sitting, const struct level *level)
{
    struct headless *headless = calloc(1, sizeof *headless);
    int result, status;

    if (!headless)
        return common_wrong("play", "not enough memory", NULL, NULL);
    headless->level = level;
    headless->source = &sitting->source;
    headless->speed = live(&sitting->request->game) ? 1 : sitting->request->game.speed;
    headless->flipped = !strcmp(sitting->source.name, "board") && sitting->player.board_flipped;
    headless->talk = !sitting->request->json && (sitting->request->verbose || isatty(STDOUT_FILENO));
    result = headless_run(headless);
    if (result == -ENOTSUP) {
        status = common_wrong("play", "this level cannot be measured like that:", level->id, NULL);
    } else if (result == -ETIMEDOUT) {
        fputs("surefoot play: nobody was there for two minutes\n", stderr);
        status = EXIT_FAILED;
    } else {
        status = finish(sitting, headless);
    }
    free(headless);
    return status;
}

static int play_headless(const struct request *request, const struct book *book, const struct level *level)
{
    struct sitting sitting = {.request = request, .book = book};
    bool keeps = request->game.player || live(&request->game);
    int status = 0;

    headless_hold_signals();
    if (keeps)
        status = common_store("play", &sitting.store);
    if (!status && keeps)
        status = game_player("play", &request->game, sitting.store, &sitting.player);
    if (!status)
        status = game_source("play", &request->game, &book->guide, level, &sitting.source);
    if (!status)
        status = play(&sitting, level);
    input_close(sitting.source.input);
    store_close(sitting.store);
    return status;
}

enum { OPTION_HEADLESS, OPTION_JSON, OPTION_PICTURE, OPTION_VERBOSE };

static const struct option options[] = {{"headless", no_argument, NULL, OPTION_HEADLESS},
                                        {"json", no_argument, NULL, OPTION_JSON},
                                        {"picture", required_argument, NULL, OPTION_PICTURE},
                                        {"verbose", no_argument, NULL, OPTION_VERBOSE},
                                        GAME_OPTIONS,
                                        {NULL, 0, NULL, 0}};

static int read_option(int option, struct request *request)
{
    switch (option) {
    case COMMON_WRONG:
        return EXIT_USAGE;
    case OPTION_HEADLESS:
        request->headless = true;
        return 0;
    case OPTION_JSON:
        request->json = true;
        return 0;
    case OPTION_VERBOSE:
        request->verbose = true;
        return 0;
    case OPTION_PICTURE:
        request->picture = optarg;
        return 0;
    default:
        return game_option("play", option, &request->game);
    }
}

static int run(int argc, char **argv)
{
    struct request request = {0};
    const struct level *level;
    struct book book;
    int option, status = 0;

    game_init(&request.game);
    optind = 0;
    while (!status && (option = common_option("play", argc, argv, options)) != COMMON_NO_MORE)
        status = read_option(option, &request);
    if (status)
        return status;
    if (argc - optind != 1)
        return common_wrong("play", "one level is wanted (see surefoot play --help)", NULL, NULL);
    if (!request.headless && (request.json || request.picture))
        return common_wrong("play", "--json and --picture need --headless", NULL, NULL);
    status = common_book("play", true, &book);
    if (status)
        return status;
    level = common_level("play", &book.trail, argv[optind]);
    if (!level)
        status = EXIT_USAGE;
    else if (request.headless)
        status = play_headless(&request, &book, level);
    else
        status = game_window("play", &request.game, &book, level->id);
    book_free(&book);
    return status;
}

const struct command command_play = {"play", "plays a level, with or without the window", help, run};
