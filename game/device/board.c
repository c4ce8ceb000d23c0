#define _POSIX_C_SOURCE 200809L
#include "device/board/board_loop.h"
#include "device/device.h"
#include "i18n/mark.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct board_input {
    struct input input; /* first: a struct input * to it is a struct board_input * */
    struct board_queue queue;
    struct board_loop loop; /* the thread's own, from board_open to board_close */
    pthread_t thread;
    int stop_fd;
    bool have_lost;     /* LOST is next: the sample before it has been given */
    struct sample gone; /* that one */
};

static bool board_poll(struct input *input, int64_t now_us, struct input_event *out)
{
    struct board_input *board = (struct board_input *)input;
    if (board->have_lost) {
        board->have_lost = false;
        *out = input_event(input, INPUT_LOST, board->gone.t_us);
        return true;
    }
    const struct board_entry *entry = board_queue_pop(&board->queue, now_us);
    if (entry == NULL)
        return false;
    *out = input_event(input, entry->kind, entry->t_us);
    out->pressed = entry->pressed;
    out->battery_percent = entry->battery_percent;
    out->notice = entry->notice;
    if (entry->kind == INPUT_SAMPLE)
        out->sample = &entry->sample;
    if (entry->kind == INPUT_FOUND || entry->kind == INPUT_NOTICE)
        out->text = entry->text;
    if (entry->kind == INPUT_LOST) {
        board->have_lost = true;
        board->gone = (struct sample){.t_us = entry->t_us, .has = SAMPLE_LOST};
        out->kind = INPUT_SAMPLE;
        out->sample = &board->gone;
    }
    return true;
}

static void *thread_main(void *argument)
{
    struct board_input *board = argument;
    board_loop_run(&board->loop);
    return NULL;
}

static int start_thread(struct board_input *board)
{
    sigset_t all, before;
    sigfillset(&all); /* signals belong to the program's own threads */
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int code = -pthread_create(&board->thread, NULL, thread_main, board);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return code;
}

static void board_close(struct input *input)
{
    struct board_input *board = (struct board_input *)input;
    const uint64_t one = 1;
    while (write(board->stop_fd, &one, sizeof one) < 0 && errno == EINTR)
        continue;
    pthread_join(board->thread, NULL);
    board_loop_finish(&board->loop);
    close(board->stop_fd);
    board_queue_destroy(&board->queue);
    free(board);
}

/* Whatever was made before the step that failed goes again. */
static struct input *give_up(struct board_input *board, char error[256], const char *why)
{
    if (board && board->stop_fd >= 0)
        close(board->stop_fd);
    if (board)
        board_queue_destroy(&board->queue);
    free(board);
    snprintf(error, 256, "boards cannot be looked for: %s", why);
    return NULL;
}

static struct input *board_open(const struct device *device, const struct device_setup *setup,
                                char error[256])
{
    struct board_input *board = calloc(1, sizeof *board);

    (void)setup;
    if (board == NULL || board_queue_init(&board->queue) != 0) {
        free(board);
        return give_up(NULL, error, "out of memory");
    }
    board->input = (struct input){.poll = board_poll, .close = board_close, .device = device};
    board->stop_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (board->stop_fd < 0)
        return give_up(board, error, "no more files may be opened");
    if (board_loop_init(&board->loop, &board->queue, board->stop_fd) != 0)
        return give_up(board, error, "the system's device list (udev) cannot be reached");
    if (start_thread(board) != 0) {
        board_loop_finish(&board->loop);
        return give_up(board, error, "no thread could be started for the board");
    }
    return &board->input;
}

const struct device device_board = {.name = "board",
                                    .word = "board",
                                    .setting = "board",
                                    .choice = N_("balance board"),
                                    .channels = 1u << CHANNEL_LOAD,
                                    .steers = STEERS_LEAN | STEERS_BUTTONS,
                                    .live = true,
                                    .plate = true,
                                    .open = board_open};
