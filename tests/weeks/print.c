#include "activities.h"
#include "weeks.h"

#include <stdio.h>

static const char letters[TODAY_KINDS + 1] = "FSBLR";

/* "left stop: 4 rungs down" */
static void print_advice(const struct weeks *weeks, const struct week *week)
{
    static const char *const advice[] = {[PAIN_GO_ON] = "go on", [PAIN_STAY] = "stay", [PAIN_STOP] = "stop"};

    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        int fell = 0;

        for (int exercise = 0; exercise < activity_count; exercise++)
            fell += weeks->book->guide.cards[exercise].each_side ? week->legs[exercise][side].fell : 0;
        printf("  %s %s", side_name((enum side)side), advice[pain_advice(week->pain[side])]);
        if (fell)
            printf(", %d down", fell);
    }
}

static void print_week(const struct weeks *weeks, int i)
{
    const struct week *week = &weeks->weeks[i];

    printf("%4d  ", i + 1);
    for (int day = 0; day < WEEKS_DAYS; day++)
        putchar(letters[week->kinds[day]]);
    printf(" %4d %5d", week->minutes, week->open_count);
    for (int exercise = 0; exercise < activity_count; exercise++) {
        if (weeks->book->guide.cards[exercise].each_side)
            printf("  %2d/%-2d", week->legs[exercise][SIDE_LEFT].top, week->legs[exercise][SIDE_RIGHT].top);
        else
            printf("  %3d  ", week->legs[exercise][SIDE_NONE].top);
    }
    printf("  %2d/%-2d", week->pain[SIDE_LEFT], week->pain[SIDE_RIGHT]);
    print_advice(weeks, week);
    putchar('\n');
    for (int j = 0; j < week->opened_count; j++)
        printf("%s%s",
               j % 4 ? "  "
               : j   ? "\n        "
                     : "      + ",
               weeks->book->trail.levels[week->opened[j]].id);
    if (week->opened_count)
        putchar('\n');
}

void weeks_print(const struct weeks *weeks)
{
    static const char *const heads[ACTIVITIES_MAX] = {"pigeon", "flexor", "adduct", "bridge", "abduct",
                                                      "sqeeze", "stepup", "latstp", "1-leg"};

    printf("Each day's proposal, Monday first: F first steps, S strength, B balance, L loosening, R rest;\n"
           "practised on Monday, Wednesday and Friday. Highest rung on offer by exercise, left/right.\n\n"
           "week  days    min  open");
    for (int exercise = 0; exercise < activity_count; exercise++)
        printf(" %6s", heads[exercise]);
    printf("  pain   advice\n");
    for (int i = 0; i < WEEKS; i++)
        print_week(weeks, i);
}

/* Names and ids are plain words. */
static void json_week(const struct weeks *weeks, int i)
{
    const struct week *week = &weeks->weeks[i];

    printf("  {\"week\": %d, \"minutes\": %d, \"levels_open\": %d,\n   \"days\": [", i + 1, week->minutes,
           week->open_count);
    for (int day = 0; day < WEEKS_DAYS; day++)
        printf("%s\"%s\"", day ? ", " : "", today_kind_title(week->kinds[day]));
    printf("],\n   \"opened\": [");
    for (int j = 0; j < week->opened_count; j++)
        printf("%s\"%s\"", j ? ", " : "", weeks->book->trail.levels[week->opened[j]].id);
    printf("],\n   \"pain\": {\"left\": %d, \"right\": %d},\n   \"rungs\": {", week->pain[SIDE_LEFT],
           week->pain[SIDE_RIGHT]);
    for (int exercise = 0; exercise < activity_count; exercise++)
        printf("%s\"%s\": {\"left\": %d, \"right\": %d, \"left_fell\": %d, \"right_fell\": %d}",
               exercise ? ",\n             " : "", activities[exercise]->name,
               week->legs[exercise][SIDE_LEFT].top, week->legs[exercise][SIDE_RIGHT].top,
               week->legs[exercise][SIDE_LEFT].fell, week->legs[exercise][SIDE_RIGHT].fell);
    printf("}}");
}

void weeks_print_json(const struct weeks *weeks)
{
    const char *wrong = weeks_wrong(weeks);

    printf("{\"wrong\": %s%s%s, \"weeks\": [\n", wrong ? "\"" : "", wrong ? wrong : "null",
           wrong ? "\"" : "");
    for (int i = 0; i < WEEKS; i++) {
        json_week(weeks, i);
        printf("%s\n", i + 1 < WEEKS ? "," : "]}");
    }
}
