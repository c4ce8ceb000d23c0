#include "activities.h"
#include "home.h"
#include "test.h"

#include "store/store_inside.h"

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
    const struct store_trial trials[2] = {
        {.side = SIDE_LEFT,
         .scored = plain.left_points > 0,
         .score = {.points = plain.left_points, .stars = plain.left_stars, .seconds = plain.seconds}},
        {.side = SIDE_RIGHT,
         .scored = plain.right_points > 0,
         .score = {.points = plain.right_points, .stars = plain.right_stars, .seconds = plain.seconds}}};
    struct store_attempt attempt = {.player_id = player_id,
                                    .channel = plain.channel,
                                    .rules = plain.rules,
                                    .started_unix_s = plain.unix_s,
                                    .completed = plain.completed,
                                    .support = plain.support,
                                    .trials = trials,
                                    .trial_count = 2};
    snprintf(attempt.level, sizeof(attempt.level), "%s", plain.level);
    snprintf(attempt.source, sizeof(attempt.source), "%s", plain.source ? plain.source : "");
    return home_save(home, attempt);
}

HOME_TEST(test_table_order)
{
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
    assert_int_equal(rows[0].rules, activity_single_leg_balance.rules[CHANNEL_LOAD]);
    assert_int_equal(rows[0].unix_s, 60);
    assert_int_equal(rows[0].score.points, 501);
    /* No more than asked for, the best of them. */
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_LEFT, rows, 2), 2);
    assert_int_equal(rows[1].attempt_id, longer);
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_LEFT, rows, 0), 0);
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_LEFT, rows, -1), 0);
}

HOME_TEST(test_table_never_mixes)
{
    struct store_player ada = home_player(home, "Ada");
    struct store_score rows[20];
    int64_t right = save_plain(home, ada.id, (struct plain){"lake/a", .right_points = 300});
    int64_t left = save_plain(home, ada.id, (struct plain){"lake/a", .left_points = 200});
    int64_t other =
        save_plain(home, ada.id, (struct plain){"lake/b", .left_points = 400, .right_points = 100});
    save_plain(home, ada.id, (struct plain){"lake/a", .source = "sim", .left_points = 900});
    save_plain(home, ada.id, (struct plain){"lake/a", .source = "file", .left_points = 901});
    save_plain(home, ada.id,
               (struct plain){"lake/a", .rules = activity_single_leg_balance.rules[CHANNEL_LOAD] + 1,
                              .left_points = 902});
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
HOME_TEST(test_table_best_trial)
{
    struct store_player ada = home_player(home, "Ada");
    struct store_trial trials[4];
    const int points[4] = {300, 700, 700, 650};
    const double seconds[4] = {44, 20, 21, 45};
    for (int i = 0; i < 4; i++)
        trials[i] = (struct store_trial){.side = SIDE_RIGHT,
                                         .set = i + 1,
                                         .scored = true,
                                         .score = {.points = points[i], .seconds = seconds[i]}};
    struct store_score rows[4];
    home_save(home, (struct store_attempt){.player_id = ada.id, .trials = trials, .trial_count = 4});
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_NONE, rows, 4), 1);
    assert_int_equal(rows[0].score.points, 700);
    assert_true(rows[0].score.seconds == 21);
}

HOME_TEST(test_progress)
{
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
    save_plain(home, ada.id,
               (struct plain){"lake/a", .rules = activity_single_leg_balance.rules[CHANNEL_LOAD] + 1,
                              .right_points = 9, .right_stars = 2});
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

static void hide(struct home *home, struct store_player *player, bool hidden)
{
    player->hidden = hidden;
    assert_int_equal(store_player_update(home->store, player), 0);
}

/* Every live device enters a table of its own channel; a hand makes another table. */
HOME_TEST(test_every_device_has_its_table)
{
    struct store_player ada = home_player(home, "Ada");
    static const char *const sources[] = {"board", "pad", "mat", "keys"};
    static const enum channel channels[] = {CHANNEL_LOAD, CHANNEL_MOTION, CHANNEL_CONTACT, CHANNEL_CONTACT};
    struct store_score rows[20];
    for (int i = 0; i < 4; i++)
        for (int hand = 0; hand < 2; hand++)
            save_plain(home, ada.id,
                       (struct plain){"lake/a", .source = sources[i], .channel = channels[i],
                                      .support = (enum support)hand, .left_points = 100 + 10 * i + hand});
    assert_int_equal(store_scores(home->store, NULL, SIDE_NONE, rows, 20), 8);
    for (int channel = CHANNEL_LOAD; channel <= CHANNEL_CONTACT; channel++)
        for (int hand = 0; hand < 2; hand++) {
            struct store_table table = {.level = "lake/a",
                                        .side = SIDE_LEFT,
                                        .channel = (enum channel)channel,
                                        .support = (enum support)hand};
            int count = store_table(home->store, &table, rows, 20);
            assert_int_equal(count, channel == CHANNEL_CONTACT ? 2 : 1);
            for (int i = 0; i < count; i++) {
                assert_int_equal(rows[i].channel, channel);
                assert_int_equal(rows[i].support, hand);
                assert_int_equal(rows[i].score.points % 10, hand);
            }
            table.side = SIDE_NONE; /* both legs at once, not every leg */
            assert_int_equal(store_table(home->store, &table, rows, 20), 0);
        }
}

/* The own ones, everybody's best, and nothing of who is hidden but to themselves. */
HOME_TEST(test_household_and_own)
{
    struct store_player ada = home_player(home, "Ada"), ben = home_player(home, "Ben");
    struct store_table table = {.level = "lake/a", .side = SIDE_LEFT};
    struct store_score rows[20];
    for (int i = 0; i < 5; i++) {
        save_plain(home, ada.id, (struct plain){"lake/a", .left_points = 500 + 50 * i, .unix_s = i});
        save_plain(home, ben.id, (struct plain){"lake/a", .left_points = 525 + 50 * i, .unix_s = i});
    }
    assert_int_equal(store_table(home->store, &table, rows, 20), 10);
    assert_string_equal(rows[0].player, "Ben");
    assert_string_equal(rows[1].player, "Ada");
    table.each_player = true;
    assert_int_equal(store_table(home->store, &table, rows, 20), 2);
    assert_int_equal(rows[0].score.points, 725);
    assert_int_equal(rows[1].score.points, 700);
    assert_int_equal(rows[1].place, 2);
    hide(home, &ben, true);
    assert_int_equal(store_table(home->store, &table, rows, 20), 1);
    assert_int_equal(rows[0].place, 1);
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_LEFT, rows, 20), 5);
    for (int i = 0; i < 5; i++)
        assert_int_equal(rows[i].player_id, ada.id);
    table.player_id = ben.id;
    table.each_player = false;
    assert_int_equal(store_table(home->store, &table, rows, 20), 5);
    assert_int_equal(store_table(home->store, &table, rows, 1), 1); /* the own best */
    assert_int_equal(rows[0].score.points, 725);
    hide(home, &ben, false);
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_LEFT, rows, 20), 10);
}

/* Chains of close scores are cut by the distance from the first on a place. */
HOME_TEST(test_ties_share_a_place)
{
    struct store_player ada = home_player(home, "Ada");
    static const int points[] = {1000, 985, 980, 979, 961, 960, 959, 50, 49, 48, 1};
    static const int places[] = {1, 1, 1, 4, 4, 4, 7, 8, 8, 10, 11};
    enum { COUNT = sizeof points / sizeof *points };
    struct store_score rows[COUNT];
    for (int i = 0; i < COUNT; i++)
        save_plain(home, ada.id, (struct plain){"lake/a", .left_points = points[COUNT - 1 - i]});
    assert_int_equal(store_scores(home->store, "lake/a", SIDE_LEFT, rows, COUNT), COUNT);
    for (int i = 0; i < COUNT; i++) {
        assert_int_equal(rows[i].score.points, points[i]);
        if (rows[i].place != places[i])
            fail_msg("%d points: place %d", points[i], rows[i].place);
    }
}

/* Whatever the scores: the better never stands behind, those of a place are within 2 % of its first, whoever
 * begins a new place is not, and the place is the number of rows before it and one. */
HOME_TEST(test_places_by_chance)
{
    struct store_player ada = home_player(home, "Ada");
    enum { COUNT = 150 };
    struct store_score rows[2 * COUNT];
    uint64_t dice = 11;
    for (int i = 0; i < COUNT; i++) {
        dice = dice * 6364136223846793005u + 1442695040888963407u;
        save_plain(home, ada.id,
                   (struct plain){dice >> 60 & 1 ? "lake/a" : "lake/b",
                                  .left_points = 1 + (int)((dice >> 33) % 1000),
                                  .right_points = 900 + (int)((dice >> 43) % 100)});
    }
    assert_int_equal(store_scores(home->store, NULL, SIDE_NONE, rows, 2 * COUNT), 2 * COUNT);
    int top = 0, leader = 0, shared = 0;
    for (int i = 0; i < 2 * COUNT; i++) {
        int score = rows[i].score.points;
        if (i == 0 || !store_same_table(&rows[i], &rows[i - 1]))
            top = leader = i;
        else {
            assert_true(score <= rows[i - 1].score.points);
            bool tied = rows[i].place == rows[i - 1].place;
            shared += tied;
            assert_true(tied == (score >= 0.98 * rows[leader].score.points));
            if (!tied)
                leader = i;
        }
        assert_int_equal(rows[i].place, 1 + leader - top);
    }
    assert_true(shared > 50);
}

HOME_TEST(test_stamps)
{
    struct store_player ada = home_player(home, "Ada"), ben = home_player(home, "Ben");
    const struct plain done = {
        .level = "camp/b", .channel = CHANNEL_COACH, .source = "coach", .completed = true};
    struct plain plain = done;
    struct store_stamp rows[10];
    struct store_score scores[10];
    assert_int_equal(store_stamps(home->store, NULL, SIDE_NONE, rows, 10), 0);
    plain.unix_s = 100;
    save_plain(home, ada.id, plain);
    plain.unix_s = 50;
    save_plain(home, ada.id, plain);
    save_plain(home, ben.id, plain);
    plain.completed = false;
    save_plain(home, ada.id, plain);
    plain = done;
    plain.source = "sim";
    save_plain(home, ada.id, plain);
    plain = done;
    plain.level = "camp/a";
    save_plain(home, ben.id, plain);
    plain = done;
    plain.channel = CHANNEL_LOAD;
    save_plain(home, ada.id, plain);
    assert_int_equal(store_stamps(home->store, NULL, SIDE_NONE, rows, 10), 6);
    assert_string_equal(rows[0].level, "camp/a");
    assert_string_equal(rows[0].player, "Ben");
    assert_string_equal(rows[2].level, "camp/b");
    assert_string_equal(rows[2].player, "Ada");
    assert_int_equal(rows[2].side, SIDE_LEFT);
    assert_int_equal(rows[2].times, 2);
    assert_int_equal(rows[2].unix_s, 100);
    assert_int_equal(rows[4].side, SIDE_RIGHT);
    assert_int_equal(store_stamps(home->store, "camp/b", SIDE_RIGHT, rows, 10), 2);
    assert_int_equal(store_stamps(home->store, NULL, SIDE_NONE, rows, 3), 3);
    hide(home, &ben, true);
    assert_int_equal(store_stamps(home->store, NULL, SIDE_NONE, rows, 10), 2);
    assert_int_equal(store_scores(home->store, NULL, SIDE_NONE, scores, 10), 0);
}

/* The version of one exercise's rules by one channel, in place of what its file says. */
static const char *changed_exercise, *changed_channel;

static void rules_now(sqlite3_context *context, int count, sqlite3_value **values)
{
    bool changed = strcmp((const char *)sqlite3_value_text(values[0]), changed_exercise) == 0 &&
                   strcmp((const char *)sqlite3_value_text(values[1]), changed_channel) == 0;

    assert_int_equal(count, 2);
    sqlite3_result_int(context, changed ? 3 : 2);
}

static void play_one(struct home *home, int64_t player_id, const struct activity *exercise,
                     enum channel channel)
{
    const struct store_trial trial = {.side = SIDE_LEFT, .scored = true, .score = {.points = 7}};
    struct store_attempt attempt = {.player_id = player_id,
                                    .activity = exercise,
                                    .channel = channel,
                                    .rules = 2,
                                    .trials = &trial,
                                    .trial_count = 1};

    snprintf(attempt.level, sizeof attempt.level, "at/%s", exercise->name);
    home_save(home, attempt);
}

/* What one exercise's rules become empties its own tables only. */
HOME_TEST(each_exercise_has_rules_of_its_own)
{
    struct store_player ada = home_player(home, "Ada");
    enum { TABLES_MAX = 128 };
    struct store_score rows[TABLES_MAX];
    int tables = activity_count * (CHANNELS - 1);

    for (int i = 0; i < activity_count; i++)
        for (int channel = 0; channel < CHANNELS; channel++)
            play_one(home, ada.id, activities[i], (enum channel)channel);
    assert_int_equal(
        sqlite3_create_function(home->store->db, "rules_of", 2, SQLITE_UTF8, NULL, rules_now, NULL, NULL),
        SQLITE_OK);
    changed_channel = changed_exercise = "none";
    assert_int_equal(store_scores(home->store, NULL, SIDE_NONE, rows, TABLES_MAX), tables);
    for (int i = 0; i < activity_count; i++) {
        changed_exercise = activities[i]->name;
        changed_channel = "load";
        assert_int_equal(store_scores(home->store, NULL, SIDE_NONE, rows, TABLES_MAX), tables - 1);
        for (int k = 0; k < tables - 1; k++)
            assert_false(strcmp(rows[k].level + 3, changed_exercise) == 0 && rows[k].channel == CHANNEL_LOAD);
    }
}
