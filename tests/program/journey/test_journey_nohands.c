#define _POSIX_C_SOURCE 200809L /* setenv */
#include "journey.h"
#include "test.h"

#include "stepmodel.h"

/* Nothing is touched but the board. The feet on it are those of body models. */

static const struct model_options body = {.seed = 7, .weight_kg = 68};

static void record(const char *name, const struct model_step *steps, size_t count)
{
    struct model_session session;

    assert_int_equal(model_make(&body, steps, count, &session), 0);
    journey_record(name, &session);
}

static void record_steps(void)
{
    const struct step_options options = {.model = body, .reps = 3, .tempo_s = 3.6, .lead = SIDE_LEFT};
    struct step_session session;

    assert_int_equal(step_make(&options, &session), 0);
    journey_record("steps", &session.samples);
}

static void record_all(void)
{
    static const struct model_step two[] = {{.act = MODEL_TWO_FEET, .seconds = 20}};
    static const struct model_step off[] = {{.act = MODEL_EMPTY, .seconds = 20}};
    static const struct model_step left[] = {{.act = MODEL_TWO_FEET, .seconds = 0.2},
                                             {.act = MODEL_LEFT, .seconds = 4},
                                             {.act = MODEL_TWO_FEET, .seconds = 0.2}};
    static const struct model_step right[] = {{.act = MODEL_TWO_FEET, .seconds = 0.2},
                                              {.act = MODEL_RIGHT, .seconds = 4},
                                              {.act = MODEL_TWO_FEET, .seconds = 0.2}};

    record("two", two, 1);
    record("off", off, 1);
    record("left", left, 3);
    record("right", right, 3);
    record_steps();
}

static int set_up(void **state)
{
    journey_set_up_walk(state);
    assert_int_equal(setenv("T", "/dev/stderr", 1), 0); /* the scenario follows it line by line */
    record_all();
    return 0;
}

TEST_WITH(walks_into_the_third_level, set_up, journey_tear_down)
{
    static const char *const levels[] = {"lake/01-one-leg", "lake/01-one-leg", "ridge/01-step",
                                         "camp/01-shift"};
    int64_t stars[4];
    json_t *history;

    journey_play("journey_nohands.scn", NULL);
    journey_verified(4);
    history = cli_json(0, "history --player Player --format json");
    assert_int_equal(json_array_size(at(history, "trials")), 4);
    for (size_t i = 0; i < 4; i++) {
        json_t *set = json_array_get(at(history, "trials"), i);

        assert_string_equal(text_at(set, "source"), "board");
        assert_string_equal(text_at(set, "level"), levels[i]);
        stars[i] = whole_at(set, "stars");
    }
    assert_int_equal(stars[0], 3);
    assert_int_equal(stars[1], 3);
    /* A board that is late stops its person in mid-step, which is rightly not controlled. */
    assert_in_range(stars[2], journey_was_late() ? 2 : 3, 3);
    assert_int_equal(stars[3], 0); /* only begun */
}
