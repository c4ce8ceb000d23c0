#include "match.h"
#include "activities.h"
#include "activity/replay.h"
#include "test.h"

struct level match_level(double hold_s, int sets, int rest_s, enum level_sides sides)
{
    struct level level = {
        .id = "lake/test",
        .chapter = CHAPTER_LAKE,
        .activity = &activity_single_leg_balance,
        .rung = 1,
        .sides = sides,
        .sets = sets,
        .hold_s = hold_s,
        .rest_s = rest_s,
        .stars = {hold_s / 2, hold_s * 0.8, hold_s},
        .cues = {"Keep the knee soft", "Breathe out"},
        .cue_count = 2,
    };
    return level;
}

struct match *match_begin(const struct level *level, int64_t start_us)
{
    struct match *match = calloc(1, sizeof(*match));
    assert_non_null(match);
    match->level = *level;
    match->obeys = true;
    player_init(&match->player, start_us);
    const struct run_setup setup = {.level = &match->level, .weight_kg = PLAYER_WEIGHT_KG};
    assert_int_equal(run_init(&match->run, &setup), 0);
    return match;
}

void match_end(struct match *match)
{
    for (int i = 0; match && i < RUN_SETS_MAX; i++)
        free(match->samples[i]);
    free(match);
}

void match_drain(struct match *match)
{
    struct run_event event;
    if (match->run.queue_count > match->deepest)
        match->deepest = match->run.queue_count;
    while (run_next(&match->run, &event)) {
        assert_in_range(match->event_count, 0, MATCH_EVENTS - 1);
        if (match->event_count > 0 && !match->clock_set)
            assert_true(event.t_us >= match->events[match->event_count - 1].t_us);
        match->events[match->event_count++] = event;
    }
    assert_int_equal(match->run.events_lost, 0);
}

static void record(struct match *match, const struct sample *sample)
{
    int set = match->run.current;
    assert_in_range(set, 0, match->run.set_count - 1);
    if (!match->samples[set]) {
        match->samples[set] = calloc(MATCH_SAMPLES, sizeof(*sample));
        assert_non_null(match->samples[set]);
    }
    if (match->run.trial_fresh)
        match->sample_counts[set] = 0;
    assert_in_range(match->sample_counts[set], 0, MATCH_SAMPLES - 1);
    match->samples[set][match->sample_counts[set]++] = *sample;
}

static void look_about(struct match *match)
{
    struct run_moment look;
    for (int i = 0; i < match->spread; i++) {
        run_moment(&match->run, match->run.now_us + i * 3000, &look);
        assert_true(look.held_s >= 0 && look.held_s <= look.target_s);
        assert_true(look.phase_left_s >= 0);
        assert_true(look.steadiness >= 0 && look.steadiness <= 1);
        assert_non_null(look.cue);
        match_drain(match);
    }
}

void match_push(struct match *match, const struct sample *sample)
{
    run_push(&match->run, sample);
    if (match->run.trial_broken)
        record(match, &(struct sample){.t_us = match->run.broken_us, .has = SAMPLE_LOST});
    if (match->run.trial_open) {
        record(match, sample);
        assert_int_equal(match->run.trial.samples, match->sample_counts[match->run.current]);
    }
    match_drain(match);
    look_about(match);
}

static void obey(struct match *match)
{
    const struct run *run = &match->run;
    struct player *player = &match->player;
    if (run->phase != RUN_WORK) {
        match->foot_us = 0;
        player_go(player, STANCE_TWO_FEET);
        return;
    }
    if (match->foot_us == 0)
        match->foot_us = player->t_us;
    bool tired = match->hold_s > 0 && (double)(player->t_us - match->foot_us) / 1e6 > match->hold_s + 0.4;
    bool right = run->sets[run->current].side == SIDE_RIGHT;
    player_go(player, tired ? STANCE_TWO_FEET : right ? STANCE_RIGHT : STANCE_LEFT);
}

void match_step(struct match *match)
{
    if (match->obeys)
        obey(match);
    struct sample sample = player_sample(&match->player);
    match_push(match, &sample);
}

void match_play(struct match *match, double seconds)
{
    int steps = (int)round(seconds * 1e6 / PLAYER_STEP_US);
    for (int i = 0; i < steps && !run_over(&match->run); i++)
        match_step(match);
}

void match_play_until(struct match *match, enum run_phase phase)
{
    for (int i = 0; i < 100 * 120 && match->run.phase != phase; i++)
        match_step(match);
    assert_int_equal(match->run.phase, phase);
}

void match_go(struct match *match, enum stance stance, double seconds)
{
    match->obeys = false;
    player_go(&match->player, stance);
    match_play(match, seconds);
}

void match_lose(struct match *match)
{
    struct sample sample = {.t_us = match->player.t_us, .has = SAMPLE_LOST};
    match->player.t_us += PLAYER_STEP_US;
    match_push(match, &sample);
}

void match_silence(struct match *match, double seconds)
{
    match->player.t_us += (int64_t)(seconds * 1e6);
}

bool match_same_score(const struct score *a, const struct score *b)
{
    return a->points == b->points && a->stars == b->stars && a->steadiness == b->steadiness &&
           !(a->seconds < b->seconds || a->seconds > b->seconds) &&
           memcmp(&a->velocity_mm_s, &b->velocity_mm_s, sizeof(double)) == 0 &&
           memcmp(&a->ellipse95_mm2, &b->ellipse95_mm2, sizeof(double)) == 0;
}

void match_verify(const struct match *match)
{
    for (int i = 0; i < match->run.set_count; i++) {
        const struct run_set *set = &match->run.sets[i];
        if (!set->done)
            continue;
        struct trial trial;
        struct trial_setup setup = {
            .activity = match->level.activity,
            .side = set->side,
            .weight_kg = PLAYER_WEIGHT_KG,
            .cap_s = match->level.hold_s,
        };
        memcpy(setup.stars, match->level.stars, sizeof(setup.stars));
        assert_int_equal(trial_init(&trial, &setup), 0);
        replay_samples(&(struct replay){.trials = &trial, .trial_count = 1}, match->samples[i],
                       (size_t)match->sample_counts[i]);
        assert_true(match_same_score(&trial.best, &set->score));
        assert_int_equal(trial.scored, set->scored);
        if (trial.scored) {
            assert_int_equal(trial.best_hold.start_us, set->best.start_us);
            assert_int_equal(trial.best_hold.end_us, set->best.end_us);
            assert_int_equal(trial.best_hold.ended_by, set->best.ended_by);
        }
    }
}

int match_done(const struct match *match)
{
    int done = 0;
    for (int i = 0; i < match->run.set_count; i++)
        done += match->run.sets[i].done;
    return done;
}

int match_scored(const struct match *match)
{
    int scored = 0;
    for (int i = 0; i < match->run.set_count; i++)
        scored += match->run.sets[i].score.points > 0;
    return scored;
}

static const char *word_of(const struct run_event *event, char out[48])
{
    static const char *const pauses[] = {"by-player", "stepped-off", "device-lost"};
    switch (event->kind) {
    case RUN_EVENT_PHASE:
        if (event->phase == RUN_PAUSED)
            snprintf(out, 48, "paused-%s", pauses[event->why]);
        else
            snprintf(out, 48, "%s", run_phase_name(event->phase));
        return out;
    case RUN_EVENT_COUNT:
        snprintf(out, 48, "count%d", event->number);
        return out;
    case RUN_EVENT_HOLD_STARTED:
        return "hold";
    case RUN_EVENT_FALSE_START:
        return "false-start";
    case RUN_EVENT_HALFWAY:
        return "halfway";
    case RUN_EVENT_LAST:
        snprintf(out, 48, "last%d", event->number);
        return out;
    case RUN_EVENT_HOLD_ENDED:
        return hold_end_name(event->hold.ended_by);
    case RUN_EVENT_CUE:
        snprintf(out, 48, "cue%d", event->number);
        return out;
    case RUN_EVENT_WAIT:
        snprintf(out, 48, "wait%d", event->number);
        return out;
    case RUN_EVENT_REP_BEGUN:
        return "begun";
    case RUN_EVENT_REP_TOP:
        return "top";
    case RUN_EVENT_REP_LOWERING:
        return "lowering";
    case RUN_EVENT_REP_DONE:
        snprintf(out, 48, "rep%d", event->reps);
        return out;
    case RUN_EVENT_REP_DROPPED:
        return "dropped";
    case RUN_EVENT_BEAT:
        snprintf(out, 48, "%s%d", run_beat_name(event->beat), event->number);
        return out;
    case RUN_EVENT_SET_DONE:
        snprintf(out, 48, "set-done%d", event->number);
        return out;
    }
    return "?";
}

void match_words(const struct match *match, char out[MATCH_WORDS])
{
    size_t used = 0;
    char word[48];
    out[0] = '\0';
    for (int i = 0; i < match->event_count && used < MATCH_WORDS; i++)
        used += (size_t)snprintf(out + used, MATCH_WORDS - used, "%s%s", i ? " " : "",
                                 word_of(&match->events[i], word));
}

bool match_said(const struct match *match, const char *part)
{
    char words[MATCH_WORDS];
    match_words(match, words);
    return strstr(words, part) != NULL;
}
