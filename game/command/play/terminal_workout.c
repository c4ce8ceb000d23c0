#include "command/json.h"
#include "command/play/terminal.h"
#include "command/play/told.h"

#include <stdio.h>
#include <time.h>

/* A workout on its way through the terminal. */
struct walk {
    struct terminal *terminal;
    struct course *course; /* the terminal's */
    json_t *steps;         /* what came out of them */
    int done, starred;     /* steps; those done that were measured, with their stars */
    int stars;
    bool complete; /* every step to its end */
    int64_t begin_us, end_us;
};

/* The simulated player is seen by the channel that was asked for, or by the best that a level offers. */
static unsigned channels_for(const struct walk *walk, const struct level *level)
{
    const struct game_request *game = walk->terminal->game;
    const struct game_source *source = &walk->terminal->source;

    if (source->input && !source->device->simulated)
        return 1u << source->channel;
    return game->channel >= 0 ? 1u << game->channel : game_measured(level);
}

/* What comes is chosen, and opened: devices stay from step to step, a simulated one is made for each. */
static int choose(struct walk *walk)
{
    struct game_request request = *walk->terminal->game;
    struct course *course = walk->course;
    const struct level *level = &course->trail->levels[session_step(&course->session)->level];
    int status = 0;

    if (request.input && device_of_word(request.input, NULL)->simulated) {
        course_take_step(course, channels_for(walk, level));
        request.channel = (int)course->channel;
        request.seed += course->session.current;
        return terminal_source(walk->terminal, &request, level);
    }
    if (!walk->terminal->source.input)
        status = terminal_source(walk->terminal, &request, NULL);
    if (!status)
        course_take_step(course, channels_for(walk, level));
    return status;
}

static void announce(const struct walk *walk)
{
    const struct course *course = walk->course;

    if (walk->terminal->json)
        return;
    printf("%d of %d: %s, by %s\n", course->session.current + 1, course->session.count,
           course_level(course)->activity->title, channel_name(course->channel));
    fflush(stdout);
}

/* What came of the step is kept, told, and counted. */
static int take_result(struct walk *walk)
{
    struct course *course = walk->course;
    int status = terminal_keep(walk->terminal);
    const struct step_result *result = course_step_done(course, course->sample_us);

    walk->done += result->anything;
    walk->complete &= result->complete;
    walk->starred += result->anything && result->measured;
    walk->stars += result->measured ? result->stars : 0;
    walk->end_us = course->sample_us;
    if (walk->terminal->json) {
        walk->steps = json_with(walk->steps, told_json(course));
    } else {
        told_print(course);
        putchar('\n');
    }
    return status;
}

static int play_step(struct walk *walk)
{
    struct course *course = walk->course;

    announce(walk);
    int status = terminal_result(walk->terminal, terminal_run(walk->terminal));
    if (status || !course->attempting)
        return status;
    if (course->session.current == 0)
        walk->begin_us = course->attempt.run.started_us;
    status = take_result(walk);
    course_end(course);
    return status;
}

static bool cut_short(const struct walk *walk)
{
    return walk->terminal->interrupted || walk->course->ended;
}

/* The next source is opened when the rest begins: a simulated board is zeroed meanwhile. */
static int play_steps(struct walk *walk)
{
    struct session *session = &walk->course->session;
    int status = choose(walk);

    while (!status && !cut_short(walk) && session_step(session)) {
        status = play_step(walk);
        if (status || cut_short(walk) || !session_step(session))
            return status;
        status = choose(walk);
        if (!status && session->phase == SESSION_REST)
            terminal_rest(walk->terminal);
    }
    return status;
}

/* Minutes on the way, rests and the time to get ready among them. */
static double minutes(const struct walk *walk)
{
    return (double)(walk->end_us - walk->begin_us) / 60e6;
}

static int show(struct walk *walk)
{
    const struct course *course = walk->course;
    int status = walk->done > 0 ? EXIT_FINE : EXIT_FAILED;

    walk->complete &= walk->done == course->session.count;
    if (course->ended)
        fprintf(stderr, "surefoot play: the recording ended before the workout was over\n");
    if (walk->terminal->json) {
        json_t *steps = walk->steps;
        walk->steps = NULL;
        return json_print("play",
                          json_pack("{s:s, s:s, s:s, s:o, s:b, s:f, s:i, s:i, s:o}", "workout",
                                    course->workout.id, "title", course->workout.title, "source",
                                    walk->terminal->source.device->name, "player",
                                    json_text_or_null(course->store ? course->player.name : NULL),
                                    "completed", walk->complete, "seconds", 60 * minutes(walk), "planned",
                                    course->session.count, "done", walk->done, "steps", steps),
                          status);
    }
    printf("%s: %d of %d done, %.1f minutes", course->workout.title, walk->done, course->session.count,
           minutes(walk));
    if (walk->starred > 0)
        printf(", %d of %d stars", walk->stars, LEVEL_STARS * walk->starred);
    putchar('\n');
    if (!course->store)
        puts("not kept; --player NAME keeps it");
    return status;
}

/* 0, or EXIT_USAGE with a report. */
static int plan(struct walk *walk, const struct workout *workout)
{
    struct course *course = walk->course;
    const struct today *today = &course->reached.today;

    course->unix_s = (int64_t)time(NULL);
    if (course_refresh(course))
        return common_wrong("play", store_error(course->store), NULL, NULL);
    if (!workout && today->workout.item_count == 0)
        return common_stopped("play", "today is for rest.", NULL, today->reason);
    if (!workout)
        workout = &today->workout;
    if (course_start_workout(course, workout))
        return common_wrong("play", "nothing of this can be done with what is at hand:", workout->id, NULL);
    return 0;
}

int terminal_workout(struct terminal *terminal, const struct workout *workout)
{
    struct walk walk = {
        .terminal = terminal, .course = &terminal->course, .complete = true, .steps = json_array()};
    int status = plan(&walk, workout), shown = 0;

    if (!status) {
        status = play_steps(&walk);
        shown = status ? status : show(&walk);
    }
    json_decref(walk.steps);
    return shown ? shown : status;
}
