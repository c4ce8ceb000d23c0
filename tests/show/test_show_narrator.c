#define _POSIX_C_SOURCE 200809L /* setenv */
#include "room.h"
#include "screen/home/home_screen.h"
#include "screen/people/pain_screen.h"
#include "screen/play/intro_screen.h"
#include "show/narrator.h"

/*
 * The whole game, heard: a simulated person plays, and the captions are the words that are said. There is no
 * sound device: the captions come all the same.
 */
enum { WORDS = 8000 };

struct hall {
    struct room *room;
    struct sound sound;
    struct narrator aloud;
    char words[WORDS]; /* every caption, in order, each in bars */
};

static int open_hall(void **state)
{
    struct hall *hall = calloc(1, sizeof *hall);

    assert_non_null(hall);
    hall->room = *state;
    room_open(hall->room, false);
    setenv("SDL_AUDIODRIVER", "no such driver", 1);
    assert_int_equal(sound_open(&hall->sound), 0);
    while (sound_state(&hall->sound) == SOUND_OPENING)
        SDL_Delay(1);
    narrator_init(&hall->aloud);
    *state = hall;
    return 0;
}

static int close_hall(void **state)
{
    struct hall *hall = *state;

    sound_close(&hall->sound);
    room_close(hall->room);
    free(hall);
    return 0;
}

#define HALL_TEST(name) TEST_ON(name, struct hall *hall, open_hall, close_hall)

/* One more frame, and what was said in it. */
static void hear(struct hall *hall)
{
    struct app *app = &hall->room->app;

    room_frame(hall->room);
    if (narrator_follow(&hall->aloud, app, &hall->sound, app->now_us) && *app->hearing.caption) {
        size_t length = strlen(hall->words);
        assert_true(length + strlen(app->hearing.caption) + 2 < WORDS);
        snprintf(hall->words + length, WORDS - length, "|%s", app->hearing.caption);
    }
}

/* Frame by frame, until that screen has been shown for so long. */
static void hear_until(struct hall *hall, const struct screen *screen, double then_s)
{
    const struct app *app = &hall->room->app;
    int64_t until_us = 0;

    for (int i = 0; until_us == 0 || app->now_us < until_us; i++) {
        assert_true(i < 60 * 400);
        hear(hall);
        if (app->screen == &screen_pain && !app->next)
            room_choose(hall->room, PAIN_NOWHERE);
        if (until_us == 0 && app->screen == screen)
            until_us = app->now_us + (int64_t)(then_s * 1e6) + 1;
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

HALL_TEST(a_level_can_be_followed_by_ear)
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

    hear_until(hall, &screen_home, 1);
    room_choose(hall->room, HOME_LEVEL);
    hear_until(hall, &screen_intro, 4);
    room_choose(hall->room, INTRO_START);
    hear_until(hall, &screen_results, 20);
    were_said(hall, sizeof said / sizeof *said, said);
    assert_null(strchr(hall->words, '!'));
}

HALL_TEST(a_pause_is_said_at_once)
{
    struct app *app = &hall->room->app;

    room_begin_level(hall->room);
    for (int i = 0; i < 60 * 60 && app->course.attempt.run.phase != RUN_WORK; i++)
        hear(hall);
    app_act(app, ACTION_PAUSE);
    hear(hall);
    assert_string_equal(app->hearing.caption, "Paused.");
    for (int i = 0; i < 300; i++)
        hear(hall);
    assert_non_null(strstr(hall->words, "|Paused.|Continue")); /* and what can be chosen */
}

HALL_TEST(what_has_the_focus_is_said)
{
    hear_until(hall, &screen_home, 3);
    hall->room->app.focus.id = HOME_CHAPTER + CHAPTER_LAKE;
    for (int i = 0; i < 200; i++)
        hear(hall);
    assert_non_null(strstr(hall->words, "|Start today|Lake"));
}

GROUP(room_make, room_free)
