#ifndef COMMAND_PROMPT_H
#define COMMAND_PROMPT_H

#include "command/measure/reading.h"

#include <getopt.h>

/* The options of whatever reads a recording: how it is read, the zero of its board, from when to when. */
enum {
    ASKING_TIME = 1000,
    ASKING_UNITS,
    ASKING_ACCEL,
    ASKING_ZERO,
    ASKING_FROM,
    ASKING_TO,
};

/* Rows for a table of options. */
#define ASKING_OPTIONS                                                                                       \
    {"time", required_argument, NULL, ASKING_TIME}, {"units", required_argument, NULL, ASKING_UNITS},        \
        {"accel", required_argument, NULL, ASKING_ACCEL}, {"zero", required_argument, NULL, ASKING_ZERO},    \
        {"from", required_argument, NULL, ASKING_FROM},                                                      \
    {                                                                                                        \
        "to", required_argument, NULL, ASKING_TO                                                             \
    }

/* What --help says of them. */
#define ASKING_HELP                                                                                          \
    "  --from S --to S      these seconds only, from the first row on\n"                                     \
    "  --zero TL,TR,BL,BR   what the empty board reads, kg; without it the recording's own empty\n"          \
    "                       stretches say it, each until the next one; where it proves none,\n"              \
    "                       loads are as they are, and what may be one is told\n"                            \
    "  --time s|ms|us       what times are in, where header and rows do not tell\n"                          \
    "  --units mm|cm|m      the same of centres of pressure\n"                                               \
    "  --accel m_s2|g       the same of accelerations\n"

/* One of these options with its value in optarg: 0, or EXIT_USAGE with a report. Others: 0, nothing done. */
int asking_option(const char *command, int option, struct reading_request *request);

/* After the last option: 0, or EXIT_USAGE with a report. */
int asking_check(const char *command, const struct reading_request *request);

#endif
