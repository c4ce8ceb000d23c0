#include "room.h"
#include "screen/home/home_screen.h"
#include "screen/play/play_state.h"

#include "show/pointer.h"

/* Fingers and a mouse on the screens as they are laid out. */

enum { ONE = 11, TWO = 12, THREE = 13 };

static struct pointer pointer;

static struct focus_item item(const struct room *room, int id)
{
    for (int i = 0; i < room->app.focus.count; i++)
        if (room->app.focus.items[i].id == id)
            return room->app.focus.items[i];
    fail_msg("no item %d", id);
    return (struct focus_item){0};
}

static void put(struct room *room, const SDL_Event *event)
{
    pointer_event(&pointer, &room->app, room->paper.canvas, event);
}

static void touch(struct room *room, Uint32 type, SDL_FingerID finger, double x, double y)
{
    const SDL_Event event = {.tfinger = {.type = type,
                                         .fingerId = finger,
                                         .x = (float)(x / canvas_width(room->paper.canvas)),
                                         .y = (float)(y / canvas_height(room->paper.canvas))}};

    put(room, &event);
}

static void touch_item(struct room *room, Uint32 type, SDL_FingerID finger, int id)
{
    const struct focus_item there = item(room, id);

    touch(room, type, finger, there.x + there.w / 2, there.y + there.h / 2);
}

static void tap(struct room *room, int id)
{
    touch_item(room, SDL_FINGERDOWN, ONE, id);
    touch_item(room, SDL_FINGERUP, ONE, id);
}

/* Painted once more, so that the items are those of the present menu. */
static void settle(struct room *room)
{
    room_pass(room, 0.3);
}

static void at_home(struct room *room)
{
    pointer_init(&pointer);
    assert_true(room_reach_screen(room, &screen_home, 30));
    settle(room);
}

ROOM_TEST(one_tap_is_one_choice)
{
    at_home(room);
    tap(room, HOME_CHAPTER + CHAPTER_LAKE);
    assert_true(home_state(&room->app)->in_chapter);
    settle(room);
    tap(room, HOME_BACK);
    assert_false(home_state(&room->app)->in_chapter);
    settle(room);
    /* As long as the finger is down nothing is chosen. */
    touch_item(room, SDL_FINGERDOWN, ONE, HOME_BOARD);
    room_pass(room, 3);
    assert_ptr_equal(room->app.screen, &screen_home);
    assert_int_equal(room->app.focus.id, HOME_BOARD);
    touch_item(room, SDL_FINGERUP, ONE, HOME_BOARD);
    room_pass(room, 0.1);
    assert_ptr_equal(room->app.screen, &screen_board);
}

ROOM_TEST(a_finger_that_looks_around_chooses_nothing)
{
    at_home(room);
    touch_item(room, SDL_FINGERDOWN, ONE, HOME_CHAPTER + CHAPTER_LAKE);
    touch_item(room, SDL_FINGERMOTION, ONE, HOME_PLAYER);
    assert_int_equal(room->app.focus.id, HOME_PLAYER);
    touch_item(room, SDL_FINGERUP, ONE, HOME_PLAYER);
    touch_item(room, SDL_FINGERDOWN, ONE, HOME_CHAPTER + CHAPTER_LAKE);
    touch_item(room, SDL_FINGERMOTION, ONE, HOME_PLAYER);
    touch_item(room, SDL_FINGERMOTION, ONE, HOME_CHAPTER + CHAPTER_LAKE);
    touch_item(room, SDL_FINGERUP, ONE, HOME_CHAPTER + CHAPTER_LAKE);
    touch(room, SDL_FINGERDOWN, ONE, -5, -5);
    touch_item(room, SDL_FINGERUP, ONE, HOME_CHAPTER + CHAPTER_LAKE);
    room_pass(room, 0.1);
    assert_ptr_equal(room->app.screen, &screen_home);
    assert_false(home_state(&room->app)->in_chapter);
}

ROOM_TEST(two_fingers_go_back_and_three_do_nothing)
{
    at_home(room);
    tap(room, HOME_CHAPTER + CHAPTER_LAKE);
    settle(room);
    for (int most = 3; most >= 2; most--) {
        assert_true(home_state(&room->app)->in_chapter);
        for (int i = 0; i < most; i++)
            touch_item(room, SDL_FINGERDOWN, ONE + i, HOME_LEVEL);
        for (int i = 0; i < most; i++)
            touch_item(room, SDL_FINGERUP, ONE + i, HOME_LEVEL);
    }
    assert_false(home_state(&room->app)->in_chapter);
}

ROOM_TEST(in_play_a_finger_pauses)
{
    pointer_init(&pointer);
    room_begin_level(room);
    assert_true(room_reach_phase(room, RUN_COUNT_IN, 30));
    /* What came down before a menu was there is not meant for it. */
    touch(room, SDL_FINGERDOWN, ONE, 960, 540);
    app_act(&room->app, ACTION_PAUSE);
    settle(room);
    assert_int_equal(room->app.course.attempt.run.phase, RUN_PAUSED);
    touch_item(room, SDL_FINGERUP, ONE, PLAY_END);
    room_pass(room, 0.1);
    tap(room, PLAY_CONTINUE);
    room_pass(room, 0.1);
    assert_int_equal(room->app.course.attempt.run.phase, RUN_GET_READY);
    touch(room, SDL_FINGERDOWN, ONE, 960, 540);
    touch(room, SDL_FINGERUP, ONE, 960, 540);
    assert_int_equal(room->app.course.attempt.run.phase, RUN_PAUSED);
}

ROOM_TEST(a_mouse_that_a_finger_makes_is_none)
{
    at_home(room);
    const struct focus_item there = item(room, HOME_CHAPTER + CHAPTER_LAKE);
    const double k = 360 / canvas_height(room->paper.canvas); /* of the paper */
    SDL_Event press = {.button = {.type = SDL_MOUSEBUTTONDOWN,
                                  .which = SDL_TOUCH_MOUSEID,
                                  .button = SDL_BUTTON_LEFT,
                                  .x = (int)(k * (there.x + there.w / 2)),
                                  .y = (int)(k * (there.y + there.h / 2))}};

    put(room, &press);
    assert_false(home_state(&room->app)->in_chapter);
    press.button.which = 0;
    put(room, &press);
    assert_true(home_state(&room->app)->in_chapter);
}

static bool arrow(const struct room *room, int64_t now_us)
{
    pointer_show(&pointer, &room->app, now_us);
    return SDL_ShowCursor(SDL_QUERY) == SDL_ENABLE;
}

static void move_mouse(struct room *room, int by)
{
    put(room, &(SDL_Event){.motion = {.type = SDL_MOUSEMOTION, .x = 300, .y = 200, .xrel = by}});
}

/* Nobody wants an arrow over the coach's face. */
ROOM_TEST(the_arrow_hides_while_nothing_can_be_chosen)
{
    const int64_t s = 1000000;

    at_home(room);
    assert_int_equal(SDL_Init(SDL_INIT_VIDEO), 0);
    assert_true(arrow(room, 100 * s));
    room_begin_level(room);
    assert_true(room_reach_phase(room, RUN_WORK, 30));
    assert_int_equal(room->app.steering.menu, 0);
    assert_false(arrow(room, 101 * s));
    move_mouse(room, 0); /* as a window that opens under it says */
    assert_false(arrow(room, 102 * s));
    move_mouse(room, 3);
    assert_true(arrow(room, 103 * s));
    assert_true(arrow(room, 104 * s));
    assert_false(arrow(room, 106 * s));
    app_act(&room->app, ACTION_PAUSE);
    room_pass(room, 0.1);
    assert_true(arrow(room, 107 * s));
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

GROUP(room_make, room_free)
