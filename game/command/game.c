#include "command/game.h"

#include "command/notes.h"
#include "command/stands.h"

#include "view/window.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIM_KG 70.0

void game_init(struct game_request *request)
{
    const char *trace = getenv("SUREFOOT_TRACE");

    *request = (struct game_request){.seed = 1, .trace = trace && *trace ? trace : NULL};
}

int game_option(const char *command, int option, struct game_request *request)
{
    switch (option) {
    case GAME_INPUT:
        request->input = optarg;
        return 0;
    case GAME_PLAYER:
        request->player = optarg;
        return 0;
    case GAME_TRACE:
        request->trace = optarg;
        return 0;
    case GAME_SPEED:
        return common_option_real(command, "--speed", 0, 1000, &request->speed);
    case GAME_WEIGHT:
        return common_option_real(command, "--weight", 10, 300, &request->weight_kg);
    case GAME_SEED:
        return common_option_whole(command, "--seed", 0, INT64_MAX, &request->seed);
    case GAME_FULL_SCREEN:
        request->full_screen = true;
        return 0;
    default:
        return EXIT_USAGE;
    }
}

static int open_board(const char *command, struct game_source *out)
{
    const char *why = "";

    out->name = "board";
    out->input = board_open(&why);
    if (out->input)
        return 0;
    common_wrong(command, "boards cannot be looked for:", why, NULL);
    return EXIT_FAILED;
}

static int open_sim(const char *command, const struct game_request *request, struct game_source *out)
{
    out->name = "sim";
    out->weight_kg = request->weight_kg > 0 ? request->weight_kg : SIM_KG;
    out->input = sim_open((uint64_t)request->seed, out->weight_kg);
    return out->input ? 0 : common_wrong(command, "not enough memory", NULL, NULL);
}

/* The whole file is read first: for the weight, and so that a fault shows before anybody plays. */
static int open_file(const char *command, const struct game_request *request, struct game_source *out)
{
    struct stands stands;
    struct notes notes;
    char error[256];

    if (!strcmp(request->input, "-"))
        return common_wrong(command, "a recording is read twice, so it cannot come from standard input", NULL,
                            NULL);
    if (stands_read(request->input, &stands, error))
        return common_wrong(command, error, NULL, NULL);
    notes_read(request->input, &notes);
    out->name = "file";
    out->weight_kg = request->weight_kg > 0 ? request->weight_kg : notes.weight_kg;
    if (out->weight_kg <= 0 && stands.longest < 0)
        return common_wrong(command, "nobody stands on the board in", request->input, NULL);
    if (out->weight_kg <= 0)
        out->weight_kg = stands.stands[stands.longest].kg;
    out->input = file_open(request->input, error);
    return out->input ? 0 : common_wrong(command, error, NULL, NULL);
}

int game_source(const char *command, const struct game_request *request, struct game_source *out)
{
    static const char *const later[] = {"motion", "contact", "coach"};
    const char *input = request->input ? request->input : "board";

    *out = (struct game_source){0};
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        if (!strcmp(input, later[i]))
            return common_wrong(command, "this level cannot be measured yet by", input,
                                "(board, sim and FILE.csv work)");
    if (!strcmp(input, "board"))
        return open_board(command, out);
    if (!strcmp(input, "sim"))
        return open_sim(command, request, out);
    return open_file(command, request, out);
}

int game_player(const char *command, const struct game_request *request, struct store *store,
                struct store_player *out)
{
    int failed = request->player ? store_player(store, request->player, out) : store_player_last(store, out);

    return failed ? common_wrong(command, store_error(store), NULL, NULL) : 0;
}

int game_window(const char *command, const struct game_request *request, const struct book *book,
                const char *level)
{
    char folder[COMMON_PATH_SIZE], error[256];
    struct window_options options = {.data_dir = folder,
                                     .book = book,
                                     .level = level,
                                     .seed = (uint64_t)request->seed,
                                     .speed = request->speed,
                                     .trace = request->trace,
                                     .full_screen = request->full_screen};
    struct game_source source;
    int status;

    if (command_data_dir(folder, sizeof folder))
        return common_wrong(command, "the path of the game's folder is too long", NULL, NULL);
    status = common_store(command, &options.store);
    if (status)
        return status;
    status = game_player(command, request, options.store, &options.player);
    if (!status)
        status = game_source(command, request, &source);
    if (!status) {
        options.input = source.input;
        options.source = source.name;
        options.weight_kg = source.weight_kg;
        if (window_run(&options, error)) {
            common_wrong(command, error, NULL,
                         "(`surefoot play LEVEL --headless --input sim` needs no display)");
            status = EXIT_FAILED;
        }
    }
    store_close(options.store);
    return status;
}
