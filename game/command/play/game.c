#include "command/play/game.h"

#include "command/measure/bouts_show.h"
#include "command/measure/csv_notes.h"

#include "csv/csv.h"
#include "device/pad/pad_source.h"
#include "loader/workout_keep.h"
#include "show/stop.h"
#include "show/window.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIM_KG 70.0

void game_init(struct game_request *request)
{
    const char *trace = getenv("SUREFOOT_TRACE");

    *request = (struct game_request){.seed = 1, .channel = -1, .trace = trace && *trace ? trace : NULL};
}

static int channel_option(const char *command, struct game_request *request)
{
    for (int i = 0; i < CHANNELS; i++)
        if (!strcmp(optarg, channel_name((enum channel)i))) {
            request->channel = i;
            return 0;
        }
    return common_wrong(command, "--channel wants load, motion, contact or coach, not", optarg, NULL);
}

/* "LEFT,RIGHT": numbers of buttons. */
static int pads_option(const char *command, struct game_request *request)
{
    const char *comma = strchr(optarg, ',');
    char first[4] = "";
    int64_t left, right;

    if (comma && comma - optarg < (int)sizeof first) {
        memcpy(first, optarg, (size_t)(comma - optarg));
        if (common_whole(first, 0, 31, &left) && common_whole(comma + 1, 0, 31, &right) && left != right) {
            request->pads = (struct contact_setup){.left = 1u << left, .right = 1u << right};
            return 0;
        }
    }
    return common_wrong(command, "--pads wants two numbers from 0 to 31, as in 0,3, not", optarg, NULL);
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
    case GAME_CHANNEL:
        return channel_option(command, request);
    case GAME_PADS:
        return pads_option(command, request);
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
    out->channel = CHANNEL_LOAD;
    out->input = board_open(&why);
    if (out->input)
        return 0;
    common_wrong(command, "boards cannot be looked for:", why, NULL);
    return EXIT_FAILED;
}

static int opened(const char *command, const struct game_source *source)
{
    return source->input ? 0 : common_wrong(command, "not enough memory", NULL, NULL);
}

unsigned game_measured(const struct level *level)
{
    unsigned measured = 0;

    for (int i = 0; i < CHANNELS; i++)
        measured |= exercise_measured_by(level->exercise, (enum channel)i) ? 1u << i : 0;
    return measured;
}

static int open_sim(const char *command, const struct game_request *request, const struct guide *guide,
                    const struct level *level, struct game_source *out)
{
    out->name = "sim";
    out->channel = CHANNEL_LOAD;
    out->weight_kg = request->weight_kg > 0 ? request->weight_kg : SIM_KG;
    if (request->channel >= 0)
        out->channel = (enum channel)request->channel;
    else if (level)
        out->channel = guide_channel(guide, level, game_measured(level));
    switch (out->channel) {
    case CHANNEL_MOTION:
        out->input = sim_open_motion((uint64_t)request->seed);
        break;
    case CHANNEL_CONTACT:
        out->input = sim_open_contact((uint64_t)request->seed);
        break;
    case CHANNEL_COACH:
        out->input = clock_open();
        break;
    default:
        out->input = sim_open((uint64_t)request->seed, out->weight_kg);
    }
    return opened(command, out);
}

static int open_clock(const char *command, struct game_source *out)
{
    out->name = "coach";
    out->channel = CHANNEL_COACH;
    out->input = clock_open();
    return opened(command, out);
}

/* A pad's own sensor, or buttons and mats. */
static int open_pads(const char *command, const struct game_request *request, enum channel channel,
                     struct game_source *out)
{
    char error[256];

    out->name = channel == CHANNEL_MOTION ? "pad" : "mat";
    out->channel = channel;
    out->pads = request->pads;
    out->input = pad_source_open(channel == CHANNEL_MOTION ? SAMPLE_MOTION : SAMPLE_CONTACT, true, error);
    if (out->input)
        return 0;
    common_wrong(command, "pads cannot be looked for:", error, NULL);
    return EXIT_FAILED;
}

/* What the first sample of a recording has that is no loss. 0 or negative with one line in error. */
static int channel_of(struct csv *csv, enum channel *out, char error[256])
{
    struct csv_row row = {0};
    int got;

    do
        got = csv_next(csv, &row, error);
    while (got > 0 && row.sample.has & SAMPLE_LOST);
    if (got < 0)
        return got;
    *out = CHANNEL_LOAD;
    if (row.sample.has & SAMPLE_MOTION)
        *out = CHANNEL_MOTION;
    if (row.sample.has & SAMPLE_CONTACT)
        *out = CHANNEL_CONTACT;
    if (row.sample.has & SAMPLE_LOAD)
        *out = CHANNEL_LOAD;
    return csv_rewind(csv, error);
}

/* Of somebody on a board: the whole file is read first, so that a fault shows before anybody plays. */
static int weight_of(struct csv *csv, const struct game_request *request, const struct notes *notes,
                     struct game_source *out, struct zero *zero, char error[256])
{
    struct bouts stands;

    if (bouts_read(csv, request->input, notes->attempt, &stands, zero, error))
        return -EINVAL;
    out->weight_kg = request->weight_kg > 0 ? request->weight_kg : notes->weight_kg;
    if (out->weight_kg <= 0 && stands.longest < 0) {
        snprintf(error, 256, "nobody stands on the board in \"%.200s\"", request->input);
        return -EINVAL;
    }
    if (out->weight_kg <= 0)
        out->weight_kg = stands.stands[stands.longest].kg;
    return csv_rewind(csv, error);
}

/* A recording is opened once, so it may come through a pipe. */
static int open_file(const char *command, const struct game_request *request, struct game_source *out)
{
    struct notes notes = {0};
    struct zero zero = {.from = ZERO_NONE};
    const struct csv_options options = {.note = notes_take, .context = &notes};
    char error[256];
    struct csv *csv = csv_open(request->input, &options, error);
    int result = csv ? channel_of(csv, &out->channel, error) : -EINVAL;

    if (!result && out->channel == CHANNEL_LOAD)
        result = weight_of(csv, request, &notes, out, &zero, error);
    if (result) {
        csv_close(csv);
        return common_wrong(command, error, NULL, NULL);
    }
    out->name = "file";
    out->pads = request->pads;
    out->input = file_of(csv, request->input, &zero);
    return out->input ? 0 : common_wrong(command, "not enough memory", NULL, NULL);
}

static int open_source(const char *command, const struct game_request *request, const struct guide *guide,
                       const struct level *level, struct game_source *out)
{
    const char *input = request->input ? request->input : "board";

    if (!strcmp(input, "board"))
        return open_board(command, out);
    if (!strcmp(input, "sim"))
        return open_sim(command, request, guide, level, out);
    if (!strcmp(input, "coach"))
        return open_clock(command, out);
    if (!strcmp(input, "motion"))
        return open_pads(command, request, CHANNEL_MOTION, out);
    if (!strcmp(input, "contact"))
        return open_pads(command, request, CHANNEL_CONTACT, out);
    return open_file(command, request, out);
}

int game_source(const char *command, const struct game_request *request, const struct guide *guide,
                const struct level *level, struct game_source *out)
{
    *out = (struct game_source){0};
    int status = open_source(command, request, guide, level, out);
    if (status || !level || guide_offers(guide, level, out->channel))
        return status;
    input_close(out->input);
    out->input = NULL;
    return common_wrong(command, "this level cannot be measured by", channel_name(out->channel),
                        "(`surefoot levels list --json` names its channels)");
}

int game_player(const char *command, const struct game_request *request, struct store *store,
                struct store_player *out)
{
    int failed = request->player ? store_player(store, request->player, out) : store_player_last(store, out);

    return failed ? common_wrong(command, store_error(store), NULL, NULL) : 0;
}

/* Where the player's own files go. */
struct own_files {
    struct book *book;
    char folder[COMMON_PATH_SIZE]; /* "": nowhere */
};

static int keep_workout(void *context, const struct workout *workout)
{
    struct own_files *own = context;

    return *own->folder ? workout_keep(own->book, own->folder, workout) : -ENOENT;
}

/* What the command line asks for in the words of the settings; -1: nothing. */
static int device_asked(const struct game_request *request)
{
    static const char *const inputs[] = {[DEVICE_BOARD] = "board",
                                         [DEVICE_SIM] = "sim",
                                         [DEVICE_PAD] = "motion",
                                         [DEVICE_MAT] = "contact",
                                         [DEVICE_CLOCK] = "coach"};

    for (int i = 0; request->input && i <= DEVICE_CLOCK; i++)
        if (!strcmp(request->input, inputs[i]))
            return i;
    return request->input ? DEVICE_BOARD : -1;
}

/* What the window opens: as asked, or as it is set. Pads, mats and the clock need no board. */
static int window_source(const char *command, const struct game_request *request,
                         struct window_options *options, struct game_source *out)
{
    struct game_request opened = *request;
    struct settings settings;

    options->device = device_asked(request);
    if (store_settings(options->store, options->player.id, &settings))
        return common_wrong(command, store_error(options->store), NULL, NULL);
    if (options->device < 0)
        opened.input = settings.at[SETTING_DEVICE] == DEVICE_SIM ? "sim" : "board";
    int status = game_source(command, &opened, NULL, NULL, out);
    if (status)
        return status;
    options->without_board = settings.at[SETTING_DEVICE] > DEVICE_SIM && options->device < 0;
    if (out->channel == CHANNEL_LOAD)
        return 0;
    input_close(out->input);
    out->input = NULL;
    options->without_board = strcmp(out->name, "file") != 0;
    out->name = "board";
    return options->without_board
               ? 0
               : common_wrong(command, "the window plays recordings of a board; --headless also takes",
                              request->input, NULL);
}

int game_window(const char *command, const struct game_request *request, struct book *book, const char *start)
{
    char folder[COMMON_PATH_SIZE], levels[COMMON_PATH_SIZE], error[256];
    struct own_files own = {.book = book};
    struct window_options options = {.data_dir = folder,
                                     .book = book,
                                     .keeper = {keep_workout, &own},
                                     .named = request->player != NULL,
                                     .start = start,
                                     .seed = (uint64_t)request->seed,
                                     .speed = request->speed,
                                     .trace = request->trace,
                                     .full_screen = request->full_screen};
    struct game_source source;
    int status;

    stop_hold(); /* before the source is opened: its threads inherit it */
    if (command_data_dir(folder, sizeof folder))
        return common_wrong(command, "the path of the game's folder is too long", NULL, NULL);
    status = common_book_folders(command, levels, own.folder);
    if (!status)
        status = common_store(command, &options.store);
    if (status)
        return status;
    status = game_player(command, request, options.store, &options.player);
    if (!status)
        status = window_source(command, request, &options, &source);
    if (!status) {
        options.input = source.input;
        options.source = source.name;
        options.weight_kg = source.weight_kg;
        int result = window_run(&options, error);
        if (result < 0)
            common_wrong(command, error, NULL,
                         "(`surefoot play LEVEL --headless --input sim` needs no display)");
        status = result ? EXIT_FAILED : EXIT_FINE;
    }
    store_close(options.store);
    return status;
}
