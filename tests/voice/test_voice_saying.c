#include "activities.h"
#include "test.h"

#include "voice/saying.h"

#include <ctype.h>

static const struct level hold = {.activity = &activity_single_leg_balance,
                                  .sides = LEVEL_EACH_SIDE,
                                  .sets = 2,
                                  .hold_s = 10,
                                  .rest_s = 15,
                                  .cues = {"Keep the knee soft", "Look at 1 still spot"},
                                  .cue_count = 2};
static const struct level closed = {
    .sides = LEVEL_LEFT_ONLY, .sets = 1, .hold_s = 1, .rest_s = 0, .eyes = EYES_CLOSED};
static const struct level bridge = {.activity = &activity_bridge,
                                    .sides = LEVEL_BOTH_AT_ONCE,
                                    .sets = 2,
                                    .reps = 10,
                                    .up_s = 2,
                                    .hold_s = 5,
                                    .down_s = 2,
                                    .rest_s = 1};
static const struct level steps = {
    .sides = LEVEL_EACH_SIDE, .sets = 1, .reps = 1, .up_s = 3, .down_s = 3, .rest_s = 60};

TEST(number_in_words)
{
    static const struct {
        int number;
        const char *words;
    } cases[] = {{0, "zero"},
                 {1, "one"},
                 {13, "thirteen"},
                 {20, "twenty"},
                 {45, "forty-five"},
                 {100, "one hundred"},
                 {101, "one hundred and one"},
                 {300, "three hundred"},
                 {999, "nine hundred and ninety-nine"},
                 {1000, "one thousand"},
                 {1007, "one thousand and seven"},
                 {2345, "two thousand three hundred and forty-five"},
                 {10000, "10000"},
                 {-3, "-3"}};
    char words[SAYING_SIZE];

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        saying_number(cases[i].number, words);
        assert_string_equal(words, cases[i].words);
    }
}

static void check(const struct level *level, struct run_event event, enum saying_urgency urgency,
                  const char *text)
{
    struct saying saying;

    assert_true(saying_event(level, &event, &saying));
    assert_string_equal(saying.text, text);
    assert_int_equal(saying.urgency, urgency);
}

#define PHASE(...) ((struct run_event){.kind = RUN_EVENT_PHASE, .phase = __VA_ARGS__})
#define EVENT(...) ((struct run_event){.kind = __VA_ARGS__})

TEST(phases_are_told)
{
    check(&hold, PHASE(RUN_GET_READY, .side = SIDE_LEFT, .set = 1), SAYING_TELL,
          "Left leg. Hold ten seconds.");
    check(&hold, PHASE(RUN_GET_READY, .side = SIDE_RIGHT, .set = 2), SAYING_TELL,
          "Right leg, set two. Hold ten seconds.");
    check(&closed, PHASE(RUN_GET_READY, .side = SIDE_LEFT, .set = 1), SAYING_TELL,
          "Left leg. Hold one second. Eyes closed.");
    check(&bridge, PHASE(RUN_GET_READY, .side = SIDE_NONE, .set = 1), SAYING_TELL,
          "Both legs. Ten times. Hold five seconds.");
    check(&steps, PHASE(RUN_GET_READY, .side = SIDE_RIGHT, .set = 1), SAYING_TELL, "Right leg. One time.");
    check(&hold, PHASE(RUN_REST, .side = SIDE_LEFT), SAYING_TELL, "Rest. Fifteen seconds.");
    check(&bridge, PHASE(RUN_REST, .side = SIDE_NONE), SAYING_TELL, "Rest. One second.");
    check(&closed, PHASE(RUN_REST, .side = SIDE_LEFT), SAYING_TELL, "Rest.");
    check(&hold, PHASE(RUN_PAUSED, .why = RUN_PAUSE_STEPPED_OFF), SAYING_NOW,
          "Paused. Step back on when you like.");
    check(&hold, PHASE(RUN_DONE), SAYING_TELL, "Done.");
}

TEST(what_happens_is_told)
{
    check(&hold, EVENT(RUN_EVENT_COUNT, .number = 3), SAYING_COUNT, "Three.");
    check(&hold, EVENT(RUN_EVENT_LAST, .number = 1), SAYING_COUNT, "One.");
    check(&hold, EVENT(RUN_EVENT_HALFWAY), SAYING_COUNT, "Halfway.");
    check(&hold, EVENT(RUN_EVENT_CUE, .number = 0), SAYING_CUE, "Keep the knee soft.");
    check(&hold, EVENT(RUN_EVENT_CUE, .number = 1), SAYING_CUE, "Look at one still spot.");
    check(&hold, EVENT(RUN_EVENT_HOLD_ENDED, .hold = {.start_us = 5000000, .end_us = 17900000}), SAYING_TELL,
          "Twelve seconds.");
    check(&hold, EVENT(RUN_EVENT_SET_DONE, .score = {.stars = 1}), SAYING_TELL, "One star.");
    check(&bridge, EVENT(RUN_EVENT_REP_DONE, .reps = 8), SAYING_COUNT, "Eight.");
    check(&bridge, EVENT(RUN_EVENT_SET_DONE, .score = {.reps = 10, .good = 8, .stars = 2}), SAYING_TELL,
          "Eight of ten. Two stars.");
    check(&bridge, EVENT(RUN_EVENT_SET_DONE), SAYING_TELL, "Set done.");
    check(&bridge, EVENT(RUN_EVENT_WAIT, .number = RUN_WAIT_FEET), SAYING_TELL,
          "Lie down, feet on the board.");
}

TEST(the_rest_is_silent)
{
    static const enum run_event_kind silent[] = {RUN_EVENT_HOLD_STARTED, RUN_EVENT_REP_BEGUN,
                                                 RUN_EVENT_REP_TOP, RUN_EVENT_REP_LOWERING, RUN_EVENT_BEAT};
    struct saying saying;

    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        assert_false(saying_event(&hold, &EVENT(silent[i]), &saying));
    assert_false(saying_event(&hold, &PHASE(RUN_WORK), &saying));
    assert_false(saying_event(&hold, &PHASE(RUN_COUNT_IN), &saying));
    assert_false(saying_event(&hold, &EVENT(RUN_EVENT_WAIT, .number = RUN_WAIT_NOTHING), &saying));
}

static bool expected(const struct level *level, const char *text)
{
    struct saying saying;

    for (int i = 0; saying_expected(level, i, &saying); i++)
        if (!strcmp(saying.text, text))
            return true;
    return false;
}

/* What has to come at once is in the list of what is rendered ahead. */
TEST(everything_urgent_is_expected)
{
    static const char *const of_hold[] = {"Left leg. Hold ten seconds.",
                                          "Right leg. Hold ten seconds.",
                                          "Left leg, set two. Hold ten seconds.",
                                          "Right leg, set two. Hold ten seconds.",
                                          "Three.",
                                          "Two.",
                                          "One.",
                                          "Halfway.",
                                          "Keep the knee soft.",
                                          "Look at one still spot.",
                                          "Rest. Fifteen seconds.",
                                          "Done."};
    static const char *const of_bridge[] = {"Both legs. Ten times. Hold five seconds.", "One.", "Ten.",
                                            "Both legs, set two. Ten times. Hold five seconds."};
    struct saying saying;

    for (size_t i = 0; i < sizeof of_hold / sizeof *of_hold; i++)
        if (!expected(&hold, of_hold[i]))
            fail_msg("not expected: %s", of_hold[i]);
    for (size_t i = 0; i < sizeof of_bridge / sizeof *of_bridge; i++)
        if (!expected(&bridge, of_bridge[i]))
            fail_msg("not expected: %s", of_bridge[i]);
    assert_false(expected(&bridge, "Halfway."));
    assert_false(expected(&bridge, "Eleven."));
    assert_false(saying_expected(&hold, -1, &saying));
}

/* Calm: no exclamation, no digits, a capital first and a full stop last, short enough for a caption. */
TEST(sentences_are_well_formed)
{
    static const struct level *const levels[] = {&hold, &closed, &bridge, &steps};
    struct saying saying;

    for (size_t k = 0; k < sizeof levels / sizeof *levels; k++)
        for (int i = 0; saying_expected(levels[k], i, &saying); i++) {
            assert_true(isupper((unsigned char)saying.text[0]));
            assert_int_equal(saying.text[strlen(saying.text) - 1], '.');
            assert_null(strpbrk(saying.text, "!0123456789"));
            assert_null(strstr(saying.text, "fail"));
            assert_true(strlen(saying.text) <= 64);
        }
}

TEST(results_name_what_was_done)
{
    struct saying saying;
    struct run run = {.level = &hold, .set_count = 2};

    assert_false(saying_results(&run, &saying));
    run.sets[0] = (struct run_set){
        .side = SIDE_LEFT, .scored = true, .score = {.points = 300, .seconds = 12.9, .stars = 2}};
    assert_true(saying_results(&run, &saying));
    assert_string_equal(saying.text, "Left leg: twelve seconds. Two stars.");
    run.sets[1] = (struct run_set){
        .side = SIDE_RIGHT, .scored = true, .score = {.points = 9, .seconds = 1, .stars = 0}};
    assert_true(saying_results(&run, &saying));
    assert_string_equal(saying.text,
                        "Left leg: twelve seconds. Two stars. Right leg: one second. Zero stars.");
    run = (struct run){.level = &bridge, .set_count = 1};
    run.sets[0] = (struct run_set){.scored = true, .score = {.points = 1, .reps = 9, .good = 7, .stars = 1}};
    assert_true(saying_results(&run, &saying));
    assert_string_equal(saying.text, "Both legs: seven good. One star.");
}

TEST(a_rest_says_what_comes_next)
{
    struct level levels[] = {{.title = "Bridge"}, {.title = "One leg, 20 seconds"}};
    struct book book = {.trail = {levels, 2}};
    struct session session = {
        .book = &book, .count = 2, .current = 1, .phase = SESSION_REST, .rest_end_us = 40400000};
    struct saying saying;

    session.steps[1].level = 1;
    assert_true(saying_rest(&session, levels[1].title, &saying));
    assert_string_equal(saying.text, "Rest. Forty seconds. Next: One leg, twenty seconds.");
    session.phase = SESSION_PLAY;
    assert_false(saying_rest(&session, levels[1].title, &saying));
}

TEST(what_has_the_focus_is_read)
{
    static const char *const cases[][2] = {
        {"Start", "Start"},        {"camp 12", "Camp twelve"}, {"2.5 kg", "Two point five kg"},
        {"3 x 10", "Three x ten"}, {"99999", "99999"},         {"", ""}};
    struct saying saying;
    char endless[2000];

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        saying_focus(cases[i][0], &saying);
        assert_string_equal(saying.text, cases[i][1]);
        assert_int_equal(saying.urgency, SAYING_FOCUS);
    }
    memset(endless, '7', sizeof endless);
    endless[sizeof endless - 1] = '\0';
    saying_focus(endless, &saying);
    assert_true(strlen(saying.text) < SAYING_SIZE);
}
