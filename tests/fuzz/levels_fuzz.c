#include "loader/levels.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define NAME "lake/fuzz.yaml"

static void check_report(void *context, const char *line)
{
    int *count = context;
    if (strncmp(line, NAME ":", strlen(NAME ":")) != 0 || strchr(line, '\n'))
        abort();
    ++*count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Any bytes: a level within its limits, or one report. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct level level;
    int reports = 0;
    int result = levels_parse(NAME, (const char *)data, size, &level, check_report, &reports);
    if (result == 0 ? reports != 0 : result != -1 || reports != 1)
        abort();
    if (result == 0 && (level.stars[2] > level.hold_s || level.sets < 1 || level.sets > 10 ||
                        level.cue_count > LEVEL_CUES_MAX || level.chapter != CHAPTER_LAKE))
        abort();
    return 0;
}
