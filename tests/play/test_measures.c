#include "view/measures.h"
#include "view/pads.h"

#include "loader/book.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* What measures beside the board, through the screens: the clock, simulated sensors and pads, keys. */

enum { FRAME_US = 20000, MOST_US = 400000000 };

struct desk {
    struct book book;
    struct app app;
    struct measures measures;
    int64_t now_us;
};

static void report(void *context, const char *line)
{
    (void)context;
    print_error("%s\n", line);
}

static int open_desk(void **state)
{
    static struct desk desk;
    char error[256];

    memset(&desk, 0, sizeof desk);
    pads_hints();
    assert_int_equal(SDL_Init(SDL_INIT_GAMECONTROLLER), 0);
    assert_int_equal(book_load(SUREFOOT_SOURCE_DIR "/levels", NULL, &desk.book, report, NULL), 0);
    assert_int_equal(measures_open(&desk.measures, error), 0);
    app_init(&desk.app, &desk.book, NULL, NULL);
    desk.app.without_board = true;
    *state = &desk;
    return 0;
}

static int close_desk(void **state)
{
    struct desk *desk = *state;

    measures_close(&desk->measures);
    app_end(&desk->app);
    book_free(&desk->book);
    SDL_Quit();
    return 0;
}

static void frame(struct desk *desk)
{
    desk->now_us += FRAME_US;
    measures_step(&desk->measures, &desk->app, true, 5, desk->now_us);
    app_step(&desk->app, desk->now_us);
}

static void begin(struct desk *desk, const char *id, enum channel channel)
{
    const struct level *level = trail_find(&desk->book.trail, id);

    assert_non_null(level);
    frame(desk);
    desk->app.chosen_level = (int)(level - desk->book.trail.levels);
    desk->app.chosen_sides = level_side_bits(level);
    desk->app.channel = channel;
    app_go(&desk->app, &screen_play);
    frame(desk);
    assert_ptr_equal(desk->app.screen, &screen_play);
    assert_int_equal(app_wants(&desk->app), channel);
}

static void play_on(struct desk *desk)
{
    int64_t end_us = desk->now_us + MOST_US;

    while (desk->app.screen == &screen_play && desk->now_us < end_us)
        frame(desk);
    assert_ptr_equal(desk->app.screen, &screen_results);
    assert_int_equal(app_wants(&desk->app), CHANNELS);
}

static void the_clock_leads_through_a_stretch(void **state)
{
    struct desk *desk = *state;

    begin(desk, "camp/03-pigeon-upright-20s", CHANNEL_COACH);
    play_on(desk);
    assert_true(run_completed(&desk->app.attempt.run));
    assert_string_equal(app_measured_by(&desk->app), "coach");
    /* Closed in between, it is there again. */
    begin(desk, "camp/03-pigeon-upright-20s", CHANNEL_COACH);
    play_on(desk);
}

static void with_the_simulated_board_sensors_are_simulated(void **state)
{
    struct desk *desk = *state;

    app_use(&desk->app, NULL, "sim");
    begin(desk, "meadow/03-abduction-bent-2s", CHANNEL_MOTION);
    play_on(desk);
    assert_true(run_best(&desk->app.attempt.run, SIDE_LEFT)->good > 0);
    assert_string_equal(app_measured_by(&desk->app), "sim");
    begin(desk, "meadow/02-squeeze-5s", CHANNEL_CONTACT);
    play_on(desk);
    assert_non_null(run_best(&desk->app.attempt.run, SIDE_NONE));
}

static void key(struct desk *desk, bool down)
{
    const SDL_Event event = {
        .key = {.type = down ? SDL_KEYDOWN : SDL_KEYUP, .keysym = {.scancode = SDL_SCANCODE_F}}};

    assert_false(measures_event(&desk->measures, &event, desk->now_us));
}

static void what_is_pressed_is_here_and_reaches_the_attempt(void **state)
{
    struct desk *desk = *state;

    frame(desk);
    assert_int_equal(app_channels(&desk->app), 1u << CHANNEL_COACH);
    key(desk, true);
    key(desk, false);
    frame(desk);
    assert_true(app_channels(&desk->app) & 1u << CHANNEL_CONTACT);
    begin(desk, "meadow/02-squeeze-5s", CHANNEL_CONTACT);
    while (desk->app.attempt.run.phase != RUN_WORK && desk->now_us < MOST_US)
        frame(desk);
    int done = desk->app.attempt.run.reps.done;
    for (int i = 0; i < 4; i++) {
        key(desk, true);
        for (int k = 0; k < 5500000 / FRAME_US; k++)
            frame(desk);
        key(desk, false);
        for (int k = 0; k < 2000000 / FRAME_US; k++)
            frame(desk);
    }
    assert_true(desk->app.attempt.run.reps.done > done);
    assert_string_equal(app_measured_by(&desk->app), "mat");
}

static void samples_of_sensors_are_told_from_hands(void **state)
{
    struct desk *desk = *state;
    const SDL_Event sensor = {.csensor = {.type = SDL_CONTROLLERSENSORUPDATE, .sensor = SDL_SENSOR_ACCEL}};

    assert_true(measures_event(&desk->measures, &sensor, 1));
    assert_true(measures_event(&desk->measures, &sensor, 1));
    frame(desk);
    assert_true(app_channels(&desk->app) & 1u << CHANNEL_MOTION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_clock_leads_through_a_stretch, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(with_the_simulated_board_sensors_are_simulated, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(what_is_pressed_is_here_and_reaches_the_attempt, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(samples_of_sensors_are_told_from_hands, open_desk, close_desk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
