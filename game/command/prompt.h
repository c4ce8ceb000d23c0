#ifndef COMMAND_PROMPT_H
#define COMMAND_PROMPT_H

#include "command/measure/reading.h"
#include "command/options.h"

/* The options of whatever reads a recording: how it is read, the zero of its board, from when to when. */
extern const struct option_row asking_options[]; /* of a struct reading_request */

/* What --help says of them. */
#define ASKING_HELP                                                                                          \
    "  --from S --to S      these seconds only, from the first row on\n"                                     \
    "  --zero TL,TR,BL,BR   what the empty board reads, kg; without it the recording's own empty\n"          \
    "                       stretches say it, each until the next one; where it proves none,\n"              \
    "                       loads are as they are, and what may be one is told\n"                            \
    "  --time s|ms|us       what times are in, where header and rows do not tell\n"                          \
    "  --units mm|cm|m      the same of centres of pressure\n"                                               \
    "  --accel m_s2|g       the same of accelerations\n"

/* After the last option: 0, or EXIT_USAGE with a report. */
int asking_check(const char *command, const struct reading_request *request);

#endif
