#define _POSIX_C_SOURCE 200809L
#include "device/device.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* Says what a board does, one event a line, until it is told to stop: the program that scenarios try. */

static volatile sig_atomic_t stopped;

static void stop(int number)
{
    (void)number;
    stopped = 1;
}

static int64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void say(const struct input_event *event)
{
    const double *kg = event->sample ? event->sample->load_kg : NULL;
    switch (event->kind) {
    case INPUT_SAMPLE:
        if ((event->sample->has & SAMPLE_LOST) == 0)
            printf("sample %.2f %.2f %.2f %.2f\n", kg[0], kg[1], kg[2], kg[3]);
        else
            printf("sample lost\n");
        break;
    case INPUT_FOUND:
        printf("found %s\n", event->text);
        break;
    case INPUT_LOST:
        printf("lost\n");
        break;
    case INPUT_BUTTON:
        printf("button %s\n", event->pressed ? "down" : "up");
        break;
    case INPUT_NOTICE:
        printf("notice %d %s\n", (int)event->notice, event->text);
        break;
    case INPUT_BATTERY:
        printf("battery %d\n", event->battery_percent);
        break;
    case INPUT_END:
        printf("end\n");
        break;
    }
    fflush(stdout);
}

int main(void)
{
    const struct sigaction action = {.sa_handler = stop};
    const struct timespec pause = {.tv_nsec = 2000000};
    char error[256];
    struct input_event event;
    sigaction(SIGTERM, &action, NULL);
    struct input *board = device_board.open(&device_board, NULL, error);
    if (board == NULL) {
        fprintf(stderr, "%s\n", error);
        return 1;
    }
    puts("ready");
    fflush(stdout);
    while (!stopped) {
        while (board->poll(board, now_us(), &event))
            say(&event);
        nanosleep(&pause, NULL);
    }
    input_close(board);
    puts("closed");
    return 0;
}
