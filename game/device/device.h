#ifndef DEVICE_DEVICE_H
#define DEVICE_DEVICE_H

#include "device/input.h"
#include "measure/channel.h"

/*
 * A kind of device is a file of this folder and one row; the list of them is made of the folder's files by
 * the build. Whoever wants to know what a device is like asks its row.
 */
struct csv;
struct zero;

/* What a device may be told when it is opened; each takes what is its own. */
struct device_setup {
    enum channel channel; /* that is to be measured, where it has several */
    int which;            /* of several that are plugged in, the one of that number; 0: none is chosen */
    bool heard;           /* somebody else reads SDL's events and hands them over */
    uint64_t seed;        /* of the simulated player */
    double weight_kg;     /* likewise; 0: not said */
    /* a recording that is open already: the device closes it, whatever comes of it */
    struct csv *csv;
    const char *path;        /* its name */
    const struct zero *zero; /* taken off its loads; NULL: nothing */
};

/* How a device steers, as bits. */
enum { STEERS_LEAN = 1, STEERS_TILT = 2, STEERS_BUTTONS = 4 };

struct device {
    const char *name;     /* as attempts are stored */
    const char *word;     /* of --input; NULL: the path of a file */
    const char *setting;  /* as the player's choice of what measures is stored; NULL: it is none */
    const char *choice;   /* N_("pad on the leg"): and as it is shown */
    const char *stand_in; /* N_("Simulated"): nobody plays now, so no level is opened and no table entered;
                             NULL: somebody does */
    unsigned channels;    /* that it measures: bits 1u << channel */
    unsigned steers;      /* STEERS_ bits */
    bool beside;          /* listened to all the time, whatever else measures, as it may be plugged in */
    bool live;            /* goes by the clock; otherwise as fast as it is polled */
    bool tared;           /* zeroed and weighed already, and whatever it holds is all there is */
    bool simulated;       /* does what it is told: sim_do */
    bool plate;           /* stands under the player: which way round and with what weight is kept */
    /* The row itself comes first. NULL and one line in error when it cannot be opened; what opens waits for
     * something to be plugged in. */
    struct input *(*open)(const struct device *device, const struct device_setup *setup, char error[256]);
};

/*
 * The board: a thread of its own with libudev and libevdev. The first of several is used; the next when it
 * goes; at rest it sends its reading again every 50 ms. The clock: a SAMPLE_TICK 20 times a second, from the
 * first poll on. A recording: found, its samples, end; a faulty line is a notice, then the end.
 */
extern const struct device device_board, device_clock, device_mat, device_pad, device_replay, device_sim;
extern const struct device *const device_rows[]; /* all of them, NULL at the end */

/* The simulated player as that channel sees it; where nobody measures, the clock. NULL when out of memory. */
struct input *sim_seen_by(enum channel channel, uint64_t seed, double weight_kg);

/* An event of that device with nothing in it yet. */
struct input_event input_event(const struct input *from, enum input_kind kind, int64_t t_us);

/* What `--input WORD` means: by the rows' words, with ":2" behind it the second of those, else a recording of
 * that path. which may be NULL; 0: none was chosen. */
const struct device *device_of_word(const char *word, int *which);

/* Is that the name of a device that stands in? */
bool device_stands_in(const char *name);

/* What measures that channel where somebody plays; never NULL. */
const struct device *device_of_channel(enum channel channel);

#endif
