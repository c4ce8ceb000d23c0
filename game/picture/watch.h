#ifndef PICTURE_WATCH_H
#define PICTURE_WATCH_H

#include <SDL.h>
#include <stdbool.h>

/*
 * What a frame is made of, so that only what differs from the frame before is painted. A frame is a list of
 * operations, each known by a number made of all it depends on and by the box of pixels it may touch. It is
 * gone through twice: looked at, and then painted where an operation came, went or changed. Both times the
 * operations must be the same ones in the same order.
 */
enum watch_mode { WATCH_OFF, WATCH_LOOKING, WATCH_PAINTING };
enum { WATCH_HOLES = 24 };

struct watch_op {
    Uint64 number;
    SDL_Rect box;
    bool covers; /* nothing of what was painted before shows in its box */
};

struct watch_list {
    struct watch_op *ops;
    int count, capacity;
};

struct watch {
    enum watch_mode mode;
    struct watch_list now, before;
    struct watch_op op;          /* that is being put together */
    int at;                      /* of now: the operation that is painted next */
    SDL_Rect frame;              /* all of it */
    SDL_Rect holes[WATCH_HOLES]; /* to be painted; none overlaps another */
    int hole_count;
    bool whole; /* the frame before says nothing about this one */
};

void watch_close(struct watch *watch);
/* A frame of that size is looked at. */
void watch_look(struct watch *watch, int width, int height);
/* It is complete: does it differ from the one before? Then it is painted next, up to watch_done. */
bool watch_differs(struct watch *watch);
void watch_done(struct watch *watch);

/* An operation begins, depends on these bytes, may touch these pixels, ends. */
void watch_begin(struct watch *watch);
void watch_number(struct watch *watch, const void *bytes, size_t size);
void watch_reach(struct watch *watch, double left, double top, double right, double bottom);
void watch_box(struct watch *watch, const SDL_Rect *box);
void watch_end(struct watch *watch);

/* Between begin and end: is it to be painted? */
bool watch_shows(const struct watch *watch);
/* Where, as far as box (NULL: the operation's own): true and *out for each place, *i from 0. */
bool watch_hole(const struct watch *watch, const SDL_Rect *box, int *i, SDL_Rect *out);

#endif
