#include "weeks.h"

#include <stddef.h>

enum { RECOVERED_AFTER = 4 }; /* weeks after the painful one in which the sore leg is back where it was */

static bool both_legs(const struct weeks *weeks, int exercise)
{
    return !weeks->book->guide.cards[exercise].each_side;
}

/* Rungs of that leg, of all exercises together, at the end of the week. */
static int height(const struct weeks *weeks, int week, enum side side)
{
    int rungs = 0;

    for (int exercise = 0; exercise < activity_count; exercise++)
        rungs += weeks->weeks[week].legs[exercise][side].top;
    return rungs;
}

static int fell(const struct weeks *weeks, int week, enum side side)
{
    int rungs = 0;

    for (int exercise = 0; exercise < activity_count; exercise++)
        if (!both_legs(weeks, exercise))
            rungs += weeks->weeks[week].legs[exercise][side].fell;
    return rungs;
}

static const char *wrong_in_the_painful_week(const struct weeks *weeks)
{
    int week = weeks->life.painful - 1;
    enum side sore = weeks->life.sore, other = side_other(sore);

    if (fell(weeks, week, sore) == 0)
        return "pain of 6 takes no rung";
    if (fell(weeks, week, other) > 0)
        return "pain in one hip takes a rung of the other leg";
    if (weeks->weeks[week].kinds[1] != TODAY_REST)
        return "the day after pain of 6 is no day of rest";
    if (height(weeks, week, sore) > height(weeks, week, other))
        return "the sore leg climbs higher than the other one in the painful week";
    if (height(weeks, week + RECOVERED_AFTER, sore) < height(weeks, week - 1, sore))
        return "the sore leg has not climbed back four weeks later";
    for (int exercise = 0; exercise < activity_count; exercise++)
        if (weeks->weeks[week].legs[exercise][sore].fell > 1)
            return "one painful practice takes more than one rung";
    return NULL;
}

static const char *wrong_in_a_week(const struct weeks *weeks, int i)
{
    const struct week *week = &weeks->weeks[i];
    bool painful = i + 1 == weeks->life.painful;

    if (week->strength_days > 3)
        return "more than three days of strength in a week";
    if (week->minutes < 20)
        return "hardly any practice in a week";
    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        if (!painful && fell(weeks, i, (enum side)side) > 0)
            return "a rung is lost without pain";
        if (!painful && i > 0 && height(weeks, i, (enum side)side) < height(weeks, i - 1, (enum side)side))
            return "a week without pain leads down";
    }
    return NULL;
}

const char *weeks_wrong(const struct weeks *weeks)
{
    const char *wrong = NULL;

    if (weeks->weeks[0].kinds[0] != TODAY_FIRST)
        return "the first day is not one of first steps";
    if (weeks->strength_in_a_row)
        return "strength on two days without a rest between";
    if (weeks->too_early)
        return "equipment or resistance before the rung below was mastered on two days";
    if (weeks->not_at_hand)
        return "something is asked for that is not at hand";
    for (int i = 0; i < WEEKS && !wrong; i++)
        wrong = wrong_in_a_week(weeks, i);
    if (!wrong && weeks->life.painful)
        wrong = wrong_in_the_painful_week(weeks);
    for (int side = SIDE_LEFT; side <= SIDE_RIGHT && !wrong; side++)
        if (height(weeks, WEEKS - 1, (enum side)side) < height(weeks, 0, (enum side)side) + activity_count)
            wrong = "twelve weeks lead up by less than a rung for each exercise";
    return wrong;
}
