#include "test.h"

#include "voice/talk.h"

#define S 1000000

static void push(struct talk *talk, enum saying_urgency urgency, const char *text, int64_t now_us)
{
    struct saying saying = {.urgency = urgency};

    snprintf(saying.text, sizeof saying.text, "%s", text);
    talk_push(talk, &saying, now_us);
}

/* Says what is due for a second; "" when nothing is. */
static const char *say(struct talk *talk, int64_t now_us)
{
    if (!talk_turn(talk, now_us))
        return "";
    talk_begun(talk, now_us, S);
    return talk->said.text;
}

TEST(one_after_the_other)
{
    struct talk talk;

    talk_init(&talk);
    assert_string_equal(say(&talk, 0), "");
    push(&talk, SAYING_TELL, "a", 0);
    push(&talk, SAYING_TELL, "b", 0);
    assert_string_equal(say(&talk, 0), "a");
    assert_string_equal(say(&talk, S / 2), "");
    assert_string_equal(say(&talk, S), ""); /* a breath between two sentences */
    assert_string_equal(say(&talk, S + TALK_REST_US), "b");
    assert_string_equal(say(&talk, 9 * S), "");
}

TEST(a_count_is_now_or_never)
{
    struct talk talk;

    talk_init(&talk);
    push(&talk, SAYING_CUE, "cue", 0);
    assert_string_equal(say(&talk, 0), "cue");
    push(&talk, SAYING_COUNT, "3", S / 10); /* ends the cue */
    assert_string_equal(say(&talk, S / 10), "3");
    push(&talk, SAYING_COUNT, "2", S / 5); /* and the count before it */
    assert_string_equal(say(&talk, S / 5), "2");
    push(&talk, SAYING_COUNT, "1", 4 * S); /* nobody could say it in time: the next replaces it */
    push(&talk, SAYING_COUNT, "0", 4 * S);
    assert_string_equal(say(&talk, 4 * S), "0");
    assert_string_equal(say(&talk, 6 * S), "");
}

TEST(a_count_waits_for_an_instruction_but_not_long)
{
    struct talk talk;

    talk_init(&talk);
    push(&talk, SAYING_TELL, "left leg", 0);
    say(&talk, 0);
    push(&talk, SAYING_COUNT, "3", S / 5);
    assert_string_equal(say(&talk, S / 5), "");
    assert_string_equal(say(&talk, S + TALK_REST_US), ""); /* 0.9 s late: wrong by now */
    push(&talk, SAYING_TELL, "again", 2 * S);
    say(&talk, 2 * S);
    push(&talk, SAYING_CUE, "cue", 2 * S + 1);
    push(&talk, SAYING_COUNT, "2", 3 * S - S / 5);
    assert_string_equal(say(&talk, 3 * S + TALK_REST_US), "2"); /* before the cue, which came first */
    assert_string_equal(say(&talk, 4 * S + 2 * TALK_REST_US), "cue");
}

TEST(cues_come_late_or_not_at_all)
{
    struct talk talk;

    talk_init(&talk);
    push(&talk, SAYING_CUE, "old", 0);
    push(&talk, SAYING_CUE, "new", 1);
    assert_string_equal(say(&talk, 2), "new");
    push(&talk, SAYING_CUE, "late", 3);
    assert_string_equal(say(&talk, 4 + TALK_CUE_US), "");
    push(&talk, SAYING_CUE, "cue", 10 * S);
    push(&talk, SAYING_TELL, "rest", 10 * S); /* the work is over, and so are its cues */
    assert_string_equal(say(&talk, 10 * S), "rest");
    assert_string_equal(say(&talk, 12 * S), "");
}

TEST(a_pause_ends_everything)
{
    struct talk talk;

    talk_init(&talk);
    push(&talk, SAYING_TELL, "a", 0);
    say(&talk, 0);
    push(&talk, SAYING_TELL, "b", 1);
    push(&talk, SAYING_NOW, "paused", 2);
    assert_string_equal(say(&talk, 2), "paused");
    assert_string_equal(say(&talk, 5 * S), "");
}

TEST(only_the_newest_focus_is_read)
{
    struct talk talk;

    talk_init(&talk);
    push(&talk, SAYING_FOCUS, "one", 0);
    assert_string_equal(say(&talk, 0), "one");
    push(&talk, SAYING_FOCUS, "two", 1);
    push(&talk, SAYING_FOCUS, "three", 2);
    assert_string_equal(say(&talk, 3), "three");
    push(&talk, SAYING_TELL, "go", 4);
    assert_string_equal(say(&talk, 4), "go");
    push(&talk, SAYING_FOCUS, "four", 5);
    assert_string_equal(say(&talk, 6), "");
}

TEST(too_much_to_say_loses_the_least)
{
    struct talk talk;
    char text[8];

    talk_init(&talk);
    push(&talk, SAYING_FOCUS, "focus", 0);
    talk.free_us = S; /* somebody is speaking */
    talk.said.urgency = SAYING_NOW;
    for (int i = 0; i < 3 * TALK_WAITING; i++) {
        snprintf(text, sizeof text, "%d", i);
        push(&talk, SAYING_TELL, text, 1 + i);
        assert_true(talk.count <= TALK_WAITING);
    }
    push(&talk, SAYING_COUNT, "count", S - 1);
    assert_int_equal(talk.count, TALK_WAITING);
    assert_string_equal(say(&talk, S), "count");
    assert_string_equal(say(&talk, 2 * S + TALK_REST_US), "17"); /* the oldest went */
}

TEST(captions_show_the_words_with_their_times)
{
    struct talk talk;
    struct talk_caption caption;

    talk_init(&talk);
    assert_false(talk_caption(&talk, 0, &caption));
    push(&talk, SAYING_TELL, "Done.", 5 * S);
    assert_false(talk_caption(&talk, 5 * S, &caption)); /* not before it is said */
    say(&talk, 5 * S);
    assert_true(talk_caption(&talk, 5 * S, &caption));
    assert_string_equal(caption.text, "Done.");
    assert_int_equal(caption.from_us, 5 * S);
    assert_int_equal(caption.until_us, 6 * S);
    assert_true(talk_caption(&talk, 5 * S + TALK_CAPTION_US - 1, &caption)); /* long enough to be read */
    assert_false(talk_caption(&talk, 5 * S + TALK_CAPTION_US, &caption));
    assert_string_equal(caption.text, "");
}
