#ifndef HOME_H
#define HOME_H

#include "test.h"

#include "store/store.h"

/* For cmocka: each test gets a fresh store in a fresh folder; at its end the file must be sound. */
struct home {
    char folder[128], path[160];
    struct store *store;
};

int home_setup(void **state);
int home_teardown(void **state);
#define HOME_TEST(name) TEST_ON(name, struct home *home, home_setup, home_teardown)

void home_reopen(struct home *home);
struct store_player home_player(struct home *home, const char *name);

#endif
