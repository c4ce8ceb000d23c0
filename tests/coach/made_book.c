#include "made_book.h"
#include "activities.h"

#include <stdio.h>
#include <string.h>

static struct level levels[MADE_LEVELS + 1];
static struct book book = {.trail = {.levels = levels}};

static bool two_legs(const struct activity *exercise, int rung)
{
    return exercise == &activity_adductor_squeeze || (exercise == &activity_bridge && rung <= MADE_TWO);
}

static bool lying(const struct activity *exercise)
{
    return exercise == &activity_bridge || exercise == &activity_hip_abduction ||
           exercise == &activity_adductor_squeeze;
}

static void make_card(const struct activity *exercise)
{
    static const struct rung rungs[MADE_RUNGS] = {
        {.stage = STAGE_BODYWEIGHT},
        {.stage = STAGE_BODYWEIGHT},
        {.stage = STAGE_EQUIPMENT, .things = 1u << THING_BAND},
        {.stage = STAGE_BODYWEIGHT},
        {.stage = STAGE_RESISTANCE, .things = 1u << THING_WEIGHT},
    };
    bool measured = activity_measured_by(exercise, CHANNEL_LOAD);
    struct exercise_card *card = &book.guide.cards[activity_index(exercise)];

    *card = (struct exercise_card){
        .activity = exercise, .each_side = exercise != &activity_adductor_squeeze, .rung_count = MADE_RUNGS};
    card->things = lying(exercise) ? 1u << THING_MAT : 1u << THING_SUPPORT;
    card->channel_count = measured ? 2 : 1;
    card->channels[0] = CHANNEL_LOAD;
    card->channels[card->channel_count - 1] = CHANNEL_COACH;
    for (int i = 0; i < MADE_RUNGS; i++) {
        card->rungs[i] = rungs[i];
        card->rungs[i].channel_count = card->channel_count;
        memcpy(card->rungs[i].channels, card->channels, sizeof(card->channels));
    }
}

/* Opened by the level of the rung below that everybody can do. */
static void add_level(const struct activity *exercise, int rung, const char *more)
{
    struct level *level = &levels[book.trail.count++];
    const struct rung *on = &book.guide.cards[activity_index(exercise)].rungs[rung - 1];
    int below = rung == MADE_SLOW ? MADE_TWO : rung - 1;

    *level = (struct level){.chapter = (enum chapter)(rung - 1),
                            .activity = exercise,
                            .stage = on->stage,
                            .rung = rung,
                            .sides = two_legs(exercise, rung) ? LEVEL_BOTH_AT_ONCE : LEVEL_EACH_SIDE,
                            .sets = 1,
                            .hold_s = MADE_WORK_S,
                            .rest_s = 10,
                            .stars = {5, 10, 20}};
    if (exercise->counted) {
        level->reps = 4;
        level->up_s = level->hold_s = level->down_s = MADE_WORK_S / 12.0;
    }
    snprintf(level->id, sizeof(level->id), "%s/%s%s", chapter_name(level->chapter), exercise->name, more);
    if (rung > 1) {
        level->unlock_stars = 2;
        snprintf(level->unlock_level, sizeof(level->unlock_level), "%s/%s",
                 chapter_name((enum chapter)(below - 1)), exercise->name);
    }
}

const struct book *made_book(void)
{
    book.trail.count = 0;
    for (int exercise = 0; exercise < activity_count; exercise++)
        make_card(activities[exercise]);
    for (int rung = 1; rung <= MADE_RUNGS; rung++) {
        for (int exercise = 0; exercise < activity_count; exercise++) {
            add_level(activities[exercise], rung, "");
            if (rung == 1)
                add_level(activities[exercise], rung, "-longer");
        }
    }
    return &book;
}

int made_level(const struct activity *exercise, int rung)
{
    for (int i = 0; i < (int)book.trail.count; i++)
        if (levels[i].activity == exercise && levels[i].rung == rung)
            return i;
    return -1;
}

void made_player(struct made_player *player, uint32_t things)
{
    player->book = made_book();
    ladder_init(&player->ladder, &player->book->guide, things);
    for (size_t i = 0; i < player->book->trail.count; i++)
        player->open[i] = level_side_bits(&player->book->trail.levels[i]);
}
