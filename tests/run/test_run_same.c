#include "match.h"
#include "test.h"

#include "bodymodel.h"

/* The same samples give the same run, whatever happens around them. */

/* A session with everything in it: holds, breaks, the wrong leg, a hop, stepping off. */
static const struct model_step steps[] = {
    {MODEL_TWO_FEET, 6.5, 0, 0}, {MODEL_LEFT, 4, 0, 0},      {MODEL_TWO_FEET, 10, 0, 0},
    {MODEL_LEFT, 3, 0, 0},       {MODEL_TWO_FEET, 1, 0, 0},  {MODEL_RIGHT, 0.4, 0, 0},
    {MODEL_TWO_FEET, 1, 0, 0},   {MODEL_RIGHT, 9, 0, 0},     {MODEL_TWO_FEET, 1, 0, 0},
    {MODEL_EMPTY, 6, 0, 0},      {MODEL_TWO_FEET, 7, 0, 0},  {MODEL_LEFT, 3, 0, 0},
    {MODEL_HOP, 0.2, 0, 0},      {MODEL_TWO_FEET, 11, 0, 0}, {MODEL_EMPTY, 3, 0, 0},
    {MODEL_TWO_FEET, 8, 0, 0},   {MODEL_RIGHT, 8, 0, 0},     {MODEL_TWO_FEET, 12, 0, 0},
    {MODEL_LEFT, 9, 0, 0},       {MODEL_TWO_FEET, 13, 0, 0}, {MODEL_RIGHT, 5, 0, 0},
    {MODEL_TWO_FEET, 5, 0, 0},
};

static void make(const struct model_options *options, struct model_session *session)
{
    assert_int_equal(model_make(options, steps, sizeof(steps) / sizeof(*steps), session), 0);
}

static struct match *play(const struct model_session *session, enum level_sides sides, int spread)
{
    struct level level = match_level(8, 3, 4, sides);
    struct match *match = match_begin(&level, 0);
    match->spread = spread;
    for (size_t i = 0; i < session->count; i++)
        match_push(match, &session->samples[i]);
    match_verify(match);
    return match;
}

/* Every event and every score, times shifted by so much and sides exchanged when mirrored. */
static void assert_same(const struct match *a, const struct match *b, int64_t shift_us, bool mirrored)
{
    assert_int_equal(a->event_count, b->event_count);
    for (int i = 0; i < a->event_count; i++) {
        const struct run_event *x = &a->events[i], *y = &b->events[i];
        assert_int_equal(x->kind, y->kind);
        assert_int_equal(x->t_us + shift_us, y->t_us);
        assert_int_equal(x->phase, y->phase);
        assert_int_equal(x->why, y->why);
        assert_int_equal(mirrored ? side_other(x->side) : x->side, y->side);
        assert_int_equal(x->set, y->set);
        assert_int_equal(x->number, y->number);
        assert_int_equal(x->hold.ended_by, y->hold.ended_by);
        assert_int_equal(x->hold.end_us - x->hold.start_us, y->hold.end_us - y->hold.start_us);
    }
    for (int i = 0; i < a->run.set_count; i++) {
        const struct run_set *x = &a->run.sets[i], *y = &b->run.sets[i];
        assert_int_equal(x->done, y->done);
        assert_int_equal(x->score.points, y->score.points);
        assert_true(mirrored || match_same_score(&x->score, &y->score));
        assert_int_equal(x->score.stars, y->score.stars);
        assert_int_equal(x->score.steadiness, y->score.steadiness);
    }
}

/* The sessions are worth something: sets get done and scored, and something breaks. */
static void assert_eventful(const struct match *match)
{
    assert_true(match_scored(match) >= 2);
    assert_true(match_said(match, "paused-stepped-off"));
    assert_true(match_said(match, "foot-down"));
}

TEST(looking_on_changes_nothing)
{
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct model_session session;
        make(&(struct model_options){.seed = seed, .jitter = seed % 2}, &session);
        struct match *plain = play(&session, LEVEL_EACH_SIDE, 0),
                     *watched = play(&session, LEVEL_EACH_SIDE, 3);
        assert_eventful(plain);
        assert_same(plain, watched, 0, false);
        match_end(plain);
        match_end(watched);
        model_free(&session);
    }
}

TEST(events_wait_until_they_are_asked_for)
{
    struct model_session session;
    make(&(struct model_options){.seed = 2}, &session);
    struct match *plain = play(&session, LEVEL_EACH_SIDE, 0);
    struct level level = plain->level;
    struct run run;
    struct run_event event;
    int seen = 0;
    assert_int_equal(run_init(&run, &(struct run_setup){.level = &level, .weight_kg = PLAYER_WEIGHT_KG}), 0);
    for (size_t i = 0; i < session.count; i++) { /* taken up every tenth of a second */
        run_push(&run, &session.samples[i]);
        while (i % 10 == 0 && run_next(&run, &event)) {
            assert_int_equal(event.kind, plain->events[seen].kind);
            assert_int_equal(event.t_us, plain->events[seen].t_us);
            seen++;
        }
    }
    while (run_next(&run, &event))
        seen++;
    assert_int_equal(seen, plain->event_count);
    assert_int_equal(run.events_lost, 0);
    match_end(plain);
    model_free(&session);
}

TEST(a_shifted_clock_changes_times_only)
{
    static const int64_t shifts_us[] = {1, 123456789, 86400000000, -77000001};
    struct model_session session;
    make(&(struct model_options){.seed = 4, .jitter = true}, &session);
    struct match *plain = play(&session, LEVEL_EACH_SIDE, 0);
    for (size_t i = 0; i < sizeof(shifts_us) / sizeof(*shifts_us); i++) {
        struct model_session shifted;
        make(&(struct model_options){.seed = 4, .jitter = true, .start_us = shifts_us[i]}, &shifted);
        struct match *other = play(&shifted, LEVEL_EACH_SIDE, 0);
        assert_same(plain, other, shifts_us[i], false);
        match_end(other);
        model_free(&shifted);
    }
    match_end(plain);
    model_free(&session);
}

TEST(a_mirrored_player_has_mirrored_results)
{
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct model_session session, mirrored;
        struct model_options options = {.seed = seed, .jitter = seed % 2};
        make(&options, &session);
        options.mirror = true;
        make(&options, &mirrored);
        struct match *left = play(&session, LEVEL_LEFT_ONLY, 0);
        struct match *right = play(&mirrored, LEVEL_RIGHT_ONLY, 0);
        assert_true(match_scored(left) >= 1);
        assert_same(left, right, 0, true);
        struct run_moment a, b;
        run_moment(&left->run, 0, &a);
        run_moment(&right->run, 0, &b);
        assert_true(a.zone_x_mm < 0 && b.zone_x_mm > 0);
        match_end(left);
        match_end(right);
        model_free(&session);
        model_free(&mirrored);
    }
}

/* Poor links: whatever they do, no event is lost and every score can be found again. */
TEST(poor_links_lose_no_event)
{
    int deepest = 0;
    for (uint64_t seed = 1; seed <= 16; seed++) {
        struct model_session session;
        struct model_options options = {
            .seed = seed,
            .jitter = true,
            .repeat = 0.05 * (double)(seed % 8),
            .dropouts = (double)(seed % 5) * 10,
            .gap_at_s = 5 + 2.7 * (double)seed,
            .gap_s = 0.2 * (double)(seed % 12),
        };
        make(&options, &session);
        struct match *match = play(&session, seed % 3 ? LEVEL_EACH_SIDE : LEVEL_LEFT_ONLY, 0);
        if (match->deepest > deepest)
            deepest = match->deepest;
        match_end(match);
        model_free(&session);
    }
    assert_in_range(deepest, 2, RUN_QUEUE / 2);
}

/*
 * The most that one sample can bring: a level of one second with six cues, and samples so rare that the whole
 * hold lies between two of them.
 */
TEST(the_queue_is_deep_enough_for_the_worst)
{
    int deepest = 0;
    for (int gap_ms = 50; gap_ms <= 1050; gap_ms += 50) {
        for (int hold_s = 1; hold_s <= 9; hold_s += 2) {
            struct level level = match_level(hold_s, 2, 0, LEVEL_EACH_SIDE);
            level.cue_count = LEVEL_CUES_MAX;
            struct match *match = match_begin(&level, 0);
            for (int i = 0; i < 60 * 1000 / gap_ms; i++) {
                match_step(match);
                match_silence(match, gap_ms / 1000.0 - PLAYER_STEP_US / 1e6);
            }
            run_stop(&match->run);
            match_drain(match);
            match_verify(match);
            if (match->deepest > deepest)
                deepest = match->deepest;
            match_end(match);
        }
    }
    print_message("deepest queue: %d of %d\n", deepest, RUN_QUEUE);
    assert_in_range(deepest, 4, RUN_QUEUE - 4);
}
