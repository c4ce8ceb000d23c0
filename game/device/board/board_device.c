#define _POSIX_C_SOURCE 200809L /* clock_gettime, O_CLOEXEC */
#include "device/board/board_device.h"

#include <errno.h>
#include <fcntl.h>
#include <libevdev/libevdev.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* hid-wiimote: which axis is which corner (drivers/hid/hid-wiimote-modules.c); in units of 10 g. */
static const struct {
    unsigned code;
    enum corner corner;
} axes[CORNERS] = {
    {ABS_HAT0X, CORNER_TOP_RIGHT},
    {ABS_HAT0Y, CORNER_BOTTOM_RIGHT},
    {ABS_HAT1X, CORNER_TOP_LEFT},
    {ABS_HAT1Y, CORNER_BOTTOM_LEFT},
};
static const double UNITS_PER_KG = 100.0;

static int64_t clock_us(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now); /* cannot fail for the two clocks used here */
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t board_device_now_us(void)
{
    return clock_us(CLOCK_MONOTONIC);
}

static bool has_axes(const struct libevdev *evdev)
{
    for (int i = 0; i < CORNERS; i++)
        if (!libevdev_has_event_code(evdev, EV_ABS, axes[i].code))
            return false;
    return true;
}

static void read_standing(struct board_device *device)
{
    for (int i = 0; i < CORNERS; i++)
        device->load_kg[axes[i].corner] =
            libevdev_get_event_value(device->evdev, EV_ABS, axes[i].code) / UNITS_PER_KG;
}

int board_device_open(struct board_device *device, struct udev_device *from)
{
    struct board_device opened = {.fd = -1};
    snprintf(opened.syspath, sizeof opened.syspath, "%s", udev_device_get_syspath(from));
    snprintf(opened.node, sizeof opened.node, "%s", udev_device_get_devnode(from));
    opened.fd = open(opened.node, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (opened.fd < 0)
        return -errno;
    int code = libevdev_new_from_fd(opened.fd, &opened.evdev);
    if (code == 0 && !has_axes(opened.evdev))
        code = -ENOTSUP;
    if (code != 0) {
        libevdev_free(opened.evdev);
        close(opened.fd);
        return code;
    }
    opened.clock_known = libevdev_set_clock_id(opened.evdev, CLOCK_MONOTONIC) == 0;
    opened.clock_offset_us = opened.clock_known ? 0 : clock_us(CLOCK_MONOTONIC) - clock_us(CLOCK_REALTIME);
    read_standing(&opened);
    *device = opened;
    return 0;
}

void board_device_close(struct board_device *device)
{
    if (device->fd < 0)
        return;
    libevdev_free(device->evdev);
    close(device->fd);
    device->evdev = NULL;
    device->fd = -1;
}

/*
 * The event's time on CLOCK_MONOTONIC. Where the kernel could not be asked for that clock the first event
 * tells which one it is: the one it is nearer to. The wall clock is mapped with the one offset measured at
 * opening, so setting the clock during a session bends nothing.
 */
static int64_t event_us(struct board_device *device, const struct input_event *event)
{
    int64_t now_us = clock_us(CLOCK_MONOTONIC);
    int64_t t_us = (int64_t)event->input_event_sec * 1000000 + event->input_event_usec;
    if (!device->clock_known) {
        device->clock_known = true;
        if (llabs(now_us - t_us) <= llabs(now_us - (t_us + device->clock_offset_us)))
            device->clock_offset_us = 0;
    }
    t_us += device->clock_offset_us;
    return t_us < now_us ? t_us : now_us;
}

static bool take_axis(struct board_device *device, const struct input_event *event)
{
    for (int i = 0; i < CORNERS; i++) {
        if (event->code != axes[i].code)
            continue;
        device->load_kg[axes[i].corner] = event->value / UNITS_PER_KG;
        return true;
    }
    return false;
}

/* True when the event completes a fact. */
static bool take(struct board_device *device, const struct input_event *event, struct board_fact *out)
{
    if (event->type == EV_ABS && take_axis(device, event))
        device->moved = true;
    if (event->type == EV_KEY && event->code == BTN_A && event->value != 2) {
        *out = (struct board_fact){
            .kind = BOARD_BUTTON, .t_us = event_us(device, event), .pressed = event->value != 0};
        return true;
    }
    if (event->type != EV_SYN || event->code != SYN_REPORT || !device->moved)
        return false;
    device->moved = false;
    *out =
        (struct board_fact){.kind = BOARD_LOAD, .t_us = event_us(device, event), .load_kg = device->load_kg};
    return true;
}

int board_device_next(struct board_device *device, struct board_fact *out)
{
    for (;;) {
        struct input_event event;
        unsigned flag = device->syncing ? LIBEVDEV_READ_FLAG_SYNC : LIBEVDEV_READ_FLAG_NORMAL;
        int code = libevdev_next_event(device->evdev, flag, &event);
        if (code == -EAGAIN && device->syncing) {
            device->syncing = false; /* caught up after SYN_DROPPED */
            continue;
        }
        if (code == -EAGAIN || code == -EINTR)
            return 0;
        if (code < 0)
            return code;
        if (code == LIBEVDEV_READ_STATUS_SYNC)
            device->syncing = true;
        if (take(device, &event, out))
            return 1;
    }
}
