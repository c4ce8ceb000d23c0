#ifndef HOME_H
#define HOME_H

#include "test.h"

#include "store/store.h"

/* For cmocka: a fresh store in a fresh folder; at its end the file must be sound. */
struct home {
    char folder[128], path[160];
    struct store *store; /* NULL: none is open */
};

int home_setup(void **state);
int home_teardown(void **state);
#define HOME_TEST(name) TEST_ON(name, struct home *home, home_setup, home_teardown)

/* The same by hand; and a folder that has no store yet, which may hold anything in the end. */
void home_make(struct home *home);
void home_leave(struct home *home);
int home_setup_bare(void **state);
int home_teardown_bare(void **state);

/* Opened, without a notice. */
bool home_stands_in(const char *source);
struct store *home_open(const char *path);
void home_reopen(struct home *home);
struct store_player home_player(struct home *home, const char *name);
/* Attempt `number` (made.h) of that player, and a pain of that time. */
void home_play(struct store *store, const char *name, int number);

/* By SQLite itself: changes a file; one number of it; how many rows a table has. */
void home_sql(const char *path, const char *sql);
int home_number(const char *path, const char *sql);

#endif
