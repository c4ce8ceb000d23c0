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

int test_in_utc(void **state)
{
    (void)state;
    setenv("TZ", "UTC0", 1);
    tzset();
    return 0;
}

int main(void)
{
    return cmocka_run_group_tests(cases, group_set_up, group_tear_down);
}
