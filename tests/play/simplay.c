#include "simplay.h"
#include "test.h"

enum { STEP_US = 10000, START_US = 3000000 };

int simplay_begin(struct simplay *play, const struct level *level, enum channel channel, unsigned sides,
                  uint64_t seed)
{
    const struct run_setup setup = {.level = level,
                                    .channel = channel,
                                    .sides = sides,
                                    .weight_kg = channel == CHANNEL_LOAD ? SIMPLAY_KG : 0};
    *play = (struct simplay){.now_us = START_US, .obeys = true};
    play->input = sim_seen_by(channel, seed, SIMPLAY_KG);
    assert_non_null(play->input);
    return attempt_begin(&play->attempt, &setup, 1700000000);
}

void simplay_end(struct simplay *play)
{
    attempt_end(&play->attempt);
    input_close(play->input);
}

static void keep_times(struct simplay *play, const struct run_event *event)
{
    if (event->kind == RUN_EVENT_PHASE && event->phase == RUN_WORK)
        play->begun_us = 0;
    if (event->kind == RUN_EVENT_REP_DROPPED && event->reps == 0)
        play->begun_us = 0;
    if (event->kind == RUN_EVENT_REP_BEGUN && play->begun_us == 0)
        play->begun_us = event->t_us;
    if (event->kind != RUN_EVENT_REP_DONE)
        return;
    if (play->begun_us == 0)
        play->begun_us = event->rep.start_us;
    if (event->reps <= SIMPLAY_REPS)
        play->done_us[event->reps - 1] = event->t_us;
}

static void drain(struct simplay *play)
{
    struct run_event event;
    while (run_next(&play->attempt.run, &event)) {
        play->reps_told += event.kind == RUN_EVENT_REP_DONE;
        play->beats += event.kind == RUN_EVENT_BEAT;
        play->cues += event.kind == RUN_EVENT_CUE;
        keep_times(play, &event);
        play->waits += event.kind == RUN_EVENT_WAIT;
    }
    assert_int_equal(play->attempt.run.events_lost, 0);
}

static void push(struct simplay *play, const struct sample *sample)
{
    const struct run *run = &play->attempt.run;
    struct run_moment look;

    attempt_push(&play->attempt, sample);
    if (run->trial_open) {
        const struct recording *recording = &play->attempt.recordings[run->current];
        assert_int_equal(recording->count, run->trial.samples);
        assert_true(recording->samples[recording->count - 1].t_us == run->trial.last_us);
    }
    drain(play);
    run_moment(run, run->now_us, &look);
    assert_true(look.signal >= 0 && look.signal <= 1 && look.beat_of >= 0 && look.beat_of <= 1);
    assert_true(look.left_s >= 0 && look.reps >= look.good);
}

/* The first sample of all is of an empty board. */
static void tare(struct simplay *play, struct sample *sample)
{
    if (!(sample->has & SAMPLE_LOAD))
        return;
    if (!play->tared)
        memcpy(play->zero_kg, sample->load_kg, sizeof(play->zero_kg));
    play->tared = true;
    for (int i = 0; i < CORNERS; i++)
        sample->load_kg[i] -= play->zero_kg[i];
    sample_quantise(sample);
}

void simplay_step(struct simplay *play)
{
    struct input_event event;
    bool coach = play->attempt.run.channel == CHANNEL_COACH;

    if (play->obeys && !coach) {
        struct act act = attempt_asks(NULL, &play->attempt);
        sim_do(play->input, &act);
    }
    play->now_us += STEP_US;
    while (play->input->poll(play->input, play->now_us, &event)) {
        if (event.kind != INPUT_SAMPLE)
            continue;
        struct sample sample = *event.sample;
        sample.t_us += play->late_us;
        tare(play, &sample);
        push(play, &sample);
    }
}

void simplay_seconds(struct simplay *play, double seconds)
{
    int64_t end_us = play->now_us + (int64_t)(seconds * 1e6);
    while (play->now_us < end_us && !run_over(&play->attempt.run))
        simplay_step(play);
}

void simplay_all(struct simplay *play, double seconds)
{
    simplay_seconds(play, seconds);
    if (!run_over(&play->attempt.run))
        fail_msg("%s by %s: not over after %g s, but in %s", play->attempt.run.level->activity->name,
                 channel_name(play->attempt.run.channel), seconds, run_phase_name(play->attempt.run.phase));
}

void simplay_lose(struct simplay *play)
{
    const struct sample lost = {.t_us = play->now_us + play->late_us, .has = SAMPLE_LOST};
    push(play, &lost);
}

void simplay_silence(struct simplay *play, double seconds)
{
    play->late_us += (int64_t)(seconds * 1e6);
}

void simplay_verify(const struct simplay *play)
{
    const struct run *run = &play->attempt.run;

    for (int i = 0; i < run->set_count; i++) {
        const struct run_set *set = &run->sets[i];
        if (!set->begun || !set->done)
            continue;
        struct store_stored_trial stored = {
            .activity = run->level->activity,
            .channel = run->channel,
            .rules = run->level->activity->rules[run->channel],
            .trial = {.side = set->side,
                      .weight_kg = set->weight_kg,
                      .cap_s = run->level->hold_s,
                      .score = set->score,
                      .scored = set->scored,
                      .ended_by = set->best.ended_by,
                      .recording = &play->attempt.recordings[i]},
        };
        struct score again;
        memcpy(stored.trial.stars_at, run->level->stars, sizeof(stored.trial.stars_at));
        if (!attempt_verify(&stored, &again))
            fail_msg("%s by %s, set %d: %d points, %d of %d; again %d points, %d of %d", run->level->id,
                     channel_name(run->channel), i, set->score.points, set->score.good, set->score.reps,
                     again.points, again.good, again.reps);
    }
}
