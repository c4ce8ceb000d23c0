#define _POSIX_C_SOURCE 200809L /* setenv */
#include "room.h"
#include "screen/home/home_screen.h"
#include "screen/people/pain_screen.h"
#include "screen/play/intro_screen.h"
#include "show/narrator.h"
#include "test.h"

/*
 * The whole game, heard: a simulated person plays, and the captions are the words that are said. There is no
 * sound device: the captions come all the same.
 */
enum { WORDS = 8000 };

struct hall {
    struct sound sound;
    struct narrator aloud;
    char words[WORDS]; /* every caption, in order, each in bars */
};

static struct hall *open_hall(struct room *room)
{
    struct hall *hall = calloc(1, sizeof *hall);

    assert_non_null(hall);
    setenv("SDL_AUDIODRIVER", "no such driver", 1);
    room_open(room, "board", false);
    assert_int_equal(sound_open(&hall->sound), 0);
    while (sound_state(&hall->sound) == SOUND_OPENING)
        SDL_Delay(1);
    narrator_init(&hall->aloud);
    return hall;
}

static void close_hall(struct room *room, struct hall *hall)
{
    sound_close(&hall->sound);
    room_close(room);
    free(hall);
}

static void hear(struct room *room, struct hall *hall)
{
    const char *caption = room->app.hearing.caption;

    if (narrator_follow(&hall->aloud, &room->app, &hall->sound, room->app.now_us) && *caption) {
        size_t length = strlen(hall->words);
        assert_true(length + strlen(caption) + 2 < WORDS);
        snprintf(hall->words + length, WORDS - length, "|%s", caption);
    }
}

/* Frame by frame, until that screen has been shown for so long. */
static void hear_until(struct room *room, struct hall *hall, const struct screen *screen, double then_s)
{
    int64_t until_us = 0;

    for (int i = 0; until_us == 0 || room->app.now_us < until_us; i++) {
        assert_true(i < 60 * 400);
        room_frame(room);
        hear(room, hall);
        if (room->app.screen == &screen_pain && !room->app.next)
            room_choose(room, PAIN_NOWHERE);
        if (until_us == 0 && room->app.screen == screen)
            until_us = room->app.now_us + (int64_t)(then_s * 1e6) + 1;
    }
}

/* They were said in this order, whatever came between. */
static void were_said(const struct hall *hall, int count, const char *const *sentences)
{
    const char *at = hall->words;

    for (int i = 0; i < count; i++) {
        at = strstr(at, sentences[i]);
        if (!at)
            fail_msg("\"%s\" was not said in its place of:\n%s", sentences[i], hall->words);
        at += strlen(sentences[i]);
    }
}

ROOM_TEST(a_level_can_be_followed_by_ear)
{
    static const char *const said[] = {"|One leg, ten seconds",
                                       "|Left leg. Hold ten seconds.",
                                       "|Three.",
                                       "|Two.",
                                       "|One.",
                                       "|Keep the knee soft.",
                                       "|Halfway.",
                                       "|Three.",
                                       "|Two.",
                                       "|One.",
                                       "|Ten seconds.",
                                       "|Rest.",
                                       "|Right leg. Hold ten seconds.",
                                       "|Ten seconds.",
                                       "|Done.",
                                       "|Left leg: ten seconds. Three stars. Right leg: ten seconds"};
    struct hall *hall = open_hall(room);

    hear_until(room, hall, &screen_home, 1);
    room_choose(room, HOME_LEVEL);
    hear_until(room, hall, &screen_intro, 4);
    room_choose(room, INTRO_START);
    hear_until(room, hall, &screen_results, 20);
    were_said(hall, sizeof said / sizeof *said, said);
    assert_null(strchr(hall->words, '!'));
    close_hall(room, hall);
}

ROOM_TEST(a_pause_is_said_at_once)
{
    struct hall *hall = open_hall(room);

    room_begin_level(room);
    for (int i = 0; i < 60 * 60 && room->app.course.attempt.run.phase != RUN_WORK; i++) {
        room_frame(room);
        hear(room, hall);
    }
    app_act(&room->app, ACTION_PAUSE);
    room_frame(room);
    hear(room, hall);
    assert_string_equal(room->app.hearing.caption, "Paused.");
    for (int i = 0; i < 300; i++) {
        room_frame(room);
        hear(room, hall);
    }
    assert_non_null(strstr(hall->words, "|Paused.|Continue")); /* and what can be chosen */
    close_hall(room, hall);
}

ROOM_TEST(what_has_the_focus_is_said)
{
    struct hall *hall = open_hall(room);
    hear_until(room, hall, &screen_home, 3);
    room->app.focus.id = HOME_CHAPTER + CHAPTER_LAKE;
    for (int i = 0; i < 200; i++) {
        room_frame(room);
        hear(room, hall);
    }
    assert_non_null(strstr(hall->words, "|Start today|Lake"));
    close_hall(room, hall);
}

GROUP(room_make, room_free)
