#ifndef ROOM_H
#define ROOM_H

#include "test.h"

#include "paper.h"

#include "loader/book_files.h"
#include "screen/app/app.h"

/* The whole game without a window: a simulated person on a board, screens, run and store as they are. */
struct room {
    struct app app;
    struct book book;
    struct store *store;
    struct input *sim;
    struct input *clock; /* of what nobody measures */
    bool away;           /* nothing comes from the board */
    struct paper paper;
    bool obedient;
    char folder[128];
    char database[160];
    int frames;
    const struct screen *painted; /* last */
    int painted_menu;
};

int room_make(void **state); /* group set-up and tear-down: the state is a struct room */
int room_free(void **state);
/* A case has the game as it starts with an empty store and somebody before the board. */
int room_set_up(void **state);
int room_tear_down(void **state);
#define ROOM_TEST(name) TEST_ON(name, struct room *room, room_set_up, room_tear_down)

/* damaged: the file of the store is no database. */
void room_open(struct room *room, bool damaged);
void room_close(struct room *room);

void room_frame(struct room *room);
void room_pass(struct room *room, double seconds);
bool room_reach_screen(struct room *room, const struct screen *screen, double seconds);
bool room_reach_phase(struct room *room, enum run_phase phase, double seconds);
/* A deliberate lean and back to the middle. */
void room_lean(struct room *room, double ml, double ap, double seconds);
void room_choose(struct room *room, int id);
void room_press(struct room *room, int id); /* and what it leads to is painted */
/* The same, and it has led to that screen. */
void room_follow(struct room *room, int id, const struct screen *screen);
void room_go(struct room *room, const struct screen *screen); /* wanted, and painted if nothing is asked */
void room_act(struct room *room, enum action action);
/* The question comes up, and is answered with none, which leads on. */
void room_no_pain(struct room *room, const struct screen *then);
/* Home within a second; should pain be asked about on the way, there is none. */
void room_home(struct room *room);
/* Set up, and the first level chosen by its key. */
void room_begin_level(struct room *room);

#endif
