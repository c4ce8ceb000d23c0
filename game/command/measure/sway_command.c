#include "command/common.h"
#include "command/measure/plotted.h"
#include "command/measure/sway_show.h"
#include "command/options.h"
#include "command/prompt.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "Usage: surefoot sway FILE.csv [options]\n"
    "\n"
    "Posturographic measures of a recording, by the published definitions; but the mean frequency\n"
    "is velocity / (2 pi RMS distance): a seventh below Prieto's, which divides by the mean distance,\n"
    "and no mean of the power spectrum.\n"
    "\n"
    "  --raw                every row as it is, at the mean rate; nothing repaired or resampled, and\n"
    "                       the figures are those of all rows\n"
    "  --pooled             the figures are those of all stands together\n"
    "  --low-pass HZ        rows of a plate, or with --raw of a board, are low-passed first: a fourth-order\n"
    "                       Butterworth without delay; 10 is usual\n"
    "  --json               one JSON object\n"
    "  --plot FILE.png      a picture of the path, with its ellipse\n" ASKING_HELP "\n"
    "Posture is measured stand by stand, each about its own mean; the figures are those of the longest\n"
    "stand, and the others are listed. Corner loads of a board (time_s,top_left_kg,...) are repaired,\n"
    "resampled to 50 Hz and low-passed first, and count while somebody stands on the board; the first 1.1\n"
    "seconds of a stand, its last 1.9 and what comes before the first quiet second are stepping on and\n"
    "off. A silence of more than a second, of missing rows or of empty ones, is left out and named, and\n"
    "ends a stand on a board. Centres of pressure of a laboratory\n"
    "plate (time_s,cop_ml_mm,cop_ap_mm) are taken as they are; a gap of more than a second after which\n"
    "they are elsewhere begins another stand. FILE may be - for standard input.\n"
    "\n"
    "Example: surefoot sway quiet.csv --json\n";

struct request {
    struct reading_request reading;
    struct posture_request posture;
    struct notes notes;
    const char *plot; /* NULL: none */
    bool json;
};

/* Nobody sways like that; and what it looks like. A still plate (0) is another matter. */
static int check_size(const struct request *request, const struct posturogram *posture, char error[256])
{
    const struct sway_measures *m = &posture->sway;
    const char *like = NULL;

    if (request->reading.csv.length != CSV_LENGTH_TOLD || !(m->rms_mm > 0))
        return 0;
    if (m->rms_mm < SWAY_LEAST_MM)
        like = "these look like metres (--units m reads them; --units mm if they are millimetres)";
    else if (m->rms_mm < SWAY_SMALL_MM && m->velocity_mm_s < SWAY_SLOW_MM_S)
        like = "these look like centimetres (--units cm reads them; --units mm if they are millimetres)";
    else if (m->rms_mm > SWAY_MOST_MM)
        like = "wanted are millimetres (--units mm if they are)";
    if (!like)
        return 0;
    snprintf(error, 256, "%.110s: nobody sways by %.3g mm: %s", request->reading.path, m->rms_mm, like);
    return -EINVAL;
}

/* A board's frames have been low-passed, and their lengths come from kilograms. */
static int check_kind(const struct request *request, const struct reading *reading, char error[256])
{
    if (!reading->cop && !reading->load) {
        snprintf(error, 256, "neither corner loads nor centres of pressure in \"%.180s\"",
                 request->reading.path);
        return -EINVAL;
    }
    if (request->posture.low_pass_hz > 0 && !reading->cop && !request->posture.raw) {
        snprintf(error, 256, "loads of a board are low-passed at 10 Hz already: --low-pass goes with --raw");
        return -EINVAL;
    }
    return 0;
}

static int measure(const struct request *request, struct reading *reading, struct parts *parts,
                   struct posturogram *posture, char error[256])
{
    int result = check_kind(request, reading, error);

    if (!result && request->notes.attempt)
        reading_is_tared(reading);
    if (!result)
        result = reading_plausible(reading, &request->reading.csv, error);
    if (!result)
        result = posture_measure(reading, &request->posture, parts, posture, error);
    if (!result && reading->cop)
        result = check_size(request, posture, error);
    return result;
}

static int show(const struct request *request, struct reading *reading, const struct posturogram *posture)
{
    char error[256];

    if (request->plot && plotted_posture(reading, &request->posture, posture, request->plot, error))
        return common_stopped("sway", error, NULL, NULL);
    return request->json ? sway_show_json(reading, &request->posture, posture)
                         : sway_show_table(reading, &request->posture, posture);
}

#define AT(member) offsetof(struct request, member)

static const struct option_row options[] = {
    {"raw", OPTION_FLAG, AT(posture.raw)},
    {"pooled", OPTION_FLAG, AT(posture.pooled)},
    {"low-pass", OPTION_REAL, AT(posture.low_pass_hz), .least = 0.01, .most = 10000},
    {"json", OPTION_FLAG, AT(json)},
    {"plot", OPTION_TEXT, AT(plot)},
    {NULL}};

static int read_request(int argc, char **argv, struct request *request)
{
    const struct options lists[] = {{options, request}, {asking_options, &request->reading}, {NULL, NULL}};

    memset(request, 0, sizeof *request);
    request->reading.csv.note = notes_take;
    request->reading.csv.late_note = notes_take_late;
    request->reading.csv.context = request->reading.notes = &request->notes;
    int status = options_read_all("sway", argc, argv, lists);
    if (status)
        return status;
    if (argc - optind != 1)
        return common_wrong("sway", "one recording is wanted (see surefoot sway --help)", NULL, NULL);
    request->reading.path = argv[optind];
    return asking_check("sway", &request->reading);
}

/* What all of it takes: kilobytes, whatever the recording's length. */
struct work {
    struct reading reading;
    struct parts parts;
    struct posturogram posture;
};

static int work(const struct request *request, struct work *work)
{
    char error[256];
    int result, status = EXIT_FINE;

    parts_init(&work->parts, NULL);
    result = reading_open(&request->reading, posture_survey, &work->parts, &work->reading, error);
    if (!result)
        result = measure(request, &work->reading, &work->parts, &work->posture, error);
    if (!result)
        return show(request, &work->reading, &work->posture);
    status = common_wrong("sway", error, NULL, NULL);
    return result == -EAGAIN || result == -ENOMEM ? EXIT_FAILED : status;
}

static int run(int argc, char **argv)
{
    struct request request;
    int status = read_request(argc, argv, &request);

    if (status)
        return status;
    struct work *memory = calloc(1, sizeof *memory);
    if (!memory)
        return common_wrong("sway", "not enough memory", NULL, NULL);
    status = work(&request, memory);
    posture_free(&memory->posture);
    reading_close(&memory->reading);
    free(memory);
    return status;
}

const struct command command_sway = {"sway", "posturographic measures of a recording", help, run};
