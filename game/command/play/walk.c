#include "command/play/walk.h"

#include "command/json.h"
#include "command/play/outcome.h"

#include "play/player_progress.h"
#include "play/step_result.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* A workout on its way through the terminal. */
struct walk {
    struct sitting *sitting;
    struct workout workout;
    struct player_progress standing;
    struct session session;
    json_t *steps;     /* what came out of them */
    int done, starred; /* steps; those done that were measured, with their stars */
    int stars;
    bool complete; /* every step to its end */
    int64_t begin_us, end_us;
};

/* The simulated player is seen by the channel that was asked for, or by the best that a level offers. */
static enum channel channel_for(const struct walk *walk, const struct level *level)
{
    const struct game_request *game = walk->sitting->game;
    const struct guide *guide = &walk->sitting->book->guide;

    if (walk->sitting->source.input && !walk->sitting->source.device->simulated)
        return guide_channel(guide, level, 1u << walk->sitting->source.channel);
    return guide_channel(guide, level, game->channel >= 0 ? 1u << game->channel : game_measured(level));
}

/* Devices stay from step to step; a simulated one is made for each. */
static int open_source(struct walk *walk, const struct level *level)
{
    struct sitting *sitting = walk->sitting;
    struct game_request request = *sitting->game;
    bool sim = request.input && device_of_word(request.input, NULL)->simulated;

    if (!sim)
        return sitting->source.input ? 0 : sitting_source(sitting, &request, NULL);
    request.channel = (int)channel_for(walk, level);
    request.seed += walk->session.current;
    return sitting_source(sitting, &request, level);
}

static const struct level *level_now(const struct walk *walk)
{
    return &walk->sitting->book->trail.levels[session_step(&walk->session)->level];
}

static void announce(const struct walk *walk)
{
    const struct level *level = level_now(walk);

    if (walk->sitting->json)
        return;
    printf("%d of %d: %s, by %s\n", walk->session.current + 1, walk->session.count, level->exercise->title,
           channel_name(walk->sitting->headless->channel));
    fflush(stdout);
}

/* What came of the step is kept, told, and counted. */
static int take_result(struct walk *walk)
{
    struct sitting *sitting = walk->sitting;
    const struct headless *headless = sitting->headless;
    struct outcome outcome = {&headless->attempt.run, sitting->source.device,
                              sitting->store ? sitting->player.name : NULL, 0};
    int status = sitting_keep(sitting, &outcome.saved_id);
    struct step_result result = step_finished(&walk->session, outcome.run, headless->sample_us);

    walk->done += result.anything;
    walk->complete &= result.complete;
    walk->starred += result.anything && result.measured;
    walk->stars += result.measured ? result.stars : 0;
    walk->end_us = headless->sample_us;
    if (sitting->json) {
        if (json_array_append_new(walk->steps, outcome_json(&outcome)))
            return common_wrong("play", "not enough memory", NULL, NULL);
    } else {
        outcome_print(&outcome);
        putchar('\n');
    }
    return status;
}

static int play_step(struct walk *walk)
{
    struct headless *headless = walk->sitting->headless;
    const struct session_step *step = session_step(&walk->session);
    int status;

    headless->level = level_now(walk);
    headless->sides = step->sides;
    headless->workout = walk->workout.id;
    headless->channel = channel_for(walk, headless->level);
    announce(walk);
    status = sitting_result(walk->sitting, headless_run(headless));
    if (status || !headless->begun)
        return status;
    if (walk->session.current == 0)
        walk->begin_us = headless->attempt.run.started_us;
    status = take_result(walk);
    attempt_end(&headless->attempt);
    headless->begun = false;
    return status;
}

static bool cut_short(const struct walk *walk)
{
    return walk->sitting->headless->interrupted || walk->sitting->headless->ended;
}

/* The next source is opened when the rest begins: a simulated board is zeroed meanwhile. */
static int play_steps(struct walk *walk)
{
    struct headless *headless = walk->sitting->headless;
    int status = open_source(walk, level_now(walk));

    while (!status && !cut_short(walk) && session_step(&walk->session)) {
        status = play_step(walk);
        if (status || cut_short(walk) || !session_step(&walk->session))
            return status;
        status = open_source(walk, level_now(walk));
        if (!status && walk->session.phase == SESSION_REST)
            headless_rest(headless, &walk->session);
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
    const struct sitting *sitting = walk->sitting;
    int status = walk->done > 0 ? EXIT_FINE : EXIT_FAILED;

    walk->complete &= walk->done == walk->session.count;
    if (sitting->headless->ended)
        fprintf(stderr, "surefoot play: the recording ended before the workout was over\n");
    if (sitting->json) {
        json_t *steps = walk->steps;
        walk->steps = NULL;
        return json_print("play",
                          json_pack("{s:s, s:s, s:s, s:o, s:b, s:f, s:i, s:i, s:o}", "workout",
                                    walk->workout.id, "title", walk->workout.title, "source",
                                    sitting->source.device->name, "player",
                                    json_text_or_null(sitting->store ? sitting->player.name : NULL),
                                    "completed", walk->complete, "seconds", 60 * minutes(walk), "planned",
                                    walk->session.count, "done", walk->done, "steps", steps),
                          status);
    }
    printf("%s: %d of %d done, %.1f minutes", walk->workout.title, walk->done, walk->session.count,
           minutes(walk));
    if (walk->starred > 0)
        printf(", %d of %d stars", walk->stars, LEVEL_STARS * walk->starred);
    putchar('\n');
    if (!sitting->store)
        puts("not kept; --player NAME keeps it");
    return status;
}

/* 0, or EXIT_USAGE with a report. */
static int plan(struct walk *walk, const struct workout *workout)
{
    struct sitting *sitting = walk->sitting;

    if (player_progress_read(sitting->book, sitting->store, &sitting->player, (int64_t)time(NULL),
                             &walk->standing))
        return common_wrong("play", store_error(sitting->store), NULL, NULL);
    walk->workout = workout ? *workout : walk->standing.today.workout;
    if (!workout && walk->workout.item_count == 0) {
        fprintf(stderr, "surefoot play: today is for rest. %s\n", walk->standing.today.reason);
        return EXIT_FAILED;
    }
    if (session_begin(&walk->session, &walk->workout, sitting->book, &walk->standing.ladder,
                      walk->standing.open))
        return common_wrong("play", "nothing of this can be done with what is at hand:", walk->workout.id,
                            NULL);
    return 0;
}

int walk(struct sitting *sitting, const struct workout *workout)
{
    struct walk walk = {.sitting = sitting, .complete = true, .steps = json_array()};
    int status = walk.steps ? plan(&walk, workout) : common_wrong("play", "not enough memory", NULL, NULL);
    int shown = 0;

    if (!status) {
        status = play_steps(&walk);
        shown = status ? status : show(&walk);
    }
    json_decref(walk.steps);
    return shown ? shown : status;
}
