#ifndef TESTS_BOARD_WATCHER_H
#define TESTS_BOARD_WATCHER_H

#include "test.h"

#include "device/device.h"

#include "mock.h"

/* Polls a board and waits for what has to come. Every wait has a generous end, and fails the test there. */
enum { WATCHER_MAX = 20000, WATCHER_TIMEOUT_US = 30000000 };

struct watcher {
    struct mock *mock;
    struct input *board;
    int count;
    struct input_event events[WATCHER_MAX]; /* all, in order, pointing to what follows */
    struct sample samples[WATCHER_MAX];
    char texts[WATCHER_MAX][INPUT_TEXT];
};

/* cmocka setup and teardown; *state is a struct watcher. Ends as skipped where there is no umockdev-wrapper.
 */
int watcher_setup(void **state);
int watcher_teardown(void **state);
#define BOARD_TEST(name) TEST_ON(name, struct watcher *watcher, watcher_setup, watcher_teardown)

/* A board, empty and with a battery of 62 %, is plugged in; and is opened and found, too. */
extern const double watcher_empty_kg[CORNERS];
struct mock_board *watcher_plug(struct watcher *watcher, const char *node);
struct mock_board *watcher_meet(struct watcher *watcher, const char *node);

void watcher_open(struct watcher *watcher);

/* One round of polling; true when something came. */
bool watcher_poll(struct watcher *watcher);

/* The first event of that kind from index on. Its index. */
int watcher_wait(struct watcher *watcher, int from, enum input_kind kind);
int watcher_wait_notice(struct watcher *watcher, int from, enum input_notice notice);
int watcher_wait_load(struct watcher *watcher, int from, const double load_kg[CORNERS]);
void watcher_wait_until(struct watcher *watcher, int64_t now_us);

int watcher_seen(const struct watcher *watcher, enum input_kind kind); /* how many so far */
bool watcher_same_load(const struct sample *sample, const double load_kg[CORNERS]);

#endif
