#ifndef TOOLS_MOCK_DESCRIBE_H
#define TOOLS_MOCK_DESCRIBE_H

#include <glib.h>

/* A board as umockdev wants it: what sysfs shows, and what the kernel answers to ioctls. */

#define MOCK_NAME "Nintendo Wii Remote Balance Board"

/* sysfs paths of the parts, parents first; free with mock_paths_free. */
struct mock_paths {
    char *hid, *input, *power, *event;
};
struct mock_paths mock_paths_make(int number, const char *address);
void mock_paths_free(struct mock_paths *paths);

/* Free with g_free. */
char *mock_describe_device(const struct mock_paths *paths, int number, const char *address,
                           int battery_percent);

/* units: initial value of ABS_HAT0X, HAT0Y, HAT1X, HAT1Y. Free with g_free. */
char *mock_describe_ioctls(const char *node, const int units[4]);

#endif
