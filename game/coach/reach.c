#include "coach/reach.h"

/* What the walker has done so far. */
struct walk {
    const struct book *book;
    unsigned here;
    struct ladder ladder;
    struct progress progress[TRAIL_LEVELS_MAX];
    unsigned open[TRAIL_LEVELS_MAX];
};

static void pass_side(struct walk *walk, size_t i, enum side side, int day)
{
    const struct level *level = &walk->book->trail.levels[i];
    struct progress *progress = &walk->progress[i];
    bool measured = guide_channel(&walk->book->guide, level, walk->here) != CHANNEL_COACH;
    int *stars = side == SIDE_LEFT    ? &progress->stars_left
                 : side == SIDE_RIGHT ? &progress->stars_right
                                      : &progress->stars_both;

    if (measured)
        *stars = LEVEL_STARS;
    else
        progress->stamps |= 1u << side;
    ladder_push(&walk->ladder, &(struct ladder_fact){.kind = LADDER_FACT_DONE,
                                                     .day = day,
                                                     .activity = level->activity,
                                                     .side = side,
                                                     .rung = level->rung,
                                                     .stars = measured ? LEVEL_STARS : UNLOCK_STAMP});
}

/* Everything that was open this morning. */
static void practise(struct walk *walk, int day)
{
    for (size_t i = 0; i < walk->book->trail.count; i++) {
        if (guide_things(&walk->book->guide, &walk->book->trail.levels[i]) & ~walk->ladder.things)
            continue;
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
            if (walk->open[i] & 1u << side)
                pass_side(walk, i, (enum side)side, day);
    }
}

static bool open_more(struct walk *walk, int day, struct reach *out)
{
    int before = out->count;

    unlock_all(&walk->book->trail, walk->progress, &walk->ladder, false, walk->open);
    for (size_t i = 0; i < walk->book->trail.count; i++) {
        if (out->opened_on[i] || walk->open[i] != level_side_bits(&walk->book->trail.levels[i]))
            continue;
        out->opened_on[i] = day;
        out->order[out->count++] = (int)i;
        out->days = day;
    }
    return out->count > before;
}

void reach_walk(const struct book *book, unsigned here, uint32_t things, struct reach *out)
{
    struct walk walk = {.book = book, .here = here};
    int quiet = 0;

    *out = (struct reach){0};
    ladder_init(&walk.ladder, &book->guide, things);
    /* Passing the same again changes nothing once a rung is mastered: then nothing more will open. */
    for (int day = 1; quiet <= LADDER_MASTER_DAYS; day++) {
        quiet = open_more(&walk, day, out) ? 0 : quiet + 1;
        practise(&walk, day);
    }
}
