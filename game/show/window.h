#ifndef SHOW_WINDOW_H
#define SHOW_WINDOW_H

#include "screen/app/app.h"

/*
 * The window and its loop: turns keys, mouse, pads, the board and time into actions and samples for the
 * screens, and paints. Drawing follows the display; nothing that is scored depends on it.
 */
struct window_options {
    const char *data_dir;
    const struct book *book;
    struct store *store;
    struct app_keeper keeper;
    struct store_player player;
    bool named;          /* the player was named, not only the last one */
    struct input *input; /* the window closes it; NULL: begins on the board screen without a device */
    const struct device *source;
    const char *start;           /* the level or workout of that id, or "today"; NULL: the board screen */
    bool without_board;          /* pads and the clock measure; input is NULL */
    double weight_kg;            /* of the one in a recording, or of the simulated player */
    uint64_t seed;               /* of the simulated player */
    double speed;                /* times real time; a real board is always 1 */
    const char *trace;           /* file for journal.h; NULL: none */
    bool full_screen;            /* whatever is set */
    int which;                   /* of several pads or mats, the one of that number; 0: none is chosen */
    const struct device *device; /* whatever is set; NULL: as it is set */
};

/*
 * Until the player leaves, or somebody asks to (show/stop.h: after stop_hold), or the display is lost, which
 * ends the program with it; an attempt in progress is kept as far as it was scored. 0; WINDOW_UNKEPT when
 * something could not be kept, which was told on standard error; or -1 with one line in error when no window
 * could be made.
 */
enum { WINDOW_UNKEPT = 1 };
int window_run(const struct window_options *options, char error[256]);

#endif
