#include "device/board/board_sysfs.h"
#include "device/input.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

struct list {
    struct input_device *out;
    int max, count;
};

static const char *state_of(const char *node)
{
    if (access(node, R_OK) == 0)
        return "ready";
    if (errno == EACCES || errno == EPERM)
        return "no permission: log in at this computer itself, or install the rule doc/70-surefoot.rules";
    return "not there: wait a moment, or switch the board on again";
}

static bool add(void *context, struct udev_device *device)
{
    struct list *list = context;
    const char *node = udev_device_get_devnode(device);
    if (list->count < list->max) {
        struct input_device *out = &list->out[list->count++];
        *out = (struct input_device){0};
        snprintf(out->name, sizeof out->name, "%s", BOARD_SYSFS_NAME);
        snprintf(out->node, sizeof out->node, "%s", node);
        board_sysfs_address(device, out->address, sizeof out->address);
        snprintf(out->state, sizeof out->state, "%s", state_of(node));
        out->battery_percent = board_sysfs_battery(device);
    }
    return list->count == list->max;
}

int board_list(struct input_device *out, int max)
{
    struct list list = {.out = out, .max = max};
    if (max <= 0)
        return 0;
    struct udev *udev = udev_new();
    if (udev == NULL)
        return -ENOMEM;
    int code = board_sysfs_each(udev, add, &list);
    udev_unref(udev);
    return code < 0 ? code : list.count;
}
