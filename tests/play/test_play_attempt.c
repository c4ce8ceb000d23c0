#include "activities.h"
#include "at_play.h"

/* Runs that go well, break, and are interrupted in every way: what is stored always scores the same again. */

static const struct run_set *set_of(const struct game *game, int i)
{
    return &game->attempt.run.sets[i];
}

GAME_TEST(test_to_the_cap)
{
    struct store_score rows[8];
    int scored;
    game_begin(game, 5, 2);
    game_until(game, RUN_DONE);
    assert_int_equal(game_save(game, &scored), 4);
    assert_int_equal(scored, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(set_of(game, i)->best.ended_by, HOLD_TIME_CAP);
        assert_true(set_of(game, i)->score.seconds == 5);
        assert_int_equal(set_of(game, i)->score.stars, 3);
    }
    assert_int_equal(store_scores(game->home.store, game->level.id, SIDE_NONE, rows, 8), 2);
    assert_int_equal(rows[0].side, SIDE_LEFT);
    assert_true(rows[0].score.seconds == 5);
    assert_string_equal(rows[0].player, "Ada");
    assert_int_equal(rows[0].unix_s, 1700000000);
}

/* What the attempt itself is stored as. */
struct seen {
    int count;
};

static int look(void *context, const struct store_stored_trial *stored)
{
    struct seen *seen = context;
    assert_string_equal(stored->level, "lake/01-one-leg-10s");
    assert_string_equal(stored->source, "board");
    assert_ptr_equal(stored->activity, &activity_single_leg_balance);
    assert_int_equal(stored->rules, activity_single_leg_balance.rules[CHANNEL_LOAD]);
    assert_true(stored->trial.weight_kg == PLAYER_WEIGHT_KG);
    assert_true(stored->trial.cap_s == 20);
    assert_true(stored->trial.stars_at[0] == 5 && stored->trial.stars_at[2] == 20);
    seen->count++;
    return 0;
}

GAME_TEST(test_foot_down)
{
    struct seen seen = {0};
    game_begin(game, 20, 1);
    game_hold(game, 6);
    game->obedient = false;
    player_go(&game->player, STANCE_TWO_FEET);
    game_until(game, RUN_REST);
    game->obedient = true;
    game_hold(game, 2);
    game->obedient = false;
    player_go(&game->player, STANCE_OFF);
    game_until(game, RUN_DONE);
    assert_int_equal(game_save(game, NULL), 2);
    assert_int_equal(set_of(game, 0)->best.ended_by, HOLD_FOOT_DOWN);
    assert_true(set_of(game, 0)->score.seconds >= 5.8 && set_of(game, 0)->score.seconds <= 6.6);
    assert_int_equal(set_of(game, 0)->score.stars, 1);
    assert_true(set_of(game, 1)->score.points > 0);
    assert_int_equal(store_trials(game->home.store, 0, look, &seen), 0);
    assert_int_equal(seen.count, 2);
}

GAME_TEST(test_lost_in_hold)
{
    int scored;
    game_begin(game, 20, 1);
    game_hold(game, 5);
    game_lose(game, 4);
    assert_int_equal(game->attempt.run.phase, RUN_PAUSED);
    assert_true(set_of(game, 0)->done);
    assert_int_equal(set_of(game, 0)->best.ended_by, HOLD_LOST);
    game_until(game, RUN_DONE);
    assert_int_equal(game_save(game, &scored), 2);
    assert_int_equal(scored, 2);
}

/* Lost before a hold counts: the set goes on later in the same trial, and its recording has the gap. */
GAME_TEST(test_lost_early)
{
    game_begin(game, 5, 1);
    game_until(game, RUN_WORK);
    game_play(game, 0.5);
    game_lose(game, 3);
    assert_int_equal(game->attempt.run.phase, RUN_PAUSED);
    size_t before = game->attempt.recordings[0].count;
    game_until(game, RUN_REST);
    const struct recording *recording = &game->attempt.recordings[0];
    assert_true(recording->samples[before - 1].has == SAMPLE_LOST);
    assert_true(recording->samples[before].t_us - recording->samples[before - 1].t_us > 3000000);
    assert_int_equal(set_of(game, 0)->best.ended_by, HOLD_TIME_CAP);
    game_until(game, RUN_DONE);
    assert_int_equal(game_save(game, NULL), 2);
}

/* Silence without a word from the device, in a hold and before one. */
GAME_TEST(test_silence)
{
    game_begin(game, 20, 2);
    game_hold(game, 4);
    game->player.t_us += 2500000;
    game_play(game, 0.1);
    assert_true(set_of(game, 0)->score.points > 0);
    game_until(game, RUN_WORK);
    game_play(game, 0.4);
    game->player.t_us += 1500000;
    game_until(game, RUN_DONE);
    assert_int_equal(game_save(game, NULL), 4);
}

GAME_TEST(test_paused_in_hold)
{
    game_begin(game, 20, 1);
    game_hold(game, 3);
    run_pause(&game->attempt.run);
    assert_true(set_of(game, 0)->done && set_of(game, 0)->score.points > 0);
    game_play(game, 5);
    run_resume(&game->attempt.run);
    game_until(game, RUN_DONE);
    assert_int_equal(game_save(game, NULL), 2);
}

GAME_TEST(test_paused_before_hold)
{
    game_begin(game, 4, 1);
    for (int i = 0; i < 3; i++) {
        game_until(game, RUN_WORK);
        game_play(game, 0.2 + 0.3 * i);
        run_pause(&game->attempt.run);
        assert_int_equal(game->attempt.run.phase, RUN_PAUSED);
        game_play(game, 0.3);
        run_resume(&game->attempt.run);
    }
    game_until(game, RUN_DONE);
    assert_int_equal(set_of(game, 0)->best.ended_by, HOLD_TIME_CAP);
    assert_int_equal(game_save(game, NULL), 2);
}

GAME_TEST(test_stepped_off)
{
    game_begin(game, 4, 1);
    game_until(game, RUN_WORK);
    game->obedient = false;
    player_go(&game->player, STANCE_OFF);
    game_until(game, RUN_PAUSED);
    game_play(game, 2);
    game->obedient = true;
    game_until(game, RUN_DONE);
    assert_int_equal(game_save(game, NULL), 2);
}

/* Nobody lifts a foot: the patience runs out, and the set is stored as one in which nothing was held. */
GAME_TEST(test_nothing_held)
{
    struct store_score rows[2];
    int scored;
    game_begin(game, 4, 1);
    game->obedient = false;
    game_until(game, RUN_DONE);
    assert_int_equal(game_save(game, &scored), 2);
    assert_int_equal(scored, 0);
    assert_int_equal(store_scores(game->home.store, NULL, SIDE_NONE, rows, 2), 0);
}

GAME_TEST(test_skipped)
{
    int scored;
    game_begin(game, 20, 1);
    game_hold(game, 2);
    run_skip(&game->attempt.run);
    assert_int_equal(game->attempt.run.phase, RUN_REST);
    run_skip(&game->attempt.run);
    game_until(game, RUN_WORK);
    run_skip(&game->attempt.run);
    assert_int_equal(game->attempt.run.phase, RUN_DONE);
    assert_int_equal(game_save(game, &scored), 2);
    assert_int_equal(scored, 1);
}

/* Stopped in a hold, by the player or by saving in the midst of it: what was held counts. */
GAME_TEST(test_stopped)
{
    for (int by_saving = 0; by_saving < 2; by_saving++) {
        int scored;
        game_begin(game, 20, 2);
        game_hold(game, 3);
        if (!by_saving)
            run_stop(&game->attempt.run);
        assert_int_equal(game_save(game, &scored), 1);
        assert_int_equal(game->attempt.run.phase, RUN_STOPPED);
        assert_int_equal(scored, 1);
        assert_true(set_of(game, 0)->score.seconds >= 2.8);
    }
}

static int count(void *context, const struct store_stored_trial *stored)
{
    (void)stored;
    ++*(int *)context;
    return 0;
}

GAME_TEST(test_not_saved)
{
    const struct attempt_keeper keeper = {game->home.store, game->owner.id, "board"};
    const struct attempt_keeper nobody = {game->home.store, 999, "board"};
    const struct attempt_keeper misnamed = {game->home.store, game->owner.id, "a source too long"};
    int64_t id = -1;
    int trials = 0;
    game_begin(game, 5, 1);
    game_until(game, RUN_COUNT_IN);
    assert_int_equal(attempt_save(&game->attempt, &keeper, &id), -ENODATA);
    game_begin(game, 5, 1);
    game_until(game, RUN_DONE);
    game->attempt.error = -ENOMEM;
    assert_int_equal(attempt_save(&game->attempt, &keeper, &id), -ENOMEM);
    game->attempt.error = 0;
    assert_int_equal(attempt_save(&game->attempt, &nobody, &id), -EINVAL);
    assert_int_equal(attempt_save(&game->attempt, &misnamed, &id), -EINVAL);
    assert_int_equal(id, -1);
    assert_int_equal(store_trials(game->home.store, 0, count, &trials), 0);
    assert_int_equal(trials, 0);
    assert_int_equal(game_save(game, NULL), 2);
}

GAME_TEST(test_cannot_begin)
{
    struct run_setup setup = {.level = &game->level, .weight_kg = 70};
    game_begin(game, 5, 1);
    game->level.activity = &activity_pigeon_stretch;
    assert_int_equal(attempt_begin(&game->attempt, &setup, 0), -ENOTSUP);
    game->level.activity = &activity_single_leg_balance;
    setup.weight_kg = 0;
    assert_int_equal(attempt_begin(&game->attempt, &setup, 0), -EINVAL);
}
