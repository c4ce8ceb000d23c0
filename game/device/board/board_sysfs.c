#include "device/board/board_sysfs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool board_sysfs_is_board(struct udev_device *device)
{
    const char *sysname = udev_device_get_sysname(device);
    if (sysname == NULL || strncmp(sysname, "event", 5) != 0 || udev_device_get_devnode(device) == NULL)
        return false;
    struct udev_device *parent = udev_device_get_parent_with_subsystem_devtype(device, "input", NULL);
    const char *name = parent != NULL ? udev_device_get_sysattr_value(parent, "name") : NULL;
    return name != NULL && strcmp(name, BOARD_SYSFS_NAME) == 0;
}

void board_sysfs_address(struct udev_device *device, char *out, size_t size)
{
    /* The evdev node's own uniq is empty: the address is with the HID parent. */
    struct udev_device *hid = udev_device_get_parent_with_subsystem_devtype(device, "hid", NULL);
    const char *address = hid != NULL ? udev_device_get_property_value(hid, "HID_UNIQ") : NULL;
    snprintf(out, size, "%s", address != NULL ? address : "");
}

static int capacity(struct udev *udev, const char *syspath)
{
    int percent = -1;
    struct udev_device *supply = udev_device_new_from_syspath(udev, syspath);
    if (supply == NULL)
        return -1;
    const char *text = udev_device_get_sysattr_value(supply, "capacity");
    if (text != NULL && text[0] != '\0') {
        char *end;
        long value = strtol(text, &end, 10);
        if ((*end == '\0' || *end == '\n') && value >= 0 && value <= 100)
            percent = (int)value;
    }
    udev_device_unref(supply);
    return percent;
}

int board_sysfs_battery(struct udev_device *device)
{
    int percent = -1;
    struct udev *udev = udev_device_get_udev(device);
    struct udev_device *hid = udev_device_get_parent_with_subsystem_devtype(device, "hid", NULL);
    struct udev_enumerate *found = hid != NULL ? udev_enumerate_new(udev) : NULL;
    if (found == NULL)
        return -1;
    if (udev_enumerate_add_match_parent(found, hid) >= 0 &&
        udev_enumerate_add_match_subsystem(found, "power_supply") >= 0 &&
        udev_enumerate_scan_devices(found) >= 0) {
        struct udev_list_entry *entry = udev_enumerate_get_list_entry(found);
        if (entry != NULL)
            percent = capacity(udev, udev_list_entry_get_name(entry));
    }
    udev_enumerate_unref(found);
    return percent;
}

static bool visit_path(struct udev *udev, const char *syspath, board_sysfs_visit *visit, void *context)
{
    bool stop = false;
    struct udev_device *device = udev_device_new_from_syspath(udev, syspath);
    if (device == NULL)
        return false; /* it went while we looked */
    if (board_sysfs_is_board(device))
        stop = visit(context, device);
    udev_device_unref(device);
    return stop;
}

int board_sysfs_each(struct udev *udev, board_sysfs_visit *visit, void *context)
{
    struct udev_enumerate *found = udev_enumerate_new(udev);
    if (found == NULL)
        return -ENOMEM;
    int code = udev_enumerate_add_match_subsystem(found, "input");
    if (code >= 0)
        code = udev_enumerate_add_match_sysname(found, "event*");
    if (code >= 0)
        code = udev_enumerate_scan_devices(found);
    for (struct udev_list_entry *entry = code >= 0 ? udev_enumerate_get_list_entry(found) : NULL;
         entry != NULL; entry = udev_list_entry_get_next(entry))
        if (visit_path(udev, udev_list_entry_get_name(entry), visit, context))
            break;
    udev_enumerate_unref(found);
    return code < 0 ? code : 0;
}
