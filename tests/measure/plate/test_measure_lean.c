#include "fold.h"
#include "measure/plate/cop.h"
#include "measure/plate/lean.h"
#include "test.h"

/* A player of 70 kg who stands where he is told, sampled as the link gives it. */
static struct {
    struct lean lean;
    struct conditioner stream;
    int64_t now_us;
    int64_t step_us;
    uint64_t random;
    bool irregular, repeats;
    int facts[LEAN_STEPPED_OFF + 1];
    enum lean_fact last;
    double last_s; /* when it came */
} player;

static void push(const struct sample *sample)
{
    condition_push(&player.stream, sample);
    enum lean_fact fact = lean_push(&player.lean, &player.stream, 70.0);
    player.facts[fact]++;
    if (fact != LEAN_NOTHING) {
        player.last = fact;
        player.last_s = (double)player.now_us / 1e6;
    }
}

static void stand(double seconds, double x_mm, double y_mm, double kg)
{
    const double right = x_mm / (COP_SENSORS_ML_MM / 2.0), top = y_mm / (COP_SENSORS_AP_MM / 2.0);

    for (int64_t end = player.now_us + (int64_t)(seconds * 1e6); player.now_us < end;) {
        const double load[CORNERS] = {
            kg / 4.0 * (1.0 - right) * (1.0 + top), kg / 4.0 * (1.0 + right) * (1.0 + top),
            kg / 4.0 * (1.0 - right) * (1.0 - top), kg / 4.0 * (1.0 + right) * (1.0 - top)};
        struct sample sample = sample_load(player.now_us, load);

        push(&sample);
        if (player.repeats) {
            sample.t_us += player.step_us / 3;
            push(&sample);
        }
        player.now_us += player.irregular
                             ? 1000 + (int64_t)(1.9 * (double)player.step_us * model_uniform(&player.random))
                             : player.step_us;
    }
}

static void begin(double centre_x_mm, double centre_y_mm)
{
    memset(&player, 0, sizeof(player));
    player.step_us = 10000;
    player.now_us = -3000000;
    lean_init(&player.lean, centre_x_mm, centre_y_mm);
    stand(0.5, centre_x_mm, centre_y_mm, 70.0);
}

static int facts(void)
{
    int sum = 0;

    for (int i = LEAN_NOTHING + 1; i <= LEAN_STEPPED_OFF; i++)
        sum += player.facts[i];
    return sum;
}

TEST(resting_chooses_nothing)
{
    begin(0.0, 0.0);
    stand(60.0, 3.0, -4.0, 70.0);
    assert_int_equal(facts(), 0);
    assert_true(lean_progress(&player.lean) == 0.0);
}

TEST(a_lean_counts_from_neutral_on)
{
    begin(0.0, 0.0);
    assert_true(lean_free(&player.lean));
    lean_arm(&player.lean, 1.2);
    assert_false(lean_free(&player.lean));
    stand(0.5, 40.0, 0.0, 70.0);
    assert_false(lean_free(&player.lean));
    stand(0.5, 0.0, 0.0, 70.0);
    assert_true(lean_free(&player.lean));
    stand(0.5, 40.0, 0.0, 70.0);
    assert_false(lean_free(&player.lean));
    stand(0.5, 0.0, 0.0, 0.0);
    assert_false(lean_free(&player.lean));
}

TEST(leaning_moves_and_staying_chooses)
{
    begin(12.0, -6.0);
    double leant_s = (double)player.now_us / 1e6;
    stand(0.6, 12.0 + 40.0, -6.0, 70.0);
    assert_int_equal(player.facts[LEAN_RIGHT], 1);
    assert_true(player.last_s - leant_s > 0.25 && player.last_s - leant_s < 0.45);
    assert_true(player.lean.armed);
    stand(0.8, 12.0, -6.0, 70.0);
    assert_int_equal(facts(), 1);
    assert_true(lean_progress(&player.lean) > 0.3 && lean_progress(&player.lean) < 0.7);
    stand(0.7, 12.0, -6.0, 70.0);
    assert_int_equal(player.facts[LEAN_DWELLED], 1);
    stand(10.0, 12.0, -6.0, 70.0);
    assert_int_equal(facts(), 2); /* once */
}

TEST(a_held_lean_repeats)
{
    begin(0.0, 0.0);
    stand(3.2, -40.0, 0.0, 70.0); /* 0.25 s, then every 0.9 s */
    assert_int_equal(player.facts[LEAN_LEFT], 4);
    stand(1.0, 40.0, 0.0, 70.0); /* straight across: not before neutral */
    assert_int_equal(player.facts[LEAN_RIGHT], 0);
    stand(0.4, 0.0, 0.0, 70.0);
    stand(0.6, 40.0, 0.0, 70.0);
    assert_int_equal(player.facts[LEAN_RIGHT], 1);
}

TEST(a_lean_takes_the_dwell_back)
{
    begin(0.0, 0.0);
    stand(0.6, 40.0, 0.0, 70.0);
    stand(1.0, 0.0, 0.0, 70.0);
    stand(0.15, 45.0, 0.0, 70.0); /* too short to move, long enough to say no */
    stand(0.7, 0.0, 0.0, 70.0);
    assert_int_equal(player.facts[LEAN_DWELLED], 0);
    stand(0.9, 0.0, 0.0, 70.0);
    assert_int_equal(player.facts[LEAN_DWELLED], 1);
}

/* Between neutral and a lean the dwell waits. */
TEST(half_a_lean_waits)
{
    begin(0.0, 0.0);
    stand(0.6, 40.0, 0.0, 70.0);
    stand(0.8, 0.0, 0.0, 70.0);
    stand(0.3, 18.0, 0.0, 70.0);
    double progress = lean_progress(&player.lean);
    stand(5.0, 18.0, 0.0, 70.0);
    assert_true(progress > 0.2 && lean_progress(&player.lean) == progress);
    assert_int_equal(facts(), 1);
}

TEST(a_new_screen_forgets_the_lean)
{
    begin(0.0, 0.0);
    stand(0.6, 40.0, 0.0, 70.0);
    lean_arm(&player.lean, 2.0);
    assert_false(player.lean.armed);
    stand(3.0, 40.0, 0.0, 70.0);
    assert_int_equal(player.facts[LEAN_RIGHT], 1);
    stand(5.0, 0.0, 0.0, 70.0);
    assert_int_equal(player.facts[LEAN_DWELLED], 0);
    stand(0.6, 40.0, 0.0, 70.0);
    stand(1.9, 0.0, 0.0, 70.0);
    assert_int_equal(player.facts[LEAN_DWELLED], 0); /* two seconds here */
    stand(0.5, 0.0, 0.0, 70.0);
    assert_int_equal(player.facts[LEAN_DWELLED], 1);
}

TEST(toes_choose_and_heels_go_back)
{
    begin(0.0, -10.0);
    stand(0.7, 0.0, -10.0 + 38.0, 70.0);
    assert_int_equal(facts(), 0);
    stand(2.0, 0.0, -10.0 + 38.0, 70.0);
    assert_int_equal(player.facts[LEAN_TOES], 1);
    stand(0.5, 0.0, -10.0, 70.0);
    stand(1.2, 5.0, -10.0 - 38.0, 70.0);
    assert_int_equal(player.facts[LEAN_HEELS], 1);
    assert_int_equal(facts(), 2);
}

TEST(stepping_off_cancels)
{
    struct sample lost = {.has = SAMPLE_LOST};

    begin(0.0, 0.0);
    stand(0.6, 40.0, 0.0, 70.0);
    stand(0.5, 0.0, 0.0, 70.0);
    stand(1.0, 0.0, 0.0, 20.0); /* below half the weight */
    assert_int_equal(player.facts[LEAN_STEPPED_OFF], 1);
    assert_false(player.lean.armed);
    assert_true(lean_progress(&player.lean) == 0.0);
    stand(5.0, 0.0, 0.0, 0.0);
    stand(5.0, 40.0, 0.0, 70.0); /* steps on at the side: no lean before neutral */
    assert_int_equal(facts(), 2);
    stand(0.5, 0.0, 0.0, 70.0);
    lost.t_us = player.now_us;
    push(&lost);
    push(&lost);
    assert_int_equal(player.facts[LEAN_STEPPED_OFF], 2);
}

/* Dropouts neither move the focus, nor cancel a dwell, nor end the standing. */
TEST(dropouts_do_nothing)
{
    begin(0.0, 0.0);
    stand(0.6, 40.0, 0.0, 70.0);
    stand(0.3, 0.0, 0.0, 70.0);
    for (int i = 0; i < 4; i++) {
        stand(0.05, 70.0, 0.0, 52.0);
        stand(0.05, 0.0, 0.0, 0.0);
        stand(0.25, 0.0, 0.0, 70.0);
    }
    assert_int_equal(player.facts[LEAN_DWELLED], 1);
    assert_int_equal(facts(), 2);
}

/* The same leaning through other links gives the same choices at nearly the same times. */
TEST(any_link_will_do)
{
    for (int link = 0; link < 8; link++) {
        begin(0.0, 0.0);
        player.random = 11;
        player.irregular = link & 1;
        player.repeats = link & 2;
        player.step_us = link & 4 ? 40000 : 8000;
        stand(1.0, -40.0, 0.0, 70.0);
        assert_int_equal(player.facts[LEAN_LEFT], 1);
        stand(0.9, 0.0, 0.0, 70.0);
        assert_int_equal(facts(), 1);
        stand(1.0, 0.0, 0.0, 70.0);
        assert_int_equal(player.facts[LEAN_DWELLED], 1);
        assert_int_equal(facts(), 2);
    }
}

TEST(nonsense_is_survived)
{
    begin(0.0, 0.0);
    player.random = 8;
    for (int i = 0; i < 100000; i++) {
        double kind = model_uniform(&player.random);
        struct sample sample = {.t_us = player.now_us, .has = SAMPLE_LOAD};

        for (int corner = 0; corner < CORNERS; corner++)
            sample.load_kg[corner] = kind < 0.1   ? (double)NAN
                                     : kind < 0.2 ? 1e300
                                                  : 40.0 * model_uniform(&player.random);
        if (kind > 0.5 && kind < 0.51)
            sample.t_us = kind > 0.505 ? INT64_MAX : INT64_MIN;
        push(&sample);
        player.now_us += 10000;
        assert_true(lean_progress(&player.lean) >= 0.0 && lean_progress(&player.lean) <= 1.0);
    }
}
