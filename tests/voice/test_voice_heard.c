#define _POSIX_C_SOURCE 200809L /* setenv */
#include "activities.h"
#include "folder.h"
#include "listen.h"
#include "test.h"
#include "voice/sound.h"

/*
 * Listens to the whole path: a run by the clock, its events through sound.h, what SDL's disk driver wrote.
 * The clock of the run is what has been played, so nothing depends on how busy the machine is; when exactly
 * an event was told is known as far as the positions before and after the call tell it.
 */
enum { EVENTS = 256, LATE = SYNTH_RATE / 20 /* 50 ms */, ROOM_MAX = 120 * SYNTH_RATE };

struct told {
    struct run_event event;
    struct saying saying; /* text "" when nothing is said */
    enum effect effect;
    int64_t before, after; /* frames */
};

struct studio {
    char folder[200], file[240];
    struct sound sound;
    struct run run;
    struct told told[EVENTS];
    int count;
    double *left; /* captured, every second one: stride 2 */
    int frames;
};

static const struct level hold = {.activity = &activity_single_leg_balance,
                                  .sides = LEVEL_LEFT_ONLY,
                                  .sets = 1,
                                  .hold_s = 12,
                                  .cues = {"Keep the knee soft"},
                                  .cue_count = 1,
                                  .stars = {1, 2, 3}};
static const struct level bridge = {.activity = &activity_bridge,
                                    .sides = LEVEL_BOTH_AT_ONCE,
                                    .sets = 1,
                                    .reps = 2,
                                    .up_s = 1,
                                    .hold_s = 2,
                                    .down_s = 1,
                                    .stars = {1, 2, 3}};

static int setup(void **state)
{
    struct studio *studio = calloc(1, sizeof *studio);

    if (!studio)
        return -1;
    folder_make(studio->folder, sizeof studio->folder);
    snprintf(studio->file, sizeof studio->file, "%s/heard.raw", studio->folder);
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", studio->file, 1);
    setenv("SDL_DISKAUDIODELAY", "3", 1); /* ms for 11 ms of sound: about three times as fast as life */
    setenv("SDL_AUDIO_DISK_TIMESCALE", "0.3", 1); /* the same to SDL 3 */
    *state = studio;
    return 0;
}

static int teardown(void **state)
{
    struct studio *studio = *state;

    folder_remove(studio->folder);
    free(studio->left);
    free(studio);
    return 0;
}

static void begin(struct studio *studio, const struct sound_volumes *volumes, const struct level *level)
{
    assert_int_equal(sound_open(&studio->sound), 0);
    sound_volumes(&studio->sound, volumes);
    sound_expect(&studio->sound, level);
    while (!sound_ready(&studio->sound))
        SDL_Delay(1);
    assert_int_equal(sound_state(&studio->sound), SOUND_PLAYING);
}

static void tell(struct studio *studio, const struct level *level, const struct run_event *event)
{
    struct told *told = &studio->told[studio->count];
    struct effect_how how;

    assert_true(studio->count++ < EVENTS);
    told->event = *event;
    saying_event(level, event, &told->saying);
    told->effect = effect_of(level, event, &how);
    told->before = (int64_t)mix_played(&studio->sound.mix);
    sound_event(&studio->sound, level, event);
    told->after = (int64_t)mix_played(&studio->sound.mix);
}

/* Plays the level by the clock, and so many frames more. */
static void perform(struct studio *studio, const struct level *level, int more)
{
    const struct run_setup setup_run = {.level = level, .channel = CHANNEL_COACH};
    struct run_event event;
    struct run_moment look;
    int64_t end = INT64_MAX, at = (int64_t)mix_played(&studio->sound.mix), now_us = at * 1000000 / SYNTH_RATE;

    assert_int_equal(run_init(&studio->run, &setup_run), 0);
    while (at < end) {
        assert_true(at < ROOM_MAX);
        sound_step(&studio->sound, at * 1000000 / SYNTH_RATE);
        for (; now_us <= at * 1000000 / SYNTH_RATE; now_us += 10000) {
            run_push(&studio->run, &(struct sample){.t_us = now_us, .has = SAMPLE_TICK});
            while (run_next(&studio->run, &event))
                tell(studio, level, &event);
        }
        run_moment(&studio->run, now_us, &look);
        sound_body(&studio->sound, &look);
        if (end == INT64_MAX && run_over(&studio->run))
            end = at + more;
        for (int64_t before = at; at == before; at = (int64_t)mix_played(&studio->sound.mix))
            SDL_Delay(1);
    }
}

static void listen(struct studio *studio)
{
    size_t size;

    sound_close(&studio->sound);
    unsigned char *bytes = folder_read(studio->file, &size);
    assert_non_null(bytes);
    studio->frames = (int)(size / (2 * sizeof(float)));
    assert_true(studio->frames > 0 && studio->frames < ROOM_MAX);
    studio->left = malloc(2 * (size_t)studio->frames * sizeof(double));
    assert_non_null(studio->left);
    for (int i = 0; i < 2 * studio->frames; i++) {
        float value;
        memcpy(&value, bytes + (size_t)i * sizeof value, sizeof value);
        studio->left[i] = (double)value;
    }
    free(bytes);
}

/* The first frame from there on that can be heard after 10 ms of silence, or -1. */
static int64_t onset(const struct studio *studio, int64_t from)
{
    int quiet = 0;

    for (int64_t i = from > 480 ? from - 480 : 0; i < studio->frames; i++) {
        if (fabs(studio->left[2 * i]) < 0.002)
            quiet++;
        else if (quiet >= 480 && i >= from)
            return i;
        else
            quiet = 0;
    }
    return -1;
}

static void is_heard_in_time(const struct studio *studio, const struct told *told, const char *what)
{
    int64_t at = onset(studio, told->before);

    print_message("%-30s told %.3f s, heard %.3f s later\n", what, (double)told->before / SYNTH_RATE,
                  (double)(at - told->before) / SYNTH_RATE);
    assert_true(at >= told->before);
    assert_true(at <= told->after + LATE);
}

#define STUDIO_TEST(name) TEST_ON(name, struct studio *studio, setup, teardown)

STUDIO_TEST(counts_and_cues_are_spoken_in_time)
{
    const struct sound_volumes voice = {.voice = 1, .pace = 1};
    int heard = 0;

    begin(studio, &voice, &hold);
    perform(studio, &hold, 2 * SYNTH_RATE);
    listen(studio);
    for (int i = 0; i < studio->count; i++) {
        const struct told *told = &studio->told[i];
        if (!*told->saying.text || told->saying.urgency == SAYING_TELL)
            continue;
        is_heard_in_time(studio, told, told->saying.text);
        heard++;
    }
    assert_int_equal(heard, 8); /* three, two, one; the cue; halfway; three, two, one */
    assert_true(listen_peak(studio->left, 2 * studio->frames, 1) < 1);
}

STUDIO_TEST(effects_are_heard_in_time)
{
    const struct sound_volumes effects = {.effects = 1, .pace = 1};
    int heard = 0;

    begin(studio, &effects, &bridge);
    perform(studio, &bridge, 2 * SYNTH_RATE);
    listen(studio);
    for (int i = 0; i < studio->count; i++)
        if (studio->told[i].event.kind == RUN_EVENT_REP_DONE) {
            is_heard_in_time(studio, &studio->told[i], "repetition");
            heard++;
        }
    assert_int_equal(heard, 2);
}

STUDIO_TEST(everything_at_once_neither_clips_nor_stops)
{
    const struct sound_volumes all = {.voice = 1, .tone = 1, .effects = 1, .music = 1, .pace = 1};
    int64_t begun = 0, over = 0, silent = 0, longest = 0;

    begin(studio, &all, &hold);
    sound_music(&studio->sound, CHAPTER_LAKE);
    perform(studio, &hold, 0);
    listen(studio);
    assert_true(listen_peak(studio->left, 2 * studio->frames, 1) <= MIX_CEILING);
    for (int i = 0; i < studio->count; i++) {
        const struct run_event *event = &studio->told[i].event;
        if (event->kind == RUN_EVENT_PHASE && event->phase == RUN_WORK)
            begun = studio->told[i].after;
        if (event->kind == RUN_EVENT_PHASE && event->phase == RUN_DONE)
            over = studio->told[i].before;
    }
    assert_true(begun > 0 && over > begun && over <= studio->frames);
    for (int64_t i = begun; i < over; i++) {
        silent = studio->left[2 * i] == 0 ? silent + 1 : 0;
        longest = silent > longest ? silent : longest;
    }
    assert_true(longest < 48); /* a missing buffer would be 512 */
    assert_true(listen_step(studio->left, studio->frames, 2) < 0.25);
}

/* The same music, played alone here, shows how far it stepped back there. */
/* The meadow's music, with something said in it: from which frame to which. */
static void speak_to_music(struct studio *studio, int64_t *from, int64_t *to)
{
    struct saying saying = {.urgency = SAYING_TELL,
                            .text = "Left leg. Hold twelve seconds. Keep the knee soft."};
    struct talk_caption caption;
    int64_t at = 0, said = -1, silent = -1;
    bool asked = false;

    sound_music(&studio->sound, CHAPTER_MEADOW);
    while (silent < 0 || at < silent + 3 * SYNTH_RATE) {
        at = (int64_t)mix_played(&studio->sound.mix);
        assert_true(at < ROOM_MAX);
        sound_step(&studio->sound, at * 1000000 / SYNTH_RATE);
        bool captioned = sound_caption(&studio->sound, &caption);
        if (!asked && at > 8 * SYNTH_RATE)
            sound_say(&studio->sound, &saying);
        asked = asked || at > 8 * SYNTH_RATE;
        if (said < 0 && studio->sound.speeches == 1) {
            assert_true(captioned);
            said = at;
        } else if (said >= 0 && silent < 0 && mix_spoken(&studio->sound.mix) == 1) {
            silent = at;
        }
        SDL_Delay(1);
    }
    *from = said;
    *to = silent;
}

STUDIO_TEST(music_is_ducked_while_somebody_speaks)
{
    const struct sound_volumes music = {.music = 1, .pace = 1};
    struct mix *alone = malloc(sizeof *alone);
    int64_t said, silent;

    assert_non_null(alone);
    begin(studio, &music, &hold);
    speak_to_music(studio, &said, &silent);
    listen(studio);
    mix_init(alone);
    mailbox_put(&alone->post, &(struct mailbox_item){.kind = MAILBOX_VOLUMES, .volumes = music});
    float piece[2 * 512];
    mix_render(alone, piece, 512); /* until the volumes have settled, as there */
    for (int i = 0; i < 100; i++)
        mix_render(alone, piece, 512);
    mailbox_put(&alone->post, &(struct mailbox_item){.kind = MAILBOX_MUSIC, .chapter = CHAPTER_MEADOW});
    int64_t start, here = -1;
    double there_sum[3] = {0}, alone_sum[3] = {0};
    /* Both begin at the first sample that is not nothing. */
    for (start = 0; studio->left[2 * start] == 0;)
        start++;
    for (int64_t k = start; k < studio->frames;) {
        mix_render(alone, piece, 512);
        for (int i = 0; i < 512 && k < studio->frames; i++) {
            if (here < 0 && piece[2 * i] == 0)
                continue;
            here = 0;
            int part = k < said                                                   ? 0
                       : k > said + SYNTH_RATE / 2 && k < silent - SYNTH_RATE / 2 ? 1
                       : k > silent + 2 * SYNTH_RATE                              ? 2
                                                                                  : -1;
            if (part >= 0) {
                there_sum[part] += studio->left[2 * k] * studio->left[2 * k];
                alone_sum[part] += (double)piece[2 * i] * (double)piece[2 * i];
            }
            k++;
        }
    }
    free(alone);
    double db[3];
    for (int i = 0; i < 3; i++)
        db[i] = 10 * log10(there_sum[i] / alone_sum[i]);
    print_message("music: %.2f dB before, %.2f dB under the voice, %.2f dB after\n", db[0], db[1], db[2]);
    assert_float_equal(db[0], 0, 0.1);
    assert_float_equal(db[1], -MIX_DUCK_DB, 0.3);
    assert_float_equal(db[2], 0, 0.2);
}

/* No device: the words come as captions, with times, and nothing waits for anything. */
STUDIO_TEST(without_a_device_the_captions_stay)
{
    struct saying saying = {.urgency = SAYING_TELL, .text = "Left leg."};
    struct talk_caption caption;

    setenv("SDL_AUDIODRIVER", "no such driver", 1);
    assert_int_equal(sound_open(&studio->sound), 0);
    while (sound_state(&studio->sound) == SOUND_OPENING)
        SDL_Delay(1);
    assert_int_equal(sound_state(&studio->sound), SOUND_NONE);
    sound_expect(&studio->sound, &hold);
    assert_true(sound_ready(&studio->sound));
    sound_step(&studio->sound, 1000000);
    sound_say(&studio->sound, &saying);
    assert_true(sound_caption(&studio->sound, &caption));
    assert_string_equal(caption.text, "Left leg.");
    assert_int_equal(caption.from_us, 1000000);
    for (int i = 0; i < 1000; i++) /* far more than the post holds */
        sound_effect(&studio->sound, EFFECT_FOCUS, &(struct effect_how){0});
    sound_close(&studio->sound);
}

/* Closed at any moment: while it opens, renders or speaks. */
STUDIO_TEST(it_can_be_closed_at_any_moment)
{
    for (int i = 0; i < 6; i++) {
        assert_int_equal(sound_open(&studio->sound), 0);
        sound_music(&studio->sound, CHAPTER_CAMP);
        if (i > 0)
            sound_expect(&studio->sound, &hold);
        struct saying saying = {.urgency = SAYING_TELL, .text = "Left leg. Hold twelve seconds."};
        if (i > 1)
            sound_say(&studio->sound, &saying);
        if (i > 2)
            while (sound_state(&studio->sound) == SOUND_OPENING)
                SDL_Delay(1);
        for (int64_t k = 0; i > 3 && studio->sound.speeches == 0; k++) {
            sound_step(&studio->sound, k);
            SDL_Delay(1);
        }
        sound_close(&studio->sound);
    }
}
