#include "activities.h"
#include "activity/detector.h"
#include "activity/replay.h"

#include "bodymodel.h"
#include "limbmodel.h"
#include "test.h"

static const struct trial_setup balance = {.activity = &activity_single_leg_balance, .weight_kg = 70};

static struct replay replay; /* of the trial that was opened last */

static int open_trial(struct trial *trial, const struct trial_setup *setup)
{
    replay = (struct replay){.trials = trial, .trial_count = 1};
    return trial_init(trial, setup);
}

static void push_all(const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        replay_push(&replay, &samples[i]);
}

static void play(struct trial *trial, const struct trial_setup *setup, const struct model_options *options,
                 const struct model_step *steps, size_t count)
{
    struct model_session session;
    assert_int_equal(open_trial(trial, setup), 0);
    assert_int_equal(model_make(options, steps, count, &session), 0);
    push_all(session.samples, session.count);
    model_free(&session);
}

static const struct model_step three_holds[] = {
    {MODEL_TWO_FEET, 3, 0, 0}, {MODEL_LEFT, 6, 0, 0}, {MODEL_TWO_FEET, 2, 0, 0}, {MODEL_RIGHT, 9, 0, 0},
    {MODEL_TWO_FEET, 2, 0, 0}, {MODEL_LEFT, 4, 0, 0}, {MODEL_TWO_FEET, 2, 0, 0}, {MODEL_EMPTY, 1, 0, 0},
};
enum { THREE_HOLDS = sizeof(three_holds) / sizeof(*three_holds) };

TEST(what_no_channel_measures_is_refused)
{
    for (int i = 0; i < activity_count; i++) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            struct trial trial;
            struct trial_setup setup = {.activity = activities[i], .channel = (enum channel)channel};
            bool measured = channel != CHANNEL_COACH && activity_measured_by(setup.activity, setup.channel);
            assert_int_equal(open_trial(&trial, &setup), measured ? 0 : -ENOTSUP);
        }
    }
    assert_true(activity_measured_by(&activity_hip_abduction, CHANNEL_MOTION));
    assert_false(activity_measured_by(&activity_hip_abduction, CHANNEL_LOAD));
    assert_false(activity_measured_by(&activity_pigeon_stretch, CHANNEL_LOAD));
    assert_true(activity_measured_by(&activity_pigeon_stretch, CHANNEL_COACH));
}

/* A way to measure of a file's own: a hold for every sample of a contact, which its state counts. */
struct own_state {
    struct hold finished;
    bool going;
    int begun, seen;
};

static void own_begin(void *state, const struct trial_setup *setup)
{
    struct own_state *own = state;

    own->begun += 1 + (int)setup->pads.left;
}

static unsigned own_sample(void *state, const struct sample *sample)
{
    struct own_state *own = state;

    own->finished = (struct hold){.side = SIDE_LEFT, .start_us = 0, .end_us = sample->t_us * ++own->seen};
    return HOLD_ENDED;
}

static unsigned own_stop(void *state, int64_t t_us, enum hold_end why)
{
    (void)state, (void)t_us, (void)why;
    return HOLD_NOTHING;
}

TEST(a_file_may_bring_a_detector_with_a_state_of_its_own)
{
    struct detector detector = {.wants = SAMPLE_CONTACT,
                                .size = sizeof(struct own_state),
                                .going = offsetof(struct own_state, going),
                                .found = offsetof(struct own_state, finished),
                                .begin = own_begin,
                                .sample = own_sample,
                                .stop = own_stop};
    struct activity activity = {.detectors = {[CHANNEL_CONTACT] = &detector}};
    struct trial_setup setup = {.activity = &activity, .channel = CHANNEL_CONTACT};
    struct own_state own;
    struct trial trial;

    assert_int_equal(open_trial(&trial, &setup), 0);
    for (int i = 1; i <= 3; i++)
        assert_int_equal(replay_push(&replay, &(struct sample){.t_us = i * 1000000, .has = SAMPLE_CONTACT}),
                         TRIAL_HOLD_ENDED);
    memcpy(&own, trial.state, sizeof own);
    assert_int_equal(own.begun, 2); /* once, with the usual pads */
    assert_int_equal(own.seen, 3);
    assert_int_equal(trial.hold_count, 3);
    assert_true(trial.best.seconds == 9);
    assert_false(trial_holding(&trial));

    detector.size = TRIAL_STATE_SIZE;
    assert_int_equal(open_trial(&trial, &setup), 0);
    detector.size++;
    assert_int_equal(open_trial(&trial, &setup), -E2BIG);
}

TEST(detectors_count_where_their_exercise_does)
{
    for (int i = 0; i < activity_count; i++)
        for (int channel = 0; channel < CHANNELS; channel++)
            if (activities[i]->detectors[channel])
                assert_int_equal(activities[i]->detectors[channel]->counts, activities[i]->counted);
}

TEST(setup_has_the_usual_cap_and_stars)
{
    struct trial trial;
    assert_int_equal(open_trial(&trial, &balance), 0);
    assert_true(trial.setup.cap_s == 45);
    assert_memory_equal(trial.setup.stars, score_default_stars, sizeof(score_default_stars));
}

TEST(holds_are_found_on_the_side_asked_for)
{
    static const struct {
        enum side side;
        int holds;
        double best_s;
    } cases[] = {{SIDE_LEFT, 2, 6}, {SIDE_RIGHT, 1, 9}, {SIDE_NONE, 3, 9}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct trial trial;
        struct trial_setup setup = balance;
        setup.side = cases[i].side;
        play(&trial, &setup, &(struct model_options){.seed = 3}, three_holds, THREE_HOLDS);
        replay_finish(&replay);
        assert_int_equal(trial.hold_count, cases[i].holds);
        assert_true(trial.scored);
        assert_true(fabs(trial.best.seconds - cases[i].best_s) < 0.25);
        assert_true(cases[i].side == SIDE_NONE || trial.best_hold.side == cases[i].side);
        assert_int_equal(trial.best.points, score_hold(&trial.best_hold, trial.setup.stars).points);
        for (int j = 0; j < trial.hold_count; j++)
            assert_true(score_hold(&trial.holds[j], trial.setup.stars).points <= trial.best.points);
    }
}

TEST(facts_tell_start_and_end_on_that_side_only)
{
    struct model_session session;
    struct trial trial;
    struct trial_setup setup = balance;
    setup.side = SIDE_RIGHT;
    int started = 0, ended = 0;
    double longest_s = 0;
    assert_int_equal(open_trial(&trial, &setup), 0);
    assert_int_equal(model_make(&(struct model_options){.seed = 5}, three_holds, THREE_HOLDS, &session), 0);
    for (size_t i = 0; i < session.count; i++) {
        enum trial_fact fact = replay_push(&replay, &session.samples[i]);
        started += fact == TRIAL_HOLD_STARTED;
        ended += fact == TRIAL_HOLD_ENDED;
        assert_int_equal(trial_holding(&trial), started > ended);
        assert_true(started > ended ? trial_holding_s(&trial) >= longest_s : trial_holding_s(&trial) <= 0);
        longest_s = trial_holding_s(&trial);
        if (fact == TRIAL_HOLD_ENDED)
            assert_true(fabs((double)(trial.ended.end_us - trial.ended.start_us) / 1e6 - 9) < 0.25);
    }
    model_free(&session);
    assert_true(longest_s <= 0);
    assert_int_equal(started, 1);
    assert_int_equal(ended, 1);
}

TEST(a_hold_ends_at_the_cap)
{
    struct trial trial;
    struct trial_setup setup = balance;
    setup.cap_s = 5.5;
    setup.side = SIDE_RIGHT;
    play(&trial, &setup, &(struct model_options){.seed = 3}, three_holds, THREE_HOLDS);
    assert_int_equal(trial.best_hold.ended_by, HOLD_TIME_CAP);
    assert_int_equal(trial.best_hold.end_us - trial.best_hold.start_us, 5500000);
    assert_true(trial.best.seconds == 5.5);
}

TEST(an_open_hold_is_scored_at_the_end)
{
    static const struct model_step steps[] = {{MODEL_TWO_FEET, 3, 0, 0}, {MODEL_LEFT, 7, 0, 0}};
    struct trial trial;
    play(&trial, &balance, &(struct model_options){.seed = 8}, steps, 2);
    assert_false(trial.scored);
    assert_int_equal(replay_finish(&replay), TRIAL_HOLD_ENDED);
    assert_int_equal(trial.best_hold.ended_by, HOLD_STREAM_END);
    assert_true(fabs(trial.best.seconds - 7) < 0.25);
    struct trial before = trial;
    assert_int_equal(replay_finish(&replay), TRIAL_NOTHING);
    assert_int_equal(trial.hold_count, before.hold_count);
}

TEST(a_lost_device_ends_the_hold_and_the_rest_counts_anew)
{
    static const struct model_step steps[] = {{MODEL_TWO_FEET, 3, 0, 0}, {MODEL_LEFT, 14, 0, 0}};
    struct model_session session;
    struct trial trial;
    assert_int_equal(model_make(&(struct model_options){.seed = 8}, steps, 2, &session), 0);
    assert_int_equal(open_trial(&trial, &balance), 0);
    size_t lost = 900;
    push_all(session.samples, lost);
    struct sample sample = {.t_us = session.samples[lost].t_us, .has = SAMPLE_LOST};
    assert_int_equal(replay_push(&replay, &sample), TRIAL_HOLD_ENDED);
    assert_int_equal(trial.ended.ended_by, HOLD_LOST);
    assert_true(trial.ended.end_us <= sample.t_us);
    double first_s = trial.best.seconds;
    push_all(session.samples + lost + 1, session.count - lost - 1);
    replay_finish(&replay);
    assert_in_range(trial.hold_count, 1, 2);
    assert_true(trial.best.seconds >= first_s);
    assert_true(trial.best_hold.end_us - trial.best_hold.start_us < 9000000);
    model_free(&session);
}

/* One wrong time ends a hold that goes on, and loses nothing else. */
TEST(after_a_wrong_time_the_rest_counts)
{
    struct model_session session;
    struct trial trial;

    assert_int_equal(model_make(&(struct model_options){.seed = 3}, three_holds, THREE_HOLDS, &session), 0);
    session.samples[100].t_us += INT64_C(600000000000);
    assert_int_equal(open_trial(&trial, &balance), 0);
    push_all(session.samples, session.count);
    replay_finish(&replay);
    assert_int_equal(trial.hold_count, 3);
    assert_true(fabs(trial.best.seconds - 9) < 0.25);
    assert_int_equal(replay.stream.order.dropped, MONOTONIC_ROWS - 1);
    model_free(&session);
}

TEST(pads_after_a_wrong_time_count)
{
    const struct trial_setup setup = {.activity = &activity_step_up, .channel = CHANNEL_CONTACT};
    struct trial trial;

    assert_int_equal(open_trial(&trial, &setup), 0);
    for (int i = 0; i < 40; i++) {
        struct sample sample = {
            .t_us = INT64_C(1000000) * i, .has = SAMPLE_CONTACT, .contacts = (uint32_t)i & 1u};

        if (i == 9)
            sample.t_us += INT64_C(600000000000);
        replay_push(&replay, &sample);
    }
    replay_finish(&replay);
    assert_in_range(trial.rep_count, 16, 20);
}

TEST(samples_that_say_nothing_are_ignored)
{
    struct trial trial;
    const double load[CORNERS] = {20, 20, 15, 15};
    struct sample motion = {.t_us = 900, .has = SAMPLE_MOTION}, back = sample_load(500, load),
                  first = sample_load(1000, load);
    assert_int_equal(open_trial(&trial, &balance), 0);
    replay_push(&replay, &motion);
    assert_int_equal(trial.samples, 0);
    replay_push(&replay, &first);
    replay_push(&replay, &back);
    assert_int_equal(trial.samples, 1);
    assert_int_equal(trial.first_us, 1000);
    assert_int_equal(trial.last_us, 1000);
}

/* More holds than are listed: all count, and the best is known though it came last. */
TEST(holds_beyond_the_list_are_counted)
{
    static const struct model_step few[] = {{MODEL_LEFT, 2, 0.3, 0}, {MODEL_TWO_FEET, 1, 0.3, 0}};
    static const struct model_step last[] = {{MODEL_TWO_FEET, 1, 0.3, 0}, {MODEL_LEFT, 8, 0.3, 0}};
    struct trial trial;
    int64_t begin_us = 0;
    assert_int_equal(open_trial(&trial, &balance), 0);
    for (int i = 0; i <= TRIAL_HOLDS_MAX + 4; i++) {
        struct model_session session;
        struct model_options options = {.seed = 40 + (uint64_t)i, .start_us = begin_us};
        const struct model_step *steps = i <= TRIAL_HOLDS_MAX + 3 ? few : last;
        assert_int_equal(model_make(&options, steps, 2, &session), 0);
        push_all(session.samples, session.count);
        begin_us = session.samples[session.count - 1].t_us + 10000;
        model_free(&session);
    }
    replay_finish(&replay);
    assert_int_equal(trial.hold_count, TRIAL_HOLDS_MAX + 5);
    assert_true(fabs(trial.best.seconds - 8) < 0.3);
    assert_true(trial.best_hold.start_us > trial.holds[TRIAL_HOLDS_MAX - 1].start_us);
}

/* Sixty lifts to that angle, right after what was before. */
static void lift_sixty_times(double angle_deg, int64_t *now_us)
{
    const struct limb_options options = {.rate_hz = 25, .start_us = *now_us};
    struct limb_lift_step steps[60];
    struct limb_session session;
    for (int i = 0; i < 60; i++)
        steps[i] = (struct limb_lift_step){
            .angle_deg = angle_deg, .rise_s = 1.5, .hold_s = 1.5, .lower_s = 1.5, .rest_s = 1};
    assert_int_equal(limb_make(&options, steps, 60, &session), 0);
    push_all(session.samples, session.count);
    *now_us = session.samples[session.count - 1].t_us + 40000;
    limb_free(&session);
}

/* What the full range is shows late: then none of the many before it was full. */
TEST(every_lift_is_judged_by_the_whole)
{
    const struct trial_setup setup = {
        .activity = &activity_hip_abduction, .channel = CHANNEL_MOTION, .side = SIDE_RIGHT};
    static struct trial trial;
    int64_t now_us = 0;
    assert_int_equal(open_trial(&trial, &setup), 0);
    for (int i = 0; i < 3; i++)
        lift_sixty_times(20, &now_us);
    assert_true(trial.tally[SIDE_RIGHT].full >= 175);
    for (int i = 0; i < 2; i++)
        lift_sixty_times(45, &now_us);
    replay_finish(&replay);
    assert_int_equal(trial.rep_count, 300);
    assert_int_equal(trial.tally[SIDE_RIGHT].reps, 300);
    assert_int_equal(trial.tally[SIDE_RIGHT].full, 120);
    assert_true(trial.best.good <= 120);
    for (int i = 0; i < 300; i++)
        assert_true(trial.reps[i].full == (i >= 180));
}

/* So is the own tempo: what came first was hurried, and earns nothing in the end. */
TEST(every_lift_is_judged_by_the_tempo_of_all)
{
    const struct trial_setup setup = {
        .activity = &activity_hip_abduction, .channel = CHANNEL_MOTION, .side = SIDE_RIGHT};
    static struct trial trial;
    struct limb_lift_step steps[20];
    struct limb_session session;
    for (int i = 0; i < 20; i++)
        steps[i] = (struct limb_lift_step){
            .angle_deg = 30, .rise_s = 0.8, .hold_s = i < 10 ? 1.2 : 4, .lower_s = 0.8, .rest_s = 1.5};
    assert_int_equal(limb_make(&(struct limb_options){.rate_hz = 50}, steps, 20, &session), 0);
    assert_int_equal(open_trial(&trial, &setup), 0);
    for (size_t i = 0; i < session.count; i++) {
        enum trial_fact fact = replay_push(&replay, &session.samples[i]);
        if (fact == TRIAL_REP_DONE)
            assert_true(trial.rep.controlled);
    }
    limb_free(&session);
    assert_int_equal(trial.best.good, 20);
    replay_finish(&replay);
    assert_int_equal(trial.rep_count, 20);
    for (int i = 0; i < 20; i++)
        assert_true(trial.reps[i].controlled == (i >= 10));
    assert_int_equal(trial.tally[SIDE_RIGHT].controlled, 10);
    assert_int_equal(trial.tally[SIDE_RIGHT].steady, 10);
    assert_int_equal(trial.best.good, 10);
}

/* On thigh or pelvis a sensor counts whatever is counted, by the same angle. */
TEST(a_worn_sensor_counts_them_all_alike)
{
    for (int i = 0; i < activity_count; i++) {
        const struct trial_setup setup = {
            .activity = activities[i], .channel = CHANNEL_MOTION, .side = SIDE_LEFT};
        static struct trial trial;
        int64_t now_us = 0;
        if (!setup.activity->counted || !activity_measured_by(setup.activity, CHANNEL_MOTION))
            continue;
        assert_int_equal(open_trial(&trial, &setup), 0);
        lift_sixty_times(30, &now_us);
        replay_finish(&replay);
        assert_int_equal(trial.tally[SIDE_LEFT].reps, 60);
        assert_int_equal(trial.tally[SIDE_LEFT].good, 60);
    }
    assert_true(activity_measured_by(&activity_step_up, CHANNEL_MOTION));
    assert_true(activity_measured_by(&activity_lateral_step_up, CHANNEL_MOTION));
    assert_true(activity_measured_by(&activity_bridge, CHANNEL_MOTION));
}

/* Either foot's pad, pressed for the leg that is asked for; a pad of the other foot is not. */
TEST(a_leg_that_cannot_be_told_is_the_one_asked_for)
{
    const struct trial_setup setup = {.activity = &activity_step_up,
                                      .channel = CHANNEL_CONTACT,
                                      .side = SIDE_LEFT,
                                      .pads = {.right = 1u << 1, .either = 1u << 2}};
    static struct trial trial;
    assert_int_equal(open_trial(&trial, &setup), 0);
    for (int i = 0; i < 12; i++) { /* by turns: the right foot, either foot */
        struct sample down = {
            .t_us = 4000000 * i, .has = SAMPLE_CONTACT, .contacts = i % 2 ? 1u << 2 : 1u << 1};
        struct sample up = {.t_us = down.t_us + 2000000, .has = SAMPLE_CONTACT};
        replay_push(&replay, &down);
        replay_push(&replay, &up);
    }
    replay_finish(&replay);
    assert_int_equal(trial.rep_count, 6);
    assert_int_equal(trial.tally[SIDE_LEFT].reps, 6);
    for (int i = 0; i < 6; i++)
        assert_int_equal(trial.reps[i].side, SIDE_LEFT);
}

/* The time alone counts: 600 of 1000 points for 45 s. */
TEST(a_pad_that_is_kept_pressed_is_a_hold)
{
    const struct trial_setup setup = {
        .activity = &activity_single_leg_balance, .channel = CHANNEL_CONTACT, .side = SIDE_RIGHT};
    const struct sample samples[] = {
        {.t_us = 0, .has = SAMPLE_CONTACT},
        {.t_us = 1000000, .has = SAMPLE_CONTACT, .contacts = 1},
        {.t_us = 9000000, .has = SAMPLE_CONTACT, .contacts = 2},
        {.t_us = 31500000, .has = SAMPLE_CONTACT, .contacts = 3},
        {.t_us = 33000000, .has = SAMPLE_CONTACT},
        {.t_us = 40000000, .has = SAMPLE_CONTACT, .contacts = 2},
        {.t_us = 90000000, .has = SAMPLE_CONTACT},
    };
    static struct trial trial;
    assert_int_equal(open_trial(&trial, &setup), 0);
    push_all(samples, sizeof samples / sizeof samples[0]);
    replay_finish(&replay);
    assert_int_equal(trial.hold_count, 2);
    assert_int_equal(trial.holds[0].side, SIDE_RIGHT);
    assert_int_equal(trial.holds[0].ended_by, HOLD_FOOT_DOWN);
    assert_int_equal(trial.holds[0].end_us - trial.holds[0].start_us, 22500000);
    assert_int_equal(trial.holds[1].ended_by, HOLD_TIME_CAP);
    assert_int_equal(trial.best.points, 600);
    assert_int_equal(trial.best.steadiness, 0);
    assert_int_equal(trial.best.stars, 3);
}
