#ifndef DEVICE_BOARD_BOARD_LOOP_H
#define DEVICE_BOARD_BOARD_LOOP_H

#include "device/board/board_device.h"
#include "device/board/board_health.h"
#include "device/board/board_pace.h"
#include "device/board/board_queue.h"

/*
 * What the board's thread does: waits for boards to come and go, reads the one that was first, and puts
 * everything into the queue. A second board is left alone until the first is gone.
 */
struct board_loop {
    struct board_queue *queue;
    int stop_fd; /* eventfd, owned by the caller: readable = stop */
    struct udev *udev;
    struct udev_monitor *monitor;
    struct board_device device;
    struct board_pace pace;
    struct board_health health;
    bool pressed;
    int64_t retry_us;          /* look again then; 0: only when udev says so */
    char removed_syspath[512]; /* said to be gone: sysfs may still show it for a moment */
    char told_syspath[512];
    enum input_notice told;
};

/* From here on no board that comes is missed. 0 or a negative errno. */
int board_loop_init(struct board_loop *loop, struct board_queue *queue, int stop_fd);
void board_loop_run(struct board_loop *loop);
void board_loop_finish(struct board_loop *loop);

#endif
