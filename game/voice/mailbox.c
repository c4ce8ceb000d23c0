#include "voice/mailbox.h"

void mailbox_init(struct mailbox *post)
{
    atomic_init(&post->put, 0);
    atomic_init(&post->taken, 0);
}

bool mailbox_put(struct mailbox *post, const struct mailbox_item *item)
{
    unsigned put = atomic_load_explicit(&post->put, memory_order_relaxed);

    if (put - atomic_load_explicit(&post->taken, memory_order_acquire) >= MAILBOX_ROOM)
        return false;
    post->items[put % MAILBOX_ROOM] = *item;
    atomic_store_explicit(&post->put, put + 1, memory_order_release);
    return true;
}

bool mailbox_take(struct mailbox *post, struct mailbox_item *out)
{
    unsigned taken = atomic_load_explicit(&post->taken, memory_order_relaxed);

    if (taken == atomic_load_explicit(&post->put, memory_order_acquire))
        return false;
    *out = post->items[taken % MAILBOX_ROOM];
    atomic_store_explicit(&post->taken, taken + 1, memory_order_release);
    return true;
}
