#include "folder.h"
#include "room.h"
#include "screen/home/home_screen.h"
#include "screen/play/intro_screen.h"
#include "screen/results/results_screen.h"
#include "screen/results/scores_screen.h"

#include "screen/shared/widgets.h"

/* What the player is told: notices until they have been read, and what became of an attempt. */

static int open_spoilt(void **state)
{
    room_open(*state, true);
    return 0;
}

#define SPOILT_TEST(name) TEST_ON(name, struct room *room, open_spoilt, room_tear_down)

SPOILT_TEST(test_a_damaged_store_is_told_until_it_was_in_view)
{
    char told[APP_SAID];

    assert_non_null(strstr(room->app.notices.opening, "It is kept as surefoot.db.damaged-"));
    assert_null(strchr(room->app.notices.opening, '/'));
    assert_true(app_told(&room->app, told));
    assert_string_equal(told, room->app.notices.opening);
    /* Saving the weight works, and what is told stays. */
    assert_true(room_reach_screen(room, &screen_home, 30));
    assert_string_equal(fault_text(&room->app.notices.fault), "");
    assert_true(app_told(&room->app, told));
    assert_string_equal(told, room->app.notices.opening);
    room_pass(room, 30);
    assert_true(app_told(&room->app, told));
    app_go(&room->app, &screen_board);
    room_frame(room);
    assert_false(app_told(&room->app, told));
}

SPOILT_TEST(test_choosing_by_hand_confirms_what_was_in_view)
{
    char told[APP_SAID];

    room->obedient = false;
    room_pass(room, 1);
    room_choose(room, BOARD_FLIP); /* nobody reads that fast */
    assert_true(app_told(&room->app, told));
    app_act(&room->app, ACTION_BACK);
    assert_true(room_reach_screen(room, &screen_home, 1));
    assert_true(app_told(&room->app, told));
    room_pass(room, 4);
    room_choose(room, HOME_BOARD);
    assert_false(app_told(&room->app, told));
}

SPOILT_TEST(test_another_notice_goes_first_and_takes_nothing_away)
{
    const struct input_event weak = {.kind = INPUT_NOTICE, .text = "New batteries help."};
    char told[APP_SAID];

    room->obedient = false;
    room_pass(room, 0.5);
    app_input(&room->app, &weak);
    room_pass(room, 30);
    assert_true(app_told(&room->app, told));
    assert_string_equal(told, "New batteries help.");
    app_act(&room->app, ACTION_BACK);
    assert_true(room_reach_screen(room, &screen_home, 1));
    assert_true(app_told(&room->app, told));
    assert_string_equal(told, room->app.notices.opening);
}

ROOM_TEST(test_long_paths_shrink_to_the_name)
{
    struct app *app = &room->app;

    assert_string_equal(app->notices.opening, "");
    app_tell_opening(app, "Kept as /tmp/scores.db, all is well.");
    assert_string_equal(app->notices.opening, "Kept as /tmp/scores.db, all is well.");
    app_tell_opening(app, "Kept as /home/mara/all my things/of this year/scores.db, all is well.");
    assert_string_equal(app->notices.opening, "Kept as scores.db, all is well.");
    char text[600], *end = text + sprintf(text, "Kept as /");
    for (int i = 0; i < 100; i++)
        end += sprintf(end, "%s", "\xC3\xA9x");
    sprintf(end, ".db, all is well.");
    app_tell_opening(app, text);
    assert_memory_equal(app->notices.opening, "Kept as \xE2\x80\xA6", 11);
    assert_true((app->notices.opening[11] & 0xC0) != 0x80);
    assert_non_null(strstr(app->notices.opening, "x.db, all is well."));
    assert_true(strlen(app->notices.opening) < 100);
    app_tell_opening(app, "Doing and/or saying nothing of any length at all is fine, too.");
    assert_string_equal(app->notices.opening,
                        "Doing and/or saying nothing of any length at all is fine, too.");
}

/* Whatever the length, the box ends where it should and what is below stays free. */
TEST(test_a_notice_is_as_high_as_its_text)
{
    struct paper paper;
    char text[APP_SAID] = "";

    paper_open(&paper, 1440, 1080);
    canvas_begin(paper.canvas);
    double before = 0;
    for (int words = 1; words * 8 < 160; words++) {
        strcat(text, "measure ");
        canvas_begin(paper.canvas);
        double height = 258 - part_notice(paper.canvas, 258, text);
        assert_true(height >= 112 && height <= 200);
        assert_true(height >= part_height(paper.canvas, 1440 - 144 - 168, 32, SEMIBOLD, text));
        assert_int_equal(canvas_faults(paper.canvas), 0);
        before = height;
    }
    assert_true(before > 112);
    paper_close(&paper);
}

ROOM_TEST(test_a_level_is_said_to_open_once)
{
    char said[APP_SAID];

    room_begin_level(room);
    assert_true(room_reach_screen(room, &screen_results, 300));
    results_say_kept(&room->app, said);
    assert_string_equal(said, "Saved.");
    room_follow(room, RESULTS_AGAIN, &screen_intro);
    room_follow(room, INTRO_START, &screen_play);
    assert_true(room_reach_screen(room, &screen_results, 300));
    assert_true(app_open(&room->app, 1));
    results_say_kept(&room->app, said);
    assert_string_equal(said, "Saved.");
}

/* The longest hold need not stand among the best rows, nor the newest attempt. */
ROOM_TEST(test_tables_are_read_to_the_end)
{
    enum { ATTEMPTS = 300 };
    struct recording recording = {0};
    struct store_score *rows = NULL;

    const struct level *level = &room->book.trail.levels[0];
    struct store_trial trial = {
        .side = SIDE_LEFT, .set = 1, .weight_kg = 70, .cap_s = 60, .scored = true, .recording = &recording};
    struct store_attempt attempt = {.player_id = room->app.course.player.id,
                                    .activity = level->activity,
                                    .channel = CHANNEL_LOAD,
                                    .source = "board",
                                    .rules = level->activity->rules[CHANNEL_LOAD],
                                    .started_unix_s = 1749729600,
                                    .seconds = 60,
                                    .completed = true,
                                    .trials = &trial,
                                    .trial_count = 1};
    snprintf(attempt.level, sizeof attempt.level, "%s", level->id);
    for (int i = 0; i < LEVEL_STARS; i++)
        trial.stars_at[i] = level->stars[i];
    for (int i = 0; i < ATTEMPTS; i++) {
        trial.score = (struct score){
            .points = 500 - i, .seconds = i == ATTEMPTS - 1 ? 31 : 9, .steadiness = 50, .velocity_mm_s = 20};
        int result = store_attempt_save(room->store, &attempt);
        if (result < 0)
            fail_msg("%s", store_error(room->store));
    }
    assert_int_equal(scores_of(&room->app, level, SIDE_LEFT, &rows), ATTEMPTS);
    assert_int_equal(rows[ATTEMPTS - 1].score.points, 500 - ATTEMPTS + 1);
    const int place = rows[ATTEMPTS - 1].place;
    free(rows);
    room->app.course.saved_id = attempt.id;
    results_load_table(&room->app, level, SIDE_LEFT, 5);
    assert_int_equal(results_state(&room->app)->table[4].score.points, 500 - ATTEMPTS + 1);
    assert_int_equal(results_state(&room->app)->table[4].place, place);
    assert_int_equal(scores_of(&room->app, level, SIDE_RIGHT, &rows), 0);
    assert_null(rows);
    room_begin_level(room);
    assert_true(room->app.course.ghosts[SIDE_LEFT].score.seconds == 31);
}

/* One corner silent: for a moment it is the link, for longer it is the player. */
ROOM_TEST(test_a_dropout_does_not_move_the_dot)
{
    struct app *app = &room->app;
    struct sample sample;
    const struct input_event event = {.kind = INPUT_SAMPLE, .sample = &sample};

    assert_true(room_reach_screen(room, &screen_home, 30));
    room_pass(room, 1);
    sample = app->course.tared;
    sample.load_kg[CORNER_TOP_LEFT] = sample.load_kg[CORNER_BOTTOM_LEFT] = 0;
    double before_mm = app->dot.x_mm;
    for (int i = 0; i < 4; i++) {
        sample.t_us += 10000;
        app_input(app, &event);
        assert_true(app->dot.x_mm >= before_mm && app->dot.x_mm <= before_mm);
    }
    for (int i = 0; i < 100; i++) {
        sample.t_us += 10000;
        app_input(app, &event);
    }
    assert_true(app->dot.x_mm > before_mm + 100);
}

/* The file goes away in the middle of an attempt; its name while it is away. */
static void move_store(struct room *room, bool away)
{
    char aside[192];

    snprintf(aside, sizeof aside, "%s.away", room->database);
    assert_int_equal(away ? rename(room->database, aside) : rename(aside, room->database), 0);
}

static void play_without_a_store(struct room *room)
{
    char said[APP_SAID];

    room_begin_level(room);
    assert_true(room_reach_phase(room, RUN_REST, 60));
    room_pass(room, 0.1); /* the first set is in the store */
    move_store(room, true);
    assert_true(room_reach_screen(room, &screen_results, 300));
    results_say_kept(&room->app, said);
    assert_string_equal(said, "The file with the results was moved or removed: start Surefoot again");
    assert_true(room->app.course.saved_id == 0 && room->app.course.unkept);
}

static int count_sets(void *context, const struct store_stored_trial *trial)
{
    *(int *)context += trial->completed ? 100 : 1;
    return 0;
}

/* Completed sets count for a hundred. */
static int sets_of(struct room *room)
{
    int sets = 0;

    assert_int_equal(store_trials(room->store, 0, count_sets, &sets), 0);
    return sets;
}

ROOM_TEST(test_what_is_not_stored_may_be_tried_again)
{
    char said[APP_SAID];

    play_without_a_store(room);
    room_choose(room, RESULTS_KEEP); /* in vain */
    assert_true(room->app.course.unkept);
    move_store(room, false);
    assert_int_equal(sets_of(room), 1);
    room_choose(room, RESULTS_KEEP);
    results_say_kept(&room->app, said);
    assert_string_equal(said, "Saved.");
    assert_int_equal(sets_of(room), 400);
    assert_string_equal(room->app.notices.lost, "");
    room_choose(room, RESULTS_CONTINUE);
}

/* Whoever goes on is not asked twice: it is tried once more. */
ROOM_TEST(test_going_on_tries_once_more)
{
    play_without_a_store(room);
    move_store(room, false);
    room_choose(room, RESULTS_CONTINUE);
    room_frame(room);
    assert_int_equal(sets_of(room), 400);
    assert_string_equal(room->app.notices.lost, "");
}

ROOM_TEST(test_what_is_not_stored_is_written_beside_and_told)
{
    struct app *app = &room->app;
    char told[APP_SAID];

    play_without_a_store(room);
    room_choose(room, RESULTS_BESIDE);
    room_frame(room);
    move_store(room, false);
    assert_true(strstr(app->notices.lost, room->folder) && strstr(app->notices.lost, "-set-1-right.csv"));
    assert_int_equal(folder_count(room->folder, ".csv", NULL, 0), 3);
    assert_int_equal(sets_of(room), 1);
    room_home(room);
    assert_true(app_told(app, told));
    assert_memory_equal(told, "Not stored: the recordings are in files beside the store, from ", 63);
    assert_non_null(strstr(told, "-set-1-right.csv on"));
}

GROUP(room_make, room_free)
