#include "coach/workout.h"

const struct level *workout_level(const struct workout_item *item, const struct trail *trail)
{
    const struct level *found = NULL;

    if (item->level[0])
        return trail_find(trail, item->level);
    for (size_t i = 0; i < trail->count; i++) {
        const struct level *level = &trail->levels[i];
        if (level->activity == item->activity && level->chapter != CHAPTER_OWN &&
            (!found || level->rung < found->rung))
            found = level;
    }
    return found;
}

double workout_seconds(const struct workout *workout, const struct trail *trail)
{
    double seconds = 0;

    for (int i = 0; i < workout->item_count; i++) {
        const struct workout_item *item = &workout->items[i];
        const struct level *level = workout_level(item, trail);
        if (level)
            seconds += level_seconds(level, level_side_bits(level));
        if (i + 1 < workout->item_count)
            seconds += item->rest_s;
    }
    return seconds;
}
