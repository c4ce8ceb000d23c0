#define _GNU_SOURCE 1 /* setenv */
#include "activities.h"
#include "home.h"
#include "made.h"
#include "test.h"

#include <sys/stat.h>

/* The default place: below XDG_DATA_HOME, else below the home folder; folders for their owner alone. */
HOME_TEST(test_default_place)
{
    char data[160], path[256], error[256];
    struct store *store;
    struct stat about;
    snprintf(data, sizeof(data), "%s/some/data", home->folder);
    setenv("XDG_DATA_HOME", data, 1);
    assert_int_equal(store_open(NULL, &store, error), 0);
    store_close(store);
    snprintf(path, sizeof(path), "%s/surefoot", data);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    snprintf(path, sizeof(path), "%s/surefoot/surefoot.db", data);
    assert_int_equal(stat(path, &about), 0);

    setenv("XDG_DATA_HOME", "not/absolute", 1); /* to be ignored, says the specification */
    setenv("HOME", home->folder, 1);
    assert_int_equal(store_open(NULL, &store, error), 0);
    store_close(store);
    snprintf(path, sizeof(path), "%s/.local/share/surefoot/surefoot.db", home->folder);
    assert_int_equal(stat(path, &about), 0);

    unsetenv("XDG_DATA_HOME");
    unsetenv("HOME");
    assert_int_equal(store_open(NULL, &store, error), -ENOENT);
    assert_null(store);
    assert_true(strlen(error) > 0);
}

HOME_TEST(test_names)
{
    static const char *const good[] = {
        "A",
        "Zoë",
        "Ünal Öz",
        "名前",
        "\xf0\x9f\xa6\xb6",
        "12345678901234567890123456789012345678901234567",
        "a'); DROP TABLE player; --",
        " ",
    };
    static const char *const bad[] = {
        "",
        "123456789012345678901234567890123456789012345678",
        "a\nb",
        "\x7f",
        "\x1b[1m",
        "\xc2\x85",
        "\xff",
        "a\xc3",
        "\xc0\xaf",
        "\xe0\x80\xaf",
        "\xed\xa0\x80",
        "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80",
        "\x80",
        "\xe2\x82",
        "\xf0\x82\x82\xac",
    };
    struct store_player found;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        assert_int_equal(store_player(home->store, good[i], &found), 0);
        assert_string_equal(found.name, good[i]);
        assert_int_equal(store_player_find(home->store, good[i], &found), 0);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(store_player(home->store, bad[i], &found), -EINVAL);
        assert_true(strlen(store_error(home->store)) > 0);
    }
}

HOME_TEST(test_players)
{
    struct store_player found = {.id = -7};
    assert_int_equal(store_player_find(home->store, "Ada", &found), -ENOENT);
    assert_int_equal(found.id, -7);
    struct store_player ada = home_player(home, "Ada");
    assert_true(ada.id > 0);
    assert_true(ada.weight_kg == 0 && !ada.board_flipped && !ada.weight_hidden && !ada.free_play);
    ada.weight_kg = 63.25;
    ada.board_flipped = ada.weight_hidden = ada.free_play = true;
    assert_int_equal(store_player_update(home->store, &ada), 0);
    home_reopen(home);
    assert_int_equal(store_player_find(home->store, "Ada", &found), 0);
    assert_memory_equal(&found, &ada, sizeof(found.id));
    assert_true(found.weight_kg == 63.25 && found.board_flipped && found.weight_hidden && found.free_play);
    assert_int_equal(home_player(home, "Ada").id, ada.id); /* not made twice */

    struct store_player ben = home_player(home, "Ben");
    snprintf(ben.name, sizeof(ben.name), "Ada");
    assert_int_equal(store_player_update(home->store, &ben), -EEXIST);
    snprintf(ben.name, sizeof(ben.name), "Benjamin");
    assert_int_equal(store_player_update(home->store, &ben), 0);
    assert_int_equal(store_player_find(home->store, "Ben", &found), -ENOENT);
    ben.weight_kg = (double)NAN;
    assert_int_equal(store_player_update(home->store, &ben), -EINVAL);
    ben.weight_kg = -1;
    assert_int_equal(store_player_update(home->store, &ben), -EINVAL);
    ben.weight_kg = 80;
    ben.id = 999;
    assert_int_equal(store_player_update(home->store, &ben), -ENOENT);
}

static int save_made(struct home *home, int64_t player_id, int number, const char *source)
{
    struct made made;
    made_attempt(&made, player_id, number);
    snprintf(made.attempt.source, sizeof(made.attempt.source), "%s", source);
    int result = store_attempt_save(home->store, &made.attempt);
    made_free(&made);
    return result;
}

static void assert_last(struct home *home, const char *name)
{
    struct store_player last;
    assert_int_equal(store_player_last(home->store, &last), 0);
    assert_string_equal(last.name, name);
}

HOME_TEST(test_last_player)
{
    assert_last(home, "Player");
    struct store_player ada = home_player(home, "Ada");
    assert_last(home, "Ada");
    home_player(home, "Ben");
    assert_last(home, "Ben");
    assert_int_equal(save_made(home, ada.id, 1, "board"), 0);
    assert_last(home, "Ada");
    home_reopen(home);
    assert_last(home, "Ada");
    home_player(home, "Ben");
    assert_last(home, "Ben");
}

HOME_TEST(test_round_trip)
{
    struct store_player ada = home_player(home, "Ada");
    for (int number = 0; number < 12; number++)
        assert_int_equal(save_made(home, ada.id, number, number % 2 ? "board" : "file"), 0);
    home_reopen(home);
    int largest;
    assert_int_equal(made_check(home->store, &largest), 12);
    assert_int_equal(largest, 11);
}

/* An attempt that may not be stored leaves nothing behind, and the store goes on working. */
HOME_TEST(test_whole_or_not_at_all)
{
    struct store_player ada = home_player(home, "Ada");
    struct made made;
    struct sample odd = {.has = SAMPLE_LOAD, .load_kg = {0.00001}};
    for (int fault = 0; fault < 10; fault++) {
        made_attempt(&made, ada.id, 7); /* four trials */
        int count = made.attempt.trial_count;
        switch (fault) {
        case 0:
            made.trials[3].score.points = 1001;
            break;
        case 1:
            made.trials[3].score.seconds = (double)NAN;
            break;
        case 2:
            made.trials[3].recording = NULL;
            break;
        case 3:
            assert_int_equal(recording_append(&made.recordings[3], &odd), 0);
            break;
        case 4:
            made.attempt.player_id = 999;
            break;
        case 5:
            made.attempt.level[0] = '\0';
            break;
        case 6:
            made.attempt.trial_count = 0;
            break;
        case 7:
            made.trials[2].set = 0;
            break;
        case 8:
            made.attempt.rules = 0;
            break;
        case 9:
            made.attempt.activity = NULL;
            break;
        }
        assert_int_equal(store_attempt_save(home->store, &made.attempt), -EINVAL);
        assert_true(strlen(store_error(home->store)) > 0);
        assert_int_equal(made.attempt.id, 0);
        made.attempt.trial_count = count;
        made_free(&made);
        assert_int_equal(made_check(home->store, NULL), 0);
    }
    made_attempt(&made, ada.id, 7);
    assert_int_equal(store_attempt_save(home->store, &made.attempt), 0);
    assert_true(made.attempt.id > 0);
    made_free(&made);
    assert_int_equal(made_check(home->store, NULL), 1);
}

HOME_TEST(what_nobody_can_name_is_refused_in_words)
{
    const struct store_pain pain = {.player_id = home_player(home, "Ada").id, .unix_s = 1000, .value = 3};
    struct made made;

    assert_int_equal(store_pain_save(home->store, &pain, 1), -EINVAL);
    assert_string_equal(store_error(home->store), "Pain without an exercise is not stored");
    made_attempt(&made, pain.player_id, 7);
    made.attempt.activity = NULL;
    assert_int_equal(store_attempt_save(home->store, &made.attempt), -EINVAL);
    assert_string_equal(store_error(home->store), "An attempt without an exercise is not stored");
    made_free(&made);
}

struct seen {
    int count, stop_at;
    char players[8][STORE_NAME_SIZE];
    char source[8][16];
};

static int remember(void *context, const struct store_stored_trial *trial)
{
    struct seen *seen = context;
    assert_int_equal(trial->damaged, 0);
    assert_ptr_equal(trial->activity, &activity_single_leg_balance);
    assert_int_equal(trial->rules, activity_single_leg_balance.rules[CHANNEL_LOAD]);
    assert_string_equal(trial->level, "lake/01-one-leg-10s");
    snprintf(seen->players[seen->count], STORE_NAME_SIZE, "%s", trial->player);
    snprintf(seen->source[seen->count], sizeof(seen->source[0]), "%s", trial->source);
    return ++seen->count == seen->stop_at ? 42 : 0;
}

HOME_TEST(test_visit)
{
    struct store_player ada = home_player(home, "Ada"), ben = home_player(home, "Ben");
    assert_int_equal(save_made(home, ada.id, 5, "board"), 0); /* two trials */
    assert_int_equal(save_made(home, ben.id, 4, "sim"), 0);   /* one, and older */
    struct seen all = {0}, bens = {0}, stopped = {.stop_at = 2};
    assert_int_equal(store_trials(home->store, 0, remember, &all), 0);
    assert_int_equal(all.count, 3);
    assert_string_equal(all.players[0], "Ben");
    assert_string_equal(all.source[0], "sim");
    assert_string_equal(all.players[2], "Ada");
    assert_int_equal(store_trials(home->store, ben.id, remember, &bens), 0);
    assert_int_equal(bens.count, 1);
    assert_int_equal(store_trials(home->store, 0, remember, &stopped), 42);
    assert_int_equal(stopped.count, 2);
    assert_int_equal(store_trials(home->store, 999, remember, &stopped), 0);
}

static int count_damaged(void *context, const struct store_stored_trial *trial)
{
    int *damaged = context;
    assert_true(trial->damaged == 0 || trial->trial.recording == NULL);
    *damaged += trial->damaged != 0;
    return 0;
}

/* A recording that no longer unpacks, or is gone, is told of; the others are still there. */
HOME_TEST(test_visit_damaged)
{
    struct store_player ada = home_player(home, "Ada");
    int damaged = 0;
    assert_int_equal(save_made(home, ada.id, 7, "board"), 0);
    home_sql(home->path, "UPDATE recording SET packed = x'00' WHERE trial_id = 1;"
                         "DELETE FROM recording WHERE trial_id = 2;"
                         "UPDATE recording SET samples = samples + 1 WHERE trial_id = 3");
    assert_int_equal(store_trials(home->store, 0, count_damaged, &damaged), 0);
    assert_int_equal(damaged, 3);
}

/* What the design asks of every connection. */
HOME_TEST(test_settings)
{
    static const struct {
        const char *asked, *value;
    } expected[] = {{"PRAGMA journal_mode", "wal"},
                    {"PRAGMA application_id", "1400205925"},
                    {"PRAGMA user_version", "4"}};
    for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++)
        assert_string_equal(home_text(home->path, expected[i].asked), expected[i].value);
}

/* The file is taken away while it is open: saving says so instead of writing into nowhere. */
HOME_TEST(test_file_taken_away)
{
    char moved[200];
    struct store_player ada = home_player(home, "Ada");
    snprintf(moved, sizeof(moved), "%s.moved", home->path);
    assert_int_equal(rename(home->path, moved), 0);
    assert_int_equal(save_made(home, ada.id, 1, "board"), -ESTALE);
    assert_true(strlen(store_error(home->store)) > 0);
    assert_int_equal(rename(moved, home->path), 0);
    assert_int_equal(save_made(home, ada.id, 1, "board"), 0);
}
