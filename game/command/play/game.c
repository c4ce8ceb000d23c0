#include "command/play/game.h"

#include "command/measure/bouts_show.h"
#include "command/measure/csv_notes.h"

#include "csv/csv.h"
#include "loader/workout_keep.h"
#include "show/stop.h"
#include "show/window.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void game_init(struct game_request *request)
{
    const char *trace = getenv("SUREFOOT_TRACE");

    *request = (struct game_request){.seed = 1, .channel = -1, .trace = trace && *trace ? trace : NULL};
}

/* "LEFT,RIGHT": numbers of buttons. */
static bool parse_pads(const char *text, void *at)
{
    const char *comma = strchr(text, ',');
    char first[4] = "";
    int64_t left, right;

    if (!comma || comma - text >= (int)sizeof first)
        return false;
    memcpy(first, text, (size_t)(comma - text));
    if (!common_whole(first, 0, 31, &left) || !common_whole(comma + 1, 0, 31, &right) || left == right)
        return false;
    *(struct contact_setup *)at = (struct contact_setup){.left = 1u << left, .right = 1u << right};
    return true;
}

static const char *const channels[] = {"load", "motion", "contact", "coach", NULL};

#define AT(member) offsetof(struct game_request, member)

const struct option_row game_options[] = {
    {"input", OPTION_TEXT, AT(input)},
    {"player", OPTION_TEXT, AT(player)},
    {"trace", OPTION_TEXT, AT(trace)},
    {"speed", OPTION_REAL, AT(speed), .most = 1000},
    {"weight", OPTION_REAL, AT(weight_kg), .least = 10, .most = 300},
    {"seed", OPTION_WHOLE, AT(seed), .most = OPTION_ENDLESS},
    {"channel", OPTION_WORD, AT(channel), .words = channels, .first = CHANNEL_LOAD},
    {"pads", OPTION_OWN, AT(pads), .parse = parse_pads, .wants = "two numbers from 0 to 31, as in 0,3"},
    {"full-screen", OPTION_FLAG, AT(full_screen)},
    {NULL}};

unsigned game_measured(const struct level *level)
{
    unsigned measured = 0;

    for (int i = 0; i < CHANNELS; i++)
        measured |= activity_measured_by(level->activity, (enum channel)i) ? 1u << i : 0;
    return measured;
}

/* What is seen of the simulated player: what was asked for, or the best that the level offers. */
static enum channel sim_channel(const struct game_request *request, const struct guide *guide,
                                const struct level *level)
{
    if (request->channel >= 0)
        return (enum channel)request->channel;
    return level ? guide_channel(guide, level, game_measured(level)) : CHANNEL_LOAD;
}

static enum channel only_channel(const struct device *device)
{
    enum channel channel = CHANNEL_LOAD;

    while (!(device->channels & 1u << channel))
        channel++;
    return channel;
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

/* A recording is opened once, so it may come through a pipe. 0 or negative with one line in error. */
static int open_recording(const struct game_request *request, struct game_source *out, struct zero *zero,
                          struct csv **csv, char error[256])
{
    struct notes notes = {0};
    const struct csv_options options = {.note = notes_take, .context = &notes};

    *csv = csv_open(request->input, &options, error);
    int result = *csv ? channel_of(*csv, &out->channel, error) : -EINVAL;
    if (!result && out->channel == CHANNEL_LOAD)
        result = weight_of(*csv, request, &notes, out, zero, error);
    if (result)
        csv_close(*csv);
    return result;
}

static int open_source(const char *command, const struct game_request *request, const struct guide *guide,
                       const struct level *level, struct game_source *out)
{
    struct zero zero = {.from = ZERO_NONE};
    struct device_setup setup = {.seed = (uint64_t)request->seed, .path = request->input, .zero = &zero};
    char error[256];

    out->device = request->input ? device_of_word(request->input, &setup.which) : &device_board;
    out->pads = request->pads;
    if (!out->device->word) {
        if (open_recording(request, out, &zero, &setup.csv, error))
            return common_wrong(command, error, NULL, NULL);
    } else if (out->device->simulated) {
        out->channel = sim_channel(request, guide, level);
        out->weight_kg = request->weight_kg > 0 ? request->weight_kg : SIM_KG;
    } else {
        out->channel = only_channel(out->device);
    }
    setup.channel = out->channel;
    setup.weight_kg = out->weight_kg;
    out->input = out->device->open(out->device, &setup, error);
    return out->input ? 0 : common_stopped(command, error, NULL, NULL);
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

/* What the command line asks for, as it might be set; a recording stands in for a board. NULL: nothing. */
static const struct device *device_asked(const struct game_request *request, int *which)
{
    const struct device *asked = request->input ? device_of_word(request->input, which) : NULL;

    return asked && !asked->setting ? &device_board : asked;
}

/* What the window opens: as asked, or as it is set. Pads, mats and the clock need no board. */
static int window_source(const char *command, const struct game_request *request,
                         struct window_options *options, struct game_source *out)
{
    struct game_request opened = *request;
    struct settings settings;

    options->device = device_asked(request, &options->which);
    if (settings_load(options->store, options->player.id, &settings))
        return common_wrong(command, store_error(options->store), NULL, NULL);
    const struct device *set = settings_device(&settings);
    const bool board = set->channels & 1u << CHANNEL_LOAD;
    if (!options->device)
        opened.input = (board ? set : &device_board)->word;
    int status = game_source(command, &opened, NULL, NULL, out);
    if (status)
        return status;
    options->without_board = !board && !options->device;
    if (out->channel == CHANNEL_LOAD)
        return 0;
    input_close(out->input);
    out->input = NULL;
    options->without_board = !out->device->tared;
    out->device = &device_board;
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

    stop_hold(); /* before the source is opened: its threads inherit it */
    if (command_data_dir(folder, sizeof folder))
        return common_wrong(command, "the path of the game's folder is too long", NULL, NULL);
    int status = common_book_folders(command, levels, own.folder);
    if (!status)
        status = common_store(command, &options.store);
    if (status)
        return status;
    status = game_player(command, request, options.store, &options.player);
    if (!status)
        status = window_source(command, request, &options, &source);
    if (!status) {
        options.input = source.input;
        options.source = source.device;
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
