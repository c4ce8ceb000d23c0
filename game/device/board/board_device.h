#ifndef DEVICE_BOARD_BOARD_DEVICE_H
#define DEVICE_BOARD_BOARD_DEVICE_H

#include "measure/sample.h"

#include <libudev.h>

/*
 * One open board: its evdev node, read through libevdev. Keep <libevdev/libevdev.h> and "device/input.h" out
 * of each other's sight: the kernel and this room both have a struct input_event.
 */
struct libevdev;

struct board_device {
    int fd; /* -1: not open */
    struct libevdev *evdev;
    char syspath[512];
    char node[64];
    double load_kg[CORNERS]; /* what the board reads, as far as the kernel knows */
    /* private; see board_device.c */
    bool clock_known;
    int64_t clock_offset_us;
    bool syncing, moved;
};

enum board_fact_kind { BOARD_LOAD, BOARD_BUTTON };

struct board_fact {
    enum board_fact_kind kind;
    int64_t t_us;          /* CLOCK_MONOTONIC, never later than now */
    const double *load_kg; /* [CORNERS], until the next fact */
    bool pressed;
};

/* 0 and *device, or a negative errno and nothing is open. */
int board_device_open(struct board_device *device, struct udev_device *from);

void board_device_close(struct board_device *device);

/* 1 and *out; 0 when there is nothing more to read now; a negative errno when the board is gone. */
int board_device_next(struct board_device *device, struct board_fact *out);

/* Microseconds of CLOCK_MONOTONIC. */
int64_t board_device_now_us(void);

#endif
