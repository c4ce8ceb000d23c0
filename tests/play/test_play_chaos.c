#include "at_play.h"

/*
 * Anything at any moment, by chance but the same every time: feet down, on and off, the wrong leg, the device
 * lost, silent, stuttering, with times that go backwards, pauses, skips. Whatever was stored scores the same.
 */
static unsigned roll(uint64_t *dice, unsigned sides)
{
    *dice = *dice * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((*dice >> 33) % sides);
}

static void meddle_with_player(struct game *game, uint64_t *dice)
{
    switch (roll(dice, 6)) {
    case 0:
        player_go(&game->player, STANCE_TWO_FEET);
        break;
    case 1:
        player_go(&game->player, STANCE_OFF);
        break;
    case 2:
        player_go(&game->player, roll(dice, 2) ? STANCE_LEFT : STANCE_RIGHT);
        break;
    default:
        game->obedient = true;
        return;
    }
    game->obedient = false;
}

static void meddle_with_run(struct game *game, uint64_t *dice)
{
    struct run *run = &game->attempt.run;
    switch (roll(dice, 8)) {
    case 0:
        run_pause(run);
        break;
    case 1:
        run_skip(run);
        break;
    case 2:
        if (roll(dice, 4) == 0)
            run_stop(run);
        break;
    default:
        run_resume(run);
        break;
    }
}

static void meddle_with_device(struct game *game, uint64_t *dice)
{
    struct sample odd = player_sample(&game->player);
    unsigned corner;
    switch (roll(dice, 6)) {
    case 0:
        game_lose(game, roll(dice, 40) / 10.0);
        break;
    case 1:
        game->player.t_us += roll(dice, 3000000);
        break;
    case 2:
        odd.t_us -= roll(dice, 300000);
        break; /* backwards */
    case 3:
        corner = roll(dice, CORNERS);
        odd.load_kg[corner] = roll(dice, 2) ? -3 : 999;
        break;
    case 4:
        odd.has = SAMPLE_CONTACT;
        break;
    default:
        for (int i = 0; i < 3; i++)
            game_push(game, &odd); /* the same row again and again */
    }
    if (odd.t_us <= game->player.t_us)
        game_push(game, &odd);
}

GAME_TEST(test_chaos)
{
    int trials = 0, scored = 0, over = 0;
    for (uint64_t seed = 1; seed <= 80; seed++) {
        uint64_t dice = seed;
        double hold_s = 2 + roll(&dice, 6);
        game_begin(game, hold_s, 1 + (int)roll(&dice, 4));
        for (int i = 0; i < 1000 && !run_over(&game->attempt.run); i++) {
            game_play(game, roll(&dice, 100) / 100.0);
            if (roll(&dice, 3) == 0)
                meddle_with_player(game, &dice);
            if (roll(&dice, 12) == 0)
                meddle_with_run(game, &dice);
            if (roll(&dice, 8) == 0)
                meddle_with_device(game, &dice);
        }
        over += game->attempt.run.phase == RUN_DONE;
        int some_scored, some = 0;
        for (int i = 0; i < RUN_SETS_MAX; i++)
            some += game->attempt.recordings[i].count > 0;
        if (some == 0)
            continue;
        trials += game_save(game, &some_scored);
        scored += some_scored;
    }
    print_message("%d sets, %d of them with a hold; %d of 80 runs came to their end\n", trials, scored, over);
    assert_true(trials > 100 && scored > 50 && over > 10);
}
