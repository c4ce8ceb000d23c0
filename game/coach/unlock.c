#include "coach/unlock.h"

static int leg_stars(const struct progress *progress, enum side side)
{
    int measured = side == SIDE_LEFT    ? progress->stars_left
                   : side == SIDE_RIGHT ? progress->stars_right
                                        : progress->stars_both;
    int stamp = progress->stamps & 1u << side ? UNLOCK_STAMP : 0;

    return measured > stamp ? measured : stamp;
}

int unlock_stars(const struct level *level, const struct progress *progress, enum side side)
{
    switch (level->sides) {
    case LEVEL_EACH_SIDE:
        break;
    case LEVEL_LEFT_ONLY:
        return leg_stars(progress, SIDE_LEFT);
    case LEVEL_RIGHT_ONLY:
        return leg_stars(progress, SIDE_RIGHT);
    case LEVEL_BOTH_AT_ONCE:
        return leg_stars(progress, SIDE_NONE);
    }
    if (side != SIDE_NONE)
        return leg_stars(progress, side);
    int left = leg_stars(progress, SIDE_LEFT), right = leg_stars(progress, SIDE_RIGHT);
    return left < right ? left : right;
}

enum unlock_need unlock_needs(const struct trail *trail, const struct progress *progress,
                              const struct ladder *ladder, const struct level *level, enum side side)
{
    const struct level *named = trail_find(trail, level->unlock_level);

    if (level->chapter == CHAPTER_OWN)
        return UNLOCK_NOTHING;
    if (level->unlock_level[0] != '\0' &&
        (!named || unlock_stars(named, &progress[named - trail->levels], side) < level->unlock_stars))
        return UNLOCK_STARS;
    return ladder_allows(ladder, level, side) ? UNLOCK_NOTHING : UNLOCK_RUNG;
}

void unlock_all(const struct trail *trail, const struct progress *progress, const struct ladder *ladder,
                bool free_play, unsigned *open)
{
    for (size_t i = 0; i < trail->count; i++) {
        const struct level *level = &trail->levels[i];

        open[i] = 0;
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
            if (level_asks(level, (enum side)side) &&
                (free_play ||
                 unlock_needs(trail, progress, ladder, level, (enum side)side) == UNLOCK_NOTHING))
                open[i] |= 1u << side;
        }
    }
}
