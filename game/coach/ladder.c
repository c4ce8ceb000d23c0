#include "coach/ladder.h"

#include "i18n/mark.h"

#include <string.h>

static int higher(int a, int b)
{
    return a > b ? a : b;
}

static int lower(int a, int b)
{
    return a < b ? a : b;
}

static bool at_hand(const struct ladder *ladder, const struct exercise_card *card, int rung)
{
    return !(card->rungs[rung - 1].things & ~ladder->things);
}

/* The next rung below or above that is at hand; 0: none. */
static int next_rung(const struct ladder *ladder, const struct exercise_card *card, int rung, int step)
{
    for (rung += step; rung >= 1 && rung <= card->rung_count; rung += step)
        if (at_hand(ladder, card, rung))
            return rung;
    return 0;
}

static int days_wanted(const struct exercise_card *card, int rung)
{
    return card->rungs[rung - 1].stage == STAGE_BODYWEIGHT ? 1 : LADDER_MASTER_DAYS;
}

/* The highest rung that the passes of the leg lead to, pain aside, and why it is not the next one. */
static void climb(const struct ladder *ladder, const struct exercise_card *card, struct ladder_leg *leg)
{
    int above;

    leg->top = 1;
    while ((above = next_rung(ladder, card, leg->top, 1)) != 0 &&
           leg->days[leg->top - 1] >= days_wanted(card, above))
        leg->top = above;
    leg->reason = above == 0                     ? LADDER_TOP
                  : leg->days[leg->top - 1] == 0 ? LADDER_PASS_FIRST
                                                 : LADDER_SECOND_DAY;
}

/* What the leg is held back by, after climb, and what may be tried. */
static void hold_back(const struct exercise_card *card, struct ladder_leg *leg, int stay_at)
{
    if (leg->top != leg->down_to)
        leg->down_to = 0;
    if (leg->down_to)
        leg->reason = leg->worse ? LADDER_WORSE_DOWN : LADDER_PAIN_DOWN;
    if (leg->staying && leg->top >= stay_at) {
        leg->top = stay_at;
        leg->reason = leg->reason == LADDER_TOP ? LADDER_TOP : LADDER_PAIN_STAY;
    }
    leg->allowed = leg->top;
    while (!leg->staying && leg->allowed < card->rung_count &&
           leg->days[leg->allowed - 1] >= days_wanted(card, leg->allowed + 1))
        leg->allowed++;
}

/* One rung down from where it hurt; what was passed from there up is to be passed again. */
static void step_down(const struct ladder *ladder, const struct exercise_card *card, struct ladder_leg *leg,
                      int hurt_at)
{
    int to = higher(next_rung(ladder, card, hurt_at ? hurt_at : leg->top, -1), 1);

    for (int rung = to; rung <= GUIDE_RUNGS_MAX; rung++)
        leg->days[rung - 1] = 0;
    leg->down_to = to;
}

/* The leg after one more day, from how it was before that day. Everything told of the day counts at once. */
static struct ladder_leg after_day(const struct ladder *ladder, const struct exercise_card *card,
                                   const struct ladder_leg *past, const struct ladder_day *day)
{
    struct ladder_leg leg = *past;
    bool practised = day->worked > 0 || day->worst >= 0;
    bool hurt = pain_advice(day->worst) == PAIN_STOP;
    bool worse =
        !past->stopped && (pain_worse(past->before, day->morning) || pain_advice(day->morning) == PAIN_STOP);
    int worst = higher(day->worst, day->morning), stay_at;

    for (int rung = 1; rung <= day->passed; rung++)
        leg.days[rung - 1] = lower(leg.days[rung - 1] + 1, LADDER_MASTER_DAYS);
    climb(ladder, card, &leg);
    stay_at = past->staying ? past->top : higher(past->top, lower(day->worked, leg.top));
    if (hurt || worse) {
        step_down(ladder, card, &leg, hurt ? day->worked : past->worked);
        climb(ladder, card, &leg);
        leg.worse = !hurt;
        leg.staying = false;
    } else if (pain_advice(worst) == PAIN_STAY) {
        leg.staying = true;
    } else if (practised) {
        leg.staying = false;
    }
    if (practised) {
        leg.before = day->before;
        leg.worked = day->worked;
    }
    leg.stopped = practised ? hurt : past->stopped || worse;
    hold_back(card, &leg, stay_at);
    return leg;
}

static const struct ladder_day nothing_told = {.before = -1, .worst = -1, .morning = -1};

void ladder_init(struct ladder *ladder, const struct guide *guide, uint32_t things)
{
    *ladder = (struct ladder){.guide = guide, .things = things | THINGS_HOME};
    for (int exercise = 0; exercise < activity_count; exercise++) {
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
            struct ladder_leg *leg = &ladder->legs[exercise][side];

            leg->before = -1;
            climb(ladder, &guide->cards[exercise], leg);
            hold_back(&guide->cards[exercise], leg, leg->top);
            ladder->past[exercise][side] = *leg;
            ladder->newest[exercise][side] = nothing_told;
        }
    }
}

static bool sensible(const struct ladder *ladder, const struct ladder_fact *fact)
{
    if (activity_index(fact->activity) < 0 || (unsigned)fact->side > SIDE_RIGHT)
        return false;
    const struct exercise_card *card = guide_card(ladder->guide, fact->activity);

    if (fact->kind == LADDER_FACT_PAIN)
        return fact->pain >= 0 && fact->pain <= PAIN_MAX && (unsigned)fact->when < PAIN_WHENS;
    return fact->kind == LADDER_FACT_DONE && fact->rung >= 1 && fact->rung <= card->rung_count &&
           (card->each_side || fact->side == SIDE_NONE);
}

/* A new day has begun: what was told up to now is past. */
static void turn_day(struct ladder *ladder, int day)
{
    memcpy(ladder->past, ladder->legs, sizeof(ladder->past));
    for (int exercise = 0; exercise < activity_count; exercise++)
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
            ladder->newest[exercise][side] = nothing_told;
    ladder->day = day;
    ladder->begun = true;
}

static void note_fact(struct ladder_day *day, const struct ladder_fact *fact)
{
    if (fact->kind == LADDER_FACT_DONE) {
        day->worked = higher(day->worked, fact->rung);
        if (fact->stars >= LADDER_PASS)
            day->passed = higher(day->passed, fact->rung);
    } else if (fact->when == PAIN_MORNING) {
        day->morning = higher(day->morning, fact->pain);
    } else {
        day->worst = higher(day->worst, fact->pain);
        if (fact->when == PAIN_BEFORE)
            day->before = higher(day->before, fact->pain);
    }
}

void ladder_push(struct ladder *ladder, const struct ladder_fact *fact)
{
    if (!sensible(ladder, fact) || (ladder->begun && fact->day < ladder->day))
        return;
    if (!ladder->begun || fact->day > ladder->day)
        turn_day(ladder, fact->day);

    const struct exercise_card *card = guide_card(ladder->guide, fact->activity);
    const int exercise = activity_index(fact->activity);
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        bool meant = card->each_side
                         ? side != SIDE_NONE && (fact->side == SIDE_NONE || (int)fact->side == side)
                         : side == SIDE_NONE;
        if (!meant)
            continue;
        note_fact(&ladder->newest[exercise][side], fact);
        ladder->legs[exercise][side] =
            after_day(ladder, card, &ladder->past[exercise][side], &ladder->newest[exercise][side]);
    }
}

const struct ladder_leg *ladder_leg(const struct ladder *ladder, const struct activity *exercise,
                                    enum side side)
{
    const struct ladder_leg *legs = ladder->legs[activity_index(exercise)];

    if (!guide_card(ladder->guide, exercise)->each_side)
        return &legs[SIDE_NONE];
    if (side != SIDE_NONE)
        return &legs[side];
    return legs[SIDE_RIGHT].top < legs[SIDE_LEFT].top ? &legs[SIDE_RIGHT] : &legs[SIDE_LEFT];
}

bool ladder_allows(const struct ladder *ladder, const struct level *level, enum side side)
{
    return level->rung <= ladder_leg(ladder, level->activity, side)->allowed;
}

const char *ladder_reason_text(enum ladder_reason reason)
{
    static const char *const texts[LADDER_REASONS] = {
        [LADDER_TOP] = N_("This is the top of the ladder for what you have at hand."),
        [LADDER_PASS_FIRST] = N_("Two stars, or its stamp, open the next rung."),
        [LADDER_SECOND_DAY] = N_("Passed once. Pass it on another day, and the next rung opens."),
        [LADDER_PAIN_STAY] =
            N_("The leg keeps its rung for now; a day with pain of 3 or less opens the next."),
        [LADDER_PAIN_DOWN] =
            N_("One rung back, so that the leg can calm down. Pass it on a calmer day to climb again."),
        [LADDER_WORSE_DOWN] =
            N_("The morning after was sore: one rung back. Pass it on a calmer day to climb again."),
    };
    return texts[reason];
}
