#include "device/board/board_queue.h"

#include <string.h>

int board_queue_init(struct board_queue *queue)
{
    memset(queue, 0, sizeof *queue);
    return -pthread_mutex_init(&queue->mutex, NULL);
}

void board_queue_destroy(struct board_queue *queue)
{
    pthread_mutex_destroy(&queue->mutex);
}

static struct input_event *at(struct board_queue *queue, int index)
{
    return &queue->events[(queue->head + index) % BOARD_QUEUE_SIZE];
}

static bool is_state(const struct input_event *event)
{
    return event->kind == INPUT_FOUND || event->kind == INPUT_LOST;
}

/* The oldest sample, else the oldest event that is not FOUND or LOST, else -1. */
static int least_needed(struct board_queue *queue)
{
    int other = -1;
    for (int i = 0; i < queue->count; i++) {
        if (at(queue, i)->kind == INPUT_SAMPLE)
            return i;
        if (other < 0 && !is_state(at(queue, i)))
            other = i;
    }
    return other;
}

static void remove_at(struct board_queue *queue, int index)
{
    for (int i = index; i > 0; i--)
        *at(queue, i) = *at(queue, i - 1);
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

void board_queue_push(struct board_queue *queue, const struct input_event *event)
{
    pthread_mutex_lock(&queue->mutex);
    if (queue->count == BOARD_QUEUE_SIZE)
        make_room(queue);
    *at(queue, queue->count) = *event;
    queue->count++;
    pthread_mutex_unlock(&queue->mutex);
}

bool board_queue_pop(struct board_queue *queue, int64_t now_us, struct input_event *out)
{
    bool got = false;
    pthread_mutex_lock(&queue->mutex);
    if (queue->count > 0 && at(queue, 0)->t_us <= now_us) {
        *out = *at(queue, 0);
        queue->head = (queue->head + 1) % BOARD_QUEUE_SIZE;
        queue->count--;
        got = true;
    }
    pthread_mutex_unlock(&queue->mutex);
    return got;
}
