#ifndef DEVICE_INPUT_H
#define DEVICE_INPUT_H

#include "measure/act.h"
#include "measure/sample.h"

/*
 * Where samples come from. One source at a time is open: the real board, the simulated one or a recording.
 * Times are CLOCK_MONOTONIC microseconds for live sources; for recordings the file's own times, moved so that
 * the first sample is at 0.
 */

enum input_kind {
    INPUT_SAMPLE, /* raw: not tared, not turned */
    INPUT_FOUND,  /* device: came, or came back */
    INPUT_LOST,   /* device went; a SAMPLE_LOST sample precedes it, and the release of a pressed button */
    INPUT_BUTTON, /* the board's front button, pressed = true/false */
    INPUT_NOTICE, /* something the player should know: notice */
    INPUT_BATTERY,
    INPUT_END, /* a recording is over; a failed source says why in a notice first */
};

enum input_notice {
    NOTICE_NONE,
    NOTICE_CORNER_STUCK,  /* a corner reads exactly 0 while the board is loaded, or on an empty board */
    NOTICE_WEAK_BATTERY,  /* the button works but no weight arrives */
    NOTICE_NO_PERMISSION, /* found, but may not be opened */
    NOTICE_OPEN_FAILED,
};

/* Bytes of the longest text of an event, in the player's language. */
enum { INPUT_TEXT = 256 };

struct input;

/* What it points to lies in the device, until that is polled again or closed. */
struct input_event {
    const struct input *from; /* the device that says it */
    int64_t t_us;
    const struct sample *sample; /* SAMPLE */
    const char *text;            /* FOUND: device name and node; NOTICE: one plain sentence for the player */
    enum input_kind kind;
    enum input_notice notice;
    int battery_percent; /* -1 unknown */
    bool pressed;
};
_Static_assert(sizeof(struct input_event) <= 64,
               "an event is handed about: what is large stays in the device");

/* An open device: functions over its own state. What opens one allocates; close frees. */
struct device;
union SDL_Event;
struct input {
    /* Never blocks. True and *out, or false when nothing has happened up to now_us. */
    bool (*poll)(struct input *input, int64_t now_us, struct input_event *out);
    void (*close)(struct input *input); /* NULL: it has nothing beside itself, and is freed */
    /* Told of every event of SDL while somebody else reads them (device_setup.heard); NULL: it wants none. */
    void (*hear)(struct input *input, const union SDL_Event *event, int64_t now_us);
    /* Where several of the kind can be plugged in; NULL: there is one. The name of the one of that number,
     * from 1 on; NULL: nothing is plugged in there. From here on only that one measures; 0: whichever is
     * used. */
    const char *(*unit)(const struct input *input, int number);
    void (*choose)(struct input *input, int number, int64_t now_us);
    const struct device *device; /* what kind it is: device/device.h */
};

void input_close(struct input *input); /* NULL is fine */

/*
 * The built-in players: somebody on a simulated board, with a simulated sensor on the limb that works, or
 * with two simulated pads (left foot: bit 0, right foot: bit 1). They do what is asked, beginning off the
 * board, at rest. The person on the board has weight_kg and plausible sway (inverted pendulum with delayed
 * ankle torque and noise). 100 steps a second; the first poll's now_us starts the clock, and it may then run
 * as fast as the caller likes. The same seed and the same calls between the same samples give the same
 * samples, bit for bit. NULL when out of memory.
 */
#define SIM_KG 70.0 /* where nobody says */
struct input *sim_open(uint64_t seed, double weight_kg);
/* A device that cannot see what is asked for sees a body at rest; one that is not simulated does nothing. */
void sim_do(struct input *sim, const struct act *act);
void sim_ask(struct input *sim, enum stance ask); /* the same, for standing */
/* The board's, by hand: shifts the weight by that fraction of the stance (-1..1 each), on top of the person's
 * own sway. */
void sim_shift(struct input *sim, double ml, double ap);

/* Connected boards, for `surefoot devices` and the set-up screen. */
struct input_device {
    char name[64], node[64], address[32], state[128]; /* state: "ready" or why not */
    int battery_percent;
};
/* Count of boards found (up to max written), or a negative error. Does not open them for reading. */
int board_list(struct input_device *out, int max);

#endif
