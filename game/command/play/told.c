#include "command/play/told.h"

#include "command/json.h"

#include <stdio.h>
#include <string.h>

bool told_scored(const struct run *run)
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

    for (int i = 0; i < run->set_count; i++) {
        const struct run_set *set = &run->sets[i];

        if (shown(set))
            sets = json_with(sets, json_pack("{s:s, s:i, s:o, s:i, s:i, s:i, s:i, s:i, s:o}", "side",
                                             side_name(set->side), "set", set->set, "seconds",
                                             json_number(set->score.seconds), "points", set->score.points,
                                             "stars", set->score.stars, "steadiness", set->score.steadiness,
                                             "reps", set->score.reps, "good", set->score.good, "ended_by",
                                             json_text_or_null(ended_by(set))));
    }
    return sets;
}

static double seconds(const struct run *run)
{
    return (double)(run->now_us - run->started_us) / 1e6;
}

/* NULL: nobody in particular. */
static const char *player(const struct course *course)
{
    return course->store ? course->player.name : NULL;
}

json_t *told_json(const struct course *course)
{
    const struct run *run = &course->attempt.run;

    return json_pack("{s:s, s:s, s:s, s:o, s:b, s:o, s:o, s:o, s:{s:o, s:o, s:o}}", "level", run->level->id,
                     "channel", channel_name(run->channel), "source", course_measured_by(course)->name,
                     "player", json_text_or_null(player(course)), "completed", run_completed(run), "seconds",
                     json_number(seconds(run)), "attempt_id",
                     course->saved_id ? json_integer(course->saved_id) : json_null(), "sets", sets_json(run),
                     "best", "left", json_score(run_best(run, SIDE_LEFT)), "right",
                     json_score(run_best(run, SIDE_RIGHT)), "both", json_score(run_best(run, SIDE_NONE)));
}

/* Without a name only the simulated board and recordings are played. */
static const char *who(const struct course *course)
{
    if (player(course))
        return player(course);
    return course->simulated ? "the built-in player" : "a recording";
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

void told_print(const struct course *course)
{
    const struct run *run = &course->attempt.run;

    printf("%s (%s), %s\n\n", run->level->title, run->level->id, who(course));
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

void told_line(const char *text)
{
    puts(text);
    fflush(stdout);
}

void told_step(enum calibration_step step)
{
    static const char *const words[] = {"Leave the board empty for two seconds.", "Now step on.",
                                        "Stand still.", "Ready."};

    told_line(words[step]);
}

static void told_phase(const struct run *run, const struct run_event *event)
{
    char line[96];

    snprintf(line, sizeof line, "%6.1f s  %s%s%s, set %d", (double)(event->t_us - run->started_us) / 1e6,
             run_phase_name(event->phase), event->side == SIDE_NONE ? "" : ", ",
             event->side == SIDE_NONE ? "" : side_name(event->side), event->set);
    told_line(line);
}

static const char *const wait_words[] = {
    [RUN_WAIT_NOTHING] = "",
    [RUN_WAIT_STEP_ON] = "Step on the board.",
    [RUN_WAIT_WEIGHT] = "Take the weight along.",
    [RUN_WAIT_STEP_DOWN] = "Step down; it begins beside the board.",
    [RUN_WAIT_FEET] = "Lie down, feet on the board.",
};

void told_event(const struct run *run, const struct run_event *event)
{
    char line[96];

    switch (event->kind) {
    case RUN_EVENT_PHASE:
        told_phase(run, event);
        break;
    case RUN_EVENT_WAIT:
        told_line(wait_words[event->number]);
        break;
    case RUN_EVENT_HOLD_ENDED:
        snprintf(line, sizeof line, "          held %.1f s, %s",
                 (double)(event->hold.end_us - event->hold.start_us) / 1e6,
                 hold_end_name(event->hold.ended_by));
        told_line(line);
        break;
    case RUN_EVENT_REP_DONE:
        snprintf(line, sizeof line, "          repetition %d of %d", event->reps, run->level->reps);
        told_line(line);
        break;
    case RUN_EVENT_SET_DONE:
        if (event->good > 0) {
            snprintf(line, sizeof line, "          %d of %d were good", event->good, event->reps);
            told_line(line);
        }
        break;
    default:
        break;
    }
}
