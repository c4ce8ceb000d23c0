#ifndef COMMAND_PLAY_GAME_H
#define COMMAND_PLAY_GAME_H

#include "coach/guide.h"
#include "command/common.h"
#include "command/options.h"

#include "device/device.h"

/* What `surefoot` and `surefoot play` share: where samples come from, who plays, and the window. */
struct game_request {
    const char *input;  /* the word of a device, or a file; NULL: the board */
    const char *player; /* NULL: not named */
    const char *trace;  /* $SUREFOOT_TRACE where --trace does not say; NULL: none */
    double speed;       /* 0: not said */
    double weight_kg;   /* 0: not said */
    int64_t seed;
    int channel;               /* enum channel of the simulated player; -1: not said */
    struct contact_setup pads; /* all 0: not said */
    bool full_screen;
};

extern const struct option_row game_options[]; /* of a struct game_request */
void game_init(struct game_request *request);

/* Where the samples come from. */
struct game_source {
    const struct device *device;
    struct input *input; /* of the caller */
    enum channel channel;
    struct contact_setup pads; /* as told by --pads; all 0: not told */
    double weight_kg; /* of a recording: as given, noted in the file, or learnt; of the simulated player */
};

/* 0 or EXIT_USAGE or EXIT_FAILED, with a report. */
/* level NULL: a board, a simulated one or a recording of one, for the window. */
int game_source(const char *command, const struct game_request *request, const struct guide *guide,
                const struct level *level, struct game_source *out);

/* The channels that a simulated player can be seen on at that level: bits. */
unsigned game_measured(const struct level *level);

/* The player that was named (made when new), or the one who played last. 0 or EXIT_USAGE. */
int game_player(const char *command, const struct game_request *request, struct store *store,
                struct store_player *out);

/* Opens the window; start: as of window_options. Exit status. */
int game_window(const char *command, const struct game_request *request, struct book *book,
                const char *start);

#endif
