#ifndef VIEW_WINDOW_H
#define VIEW_WINDOW_H

#include "screens/app.h"

/*
 * The window and its loop: turns keys, mouse, pads, the board and time into actions and samples for the
 * screens, and paints. Drawing follows the display; nothing that is scored depends on it.
 */
struct window_options {
    const char *data_dir;
    const struct trail *trail;
    struct store *store;
    struct store_player player;
    struct input *input; /* owned by the caller; NULL: begins on the board screen without a device */
    const char *source;
    const char *level; /* straight to this level; NULL: begins with the board screen */
    bool full_screen;
};

/* Until the player leaves. 0, or -1 with one line in error when no window could be made. */
int window_run(const struct window_options *options, char error[256]);

#endif
