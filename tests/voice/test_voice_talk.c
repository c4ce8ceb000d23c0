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

/* What is pushed at a time (NULL: nothing), and what is said then, for a second ("": nothing; NULL: nobody
 * asks). */
struct moment {
    int64_t at_us;
    enum saying_urgency urgency;
    const char *pushed, *said;
};

static const struct {
    const char *name;
    struct moment moments[10];
} conversations[] = {
    {"one after the other",
     {{0, .said = ""},
      {0, SAYING_TELL, "a"},
      {0, SAYING_TELL, "b", "a"},
      {S / 2, .said = ""},
      {S, .said = ""}, /* a breath between two sentences */
      {S + TALK_REST_US, .said = "b"},
      {9 * S, .said = ""}}},
    {"a count is now or never",
     {{0, SAYING_CUE, "cue", "cue"},
      {S / 10, SAYING_COUNT, "3", "3"}, /* ends the cue */
      {S / 5, SAYING_COUNT, "2", "2"},  /* and the count before it */
      {4 * S, SAYING_COUNT, "1"},       /* nobody could say it in time: the next replaces it */
      {4 * S, SAYING_COUNT, "0", "0"},
      {6 * S, .said = ""}}},
    {"a count waits for an instruction but not long",
     {{0, SAYING_TELL, "left leg", "left leg"},
      {S / 5, SAYING_COUNT, "3", ""},
      {S + TALK_REST_US, .said = ""}, /* 0.9 s late: wrong by now */
      {2 * S, SAYING_TELL, "again", "again"},
      {2 * S + 1, SAYING_CUE, "cue"},
      {3 * S - S / 5, SAYING_COUNT, "2"},
      {3 * S + TALK_REST_US, .said = "2"}, /* before the cue, which came first */
      {4 * S + 2 * TALK_REST_US, .said = "cue"}}},
    {"cues come late or not at all",
     {{0, SAYING_CUE, "old"},
      {1, SAYING_CUE, "new"},
      {2, .said = "new"},
      {3, SAYING_CUE, "late"},
      {4 + TALK_CUE_US, .said = ""},
      {10 * S, SAYING_CUE, "cue"},
      {10 * S, SAYING_TELL, "rest", "rest"}, /* the work is over, and so are its cues */
      {12 * S, .said = ""}}},
    {"a pause ends everything",
     {{0, SAYING_TELL, "a", "a"},
      {1, SAYING_TELL, "b"},
      {2, SAYING_NOW, "paused", "paused"},
      {5 * S, .said = ""}}},
    {"only the newest focus is read",
     {{0, SAYING_FOCUS, "one", "one"},
      {1, SAYING_FOCUS, "two"},
      {2, SAYING_FOCUS, "three"},
      {3, .said = "three"},
      {4, SAYING_TELL, "go", "go"},
      {5, SAYING_FOCUS, "four"},
      {6, .said = ""}}},
};

TEST(nobody_talks_over_anybody)
{
    for (size_t i = 0; i < sizeof conversations / sizeof *conversations; i++) {
        struct talk talk;

        talk_init(&talk);
        for (const struct moment *now = conversations[i].moments; now->pushed || now->said; now++) {
            if (now->pushed)
                push(&talk, now->urgency, now->pushed, now->at_us);
            const char *said = now->said ? say(&talk, now->at_us) : "";
            if (now->said && strcmp(said, now->said))
                fail_msg("%s: at %lld us \"%s\" is said, not \"%s\"", conversations[i].name,
                         (long long)now->at_us, said, now->said);
        }
    }
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
