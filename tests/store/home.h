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
void home_make_bare(struct home *home);
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

/* The attempt of these trials. What a test does not say of it: a board's, by today's rules, of "lake/a"; of a
 * trial: its first set, with nothing recorded. Returns its id. */
int64_t home_save(struct home *home, struct store_attempt attempt);

/* By SQLite itself: changes a file; the number, or the text (the case's), that the statement answers first.
 */
void home_sql(const char *path, const char *sql);
int home_number(const char *path, const char *sql);
char *home_text(const char *path, const char *sql);
/* A store of an earlier schema, from its frozen dump. */
void home_version(const char *path, int version);

/* A whole file, the case's; and it is there and holds these very bytes. */
unsigned char *home_bytes(const char *path, size_t *size);
void home_holds(const char *path, const void *bytes, size_t size);

/* In a process of its own, for locks and permissions of this one do not count: it must end well. */
void home_in_child(void (*run)(const char *path), const char *path);
/* In such a process: not as root, for whom permissions mean nothing. */
void home_be_nobody(void);

#endif
