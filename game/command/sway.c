#include "command/common.h"
#include "command/json.h"
#include "command/plotted.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char help[] =
    "Usage: surefoot sway FILE.csv [--raw] [--json] [--plot FILE.png]\n"
    "\n"
    "Posturographic measures of a recording, by the published definitions; but the mean frequency\n"
    "is velocity / (2 pi RMS distance): a seventh below Prieto's, which divides by the mean distance,\n"
    "and no mean of the power spectrum.\n"
    "\n"
    "  --raw             every row as it is, at the mean rate; nothing repaired, resampled or filtered\n"
    "  --json            one JSON object\n"
    "  --plot FILE.png   a picture of the path, with its ellipse\n"
    "\n"
    "Corner loads of a board (time_s,top_left_kg,...) are repaired, resampled to 50 Hz and low-passed\n"
    "first, and count while somebody stands on the board; the first 1.1 seconds of a stand, its last 1.9\n"
    "and what comes before the first quiet second are stepping on and off. Silences of more than a second\n"
    "are left out, and named. Centres of pressure of a laboratory plate (time_s,cop_ml_mm,cop_ap_mm) are\n"
    "always taken as they are. FILE may be - for standard input.\n"
    "\n"
    "Example: surefoot sway quiet.csv --json\n";

struct request {
    const char *path;
    const char *plot; /* NULL: none */
    bool raw, json;
};

static void print_table(const struct sway_measures *m)
{
    printf("time            %10.2f s, %lld points\n", m->seconds, (long long)m->samples);
    printf("path            %10.1f mm\n", m->path_mm);
    printf("mean velocity   %10.2f mm/s   ML %8.2f   AP %8.2f\n", m->velocity_mm_s, m->velocity_ml_mm_s,
           m->velocity_ap_mm_s);
    printf("RMS distance    %10.2f mm     ML %8.2f   AP %8.2f\n", m->rms_mm, m->rms_ml_mm, m->rms_ap_mm);
    printf("range                                ML %8.2f   AP %8.2f mm\n", m->range_ml_mm, m->range_ap_mm);
    printf("mean frequency  %10.3f Hz\n", m->mean_frequency_hz);
    printf("95 %% ellipse    %10.1f mm2\n", m->ellipse95_mm2);
}

static void print_gaps(const struct reading *reading)
{
    int64_t from_us, to_us;
    size_t at = 0;

    while (reading_next_gap(reading, &at, &from_us, &to_us))
        printf("left out        %10.2f s to %.2f s: %s\n", reading_s(reading, from_us),
               reading_s(reading, to_us), to_us < from_us ? "the clock went back" : "nothing was measured");
    if (reading->dropped > 0)
        printf("dropped         %10lld samples for their time\n", (long long)reading->dropped);
}

static json_t *gaps_json(const struct reading *reading)
{
    json_t *gaps = json_array();
    int64_t from_us, to_us;
    size_t at = 0;

    while (reading_next_gap(reading, &at, &from_us, &to_us))
        if (json_array_append_new(gaps,
                                  json_pack("{s:o, s:o}", "start_s", json_number(reading_s(reading, from_us)),
                                            "end_s", json_number(reading_s(reading, to_us))))) {
            json_decref(gaps);
            return NULL;
        }
    return gaps;
}

static int print_json(const struct reading *reading, const struct sway_measures *measures)
{
    json_t *sway = json_sway(measures);

    if (json_object_set_new(sway, "gaps", gaps_json(reading)) ||
        json_object_set_new(sway, "dropped", json_integer((json_int_t)reading->dropped))) {
        json_decref(sway);
        sway = NULL;
    }
    return json_print("sway", sway, EXIT_FINE);
}

static int measure(const struct request *request, const struct reading *reading, struct posturogram *posture)
{
    struct stands stands;

    if (request->raw || reading->cop)
        return posture_of_rows(reading, posture);
    if (stands_find(reading, &stands))
        return -ENOMEM;
    return posture_of_stands(reading, &stands, posture);
}

static int show(const struct request *request, const struct reading *reading)
{
    struct posturogram posture = {0};
    int result = measure(request, reading, &posture), status = EXIT_FINE;
    char error[256];

    if (result) {
        common_wrong("sway",
                     result == -EAGAIN ? "nobody stands long enough to be measured in"
                                       : "not enough memory for",
                     request->path, NULL);
        status = EXIT_FAILED;
    } else if (request->plot && plotted_posture(&posture, request->path, request->plot, error)) {
        common_wrong("sway", error, NULL, NULL);
        status = EXIT_FAILED;
    } else if (request->json) {
        status = print_json(reading, &posture.measures);
    } else {
        print_table(&posture.measures);
        print_gaps(reading);
    }
    posture_free(&posture);
    return status;
}

enum { OPTION_RAW, OPTION_JSON, OPTION_PLOT };

static const struct option options[] = {{"raw", no_argument, NULL, OPTION_RAW},
                                        {"json", no_argument, NULL, OPTION_JSON},
                                        {"plot", required_argument, NULL, OPTION_PLOT},
                                        {NULL, 0, NULL, 0}};

static int read_request(int argc, char **argv, struct request *request)
{
    int option;

    memset(request, 0, sizeof *request);
    optind = 0;
    while ((option = common_option("sway", argc, argv, options)) != COMMON_NO_MORE) {
        if (option == COMMON_WRONG)
            return EXIT_USAGE;
        request->raw |= option == OPTION_RAW;
        request->json |= option == OPTION_JSON;
        if (option == OPTION_PLOT)
            request->plot = optarg;
    }
    if (argc - optind != 1)
        return common_wrong("sway", "one recording is wanted (see surefoot sway --help)", NULL, NULL);
    request->path = argv[optind];
    return 0;
}

static int run(int argc, char **argv)
{
    struct request request;
    struct reading reading;
    char error[256];
    int status = read_request(argc, argv, &request);

    if (status)
        return status;
    if (reading_read(request.path, NULL, &reading, error))
        return common_wrong("sway", error, NULL, NULL);
    if (reading.cop || reading.load)
        status = show(&request, &reading);
    else
        status = common_wrong("sway", "neither corner loads nor centres of pressure in", request.path, NULL);
    reading_free(&reading);
    return status;
}

const struct command command_sway = {"sway", "posturographic measures of a recording", help, run};
