#include "coach/workout.h"

/* The player's own levels never stand in for those of the trail. */
static const struct level *easiest(const struct trail *trail, enum exercise exercise)
{
    const struct level *found = NULL;

    for (size_t i = 0; i < trail->count; i++) {
        const struct level *level = &trail->levels[i];
        if (level->exercise == exercise && level->chapter != CHAPTER_OWN &&
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
        const struct level *level =
            item->level[0] ? trail_find(trail, item->level) : easiest(trail, item->exercise);
        if (level)
            seconds += level_seconds(level, level_side_bits(level));
        if (i + 1 < workout->item_count)
            seconds += item->rest_s;
    }
    return seconds;
}
