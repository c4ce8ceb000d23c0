#include "coach/unlock.h"

int unlock_stars(const struct level *level, const struct progress *progress)
{
    switch (level->sides) {
    case LEVEL_EACH_SIDE:
        break;
    case LEVEL_LEFT_ONLY:
        return progress->stars_left;
    case LEVEL_RIGHT_ONLY:
        return progress->stars_right;
    case LEVEL_BOTH_AT_ONCE:
        return progress->stars_both;
    }
    return progress->stars_left < progress->stars_right ? progress->stars_left : progress->stars_right;
}

static bool is_open(const struct trail *trail, const struct progress *progress, const struct level *level)
{
    if (level->unlock_level[0] == '\0')
        return true;
    const struct level *needed = trail_find(trail, level->unlock_level);
    return needed && unlock_stars(needed, &progress[needed - trail->levels]) >= level->unlock_stars;
}

void unlock_all(const struct trail *trail, const struct progress *progress, bool free_play, bool *open)
{
    for (size_t i = 0; i < trail->count; i++)
        open[i] = free_play || is_open(trail, progress, &trail->levels[i]);
}
