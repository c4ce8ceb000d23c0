#include "command/common.h"
#include "command/measure/detections_show.h"
#include "command/measure/plotted.h"
#include "command/options.h"
#include "command/prompt.h"

#include "loader/book_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "Usage: surefoot score FILE.csv --exercise NAME [options]\n"
    "\n"
    "What the detectors see in a recording, and its score.\n"
    "\n"
    "  --exercise NAME      board: single-leg-balance, step-up, lateral-step-up, bridge;\n"
    "                       worn sensor: limb-lift (any limb), hip-abduction, bridge, step-up,\n"
    "                       lateral-step-up; or stance: when somebody stands on the board\n"
    "  --side left|right    only this leg, or the leg that wears the sensor; without it the\n"
    "                       better leg's hold, or all repetitions together, give the points\n"
    "  --weight KG          body weight; without it what the recording shows\n"
    "  --centre MM          where the middle between the feet is, to the right of the board's;\n"
    "                       normally 0\n"
    "  --level ID           star limits and longest hold of that level; normally 10, 20, 30 s and\n"
    "                       45 s, or 5, 8 and 10 repetitions\n"
    "  --json               one JSON object\n"
    "  --plot FILE.png      a picture of what was found, over the signal\n" ASKING_HELP "\n"
    "Columns: time_s, and of a board top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg; of a\n"
    "worn sensor accel_x_m_s2,accel_y_m_s2,accel_z_m_s2,gyro_x_rad_s,gyro_y_rad_s,gyro_z_rad_s.\n"
    "FILE may be - for standard input. A file of `surefoot export` says itself which leg, weight,\n"
    "centre and limits it was scored with.\n"
    "\n"
    "Example: surefoot score balance.csv --exercise single-leg-balance --side left\n";

struct request {
    struct findings_request asked;
    const char *level; /* NULL: none, and so of the next */
    const char *plot;
    bool json;
};

static int read_level(const char *word, struct findings_request *asked)
{
    struct book book;
    int status = common_book("score", true, &book);

    if (status)
        return status;
    const struct level *level = common_level("score", &book.trail, word);
    if (!level) {
        status = EXIT_USAGE;
    } else if (asked->stance || level->activity != asked->activity) {
        status = common_wrong("score", "another exercise is asked for by level", level->id, NULL);
    } else {
        asked->notes.cap_s = level->hold_s;
        memcpy(asked->notes.stars, level->stars, sizeof asked->notes.stars);
    }
    book_free(&book);
    return status;
}

/* That a worn sensor alone measures. */
static const struct activity *any_limb(void)
{
    int i = 0;

    while (activities[i]->detectors[CHANNEL_LOAD] || !activities[i]->detectors[CHANNEL_MOTION])
        i++;
    return activities[i];
}

static int read_exercise(struct findings_request *request)
{
    const char *name = request->name;

    request->stance = !strcmp(name, "stance");
    /* Whatever limb wears the sensor, it is measured as a leg that is lifted to the side. */
    if (!strcmp(name, "limb-lift"))
        request->activity = any_limb();
    else if (!request->stance && !(request->activity = activity_find(name)))
        return common_wrong("score", "there is no exercise", name, "(see surefoot score --help)");
    return 0;
}

#define AT(member) offsetof(struct request, member)

static const struct option_row options[] = {
    {"exercise", OPTION_TEXT, AT(asked.name)},
    {"side", OPTION_WORD, AT(asked.notes.side), .words = option_sides, .first = SIDE_LEFT},
    {"weight", OPTION_REAL, AT(asked.notes.weight_kg), .least = 10, .most = 300},
    {"centre", OPTION_REAL, AT(asked.notes.centre_x_mm), AT(asked.notes.centre_given), -200, 200},
    {"level", OPTION_TEXT, AT(level)},
    {"json", OPTION_FLAG, AT(json)},
    {"plot", OPTION_TEXT, AT(plot)},
    {NULL}};

static int read_request(int argc, char **argv, struct request *request)
{
    const struct options lists[] = {
        {options, request}, {asking_options, &request->asked.reading}, {NULL, NULL}};

    *request = (struct request){0};
    int status = options_read_all("score", argc, argv, lists);
    if (status)
        return status;
    if (argc - optind != 1)
        return common_wrong("score", "one recording is wanted (see surefoot score --help)", NULL, NULL);
    status = asking_check("score", &request->asked.reading);
    if (status)
        return status;
    if (!request->asked.name)
        return common_wrong("score", "--exercise is missing (see surefoot score --help)", NULL, NULL);
    request->asked.reading.path = argv[optind];
    status = read_exercise(&request->asked);
    return status || !request->level ? status : read_level(request->level, &request->asked);
}

static int show(const struct request *request, struct findings *findings)
{
    char error[256];

    if (request->plot && plotted_findings(&request->asked, findings, request->plot, error))
        return common_stopped("score", error, NULL, NULL);
    return request->json ? findings_show_json(&request->asked, findings)
                         : findings_show_table(&request->asked, findings);
}

static int run(int argc, char **argv)
{
    struct request request;
    char error[256];
    int status = read_request(argc, argv, &request);

    if (status)
        return status;
    struct findings *findings = malloc(sizeof *findings);
    if (!findings)
        return common_wrong("score", "not enough memory", NULL, NULL);
    if (findings_read(&request.asked, findings, error))
        status = common_wrong("score", error, NULL, NULL);
    else
        status = show(&request, findings);
    for (int i = 0; !status && i < request.asked.notes.wrongs && i < NOTES_WRONG; i++)
        common_wrong("score", "this note of the recording cannot be used:", request.asked.notes.wrong[i],
                     NULL);
    reading_close(&findings->reading);
    free(findings);
    return status;
}

const struct command command_score = {"score", "what the detectors see in a recording, and its score", help,
                                      run};
