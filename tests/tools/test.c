#define _GNU_SOURCE 1 /* setenv, tzset */
#include "test.h"

#include <time.h>

enum { CASES_MAX = 64 };

static struct CMUnitTest cases[CASES_MAX]; /* cmocka passes over rows that are empty */
static int lines[CASES_MAX], case_count;
static CMFixtureFunction group_set_up, group_tear_down;

/* Constructors come in the compiler's order: sorted by line. */
void test_case(struct CMUnitTest test, int line)
{
    int at = case_count++;

    if (case_count > CASES_MAX)
        abort();
    for (; at > 0 && lines[at - 1] > line; at--) {
        cases[at] = cases[at - 1];
        lines[at] = lines[at - 1];
    }
    cases[at] = test;
    lines[at] = line;
}

void test_group(CMFixtureFunction set_up, CMFixtureFunction tear_down)
{
    group_set_up = set_up;
    group_tear_down = tear_down;
}

static struct {
    void *object;
    void (*let_go)(void *object);
} * owned;
static size_t owned_count, owned_room;

void *test_owns(void *object, void (*let_go)(void *object))
{
    assert_non_null(object);
    if (owned_count == owned_room) {
        owned_room += 256;
        owned = realloc(owned, owned_room * sizeof *owned);
        assert_non_null(owned);
    }
    owned[owned_count].object = object;
    owned[owned_count++].let_go = let_go;
    return object;
}

void test_lets_go(void)
{
    while (owned_count > 0) {
        owned_count--;
        owned[owned_count].let_go(owned[owned_count].object);
    }
}

int test_in_utc(void **state)
{
    (void)state;
    setenv("TZ", "UTC0", 1);
    tzset();
    return 0;
}

int main(void)
{
    int failed = cmocka_run_group_tests(cases, group_set_up, group_tear_down);

    free(owned);
    return failed;
}
