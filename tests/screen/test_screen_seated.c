#include "measure/plate/cop.h"
#include "room.h"
#include "screen/home/home_screen.h"
#include "screen/people/pain_screen.h"
#include "screen/play/intro_screen.h"

/* Somebody of 66 kg on a chair, the feet on the board: a third of the weight, moved by pressing. */

enum { STEP_US = 10000 };
#define WEIGHT 66.0
#define FEET   (WEIGHT / 3)

/* So much on the board, its centre there, for so long. */
static void load(struct room *room, double kg, double x_mm, double y_mm, double seconds)
{
    const double right = 2 * x_mm / COP_SENSORS_ML_MM, top = 2 * y_mm / COP_SENSORS_AP_MM;
    const int64_t end_us = room->app.now_us + (int64_t)(seconds * 1e6);

    for (int i = 0; room->app.now_us < end_us; i++) {
        const double shake = 0.01 * (i % 7 - 3) * kg / 10; /* nobody is as quiet as an empty board */
        const double parts[CORNERS] = {(1 - right) * (1 + top), (1 + right) * (1 + top),
                                       (1 - right) * (1 - top), (1 + right) * (1 - top)};
        double corners[CORNERS];

        for (int c = 0; c < CORNERS; c++)
            corners[c] = kg / 4 * parts[c] + (c % 2 ? shake : -shake);
        const struct sample sample = sample_load(room->app.now_us + STEP_US, corners);
        app_input(&room->app, &(struct input_event){.kind = INPUT_SAMPLE, .sample = &sample});
        app_step(&room->app, room->app.now_us + STEP_US);
        if (i % 10 == 0) {
            canvas_begin(room->paper.canvas);
            app_paint(&room->app, room->paper.canvas);
        }
    }
}

static void open(struct room *room)
{
    const struct input_event found = {.kind = INPUT_FOUND};

    app_input(&room->app, &found);
    load(room, 0, 0, 0, 2.5);
    assert_int_equal(calibration_step(&room->app.course.calibration), CALIBRATION_STEP_ON);
}

static void lean(struct room *room, double x_mm, double y_mm, double seconds)
{
    load(room, FEET, x_mm, y_mm - 20, seconds);
    load(room, FEET, 0, -20, 0.6);
}

/* To the second item and into it, back by the heels: as standing. */
static void steers_seated(struct room *room)
{
    assert_ptr_equal(room->app.screen, &screen_home);
    load(room, FEET, 0, -20, 0.6);
    room->app.focus.id = HOME_PLAYER;
    lean(room, 40, 0, 0.6);
    assert_int_equal(room->app.focus.id, HOME_CHAPTER + CHAPTER_LAKE);
    load(room, FEET, 0, -20, 1.5);
    assert_true(home_state(&room->app)->in_chapter);
    lean(room, 0, -45, 1.2);
    assert_false(home_state(&room->app)->in_chapter);
}

ROOM_TEST(set_up_seated_and_steered_seated)
{
    open(room);
    load(room, FEET, 0, -20, 2.5);
    assert_true(course_ready(&room->app.course));
    load(room, FEET, 0, -20, 3);
    steers_seated(room);
    /* Standing up: the weight is their own from then on. */
    load(room, WEIGHT, 0, 0, 3);
    assert_float_equal(room->app.course.calibration.weight_kg, WEIGHT, 0.5);
    assert_float_equal(room->app.course.player.weight_kg, WEIGHT, 0.5);
    assert_true(course_standing(&room->app.course));
}

ROOM_TEST(sitting_down_it_goes_on)
{
    open(room);
    load(room, WEIGHT, 0, 0, 5.5);
    assert_ptr_equal(room->app.screen, &screen_home);
    load(room, 0, 0, 0, 2);
    load(room, FEET, 0, -20, 2.5);
    assert_true(course_there(&room->app.course));
    assert_false(course_standing(&room->app.course));
    steers_seated(room);
    assert_float_equal(room->app.course.calibration.weight_kg, WEIGHT, 0.5); /* it stays */
    /* The feet are lifted, and nothing goes on; and somebody stands again. */
    load(room, 0, 0, 0, 1);
    assert_false(course_there(&room->app.course));
    load(room, WEIGHT, 0, 0, 3);
    assert_false(room->app.course.seat.sits);
    room->app.focus.id = HOME_PLAYER;
    load(room, WEIGHT, 40, 0, 0.6);
    load(room, WEIGHT, 0, 0, 0.6);
    assert_int_equal(room->app.focus.id, HOME_CHAPTER + CHAPTER_LAKE);
}

/* A foot that rests on the board for a moment, or somebody who gets on, is nobody who sits. */
ROOM_TEST(a_foot_for_a_moment_is_no_seat)
{
    open(room);
    load(room, WEIGHT, 0, 0, 5.5);
    for (int i = 0; i < 5; i++) {
        load(room, FEET, -100, 0, 1.5);
        load(room, WEIGHT, 0, 0, 1.5);
    }
    assert_false(room->app.course.seat.sits);
}

/* Whoever set up seated and begins a standing level is weighed when they stand. */
ROOM_TEST(a_standing_level_waits_for_the_whole_weight)
{
    open(room);
    load(room, FEET, 0, -20, 5.5);
    room_choose(room, HOME_LEVEL);
    load(room, FEET, 0, -20, 0.3);
    assert_ptr_equal(room->app.screen, &screen_pain);
    room_choose(room, PAIN_NOWHERE);
    load(room, FEET, 0, -20, 0.3);
    room_choose(room, INTRO_START);
    load(room, FEET, 0, -20, 0.3);
    assert_ptr_equal(room->app.screen, &screen_play);
    load(room, WEIGHT, 0, 0, 2.7);
    assert_ptr_equal(room->app.screen, &screen_play);
    assert_float_equal(room->app.course.attempt.run.setup.weight_kg, WEIGHT, 0.5);
}

GROUP(room_make, room_free)
