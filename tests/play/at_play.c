#include "at_play.h"
#include "activities.h"

int game_setup(void **state)
{
    struct game *game = calloc(1, sizeof(*game));
    assert_non_null(game);
    home_make(&game->home);
    game->owner = home_player(&game->home, "Ada");
    *state = game;
    return 0;
}

int game_teardown(void **state)
{
    struct game *game = *state;
    attempt_end(&game->attempt);
    home_leave(&game->home);
    free(game);
    return 0;
}

void game_begin(struct game *game, double hold_s, int sets)
{
    attempt_end(&game->attempt);
    game->level = (struct level){.id = "lake/01-one-leg-10s",
                                 .activity = &activity_single_leg_balance,
                                 .rung = 1,
                                 .sides = LEVEL_EACH_SIDE,
                                 .sets = sets,
                                 .hold_s = hold_s,
                                 .rest_s = 1,
                                 .stars = {hold_s / 4, hold_s / 2, hold_s}};
    player_init(&game->player, 5000000);
    game->obedient = true;
    const struct run_setup setup = {.level = &game->level, .weight_kg = PLAYER_WEIGHT_KG};
    assert_int_equal(attempt_begin(&game->attempt, &setup, 1700000000), 0);
}

static size_t recorded(const struct attempt *attempt)
{
    size_t count = 0;
    for (int i = 0; i < RUN_SETS_MAX; i++)
        count += attempt->recordings[i].count;
    return count;
}

void game_push(struct game *game, const struct sample *sample)
{
    struct run *run = &game->attempt.run;
    struct run_event event;
    size_t before = recorded(&game->attempt);
    attempt_push(&game->attempt, sample);
    assert_int_equal(recorded(&game->attempt), before + run->trial_open + run->trial_broken);
    if (run->trial_open) {
        const struct recording *recording = &game->attempt.recordings[run->current];
        assert_int_equal(recording->count, run->trial.samples);
        assert_true(recording->samples[0].t_us == run->trial.first_us);
        assert_true(recording->samples[recording->count - 1].t_us == run->trial.last_us);
        assert_true(recording->samples[recording->count - 1].t_us == sample->t_us);
    }
    while (run_next(run, &event))
        ;
}

static void obey(struct game *game)
{
    const struct run *run = &game->attempt.run;
    enum side side = run->phase == RUN_WORK ? run->sets[run->current].side : SIDE_NONE;
    player_go(&game->player, side == SIDE_LEFT    ? STANCE_LEFT
                             : side == SIDE_RIGHT ? STANCE_RIGHT
                                                  : STANCE_TWO_FEET);
}

static void step(struct game *game)
{
    if (game->obedient)
        obey(game);
    struct sample sample = player_sample(&game->player);
    game_push(game, &sample);
}

void game_play(struct game *game, double seconds)
{
    int64_t end_us = game->player.t_us + (int64_t)(seconds * 1e6);
    while (game->player.t_us < end_us)
        step(game);
}

void game_until(struct game *game, enum run_phase phase)
{
    int64_t end_us = game->player.t_us + 120000000;
    while (game->attempt.run.phase != phase && game->player.t_us < end_us)
        step(game);
    assert_int_equal(game->attempt.run.phase, phase);
}

void game_hold(struct game *game, double seconds)
{
    int64_t end_us = game->player.t_us + 120000000;
    while (trial_holding_s(&game->attempt.run.trial) < seconds && game->player.t_us < end_us)
        step(game);
    assert_true(trial_holding_s(&game->attempt.run.trial) >= seconds);
}

void game_lose(struct game *game, double seconds)
{
    struct sample lost = {.t_us = game->player.t_us, .has = SAMPLE_LOST};
    game_push(game, &lost);
    game->player.t_us += (int64_t)(seconds * 1e6);
}

struct check {
    const struct attempt *attempt;
    int64_t id;
    int set, trials, scored;
};

/* To the last bit, field by field: what lies between the fields is nobody's. */
static void assert_same_score(const struct score *a, const struct score *b)
{
    assert_int_equal(a->points, b->points);
    assert_int_equal(a->stars, b->stars);
    assert_int_equal(a->steadiness, b->steadiness);
    assert_memory_equal(&a->seconds, &b->seconds, sizeof(double));
    assert_memory_equal(&a->velocity_mm_s, &b->velocity_mm_s, sizeof(double));
    assert_memory_equal(&a->ellipse95_mm2, &b->ellipse95_mm2, sizeof(double));
}

static int check_trial(void *context, const struct store_stored_trial *stored)
{
    struct check *check = context;
    struct score again;
    if (stored->attempt_id != check->id)
        return 0;
    while (check->attempt->recordings[check->set].count == 0)
        check->set++;
    const struct run_set *set = &check->attempt->run.sets[check->set++];
    assert_int_equal(stored->trial.side, set->side);
    assert_int_equal(stored->trial.set, set->set);
    assert_int_equal(stored->trial.scored, set->score.points > 0);
    assert_same_score(&stored->trial.score, &set->score);
    if (stored->trial.scored)
        assert_int_equal(stored->trial.ended_by, set->best.ended_by);
    assert_true(attempt_verify(stored, &again));
    assert_same_score(&again, &set->score);
    check->trials++;
    check->scored += stored->trial.scored;
    return 0;
}

int game_save(struct game *game, int *scored)
{
    struct check check = {.attempt = &game->attempt};
    const struct attempt_keeper keeper = {game->home.store, game->owner.id, "board"};
    int result = attempt_save(&game->attempt, &keeper, &check.id);
    if (result)
        fail_msg("%s", store_error(game->home.store));
    assert_int_equal(store_trials(game->home.store, 0, check_trial, &check), 0);
    int begun = 0;
    for (int i = 0; i < RUN_SETS_MAX; i++)
        begun += game->attempt.recordings[i].count > 0;
    assert_int_equal(check.trials, begun);
    if (scored)
        *scored = check.scored;
    return check.trials;
}
