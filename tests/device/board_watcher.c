#define _POSIX_C_SOURCE 200809L
#include "board_watcher.h"
#include "test.h"

#include <time.h>

int watcher_setup(void **state)
{
    struct watcher *watcher = calloc(1, sizeof *watcher);
    if (watcher == NULL)
        return -1;
    watcher->mock = mock_new();
    if (watcher->mock == NULL) {
        print_message("skipped: not under umockdev-wrapper\n");
        exit(77);
    }
    *state = watcher;
    return 0;
}

int watcher_teardown(void **state)
{
    struct watcher *watcher = *state;
    input_close(watcher->board);
    mock_free(watcher->mock);
    free(watcher);
    return 0;
}

const double watcher_empty_kg[CORNERS] = {0.31, 0.12, 0.25, 0.4};

struct mock_board *watcher_plug(struct watcher *watcher, const char *node)
{
    struct mock_spec spec = {.node = node, .battery_percent = 62};
    memcpy(spec.load_kg, watcher_empty_kg, sizeof spec.load_kg);
    struct mock_board *board = mock_plug(watcher->mock, &spec);
    assert_non_null(board);
    return board;
}

struct mock_board *watcher_meet(struct watcher *watcher, const char *node)
{
    struct mock_board *board = watcher_plug(watcher, node);
    watcher_open(watcher);
    watcher_wait(watcher, 0, INPUT_FOUND);
    return board;
}

void watcher_open(struct watcher *watcher)
{
    char error[256];
    watcher->board = device_board.open(&device_board, NULL, error);
    if (watcher->board == NULL)
        fail_msg("%s", error);
}

bool watcher_poll(struct watcher *watcher)
{
    bool any = false;
    while (watcher->count < WATCHER_MAX &&
           watcher->board->poll(watcher->board, mock_now_us(), &watcher->events[watcher->count])) {
        struct input_event *event = &watcher->events[watcher->count];
        if (event->sample)
            event->sample = memcpy(&watcher->samples[watcher->count], event->sample, sizeof *event->sample);
        if (event->text)
            event->text = strcpy(watcher->texts[watcher->count], event->text);
        watcher->count++;
        any = true;
    }
    assert_true(watcher->count < WATCHER_MAX);
    return any;
}

typedef bool watcher_match(const struct input_event *event, const void *wanted);

static int wait_for(struct watcher *watcher, int from, watcher_match *match, const void *wanted)
{
    int64_t end_us = mock_now_us() + WATCHER_TIMEOUT_US;
    const struct timespec pause = {.tv_nsec = 1000000};
    for (int i = from;;) {
        for (; i < watcher->count; i++)
            if (match(&watcher->events[i], wanted))
                return i;
        if (mock_now_us() > end_us)
            fail_msg("it did not come in time; %d events did", watcher->count - from);
        if (!watcher_poll(watcher))
            nanosleep(&pause, NULL);
    }
}

static bool match_kind(const struct input_event *event, const void *wanted)
{
    const enum input_kind *kind = wanted;
    return event->kind == *kind;
}

static bool match_notice(const struct input_event *event, const void *wanted)
{
    const enum input_notice *notice = wanted;
    return event->kind == INPUT_NOTICE && event->notice == *notice;
}

bool watcher_same_load(const struct sample *sample, const double load_kg[CORNERS])
{
    for (int i = 0; i < CORNERS; i++)
        if (sample->load_kg[i] != load_kg[i])
            return false;
    return sample->has == SAMPLE_LOAD;
}

static bool match_load(const struct input_event *event, const void *wanted)
{
    return event->kind == INPUT_SAMPLE && watcher_same_load(event->sample, wanted);
}

static bool match_time(const struct input_event *event, const void *wanted)
{
    const int64_t *t_us = wanted;
    return event->t_us >= *t_us;
}

int watcher_wait(struct watcher *watcher, int from, enum input_kind kind)
{
    return wait_for(watcher, from, match_kind, &kind);
}

int watcher_wait_notice(struct watcher *watcher, int from, enum input_notice notice)
{
    return wait_for(watcher, from, match_notice, &notice);
}

int watcher_wait_load(struct watcher *watcher, int from, const double load_kg[CORNERS])
{
    return wait_for(watcher, from, match_load, load_kg);
}

void watcher_wait_until(struct watcher *watcher, int64_t now_us)
{
    wait_for(watcher, 0, match_time, &now_us);
}

int watcher_seen(const struct watcher *watcher, enum input_kind kind)
{
    int seen = 0;
    for (int i = 0; i < watcher->count; i++)
        seen += watcher->events[i].kind == kind;
    return seen;
}
