#include "activities.h"
#include "weeks.h"

#include <errno.h>
#include <stdlib.h>

/* What the made-up player is like. */
#define ABLE_AT_FIRST 1.0  /* in rungs */
#define GAIN          0.25 /* in rungs, for each day with the exercise */
#define PAIN_COSTS    0.25 /* rungs for each point of pain while working */

enum { FACTS_MAX = 1 << 14 };

struct living {
    struct weeks *out;
    const struct book *book;
    struct life life;
    struct ladder ladder;
    struct progress progress[TRAIL_LEVELS_MAX];
    unsigned open[TRAIL_LEVELS_MAX];
    bool seen[TRAIL_LEVELS_MAX];
    double able[ACTIVITIES_MAX][WEEKS_LEGS];
    unsigned worked[ACTIVITIES_MAX]; /* today: sides */
    struct ladder_fact facts[FACTS_MAX];
    int count, day;
    struct week *week;
};

/* The sore hip: red on Monday and sorer on Tuesday, amber on Wednesday, green from Friday on. */
static int hip_pain(const struct living *living, enum side hip, enum pain_when when)
{
    static const int painful[2 * WEEKS_DAYS][PAIN_WHENS] = {
        {2, 6, 0}, {0, 0, 5}, {4, 4, 3}, {0, 0, 4}, {3, 3, 2}, {0, 0, 2}, {0}, {1, 2, 1}, {0, 0, 1},
    };
    int since = living->day - (living->life.painful - 1) * WEEKS_DAYS;

    if (living->life.painful == 0 || hip != living->life.sore || since < 0 || since >= 2 * WEEKS_DAYS)
        return 0;
    return painful[since][when];
}

/* Stretches and the squeeze trouble it half as much. */
static int pain_of(const struct living *living, const struct activity *exercise, enum side hip,
                   enum pain_when when)
{
    int pain = hip_pain(living, hip, when);

    return exercise <= &activity_adductor_stretch || exercise == &activity_adductor_squeeze ? pain / 2 : pain;
}

static void tell(struct living *living, const struct ladder_fact *fact)
{
    if (living->count < FACTS_MAX)
        living->facts[living->count++] = *fact;
    ladder_push(&living->ladder, fact);
}

/* Of both hips, where both legs work. The worst. */
static int tell_pain(struct living *living, const struct activity *exercise, enum side side,
                     enum pain_when when)
{
    int worst = 0;

    for (int hip = SIDE_LEFT; hip <= SIDE_RIGHT; hip++) {
        if (side != SIDE_NONE && (int)side != hip)
            continue;
        int pain = pain_of(living, exercise, (enum side)hip, when);
        tell(living, &(struct ladder_fact){.kind = LADDER_FACT_PAIN,
                                           .day = living->day,
                                           .activity = exercise,
                                           .side = (enum side)hip,
                                           .when = when,
                                           .pain = pain});
        if (pain > living->week->pain[hip])
            living->week->pain[hip] = pain;
        worst = pain > worst ? pain : worst;
    }
    return worst;
}

static double able(const struct living *living, const struct activity *exercise, enum side side)
{
    const double *legs = living->able[activity_index(exercise)];

    if (side != SIDE_NONE)
        return legs[side];
    return legs[SIDE_LEFT] < legs[SIDE_RIGHT] ? legs[SIDE_LEFT] : legs[SIDE_RIGHT];
}

static int stars_for(double margin)
{
    return margin >= 1 ? 3 : margin >= 0 ? 2 : margin >= -0.5 ? 1 : 0;
}

/* Days on which that rung or a higher one was passed, counted afresh from the facts. */
static int days_passed(const struct living *living, const struct activity *exercise, enum side side, int rung)
{
    int days = 0, last = -1;

    for (int i = 0; i < living->count; i++) {
        const struct ladder_fact *fact = &living->facts[i];
        bool meant = fact->kind == LADDER_FACT_DONE && fact->activity == exercise &&
                     (fact->side == side || fact->side == SIDE_NONE || side == SIDE_NONE);
        if (meant && fact->rung >= rung && fact->stars >= LADDER_PASS && fact->day != last) {
            days++;
            last = fact->day;
        }
    }
    return days;
}

static void watch_rung(struct living *living, const struct level *level, enum side side)
{
    const struct exercise_card *card = guide_card(&living->book->guide, level->activity);
    int below = level->rung - 1;

    if (guide_things(&living->book->guide, level) & ~living->ladder.things)
        living->out->not_at_hand++;
    while (below > 0 && card->rungs[below - 1].things & ~living->ladder.things)
        below--;
    if (level->stage != STAGE_BODYWEIGHT && below > 0 &&
        days_passed(living, level->activity, side, below) < LADDER_MASTER_DAYS)
        living->out->too_early++;
}

static void keep(struct living *living, size_t i, enum side side, int stars, bool measured)
{
    struct progress *progress = &living->progress[i];
    int *best = side == SIDE_LEFT    ? &progress->stars_left
                : side == SIDE_RIGHT ? &progress->stars_right
                                     : &progress->stars_both;

    if (!measured)
        progress->stamps |= 1u << side;
    else if (stars > *best)
        *best = stars;
}

static void work(struct living *living, size_t i, enum side side)
{
    const struct level *level = &living->book->trail.levels[i];
    bool measured = guide_channel(&living->book->guide, level, living->life.here) != CHANNEL_COACH;
    int before = tell_pain(living, level->activity, side, PAIN_BEFORE);

    if (pain_advice(before) == PAIN_STOP)
        return;
    watch_rung(living, level, side);
    double margin = able(living, level->activity, side) - level->rung - PAIN_COSTS * before;
    int stars = measured ? stars_for(margin) : margin >= -0.5 ? UNLOCK_STAMP : 0;
    keep(living, i, side, stars, measured);
    tell(living, &(struct ladder_fact){.kind = LADDER_FACT_DONE,
                                       .day = living->day,
                                       .activity = level->activity,
                                       .side = side,
                                       .rung = level->rung,
                                       .stars = stars});
    tell_pain(living, level->activity, side, PAIN_AFTER);
    living->worked[activity_index(level->activity)] |= 1u << side;
}

static void practise(struct living *living, const struct today *today)
{
    struct session session;
    bool strength = false;

    if (session_begin(&session, &today->workout, living->book, &living->ladder, living->open) < 0)
        return;
    living->week->minutes += (int)(session_left_s(&session) / 60 + 0.5);
    for (const struct session_step *step; (step = session_step(&session)) != NULL;) {
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
            if (step->sides & 1u << side)
                work(living, step->level, (enum side)side);
        session_finished(&session, 0, false);
        session_go_on(&session);
    }
    for (int exercise = 0; exercise < activity_count; exercise++) {
        unsigned sides = living->worked[exercise] & SIDES_BOTH ? SIDES_EACH : living->worked[exercise];
        for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++)
            living->able[exercise][side] += sides & 1u << side ? GAIN : 0;
        strength = strength || (sides && activities[exercise]->aim == AIM_STRENGTH);
    }
    living->week->strength_days += strength;
}

static void look_what_is_open(struct living *living)
{
    struct week *week = living->week;

    unlock_all(&living->book->trail, living->progress, &living->ladder, false, living->open);
    for (size_t i = 0; i < living->book->trail.count; i++) {
        if (living->seen[i] || living->open[i] != level_side_bits(&living->book->trail.levels[i]))
            continue;
        living->seen[i] = true;
        week->opened[week->opened_count++] = (int)i;
    }
}

static void note_legs(struct living *living, const struct ladder *before)
{
    for (int exercise = 0; exercise < activity_count; exercise++) {
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
            int was = ladder_leg(before, activities[exercise], (enum side)side)->top;
            const struct ladder_leg *leg = ladder_leg(&living->ladder, activities[exercise], (enum side)side);

            living->week->legs[exercise][side].fell += leg->top < was ? was - leg->top : 0;
            living->week->legs[exercise][side].top = leg->top;
            living->week->legs[exercise][side].reason = leg->reason;
        }
    }
}

static void ask_about_the_morning(struct living *living)
{
    for (int exercise = 0; exercise < activity_count; exercise++) {
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
            if (living->worked[exercise] & 1u << side)
                tell_pain(living, activities[exercise], (enum side)side, PAIN_MORNING);
        living->worked[exercise] = 0;
    }
}

static void live_day(struct living *living, struct today_past *past)
{
    static const bool practice[WEEKS_DAYS] = {true, false, true, false, true, false, false};
    int weekday = living->day % WEEKS_DAYS;
    struct ladder before = living->ladder;
    struct today today;

    living->week = &living->out->weeks[living->day / WEEKS_DAYS];
    ask_about_the_morning(living);
    look_what_is_open(living);
    today_past_init(past, living->day);
    for (int i = 0; i < living->count; i++)
        today_past_push(past, &living->facts[i]);
    today_propose(living->book, &living->ladder, living->open, past, &today);
    living->week->kinds[weekday] = today.kind;
    if (practice[weekday])
        practise(living, &today);
    look_what_is_open(living);
    note_legs(living, &before);
}

int weeks_live(const struct book *book, const struct life *life, struct weeks *out)
{
    struct living *living = calloc(1, sizeof(*living));
    int open_count = 0;

    if (!living)
        return -ENOMEM;
    *out = (struct weeks){.life = *life, .book = book};
    living->out = out;
    living->book = book;
    living->life = *life;
    for (int i = 0; i < activity_count * WEEKS_LEGS; i++)
        living->able[i / WEEKS_LEGS][i % WEEKS_LEGS] = ABLE_AT_FIRST;
    ladder_init(&living->ladder, &book->guide, life->things);
    for (; living->day < WEEKS * WEEKS_DAYS; living->day++) {
        struct today_past past;

        live_day(living, &past);
        out->strength_in_a_row = out->strength_in_a_row || (past.strength_days & 6u) == 6u;
    }
    for (int i = 0; i < WEEKS; i++) {
        open_count += out->weeks[i].opened_count;
        out->weeks[i].open_count = open_count;
    }
    free(living);
    return 0;
}
