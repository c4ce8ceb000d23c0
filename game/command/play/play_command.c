#include "command/json.h"
#include "command/play/game.h"
#include "command/play/outcome.h"
#include "command/play/sitting.h"
#include "command/play/walk.h"

#include "loader/book_files.h"
#include "show/shot.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "Usage: surefoot play LEVEL|WORKOUT|today [options]\n"
    "\n"
    "Plays one level, or a workout with its rests: in the window, or with --headless in the terminal. LEVEL\n"
    "and WORKOUT are ids of `surefoot levels list`, or the beginning of one; today is what the game "
    "proposes\n"
    "for the player. In a workout, what the input cannot measure goes by the clock.\n"
    "\n"
    "  --input board                 a real balance board (normally)\n"
    "  --input motion|contact        a pad with a motion sensor, worn on the limb; buttons of pads and "
    "mats;\n"
    "                                motion:2 is the second pad that `surefoot devices` lists\n"
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
    "  --speed N                     N times real time, of sim and FILE.csv; 0, normal without a window, is "
    "as\n"
    "                                fast as it goes. Everything live goes in real time, the clock too\n"
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
    "given, and never enter a score table. Each set is kept as soon as it is done. Ctrl-C\n"
    "stops, as does the end of the terminal, and what was held until then counts. What the store does not "
    "take\n"
    "is written beside it as recordings, and the path is told.\n"
    "Exit status: 0 fine, 1 nothing was held or done, or it could not be kept.\n"
    "\n"
    "Examples: surefoot play lake/01 --input sim --headless\n"
    "          surefoot play workouts/desk-break --input coach --headless\n";

/* One of them; neither: what is proposed for today. */
struct played {
    const struct level *level;
    const struct workout *workout;
};

struct request {
    struct game_request game;
    const char *picture;
    bool headless, json, verbose;
};

static int picture(const struct sitting *sitting, const char *path, int64_t saved_id)
{
    const struct attempt *attempt = &sitting->headless->attempt;
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
                     sitting->source.device, saved_id, path, error)) {
        common_wrong("play", error, NULL, NULL);
        return EXIT_FAILED;
    }
    return EXIT_FINE;
}

static int show(const struct sitting *sitting, int64_t saved_id)
{
    struct outcome outcome = {&sitting->headless->attempt.run, sitting->source.device,
                              sitting->store ? sitting->player.name : NULL, saved_id};
    bool fine = outcome_scored(outcome.run) || (!run_measured(outcome.run) && run_completed(outcome.run));
    int status = fine ? EXIT_FINE : EXIT_FAILED;

    if (sitting->headless->ended)
        fprintf(stderr, "surefoot play: the recording ended before the level was over\n");
    if (sitting->json)
        return json_print("play", outcome_json(&outcome), status);
    outcome_print(&outcome);
    if (!sitting->store)
        puts("\nnot kept; --player NAME keeps it");
    return status;
}

static int finish(struct sitting *sitting, const char *path)
{
    struct headless *headless = sitting->headless;
    int kept, pictured, shown;
    int64_t saved_id;

    if (!headless->begun) {
        fprintf(stderr, "surefoot play: %s before the level began\n",
                headless->ended ? "the recording ended" : "stopped");
        return EXIT_FAILED;
    }
    kept = sitting_keep(sitting, &saved_id);
    shown = show(sitting, saved_id);
    pictured = picture(sitting, path, saved_id);
    attempt_end(&headless->attempt);
    return kept ? kept : shown ? shown : pictured;
}

static int play_level(struct sitting *sitting, const struct level *level, const char *path)
{
    int status = sitting_source(sitting, sitting->game, level);

    if (status)
        return status;
    sitting->headless->level = level;
    sitting->headless->channel = sitting->source.channel;
    status = sitting_result(sitting, headless_run(sitting->headless));
    return status ? status : finish(sitting, path);
}

static int play_headless(const struct request *request, const struct book *book, const struct played *played)
{
    struct sitting sitting = {
        .game = &request->game, .book = book, .json = request->json, .verbose = request->verbose};
    int status = sitting_open(&sitting);

    if (!status && played->level)
        status = play_level(&sitting, played->level, request->picture);
    else if (!status)
        status = walk(&sitting, played->workout);
    sitting_close(&sitting);
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

/* What the word on the command line names. */
static int find_played(const struct book *book, const char *word, struct played *out)
{
    *out = (struct played){.workout = book_workout(book, word)};
    if (!strcmp(word, WALK_TODAY) || out->workout)
        return 0;
    if (!strncmp(word, "workouts/", strlen("workouts/"))) {
        out->workout = common_workout("play", book, word);
        return out->workout ? 0 : EXIT_USAGE;
    }
    out->level = common_level("play", &book->trail, word);
    return out->level ? 0 : EXIT_USAGE;
}

static int start(const struct request *request, struct book *book, const char *word)
{
    struct played played;
    int status = find_played(book, word, &played);

    if (status)
        return status;
    if (request->picture && !played.level)
        return common_wrong("play", "--picture is of a level, not of", word, NULL);
    if (request->headless)
        return play_headless(request, book, &played);
    return game_window("play", &request->game, book,
                       played.level     ? played.level->id
                       : played.workout ? played.workout->id
                                        : WALK_TODAY);
}

static int run(int argc, char **argv)
{
    struct request request = {0};
    struct book book;
    int option, status = 0;

    game_init(&request.game);
    optind = 0;
    while (!status && (option = common_option("play", argc, argv, options)) != COMMON_NO_MORE)
        status = read_option(option, &request);
    if (status)
        return status;
    if (argc - optind != 1)
        return common_wrong("play", "one level or workout is wanted (see surefoot play --help)", NULL, NULL);
    if (!request.headless && (request.json || request.picture))
        return common_wrong("play", "--json and --picture need --headless", NULL, NULL);
    status = common_book("play", true, &book);
    if (status)
        return status;
    status = start(&request, &book, argv[optind]);
    book_free(&book);
    return status;
}

const struct command command_play = {"play", "plays a level or a workout, with or without the window", help,
                                     run};
