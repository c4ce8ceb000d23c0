#include "books.h"
#include "screen/home/home_screen.h"

#include "device/pad/pads.h"
#include "show/measures.h"

/* What measures beside the board, through the screens: the clock, simulated sensors and pads, keys. */

enum { FRAME_US = 20000, MOST_US = 400000000 };

struct desk {
    struct book book;
    struct app app;
    struct measures measures;
    int64_t now_us;
};

static int open_desk(void **state)
{
    static struct desk desk;
    char error[256];

    memset(&desk, 0, sizeof desk);
    pads_hints();
    assert_int_equal(SDL_Init(SDL_INIT_GAMECONTROLLER), 0);
    books_read(SUREFOOT_SOURCE_DIR, &desk.book);
    assert_int_equal(measures_open(&desk.measures, error), 0);
    app_init(&desk.app, &desk.book, NULL, NULL);
    desk.app.sources.without_board = true;
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
    desk->app.course.chosen_level = (int)(level - desk->book.trail.levels);
    desk->app.course.chosen_sides = level_side_bits(level);
    desk->app.course.channel = channel;
    app_go(&desk->app, &screen_play);
    frame(desk);
    assert_ptr_equal(desk->app.screen, &screen_play);
    assert_int_equal(course_wants(&desk->app.course), channel);
}

static void play_on(struct desk *desk)
{
    int64_t end_us = desk->now_us + MOST_US;

    while (desk->app.screen == &screen_play && desk->now_us < end_us)
        frame(desk);
    assert_ptr_equal(desk->app.screen, &screen_results);
    assert_int_equal(course_wants(&desk->app.course), CHANNELS);
}

#define DESK_TEST(name) TEST_ON(name, struct desk *desk, open_desk, close_desk)

DESK_TEST(the_clock_leads_through_a_stretch)
{
    begin(desk, "camp/03-pigeon-upright-20s", CHANNEL_COACH);
    play_on(desk);
    assert_true(run_completed(&desk->app.course.attempt.run));
    assert_string_equal(course_measured_by(&desk->app.course)->name, "coach");
    /* Closed in between, it is there again. */
    begin(desk, "camp/03-pigeon-upright-20s", CHANNEL_COACH);
    play_on(desk);
}

DESK_TEST(with_the_simulated_board_sensors_are_simulated)
{
    app_use(&desk->app, NULL, &device_sim, 0);
    begin(desk, "meadow/03-abduction-bent-2s", CHANNEL_MOTION);
    play_on(desk);
    assert_true(run_best(&desk->app.course.attempt.run, SIDE_LEFT)->good > 0);
    assert_string_equal(course_measured_by(&desk->app.course)->name, "sim");
    begin(desk, "meadow/02-squeeze-5s", CHANNEL_CONTACT);
    play_on(desk);
    assert_non_null(run_best(&desk->app.course.attempt.run, SIDE_NONE));
}

static void key(struct desk *desk, bool down)
{
    const SDL_Event event = {
        .key = {.type = down ? SDL_KEYDOWN : SDL_KEYUP, .keysym = {.scancode = SDL_SCANCODE_F}}};

    assert_false(measures_event(&desk->measures, &event, desk->now_us));
}

DESK_TEST(what_is_pressed_is_here_and_reaches_the_attempt)
{
    frame(desk);
    assert_int_equal(app_channels(&desk->app), 1u << CHANNEL_COACH);
    key(desk, true);
    key(desk, false);
    frame(desk);
    assert_true(app_channels(&desk->app) & 1u << CHANNEL_CONTACT);
    begin(desk, "meadow/02-squeeze-5s", CHANNEL_CONTACT);
    while (desk->app.course.attempt.run.phase != RUN_WORK && desk->now_us < MOST_US)
        frame(desk);
    int done = desk->app.course.attempt.run.reps.done;
    for (int i = 0; i < 4; i++) {
        key(desk, true);
        for (int k = 0; k < 5500000 / FRAME_US; k++)
            frame(desk);
        key(desk, false);
        for (int k = 0; k < 2000000 / FRAME_US; k++)
            frame(desk);
    }
    assert_true(desk->app.course.attempt.run.reps.done > done);
    assert_string_equal(course_measured_by(&desk->app.course)->name, "mat");
}

/* Whoever only steers with a gamepad goes by the clock, and may choose its buttons. */
DESK_TEST(a_gamepad_alone_is_offered)
{
    const struct level *squeeze = trail_find(&desk->book.trail, "meadow/02-squeeze-5s");

    key(desk, true);
    frame(desk);
    assert_int_equal(app_channel(&desk->app, squeeze), CHANNEL_CONTACT);
    measures_step(&desk->measures, &desk->app, false, 5, desk->now_us);
    assert_int_equal(app_channel(&desk->app, squeeze), CHANNEL_COACH);
    assert_true(app_channels(&desk->app) & 1u << CHANNEL_CONTACT);
}

static void sense(struct desk *desk, float x, float y, float z)
{
    const SDL_Event sensor = {
        .csensor = {.type = SDL_CONTROLLERSENSORUPDATE, .sensor = SDL_SENSOR_ACCEL, .data = {x, y, z}}};

    desk->now_us += FRAME_US / 2;
    assert_true(measures_event(&desk->measures, &sensor, desk->now_us));
    measures_step(&desk->measures, &desk->app, true, 5, desk->now_us);
    app_step(&desk->app, desk->now_us);
}

static void hang(struct desk *desk, double seconds, float x, float y)
{
    for (int i = 0; i < seconds * 2e6 / FRAME_US; i++)
        sense(desk, x, y, 0);
}

/* Out to the right and there; or back from there. */
static void tilt(struct desk *desk, bool out)
{
    enum { STEPS = 40 };

    for (int i = 0; i <= STEPS; i++) {
        float part = (float)(out ? i : STEPS - i) / STEPS;

        sense(desk, -4.5f * part, 9.8f - 1.1f * part, 0);
    }
    hang(desk, 0.8, out ? -4.5f : 0, out ? 8.7f : 9.8f);
}

/* Home, as a screen lays it out: the middle of three has the focus first. */
static void lay_out(struct desk *desk)
{
    struct focus *focus = &desk->app.focus;

    focus_begin(focus);
    focus_item(focus, HOME_PLAYER, 0, 0, 200, 100);
    focus_item(focus, HOME_CHAPTER + CHAPTER_LAKE, 300, 0, 200, 100);
    focus_item(focus, HOME_LEAVE, 600, 0, 200, 100);
    focus_end(focus);
}

/* With a pad on the leg, and nothing pressed: to an item and into it, back, and into a pause. */
DESK_TEST(a_pad_on_the_leg_steers)
{
    app_go(&desk->app, &screen_home);
    frame(desk);
    lay_out(desk);
    hang(desk, 2, 0, 9.8f);
    tilt(desk, true);
    assert_int_equal(desk->app.focus.id, HOME_CHAPTER + CHAPTER_LAKE);
    tilt(desk, false);
    assert_true(desk->app.focus.progress > 0);
    sense(desk, 25, 15, 3); /* a tap */
    hang(desk, 0.8, 0, 9.8f);
    assert_true(home_state(&desk->app)->in_chapter);
    sense(desk, 25, 15, 3);
    hang(desk, 0.25, 0, 9.8f);
    sense(desk, 25, 15, 3); /* two */
    hang(desk, 1.5, 0, 9.8f);
    assert_false(home_state(&desk->app)->in_chapter);
    begin(desk, "camp/03-pigeon-upright-20s", CHANNEL_COACH);
    sense(desk, 25, 15, 3);
    hang(desk, 1, 0, 9.8f);
    assert_int_equal(desk->app.course.attempt.run.phase, RUN_GET_READY);
    sense(desk, 25, 15, 3);
    hang(desk, 0.25, 0, 9.8f);
    sense(desk, 25, 15, 3);
    hang(desk, 1, 0, 9.8f);
    assert_int_equal(desk->app.course.attempt.run.phase, RUN_PAUSED);
    /* A button is pressed: in a hand it may be turned as one likes. */
    app_go(&desk->app, &screen_home);
    frame(desk);
    lay_out(desk);
    app_hold(&desk->app);
    hang(desk, 1, 0, 9.8f);
    tilt(desk, true);
    assert_int_equal(desk->app.focus.id, HOME_PLAYER);
}

/* What is plugged in is told by number, and the one that is set measures: the other is not heard. */
DESK_TEST(of_two_mats_the_one_that_is_set_measures)
{
    SDL_Joystick *mats[2];
    SDL_Event event;

    for (int i = 0; i < 2; i++)
        mats[i] = SDL_JoystickOpen(SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_DANCE_PAD, 2, 10, 1));
    while (SDL_PollEvent(&event))
        measures_event(&desk->measures, &event, desk->now_us);
    frame(desk);
    assert_true(desk->app.sources.units[1] && desk->app.sources.units[2] && !desk->app.sources.units[3]);
    assert_true(app_channels(&desk->app) & 1u << CHANNEL_CONTACT);
    app_set(&desk->app, SETTING_WHICH, -1);
    assert_int_equal(desk->app.settings.at[SETTING_WHICH], 2);
    frame(desk);
    SDL_JoystickDetachVirtual(1);
    SDL_JoystickClose(mats[1]);
    while (SDL_PollEvent(&event))
        measures_event(&desk->measures, &event, desk->now_us);
    frame(desk);
    assert_false(app_channels(&desk->app) & 1u << CHANNEL_CONTACT);
    assert_true(desk->app.sources.units[1] && !desk->app.sources.units[2]);
    SDL_JoystickClose(mats[0]);
}

DESK_TEST(samples_of_sensors_are_told_from_hands)
{
    const SDL_Event sensor = {.csensor = {.type = SDL_CONTROLLERSENSORUPDATE, .sensor = SDL_SENSOR_ACCEL}};

    assert_true(measures_event(&desk->measures, &sensor, 1));
    assert_true(measures_event(&desk->measures, &sensor, 1));
    frame(desk);
    assert_true(app_channels(&desk->app) & 1u << CHANNEL_MOTION);
}
