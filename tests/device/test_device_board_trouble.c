#define _POSIX_C_SOURCE 200809L
#include "board_watcher.h"
#include "test.h"

#include <poll.h>
#include <stdatomic.h>
#include <time.h>

/* What goes wrong with boards, and what the player is told. */

static struct mock_board *plug_denied(struct watcher *watcher)
{
    const struct mock_spec spec = {.node = "event20", .battery_percent = 90, .denied = true};
    struct mock_board *board = mock_plug(watcher->mock, &spec);
    assert_non_null(board);
    return board;
}

BOARD_TEST(test_button_without_weight)
{
    struct mock_board *board = watcher_meet(watcher, "event20");
    for (int i = 0; i < 3; i++) {
        mock_button(board, mock_now_us(), true);
        mock_button(board, mock_now_us(), false);
    }
    int at = watcher_wait_notice(watcher, 0, NOTICE_WEAK_BATTERY);
    assert_non_null(strstr(watcher->events[at].text, "new batteries"));
}

BOARD_TEST(test_one_press_and_patience)
{
    struct mock_board *board = watcher_meet(watcher, "event20");
    int64_t t_us = mock_now_us();
    mock_button(board, t_us, true);
    mock_button(board, t_us, false);
    int at = watcher_wait_notice(watcher, 0, NOTICE_WEAK_BATTERY);
    assert_true(watcher->events[at].t_us >= t_us + 3000000);
    assert_int_equal(watcher_seen(watcher, INPUT_NOTICE), 1);
}

BOARD_TEST(test_corner_stuck_under_load)
{
    struct mock_board *board = watcher_meet(watcher, "event20");
    static const double first[CORNERS] = {20.0, 20.0, 0.0, 20.0}, later[CORNERS] = {20.5, 19.5, 0.0, 20.0};
    mock_load(board, mock_now_us(), first);
    watcher_wait_load(watcher, 0, first);
    mock_load(board, mock_now_us(), later);
    int at = watcher_wait_notice(watcher, 0, NOTICE_CORNER_STUCK);
    assert_non_null(strstr(watcher->events[at].text, "bottom left"));
}

BOARD_TEST(test_not_permitted)
{
    struct input_device device;
    if (!mock_give_up_root()) {
        print_message("skipped: root's rights cannot be given up here\n");
        skip();
    }
    struct mock_board *board = plug_denied(watcher);
    watcher_open(watcher);
    int at = watcher_wait_notice(watcher, 0, NOTICE_NO_PERMISSION);
    assert_non_null(strstr(watcher->events[at].text, "log in at this computer itself"));
    assert_int_equal(watcher->count, 1); /* not found before it can be read */
    assert_int_equal(board_list(&device, 1), 1);
    assert_memory_equal(device.state, "no permission", 13);
    mock_allow(board);
    watcher_wait(watcher, 0, INPUT_FOUND);
    static const double load[CORNERS] = {10.0, 11.0, 12.0, 13.0};
    mock_load(board, mock_now_us(), load);
    watcher_wait_load(watcher, 0, load);
    assert_int_equal(watcher_seen(watcher, INPUT_NOTICE), 1);
    assert_int_equal(board_list(&device, 1), 1);
    assert_string_equal(device.state, "ready");
}

/* The seat changes hands without a word from udev: it looks again by itself, and does not nag. */
BOARD_TEST(test_permitted_without_a_word)
{
    if (!mock_give_up_root()) {
        print_message("skipped: root's rights cannot be given up here\n");
        skip();
    }
    struct mock_board *board = plug_denied(watcher);
    watcher_open(watcher);
    int at = watcher_wait_notice(watcher, 0, NOTICE_NO_PERMISSION);
    const struct timespec looks_again = {.tv_sec = 2, .tv_nsec = 300000000};
    nanosleep(&looks_again, NULL); /* there is nothing to wait for: nothing may come */
    assert_false(watcher_poll(watcher));
    mock_allow_quietly(board);
    watcher_wait(watcher, at, INPUT_FOUND);
    assert_int_equal(watcher_seen(watcher, INPUT_NOTICE), 1);
}

/* The thread that reads is held up right after poll has found nothing; a reading comes meanwhile. */
static struct mock_board *_Atomic comes_from;
static int64_t came_us;

static const double comes[CORNERS] = {15.0, 16.0, 17.0, 18.0};

int __real_poll(struct pollfd *fds, nfds_t count, int timeout_ms);
int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout_ms);

int __wrap_poll(struct pollfd *fds, nfds_t count, int timeout_ms)
{
    const struct timespec held_up = {.tv_nsec = 200000000};
    int ready = __real_poll(fds, count, timeout_ms);
    struct mock_board *board = ready == 0 ? atomic_exchange(&comes_from, NULL) : NULL;

    if (board) {
        came_us = mock_now_us();
        mock_load(board, came_us, comes);
        nanosleep(&held_up, NULL);
    }
    return ready;
}

BOARD_TEST(a_reading_keeps_its_time_though_the_machine_is_busy)
{
    struct mock_board *board = watcher_meet(watcher, "event20");
    atomic_store(&comes_from, board);
    int at = watcher_wait_load(watcher, 0, comes);
    assert_true(watcher->events[at].t_us == came_us);
}

static int64_t cpu_us(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (int64_t)used.tv_sec * 1000000 + used.tv_nsec / 1000;
}

BOARD_TEST(test_waits_without_work)
{
    struct mock_board *board = watcher_meet(watcher, "event20");
    mock_unplug(board);
    watcher_wait(watcher, 0, INPUT_LOST);
    const struct timespec pause = {.tv_nsec = 500000000};
    int64_t before_us = cpu_us();
    nanosleep(&pause, NULL);
    assert_true(cpu_us() - before_us < 100000); /* of 500 ms: a busy thread would use all of it */
    assert_false(watcher_poll(watcher));
}

/* A node that overflows, as on a busy machine, would be another story: what is full here is the queue behind
 * it. */
static void wait_until_taken(struct mock_board *board)
{
    const struct timespec pause = {.tv_nsec = 1000000};
    int64_t end_us = mock_now_us() + WATCHER_TIMEOUT_US;
    while (!mock_taken(board)) {
        if (mock_now_us() > end_us)
            fail_msg("the board is not read");
        nanosleep(&pause, NULL);
    }
}

BOARD_TEST(test_nobody_polls)
{
    struct mock_board *board = watcher_plug(watcher, "event20");
    struct input_device device;
    watcher_open(watcher);
    wait_until_taken(board); /* also: it is open */
    for (int i = 0; i < 3000; i++) {
        const double load[CORNERS] = {10.0, 10.0 + i % 7, 10.0, 10.0};
        mock_load(board, mock_now_us(), load);
        if (i % 500 == 499)
            wait_until_taken(board);
    }
    mock_unplug(board);
    watcher_plug(watcher, "event21");
    assert_int_equal(board_list(&device, 1), 1);
    int at = watcher_wait(watcher, 0, INPUT_LOST);
    assert_int_equal(watcher->events[0].kind, INPUT_FOUND);
    at = watcher_wait(watcher, at, INPUT_FOUND);
    assert_non_null(strstr(watcher->events[at].text, "event21"));
}
