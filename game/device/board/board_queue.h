#ifndef DEVICE_BOARD_BOARD_QUEUE_H
#define DEVICE_BOARD_BOARD_QUEUE_H

#include "device/input.h"

#include <pthread.h>

/*
 * Between the board's thread and whoever polls. Bounded: when nobody polls, the oldest samples go first,
 * then the oldest of the rest; FOUND and LOST stay (they come in turns, so should the queue ever hold
 * nothing else, the oldest pair, which cancels out, goes).
 */
enum { BOARD_QUEUE_SIZE = 1024 };

struct board_queue {
    pthread_mutex_t mutex;
    struct input_event events[BOARD_QUEUE_SIZE];
    int head, count;
    int64_t dropped;
};

int board_queue_init(struct board_queue *queue); /* 0 or a negative errno */
void board_queue_destroy(struct board_queue *queue);

void board_queue_push(struct board_queue *queue, const struct input_event *event);

/* The oldest event that is not later than now_us: true and *out, or false. */
bool board_queue_pop(struct board_queue *queue, int64_t now_us, struct input_event *out);

#endif
