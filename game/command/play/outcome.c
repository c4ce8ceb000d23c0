#include "command/play/outcome.h"

#include "command/json.h"

#include <stdio.h>
#include <string.h>

bool outcome_scored(const struct run *run)
{
    return run_best(run, SIDE_LEFT) || run_best(run, SIDE_RIGHT) || run_best(run, SIDE_NONE);
}

/* Sets that were never begun, or stopped before anything was held, are left out. */
static bool shown(const struct run_set *set)
{
    return set->done || set->scored;
}

static const char *leg_name(enum side side)
{
    return side == SIDE_NONE ? "both" : side_name(side);
}

static const char *ended_by(const struct run_set *set)
{
    return set->score.seconds > 0 ? hold_end_name(set->best.ended_by) : NULL;
}

static json_t *sets_json(const struct run *run)
{
    json_t *sets = json_array();
    int failed = 0;

    for (int i = 0; i < run->set_count; i++) {
        const struct run_set *set = &run->sets[i];

        if (shown(set))
            failed |= json_array_append_new(
                sets, json_pack("{s:s, s:i, s:o, s:i, s:i, s:i, s:i, s:i, s:o}", "side", side_name(set->side),
                                "set", set->set, "seconds", json_number(set->score.seconds), "points",
                                set->score.points, "stars", set->score.stars, "steadiness",
                                set->score.steadiness, "reps", set->score.reps, "good", set->score.good,
                                "ended_by", json_text_or_null(ended_by(set))));
    }
    if (failed) {
        json_decref(sets);
        return NULL;
    }
    return sets;
}

static double seconds(const struct run *run)
{
    return (double)(run->now_us - run->started_us) / 1e6;
}

json_t *outcome_json(const struct outcome *outcome)
{
    const struct run *run = outcome->run;

    return json_pack("{s:s, s:s, s:s, s:o, s:b, s:o, s:o, s:o, s:{s:o, s:o, s:o}}", "level", run->level->id,
                     "channel", channel_name(run->channel), "source", outcome->source->name, "player",
                     json_text_or_null(outcome->player), "completed", run_completed(run), "seconds",
                     json_number(seconds(run)), "attempt_id",
                     outcome->saved_id ? json_integer(outcome->saved_id) : json_null(), "sets",
                     sets_json(run), "best", "left", json_score(run_best(run, SIDE_LEFT)), "right",
                     json_score(run_best(run, SIDE_RIGHT)), "both", json_score(run_best(run, SIDE_NONE)));
}

/* Without a name only the simulated board and recordings are played. */
static const char *who(const struct outcome *outcome)
{
    if (outcome->player)
        return outcome->player;
    return outcome->source->simulated ? "the built-in player" : "a recording";
}

/* One line of the table: seconds that were held, or repetitions. */
static void print_score(const char *leg, const char *set, const struct score *score, const char *end)
{
    char amount[32];

    if (score->reps > 0)
        snprintf(amount, sizeof amount, "%d of %d", score->good, score->reps);
    else
        snprintf(amount, sizeof amount, "%.1f", score->seconds);
    printf("%-6s %4s %9s %7d %6d%s%s\n", leg, set, amount, score->points, score->stars, *end ? "  " : "",
           end);
}

static void print_set(const struct run *run, const struct run_set *set)
{
    char number[16];

    snprintf(number, sizeof number, "%d", set->set);
    if (!run_measured(run))
        printf("%-6s %4s  %s\n", leg_name(set->side), number, set->skipped ? "skipped" : "done");
    else if (run_counted(run))
        print_score(leg_name(set->side), number, &set->score, "");
    else
        print_score(leg_name(set->side), number, &set->score, ended_by(set) ? ended_by(set) : "no hold yet");
}

void outcome_print(const struct outcome *outcome)
{
    const struct run *run = outcome->run;

    printf("%s (%s), %s\n\n", run->level->title, run->level->id, who(outcome));
    if (run_measured(run))
        printf("%-6s %4s %9s %7s %6s  %s\n", "leg", "set", run_counted(run) ? "good" : "seconds", "points",
               "stars", run_counted(run) ? "" : "ended by");
    for (int i = 0; i < run->set_count; i++)
        if (shown(&run->sets[i]))
            print_set(run, &run->sets[i]);
    putchar('\n');
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        const struct score *best = run_best(run, (enum side)side);

        if (best)
            print_score(leg_name((enum side)side), "best", best, "");
    }
    if (run->phase != RUN_DONE)
        puts("\nstopped before the end; what was done counts");
}
