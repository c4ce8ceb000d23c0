#ifndef TEST_H
#define TEST_H

#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/*
 * What every test file begins with. A case is written once, and is run because it is written:
 *
 *     TEST(what_is_true) { assert_true(...); }
 *
 * Cases run in the order of their lines; main() is test.c's.
 */
#define TEST(name) TEST_WITH(name, NULL, NULL)
/* Its fixtures (cmocka's set-up and tear-down) are called before and after it. */
#define TEST_WITH(name, set_up, tear_down)                                                                   \
    static void name(void);                                                                                  \
    static void name##_(void **state)                                                                        \
    {                                                                                                        \
        (void)state;                                                                                         \
        name();                                                                                              \
        test_lets_go();                                                                                      \
    }                                                                                                        \
    TEST_LISTED_(name, set_up, tear_down)                                                                    \
    static void name(void)
/* The same, and what a set-up left in *state is its argument: TEST_ON(rows_stay, struct home *home, ...). */
#define TEST_ON(name, argument, set_up, tear_down)                                                           \
    static void name(argument);                                                                              \
    static void name##_(void **state)                                                                        \
    {                                                                                                        \
        name(*state);                                                                                        \
        test_lets_go();                                                                                      \
    }                                                                                                        \
    TEST_LISTED_(name, set_up, tear_down)                                                                    \
    static void name(argument __attribute__((unused)))
/* Once for the whole program: before its first case and after its last. */
#define GROUP(set_up, tear_down)                                                                             \
    __attribute__((constructor)) static void group_(void)                                                    \
    {                                                                                                        \
        test_group(set_up, tear_down);                                                                       \
    }

/* A fixture for GROUP: days are those of UTC. */
int test_in_utc(void **state);

/* From now on it is the case's that runs or is set up, and is let go of when that has ended, before what is
 * torn down and the last first. Returns it; NULL fails the case. */
void *test_owns(void *object, void (*let_go)(void *object));
void test_lets_go(void);

#define TEST_LISTED_(name, set_up, tear_down)                                                                \
    __attribute__((constructor)) static void name##_listed(void)                                             \
    {                                                                                                        \
        test_case((struct CMUnitTest){#name, name##_, set_up, tear_down, NULL}, __LINE__);                   \
    }

void test_case(struct CMUnitTest test, int line);
void test_group(CMFixtureFunction set_up, CMFixtureFunction tear_down);

#endif
