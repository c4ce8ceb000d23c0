#ifndef DEVICE_BOARD_BOARD_QUEUE_H
#define DEVICE_BOARD_BOARD_QUEUE_H

#include "device/input.h"

#include <pthread.h>

/*
 * Between the board's thread and whoever polls. Entries are written and read where they lie: one slot is
 * being written and one is held by the reader, and only their numbers change places with those of the queue.
 * Bounded: when nobody polls, the oldest samples go first, then the oldest of the rest; FOUND and LOST stay
 * (they come in turns, so should the queue ever hold nothing else, the oldest pair, which cancels out, goes).
 */
enum { BOARD_QUEUE_SIZE = 1024, BOARD_QUEUE_TEXT = 256 };

struct board_entry {
    enum input_kind kind;
    int64_t t_us;
    bool pressed;
    int battery_percent;
    enum input_notice notice;
    union {
        struct sample sample;        /* INPUT_SAMPLE */
        char text[BOARD_QUEUE_TEXT]; /* INPUT_FOUND, INPUT_NOTICE */
    };
};

struct board_queue {
    pthread_mutex_t mutex;
    struct board_entry slots[BOARD_QUEUE_SIZE + 2];
    int order[BOARD_QUEUE_SIZE]; /* ring of slots; those beyond count are free */
    int written, held;           /* slots that are in nobody's way */
    int head, count;
    int64_t dropped;
};

int board_queue_init(struct board_queue *queue); /* 0 or a negative errno */
void board_queue_destroy(struct board_queue *queue);

/* What comes next, to be filled in by the board's thread; and into the queue with it. */
struct board_entry *board_queue_entry(struct board_queue *queue, enum input_kind kind, int64_t t_us);
void board_queue_push(struct board_queue *queue);

/* The oldest entry that is not later than now_us, valid until the next call; NULL when there is none. */
const struct board_entry *board_queue_pop(struct board_queue *queue, int64_t now_us);

#endif
