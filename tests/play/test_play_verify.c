#include "at_play.h"
#include "home.h"
#include "rows.h"

/* What verification finds, and what it does not let pass. */

struct outcome {
    int fine, wrong;
    struct score last;
};

static int verify(void *context, const struct store_stored_trial *stored)
{
    struct outcome *outcome = context;
    if (attempt_verify(stored, &outcome->last))
        outcome->fine++;
    else
        outcome->wrong++;
    return 0;
}

static struct outcome verify_all(struct game *game)
{
    struct outcome outcome = {0};
    assert_int_equal(store_trials(game->home.store, game->owner.id, verify, &outcome), 0);
    return outcome;
}

/* Each change of what is stored is found, and its undoing makes it right again. */
GAME_TEST(test_changed)
{
    static const char *const changes[][2] = {
        {"UPDATE score SET points = points + 1", "UPDATE score SET points = points - 1"},
        {"UPDATE score SET stars = stars - 1", "UPDATE score SET stars = stars + 1"},
        {"UPDATE score SET seconds = seconds + 0.1", "UPDATE score SET seconds = seconds - 0.1"},
        {"UPDATE score SET steadiness = steadiness - 1", "UPDATE score SET steadiness = steadiness + 1"},
        {"UPDATE attempt SET rules = rules + 1", "UPDATE attempt SET rules = rules - 1"},
        {"UPDATE attempt SET exercise = 'bridge'", "UPDATE attempt SET exercise = 'single-leg-balance'"},
        {"UPDATE attempt SET exercise = 'tap-dance'", "UPDATE attempt SET exercise = 'single-leg-balance'"},
        {"UPDATE trial SET cap_s = 2", "UPDATE trial SET cap_s = 5"},
        {"UPDATE trial SET star_3_s = 6", "UPDATE trial SET star_3_s = 5"},
        {"UPDATE trial SET side = CASE side WHEN 'left' THEN 'right' ELSE 'left' END",
         "UPDATE trial SET side = CASE side WHEN 'left' THEN 'right' ELSE 'left' END"},
        {"UPDATE score SET ended_by = 'sneeze'", "UPDATE score SET ended_by = 'time-cap'"},
    };
    game_begin(game, 5, 1);
    game_until(game, RUN_DONE);
    assert_int_equal(game_save(game, NULL), 2);
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        home_sql(game->home.path, changes[i][0]);
        if (verify_all(game).wrong != 2)
            fail_msg("passed: %s", changes[i][0]);
        home_sql(game->home.path, changes[i][1]);
        assert_int_equal(verify_all(game).fine, 2);
    }
}

GAME_TEST(test_lost_or_swapped)
{
    game_begin(game, 5, 1);
    game_until(game, RUN_DONE);
    assert_int_equal(game_save(game, NULL), 2);
    home_sql(game->home.path,
             "CREATE TABLE kept AS SELECT * FROM recording; CREATE TABLE scores AS SELECT * FROM score");
    home_sql(game->home.path,
             "UPDATE recording SET (packed, samples) = (SELECT packed, samples FROM kept WHERE kept.trial_id "
             "<> recording.trial_id)");
    assert_int_equal(verify_all(game).wrong, 2);
    home_sql(game->home.path,
             "DELETE FROM recording; INSERT INTO recording SELECT * FROM kept; UPDATE recording SET packed = "
             "substr(packed, 1, length(packed) - 1)");
    assert_int_equal(verify_all(game).wrong, 2);
    home_sql(game->home.path, "DELETE FROM recording");
    struct outcome outcome = verify_all(game);
    assert_int_equal(outcome.wrong, 2);
    assert_int_equal(outcome.last.points, 0);
    home_sql(game->home.path, "INSERT INTO recording SELECT * FROM kept; DELETE FROM score");
    assert_int_equal(verify_all(game).wrong, 2); /* there was a hold, and no score says so */
    home_sql(game->home.path, "INSERT INTO score SELECT * FROM scores");
    assert_int_equal(verify_all(game).fine, 2);
}

/* A row of a two-feet recording as if most of the weight were on one leg. */
static struct sample lean_to(const struct sample *row, enum side side)
{
    double load[CORNERS];
    memcpy(load, row->load_kg, sizeof(load));
    double share = side == SIDE_NONE ? 0 : 0.6;
    int from = side == SIDE_RIGHT ? CORNER_TOP_LEFT : CORNER_TOP_RIGHT;
    int to = side == SIDE_RIGHT ? CORNER_TOP_RIGHT : CORNER_TOP_LEFT;
    for (int row_of = 0; row_of <= CORNER_BOTTOM_LEFT; row_of += CORNER_BOTTOM_LEFT) {
        load[to + row_of] += load[from + row_of] * share;
        load[from + row_of] -= load[from + row_of] * share;
    }
    return sample_load(row->t_us, load);
}

/* The noise, repeats, dropouts and gaps of real boards, through the whole way. */
static void play_rows(struct game *game, const char *name, double weight_kg, int *scored)
{
    struct rows rows;
    rows_recorded(name, &rows);
    game_begin(game, 5, 2);
    attempt_end(&game->attempt);
    const struct run_setup setup = {.level = &game->level, .weight_kg = weight_kg};
    assert_int_equal(attempt_begin(&game->attempt, &setup, 1), 0);
    for (size_t i = 0; i < rows.count; i++) {
        const struct run *run = &game->attempt.run;
        struct sample sample = rows_sample(&rows, i);
        sample = lean_to(&sample, run->phase == RUN_WORK ? run->sets[run->current].side : SIDE_NONE);
        game_push(game, &sample);
    }
    rows_free(&rows);
    int trials = game_save(game, scored);
    print_message("%s: %d sets, %d with a hold\n", name, trials, *scored);
    assert_true(trials > 0);
}

GAME_TEST(test_real)
{
    int scored;
    play_rows(game, "board/quiet-with-dropouts", 69.7, &scored);
    assert_true(scored > 0);
    play_rows(game, "board/short-stance", 65, &scored);
}
