#ifndef TOOLS_MOCK_H
#define TOOLS_MOCK_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Balance boards without hardware: devices made with umockdev, for tests and for `mockboard`. The process has
 * to run under umockdev-wrapper. Corners are in the order of enum corner: top left, top right, bottom left,
 * bottom right. Times are CLOCK_MONOTONIC microseconds, as the kernel would stamp them.
 */
struct mock;
struct mock_board;

enum { MOCK_CORNERS = 4 };

/* NULL when the process does not run under umockdev-wrapper. Ends the program when it fails otherwise. */
struct mock *mock_new(void);
void mock_free(struct mock *mock); /* unplugs what is left */

struct mock_spec {
    const char *node;    /* "event20": event0 to event191 */
    const char *address; /* NULL: made from the node's number */
    int battery_percent;
    double load_kg[MOCK_CORNERS]; /* what the kernel says when it is opened, or asked again after a drop */
    bool denied;                  /* nobody may open it until mock_allow: see mock_give_up_root */
};

/* The board is there and announced when this returns. NULL when there is one of that name, or it is no name.
 */
struct mock_board *mock_plug(struct mock *mock, const struct mock_spec *spec);
void mock_unplug(struct mock_board *board); /* as the kernel does: its node hangs up, then udev says so */
/* Only what udev says, for a moment in which the rest is still there. mock_unplug follows. */
void mock_say_removed(struct mock_board *board);
struct mock_board *mock_find(struct mock *mock, const char *node); /* NULL: not plugged */

void mock_deny(struct mock_board *board);
void mock_allow(struct mock_board *board); /* and announces the change, as udev does */
void mock_allow_quietly(struct mock_board *board);
void mock_battery(struct mock_board *board, int percent);

/*
 * The file modes that deny do not stop root. This gives up the right to pass them by, in this thread and in
 * programs it starts, while the user stays the same. False when that cannot be done here.
 */
bool mock_give_up_root(void);

/* Like the kernel: only corners that changed are sent, and only to a program that has the node open. */
void mock_load(struct mock_board *board, int64_t t_us, const double load_kg[MOCK_CORNERS]);
void mock_button(struct mock_board *board, int64_t t_us, bool pressed);
/* The reader was too slow: the kernel threw events away and says so. */
void mock_dropped(struct mock_board *board, int64_t t_us);

/* Has a program that has the node open taken everything that was sent? */
bool mock_taken(struct mock_board *board);

int64_t mock_now_us(void);

#endif
