#include "device/board/board_pace.h"

#include <string.h>

void board_pace_reading(struct board_pace *pace, int64_t t_us, const double load_kg[CORNERS])
{
    pace->pending_us = t_us;
    pace->pending_kg = load_kg;
}

void board_pace_quiet(struct board_pace *pace, int64_t now_us)
{
    pace->until_us = now_us - BOARD_LAG_US;
    if (pace->running && pace->until_us - pace->last_us > BOARD_FILL_MAX_US)
        pace->last_us = pace->until_us - BOARD_REPEAT_US;
}

static bool emit(struct board_pace *pace, int64_t t_us, struct sample *out)
{
    pace->last_us = t_us;
    *out = sample_load(t_us, pace->load_kg);
    return true;
}

bool board_pace_next(struct board_pace *pace, struct sample *out)
{
    int64_t repeat_us = pace->last_us + BOARD_REPEAT_US;
    if (pace->pending_kg == NULL)
        return pace->running && repeat_us <= pace->until_us && emit(pace, repeat_us, out);
    if (pace->running && repeat_us < pace->pending_us &&
        pace->pending_us - pace->last_us <= BOARD_FILL_MAX_US)
        return emit(pace, repeat_us, out);
    int64_t t_us = pace->pending_us;
    if (pace->running && t_us <= pace->last_us)
        t_us = pace->last_us + 1;
    memcpy(pace->load_kg, pace->pending_kg, sizeof pace->load_kg);
    pace->pending_kg = NULL;
    pace->running = true;
    return emit(pace, t_us, out);
}

int64_t board_pace_due_us(const struct board_pace *pace)
{
    return pace->running ? pace->last_us + BOARD_REPEAT_US + BOARD_LAG_US : INT64_MAX;
}
