#define _POSIX_C_SOURCE 200809L
#include "board_watcher.h"
#include "csv/csv.h"
#include "test.h"

#include <time.h>

/* The life of a board: comes, weighs, goes, comes back. */

static const double STANDING[CORNERS] = {17.31, 18.02, 16.98, 17.55};

/* Sends a load until it has come through, as a board does at its own pace. */
static int send_load(struct watcher *watcher, struct mock_board *board, const double load_kg[CORNERS])
{
    int from = watcher->count;
    mock_load(board, mock_now_us(), load_kg);
    return watcher_wait_load(watcher, from, load_kg);
}

/* Times of samples always grow, and none is later than now. */
static void check_times(const struct watcher *watcher)
{
    int64_t last_us = INT64_MIN;
    for (int i = 0; i < watcher->count; i++) {
        const struct input_event *event = &watcher->events[i];
        if (event->kind != INPUT_SAMPLE)
            continue;
        assert_true(event->t_us == event->sample->t_us);
        assert_true(event->t_us > last_us);
        assert_true(event->t_us <= mock_now_us());
        last_us = event->t_us;
    }
}

BOARD_TEST(test_there_at_start)
{
    struct mock_board *board = watcher_plug(watcher, "event20");
    watcher_open(watcher);
    assert_true(watcher->board->device->live);
    assert_string_equal(watcher->board->device->name, "board");
    int at = watcher_wait(watcher, 0, INPUT_FOUND);
    assert_int_equal(at, 0);
    assert_string_equal(watcher->events[at].text, "Nintendo Wii Remote Balance Board (/dev/input/event20)");
    at = watcher_wait(watcher, 0, INPUT_BATTERY);
    assert_int_equal(watcher->events[at].battery_percent, 62);
    watcher_wait_load(watcher, 0, watcher_empty_kg);
    at = send_load(watcher, board, STANDING);
    assert_true(fabs(sample_total_kg(watcher->events[at].sample) - 69.86) < 1e-9);
    check_times(watcher);
}

BOARD_TEST(test_comes_later)
{
    watcher_open(watcher);
    assert_false(watcher_poll(watcher));
    struct mock_board *board = watcher_plug(watcher, "event21");
    watcher_wait(watcher, 0, INPUT_FOUND);
    send_load(watcher, board, STANDING);
    assert_int_equal(watcher_seen(watcher, INPUT_FOUND), 1);
}

BOARD_TEST(test_kernel_time_is_kept)
{
    struct mock_board *board = watcher_plug(watcher, "event20");
    watcher_open(watcher);
    int at = watcher_wait_load(watcher, 0, watcher_empty_kg);
    int64_t t_us = watcher->events[at].t_us + 7001;
    watcher_wait_until(watcher, t_us + 20000);
    mock_load(board, t_us + 20001, STANDING); /* some time ago */
    at = watcher_wait_load(watcher, 0, STANDING);
    /* exactly, unless the machine was so slow that a repeat had to go out before */
    if (watcher->events[at - 1].t_us < t_us + 20001)
        assert_true(watcher->events[at].t_us == t_us + 20001);
    check_times(watcher);
}

BOARD_TEST(test_recording_comes_through)
{
    char error[256];
    struct csv_row row;
    struct csv *csv = csv_open(SUREFOOT_RECORDINGS "/board/step-on-s01-1-good.csv", NULL, error);
    assert_non_null(csv);
    struct mock_board *board = watcher_plug(watcher, "event20");
    watcher_open(watcher);
    watcher_wait_load(watcher, 0, watcher_empty_kg);
    int rows = 0;
    int from = watcher->count;
    while (csv_next(csv, &row, error) == 1) {
        double kg[CORNERS];
        for (int i = 0; i < CORNERS; i++)
            kg[i] = floor(row.sample.load_kg[i] * 100.0 + 0.5) / 100.0; /* what the driver can say */
        mock_load(board, mock_now_us(), kg);
        from = watcher_wait_load(watcher, from, kg);
        rows++;
    }
    csv_close(csv);
    assert_true(rows > 100);
    check_times(watcher);
}

BOARD_TEST(test_pulled_out_and_back)
{
    struct mock_board *board = watcher_meet(watcher, "event20");
    send_load(watcher, board, STANDING);
    mock_load(board, mock_now_us(), watcher_empty_kg); /* in mid-feed */
    mock_unplug(board);
    int at = watcher_wait(watcher, 0, INPUT_LOST);
    const struct input_event *before = &watcher->events[at - 1];
    assert_int_equal(before->kind, INPUT_SAMPLE);
    assert_int_equal(before->sample->has, SAMPLE_LOST);
    assert_true(before->t_us == watcher->events[at].t_us);

    board = watcher_plug(watcher, "event25"); /* another name, as the kernel likes to do */
    at = watcher_wait(watcher, at, INPUT_FOUND);
    assert_non_null(strstr(watcher->events[at].text, "event25"));
    send_load(watcher, board, STANDING);
    assert_int_equal(watcher_seen(watcher, INPUT_LOST), 1);

    mock_unplug(board);
    at = watcher_wait(watcher, at, INPUT_LOST);
    board = watcher_plug(watcher, "event20");
    watcher_wait(watcher, at, INPUT_FOUND);
    send_load(watcher, board, STANDING);
    check_times(watcher);
}

BOARD_TEST(test_first_of_two_wins)
{
    struct mock_board *first = watcher_meet(watcher, "event20");
    struct mock_board *second = watcher_plug(watcher, "event22");
    mock_load(second, mock_now_us(), STANDING); /* nobody should hear of this */
    static const double other[CORNERS] = {5.0, 6.0, 7.0, 8.0};
    send_load(watcher, first, other);
    assert_int_equal(watcher_seen(watcher, INPUT_FOUND), 1);
    for (int i = 0; i < watcher->count; i++)
        assert_false(watcher->events[i].kind == INPUT_SAMPLE &&
                     watcher_same_load(watcher->events[i].sample, STANDING));
    mock_unplug(first);
    int at = watcher_wait(watcher, 0, INPUT_LOST);
    at = watcher_wait(watcher, at, INPUT_FOUND);
    assert_non_null(strstr(watcher->events[at].text, "event22"));
    send_load(watcher, second, other);
}

/* udev's word comes before the node hangs up, and while sysfs still shows the board. */
BOARD_TEST(test_removal_is_said_first)
{
    struct mock_board *first = watcher_meet(watcher, "event20");
    watcher_plug(watcher, "event22");
    mock_say_removed(first);
    int at = watcher_wait(watcher, 0, INPUT_LOST);
    at = watcher_wait(watcher, at, INPUT_FOUND);
    assert_non_null(strstr(watcher->events[at].text, "event22"));
    mock_unplug(first);
    watcher_plug(watcher, "event20"); /* waits for its turn again */
    mock_unplug(mock_find(watcher->mock, "event22"));
    at = watcher_wait(watcher, at + 1, INPUT_FOUND);
    assert_non_null(strstr(watcher->events[at].text, "event20"));
    assert_int_equal(watcher_seen(watcher, INPUT_LOST), 2);
}

BOARD_TEST(test_front_button)
{
    struct mock_board *board = watcher_meet(watcher, "event20");
    int64_t t_us = mock_now_us();
    mock_button(board, t_us, true);
    int at = watcher_wait(watcher, 0, INPUT_BUTTON);
    assert_true(watcher->events[at].pressed);
    assert_true(watcher->events[at].t_us == t_us);
    mock_button(board, mock_now_us(), false);
    at = watcher_wait(watcher, at + 1, INPUT_BUTTON);
    assert_false(watcher->events[at].pressed);
    /* held while it is pulled out: let go first */
    mock_button(board, mock_now_us(), true);
    at = watcher_wait(watcher, at + 1, INPUT_BUTTON);
    mock_unplug(board);
    int lost = watcher_wait(watcher, at, INPUT_LOST);
    at = watcher_wait(watcher, at + 1, INPUT_BUTTON);
    assert_false(watcher->events[at].pressed);
    assert_true(at < lost);
}

BOARD_TEST(test_silence_is_not_a_disconnect)
{
    struct mock_board *board = watcher_meet(watcher, "event20");
    int at = send_load(watcher, board, STANDING);
    int64_t start_us = watcher->events[at].t_us;
    watcher_wait_until(watcher, start_us + 1500000);
    int repeats = 0;
    for (int i = at + 1; i < watcher->count; i++) {
        const struct input_event *event = &watcher->events[i];
        if (event->kind != INPUT_SAMPLE)
            continue;
        repeats++;
        assert_true(watcher_same_load(event->sample, STANDING));
        assert_true(event->t_us == start_us + repeats * INT64_C(50000));
    }
    assert_true(repeats >= 30);
    assert_int_equal(watcher_seen(watcher, INPUT_LOST), 0);
    send_load(watcher, board, watcher_empty_kg);
    check_times(watcher);
}

static int64_t wall_clock_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

BOARD_TEST(test_wall_clock_stamps_are_mapped)
{
    struct mock_board *board = watcher_meet(watcher, "event20");
    int64_t before_us = mock_now_us();
    mock_load(board, wall_clock_us(), STANDING);
    int at = watcher_wait_load(watcher, 0, STANDING);
    assert_true(watcher->events[at].t_us >= before_us - 1000);
    assert_true(watcher->events[at].t_us <= mock_now_us());
}

BOARD_TEST(test_dropped_events_are_asked_again)
{
    struct mock_board *board = watcher_meet(watcher, "event20");
    int at = send_load(watcher, board, STANDING);
    mock_dropped(board, mock_now_us());
    at = watcher_wait_load(watcher, at, watcher_empty_kg); /* what the kernel says when asked */
    static const double other[CORNERS] = {1.0, 2.0, 3.0, 4.0};
    send_load(watcher, board, other);
    check_times(watcher);
}

BOARD_TEST(test_listed)
{
    struct input_device devices[4];
    assert_int_equal(board_list(devices, 4), 0);
    const struct mock_spec spec = {.node = "event20", .address = "00:24:44:aa:bb:cc", .battery_percent = 62};
    struct mock_board *board = mock_plug(watcher->mock, &spec);
    watcher_plug(watcher, "event21");
    assert_int_equal(board_list(devices, 4), 2);
    assert_string_equal(devices[0].name, "Nintendo Wii Remote Balance Board");
    assert_string_equal(devices[0].node, "/dev/input/event20");
    assert_string_equal(devices[0].address, "00:24:44:aa:bb:cc");
    assert_string_equal(devices[0].state, "ready");
    assert_int_equal(devices[0].battery_percent, 62);
    assert_string_equal(devices[1].node, "/dev/input/event21");
    assert_int_equal(board_list(devices, 1), 1);
    mock_battery(board, 17);
    assert_int_equal(board_list(devices, 1), 1);
    assert_int_equal(devices[0].battery_percent, 17);
}
