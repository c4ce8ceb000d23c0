#include "test.h"

#include "coach/pain.h"

TEST(the_traffic_light)
{
    for (int value = -1; value <= PAIN_MAX; value++) {
        enum pain_advice wanted = value <= 3 ? PAIN_GO_ON : value <= 5 ? PAIN_STAY : PAIN_STOP;
        assert_int_equal(pain_advice(value), wanted);
    }
}

TEST(a_morning_is_worse_by_two_points)
{
    for (int before = 0; before <= PAIN_MAX; before++)
        for (int morning = 0; morning <= PAIN_MAX; morning++)
            assert_int_equal(pain_worse(before, morning), morning - before >= 2);
    assert_false(pain_worse(-1, PAIN_MAX));
    assert_false(pain_worse(0, -1));
}

static void assert_kind(const char *text)
{
    static const char *const never[] = {"!", "fail", "weight loss", "missed", "you have "};

    assert_true(strlen(text) > 10 && strlen(text) < 200);
    for (size_t i = 0; i < sizeof(never) / sizeof(*never); i++)
        assert_null(strstr(text, never[i]));
}

TEST(every_advice_has_its_words)
{
    for (int advice = PAIN_GO_ON; advice <= PAIN_STOP; advice++)
        assert_kind(pain_reason((enum pain_advice)advice));
    assert_string_not_equal(pain_reason(PAIN_GO_ON), pain_reason(PAIN_STAY));
    assert_string_not_equal(pain_reason(PAIN_STAY), pain_reason(PAIN_STOP));
    assert_kind(pain_worse_reason());
    assert_string_equal(pain_when_name(PAIN_BEFORE), "before");
    assert_string_equal(pain_when_name(PAIN_AFTER), "after");
    assert_string_equal(pain_when_name(PAIN_MORNING), "morning");
}

TEST(the_warning_signs_end)
{
    int soon = 0, now = 0;

    while (pain_see_soon(soon))
        assert_kind(pain_see_soon(soon++));
    while (pain_see_now(now))
        assert_kind(pain_see_now(now++));
    assert_true(soon >= 2 && now >= 3);
    assert_null(pain_see_soon(-1));
    assert_null(pain_see_now(-1));
    assert_null(pain_see_now(now + 1));
}
