#include "coach/session.h"

#include <errno.h>

/* One item of the workout on its way to become steps. */
struct entry {
    struct session_step parts[2];
    int count;
    bool loose; /* its place is */
    const struct activity *activity;
    uint32_t things;
};

struct choice {
    const struct book *book;
    const struct ladder *ladder;
    const unsigned *open;
};

static void give(struct entry *entry, const struct book *book, int level, unsigned sides)
{
    const struct level *given = &book->trail.levels[level];

    if (given->sides == LEVEL_BOTH_AT_ONCE)
        sides = SIDES_BOTH;
    entry->things |= guide_things(&book->guide, given);
    for (int i = 0; i < entry->count; i++) {
        if (entry->parts[i].level == (size_t)level) {
            entry->parts[i].sides |= sides;
            return;
        }
    }
    entry->parts[entry->count++] = (struct session_step){.level = (size_t)level, .sides = sides};
}

static void give_from_ladder(struct entry *entry, const struct choice *choice, unsigned sides)
{
    if (sides & SIDES_BOTH && guide_card(&choice->book->guide, entry->activity)->each_side)
        sides = SIDES_EACH;
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        int level = sides & 1u << side ? session_pick(choice->book, choice->ladder, choice->open,
                                                      entry->activity, (enum side)side)
                                       : -ENOENT;
        if (level >= 0)
            give(entry, choice->book, level, 1u << side);
    }
}

/* The named level, for the legs that may take it now. */
static unsigned give_named(struct entry *entry, const struct choice *choice, const struct level *level)
{
    size_t i = (size_t)(level - choice->book->trail.levels);
    bool here = level->chapter == CHAPTER_OWN ||
                !(guide_things(&choice->book->guide, level) & ~choice->ladder->things);
    unsigned sides = here ? choice->open[i] & level_side_bits(level) : 0;

    if (sides)
        give(entry, choice->book, (int)i, sides);
    return level_side_bits(level) & ~sides;
}

static int choose(struct entry *entry, const struct choice *choice, const struct workout_item *item)
{
    const struct level *named = item->level[0] ? trail_find(&choice->book->trail, item->level) : NULL;
    unsigned sides = SIDES_BOTH;

    if (item->level[0] && !named)
        return -ENOENT;
    *entry = (struct entry){.loose = !named, .activity = named ? named->activity : item->activity};
    if (named)
        sides = give_named(entry, choice, named);
    give_from_ladder(entry, choice, sides);
    for (int i = 0; i < entry->count; i++)
        entry->parts[i].rest_s = item->rest_s;
    return 0;
}

/* Something to hold on to is everywhere; all else has to be laid out. */
static bool share(const struct entry *a, const struct entry *b)
{
    return a->things & b->things & ~(1u << THING_SUPPORT);
}

static void lay_out_once(struct entry *entries, int count)
{
    for (int i = 0; i + 2 < count; i++) {
        struct entry *here = &entries[i], next = entries[i + 1], after = entries[i + 2];

        if (share(here, &next) || !after.loose || !share(here, &after) || after.activity == here->activity)
            continue;
        entries[i + 1] = after;
        entries[i + 2] = next;
        i++; /* whoever gave way once has done enough */
    }
}

int session_begin(struct session *session, const struct workout *workout, const struct book *book,
                  const struct ladder *ladder, const unsigned *open)
{
    const struct choice choice = {book, ladder, open};
    struct session begun = {.workout = workout, .book = book, .things = ladder->things};
    struct entry entries[WORKOUT_ITEMS_MAX];
    int count = 0;

    for (int i = 0; i < workout->item_count; i++) {
        int result = choose(&entries[count], &choice, &workout->items[i]);
        if (result < 0)
            return result;
        for (int part = 0; part < entries[count].count; part++)
            entries[count].parts[part].item = i;
        count += entries[count].count > 0;
    }
    lay_out_once(entries, count);
    for (int i = 0; i < count; i++)
        for (int part = 0; part < entries[i].count; part++)
            begun.steps[begun.count++] = entries[i].parts[part];
    if (begun.count == 0)
        return -ENOENT;
    *session = begun;
    return 0;
}

const struct session_step *session_step(const struct session *session)
{
    return session->phase == SESSION_DONE ? NULL : &session->steps[session->current];
}

void session_finished(struct session *session, int64_t now_us, bool skipped)
{
    struct session_step *step = &session->steps[session->current];

    if (session->phase == SESSION_DONE)
        return;
    step->done = !skipped;
    step->skipped = skipped;
    session->current++;
    if (session->current == session->count)
        session->phase = SESSION_DONE;
    if (skipped || session->phase == SESSION_DONE)
        return;
    session->phase = step->rest_s > 0 ? SESSION_REST : SESSION_PLAY;
    session->paused = false;
    session->now_us = now_us;
    session->rest_end_us = now_us + step->rest_s * INT64_C(1000000);
}

int session_rest(struct session *session, int64_t now_us)
{
    if (session->phase != SESSION_REST)
        return 0;
    if (!session->paused)
        session->now_us = now_us;
    if (session->now_us >= session->rest_end_us && !session->paused) {
        session->phase = SESSION_PLAY;
        return 0;
    }
    return (int)((session->rest_end_us - session->now_us + 999999) / 1000000);
}

void session_go_on(struct session *session)
{
    if (session->phase == SESSION_REST)
        session->phase = SESSION_PLAY;
    session->paused = false;
}

void session_pause(struct session *session, int64_t now_us)
{
    if (session->phase != SESSION_REST || session->paused || session_rest(session, now_us) == 0)
        return;
    session->paused = true;
}

void session_resume(struct session *session, int64_t now_us)
{
    if (!session->paused)
        return;
    session->rest_end_us += now_us - session->now_us;
    session->now_us = now_us;
    session->paused = false;
}

static void swap_level(const struct session *session, struct session_step *step, size_t level)
{
    const struct level *given = &session->book->trail.levels[level];

    step->level = level;
    if (given->sides == LEVEL_BOTH_AT_ONCE)
        step->sides = SIDES_BOTH;
    else if (step->sides == SIDES_BOTH)
        step->sides = level_side_bits(given);
}

bool session_easier(struct session *session)
{
    struct session_step *now = &session->steps[session->current];
    const struct level *levels = session->book->trail.levels;

    if (session->phase == SESSION_DONE)
        return false;
    unsigned sides = now->sides;
    const struct activity *exercise = levels[now->level].activity;
    int to = session_easier_level(session->book, now->level, sides, session->things);
    if (to < 0)
        return false;
    swap_level(session, now, (size_t)to);
    for (int i = session->current + 1; i < session->count; i++) {
        struct session_step *later = &session->steps[i];
        const struct level *level = &levels[later->level];
        bool same_leg = (later->sides | sides) & SIDES_BOTH || !(later->sides & ~sides);
        bool harder =
            level->rung > levels[to].rung || (level->rung == levels[to].rung && later->level > (size_t)to);

        if (level->activity == exercise && same_leg && harder)
            swap_level(session, later, (size_t)to);
    }
    return true;
}

/* Of the steps from `first` on, with the rests between them. */
static double seconds_from(const struct session *session, int first)
{
    double seconds = 0;

    for (int i = first; i < session->count; i++) {
        const struct session_step *step = &session->steps[i];

        seconds += level_seconds(&session->book->trail.levels[step->level], step->sides);
        seconds += i + 1 < session->count ? step->rest_s : 0;
    }
    return seconds;
}

double session_left_s(const struct session *session)
{
    double seconds = seconds_from(session, session->current);

    if (session->phase == SESSION_REST)
        seconds += (double)(session->rest_end_us - session->now_us) / 1e6;
    return seconds;
}

double session_progress(const struct session *session)
{
    double whole = seconds_from(session, 0);

    return whole > 0 ? 1 - session_left_s(session) / whole : 1;
}
