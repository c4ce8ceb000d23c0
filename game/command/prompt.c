#include "command/prompt.h"

#include "command/common.h"

#include <string.h>

#define LONGEST_S   1e9 /* of a recording */
#define ZERO_MAX_KG 200.0

static bool parse_zero(const char *text, void *at)
{
    struct reading_request *request = at;
    char words[128], *word = words;

    if (strlen(text) >= sizeof words)
        return false;
    strcpy(words, text);
    for (int i = 0; i < CORNERS; i++) {
        char *comma = strchr(word, ',');

        if ((comma != NULL) != (i + 1 < CORNERS))
            return false;
        if (comma)
            *comma = '\0';
        if (!common_real(word, -ZERO_MAX_KG, ZERO_MAX_KG, &request->zero_kg[i]))
            return false;
        word = comma ? comma + 1 : word;
    }
    request->zero_given = true;
    return true;
}

static const char *const times[] = {"s", "ms", "us", NULL}, *const lengths[] = {"mm", "cm", "m", NULL},
                         *const accels[] = {"m_s2", "g", NULL};

#define AT(member) offsetof(struct reading_request, member)

const struct option_row asking_options[] = {
    {"time", OPTION_WORD, AT(csv.time), .words = times, .first = CSV_S},
    {"units", OPTION_WORD, AT(csv.length), .words = lengths, .first = CSV_MM},
    {"accel", OPTION_WORD, AT(csv.accel), .words = accels, .first = CSV_M_S2},
    {"zero", OPTION_OWN, .parse = parse_zero, .wants = "four numbers of kg, as TL,TR,BL,BR"},
    {"from", OPTION_REAL, AT(from_s), .most = LONGEST_S},
    {"to", OPTION_REAL, AT(to_s), AT(to_given), .most = LONGEST_S},
    {NULL}};

int asking_check(const char *command, const struct reading_request *request)
{
    if (request->to_given && request->to_s <= request->from_s)
        return common_wrong(command, "--to must be later than --from", NULL, NULL);
    return 0;
}
