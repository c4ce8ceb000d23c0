#include "listen.h"
#include "test.h"
#include "voice/effect.h"
#include "voice/music.h"
#include "voice/timbre.h"
#include "voice/tone.h"

enum { SECOND = SYNTH_RATE, LONG = 6 * SYNTH_RATE, SOON = SYNTH_RATE / 1000 };

struct ears {
    double left[LONG], right[LONG];
};

static int setup(void **state)
{
    *state = calloc(1, sizeof(struct ears));
    return *state ? 0 : -1;
}

static int teardown(void **state)
{
    free(*state);
    return 0;
}

static void deafen(struct ears *ears)
{
    *ears = (struct ears){0};
}

static const struct tone_body standing = {.level = 1, .rise = 1};

/* frames of the tone of that body, once it has settled. */
static void hear_tone(struct ears *ears, struct tone_body body, int frames)
{
    struct tone tone;

    tone_init(&tone);
    tone_set(&tone, &body);
    for (int i = 0; i < 3; i++)
        tone_render(&tone, ears->left, ears->right, SECOND);
    deafen(ears);
    tone_render(&tone, ears->left, ears->right, frames);
}

static void hear_effect(struct ears *ears, enum effect effect, struct effect_how how)
{
    struct synth synth = {0};

    deafen(ears);
    effect_play(&synth, effect, &how);
    synth_render(&synth, ears->left, ears->right, LONG);
    assert_true(synth_silent(&synth));
}

#define EARS_TEST(name) TEST_ON(name, struct ears *ears, NULL, NULL)

EARS_TEST(nothing_asked_nothing_heard)
{
    struct synth synth = {0};

    deafen(ears);
    synth_render(&synth, ears->left, ears->right, SECOND);
    hear_tone(ears, (struct tone_body){.sway = 1, .wobble = 1, .pan = 1, .joined = 4}, SECOND);
    assert_true(listen_peak(ears->left, SECOND, 1) == 0);
    assert_true(listen_peak(ears->right, SECOND, 1) == 0);
}

EARS_TEST(the_same_notes_give_the_same_samples)
{
    struct ears *again = calloc(1, sizeof *again);

    assert_non_null(again);
    hear_effect(ears, EFFECT_SUCCESS, (struct effect_how){0});
    hear_effect(again, EFFECT_SUCCESS, (struct effect_how){0});
    assert_memory_equal(ears, again, sizeof *ears);
    free(again);
}

/* However the time is cut into pieces. */
EARS_TEST(pieces_join)
{
    struct ears *again = calloc(1, sizeof *again);
    struct synth synth = {0};
    double worst = 0;

    assert_non_null(again);
    hear_effect(ears, EFFECT_SUCCESS, (struct effect_how){0});
    effect_play(&synth, EFFECT_SUCCESS, &(struct effect_how){0});
    for (int at = 0, step = 1; at < LONG; at += step, step = step % 1000 + 7) {
        if (step > LONG - at)
            step = LONG - at;
        synth_render(&synth, again->left + at, again->right + at, step);
    }
    for (int i = 0; i < LONG; i++)
        worst = fmax(worst, fabs(ears->left[i] - again->left[i]));
    assert_true(worst < 0.01); /* slow changes are looked at once a piece */
    free(again);
}

EARS_TEST(more_sway_is_rougher)
{
    double before = -1;

    for (int i = 0; i <= 4; i++) {
        struct tone_body body = standing;
        body.sway = i / 4.0;
        hear_tone(ears, body, SECOND);
        double rough = listen_flutter(ears->left, SECOND, TONE_ROUGH_HZ);
        assert_true(rough > before + 0.05);
        before = rough;
    }
}

EARS_TEST(left_and_right_are_mirrored)
{
    struct ears *other = calloc(1, sizeof *other);

    assert_non_null(other);
    for (int i = 0; i <= 4; i++) {
        struct tone_body body = standing;
        body.pan = i / 4.0;
        hear_tone(ears, body, SECOND);
        body.pan = -body.pan;
        hear_tone(other, body, SECOND);
        assert_memory_equal(ears->left, other->right, SECOND * sizeof(double));
        assert_memory_equal(ears->right, other->left, SECOND * sizeof(double));
        double left = listen_rms(ears->left, SECOND, 1), right = listen_rms(ears->right, SECOND, 1);
        assert_true(i == 0 ? left == right : right > left);
    }
    hear_effect(ears, EFFECT_REP, (struct effect_how){.pan = 0.4});
    hear_effect(other, EFFECT_REP, (struct effect_how){.pan = -0.4});
    assert_memory_equal(ears->left, other->right, sizeof ears->left);
    free(other);
}

EARS_TEST(a_rise_swells)
{
    double before = 0;

    for (int i = 0; i <= 4; i++) {
        struct tone_body body = standing;
        body.rise = i / 4.0;
        hear_tone(ears, body, SECOND);
        double loud = listen_rms(ears->left, SECOND, 1);
        assert_true(loud > before * 1.1);
        before = loud;
    }
}

/* F# on top joins while it is held; a wobble takes it away and leans the fifth a quarter tone flat. */
EARS_TEST(a_wobble_takes_the_top)
{
    struct tone_body body = standing;
    const double low = 146.83, top = 739.99, flat = pow(2, -1.0 / 24);

    hear_tone(ears, body, SECOND);
    assert_true(listen_line(ears->left, SECOND, top) < 0.0005);
    body.joined = 4;
    hear_tone(ears, body, SECOND);
    assert_true(listen_line(ears->left, SECOND, top) > 0.005);
    assert_true(listen_line(ears->left, SECOND, low) > 0.02);
    body.wobble = 1;
    hear_tone(ears, body, SECOND);
    assert_true(listen_line(ears->left, SECOND, top) < 0.0005);
    assert_true(listen_line(ears->left, SECOND, top * flat) < 0.0005);
    assert_true(listen_line(ears->left, SECOND, low * flat) > 0.02);
}

/* Nothing jumps, whatever the body does from one moment to the next. */
EARS_TEST(the_tone_never_clicks)
{
    static const struct tone_body moments[] = {{.level = 1, .rise = 1, .joined = 4},
                                               {.level = 1, .pan = 1, .rise = 1, .joined = 4},
                                               {.level = 1, .pan = -1, .sway = 1, .rise = 1, .joined = 4},
                                               {.level = 1, .wobble = 1, .lean = 1, .rise = 0, .joined = 0},
                                               {.level = 0}};
    struct tone tone;

    hear_tone(ears, moments[0], SECOND);
    double calm = listen_step(ears->left + 1, SECOND - 1, 1);
    deafen(ears);
    tone_init(&tone);
    for (int i = 0; i < 60; i++) {
        tone_set(&tone, &moments[i < 20 ? 0 : i * 7 % 5]);
        tone_render(&tone, ears->left + i * 4800, ears->right + i * 4800, 4800);
    }
    assert_true(listen_peak(ears->left, LONG, 1) > 0.01);
    assert_true(listen_step(ears->left, LONG, 1) < 2.5 * calm);
    assert_true(listen_step(ears->right, LONG, 1) < 2.5 * calm);
}

static double wanted_length(enum effect effect)
{
    return effect == EFFECT_BRUSH_UP || effect == EFFECT_BRUSH_DOWN ? 3 : effect == EFFECT_DWELL ? 1.2 : 0;
}

/* Bounded steps: no partial is faster than 12 kHz at these levels, and no note begins or ends abruptly. */
EARS_TEST(effects_neither_click_nor_clip)
{
    for (int effect = EFFECT_NONE + 1; effect < EFFECTS; effect++)
        for (int step = 0; step < 30; step += 7) {
            struct effect_how how = {.step = step, .length_s = wanted_length((enum effect)effect)};
            hear_effect(ears, (enum effect)effect, how);
            double peak = listen_peak(ears->left, LONG, 1);
            assert_true(peak > 0.01);
            assert_true(peak < 0.5);
            assert_true(listen_step(ears->left, LONG, 1) < 0.25 * peak + 0.03);
            assert_true(fabs(ears->left[0]) < 0.001);
            /* Its first and its last millisecond are on the way from and to silence. */
            int end = LONG;
            while (end > SOON && ears->left[end - 1] == 0)
                end--;
            assert_true(listen_peak(ears->left, SOON, 1) < 0.25 * peak);
            assert_true(listen_peak(ears->left + end - SOON, SOON, 1) < 0.25 * peak);
        }
}

/* Loudness over a tenth of a second, as ears take it: all within 6 dB. */
EARS_TEST(effects_are_about_as_loud)
{
    double least = 1, most = 0;

    for (int effect = EFFECT_NONE + 1; effect < EFFECTS; effect++) {
        struct effect_how how = {.step = 2, .length_s = wanted_length((enum effect)effect)};
        hear_effect(ears, (enum effect)effect, how);
        double loud = listen_loudest(ears->left, LONG, 1, SECOND / 10);
        least = fmin(least, loud);
        most = fmax(most, loud);
        print_message("effect %d: %.1f dB\n", effect, 20 * log10(loud));
    }
    assert_true(most < 2 * least);
}

TEST(a_note_too_many_is_left_out)
{
    struct synth synth = {0};
    const struct synth_sound sound = {.timbre = &timbre_kalimba, .hz = 440, .gain = 0.1};

    for (int i = 0; i < SYNTH_NOTES; i++)
        assert_true(synth_play(&synth, &sound));
    assert_false(synth_play(&synth, &sound));
}

EARS_TEST(hushed_notes_fade)
{
    const struct synth_sound sound = {.timbre = &timbre_strings, .hz = 220, .gain = 0.3};
    struct synth synth = {0};

    deafen(ears);
    synth_play(&synth, &sound);
    synth_render(&synth, ears->left, ears->right, 2 * SECOND);
    double calm = listen_step(ears->left, 2 * SECOND, 1);
    synth_hush(&synth, 0.2);
    synth_render(&synth, ears->left + 2 * SECOND, ears->right + 2 * SECOND, SECOND);
    assert_true(synth_silent(&synth));
    assert_true(listen_step(ears->left, 3 * SECOND, 1) < 1.2 * calm);
}

TEST(beats_and_events_have_their_sounds)
{
    const struct level level = {.reps = 8, .up_s = 3, .hold_s = 5, .down_s = 2};
    struct effect_how how;
    struct run_event event = {.kind = RUN_EVENT_BEAT, .beat = RUN_BEAT_UP, .number = 1};

    assert_int_equal(effect_of(&level, &event, &how), EFFECT_BRUSH_UP);
    assert_true(how.length_s == 3);
    event.number = 2;
    assert_int_equal(effect_of(&level, &event, &how), EFFECT_NONE);
    event = (struct run_event){.kind = RUN_EVENT_BEAT, .beat = RUN_BEAT_HOLD, .number = 4};
    assert_int_equal(effect_of(&level, &event, &how), EFFECT_SECOND);
    assert_int_equal(how.step, 3);
    event = (struct run_event){.kind = RUN_EVENT_BEAT, .beat = RUN_BEAT_DOWN, .number = 1};
    assert_int_equal(effect_of(&level, &event, &how), EFFECT_BRUSH_DOWN);
    assert_true(how.length_s == 2);
    event = (struct run_event){.kind = RUN_EVENT_REP_DONE, .side = SIDE_LEFT, .reps = 3};
    assert_int_equal(effect_of(&level, &event, &how), EFFECT_REP);
    assert_int_equal(how.step, 2);
    assert_true(how.pan < 0);
    event.side = SIDE_RIGHT;
    effect_of(&level, &event, &how);
    assert_true(how.pan > 0);
    event = (struct run_event){.kind = RUN_EVENT_HOLD_ENDED, .hold = {.ended_by = HOLD_FOOT_DOWN}};
    assert_int_equal(effect_of(&level, &event, &how), EFFECT_FOOT_DOWN);
    event.hold.ended_by = HOLD_TIME_CAP;
    assert_int_equal(effect_of(&level, &event, &how), EFFECT_SUCCESS);
}

TEST(the_body_is_followed)
{
    struct run_moment look = {.phase = RUN_WORK,
                              .holding = true,
                              .held_s = 11,
                              .target_s = 30,
                              .on_board = true,
                              .zone_mm = 10,
                              .zone_x_mm = 50,
                              .frame = {.on = true, .x_mm = 65},
                              .steadiness = 0.4};
    struct tone_body body = tone_follow(&look);

    assert_true(body.level == 1 && body.pan > 0.5 && body.pan <= 1);
    assert_float_equal(body.sway, 0.6, 1e-9);
    assert_float_equal(body.wobble, 0.5, 1e-9);
    assert_true(body.joined == 2);
    look.held_s = 30;
    assert_true(tone_follow(&look).joined == 4);
    look.frame.x_mm = 35;
    assert_true(tone_follow(&look).pan < -0.5);
    look.holding = false;
    assert_true(tone_follow(&look).level == 0);
    look = (struct run_moment){.phase = RUN_WORK, .target_reps = 8, .repeating = true, .signal = 0.7};
    body = tone_follow(&look);
    assert_true(body.level == 1 && body.rise == 0.7);
    look.phase = RUN_PAUSED;
    assert_true(tone_follow(&look).level == 0);
}

TEST(notes_are_read)
{
    struct music_note notes[MUSIC_NOTES];
    char many[5 * MUSIC_NOTES + 8] = "";

    assert_int_equal(music_read("A4:1 -:2.5 C4+E4+Bb3:0.5", notes), 3);
    assert_float_equal(notes[0].hz[0], 440, 1e-9);
    assert_true(notes[0].hz[1] == 0 && notes[0].beats == 1);
    assert_true(notes[1].hz[0] == 0 && notes[1].beats == 2.5);
    assert_float_equal(notes[2].hz[0], 261.6256, 1e-4);
    assert_float_equal(notes[2].hz[2], 233.0819, 1e-4);
    static const char *const wrong[] = {
        "H4:1", "A:1", "A4", "A4:", "A4:0", "A4:-1", "A4+:1", "A4:1x", "A4+B4+C4+D4+E4:1", ":1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(music_read(wrong[i], notes), -EINVAL);
    for (int i = 0; i <= MUSIC_NOTES; i++)
        strcat(many, "A4:1 ");
    assert_int_equal(music_read(many, notes), -E2BIG);
}

static double line_beats(const struct music_note *notes, int count)
{
    double beats = 0;

    for (int i = 0; i < count; i++)
        beats += notes[i].beats;
    return beats;
}

/* Every chapter has one, its lines can be read and are of different lengths, and it is calm. */
EARS_TEST(every_piece_can_be_played)
{
    struct music *music = malloc(sizeof *music);

    assert_non_null(music);
    for (int chapter = 0; chapter < CHAPTERS; chapter++) {
        const struct music_piece *piece = &music_pieces[chapter];
        double lengths[MUSIC_LINES] = {0};
        assert_non_null(piece->title);
        for (int k = 0; k < MUSIC_LINES && piece->lines[k].notes; k++) {
            struct music_note notes[MUSIC_NOTES];
            int count = music_read(piece->lines[k].notes, notes);
            assert_true(count > 0);
            lengths[k] = line_beats(notes, count);
            for (int j = 0; j < k; j++)
                assert_true(lengths[j] != lengths[k]);
        }
        music_init(music);
        music_choose(music, chapter);
        double loudest = 0, peak = 0, step = 0;
        for (int i = 0; i < 4; i++) {
            deafen(ears);
            music_render(music, ears->left, ears->right, LONG);
            loudest = fmax(loudest, listen_loudest(ears->left, LONG, 1, SECOND / 10));
            peak = fmax(peak, listen_peak(ears->left, LONG, 1));
            step = fmax(step, listen_step(ears->left + 1, LONG - 1, 1));
        }
        print_message("%s: %.1f dB, peak %.2f\n", piece->title, 20 * log10(loudest), peak);
        assert_true(peak < 0.6 && loudest > 0.03);
        assert_true(step < 0.4 * peak);
    }
    free(music);
}

EARS_TEST(pieces_change_without_a_break)
{
    struct music *music = malloc(sizeof *music);

    assert_non_null(music);
    deafen(ears);
    music_init(music);
    music_choose(music, CHAPTER_LAKE);
    music_render(music, ears->left, ears->right, LONG);
    double last = ears->left[LONG - 1];
    deafen(ears);
    music_choose(music, CHAPTER_RIDGE);
    music_render(music, ears->left, ears->right, LONG);
    double step = fmax(fabs(ears->left[0] - last), listen_step(ears->left, LONG, 1));
    assert_true(step < 0.3 * listen_peak(ears->left, LONG, 1));
    music_choose(music, -1);
    music_render(music, ears->left, ears->right, LONG);
    deafen(ears);
    music_render(music, ears->left, ears->right, LONG);
    assert_true(listen_peak(ears->left, LONG, 1) == 0);
    free(music);
}

GROUP(setup, teardown)
