#include "command/common.h"
#include "command/json.h"
#include "command/standing.h"

#include "body/cop.h"
#include "input/csv.h"

#include <stdio.h>
#include <string.h>

static const char help[] =
    "Usage: surefoot sway FILE.csv [--raw] [--json]\n"
    "\n"
    "Posturographic measures of a recording, by the published definitions.\n"
    "\n"
    "  --raw      every row as it is, at the mean rate; nothing repaired, resampled or filtered\n"
    "  --json     one JSON object\n"
    "\n"
    "Corner loads of a board (time_s,top_left_kg,...) are repaired, resampled to 50 Hz and low-passed "
    "first,\n"
    "and count while somebody stands on the board. Centres of\n"
    "pressure of a laboratory plate (time_s,cop_ml_mm,cop_ap_mm) are always taken as they are. FILE may be "
    "-\n"
    "for standard input.\n"
    "\n"
    "Example: surefoot sway quiet.csv --json\n";

enum { MIN_KG = 5 }; /* --raw: below this there is no centre of pressure to speak of (p) */

/* One file's path, whichever way it is measured. */
struct walk {
    struct sway rows; /* of every row as it is */
    struct standing standing;
    bool raw;
    int64_t count;
    double first_s, last_s;
    bool plate, board;
};

static void take_raw(struct walk *walk, const struct sample *sample)
{
    struct cop cop;

    if (cop_from_load(sample->load_kg, MIN_KG, &cop))
        sway_push(&walk->rows, cop.x_mm, cop.y_mm);
    else
        sway_break(&walk->rows);
}

static void take_row(struct walk *walk, const struct csv_row *row)
{
    if (!walk->count++)
        walk->first_s = row->time_s;
    walk->last_s = row->time_s;
    if (row->has_cop) {
        walk->plate = true;
        sway_push(&walk->rows, row->cop_x_mm, row->cop_y_mm);
        return;
    }
    walk->board |= (row->sample.has & SAMPLE_LOAD) != 0;
    if (!walk->raw)
        standing_push(&walk->standing, &row->sample);
    else if (row->sample.has & SAMPLE_LOAD)
        take_raw(walk, &row->sample);
    else
        sway_break(&walk->rows);
}

static int walk_file(const char *path, struct walk *walk)
{
    char error[256];
    struct csv *csv = csv_open(path, error);
    struct csv_row row;
    int more;

    if (!csv)
        return common_wrong("sway", error, NULL, NULL);
    sway_init(&walk->rows, LOAD_RATE_HZ);
    standing_init(&walk->standing);
    while ((more = csv_next(csv, &row, error)) > 0)
        take_row(walk, &row);
    csv_close(csv);
    if (more)
        return common_wrong("sway", error, NULL, NULL);
    if (!walk->plate && !walk->board)
        return common_wrong("sway", "neither corner loads nor centres of pressure in", path, NULL);
    standing_finish(&walk->standing);
    /* The rows' own mean rate is known only now; it scales time, nothing else. */
    if (walk->count > 1 && walk->last_s > walk->first_s)
        walk->rows.rate_hz = (double)(walk->count - 1) / (walk->last_s - walk->first_s);
    return 0;
}

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

enum { OPTION_RAW, OPTION_JSON };

static const struct option options[] = {
    {"raw", no_argument, NULL, OPTION_RAW}, {"json", no_argument, NULL, OPTION_JSON}, {NULL, 0, NULL, 0}};

static int run(int argc, char **argv)
{
    struct walk walk = {0};
    struct sway_measures measures;
    bool json = false;
    int option, status;

    optind = 0;
    while ((option = common_option("sway", argc, argv, options)) != COMMON_NO_MORE) {
        if (option == COMMON_WRONG)
            return EXIT_USAGE;
        walk.raw |= option == OPTION_RAW;
        json |= option == OPTION_JSON;
    }
    if (argc - optind != 1)
        return common_wrong("sway", "one recording is wanted (see surefoot sway --help)", NULL, NULL);
    status = walk_file(argv[optind], &walk);
    if (status)
        return status;
    if (sway_measure(walk.plate || walk.raw ? &walk.rows : &walk.standing.sway, &measures)) {
        common_wrong("sway", "nobody stands long enough to be measured in", argv[optind], NULL);
        return EXIT_FAILED;
    }
    if (json)
        return json_print("sway", json_sway(&measures), EXIT_FINE);
    print_table(&measures);
    return EXIT_FINE;
}

const struct command command_sway = {"sway", "posturographic measures of a recording", help, run};
