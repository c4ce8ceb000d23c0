#define _GNU_SOURCE /* TIOCGPTPEER, syscall */
#include "mock.h"

#include "mock_describe.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/input.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <umockdev.h>
#include <unistd.h>

/*
 * A node is a pseudo terminal that holds 4095 bytes; beyond that it cuts an event in two. So no more than
 * this lies unread in it, and the rest waits here.
 */
enum { UNREAD_MAX = 3000, WAITING_MAX = 1 << 20 };

struct mock {
    UMockdevTestbed *testbed;
    GHashTable *used;  /* node names */
    GPtrArray *boards; /* plugged */
};

struct mock_board {
    struct mock *mock;
    struct mock_paths paths;
    char node[64]; /* /dev/input/eventN */
    int master_fd, peer_fd;
    int units[MOCK_CORNERS]; /* as last sent; -1 not yet; in the order of axes below */
    GByteArray *waiting;
};

/* Axis and the corner it carries, as hid-wiimote does it. */
static const struct {
    unsigned short code;
    int corner;
} axes[MOCK_CORNERS] = {{ABS_HAT0X, 1}, {ABS_HAT0Y, 3}, {ABS_HAT1X, 0}, {ABS_HAT1Y, 2}};

G_GNUC_NORETURN static void die(const char *what, const char *why)
{
    fprintf(stderr, "mock: %s: %s\n", what, why);
    exit(2);
}

int64_t mock_now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int to_units(double kg)
{
    return (int)lround(fmin(fmax(kg * 100.0, 0.0), 65535.0)); /* the driver clips at its zero */
}

static void board_free(void *data)
{
    struct mock_board *board = data;
    close(board->peer_fd);
    mock_paths_free(&board->paths);
    g_byte_array_unref(board->waiting);
    g_free(board);
}

struct mock *mock_new(void)
{
    UMockdevTestbed *testbed = umockdev_testbed_new(); /* only then can the next line tell */
    if (!umockdev_in_mock_environment()) {
        g_object_unref(testbed);
        return NULL;
    }
    struct mock *mock = g_new0(struct mock, 1);
    mock->testbed = testbed;
    mock->used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    mock->boards = g_ptr_array_new_with_free_func(board_free);
    return mock;
}

void mock_free(struct mock *mock)
{
    if (mock == NULL)
        return;
    while (mock->boards->len > 0)
        mock_unplug(g_ptr_array_index(mock->boards, 0));
    g_ptr_array_unref(mock->boards);
    g_hash_table_unref(mock->used);
    g_object_unref(mock->testbed);
    g_free(mock);
}

struct mock_board *mock_find(struct mock *mock, const char *node)
{
    for (guint i = 0; i < mock->boards->len; i++) {
        struct mock_board *board = g_ptr_array_index(mock->boards, i);
        if (strcmp(board->node + strlen("/dev/input/"), node) == 0)
            return board;
    }
    return NULL;
}

static void load_ioctls(struct mock_board *board, const double load_kg[MOCK_CORNERS])
{
    GError *error = NULL;
    int units[MOCK_CORNERS];
    for (int i = 0; i < MOCK_CORNERS; i++)
        units[i] = to_units(load_kg[axes[i].corner]);
    char *text = mock_describe_ioctls(board->node, units);
    char *root = umockdev_testbed_get_root_dir(board->mock->testbed);
    char *path = g_build_filename(root, "ioctls", NULL);
    if (!g_file_set_contents(path, text, -1, &error) ||
        !umockdev_testbed_load_ioctl(board->mock->testbed, board->node, path, &error))
        die("answers to ioctls", error->message);
    g_free(path);
    g_free(root);
    g_free(text);
}

static char *sys_path(const char *path)
{
    return g_strconcat("/sys", path, NULL);
}

static void set_attribute(struct mock_board *board, const char *path, const char *name, const char *value)
{
    char *full = sys_path(path);
    umockdev_testbed_set_attribute(board->mock->testbed, full, name, value);
    g_free(full);
}

static void announce(struct mock_board *board, const char *path, const char *action)
{
    char *full = sys_path(path);
    umockdev_testbed_uevent(board->mock->testbed, full, action);
    g_free(full);
}

/*
 * The node is announced the moment it is made. One that is to be denied is therefore made under a name that
 * nobody looks for, closed, and only then given its right name and announced.
 */
static void add_device(struct mock_board *board, int number, const struct mock_spec *spec,
                       const char *address)
{
    GError *error = NULL;
    char *text = mock_describe_device(&board->paths, number, spec->denied ? "Not yet" : MOCK_NAME, address,
                                      spec->battery_percent);
    if (!umockdev_testbed_add_from_string(board->mock->testbed, text, &error))
        die("device", error->message);
    g_free(text);
    board->master_fd = umockdev_testbed_get_dev_fd(board->mock->testbed, board->node);
    board->peer_fd = ioctl(board->master_fd, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (board->peer_fd < 0)
        die(board->node, strerror(errno));
    if (spec->denied) {
        mock_deny(board);
        set_attribute(board, board->paths.input, "name", MOCK_NAME);
        announce(board, board->paths.event, "add");
    }
}

struct mock_board *mock_plug(struct mock *mock, const struct mock_spec *spec)
{
    int number = 0;
    char end;
    if (sscanf(spec->node, "event%d%c", &number, &end) != 1 || number < 0 || number > 255 ||
        !g_hash_table_add(mock->used, g_strdup(spec->node)))
        return NULL;
    char *address = spec->address != NULL ? g_strdup(spec->address)
                                          : g_strdup_printf("00:24:44:00:00:%02x", (unsigned)number);
    struct mock_board *board = g_new0(struct mock_board, 1);
    board->mock = mock;
    board->paths = mock_paths_make(number, address);
    g_snprintf(board->node, sizeof board->node, "/dev/input/%s", spec->node);
    for (int i = 0; i < MOCK_CORNERS; i++)
        board->units[i] = to_units(spec->load_kg[axes[i].corner]);
    board->waiting = g_byte_array_new();
    load_ioctls(board, spec->load_kg); /* before the device: the program may open it at once */
    add_device(board, number, spec, address);
    g_ptr_array_add(mock->boards, board);
    g_free(address);
    return board;
}

void mock_unplug(struct mock_board *board)
{
    const char *const children_first[] = {board->paths.event, board->paths.power, board->paths.input,
                                          board->paths.hid};
    for (size_t i = 0; i < G_N_ELEMENTS(children_first); i++) {
        char *full = sys_path(children_first[i]);
        umockdev_testbed_uevent(board->mock->testbed, full, "remove");
        umockdev_testbed_remove_device(board->mock->testbed, full);
        g_free(full);
    }
    umockdev_testbed_detach_ioctl(board->mock->testbed, board->node, NULL);
    g_ptr_array_remove(board->mock->boards, board);
}

static void set_mode(struct mock_board *board, mode_t mode)
{
    if (fchmod(board->peer_fd, mode) != 0)
        die(board->node, strerror(errno));
}

void mock_deny(struct mock_board *board)
{
    set_mode(board, 0);
}

void mock_allow(struct mock_board *board)
{
    set_mode(board, S_IRUSR | S_IWUSR | S_IWGRP);
    announce(board, board->paths.event, "change");
}

void mock_battery(struct mock_board *board, int percent)
{
    char *text = g_strdup_printf("%d", percent);
    set_attribute(board, board->paths.power, "capacity", text);
    g_free(text);
}

bool mock_give_up_root(void)
{
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[2];
    static const unsigned past_modes = 1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH;
    if (syscall(SYS_capget, &header, data) != 0)
        return false;
    if ((data[0].permitted & past_modes) == 0)
        return true; /* not root: modes hold anyway */
    /* Out of the bounding set, so that a program that is started does not get them back. */
    if (prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE) != 0 || prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH) != 0)
        return false;
    data[0].effective &= ~past_modes;
    data[0].permitted &= ~past_modes;
    data[0].inheritable &= ~past_modes;
    return syscall(SYS_capset, &header, data) == 0;
}

bool mock_flush(struct mock_board *board)
{
    int unread = 0;
    while (board->waiting->len > 0) {
        if (ioctl(board->peer_fd, FIONREAD, &unread) != 0 || unread >= UNREAD_MAX)
            return false;
        guint room = (guint)(UNREAD_MAX - unread) / sizeof(struct input_event) + 1;
        guint size = MIN(room * (guint)sizeof(struct input_event), board->waiting->len);
        ssize_t written = write(board->master_fd, board->waiting->data, size);
        if (written <= 0)
            return false;
        g_byte_array_remove_range(board->waiting, 0, (guint)written);
    }
    return true;
}

static void put(struct mock_board *board, int64_t t_us, unsigned type, unsigned code, int value)
{
    struct input_event event = {.type = (unsigned short)type, .code = (unsigned short)code, .value = value};
    event.input_event_sec = (time_t)(t_us / 1000000);
    event.input_event_usec = (suseconds_t)(t_us % 1000000);
    if (board->waiting->len < WAITING_MAX) /* nobody reads it: let go */
        g_byte_array_append(board->waiting, (const guint8 *)&event, sizeof event);
}

void mock_load(struct mock_board *board, int64_t t_us, const double load_kg[MOCK_CORNERS])
{
    bool changed = false;
    for (int i = 0; i < MOCK_CORNERS; i++) {
        int units = to_units(load_kg[axes[i].corner]);
        if (units == board->units[i])
            continue;
        board->units[i] = units;
        put(board, t_us, EV_ABS, axes[i].code, units);
        changed = true;
    }
    if (changed)
        put(board, t_us, EV_SYN, SYN_REPORT, 0);
    mock_flush(board);
}

void mock_button(struct mock_board *board, int64_t t_us, bool pressed)
{
    put(board, t_us, EV_KEY, BTN_A, pressed);
    put(board, t_us, EV_SYN, SYN_REPORT, 0);
    mock_flush(board);
}

void mock_dropped(struct mock_board *board, int64_t t_us)
{
    put(board, t_us, EV_SYN, SYN_DROPPED, 0);
    put(board, t_us, EV_SYN, SYN_REPORT, 0);
    mock_flush(board);
}
