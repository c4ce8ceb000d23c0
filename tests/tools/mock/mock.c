#define _GNU_SOURCE 1 /* syscall */
#include "mock.h"

#include "mock_describe.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/input.h>
#include <math.h>
#include <signal.h>
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
 * umockdev makes pseudo terminals of device nodes. They hold 4095 bytes and cut events in two beyond that,
 * keep what nobody reads for the next one who opens them, and their names can be used only once. So the nodes
 * here are pipes: whole frames or nothing, nothing while nobody listens, and a permission set before anybody
 * looks.
 */
struct mock {
    UMockdevTestbed *testbed;
    GPtrArray *boards; /* plugged */
};

struct mock_board {
    struct mock *mock;
    struct mock_paths paths;
    char node[64];              /* /dev/input/eventN */
    char *pipe_path;            /* what that is in the testbed */
    int fd;                     /* -1: nobody reads */
    bool overrun;               /* the reader was too slow: say so when there is room again */
    int standing[MOCK_CORNERS]; /* what the ioctls answer: umockdev keeps that as it was; in the order of axes
                                 */
    int units[MOCK_CORNERS];    /* what the reader knows */
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
    mock_paths_free(&board->paths);
    g_free(board->pipe_path);
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
    signal(SIGPIPE, SIG_IGN); /* a reader that goes is an error of write */
    mock->testbed = testbed;
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

/* The reader knows what the ioctls said to it, and nothing else. */
static void forget(struct mock_board *board)
{
    memcpy(board->units, board->standing, sizeof board->units);
}

static void load_ioctls(struct mock_board *board)
{
    GError *error = NULL;
    char *text = mock_describe_ioctls(board->node, board->standing);
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

static void make_node(struct mock_board *board, bool denied)
{
    char *root = umockdev_testbed_get_root_dir(board->mock->testbed);
    board->pipe_path = g_strconcat(root, board->node, NULL);
    char *folder = g_path_get_dirname(board->pipe_path);
    if (g_mkdir_with_parents(folder, S_IRWXU) != 0 || mkfifo(board->pipe_path, S_IRUSR | S_IWUSR) != 0 ||
        chmod(board->pipe_path, denied ? 0 : S_IRUSR | S_IWUSR) != 0)
        die(board->pipe_path, strerror(errno));
    g_free(folder);
    g_free(root);
}

/* Also announces it. */
static void add_device(struct mock_board *board, int number, const struct mock_spec *spec,
                       const char *address)
{
    GError *error = NULL;
    char *text = mock_describe_device(&board->paths, number, address, spec->battery_percent);
    if (!umockdev_testbed_add_from_string(board->mock->testbed, text, &error))
        die("device", error->message);
    g_free(text);
}

struct mock_board *mock_plug(struct mock *mock, const struct mock_spec *spec)
{
    int number = 0;
    char end;
    if (sscanf(spec->node, "event%d%c", &number, &end) != 1 || number < 0 || number > 191 ||
        mock_find(mock, spec->node) != NULL)
        return NULL;
    char *address = spec->address != NULL ? g_strdup(spec->address)
                                          : g_strdup_printf("00:24:44:00:00:%02x", (unsigned)number);
    struct mock_board *board = g_new0(struct mock_board, 1);
    board->mock = mock;
    board->paths = mock_paths_make(number, address);
    g_snprintf(board->node, sizeof board->node, "/dev/input/%s", spec->node);
    for (int i = 0; i < MOCK_CORNERS; i++)
        board->standing[i] = to_units(spec->load_kg[axes[i].corner]);
    forget(board);
    board->fd = -1;
    make_node(board, spec->denied);
    load_ioctls(board); /* before the device: the program may open it at once */
    add_device(board, number, spec, address);
    g_ptr_array_add(mock->boards, board);
    g_free(address);
    return board;
}

/* The writing end; false when nobody has opened the node for reading. */
static bool open_end(struct mock_board *board)
{
    if (board->fd < 0)
        board->fd = open(board->pipe_path, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    return board->fd >= 0;
}

static void close_end(struct mock_board *board)
{
    if (board->fd >= 0)
        close(board->fd);
    board->fd = -1;
}

/* umockdev removes the node with its device, but leaves the socket of the ioctls and cannot make it again. */
static void remove_ioctls(struct mock_board *board)
{
    char *root = umockdev_testbed_get_root_dir(board->mock->testbed);
    char *socket = g_strconcat(root, "/ioctl", board->node, NULL);
    umockdev_testbed_detach_ioctl(board->mock->testbed, board->node, NULL);
    if (unlink(socket) != 0)
        die(board->node, strerror(errno));
    g_free(socket);
    g_free(root);
}

void mock_say_removed(struct mock_board *board)
{
    announce(board, board->paths.event, "remove");
}

void mock_unplug(struct mock_board *board)
{
    const char *const children_first[] = {board->paths.event, board->paths.power, board->paths.input,
                                          board->paths.hid};
    open_end(board); /* so that its closing is noticed by whoever reads */
    close_end(board);
    for (size_t i = 0; i < G_N_ELEMENTS(children_first); i++) {
        char *full = sys_path(children_first[i]);
        umockdev_testbed_uevent(board->mock->testbed, full, "remove");
        umockdev_testbed_remove_device(board->mock->testbed, full);
        g_free(full);
    }
    remove_ioctls(board);
    g_ptr_array_remove(board->mock->boards, board);
}

static void set_mode(struct mock_board *board, mode_t mode)
{
    if (chmod(board->pipe_path, mode) != 0)
        die(board->node, strerror(errno));
}

void mock_deny(struct mock_board *board)
{
    set_mode(board, 0);
}

void mock_allow_quietly(struct mock_board *board)
{
    set_mode(board, S_IRUSR | S_IWUSR);
}

void mock_allow(struct mock_board *board)
{
    mock_allow_quietly(board);
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

struct frame {
    struct input_event events[MOCK_CORNERS + 1];
    size_t count;
};

static void add(struct frame *frame, int64_t t_us, unsigned type, unsigned code, int value)
{
    struct input_event *event = &frame->events[frame->count++];
    *event = (struct input_event){.type = (unsigned short)type, .code = (unsigned short)code, .value = value};
    event->input_event_sec = (time_t)(t_us / 1000000);
    event->input_event_usec = (suseconds_t)(t_us % 1000000);
}

/* In one piece or not at all. */
static bool send_frame(struct mock_board *board, const struct frame *frame)
{
    if (!open_end(board))
        return true; /* as in the kernel: whoever does not listen misses nothing */
    size_t size = frame->count * sizeof frame->events[0];
    if (size == 0 || write(board->fd, frame->events, size) == (ssize_t)size)
        return true;
    if (errno == EAGAIN)
        return false;
    close_end(board);
    return true;
}

static void send(struct mock_board *board, const struct frame *frame, int64_t t_us)
{
    if (board->overrun) {
        struct frame dropped = {.count = 0};
        add(&dropped, t_us, EV_SYN, SYN_DROPPED, 0);
        add(&dropped, t_us, EV_SYN, SYN_REPORT, 0);
        board->overrun = !send_frame(board, &dropped);
        forget(board); /* it asks the ioctls now */
    }
    if (!board->overrun)
        board->overrun = !send_frame(board, frame);
}

void mock_load(struct mock_board *board, int64_t t_us, const double load_kg[MOCK_CORNERS])
{
    struct frame frame = {.count = 0};
    if (!open_end(board)) {
        forget(board);
        return;
    }
    for (int i = 0; i < MOCK_CORNERS; i++) {
        int units = to_units(load_kg[axes[i].corner]);
        if (units == board->units[i])
            continue;
        board->units[i] = units;
        add(&frame, t_us, EV_ABS, axes[i].code, units);
    }
    if (frame.count == 0)
        return;
    add(&frame, t_us, EV_SYN, SYN_REPORT, 0);
    send(board, &frame, t_us);
}

void mock_button(struct mock_board *board, int64_t t_us, bool pressed)
{
    struct frame frame = {.count = 0};
    add(&frame, t_us, EV_KEY, BTN_A, pressed);
    add(&frame, t_us, EV_SYN, SYN_REPORT, 0);
    send(board, &frame, t_us);
}

void mock_dropped(struct mock_board *board, int64_t t_us)
{
    const struct frame nothing = {.count = 0};
    board->overrun = true;
    send(board, &nothing, t_us);
}

bool mock_taken(struct mock_board *board)
{
    int unread = 0;
    return open_end(board) && ioctl(board->fd, FIONREAD, &unread) == 0 && unread == 0;
}
