#define _DEFAULT_SOURCE /* mkdtemp */
#include "paper.h"

#include "loader/levels.h"
#include "screens/app.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>

#include <cmocka.h>

/* The whole game without a window: a simulated person on a board, screens, run and store as they are. */

enum { FRAME_US = 16667, PAINT_EVERY = 12 };

struct room {
    struct app app;
    struct trail trail;
    struct store *store;
    struct input *sim;
    struct paper paper;
    bool obedient;
    char folder[64];
    char database[96];
    int frames;
};

static void report(void *context, const char *line)
{
    (void)context;
    print_error("%s\n", line);
}

static void open_room(struct room *room, const char *source)
{
    struct store_player player;
    char error[256];

    struct paper paper = room->paper;
    *room = (struct room){.paper = paper};
    snprintf(room->folder, sizeof room->folder, "/tmp/surefoot-screens-XXXXXX");
    assert_non_null(mkdtemp(room->folder));
    snprintf(room->database, sizeof room->database, "%s/surefoot.db", room->folder);
    assert_int_equal(store_open(room->database, &room->store, error), 0);
    assert_int_equal(store_player_last(room->store, &player), 0);
    assert_int_equal(levels_load(SUREFOOT_SOURCE_DIR "/levels", &room->trail, report, NULL), 0);
    room->sim = sim_open(7, 70);
    assert_non_null(room->sim);
    room->obedient = true;
    app_init(&room->app, &room->trail, room->store, &player);
    app_use(&room->app, room->sim, source);
    assert_int_equal(app_refresh(&room->app), 0);
}

static void close_room(struct room *room)
{
    static const char *const endings[] = {"", "-wal", "-shm"};
    char path[128];

    app_end(&room->app);
    input_close(room->sim);
    store_close(room->store);
    levels_free(&room->trail);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        snprintf(path, sizeof path, "%s%s", room->database, endings[i]);
        unlink(path);
    }
    rmdir(room->folder);
}

/* What the person does: stands as the run wants, or on two feet. */
static enum stance wanted(const struct room *room)
{
    const struct app *app = &room->app;

    if (calibration_step(&app->calibration) == CALIBRATION_EMPTY)
        return STANCE_OFF;
    if (app->screen != &screen_play || !app->attempting || app->attempt.run.phase != RUN_WORK)
        return STANCE_TWO_FEET;
    return app->attempt.run.sets[app->attempt.run.current].side == SIDE_RIGHT ? STANCE_RIGHT : STANCE_LEFT;
}

static void frame(struct room *room)
{
    struct input_event event;
    int64_t now = room->app.now_us + FRAME_US;

    if (room->obedient)
        sim_ask(room->sim, wanted(room));
    while (room->sim->poll(room->sim, now, &event))
        app_input(&room->app, &event);
    app_step(&room->app, now);
    if (room->frames++ % PAINT_EVERY == 0) {
        canvas_begin(room->paper.canvas);
        app_paint(&room->app, room->paper.canvas);
    }
}

static void pass(struct room *room, double seconds)
{
    for (int i = 0; i < (int)(seconds * 1e6 / FRAME_US); i++)
        frame(room);
}

static bool reach_screen(struct room *room, const struct screen *screen, double seconds)
{
    for (int i = 0; i < (int)(seconds * 1e6 / FRAME_US); i++) {
        frame(room);
        if (room->app.screen == screen)
            return true;
    }
    return false;
}

static bool reach_phase(struct room *room, enum run_phase phase, double seconds)
{
    for (int i = 0; i < (int)(seconds * 1e6 / FRAME_US); i++) {
        frame(room);
        if (room->app.attempting && room->app.attempt.run.phase == phase)
            return true;
    }
    return false;
}

/* A deliberate lean and back to the middle. */
static void lean(struct room *room, double ml, double ap, double seconds)
{
    sim_shift(room->sim, ml, ap);
    pass(room, seconds);
    sim_shift(room->sim, 0, 0);
    pass(room, 0.6);
}

static void choose(struct room *room, int id)
{
    room->app.focus.id = id;
    app_act(&room->app, ACTION_CHOOSE);
}

/* Set up, and the first level chosen by its key. */
static void begin_level(struct room *room)
{
    assert_true(reach_screen(room, &screen_levels, 30));
    choose(room, 0);
    assert_true(reach_screen(room, &screen_play, 1));
    choose(room, PLAY_START);
    assert_false(room->app.play.intro);
}

static int rows(struct room *room, enum side side, struct store_score *out, int max)
{
    return store_scores(room->store, room->trail.levels[0].id, side, out, max);
}

static void test_from_set_up_to_the_table_without_hands(void **state)
{
    struct room *room = *state;
    struct store_score left[4], right[4];

    open_room(room, "board");
    assert_ptr_equal(room->app.screen, &screen_board);
    assert_true(reach_screen(room, &screen_levels, 30));
    pass(room, 0.5);
    assert_int_equal(room->app.focus.id, 0);
    lean(room, 0.7, 0, 0.6);
    assert_int_equal(room->app.focus.id, 1);
    lean(room, -0.7, 0, 0.6);
    assert_int_equal(room->app.focus.id, 0);
    assert_true(reach_screen(room, &screen_play, 5));
    assert_true(room->app.play.intro);
    assert_true(reach_screen(room, &screen_results, 300));
    assert_true(room->app.saved_id > 0);
    assert_string_equal(room->app.store_fault, "");
    assert_int_equal(rows(room, SIDE_LEFT, left, 4), 1);
    assert_int_equal(rows(room, SIDE_RIGHT, right, 4), 1);
    assert_int_equal(left[0].attempt_id, room->app.saved_id);
    assert_int_equal(left[0].score.points, run_best(&room->app.attempt.run, SIDE_LEFT)->points);
    assert_true(left[0].score.points > 0 && right[0].score.points > 0);
    assert_int_equal(room->app.table_count, 1);
    assert_true(room->app.trace_count > 100);
    /* The simulated person holds to the end: the next level is open now. */
    assert_true(room->app.open[1]);
    close_room(room);
}

static void test_resting_chooses_nothing(void **state)
{
    struct room *room = *state;

    open_room(room, "board");
    assert_true(reach_screen(room, &screen_levels, 30));
    pass(room, 20);
    assert_ptr_equal(room->app.screen, &screen_levels);
    close_room(room);
}

static void test_a_locked_level_tells_but_does_not_start(void **state)
{
    struct room *room = *state;

    open_room(room, "board");
    assert_true(reach_screen(room, &screen_levels, 30));
    assert_false(room->app.open[2]);
    choose(room, 2);
    pass(room, 1);
    assert_ptr_equal(room->app.screen, &screen_levels);
    close_room(room);
}

static void test_without_a_board_a_level_leads_to_the_set_up_and_on(void **state)
{
    struct room *room = *state;

    open_room(room, "board");
    app_act(&room->app, ACTION_BACK);
    app_step(&room->app, 1);
    assert_ptr_equal(room->app.screen, &screen_levels);
    choose(room, 0);
    assert_true(reach_screen(room, &screen_board, 1));
    assert_true(reach_screen(room, &screen_play, 30));
    close_room(room);
}

static void test_stepping_off_pauses_and_stepping_on_goes_on(void **state)
{
    struct room *room = *state;

    open_room(room, "board");
    begin_level(room);
    assert_true(reach_phase(room, RUN_WORK, 30));
    room->obedient = false;
    sim_ask(room->sim, STANCE_OFF);
    assert_true(reach_phase(room, RUN_PAUSED, 10));
    assert_int_equal(room->app.attempt.run.why, RUN_PAUSE_STEPPED_OFF);
    pass(room, 0.2);
    assert_int_equal(room->app.focus.id, PLAY_CONTINUE);
    room->obedient = true;
    assert_true(reach_phase(room, RUN_WORK, 30));
    close_room(room);
}

static void test_a_lost_board_pauses_and_comes_back(void **state)
{
    struct room *room = *state;

    open_room(room, "board");
    begin_level(room);
    assert_true(reach_phase(room, RUN_WORK, 30));
    pass(room, 4);
    const struct input_event gone = {
        .kind = INPUT_SAMPLE,
        .sample = {.t_us = room->app.tared.t_us + 1, .has = SAMPLE_LOST},
    };
    const struct input_event lost = {.kind = INPUT_LOST};
    app_input(&room->app, &gone);
    app_input(&room->app, &lost);
    assert_int_equal(room->app.attempt.run.phase, RUN_PAUSED);
    assert_int_equal(room->app.attempt.run.why, RUN_PAUSE_DEVICE_LOST);
    assert_false(app_ready(&room->app));
    assert_true(reach_phase(room, RUN_WORK, 30));
    assert_true(app_ready(&room->app));
    assert_true(reach_screen(room, &screen_results, 300));
    assert_true(room->app.saved_id > 0);
    close_room(room);
}

static void test_pause_continue_and_end_keep_what_was_done(void **state)
{
    struct room *room = *state;
    struct store_score row[2];

    open_room(room, "board");
    begin_level(room);
    assert_true(reach_phase(room, RUN_REST, 60));
    app_act(&room->app, ACTION_PAUSE);
    assert_int_equal(room->app.attempt.run.phase, RUN_PAUSED);
    app_act(&room->app, ACTION_PAUSE);
    assert_int_not_equal(room->app.attempt.run.phase, RUN_PAUSED);
    app_act(&room->app, ACTION_BACK);
    assert_int_equal(room->app.attempt.run.phase, RUN_PAUSED);
    pass(room, 0.3);
    assert_int_equal(room->app.focus.id, PLAY_CONTINUE);
    app_act(&room->app, ACTION_BACK);
    assert_int_equal(room->app.focus.id, PLAY_END);
    app_act(&room->app, ACTION_CHOOSE);
    assert_true(reach_screen(room, &screen_results, 1));
    assert_true(room->app.saved_id > 0);
    assert_int_equal(rows(room, SIDE_LEFT, row, 2), 1);
    assert_int_equal(rows(room, SIDE_RIGHT, row, 2), 0);
    close_room(room);
}

static void test_a_recording_that_ends_is_an_end(void **state)
{
    struct room *room = *state;
    const struct input_event end = {.kind = INPUT_END};

    open_room(room, "board");
    begin_level(room);
    assert_true(reach_phase(room, RUN_WORK, 30));
    pass(room, 5);
    app_input(&room->app, &end);
    assert_true(reach_screen(room, &screen_results, 1));
    assert_true(run_best(&room->app.attempt.run, SIDE_LEFT)->seconds > 3);
    assert_true(room->app.saved_id > 0);
    close_room(room);
}

static void test_ending_before_any_hold_goes_back_to_the_levels(void **state)
{
    struct room *room = *state;

    open_room(room, "board");
    begin_level(room);
    pass(room, 1);
    app_act(&room->app, ACTION_PAUSE);
    pass(room, 0.3);
    choose(room, PLAY_END);
    assert_true(reach_screen(room, &screen_levels, 1));
    assert_int_equal(room->app.saved_id, 0);
    assert_string_equal(room->app.store_fault, "");
    close_room(room);
}

static void test_the_simulated_board_plays_by_itself_and_enters_no_table(void **state)
{
    struct room *room = *state;
    struct store_score row[2];

    open_room(room, "sim");
    room->obedient = false;
    assert_true(reach_screen(room, &screen_levels, 30));
    choose(room, 0);
    assert_true(reach_screen(room, &screen_results, 300));
    assert_non_null(run_best(&room->app.attempt.run, SIDE_RIGHT));
    assert_int_equal(rows(room, SIDE_LEFT, row, 2), 0);
    assert_false(room->app.open[1]);
    close_room(room);
}

static void test_what_cannot_be_saved_is_said(void **state)
{
    struct room *room = *state;

    open_room(room, "board");
    begin_level(room);
    assert_true(reach_phase(room, RUN_REST, 60));
    room->app.attempt.error = -12; /* the recorder ran out of memory */
    app_act(&room->app, ACTION_PAUSE);
    pass(room, 0.3);
    choose(room, PLAY_END);
    assert_true(reach_screen(room, &screen_results, 1));
    assert_int_equal(room->app.saved_id, 0);
    assert_string_not_equal(room->app.store_fault, "");
    close_room(room);
}

static void press_front_button(struct room *room)
{
    const struct input_event press = {.kind = INPUT_BUTTON, .pressed = true};
    const struct input_event release = {.kind = INPUT_BUTTON};

    app_input(&room->app, &press);
    app_input(&room->app, &release);
}

static void test_front_button(void **state)
{
    struct room *room = *state;

    open_room(room, "board");
    for (int i = 0; i < 1000 && !room->app.calibration.zeroed; i++)
        frame(room);
    room->obedient = false;
    assert_true(room->app.calibration.zeroed);
    press_front_button(room); /* nobody stands there: zero again */
    assert_false(room->app.calibration.zeroed);
    room->obedient = true;
    begin_level(room);
    assert_true(reach_phase(room, RUN_WORK, 30));
    press_front_button(room);
    assert_int_equal(room->app.attempt.run.phase, RUN_PAUSED);
    press_front_button(room);
    assert_int_not_equal(room->app.attempt.run.phase, RUN_PAUSED);
    close_room(room);
}

static void test_turning_the_board_round_is_kept(void **state)
{
    struct room *room = *state;
    struct store_player player;

    open_room(room, "board");
    pass(room, 0.2);
    choose(room, BOARD_FLIP);
    assert_true(room->app.calibration.flipped);
    assert_int_equal(store_player_last(room->store, &player), 0);
    assert_true(player.board_flipped);
    choose(room, BOARD_FLIP);
    assert_int_equal(store_player_last(room->store, &player), 0);
    assert_false(player.board_flipped);
    close_room(room);
}

static void test_another_source_is_asked_for(void **state)
{
    struct room *room = *state;

    open_room(room, "board");
    pass(room, 0.2);
    choose(room, BOARD_SOURCE);
    assert_string_equal(room->app.want_source, "sim");
    app_use(&room->app, room->sim, "sim");
    assert_null(room->app.want_source);
    assert_true(room->app.simulated);
    choose(room, BOARD_SOURCE);
    assert_string_equal(room->app.want_source, "board");
    close_room(room);
}

static void test_scores_turn_through_levels_and_legs(void **state)
{
    struct room *room = *state;
    struct app *app = &room->app;

    open_room(room, "board");
    app_go(app, &screen_scores);
    pass(room, 0.2);
    assert_int_equal(app->table_level, 0);
    assert_int_equal(app->table_side, SIDE_LEFT);
    choose(room, SCORES_BEFORE);
    assert_int_equal(app->table_level, 0);
    assert_int_equal(app->table_side, SIDE_LEFT);
    for (int i = 1; i < 2 * (int)room->trail.count; i++) {
        choose(room, SCORES_AFTER);
        assert_int_equal(app->table_level, i / 2);
        assert_int_equal(app->table_side, i % 2 ? SIDE_RIGHT : SIDE_LEFT);
    }
    choose(room, SCORES_AFTER);
    assert_int_equal(app->table_level, (int)room->trail.count - 1);
    app_act(app, ACTION_BACK);
    assert_true(reach_screen(room, &screen_levels, 1));
    close_room(room);
}

static int make_room(void **state)
{
    struct room *room = calloc(1, sizeof *room);

    if (!room)
        return -1;
    paper_open(&room->paper, 640, 360); /* kept from test to test, as a window keeps its canvas */
    *state = room;
    return 0;
}

static int free_room(void **state)
{
    struct room *room = *state;

    paper_close(&room->paper);
    free(room);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_from_set_up_to_the_table_without_hands),
        cmocka_unit_test(test_resting_chooses_nothing),
        cmocka_unit_test(test_a_locked_level_tells_but_does_not_start),
        cmocka_unit_test(test_without_a_board_a_level_leads_to_the_set_up_and_on),
        cmocka_unit_test(test_stepping_off_pauses_and_stepping_on_goes_on),
        cmocka_unit_test(test_a_lost_board_pauses_and_comes_back),
        cmocka_unit_test(test_pause_continue_and_end_keep_what_was_done),
        cmocka_unit_test(test_a_recording_that_ends_is_an_end),
        cmocka_unit_test(test_ending_before_any_hold_goes_back_to_the_levels),
        cmocka_unit_test(test_the_simulated_board_plays_by_itself_and_enters_no_table),
        cmocka_unit_test(test_what_cannot_be_saved_is_said),
        cmocka_unit_test(test_front_button),
        cmocka_unit_test(test_turning_the_board_round_is_kept),
        cmocka_unit_test(test_another_source_is_asked_for),
        cmocka_unit_test(test_scores_turn_through_levels_and_legs),
    };
    return cmocka_run_group_tests(tests, make_room, free_room);
}
