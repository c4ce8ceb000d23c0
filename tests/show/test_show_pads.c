#include "test.h"

#include "device/pad/pads.h"
#include "show/keys.h"
#include "show/pump.h"

/* Keys and pads as actions, with SDL's virtual joysticks; and a recording in the time of the one who plays.
 */

enum { MS = 1000 };

struct desk {
    struct pads pads;
    SDL_Joystick *joystick; /* the test's hand on it */
    int64_t now_us;
};

static struct desk *plug(SDL_JoystickType type, int axes, int buttons, int hats)
{
    static struct desk desk;

    memset(&desk, 0, sizeof desk);
    pads_hints();
    assert_int_equal(SDL_Init(SDL_INIT_GAMECONTROLLER), 0);
    desk.pads = (struct pads){0};
    int index = SDL_JoystickAttachVirtual(type, axes, buttons, hats);
    assert_true(index >= 0);
    desk.joystick = SDL_JoystickOpen(index);
    assert_non_null(desk.joystick);
    return &desk;
}

static void unplug(struct desk *desk)
{
    SDL_JoystickClose(desk->joystick);
    pads_close(&desk->pads);
    SDL_Quit();
}

/* The one action of everything that has happened, ACTION_NONE for nothing. */
static enum action happens(struct desk *desk)
{
    enum action found = ACTION_NONE;
    SDL_Event event;

    SDL_JoystickUpdate();
    while (SDL_PollEvent(&event)) {
        enum action action = pads_event(&desk->pads, &event, desk->now_us);

        if (action != ACTION_NONE) {
            assert_int_equal(found, ACTION_NONE);
            found = action;
        }
    }
    return found;
}

static enum action push(struct desk *desk, int number)
{
    assert_int_equal(SDL_JoystickSetVirtualButton(desk->joystick, number, 1), 0);
    enum action action = happens(desk);
    assert_int_equal(SDL_JoystickSetVirtualButton(desk->joystick, number, 0), 0);
    assert_int_equal(happens(desk), ACTION_NONE);
    return action;
}

static enum action axis(struct desk *desk, int number, Sint16 value)
{
    assert_int_equal(SDL_JoystickSetVirtualAxis(desk->joystick, number, value), 0);
    return happens(desk);
}

TEST(a_mapped_pad)
{
    struct desk *desk =
        plug(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX, SDL_CONTROLLER_BUTTON_MAX, 0);

    assert_int_equal(happens(desk), ACTION_NONE);
    assert_non_null(desk->pads.pad[0].controller);
    assert_int_equal(push(desk, SDL_CONTROLLER_BUTTON_A), ACTION_CHOOSE);
    assert_int_equal(push(desk, SDL_CONTROLLER_BUTTON_B), ACTION_BACK);
    assert_int_equal(push(desk, SDL_CONTROLLER_BUTTON_START), ACTION_PAUSE);
    assert_int_equal(push(desk, SDL_CONTROLLER_BUTTON_DPAD_UP), ACTION_UP);
    assert_int_equal(push(desk, SDL_CONTROLLER_BUTTON_LEFTSTICK), ACTION_NONE);
    assert_int_equal(axis(desk, SDL_CONTROLLER_AXIS_LEFTY, 32000), ACTION_DOWN);
    unplug(desk);
}

/* A stick moves once, repeats while it is held, and rests in a dead zone. */
TEST(a_stick_repeats)
{
    struct desk *desk = plug(SDL_JOYSTICK_TYPE_UNKNOWN, 2, 4, 1);

    assert_int_equal(happens(desk), ACTION_NONE);
    assert_non_null(desk->pads.pad[0].joystick);
    assert_int_equal(axis(desk, 0, -129), ACTION_NONE);
    assert_int_equal(axis(desk, 0, -30000), ACTION_LEFT);
    assert_int_equal(axis(desk, 0, -13000), ACTION_NONE); /* still held */
    assert_int_equal(pads_repeat(&desk->pads, 300 * MS), ACTION_NONE);
    assert_int_equal(pads_repeat(&desk->pads, 400 * MS), ACTION_LEFT);
    assert_int_equal(pads_repeat(&desk->pads, 500 * MS), ACTION_NONE);
    assert_int_equal(pads_repeat(&desk->pads, 560 * MS), ACTION_LEFT);
    assert_int_equal(axis(desk, 0, -5000), ACTION_NONE);
    assert_int_equal(pads_repeat(&desk->pads, 9000 * MS), ACTION_NONE);
    unplug(desk);
}

TEST(a_raw_joystick)
{
    struct desk *desk = plug(SDL_JOYSTICK_TYPE_UNKNOWN, 2, 4, 1);

    assert_int_equal(happens(desk), ACTION_NONE);
    assert_int_equal(push(desk, 0), ACTION_CHOOSE);
    assert_int_equal(push(desk, 1), ACTION_BACK);
    assert_int_equal(push(desk, 3), ACTION_NONE);
    assert_int_equal(SDL_JoystickSetVirtualHat(desk->joystick, 0, SDL_HAT_RIGHT), 0);
    assert_int_equal(happens(desk), ACTION_RIGHT);
    assert_int_equal(SDL_JoystickSetVirtualHat(desk->joystick, 0, SDL_HAT_CENTERED), 0);
    assert_int_equal(happens(desk), ACTION_NONE);
    assert_int_equal(pads_repeat(&desk->pads, 9000 * MS), ACTION_NONE);
    unplug(desk);
}

/* One pad that is let go of does not let go of the other. */
TEST(two_pads_repeat_each_by_itself)
{
    struct desk *desk = plug(SDL_JOYSTICK_TYPE_UNKNOWN, 2, 4, 1);
    SDL_Joystick *second = SDL_JoystickOpen(SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_UNKNOWN, 2, 4, 1));

    assert_non_null(second);
    assert_int_equal(happens(desk), ACTION_NONE);
    assert_int_equal(axis(desk, 0, -30000), ACTION_LEFT);
    assert_int_equal(SDL_JoystickSetVirtualAxis(second, 1, 30000), 0);
    assert_int_equal(happens(desk), ACTION_DOWN);
    assert_int_equal(SDL_JoystickSetVirtualAxis(second, 1, 0), 0);
    assert_int_equal(happens(desk), ACTION_NONE);
    assert_int_equal(pads_repeat(&desk->pads, 400 * MS), ACTION_LEFT);
    SDL_JoystickClose(second);
    unplug(desk);
}

TEST(plugged_out_while_held)
{
    struct desk *desk = plug(SDL_JOYSTICK_TYPE_UNKNOWN, 2, 4, 1);

    assert_int_equal(happens(desk), ACTION_NONE);
    assert_int_equal(axis(desk, 1, 32000), ACTION_DOWN);
    assert_int_equal(SDL_JoystickDetachVirtual(0), 0);
    assert_int_equal(happens(desk), ACTION_NONE);
    assert_int_equal(pads_repeat(&desk->pads, 9000 * MS), ACTION_NONE);
    assert_null(desk->pads.pad[0].joystick);
    unplug(desk);
}

static enum action press(SDL_Keycode code, int repeat)
{
    SDL_KeyboardEvent key = {.type = SDL_KEYDOWN, .repeat = (Uint8)repeat, .keysym = {.sym = code}};

    return keys_action(&key);
}

TEST(keys)
{
    assert_int_equal(press(SDLK_LEFT, 0), ACTION_LEFT);
    assert_int_equal(press(SDLK_LEFT, 1), ACTION_LEFT);
    assert_int_equal(press(SDLK_RETURN, 0), ACTION_CHOOSE);
    assert_int_equal(press(SDLK_RETURN, 1),
                     ACTION_NONE); /* held down it must not choose on the next screen */
    assert_int_equal(press(SDLK_ESCAPE, 0), ACTION_BACK);
    assert_int_equal(press(SDLK_SPACE, 0), ACTION_PAUSE);
    assert_int_equal(press(SDLK_a, 0), ACTION_NONE);
}

/* Three samples of a recording that begins at 5 s and is polled empty at once. */
static const int64_t times_us[] = {5000 * MS, 5010 * MS, 5040 * MS};

struct tape {
    struct input input; /* first */
    size_t next;
    struct sample sample;
};

static bool tape_poll(struct input *input, int64_t now_us, struct input_event *out)
{
    struct tape *tape = (struct tape *)input;

    (void)now_us;
    if (tape->next == sizeof times_us / sizeof *times_us)
        return false;
    tape->sample.t_us = times_us[tape->next++];
    *out = input_event(input, INPUT_SAMPLE, tape->sample.t_us);
    out->sample = &tape->sample;
    return true;
}

TEST(a_recording_keeps_its_pace)
{
    struct tape tape = {.input = {.poll = tape_poll, .device = &device_replay}};
    struct input_event event;
    struct pump pump;

    pump_init(&pump, &tape.input);
    assert_true(pump_next(&pump, 70 * MS, &event));
    assert_int_equal(event.t_us, 70 * MS);
    assert_int_equal(event.sample->t_us, times_us[0]);
    assert_false(pump_next(&pump, 79 * MS, &event));
    assert_true(pump_next(&pump, 81 * MS, &event));
    assert_int_equal(event.t_us, 80 * MS);
    assert_int_equal(event.sample->t_us, times_us[1]);
    assert_false(pump_next(&pump, 109 * MS, &event));
    assert_true(pump_next(&pump, 110 * MS, &event));
    assert_false(pump_next(&pump, 9000 * MS, &event));
    pump_init(&pump, NULL);
    assert_false(pump_next(&pump, 0, &event));
}
