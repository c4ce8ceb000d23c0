#include "home.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The high-score table and what a player has reached. */

/* An attempt of one trial a side with these scores. 0 points: nothing was held there. */
struct plain {
    const char *level, *source;
    enum channel channel;
    int rules;
    int64_t unix_s;
    int left_points, right_points, left_stars, right_stars;
    double seconds;
    bool completed;
    enum support support;
};

static int64_t save_plain(struct home *home, int64_t player_id, struct plain plain)
{
    struct recording none = {0};
    struct store_trial trials[2] = {{.side = SIDE_LEFT}, {.side = SIDE_RIGHT}};
    int points[2] = {plain.left_points, plain.right_points}, stars[2] = {plain.left_stars, plain.right_stars};
    for (int i = 0; i < 2; i++) {
        trials[i].set = 1;
        trials[i].recording = &none;
        trials[i].scored = points[i] > 0;
        trials[i].score = (struct score){.points = points[i], .stars = stars[i], .seconds = plain.seconds};
    }
    struct store_attempt attempt = {.player_id = player_id,
                                    .exercise = EXERCISE_SINGLE_LEG_BALANCE,
                                    .channel = plain.channel,
                                    .rules = plain.rules ? plain.rules : SCORE_RULES_VERSION,
                                    .started_unix_s = plain.unix_s,
                                    .completed = plain.completed,
                                    .support = plain.support,
                                    .trials = trials,
                                    .trial_count = 2};
    snprintf(attempt.level, sizeof(attempt.level), "%s", plain.level);
    snprintf(attempt.source, sizeof(attempt.source), "%s", plain.source ? plain.source : "board");
    assert_int_equal(store_attempt_save(home->store, &attempt), 0);
    return attempt.id;
}

static void test_table_order(void **state)
{
    struct home *home = *state;
    struct store_player ada = home_player(home, "Ada"), ben = home_player(home, "Ben");
    struct store_score rows[20];
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_LEFT, rows, 20), 0);
    int64_t late =
        save_plain(home, ada.id, (struct plain){"lake/a", .unix_s = 50, .left_points = 500, .seconds = 20});
    int64_t best =
        save_plain(home, ben.id, (struct plain){"lake/a", .unix_s = 60, .left_points = 501, .seconds = 10});
    int64_t early =
        save_plain(home, ben.id, (struct plain){"lake/a", .unix_s = 40, .left_points = 500, .seconds = 20});
    int64_t longer =
        save_plain(home, ada.id, (struct plain){"lake/a", .unix_s = 70, .left_points = 500, .seconds = 20.1});
    int64_t twin =
        save_plain(home, ada.id, (struct plain){"lake/a", .unix_s = 50, .left_points = 500, .seconds = 20});
    const int64_t order[] = {best, longer, early, late, twin};
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_LEFT, rows, 20), 5);
    for (int i = 0; i < 5; i++)
        assert_int_equal(rows[i].attempt_id, order[i]);
    assert_string_equal(rows[0].player, "Ben");
    assert_int_equal(rows[0].player_id, ben.id);
    assert_string_equal(rows[0].level, "lake/a");
    assert_int_equal(rows[0].side, SIDE_LEFT);
    assert_int_equal(rows[0].channel, CHANNEL_LOAD);
    assert_int_equal(rows[0].rules, SCORE_RULES_VERSION);
    assert_int_equal(rows[0].unix_s, 60);
    assert_int_equal(rows[0].score.points, 501);
    /* No more than asked for, the best of them. */
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_LEFT, rows, 2), 2);
    assert_int_equal(rows[1].attempt_id, longer);
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_LEFT, rows, 0), 0);
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_LEFT, rows, -1), 0);
}

static void test_table_never_mixes(void **state)
{
    struct home *home = *state;
    struct store_player ada = home_player(home, "Ada");
    struct store_score rows[20];
    int64_t right = save_plain(home, ada.id, (struct plain){"lake/a", .right_points = 300});
    int64_t left = save_plain(home, ada.id, (struct plain){"lake/a", .left_points = 200});
    int64_t other =
        save_plain(home, ada.id, (struct plain){"lake/b", .left_points = 400, .right_points = 100});
    save_plain(home, ada.id, (struct plain){"lake/a", .source = "sim", .left_points = 900});
    save_plain(home, ada.id, (struct plain){"lake/a", .source = "file", .left_points = 901});
    save_plain(home, ada.id, (struct plain){"lake/a", .rules = SCORE_RULES_VERSION + 1, .left_points = 902});
    save_plain(home, ada.id, (struct plain){"lake/a", .channel = CHANNEL_COACH, .left_points = 903});
    save_plain(home, ada.id, (struct plain){"lake/a", .left_points = 0, .right_points = 0});
    int64_t motion =
        save_plain(home, ada.id, (struct plain){"lake/a", .channel = CHANNEL_MOTION, .left_points = 100});
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_RIGHT, rows, 20), 1);
    assert_int_equal(rows[0].attempt_id, right);
    /* Two channels: two tables, one after the other. */
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_LEFT, rows, 20), 2);
    assert_int_equal(rows[0].attempt_id, left);
    assert_int_equal(rows[1].attempt_id, motion);
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_NONE, rows, 20), 3);
    assert_int_equal(rows[2].attempt_id, right);
    assert_int_equal(store_scores(home->store, NULL, SIDE_NONE, rows, 20), 5);
    assert_int_equal(rows[3].attempt_id, other);
    assert_int_equal(rows[3].side, SIDE_LEFT);
    assert_int_equal(rows[4].side, SIDE_RIGHT);
    assert_int_equal(store_scores(home->store, "nowhere", SIDE_NONE, rows, 20), 0);
}

/* One row for an attempt and side: that of its best trial. */
static void test_table_best_trial(void **state)
{
    struct home *home = *state;
    struct store_player ada = home_player(home, "Ada");
    struct recording none = {0};
    struct store_trial trials[4];
    const int points[4] = {300, 700, 700, 650};
    const double seconds[4] = {44, 20, 21, 45};
    for (int i = 0; i < 4; i++)
        trials[i] = (struct store_trial){.side = SIDE_RIGHT,
                                         .set = i + 1,
                                         .recording = &none,
                                         .scored = true,
                                         .score = {.points = points[i], .seconds = seconds[i]}};
    struct store_attempt attempt = {.player_id = ada.id,
                                    .level = "lake/a",
                                    .exercise = EXERCISE_SINGLE_LEG_BALANCE,
                                    .source = "board",
                                    .rules = SCORE_RULES_VERSION,
                                    .trials = trials,
                                    .trial_count = 4};
    struct store_score rows[4];
    assert_int_equal(store_attempt_save(home->store, &attempt), 0);
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_NONE, rows, 4), 1);
    assert_int_equal(rows[0].score.points, 700);
    assert_true(rows[0].score.seconds == 21);
}

static void test_progress(void **state)
{
    struct home *home = *state;
    struct store_player ada = home_player(home, "Ada"), ben = home_player(home, "Ben");
    struct level levels[3] = {{.id = "lake/a"}, {.id = "lake/b"}, {.id = "lake/c"}};
    const struct trail trail = {levels, 3};
    struct progress progress[3];
    memset(progress, 0x5a, sizeof(progress));
    assert_int_equal(store_progress(home->store, ada.id, &trail, progress), 0);
    for (int i = 0; i < 3; i++)
        assert_true(progress[i].stars_left == 0 && progress[i].stars_right == 0 &&
                    progress[i].stars_both == 0 && progress[i].stamps == 0);
    save_plain(
        home, ada.id,
        (struct plain){"lake/a", .left_points = 100, .right_points = 90, .left_stars = 2, .right_stars = 1});
    save_plain(home, ada.id, (struct plain){"lake/a", .left_points = 50, .left_stars = 1});
    save_plain(home, ada.id, (struct plain){"lake/c", .source = "pad", .left_points = 50, .left_stars = 3});
    save_plain(home, ada.id, (struct plain){"old/level", .left_points = 50, .left_stars = 3});
    save_plain(home, ben.id, (struct plain){"lake/a", .left_points = 50, .left_stars = 3});
    save_plain(home, ada.id, (struct plain){"lake/a", .source = "sim", .left_points = 50, .left_stars = 3});
    save_plain(home, ada.id, (struct plain){"lake/a", .source = "file", .left_points = 50, .left_stars = 3});
    save_plain(home, ada.id, (struct plain){"lake/b", .channel = CHANNEL_COACH, .source = "coach"});
    /* Stars stay won when the rules of the points change. */
    save_plain(
        home, ada.id,
        (struct plain){"lake/a", .rules = SCORE_RULES_VERSION + 1, .right_points = 9, .right_stars = 2});
    assert_int_equal(store_progress(home->store, ada.id, &trail, progress), 0);
    assert_int_equal(progress[0].stars_left, 2);
    assert_int_equal(progress[0].stars_right, 2);
    assert_int_equal(progress[0].stars_both, 0);
    assert_int_equal(progress[0].stamps, 0);
    assert_int_equal(progress[1].stamps, 0); /* not to its end */
    assert_int_equal(progress[2].stars_left, 3);
    save_plain(home, ada.id,
               (struct plain){"lake/b", .channel = CHANNEL_COACH, .source = "sim", .completed = true});
    assert_int_equal(store_progress(home->store, ada.id, &trail, progress), 0);
    assert_int_equal(progress[1].stamps, 0);
    save_plain(home, ada.id,
               (struct plain){"lake/b", .channel = CHANNEL_COACH, .source = "coach", .completed = true});
    assert_int_equal(store_progress(home->store, ada.id, &trail, progress), 0);
    assert_int_equal(progress[1].stamps, SIDES_EACH);
    assert_true(progress[1].stars_left == 0 && progress[1].stars_right == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_table_order, home_setup, home_teardown),
        cmocka_unit_test_setup_teardown(test_table_never_mixes, home_setup, home_teardown),
        cmocka_unit_test_setup_teardown(test_table_best_trial, home_setup, home_teardown),
        cmocka_unit_test_setup_teardown(test_progress, home_setup, home_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
