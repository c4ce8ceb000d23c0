#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "at_play.h"
#include "folder.h"

#include <sqlite3.h>

/* Sets are in the store as soon as they are done; and what the store has in the end is what it always had. */

static struct attempt_keeper keeper_of(const struct game *game)
{
    return (struct attempt_keeper){game->home.store, game->owner.id, "board"};
}

static sqlite3 *look_into(const struct game *game)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open_v2(game->home.path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    return db;
}

static int sets_done(const struct game *game)
{
    int done = 0;
    for (int i = 0; i < game->attempt.run.set_count; i++)
        done += game->attempt.run.sets[i].done && game->attempt.run.sets[i].begun;
    return done;
}

enum { SAMPLES_PER_S = 100 };
static void follow_for(struct game *game, double seconds)
{
    const struct attempt_keeper keeper = keeper_of(game);
    for (int i = 0; i < seconds * SAMPLES_PER_S && !run_over(&game->attempt.run); i++) {
        game_play(game, 1.0 / SAMPLES_PER_S);
        assert_int_equal(attempt_follow(&game->attempt, &keeper), 0);
    }
}

GAME_TEST(test_each_set_when_it_is_done)
{
    const struct attempt_keeper keeper = keeper_of(game);
    int seen = 0;
    int64_t id = 0;

    game_begin(game, 5, 2);
    for (int i = 0; i < 120 * SAMPLES_PER_S && !run_over(&game->attempt.run); i++) {
        follow_for(game, 0.01);
        if (sets_done(game) == seen || run_over(&game->attempt.run))
            continue;
        seen = sets_done(game);
        assert_int_equal(home_number(game->home.path, "SELECT count(*) FROM trial"), seen);
        assert_int_equal(home_number(game->home.path, "SELECT count(*) FROM score WHERE stars = 3"), seen);
        assert_int_equal(home_number(game->home.path, "SELECT count(*) FROM recording WHERE samples > 400"),
                         seen);
        assert_int_equal(
            home_number(game->home.path, "SELECT count(*) FROM attempt WHERE completed = 0 AND seconds > 5"),
            1);
        assert_true(attempt_unkept(&game->attempt) == (seen == 0));
    }
    assert_int_equal(seen, 3); /* the fourth ends the run, and is kept with the end */
    assert_true(attempt_unkept(&game->attempt));
    assert_int_equal(attempt_save(&game->attempt, &keeper, &id), 0);
    assert_int_equal(id, game->attempt.id);
    assert_false(attempt_unkept(&game->attempt));
    assert_int_equal(home_number(game->home.path, "SELECT count(*) FROM trial"), 4);
    assert_int_equal(home_number(game->home.path, "SELECT completed FROM attempt"), 1);
    assert_int_equal(attempt_save(&game->attempt, &keeper, &id), 0); /* again: nothing more */
    assert_int_equal(home_number(game->home.path, "SELECT count(*) FROM trial"), 4);
}

/* Every row of every table, as text; to be freed. Ids of players and attempts are made by chance: not those.
 */
static char *dump(const struct game *game)
{
    static const char *const tables[] = {"player", "attempt", "trial",  "recording",
                                         "score",  "pain",    "setting"};
    sqlite3 *db = look_into(game);
    char *out = NULL;
    size_t size;
    FILE *file = open_memstream(&out, &size);

    assert_non_null(file);
    for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
        char sql[64];
        sqlite3_stmt *row;
        snprintf(sql, sizeof(sql), "SELECT * FROM %s ORDER BY rowid", tables[i]);
        assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
        while (sqlite3_step(row) == SQLITE_ROW) {
            fprintf(file, "%s", tables[i]);
            for (int k = 0; k < sqlite3_column_count(row); k++) {
                const char *name = sqlite3_column_name(row, k);
                if (!strcmp(name, "player_id") || !strcmp(name, "lasting_id") || (i == 0 && k == 0))
                    continue; /* by chance */
                const unsigned char *bytes = sqlite3_column_blob(row, k);
                fprintf(file, "|%d:", sqlite3_column_type(row, k));
                for (int n = sqlite3_column_bytes(row, k), b = 0; b < n; b++)
                    fprintf(file, "%02x", bytes[b]);
            }
            fputc('\n', file);
        }
        sqlite3_finalize(row);
    }
    fclose(file);
    sqlite3_close(db);
    return out;
}

enum course { COMPLETED, STOPPED_IN_A_HOLD, STOPPED_IN_REST, SKIPPED, STEPPED_OFF, LOST, COURSES };

static void advance(struct game *game, double seconds, bool follow)
{
    if (follow)
        follow_for(game, seconds);
    else
        for (int i = 0; i < seconds * SAMPLES_PER_S && !run_over(&game->attempt.run); i++)
            game_play(game, 1.0 / SAMPLES_PER_S);
}

/* As far as that phase. */
static void advance_to(struct game *game, enum run_phase phase, bool follow)
{
    for (int i = 0; i < 60 * SAMPLES_PER_S && game->attempt.run.phase != phase; i++)
        advance(game, 0.01, follow);
    assert_int_equal(game->attempt.run.phase, phase);
}

static void take_course(struct game *game, enum course course, bool follow)
{
    struct run *run = &game->attempt.run;

    game_begin(game, 5, 2);
    advance_to(game, RUN_REST, follow);
    switch (course) {
    case STOPPED_IN_A_HOLD:
        advance_to(game, RUN_WORK, follow);
        advance(game, 4, follow);
        run_stop(run);
        break;
    case STOPPED_IN_REST:
        run_stop(run);
        break;
    case SKIPPED:
        run_skip(run);
        run_skip(run); /* never begun */
        advance_to(game, RUN_WORK, follow);
        advance(game, 1, follow);
        run_skip(run); /* begun, and nothing held */
        break;
    case STEPPED_OFF:
        advance_to(game, RUN_WORK, follow);
        game->obedient = false;
        player_go(&game->player, STANCE_OFF);
        advance(game, 4, follow);
        game->obedient = true;
        break;
    case LOST:
        advance_to(game, RUN_WORK, follow);
        advance(game, 3, follow);
        game_lose(game, 5);
        break;
    case COMPLETED:
    case COURSES:
        break;
    }
    advance(game, 120, follow);
    assert_true(run_over(run));
}

static char *rows_of(enum course course, bool follow)
{
    void *state = NULL;
    int64_t id;

    game_setup(&state);
    struct game *game = state;
    const struct attempt_keeper keeper = keeper_of(game);
    take_course(game, course, follow);
    assert_int_equal(game->attempt.id != 0, follow);
    assert_int_equal(attempt_save(&game->attempt, &keeper, &id), 0);
    take_course(game, COMPLETED, follow); /* and one more after it */
    assert_int_equal(attempt_save(&game->attempt, &keeper, &id), 0);
    char *rows = dump(game);
    game_teardown(&state);
    return rows;
}

TEST(test_the_same_rows)
{
    for (enum course course = COMPLETED; course < COURSES; course++) {
        char *whole = rows_of(course, false), *by_sets = rows_of(course, true);
        if (strcmp(whole, by_sets) != 0)
            fail_msg("course %d: the store holds something else", (int)course);
        assert_non_null(strstr(whole, "\nscore|"));
        free(whole);
        free(by_sets);
    }
}

/* Another program writes on and on: nothing waits for long, and nothing is lost when it has done. */
GAME_TEST(test_a_busy_store)
{
    const struct attempt_keeper keeper = keeper_of(game);
    sqlite3 *other = look_into(game);
    int64_t id = 0;

    game_begin(game, 5, 2);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    game_until(game, RUN_REST);
    assert_int_equal(attempt_follow(&game->attempt, &keeper), -EBUSY);
    assert_int_equal(attempt_follow(&game->attempt, &keeper), 0); /* one try for a set */
    assert_true(attempt_unkept(&game->attempt));
    assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    game_until(game, RUN_WORK);
    game_until(game, RUN_REST);
    assert_int_equal(attempt_follow(&game->attempt, &keeper), 0); /* both of them */
    assert_int_equal(home_number(game->home.path, "SELECT count(*) FROM trial"), 2);
    assert_int_equal(home_number(game->home.path, "SELECT max(position) FROM trial"), 2);
    game_until(game, RUN_DONE);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    store_hurry(game->home.store, true);
    assert_int_equal(attempt_save(&game->attempt, &keeper, &id), -EBUSY);
    assert_int_equal(id, 0);
    assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    assert_int_equal(attempt_save(&game->attempt, &keeper, &id), 0);
    assert_int_equal(home_number(game->home.path, "SELECT count(*) FROM trial"), 4);
    assert_int_equal(home_number(game->home.path, "SELECT completed FROM attempt"), 1);
}

/* The player is deleted meanwhile: with everything, and nothing of it comes back. */
GAME_TEST(test_a_deleted_player)
{
    const struct attempt_keeper keeper = keeper_of(game);
    int64_t id = 0;

    game_begin(game, 5, 2);
    follow_for(game, 20);
    assert_true(game->attempt.id > 0 && !run_over(&game->attempt.run));
    assert_int_equal(store_player_delete(game->home.store, game->owner.id), 0);
    game_until(game, RUN_DONE);
    int result = attempt_save(&game->attempt, &keeper, &id);
    assert_int_equal(result, -EINVAL);
    assert_false(attempt_refused(&game->attempt, result)); /* no file beside it, either */
    assert_int_equal(home_number(game->home.path, "SELECT count(*) FROM attempt"), 0);
    assert_int_equal(home_number(game->home.path, "SELECT count(*) FROM trial"), 0);
}

/* The row is gone, though the player is not: what is still known goes in anew. */
GAME_TEST(test_a_lost_row)
{
    const struct attempt_keeper keeper = keeper_of(game);
    sqlite3 *other = look_into(game);
    int64_t id = 0;

    game_begin(game, 5, 2);
    follow_for(game, 20);
    assert_int_equal(home_number(game->home.path, "SELECT count(*) FROM trial"), 1);
    assert_int_equal(sqlite3_exec(other, "PRAGMA foreign_keys = ON; DELETE FROM attempt", NULL, NULL, NULL),
                     0);
    sqlite3_close(other);
    assert_int_equal(home_number(game->home.path, "SELECT count(*) FROM trial"), 0);
    game_until(game, RUN_DONE);
    assert_int_equal(attempt_save(&game->attempt, &keeper, &id), 0);
    assert_int_equal(home_number(game->home.path, "SELECT count(*) FROM trial"), 4);
    assert_int_equal(home_number(game->home.path, "SELECT max(position) FROM trial"), 4);
    assert_int_equal(home_number(game->home.path, "SELECT completed FROM attempt"), 1);
}
