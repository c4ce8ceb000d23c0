#define _POSIX_C_SOURCE 200809L /* gmtime_r */
#include "play/set_file.h"

#include "csv/csv.h"

#include <inttypes.h>
#include <time.h>

/* Ids of levels are plain ASCII. Whatever else somebody wrote into the store ends no line here. */
static void put_id(FILE *file, const char *id)
{
    for (; *id; id++)
        putc(*id >= ' ' && *id <= '~' ? *id : '?', file);
}

static void write_name(FILE *file, const struct store_stored_trial *trial)
{
    time_t seconds = (time_t)trial->unix_s;
    struct tm utc;
    char when[32];

    if (!gmtime_r(&seconds, &utc) || !strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &utc))
        snprintf(when, sizeof when, "?");
    if (trial->attempt_id)
        fprintf(file, "# surefoot attempt %lld", (long long)trial->attempt_id);
    else
        fputs("# surefoot attempt that is in no store", file);
    fputs(", ", file);
    put_id(file, trial->level);
    fprintf(file, ", %s, set %d, %s\n", trial->activity->name, trial->trial.set, when);
}

static void write_notes(FILE *file, const struct store_stored_trial *trial)
{
    const struct store_trial *set = &trial->trial;

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

int set_file_write(FILE *file, const struct store_stored_trial *trial)
{
    const struct recording *recording = trial->trial.recording;

    write_name(file, trial);
    write_notes(file, trial);
    int failed = csv_write_header(file, &recording->samples[0]);
    for (size_t i = 0; i < recording->count && !failed; i++)
        failed = csv_write(file, &recording->samples[i], recording->samples[0].t_us);
    return failed;
}
