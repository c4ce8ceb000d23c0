#include "device/pad/pads.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PUSHED = 16000, LET_GO = 11000 };               /* of 32767 (p) */
enum { REPEAT_FIRST_US = 400000, REPEAT_US = 160000 }; /* (p) */
enum { BOARD_VENDOR = 0x057e, BOARD_PRODUCT = 0x0306 };

void pads_hints(void)
{
    /* The balance board belongs to libevdev; SDL would mute and delay it. */
    SDL_SetHint(SDL_HINT_GAMECONTROLLER_IGNORE_DEVICES, "0x057e/0x0306");
    SDL_SetHint(SDL_HINT_JOYSTICK_HIDAPI_WII, "0");
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
    SDL_SetHint(SDL_HINT_JOYSTICK_HIDAPI_COMBINE_JOY_CONS, "0");
    SDL_SetHint(SDL_HINT_JOYSTICK_HIDAPI_VERTICAL_JOY_CONS, "1");
    SDL_SetHint(SDL_HINT_JOYSTICK_HIDAPI_PS4_RUMBLE, "1");
    SDL_SetHint(SDL_HINT_JOYSTICK_HIDAPI_PS5_RUMBLE, "1");
}

static void close_pad(struct pad *pad)
{
    if (pad->controller)
        SDL_GameControllerClose(pad->controller);
    if (pad->joystick)
        SDL_JoystickClose(pad->joystick);
    *pad = (struct pad){.stick = ACTION_NONE};
}

void pads_close(struct pads *pads)
{
    for (int i = 0; i < PADS_MAX; i++)
        close_pad(&pads->pad[i]);
}

static struct pad *find(struct pads *pads, SDL_JoystickID id)
{
    for (int i = 0; i < PADS_MAX; i++)
        if ((pads->pad[i].controller || pads->pad[i].joystick) && pads->pad[i].id == id)
            return &pads->pad[i];
    return NULL;
}

static struct pad *find_free(struct pads *pads)
{
    for (int i = 0; i < PADS_MAX; i++)
        if (!pads->pad[i].controller && !pads->pad[i].joystick)
            return &pads->pad[i];
    return NULL;
}

bool pads_is_board(int index)
{
    return SDL_JoystickGetDeviceVendor(index) == BOARD_VENDOR &&
           SDL_JoystickGetDeviceProduct(index) == BOARD_PRODUCT;
}

/* A pad that cannot be opened is left alone: there are other ways to play. */
static void plugged(struct pads *pads, int index)
{
    struct pad *pad = find_free(pads);

    if (!pad || pads_is_board(index) || find(pads, SDL_JoystickGetDeviceInstanceID(index)))
        return;
    pad->id = SDL_JoystickGetDeviceInstanceID(index);
    if (SDL_IsGameController(index))
        pad->controller = SDL_GameControllerOpen(index);
    else
        pad->joystick = SDL_JoystickOpen(index);
}

static void unplugged(struct pads *pads, SDL_JoystickID id)
{
    struct pad *pad = find(pads, id);

    if (pad)
        close_pad(pad);
}

static enum action press(struct pad *pad, enum action direction, int64_t now_us)
{
    pad->held = direction;
    pad->repeat_us = now_us + REPEAT_FIRST_US;
    return direction;
}

static void let_go(struct pad *pad, enum action direction)
{
    if (pad->held == direction)
        pad->held = ACTION_NONE;
}

enum action pads_repeat(struct pads *pads, int64_t now_us)
{
    for (int i = 0; i < PADS_MAX; i++) {
        struct pad *pad = &pads->pad[i];
        if (pad->held == ACTION_NONE || now_us < pad->repeat_us)
            continue;
        pad->repeat_us = now_us + REPEAT_US;
        return pad->held;
    }
    return ACTION_NONE;
}

/* With hysteresis: once pushed, a direction stays until the stick is well back. */
static enum action points_to(const struct pad *pad)
{
    int needed = pad->stick == ACTION_NONE ? PUSHED : LET_GO;

    if (abs(pad->x) < needed && abs(pad->y) < needed)
        return ACTION_NONE;
    if (abs(pad->x) >= abs(pad->y))
        return pad->x < 0 ? ACTION_LEFT : ACTION_RIGHT;
    return pad->y < 0 ? ACTION_UP : ACTION_DOWN;
}

static enum action moved(struct pad *pad, bool vertical, int value, int64_t now_us)
{
    enum action before = pad->stick;

    if (vertical)
        pad->y = value;
    else
        pad->x = value;
    pad->stick = points_to(pad);
    if (pad->stick == before)
        return ACTION_NONE;
    if (pad->stick == ACTION_NONE) {
        let_go(pad, before);
        return ACTION_NONE;
    }
    return press(pad, pad->stick, now_us);
}

static enum action controller_button(Uint8 button)
{
    static const enum action actions[SDL_CONTROLLER_BUTTON_MAX] = {
        [SDL_CONTROLLER_BUTTON_DPAD_LEFT] = ACTION_LEFT, [SDL_CONTROLLER_BUTTON_DPAD_RIGHT] = ACTION_RIGHT,
        [SDL_CONTROLLER_BUTTON_DPAD_UP] = ACTION_UP,     [SDL_CONTROLLER_BUTTON_DPAD_DOWN] = ACTION_DOWN,
        [SDL_CONTROLLER_BUTTON_A] = ACTION_CHOOSE,       [SDL_CONTROLLER_BUTTON_B] = ACTION_BACK,
        [SDL_CONTROLLER_BUTTON_BACK] = ACTION_BACK,      [SDL_CONTROLLER_BUTTON_START] = ACTION_PAUSE};

    return button < SDL_CONTROLLER_BUTTON_MAX ? actions[button] : ACTION_NONE;
}

static enum action pressed(struct pad *pad, enum action action, bool down, int64_t now_us)
{
    if (action < ACTION_LEFT || action > ACTION_DOWN)
        return down ? action : ACTION_NONE;
    if (down)
        return press(pad, action, now_us);
    let_go(pad, action);
    return ACTION_NONE;
}

static enum action hat(struct pad *pad, Uint8 value, int64_t now_us)
{
    static const struct {
        Uint8 bit;
        enum action action;
    } bits[] = {{SDL_HAT_LEFT, ACTION_LEFT},
                {SDL_HAT_RIGHT, ACTION_RIGHT},
                {SDL_HAT_UP, ACTION_UP},
                {SDL_HAT_DOWN, ACTION_DOWN}};

    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
        if (value & bits[i].bit)
            return press(pad, bits[i].action, now_us);
    pad->held = ACTION_NONE;
    return ACTION_NONE;
}

/* SDL sends these for mapped pads, too: those have been heard already. */
static enum action raw_event(struct pads *pads, const SDL_Event *event, int64_t now_us)
{
    struct pad *pad = find(pads, event->jaxis.which); /* `which` is at the same place in all of them */

    if (!pad || !pad->joystick)
        return ACTION_NONE;
    if (event->type == SDL_JOYAXISMOTION)
        return event->jaxis.axis < 2 ? moved(pad, event->jaxis.axis == 1, event->jaxis.value, now_us)
                                     : ACTION_NONE;
    if (event->type == SDL_JOYHATMOTION)
        return hat(pad, event->jhat.value, now_us);
    if (event->jbutton.button > 1)
        return ACTION_NONE;
    return event->jbutton.button ? ACTION_BACK : ACTION_CHOOSE;
}

enum action pads_event(struct pads *pads, const SDL_Event *event, int64_t now_us)
{
    struct pad *pad;

    switch (event->type) {
    case SDL_JOYDEVICEADDED: /* of mapped pads as well */
        plugged(pads, event->jdevice.which);
        return ACTION_NONE;
    case SDL_JOYDEVICEREMOVED:
        unplugged(pads, event->jdevice.which);
        return ACTION_NONE;
    case SDL_CONTROLLERBUTTONDOWN:
    case SDL_CONTROLLERBUTTONUP:
        pad = find(pads, event->cbutton.which);
        return pad ? pressed(pad, controller_button(event->cbutton.button),
                             event->type == SDL_CONTROLLERBUTTONDOWN, now_us)
                   : ACTION_NONE;
    case SDL_CONTROLLERAXISMOTION:
        pad = find(pads, event->caxis.which);
        if (!pad || event->caxis.axis > SDL_CONTROLLER_AXIS_LEFTY)
            return ACTION_NONE;
        return moved(pad, event->caxis.axis == SDL_CONTROLLER_AXIS_LEFTY, event->caxis.value, now_us);
    case SDL_JOYAXISMOTION:
    case SDL_JOYHATMOTION:
    case SDL_JOYBUTTONDOWN:
        return raw_event(pads, event, now_us);
    default:
        return ACTION_NONE;
    }
}

int pads_list(struct pad_info *out, int max, char error[256])
{
    int count = 0;

    pads_hints();
    if (SDL_Init(SDL_INIT_GAMECONTROLLER)) {
        snprintf(error, 256, "%s", SDL_GetError());
        return -1;
    }
    for (int i = 0; i < SDL_NumJoysticks() && count < max; i++) {
        const char *name = SDL_JoystickNameForIndex(i);

        if (pads_is_board(i))
            continue;
        snprintf(out[count].name, sizeof out[count].name, "%s", name ? name : "pad without a name");
        out[count].mapped = SDL_IsGameController(i);
        count++;
    }
    SDL_Quit();
    return count;
}

bool pads_have_mat(const struct pads *pads)
{
    bool gamepad = false;

    for (int i = 0; i < PADS_MAX; i++) {
        if (pads->pad[i].joystick)
            return true;
        gamepad = gamepad || pads->pad[i].controller;
    }
    return !gamepad;
}
