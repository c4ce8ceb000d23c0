#ifndef DEVICE_ACTION_H
#define DEVICE_ACTION_H

/* What the player wants, whatever it came from: key, mouse, pad, lean, the board's front button. */
enum action {
    ACTION_NONE,
    ACTION_LEFT,
    ACTION_RIGHT,
    ACTION_UP,
    ACTION_DOWN,
    ACTION_CHOOSE,
    ACTION_BACK,
    ACTION_PAUSE
};

#endif
