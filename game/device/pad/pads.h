#ifndef DEVICE_PAD_PADS_H
#define DEVICE_PAD_PADS_H

#include "device/action.h"

#include <SDL.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * Gamepads, dance mats and other joysticks as actions, whenever they are plugged in, each by itself. D-pad,
 * hat and stick move (and repeat while held), south chooses, east goes back, start pauses. A joystick that
 * SDL has no mapping for gives its first two buttons, axes and its hats.
 */
enum { PADS_MAX = 8 };

struct pad {
    SDL_JoystickID id;
    SDL_GameController *controller; /* NULL: raw */
    SDL_Joystick *joystick;         /* NULL: mapped, or this place is free */
    int x, y;                       /* of the stick */
    enum action stick;              /* where it points */
    enum action held;               /* a direction that repeats; ACTION_NONE */
    int64_t repeat_us;
};

struct pads { /* all zero to begin with */
    struct pad pad[PADS_MAX];
};

void pads_close(struct pads *pads);

/* What an SDL event asks for; also follows plugging and unplugging. */
enum action pads_event(struct pads *pads, const SDL_Event *event, int64_t now_us);

/* Once a frame: a held direction again when it is time, else ACTION_NONE. */
enum action pads_repeat(struct pads *pads, int64_t now_us);

/* What is connected, for `surefoot devices`; needs no display. Starts and ends SDL's own pad handling. Count
 * (at most max), or -1 with error. */
struct pad_info {
    char name[64];
    bool mapped;
};
int pads_list(struct pad_info *out, int max, char error[256]);

/* Is the joystick of that index a balance board? Those belong to libevdev. */
bool pads_is_board(int index);

/* Is something there that is no gamepad: a dance mat, a pedal? Or nothing at all, so that keys may be it. */
bool pads_have_mat(const struct pads *pads);

/* The hints every use of SDL's pads wants, before SDL_Init. */
void pads_hints(void);

#endif
