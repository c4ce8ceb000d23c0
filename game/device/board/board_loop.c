#define _POSIX_C_SOURCE 200809L
#include "device/board/board_loop.h"

#include "device/board/board_sysfs.h"
#include "i18n/i18n.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

/* A board that may not be opened yet: seats change hands without a word from udev. */
enum { RETRY_US = 2000000, RETRY_AFTER_LOSS_US = 500000 };

static bool is_open(const struct board_loop *loop)
{
    return loop->device.fd >= 0;
}

static void push_samples(struct board_loop *loop, bool changed)
{
    struct board_entry *entry;
    while (board_pace_next(&loop->pace, &(entry = board_queue_entry(loop->queue, INPUT_SAMPLE, 0))->sample)) {
        entry->t_us = entry->sample.t_us;
        board_health_load(&loop->health, &entry->sample, changed && loop->pace.pending_kg == NULL);
        board_queue_push(loop->queue);
    }
}

static void push_button(struct board_loop *loop, int64_t t_us, bool pressed)
{
    board_queue_entry(loop->queue, INPUT_BUTTON, t_us)->pressed = pressed;
    loop->pressed = pressed;
    if (pressed)
        board_health_press(&loop->health, t_us);
    board_queue_push(loop->queue);
}

static void push_battery(struct board_loop *loop, struct udev_device *device, int64_t now_us)
{
    board_queue_entry(loop->queue, INPUT_BATTERY, now_us)->battery_percent = board_sysfs_battery(device);
    board_health_battery_read(&loop->health, now_us);
    board_queue_push(loop->queue);
}

static void found(struct board_loop *loop, struct udev_device *from)
{
    int64_t now_us = board_device_now_us();
    struct board_entry *entry = board_queue_entry(loop->queue, INPUT_FOUND, now_us);
    snprintf(entry->text, sizeof entry->text, "%s (%s)", BOARD_SYSFS_NAME, loop->device.node);
    board_queue_push(loop->queue);
    loop->told = NOTICE_NONE;
    loop->retry_us = 0;
    loop->pace = (struct board_pace){0};
    board_health_init(&loop->health, now_us);
    push_battery(loop, from, now_us);
    board_pace_reading(&loop->pace, now_us, loop->device.load_kg);
    push_samples(loop, false);
}

static void lost(struct board_loop *loop)
{
    int64_t now_us = board_device_now_us();
    if (loop->pressed)
        push_button(loop, now_us, false);
    board_queue_entry(loop->queue, INPUT_LOST, now_us);
    board_queue_push(loop->queue);
    board_device_close(&loop->device);
}

/* Once for each board and reason, until something changes. */
static void tell_trouble(struct board_loop *loop, const char *syspath, int code)
{
    bool denied = code == -EACCES || code == -EPERM;
    enum input_notice notice = denied ? NOTICE_NO_PERMISSION : NOTICE_OPEN_FAILED;
    if (loop->told == notice && strcmp(loop->told_syspath, syspath) == 0)
        return;
    loop->told = notice;
    snprintf(loop->told_syspath, sizeof loop->told_syspath, "%s", syspath);
    struct board_entry *entry = board_queue_entry(loop->queue, INPUT_NOTICE, board_device_now_us());
    entry->notice = notice;
    if (denied)
        snprintf(entry->text, sizeof entry->text, "%s",
                 _("The board is here but may not be read: log in at this computer itself, or install "
                   "doc/70-surefoot.rules."));
    else
        snprintf(entry->text, sizeof entry->text,
                 _("The board is here but does not open (%s): switch it off and on again."), strerror(-code));
    board_queue_push(loop->queue);
}

/* True when a board is open now. */
static bool try_open(void *context, struct udev_device *from)
{
    struct board_loop *loop = context;
    if (strcmp(loop->removed_syspath, udev_device_get_syspath(from)) == 0)
        return false;
    int code = board_device_open(&loop->device, from);
    if (code == 0) {
        found(loop, from);
        return true;
    }
    loop->retry_us = board_device_now_us() + RETRY_US;
    if (code != -ENOENT && code != -ENODEV && code != -ENXIO) /* those are about to be removed */
        tell_trouble(loop, udev_device_get_syspath(from), code);
    return false;
}

static void look_around(struct board_loop *loop)
{
    loop->retry_us = 0;
    if (board_sysfs_each(loop->udev, try_open, loop) != 0)
        loop->retry_us = board_device_now_us() + RETRY_US;
}

static void take_removal(struct board_loop *loop, struct udev_device *device)
{
    const char *syspath = udev_device_get_syspath(device);
    if (strncmp(udev_device_get_sysname(device), "event", 5) != 0)
        return;
    snprintf(loop->removed_syspath, sizeof loop->removed_syspath, "%s", syspath);
    if (strcmp(loop->told_syspath, syspath) == 0)
        loop->told = NOTICE_NONE;
    if (is_open(loop) && strcmp(loop->device.syspath, syspath) == 0) {
        lost(loop);
        look_around(loop);
    }
}

/* New, or changed so that it may be opened now. */
static void take_arrival(struct board_loop *loop, struct udev_device *device)
{
    if (strcmp(loop->removed_syspath, udev_device_get_syspath(device)) == 0)
        loop->removed_syspath[0] = '\0';
    if (!is_open(loop))
        try_open(loop, device);
}

static void take_change(struct board_loop *loop)
{
    struct udev_device *device = udev_monitor_receive_device(loop->monitor);
    if (device == NULL) { /* filtered, or the kernel had to drop some: see for ourselves */
        if (!is_open(loop))
            look_around(loop);
        return;
    }
    const char *action = udev_device_get_action(device);
    if (action != NULL && strcmp(action, "remove") == 0)
        take_removal(loop, device);
    else if (board_sysfs_is_board(device))
        take_arrival(loop, device);
    udev_device_unref(device);
}

static void read_board(struct board_loop *loop, bool hung_up)
{
    struct board_fact fact;
    int code;
    while ((code = board_device_next(&loop->device, &fact)) > 0) {
        if (fact.kind == BOARD_BUTTON) {
            push_button(loop, fact.t_us, fact.pressed);
            continue;
        }
        board_pace_reading(&loop->pace, fact.t_us, fact.load_kg);
        push_samples(loop, true);
    }
    if (code < 0 || hung_up) {
        lost(loop);
        loop->retry_us = board_device_now_us() + RETRY_AFTER_LOSS_US;
    }
}

static void read_gauge(struct board_loop *loop, int64_t now_us)
{
    struct udev_device *device = udev_device_new_from_syspath(loop->udev, loop->device.syspath);
    if (device == NULL)
        return; /* it is going: its removal follows */
    push_battery(loop, device, now_us);
    udev_device_unref(device);
}

/* All that the board had said at now_us has been read. */
static void look_after(struct board_loop *loop, int64_t now_us)
{
    struct board_entry *entry;
    board_pace_quiet(&loop->pace, now_us);
    push_samples(loop, false);
    for (;;) {
        entry = board_queue_entry(loop->queue, INPUT_NOTICE, now_us);
        entry->notice = board_health_notice(&loop->health, now_us, entry->text, sizeof entry->text);
        if (entry->notice == NOTICE_NONE)
            break;
        board_queue_push(loop->queue);
    }
    if (board_health_battery_due(&loop->health, now_us))
        read_gauge(loop, now_us);
}

/* Milliseconds until something is due without anybody saying so, rounded up; -1: never. */
static int wait_ms(const struct board_loop *loop)
{
    int64_t due_us = is_open(loop) ? board_pace_due_us(&loop->pace) : loop->retry_us;
    if (due_us == 0)
        return -1;
    int64_t left_us = due_us - board_device_now_us();
    if (left_us <= 0)
        return 0;
    return left_us < RETRY_US ? (int)((left_us + 999) / 1000) : RETRY_US / 1000;
}

int board_loop_init(struct board_loop *loop, struct board_queue *queue, int stop_fd)
{
    *loop = (struct board_loop){.queue = queue, .stop_fd = stop_fd, .device.fd = -1, .udev = udev_new()};
    loop->monitor = loop->udev != NULL ? udev_monitor_new_from_netlink(loop->udev, "udev") : NULL;
    if (loop->monitor != NULL &&
        udev_monitor_filter_add_match_subsystem_devtype(loop->monitor, "input", NULL) >= 0 &&
        udev_monitor_enable_receiving(loop->monitor) >= 0)
        return 0;
    board_loop_finish(loop);
    return -ENODEV;
}

/* Only when the system is out of memory: the source ends rather than spin. */
static void stop_for(struct board_loop *loop, int code)
{
    if (is_open(loop))
        lost(loop);
    struct board_entry *entry = board_queue_entry(loop->queue, INPUT_NOTICE, board_device_now_us());
    entry->notice = NOTICE_OPEN_FAILED;
    snprintf(entry->text, sizeof entry->text,
             _("The board can no longer be read (%s): please start Surefoot again."), strerror(code));
    board_queue_push(loop->queue);
    board_queue_entry(loop->queue, INPUT_END, board_device_now_us());
    board_queue_push(loop->queue);
}

void board_loop_run(struct board_loop *loop)
{
    struct pollfd fds[3] = {{.fd = loop->stop_fd, .events = POLLIN},
                            {.fd = udev_monitor_get_fd(loop->monitor), .events = POLLIN},
                            {.events = POLLIN}};
    int64_t now_us;

    look_around(loop);
    for (;;) {
        fds[2].fd = loop->device.fd; /* poll passes over -1 */
        if (poll(fds, 3, wait_ms(loop)) < 0) {
            if (errno == EINTR)
                continue;
            stop_for(loop, errno);
            return;
        }
        if (fds[0].revents != 0)
            return;
        /* The clock before the reading: a thread that is held up between poll and here must not take what
         * came meanwhile for silence, and fill it. */
        now_us = board_device_now_us();
        if (is_open(loop))
            read_board(loop, (fds[2].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0);
        if (fds[1].revents != 0)
            take_change(loop);
        if (is_open(loop))
            look_after(loop, now_us);
        else if (loop->retry_us != 0 && now_us >= loop->retry_us)
            look_around(loop);
    }
}

void board_loop_finish(struct board_loop *loop)
{
    board_device_close(&loop->device);
    udev_monitor_unref(loop->monitor);
    udev_unref(loop->udev);
}
