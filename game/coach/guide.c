#include "coach/guide.h"

#include "i18n/mark.h"

const struct exercise_card *guide_card(const struct guide *guide, const struct activity *exercise)
{
    return &guide->cards[activity_index(exercise)];
}

const struct rung *guide_rung(const struct guide *guide, const struct level *level)
{
    return &guide_card(guide, level->activity)->rungs[level->rung - 1];
}

bool guide_offers(const struct guide *guide, const struct level *level, enum channel channel)
{
    const struct rung *rung = guide_rung(guide, level);

    for (int i = 0; i < rung->channel_count; i++)
        if (rung->channels[i] == channel)
            return true;
    return false;
}

enum channel guide_channel(const struct guide *guide, const struct level *level, unsigned here)
{
    const struct rung *rung = guide_rung(guide, level);

    for (int i = 0; i < rung->channel_count; i++)
        if (here & 1u << rung->channels[i])
            return rung->channels[i];
    return CHANNEL_COACH;
}

uint32_t guide_things(const struct guide *guide, const struct level *level)
{
    uint32_t things = guide_card(guide, level->activity)->things | guide_rung(guide, level)->things;

    if (level->support == SUPPORT_HAND)
        things |= 1u << THING_SUPPORT;
    if (level->surface == SURFACE_SOFT)
        things |= 1u << THING_CUSHION;
    if (level->extra_kg > 0)
        things |= 1u << THING_WEIGHT;
    return things;
}

const char *posture_name(enum posture posture)
{
    static const char *const names[POSTURES] = {
        [POSTURE_STANDING] = "standing",
        [POSTURE_KNEELING] = "kneeling",
        [POSTURE_LYING] = "lying",
        [POSTURE_SIDE_LYING] = "side-lying",
    };
    return names[posture];
}

static const struct {
    const char *name, *title;
} things[THINGS] = {
    [THING_MAT] = {"mat", N_("A mat or a folded blanket")},
    [THING_SUPPORT] = {"support", N_("A wall, rail or heavy chair")},
    [THING_PILLOW] = {"pillow", N_("A pillow")},
    [THING_STEP] = {"step", N_("A low step, 10 to 15 cm")},
    [THING_STAIR] = {"stair", N_("A stair, 16 to 20 cm")},
    [THING_BALL] = {"ball", N_("A soft ball or a folded towel")},
    [THING_CUSHION] = {"cushion", N_("A firm cushion to stand on")},
    [THING_BAND] = {"band", N_("An elastic band")},
    [THING_WEIGHT] = {"weight", N_("A weight, or a bag to fill")},
};

const char *thing_name(enum thing thing)
{
    return things[thing].name;
}

const char *thing_title(enum thing thing)
{
    return things[thing].title;
}
