#include "command/json.h"
#include "command/play/game.h"
#include "command/play/terminal.h"
#include "command/play/told.h"

#include "loader/book_files.h"
#include "shots/shot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static int picture(const struct terminal *terminal, const char *path)
{
    const struct course *course = &terminal->course;
    char folder[COMMON_PATH_SIZE], error[256];

    if (!path)
        return EXIT_FINE;
    if (!told_scored(&course->attempt.run))
        return common_stopped("play", "nothing was held, so there is no results screen to picture", NULL,
                              NULL);
    if (command_data_dir(folder, sizeof folder))
        return common_wrong("play", "the path of the game's folder is too long", NULL, NULL);
    if (shot_results(folder, course->book, &course->attempt, course->store,
                     course->store ? &course->player : NULL, course->source, course->saved_id, path, error))
        return common_stopped("play", error, NULL, NULL);
    return EXIT_FINE;
}

static int show(const struct terminal *terminal)
{
    const struct course *course = &terminal->course;
    const struct run *run = &course->attempt.run;
    bool fine = told_scored(run) || (!run_measured(run) && run_completed(run));
    int status = fine ? EXIT_FINE : EXIT_FAILED;

    if (course->ended)
        fprintf(stderr, "surefoot play: the recording ended before the level was over\n");
    if (terminal->json)
        return json_print("play", told_json(course), status);
    told_print(course);
    if (!course->store)
        puts("\nnot kept; --player NAME keeps it");
    return status;
}

static int finish(struct terminal *terminal, const char *path)
{
    int kept, pictured, shown;

    if (!terminal->course.attempting)
        return common_stopped("play", terminal->course.ended ? "the recording ended" : "stopped", NULL,
                              "before the level began");
    kept = terminal_keep(terminal);
    shown = show(terminal);
    pictured = picture(terminal, path);
    return kept ? kept : shown ? shown : pictured;
}

static int play_level(struct terminal *terminal, const struct level *level, const char *path)
{
    int status = terminal_source(terminal, terminal->game, level);

    if (status)
        return status;
    course_choose(&terminal->course, (size_t)(level - terminal->book->trail.levels), 0,
                  1u << terminal->source.channel);
    status = terminal_result(terminal, terminal_run(terminal));
    return status ? status : finish(terminal, path);
}

static int play_headless(const struct request *request, const struct book *book, const struct played *played)
{
    struct terminal *terminal = calloc(1, sizeof *terminal);

    if (!terminal)
        return common_wrong("play", "not enough memory", NULL, NULL);
    terminal->game = &request->game;
    terminal->book = book;
    terminal->json = request->json;
    terminal->verbose = request->verbose;
    int status = terminal_open(terminal);
    if (!status && played->level)
        status = play_level(terminal, played->level, request->picture);
    else if (!status)
        status = terminal_workout(terminal, played->workout);
    terminal_close(terminal);
    free(terminal);
    return status;
}

static const struct option_row options[] = {{"headless", OPTION_FLAG, offsetof(struct request, headless)},
                                            {"json", OPTION_FLAG, offsetof(struct request, json)},
                                            {"picture", OPTION_TEXT, offsetof(struct request, picture)},
                                            {"verbose", OPTION_FLAG, offsetof(struct request, verbose)},
                                            {NULL}};

/* What the word on the command line names. */
static int find_played(const struct book *book, const char *word, struct played *out)
{
    *out = (struct played){.workout = book_workout(book, word)};
    if (!strcmp(word, TERMINAL_TODAY) || out->workout)
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
                                        : TERMINAL_TODAY);
}

static int run(int argc, char **argv)
{
    struct request request = {0};
    struct book book;
    const struct options lists[] = {{options, &request}, {game_options, &request.game}, {NULL, NULL}};

    game_init(&request.game);
    int status = options_read_all("play", argc, argv, lists);
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
