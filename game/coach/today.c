#include "coach/today.h"

#include "i18n/mark.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>

/* How a day is made up, all (p): minutes unless the player wants others, rest between items, and how much
 * longer than that it may become. */
enum { STRENGTH_MIN = 15, BALANCE_MIN = 10, LOOSEN_MIN = 8, FIRST_MIN = 8, REST_S = 20 };
enum { WARM_UP_MIN = 8 };       /* shorter days go straight to what they are for */
enum { STRENGTH_DAYS_MAX = 3 }; /* in a week: ACSM, 2 or 3 */
#define ROOM 1.1

enum { DAY_TODAY = 1u, DAY_YESTERDAY = 2u, DAYS_WEEK = 0x7fu };

static enum today_kind kind_of(const struct activity *exercise)
{
    static const enum today_kind kinds[] = {
        [AIM_LOOSEN] = TODAY_LOOSEN, [AIM_STRENGTH] = TODAY_STRENGTH, [AIM_BALANCE] = TODAY_BALANCE};

    return kinds[exercise->aim];
}

void today_past_init(struct today_past *past, int day)
{
    *past = (struct today_past){.day = day, .worst_pain = -1};
    for (int i = 0; i < activity_count; i++)
        past->last_day[i] = INT_MIN;
}

void today_past_push(struct today_past *past, const struct ladder_fact *fact)
{
    int *last = &past->last_day[activity_index(fact->activity)];
    int ago = past->day - fact->day;

    if (ago < 0)
        return;
    if (fact->kind == LADDER_FACT_PAIN) {
        if (ago <= 1 && fact->pain > past->worst_pain)
            past->worst_pain = fact->pain;
        return;
    }
    if (fact->day > *last)
        *last = fact->day;
    if (ago < 7 && kind_of(fact->activity) == TODAY_STRENGTH)
        past->strength_days |= 1u << ago;
}

/* The newest day with that kind of practice; INT_MIN: never. */
static int last_of(const struct today_past *past, enum today_kind kind)
{
    int last = INT_MIN;

    for (int i = 0; i < activity_count; i++)
        if (kind_of(activities[i]) == kind && past->last_day[i] > last)
            last = past->last_day[i];
    return last;
}

static int count_days(unsigned days)
{
    int count = 0;

    for (days &= DAYS_WEEK; days; days >>= 1)
        count += (int)(days & 1u);
    return count;
}

static enum today_kind choose_kind(const struct today_past *past)
{
    int strength = last_of(past, TODAY_STRENGTH), balance = last_of(past, TODAY_BALANCE),
        loosen = last_of(past, TODAY_LOOSEN);

    if (pain_advice(past->worst_pain) == PAIN_STOP)
        return TODAY_REST;
    if (strength == INT_MIN && balance == INT_MIN && loosen == INT_MIN)
        return TODAY_FIRST;
    if (strength == past->day || balance == past->day)
        return TODAY_REST;
    if (!(past->strength_days & (DAY_TODAY | DAY_YESTERDAY)) &&
        count_days(past->strength_days) < STRENGTH_DAYS_MAX)
        return TODAY_STRENGTH;
    if (balance < past->day - 1)
        return TODAY_BALANCE;
    return loosen == past->day ? TODAY_REST : TODAY_LOOSEN;
}

/* Exercises in the order in which a day takes them. */
struct line {
    const struct activity *list[ACTIVITIES_MAX];
    int count;
};

static bool is_in(const struct line *line, const struct activity *exercise)
{
    for (int i = 0; i < line->count; i++)
        if (line->list[i] == exercise)
            return true;
    return false;
}

/* Up to that many of those kinds (bits), those first that were done longest ago. */
static void add_kinds(struct line *line, const struct today_past *past, unsigned kinds, int most)
{
    for (; most > 0; most--) {
        int next = -1;

        for (int i = 0; i < activity_count; i++) {
            bool off = activities[i]->spared_when_sore && pain_advice(past->worst_pain) != PAIN_GO_ON;

            if (!off && kinds & 1u << kind_of(activities[i]) && !is_in(line, activities[i]) &&
                (next < 0 || past->last_day[i] < past->last_day[next]))
                next = i;
        }
        if (next < 0)
            return;
        line->list[line->count++] = activities[next];
    }
}

static void line_up(struct line *line, const struct today_past *past, enum today_kind kind, int minutes)
{
    enum { STRENGTH = 1u << TODAY_STRENGTH, BALANCE = 1u << TODAY_BALANCE, LOOSEN = 1u << TODAY_LOOSEN };
    int warm_up = minutes >= WARM_UP_MIN;

    *line = (struct line){.count = 0};
    switch (kind) {
    case TODAY_FIRST:
        for (int i = 0; i < activity_count; i++)
            if (activities[i]->first_day)
                line->list[line->count++] = activities[i];
        break;
    case TODAY_STRENGTH:
        add_kinds(line, past, LOOSEN, warm_up);
        add_kinds(line, past, STRENGTH, 1);
        /* Balance among it, for those who never come on other days. */
        add_kinds(line, past, STRENGTH | BALANCE, ACTIVITIES_MAX);
        break;
    case TODAY_BALANCE:
        add_kinds(line, past, LOOSEN, warm_up);
        add_kinds(line, past, BALANCE, 1);
        add_kinds(line, past, LOOSEN, ACTIVITIES_MAX);
        break;
    case TODAY_LOOSEN:
        add_kinds(line, past, LOOSEN, ACTIVITIES_MAX);
        break;
    case TODAY_REST:
    case TODAY_KINDS:
        break;
    }
}

/* Is there a level for each leg with what is at hand? */
static bool can_do(const struct book *book, const struct ladder *ladder, const unsigned *open,
                   const struct activity *exercise)
{
    if (!guide_card(&book->guide, exercise)->each_side)
        return session_pick(book, ladder, open, exercise, SIDE_NONE) >= 0;
    return session_pick(book, ladder, open, exercise, SIDE_LEFT) >= 0 &&
           session_pick(book, ladder, open, exercise, SIDE_RIGHT) >= 0;
}

static double takes_seconds(const struct workout *workout, const struct book *book,
                            const struct ladder *ladder, const unsigned *open)
{
    struct session session;

    return session_begin(&session, workout, book, ladder, open) < 0 ? 0 : session_left_s(&session);
}

static int minutes_of(const struct today_past *past, enum today_kind kind)
{
    static const int minutes[TODAY_KINDS] = {[TODAY_FIRST] = FIRST_MIN,
                                             [TODAY_STRENGTH] = STRENGTH_MIN,
                                             [TODAY_BALANCE] = BALANCE_MIN,
                                             [TODAY_LOOSEN] = LOOSEN_MIN};
    return past->minutes ? past->minutes : minutes[kind];
}

/* What there is time for on a day of that kind, at least one item if anything can be done at all. */
static void fill(struct workout *workout, const struct book *book, const struct ladder *ladder,
                 const unsigned *open, const struct today_past *past, enum today_kind kind)
{
    int minutes = minutes_of(past, kind);
    double seconds = 0;
    struct line line;

    line_up(&line, past, kind, minutes);
    for (int i = 0; i < line.count; i++) {
        if (!can_do(book, ladder, open, line.list[i]))
            continue;
        workout->items[workout->item_count++] =
            (struct workout_item){.activity = line.list[i], .rest_s = REST_S};
        double longer = takes_seconds(workout, book, ladder, open);
        if (workout->item_count > 1 && longer > minutes * 60 * ROOM)
            workout->item_count--;
        else
            seconds = longer;
    }
    workout->minutes = (int)fmax(ceil(seconds / 60), 1);
}

const char *today_kind_title(enum today_kind kind)
{
    static const char *const titles[TODAY_KINDS] = {
        [TODAY_FIRST] = N_("First steps"), [TODAY_STRENGTH] = N_("Strength"), [TODAY_BALANCE] = N_("Balance"),
        [TODAY_LOOSEN] = N_("Loosening"),  [TODAY_REST] = N_("Rest"),
    };
    return titles[kind];
}

static const char *const workout_titles[TODAY_KINDS] = {
    [TODAY_FIRST] = N_("Today: First steps"), [TODAY_STRENGTH] = N_("Today: Strength"),
    [TODAY_BALANCE] = N_("Today: Balance"),   [TODAY_LOOSEN] = N_("Today: Loosening"),
    [TODAY_REST] = N_("Today: Rest"),
};

static const char *reason_of(const struct today_past *past, enum today_kind kind)
{
    static const char *const reasons[TODAY_KINDS] = {
        [TODAY_FIRST] = N_("One easy exercise of each kind, to see where each leg stands."),
        [TODAY_STRENGTH] = N_("The muscles have had their rest: a day for strength."),
        [TODAY_BALANCE] = N_("Strength rests today. Balance may be practised on any day."),
        [TODAY_LOOSEN] = N_("An easy day: stretches, and nothing that tires."),
        [TODAY_REST] = N_("Done for today. Muscles grow while they rest."),
    };
    enum pain_advice advice = pain_advice(past->worst_pain);

    if (kind == TODAY_REST && advice == PAIN_STOP)
        return N_("Pain of 6 or more asks for a day of rest. A gentle walk is fine if it feels good. If it "
                  "does not ease, or you are unsure, ask a professional.");
    if (advice == PAIN_STAY && kind == TODAY_STRENGTH)
        return N_("A day for strength, no harder than last time: what is sore stays on its rung. Make any of "
                  "it easier whenever you like.");
    return reasons[kind];
}

void today_propose(const struct book *book, const struct ladder *ladder, const unsigned *open,
                   const struct today_past *past, struct today *out)
{
    /* Where nothing of a kind can be done, an easier kind of day stands in. */
    static const enum today_kind instead[TODAY_KINDS] = {[TODAY_FIRST] = TODAY_STRENGTH,
                                                         [TODAY_STRENGTH] = TODAY_BALANCE,
                                                         [TODAY_BALANCE] = TODAY_LOOSEN,
                                                         [TODAY_LOOSEN] = TODAY_REST};
    enum today_kind kind = choose_kind(past);

    *out = (struct today){0};
    fill(&out->workout, book, ladder, open, past, kind);
    while (out->workout.item_count == 0 && kind != TODAY_REST) {
        kind = instead[kind];
        fill(&out->workout, book, ladder, open, past, kind);
    }
    out->kind = kind;
    snprintf(out->workout.id, sizeof(out->workout.id), "today");
    snprintf(out->workout.title, sizeof(out->workout.title), "%s", workout_titles[kind]);
    snprintf(out->reason, sizeof(out->reason), "%s", reason_of(past, kind));
    snprintf(out->workout.why, sizeof(out->workout.why), "%s", out->reason);
}

const char *today_rhythm(unsigned strength_days)
{
    if (strength_days & DAY_TODAY && strength_days & DAY_YESTERDAY)
        return N_("Strength yesterday and today: tomorrow is a good day for balance or rest.");
    switch (count_days(strength_days)) {
    case 0:
        return N_("Strength grows best on two or three days of a week, with a day of rest between.");
    case 1:
        return N_("One strength day this week. A second one does good, after a day of rest.");
    case 2:
        return N_("Two strength days this week: a good rhythm. A third is welcome, a day of rest between.");
    default:
        return N_("Strength has had its days this week. Balance and stretches suit any day.");
    }
}
