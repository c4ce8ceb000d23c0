#include "listen.h"
#include "test.h"
#include "voice/mix.h"

#include <SDL.h>

enum { SECOND = SYNTH_RATE, HEARD = 4 * SYNTH_RATE, PIECE = 480 };

struct desk {
    struct mix mix;
    float piece[2 * PIECE];
    double heard[2 * HEARD];
    int16_t speech[SECOND];
};

static int setup(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);

    if (!desk)
        return -1;
    mix_init(&desk->mix);
    for (int i = 0; i < SECOND; i++)
        desk->speech[i] = (int16_t)lround(12000 * sin(0.03 * i));
    *state = desk;
    return 0;
}

static int teardown(void **state)
{
    free(*state);
    return 0;
}

static void put(struct desk *desk, const struct mailbox_item *item)
{
    assert_true(mailbox_put(&desk->mix.post, item));
}

static void volumes(struct desk *desk, double voice, double tone, double effects, double music)
{
    const struct sound_volumes v = {
        .voice = voice, .tone = tone, .effects = effects, .music = music, .pace = 1};

    put(desk, &(struct mailbox_item){.kind = MAILBOX_VOLUMES, .volumes = v});
}

static void say(struct desk *desk, int frames, unsigned number)
{
    put(desk, &(struct mailbox_item){.kind = MAILBOX_SPEECH, .speech = {desk->speech, frames, number}});
}

static void hear(struct desk *desk, int frames)
{
    for (int at = 0; at < frames; at += PIECE) {
        mix_render(&desk->mix, desk->piece, PIECE);
        for (int i = 0; i < 2 * PIECE; i++)
            desk->heard[2 * at + i] = (double)desk->piece[i];
    }
}

static double loud(const struct desk *desk, double from_s, double to_s)
{
    int from = (int)(from_s * SECOND), to = (int)(to_s * SECOND);

    return listen_rms(desk->heard + 2 * from, 2 * (to - from), 1);
}

#define DESK_TEST(name) TEST_ON(name, struct desk *desk, setup, teardown)

DESK_TEST(silence_is_silent)
{
    hear(desk, SECOND);
    assert_true(listen_peak(desk->heard, 2 * SECOND, 1) == 0);
    assert_int_equal(mix_played(&desk->mix), SECOND);
}

TEST(the_limit_is_soft_and_below_full_scale)
{
    for (int i = 0; i < 4000; i++) {
        const double x = i / 100.0;
        assert_true(mix_limit(x) <= MIX_CEILING && mix_limit(x) <= x);
        assert_true(mix_limit(-x) == -mix_limit(x));
        assert_true(mix_limit(x + 0.01) >= mix_limit(x));
        assert_true(x > MIX_KNEE || mix_limit(x) == x);
        assert_true(mix_limit(x + 0.01) - mix_limit(x) <= 0.01 + 1e-12);
    }
}

/* All at once, as loud as it goes. */
DESK_TEST(everything_together_does_not_clip)
{
    struct tone_body body = {.level = 1, .rise = 1, .joined = 4, .wobble = 0.3, .pan = 0.2};

    volumes(desk, 1, 1, 1, 1);
    put(desk, &(struct mailbox_item){.kind = MAILBOX_BODY, .body = body});
    put(desk, &(struct mailbox_item){.kind = MAILBOX_MUSIC, .chapter = CHAPTER_MEADOW});
    hear(desk, HEARD);
    say(desk, SECOND, 1);
    for (int i = EFFECT_NONE + 1; i < EFFECTS; i++)
        put(desk, &(struct mailbox_item){
                      .kind = MAILBOX_EFFECT, .effect = (enum effect)i, .how = {.length_s = 2, .step = i}});
    hear(desk, HEARD);
    double peak = listen_peak(desk->heard, 2 * HEARD, 1);
    assert_true(peak > 0.4 && peak < 1);
}

/* Once with somebody speaking inaudibly and once without: what is left between them is the ducking. */
DESK_TEST(music_steps_back_by_nine_decibels)
{
    struct desk *other;

    assert_int_equal(setup((void **)&other), 0);
    struct desk *both[] = {desk, other};
    for (int i = 0; i < 2; i++) {
        volumes(both[i], 0, 0, 0, 1);
        put(both[i], &(struct mailbox_item){.kind = MAILBOX_MUSIC, .chapter = CHAPTER_LAKE});
        hear(both[i], HEARD); /* until the piece is under way */
        hear(both[i], HEARD);
    }
    say(other, SECOND, 1);
    hear(desk, HEARD);
    hear(other, HEARD);
    double db = 20 * log10(loud(other, 0.5, 1) / loud(desk, 0.5, 1));
    assert_float_equal(db, -MIX_DUCK_DB, 0.1);
    assert_float_equal(loud(other, 3.5, 4), loud(desk, 3.5, 4), (0.01 * loud(desk, 3.5, 4)));
    assert_true(listen_step(other->heard, HEARD, 2) < 0.05);
    free(other);
}

DESK_TEST(volumes_are_of_each_alone)
{
    struct tone_body body = {.level = 1, .rise = 1};

    volumes(desk, 0, 0, 0, 0);
    hear(desk, SECOND);
    put(desk, &(struct mailbox_item){.kind = MAILBOX_BODY, .body = body});
    put(desk, &(struct mailbox_item){.kind = MAILBOX_MUSIC, .chapter = CHAPTER_CAMP});
    put(desk, &(struct mailbox_item){.kind = MAILBOX_EFFECT, .effect = EFFECT_REST});
    say(desk, SECOND, 1);
    hear(desk, HEARD);
    assert_true(loud(desk, 0, 4) < 1e-6);
    for (int i = 0; i < 4; i++) {
        volumes(desk, i == 0, i == 1, i == 2, i == 3);
        put(desk, &(struct mailbox_item){.kind = MAILBOX_EFFECT, .effect = EFFECT_REST});
        say(desk, SECOND, 2 + (unsigned)i);
        hear(desk, HEARD);
        assert_true(loud(desk, 0, 1) > 0.001);
    }
}

DESK_TEST(quiet_leaves_the_voice_alone)
{
    struct sound_volumes quiet = mix_volumes;
    struct tone_body body = {.level = 1, .rise = 1};

    say(desk, SECOND, 1);
    hear(desk, HEARD);
    double before = loud(desk, 0.2, 0.9);
    quiet.quiet = true;
    put(desk, &(struct mailbox_item){.kind = MAILBOX_VOLUMES, .volumes = quiet});
    hear(desk, SECOND);
    put(desk, &(struct mailbox_item){.kind = MAILBOX_BODY, .body = body});
    put(desk, &(struct mailbox_item){.kind = MAILBOX_MUSIC, .chapter = CHAPTER_CAMP});
    put(desk, &(struct mailbox_item){.kind = MAILBOX_EFFECT, .effect = EFFECT_SUCCESS});
    say(desk, SECOND, 2);
    hear(desk, HEARD);
    assert_true(loud(desk, 0.2, 0.9) < 0.6 * before && loud(desk, 0.2, 0.9) > 0.2 * before);
    assert_true(loud(desk, 1.1, 4) < 1e-6);
}

/* A newer sentence ends the one before without a click, and both are done with in the end. */
DESK_TEST(a_newer_sentence_replaces_the_older)
{
    volumes(desk, 1, 0, 0, 0);
    say(desk, SECOND, 1);
    hear(desk, SECOND / 2);
    assert_int_equal(mix_spoken(&desk->mix), 0);
    say(desk, SECOND / 4, 2);
    hear(desk, PIECE * 2);
    assert_int_equal(mix_spoken(&desk->mix), 1);
    assert_true(listen_step(desk->heard, PIECE * 2, 2) < 0.05);
    hear(desk, SECOND);
    assert_int_equal(mix_spoken(&desk->mix), 2);
    assert_true(loud(desk, 0.5, 1) == 0);
}

/* The post: what goes in comes out, in order; a full one says so. */
TEST(the_post_keeps_order)
{
    struct mailbox *post = malloc(sizeof *post);
    struct mailbox_item item = {.kind = MAILBOX_MUSIC};

    assert_non_null(post);
    mailbox_init(post);
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < MAILBOX_ROOM; i++) {
            item.chapter = i;
            assert_true(mailbox_put(post, &item));
        }
        assert_false(mailbox_put(post, &item));
        for (int i = 0; i < MAILBOX_ROOM; i++) {
            assert_true(mailbox_take(post, &item));
            assert_int_equal(item.chapter, i);
        }
        assert_false(mailbox_take(post, &item));
    }
    free(post);
}

static int put_many(void *context)
{
    struct mailbox *post = context;

    for (int i = 0; i < 100000;)
        i += mailbox_put(post, &(struct mailbox_item){.kind = MAILBOX_MUSIC, .chapter = i});
    return 0;
}

TEST(the_post_joins_two_threads)
{
    struct mailbox *post = malloc(sizeof *post);
    struct mailbox_item item;

    assert_non_null(post);
    mailbox_init(post);
    SDL_Thread *thread = SDL_CreateThread(put_many, "put", post);
    assert_non_null(thread);
    for (int i = 0; i < 100000;)
        if (mailbox_take(post, &item))
            assert_int_equal(item.chapter, i++);
    SDL_WaitThread(thread, NULL);
    free(post);
}
