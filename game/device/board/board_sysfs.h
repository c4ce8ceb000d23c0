#ifndef DEVICE_BOARD_BOARD_SYSFS_H
#define DEVICE_BOARD_BOARD_SYSFS_H

#include <libudev.h>
#include <stdbool.h>
#include <stddef.h>

/* What udev and sysfs know about a board without opening it. */

#define BOARD_SYSFS_NAME "Nintendo Wii Remote Balance Board"

/* An event node of a balance board: by the name the driver gives it. */
bool board_sysfs_is_board(struct udev_device *device);

/* Bluetooth address, "" when not known. */
void board_sysfs_address(struct udev_device *device, char *out, size_t size);

/* Percent, or -1 when not known. The driver asks the board, which interrupts the weights: rarely. */
int board_sysfs_battery(struct udev_device *device);

/*
 * Calls visit for every board that is connected, in the order of their paths, until it returns true.
 * 0, or a negative errno when there is no looking.
 */
typedef bool board_sysfs_visit(void *context, struct udev_device *device);
int board_sysfs_each(struct udev *udev, board_sysfs_visit *visit, void *context);

#endif
