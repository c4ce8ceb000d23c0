#include "command/prompt.h"

#include "command/common.h"

#include <string.h>

#define LONGEST_S   1e9 /* of a recording */
#define ZERO_MAX_KG 200.0

static int read_zero(const char *command, struct reading_request *request)
{
    char words[128], *word = words, *comma;

    request->zero_given = strlen(optarg) < sizeof words;
    if (request->zero_given)
        strcpy(words, optarg);
    for (int i = 0; request->zero_given && i < CORNERS; i++) {
        comma = strchr(word, ',');
        request->zero_given = (comma != NULL) == (i + 1 < CORNERS);
        if (comma)
            *comma = '\0';
        request->zero_given =
            request->zero_given && common_real(word, -ZERO_MAX_KG, ZERO_MAX_KG, &request->zero_kg[i]);
        word = comma ? comma + 1 : word;
    }
    if (request->zero_given)
        return 0;
    return common_wrong(command, "--zero wants four numbers of kg, as TL,TR,BL,BR, not", optarg, NULL);
}

int asking_option(const char *command, int option, struct reading_request *request)
{
    switch (option) {
    case ASKING_TIME:
        return csv_time_parse(optarg, &request->csv.time)
                   ? 0
                   : common_wrong(command, "--time wants s, ms or us, not", optarg, NULL);
    case ASKING_UNITS:
        return csv_length_parse(optarg, &request->csv.length)
                   ? 0
                   : common_wrong(command, "--units wants mm, cm or m, not", optarg, NULL);
    case ASKING_ACCEL:
        return csv_accel_parse(optarg, &request->csv.accel)
                   ? 0
                   : common_wrong(command, "--accel wants m_s2 or g, not", optarg, NULL);
    case ASKING_ZERO:
        return read_zero(command, request);
    case ASKING_FROM:
        return common_option_real(command, "--from", 0, LONGEST_S, &request->from_s);
    case ASKING_TO:
        request->to_given = true;
        return common_option_real(command, "--to", 0, LONGEST_S, &request->to_s);
    default:
        return 0;
    }
}

int asking_check(const char *command, const struct reading_request *request)
{
    if (request->to_given && request->to_s <= request->from_s)
        return common_wrong(command, "--to must be later than --from", NULL, NULL);
    return 0;
}
