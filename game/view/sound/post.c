#include "sound/post.h"

void post_init(struct post *post)
{
    atomic_init(&post->put, 0);
    atomic_init(&post->taken, 0);
}

bool post_put(struct post *post, const struct post_item *item)
{
    unsigned put = atomic_load_explicit(&post->put, memory_order_relaxed);

    if (put - atomic_load_explicit(&post->taken, memory_order_acquire) >= POST_ROOM)
        return false;
    post->items[put % POST_ROOM] = *item;
    atomic_store_explicit(&post->put, put + 1, memory_order_release);
    return true;
}

bool post_take(struct post *post, struct post_item *out)
{
    unsigned taken = atomic_load_explicit(&post->taken, memory_order_relaxed);

    if (taken == atomic_load_explicit(&post->put, memory_order_acquire))
        return false;
    *out = post->items[taken % POST_ROOM];
    atomic_store_explicit(&post->taken, taken + 1, memory_order_release);
    return true;
}
