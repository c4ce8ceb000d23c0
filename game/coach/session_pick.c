#include "coach/session.h"

#include <errno.h>

/* Which level a leg is given: session_pick, and what is easier than a given one. */

static bool at_hand(const struct book *book, const struct level *level, uint32_t things)
{
    return !(guide_things(&book->guide, level) & ~things);
}

/* Of that exercise, from the game's own trail, and within reach of the player's things. */
static bool eligible(const struct book *book, const struct level *level, const struct activity *exercise,
                     uint32_t things)
{
    return level->activity == exercise && level->chapter != CHAPTER_OWN && at_hand(book, level, things);
}

/* The bits of that leg on that level: what works both legs at once works this one, too. */
static unsigned bits_for(const struct level *level, enum side side)
{
    if (level->sides == LEVEL_BOTH_AT_ONCE)
        return SIDES_BOTH;
    return level_side_bits(level) & 1u << side;
}

int session_pick(const struct book *book, const struct ladder *ladder, const unsigned *open,
                 const struct activity *exercise, enum side side)
{
    const struct level *levels = book->trail.levels;
    int hardest = -ENOENT, easiest = -ENOENT;

    for (int i = 0; i < (int)book->trail.count; i++) {
        unsigned bits = bits_for(&levels[i], side);
        enum side ladder_side = bits == SIDES_BOTH ? SIDE_NONE : side;

        if (!bits || !eligible(book, &levels[i], exercise, ladder->things))
            continue;
        if (easiest < 0 || levels[i].rung < levels[easiest].rung)
            easiest = i;
        if (open[i] & bits && ladder_allows(ladder, &levels[i], ladder_side) &&
            (hardest < 0 || levels[i].rung >= levels[hardest].rung))
            hardest = i;
    }
    return hardest >= 0 ? hardest : easiest;
}

int session_easier_level(const struct book *book, size_t than, unsigned sides, uint32_t things)
{
    const struct level *levels = book->trail.levels, *now = &levels[than];
    unsigned legs = sides == SIDES_BOTH ? SIDES_EACH : sides;
    int lower = -ENOENT, same = -ENOENT;

    for (int i = 0; i < (int)book->trail.count; i++) {
        bool fits = levels[i].sides == LEVEL_BOTH_AT_ONCE || !(legs & ~level_side_bits(&levels[i]));

        if (!fits || !eligible(book, &levels[i], now->activity, things))
            continue;
        if (levels[i].rung < now->rung && (lower < 0 || levels[i].rung >= levels[lower].rung))
            lower = i;
        if (levels[i].rung == now->rung && (size_t)i < than && same < 0)
            same = i;
    }
    return lower >= 0 ? lower : same;
}
