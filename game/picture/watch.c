#include "picture/watch.h"

#include <math.h>
#include <string.h>

/* How far the two lists are compared when they differ, and how many pixels may be painted needlessly so that
 * there are fewer holes. */
enum { WATCH_AHEAD = 64, WATCH_ALIKE = 2048, WATCH_WASTE = 8192 };

void watch_close(struct watch *watch)
{
    SDL_free(watch->now.ops);
    SDL_free(watch->before.ops);
    *watch = (struct watch){0};
}

void watch_look(struct watch *watch, int width, int height)
{
    const SDL_Rect frame = {0, 0, width, height};

    if (!SDL_RectEquals(&frame, &watch->frame))
        watch->whole = true;
    watch->frame = frame;
    watch->mode = WATCH_LOOKING;
    watch->now.count = 0;
}

/* --- operations */

void watch_begin(struct watch *watch)
{
    watch->op = (struct watch_op){.number = 0x9E3779B97F4A7C15u};
}

void watch_number(struct watch *watch, const void *bytes, size_t size)
{
    Uint64 number = watch->op.number;

    for (size_t at = 0; at < size; at += sizeof(Uint64)) {
        Uint64 word = 0;
        memcpy(&word, (const Uint8 *)bytes + at, SDL_min(size - at, sizeof(word)));
        number = (number ^ word) * 0xFF51AFD7ED558CCDu;
        number ^= number >> 32;
    }
    watch->op.number = number;
}

void watch_box(struct watch *watch, const SDL_Rect *box)
{
    SDL_Rect inside;

    if (SDL_IntersectRect(box, &watch->frame, &inside))
        SDL_UnionRect(&watch->op.box, &inside, &watch->op.box);
}

static int within(double value, int most)
{
    return value > 0 ? value < most ? (int)value : most : 0;
}

void watch_reach(struct watch *watch, double left, double top, double right, double bottom)
{
    SDL_Rect box = {within(floor(left) - 1, watch->frame.w), within(floor(top) - 1, watch->frame.h), 0, 0};

    box.w = within(ceil(right) + 1, watch->frame.w) - box.x;
    box.h = within(ceil(bottom) + 1, watch->frame.h) - box.y;
    watch_box(watch, &box);
}

static void add_op(struct watch *watch)
{
    struct watch_list *list = &watch->now;

    if (list->count == list->capacity) {
        int capacity = list->capacity ? 2 * list->capacity : 1024;
        struct watch_op *ops = SDL_realloc(list->ops, (size_t)capacity * sizeof(*ops));
        if (!ops) {
            watch->whole = true;
            return;
        }
        list->ops = ops;
        list->capacity = capacity;
    }
    list->ops[list->count++] = watch->op;
}

void watch_end(struct watch *watch)
{
    if (watch->mode == WATCH_LOOKING)
        add_op(watch);
    watch->at += watch->mode == WATCH_PAINTING;
}

bool watch_shows(const struct watch *watch)
{
    SDL_Rect hole;
    int i = 0;

    return watch->mode != WATCH_LOOKING && watch_hole(watch, NULL, &i, &hole);
}

bool watch_hole(const struct watch *watch, const SDL_Rect *box, int *i, SDL_Rect *out)
{
    if (!box)
        box = watch->at < watch->now.count ? &watch->now.ops[watch->at].box : &watch->frame;
    if (watch->mode == WATCH_OFF)
        return (*i)++ == 0;
    while (*i < watch->hole_count)
        if (SDL_IntersectRect(&watch->holes[(*i)++], box, out))
            return true;
    return false;
}

/* --- what differs */

static int area(const SDL_Rect *rect)
{
    return rect->w * rect->h;
}

/* Pixels that would be painted needlessly if both were one. */
static int waste(const SDL_Rect *a, const SDL_Rect *b)
{
    SDL_Rect both;

    if (SDL_HasIntersection(a, b))
        return 0;
    SDL_UnionRect(a, b, &both);
    return area(&both) - area(a) - area(b);
}

static void add_hole(struct watch *watch, const SDL_Rect *box)
{
    SDL_Rect hole = *box;

    if (SDL_RectEmpty(&hole))
        return;
    for (int i = 0; i < watch->hole_count;) {
        const bool full = watch->hole_count == WATCH_HOLES;
        if (waste(&watch->holes[i], &hole) > (full ? 64 : 1) * WATCH_WASTE) {
            i++;
            continue;
        }
        SDL_UnionRect(&watch->holes[i], &hole, &hole);
        watch->holes[i] = watch->holes[--watch->hole_count];
        i = 0; /* what has grown may have come near to another */
    }
    if (watch->hole_count < WATCH_HOLES) {
        watch->holes[watch->hole_count++] = hole;
        return;
    }
    watch->holes[0] = watch->frame;
    watch->hole_count = 1;
}

static bool same(const struct watch_op *a, const struct watch_op *b)
{
    return a->number == b->number && SDL_RectEquals(&a->box, &b->box);
}

/* The nearest operations, from there on, that are in both lists: how many of each lie before them. */
static void find_again(const struct watch *watch, int now, int before, int *skip_now, int *skip_before)
{
    const struct watch_list *a = &watch->now, *b = &watch->before;

    /* Mostly a number of them have changed, and none came or went. */
    for (int i = 1; i < WATCH_ALIKE && now + i < a->count && before + i < b->count; i++)
        if (same(&a->ops[now + i], &b->ops[before + i])) {
            *skip_now = *skip_before = i;
            return;
        }
    for (int far = 1; far < WATCH_AHEAD; far++)
        for (int of_now = 0; of_now <= far; of_now++) {
            int i = now + of_now, k = before + far - of_now;
            if (i < a->count && k < b->count && same(&a->ops[i], &b->ops[k])) {
                *skip_now = of_now;
                *skip_before = far - of_now;
                return;
            }
        }
    *skip_now = *skip_before = 1;
}

/* Operations that are in both lists, in the same order, leave the same pixels where no other one was. */
static void compare(struct watch *watch)
{
    const struct watch_list *a = &watch->now, *b = &watch->before;
    int now = 0, before = 0;

    while (now < a->count || before < b->count) {
        int skip_now = a->count - now, skip_before = b->count - before;
        if (skip_now > 0 && skip_before > 0) {
            if (same(&a->ops[now], &b->ops[before])) {
                now++;
                before++;
                continue;
            }
            find_again(watch, now, before, &skip_now, &skip_before);
        }
        for (; skip_now > 0; skip_now--)
            add_hole(watch, &a->ops[now++].box);
        for (; skip_before > 0; skip_before--)
            add_hole(watch, &b->ops[before++].box);
    }
}

bool watch_differs(struct watch *watch)
{
    watch->hole_count = 0;
    watch->at = 0;
    if (watch->whole)
        add_hole(watch, &watch->frame);
    else
        compare(watch);
    watch->mode = watch->hole_count > 0 ? WATCH_PAINTING : WATCH_OFF;
    return watch->hole_count > 0;
}

void watch_done(struct watch *watch)
{
    const struct watch_list painted = watch->now;

    watch->whole = watch->at != painted.count; /* something else was painted than was looked at */
    watch->now = watch->before;
    watch->before = painted;
    watch->mode = WATCH_OFF;
}
