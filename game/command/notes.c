#include "command/notes.h"

#include "command/common.h"

#include <inttypes.h>
#include <string.h>

void notes_write(FILE *file, const struct store_stored_trial *trial)
{
    const struct store_trial *set = &trial->trial;
    char when[COMMON_TIME_SIZE];

    common_time(trial->unix_s, when);
    fprintf(file, "# surefoot attempt %lld, %s, %s, set %d, %s\n", (long long)trial->attempt_id, trial->level,
            exercise_name(trial->exercise), set->set, when);
    if (set->side != SIDE_NONE)
        fprintf(file, "# side %s\n", side_name(set->side));
    /* 17 digits: the very same number when read again. */
    fprintf(file, "# weight_kg %.17g\n# centre_x_mm %.17g\n# cap_s %.17g\n", set->weight_kg, set->centre_x_mm,
            set->cap_s);
    for (int i = 0; i < LEVEL_STARS; i++)
        fprintf(file, "# star%d_s %.17g\n", i + 1, set->stars_at[i]);
    if (set->range_deg > 0)
        fprintf(file, "# range_deg %.17g\n", set->range_deg);
    if (trial->channel == CHANNEL_CONTACT)
        fprintf(file,
                "# pads_left %" PRIu32 "\n# pads_right %" PRIu32 "\n# pads_either %" PRIu32
                "\n# pads_least_us %" PRId64 "\n# pads_longest_us %" PRId64 "\n",
                set->pads.left, set->pads.right, set->pads.either, set->pads.least_us, set->pads.longest_us);
}

static void take_pads(uint32_t *pads, const char *value)
{
    int64_t bits;

    if (common_whole(value, 0, UINT32_MAX, &bits))
        *pads = (uint32_t)bits;
}

static void take(struct notes *notes, const char *name, const char *value)
{
    if (!strcmp(name, "side"))
        notes->side = side_parse(value);
    else if (!strcmp(name, "weight_kg"))
        common_real(value, 0, 1000, &notes->weight_kg);
    else if (!strcmp(name, "centre_x_mm"))
        common_real(value, -1000, 1000, &notes->centre_x_mm);
    else if (!strcmp(name, "cap_s"))
        common_real(value, 0, 3600, &notes->cap_s);
    else if (!strncmp(name, "star", 4) && name[4] >= '1' && name[4] <= '0' + LEVEL_STARS &&
             !strcmp(name + 5, "_s"))
        common_real(value, 0, 3600, &notes->stars[name[4] - '1']);
    else if (!strcmp(name, "range_deg"))
        common_real(value, 0, 360, &notes->range_deg);
    else if (!strcmp(name, "pads_left"))
        take_pads(&notes->pads.left, value);
    else if (!strcmp(name, "pads_right"))
        take_pads(&notes->pads.right, value);
    else if (!strcmp(name, "pads_either"))
        take_pads(&notes->pads.either, value);
    else if (!strcmp(name, "pads_least_us"))
        common_whole(value, 0, INT64_MAX, &notes->pads.least_us);
    else if (!strcmp(name, "pads_longest_us"))
        common_whole(value, 0, INT64_MAX, &notes->pads.longest_us);
}

void notes_read(const char *path, struct notes *out)
{
    FILE *file = strcmp(path, "-") ? fopen(path, "r") : NULL;
    char line[256], name[32], value[64];

    memset(out, 0, sizeof *out);
    /* A file that cannot be read is reported by whoever reads the samples. */
    if (!file)
        return;
    while (fgets(line, sizeof line, file) && line[0] == '#')
        if (sscanf(line, "# %31s %63s", name, value) == 2)
            take(out, name, value);
    fclose(file);
}
