#include "device/board/board_queue.h"

int board_queue_init(struct board_queue *queue)
{
    *queue = (struct board_queue){0};
    for (int i = 0; i < BOARD_QUEUE_SIZE; i++)
        queue->order[i] = i;
    queue->written = BOARD_QUEUE_SIZE;
    queue->held = BOARD_QUEUE_SIZE + 1;
    return -pthread_mutex_init(&queue->mutex, NULL);
}

void board_queue_destroy(struct board_queue *queue)
{
    pthread_mutex_destroy(&queue->mutex);
}

static int *at(struct board_queue *queue, int index)
{
    return &queue->order[(queue->head + index) % BOARD_QUEUE_SIZE];
}

static void swap(int *a, int *b)
{
    int was = *a;
    *a = *b;
    *b = was;
}

/* The oldest sample, else the oldest entry that is not FOUND or LOST, else -1. */
static int least_needed(struct board_queue *queue)
{
    int other = -1;
    for (int i = 0; i < queue->count; i++) {
        enum input_kind kind = queue->slots[*at(queue, i)].kind;
        if (kind == INPUT_SAMPLE)
            return i;
        if (other < 0 && kind != INPUT_FOUND && kind != INPUT_LOST)
            other = i;
    }
    return other;
}

static void remove_at(struct board_queue *queue, int index)
{
    for (int i = index; i > 0; i--)
        swap(at(queue, i), at(queue, i - 1));
    queue->head = (queue->head + 1) % BOARD_QUEUE_SIZE;
    queue->count--;
    queue->dropped++;
}

static void make_room(struct board_queue *queue)
{
    int index = least_needed(queue);
    if (index >= 0) {
        remove_at(queue, index);
        return;
    }
    remove_at(queue, 0);
    remove_at(queue, 0);
}

struct board_entry *board_queue_entry(struct board_queue *queue, enum input_kind kind, int64_t t_us)
{
    struct board_entry *entry = &queue->slots[queue->written];
    entry->kind = kind;
    entry->t_us = t_us;
    entry->battery_percent = -1;
    entry->notice = NOTICE_NONE;
    entry->pressed = false;
    return entry;
}

void board_queue_push(struct board_queue *queue)
{
    pthread_mutex_lock(&queue->mutex);
    if (queue->count == BOARD_QUEUE_SIZE)
        make_room(queue);
    swap(at(queue, queue->count), &queue->written);
    queue->count++;
    pthread_mutex_unlock(&queue->mutex);
}

const struct board_entry *board_queue_pop(struct board_queue *queue, int64_t now_us)
{
    const struct board_entry *got = NULL;
    pthread_mutex_lock(&queue->mutex);
    if (queue->count > 0 && queue->slots[*at(queue, 0)].t_us <= now_us) {
        swap(at(queue, 0), &queue->held);
        queue->head = (queue->head + 1) % BOARD_QUEUE_SIZE;
        queue->count--;
        got = &queue->slots[queue->held];
    }
    pthread_mutex_unlock(&queue->mutex);
    return got;
}
