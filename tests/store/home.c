#include "home.h"
#include "test.h"

#include "folder.h"
#include "made.h"

void home_reopen(struct home *home)
{
    char error[256] = "";
    store_close(home->store);
    int result = store_open(home->path, &home->store, error);
    if (result)
        print_error("%s\n", error);
    assert_int_equal(result, 0);
    assert_string_equal(store_notice(home->store), "");
}

int home_setup(void **state)
{
    struct home *home = calloc(1, sizeof(*home));
    assert_non_null(home);
    folder_make(home->folder, sizeof(home->folder));
    snprintf(home->path, sizeof(home->path), "%s/surefoot.db", home->folder);
    home_reopen(home);
    *state = home;
    return 0;
}

int home_teardown(void **state)
{
    struct home *home = *state;
    store_close(home->store);
    assert_int_equal(made_check_file(home->path), 0);
    folder_remove(home->folder);
    free(home);
    return 0;
}

struct store_player home_player(struct home *home, const char *name)
{
    struct store_player found;
    assert_int_equal(store_player(home->store, name, &found), 0);
    return found;
}
