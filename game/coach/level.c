#include "coach/level.h"

#include "i18n/mark.h"

#include <string.h>

const struct level *trail_find(const struct trail *trail, const char *id)
{
    for (size_t i = 0; i < trail->count; i++) {
        if (strcmp(trail->levels[i].id, id) == 0)
            return &trail->levels[i];
    }
    return NULL;
}

const char *stage_name(enum stage stage)
{
    static const char *const names[STAGES] = {
        [STAGE_BODYWEIGHT] = "bodyweight",
        [STAGE_EQUIPMENT] = "equipment",
        [STAGE_RESISTANCE] = "resistance",
    };
    return names[stage];
}

const char *chapter_name(enum chapter chapter)
{
    static const char *const names[CHAPTERS] = {
        [CHAPTER_CAMP] = "camp",   [CHAPTER_MEADOW] = "meadow", [CHAPTER_LAKE] = "lake",
        [CHAPTER_RIDGE] = "ridge", [CHAPTER_SUMMIT] = "summit", [CHAPTER_OWN] = "own",
    };
    return names[chapter];
}

const char *chapter_title(enum chapter chapter)
{
    static const char *const titles[CHAPTERS] = {
        [CHAPTER_CAMP] = N_("Base camp"), [CHAPTER_MEADOW] = N_("Meadow"), [CHAPTER_LAKE] = N_("Lake"),
        [CHAPTER_RIDGE] = N_("Ridge"),    [CHAPTER_SUMMIT] = N_("Summit"), [CHAPTER_OWN] = N_("Your camp"),
    };
    return titles[chapter];
}

bool level_asks(const struct level *level, enum side side)
{
    switch (level->sides) {
    case LEVEL_EACH_SIDE:
        return side == SIDE_LEFT || side == SIDE_RIGHT;
    case LEVEL_LEFT_ONLY:
        return side == SIDE_LEFT;
    case LEVEL_RIGHT_ONLY:
        return side == SIDE_RIGHT;
    case LEVEL_BOTH_AT_ONCE:
        break;
    }
    return side == SIDE_NONE;
}

unsigned level_side_bits(const struct level *level)
{
    unsigned sides = 0;

    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        sides |= level_asks(level, (enum side)side) ? 1u << side : 0;
    return sides;
}

const char *support_name(enum support support)
{
    static const char *const names[SUPPORTS] = {[SUPPORT_NONE] = "none", [SUPPORT_HAND] = "hand"};

    return names[support];
}

const char *level_sides_name(enum level_sides sides)
{
    static const char *const names[] = {
        [LEVEL_EACH_SIDE] = "each",
        [LEVEL_LEFT_ONLY] = "left",
        [LEVEL_RIGHT_ONLY] = "right",
        [LEVEL_BOTH_AT_ONCE] = "both",
    };

    return names[sides];
}

const char *eyes_name(enum eyes eyes)
{
    return eyes == EYES_OPEN ? "open" : "closed";
}

const char *surface_name(enum surface surface)
{
    return surface == SURFACE_FIRM ? "firm" : "soft";
}

double level_seconds(const struct level *level, unsigned sides)
{
    double work_s = level->hold_s;
    int sets = 0;

    if (level->activity->counted)
        work_s = level->reps * (level->up_s + level->hold_s + level->down_s);
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        sets += level_side_bits(level) & sides & 1u << side ? level->sets : 0;
    return sets == 0 ? 0 : sets * (LEVEL_BEGIN_S + work_s) + (sets - 1) * level->rest_s;
}
