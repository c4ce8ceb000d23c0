#include "command/common.h"
#include "command/measure/detection_rows.h"
#include "command/options.h"

#include "files/replace.h"
#include "play/set_file.h"

#include <stdio.h>
#include <string.h>

static const char help[] =
    "Usage: surefoot export --player NAME [--format csv|json]\n"
    "       surefoot export --attempt ID --set N [--side left|right] FILE.csv\n"
    "\n"
    "The first writes a player's history, one row for each set. The second writes the recording of one set,\n"
    "which `surefoot score` scores with the same points.\n"
    "\n"
    "  --player NAME        whose history\n"
    "  --format csv|json    how; normally csv\n"
    "  --attempt ID         which attempt, by its number in history\n"
    "  --set N              which set of it, in the order they were played\n"
    "  --side left|right    then --set counts the sets of this leg alone, as history does\n"
    "\n"
    "Example: surefoot export --attempt 12 --set 1 twelve.csv\n";

struct request {
    const char *player, *path;
    enum rows_format format;
    int64_t attempt, set;
    enum side side;
};

/* Looks for one set among those of an attempt. */
struct search {
    const struct request *request;
    int64_t seen; /* sets of the attempt so far */
    bool found;
    struct store_stored_trial trial;
};

/* 0 or a negative errno; of standard output command_main tells. */
static int write_recording(const char *path, const struct store_stored_trial *trial)
{
    struct replacement aside;
    int failed;

    if (!strcmp(path, "-")) {
        failed = set_file_write(stdout, trial);
        return ferror(stdout) ? 0 : failed;
    }
    failed = replace_open(&aside, path, 0666);
    return failed ? failed : replace_close(&aside, set_file_write(aside.file, trial));
}

static bool wanted(struct search *search, const struct store_stored_trial *trial)
{
    const struct request *request = search->request;

    if (trial->attempt_id != request->attempt)
        return false;
    search->seen++;
    if (request->side != SIDE_NONE)
        return trial->trial.side == request->side && trial->trial.set == request->set;
    return search->seen == request->set;
}

static int visit(void *context, const struct store_stored_trial *trial)
{
    struct search *search = context;

    if (!wanted(search, trial))
        return 0;
    search->found = true;
    search->trial = *trial;
    return 1;
}

/* With its recording, which is in no listing. */
static int export_trial(struct store *store, const struct request *request, struct store_stored_trial *trial)
{
    struct recording recording = {0};
    int status = EXIT_FINE, failed;

    if (trial->damaged)
        return common_stopped("export", "what is stored of that set is damaged", NULL, NULL);
    failed = store_recording(store, trial->trial.id, &recording);
    trial->trial.recording = &recording;
    if (failed)
        status = common_stopped("export", store_error(store), NULL, NULL);
    else if (trial->channel == CHANNEL_COACH || !recording.count)
        status = common_stopped("export", "nothing was measured in that set", NULL, NULL);
    else if ((failed = write_recording(request->path, trial))) {
        common_failed("export", "cannot write", request->path, -failed);
        status = EXIT_FAILED;
    }
    recording_free(&recording);
    return status;
}

static int export_recording(struct store *store, const struct request *request)
{
    struct search search = {.request = request};
    int failed = store_list_attempt(store, request->attempt, visit, &search);

    if (failed < 0)
        return common_wrong("export", store_error(store), NULL, NULL);
    if (search.found)
        return export_trial(store, request, &search.trial);
    return common_wrong("export",
                        search.seen ? "that attempt has no such set" : "there is no attempt of that number",
                        NULL, NULL);
}

static const struct option_row options[] = {
    {"player", OPTION_TEXT, offsetof(struct request, player)},
    {"format", OPTION_WORD, offsetof(struct request, format), .words = rows_formats + ROWS_CSV,
     .first = ROWS_CSV},
    {"attempt", OPTION_WHOLE, offsetof(struct request, attempt), .least = 1, .most = OPTION_ENDLESS},
    {"set", OPTION_WHOLE, offsetof(struct request, set), .least = 1, .most = 100},
    {"side", OPTION_WORD, offsetof(struct request, side), .words = option_sides, .first = SIDE_LEFT},
    {NULL}};

static int read_request(int argc, char **argv, struct request *request)
{
    int words, status = options_read("export", argc, argv, options, request);

    if (status)
        return status;
    words = argc - optind;
    if (request->player && !request->attempt && !request->set && request->side == SIDE_NONE && !words)
        return 0;
    if (!request->player && request->attempt && request->set && words == 1) {
        request->path = argv[optind];
        return 0;
    }
    return common_wrong("export", "wants either --player NAME, or --attempt ID --set N FILE.csv (see --help)",
                        NULL, NULL);
}

static int run(int argc, char **argv)
{
    struct request request = {.format = ROWS_CSV};
    struct store *store;
    int status = read_request(argc, argv, &request);

    if (!status)
        status = common_store_reading("export", &store);
    if (status)
        return status;
    status = request.player ? rows_print("export", store, request.player, request.format)
                            : export_recording(store, &request);
    store_close(store);
    return status;
}

const struct command command_export = {"export", "writes a history, or one recording, to keep", help, run};
