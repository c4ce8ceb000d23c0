#include "activities.h"
#include "books.h"

#include "coach/reach.h"
#include "coach/session.h"
#include "run/run.h"

/* The book that is shipped: what holds of all its files together. */

BOOK_TEST(chapters_are_full)
{
    int levels[CHAPTERS] = {0};
    for (size_t i = 0; i < book->trail.count; i++)
        levels[book->trail.levels[i].chapter]++;
    for (int chapter = CHAPTER_CAMP; chapter <= CHAPTER_SUMMIT; chapter++)
        assert_in_range(levels[chapter], 8, 12);
    assert_in_range(book->trail.count, 45, 60);
}

/* A rung without a level could never be passed, nor those above it. */
BOOK_TEST(each_rung_has_a_level)
{
    for (int exercise = 0; exercise < activity_count; exercise++) {
        bool has[GUIDE_RUNGS_MAX] = {false};
        for (size_t i = 0; i < book->trail.count; i++)
            if (book->trail.levels[i].activity == activities[exercise])
                has[book->trail.levels[i].rung - 1] = true;
        assert_in_range(book->guide.cards[exercise].rung_count, 4, GUIDE_RUNGS_MAX);
        for (int rung = 0; rung < book->guide.cards[exercise].rung_count; rung++)
            assert_true(has[rung]);
    }
}

/* Bodyweight first, then equipment, then resistance. */
BOOK_TEST(stages_rise)
{
    for (int exercise = 0; exercise < activity_count; exercise++) {
        const struct exercise_card *card = &book->guide.cards[exercise];
        assert_int_equal(card->rungs[0].stage, STAGE_BODYWEIGHT);
        assert_true((card->rungs[0].things | THINGS_HOME) == THINGS_HOME);
        for (int rung = 1; rung < card->rung_count; rung++)
            assert_true(card->rungs[rung - 1].stage <= card->rungs[rung].stage);
    }
}

/* Whatever measures, and whatever lies about at home: what the things suffice for opens, and not all at once.
 */
BOOK_TEST(every_level_opens)
{
    static const unsigned devices[] = {0, 1 << CHANNEL_LOAD, 1 << CHANNEL_MOTION, 1 << CHANNEL_CONTACT,
                                       1 << CHANNEL_LOAD | 1 << CHANNEL_MOTION | 1 << CHANNEL_CONTACT};
    struct reach reach;

    for (size_t i = 0; i < sizeof(devices) / sizeof(*devices); i++) {
        for (uint32_t things = 0; things <= THINGS_ALL; things++) {
            if ((things & THINGS_HOME) != THINGS_HOME)
                continue;
            reach_walk(book, devices[i], things, &reach);
            for (size_t j = 0; j < book->trail.count; j++) {
                const struct level *level = &book->trail.levels[j];
                if ((guide_things(&book->guide, level) | things) == things && reach.opened_on[j] == 0)
                    fail_msg("%s never opens on devices %x with things %x", level->id, devices[i], things);
            }
        }
        assert_in_range(reach.days, 10, 30); /* with all things */
    }
}

BOOK_TEST(some_levels_are_open_from_the_start)
{
    static const char *const ids[] = {"camp/01-weight-shift-20s", "meadow/01-bridge-5s", "lake/00-hand-10s",
                                      "lake/01-one-leg-10s"};
    struct reach reach;
    int first = 0;
    reach_walk(book, 0, THINGS_HOME, &reach);
    for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
        assert_int_equal(reach.opened_on[trail_find(&book->trail, ids[i]) - book->trail.levels], 1);
    for (size_t i = 0; i < book->trail.count; i++)
        first += reach.opened_on[i] == 1;
    assert_in_range(first, 4, 12);
}

/* Whoever follows the clock takes as long as was promised, to the tick. */
BOOK_TEST(the_clock_goes_through_every_level)
{
    enum { TICK_US = 50000 };
    for (size_t i = 0; i < book->trail.count; i++) {
        const struct level *level = &book->trail.levels[i];
        struct run run;
        assert_int_equal(run_init(&run, &(struct run_setup){.level = level, .channel = CHANNEL_COACH}), 0);
        double promised_s = level_seconds(level, level_side_bits(level));
        int64_t t_us = 0;
        for (; !run_over(&run) && t_us < 3600000000; t_us += TICK_US) {
            struct run_event event;
            run_push(&run, &(struct sample){.t_us = t_us, .has = SAMPLE_TICK});
            while (run_next(&run, &event))
                continue;
        }
        assert_true(run_completed(&run));
        assert_true(fabs((double)t_us / 1e6 - promised_s) < 0.1 * run.set_count);
        assert_in_range((int)promised_s, 60, 240);
    }
}

static void check_tone(const char *text)
{
    assert_null(strchr(text, '!'));
    assert_null(strstr(text, "fail"));
}

static void check_lines(const struct guide_lines *lines)
{
    for (int i = 0; i < lines->count; i++)
        check_tone(lines->text[i]);
}

BOOK_TEST(nothing_is_shouted)
{
    for (size_t i = 0; i < book->trail.count; i++) {
        check_tone(book->trail.levels[i].title);
        check_tone(book->trail.levels[i].why);
        check_tone(book->trail.levels[i].safety);
    }
    for (int exercise = 0; exercise < activity_count; exercise++) {
        const struct exercise_card *card = &book->guide.cards[exercise];
        check_lines(&card->steps);
        check_lines(&card->cues);
        check_lines(&card->faults);
        check_tone(card->safety);
        check_tone(card->easier);
    }
    for (size_t i = 0; i < book->workout_count; i++)
        check_tone(book->workouts[i].why);
    for (size_t i = 0; i < book->note_count; i++)
        check_tone(book->notes[i].text);
}

BOOK_TEST(workouts_are_there_in_every_length)
{
    int of[21] = {0};
    assert_in_range(book->workout_count, 8, WORKOUTS_MAX);
    for (size_t i = 0; i < book->workout_count; i++) {
        assert_in_range(book->workouts[i].minutes, 5, 20);
        of[book->workouts[i].minutes]++;
    }
    assert_true(of[5] > 0 && of[10] > 0 && of[15] > 0 && of[20] > 0);
}

/* With nothing done and nothing at hand, and with everything: each workout has what to do, for whom it may.
 */
BOOK_TEST(every_workout_can_be_begun)
{
    struct progress none[TRAIL_LEVELS_MAX] = {{0}};

    for (int all = 0; all < 2; all++) {
        unsigned open[TRAIL_LEVELS_MAX];
        struct ladder ladder;

        ladder_init(&ladder, &book->guide, all ? THINGS_ALL : 0);
        unlock_all(&book->trail, none, &ladder, all, open);
        for (size_t i = 0; i < book->workout_count; i++) {
            struct session session;

            assert_int_equal(session_begin(&session, &book->workouts[i], book, &ladder, open), 0);
            for (int j = 0; j < session.count; j++) {
                const struct session_step *step = &session.steps[j];
                const struct level *level = &book->trail.levels[step->level];
                assert_int_equal(step->sides & ~level_side_bits(level), 0);
                assert_int_not_equal(step->sides, 0);
                assert_false(guide_things(&book->guide, level) & ~ladder.things);
            }
        }
    }
}

/* As a session picks the levels on the first day. */
BOOK_TEST(workouts_take_as_long_as_they_say)
{
    struct ladder ladder;
    struct progress progress[TRAIL_LEVELS_MAX] = {{0}};
    unsigned open[TRAIL_LEVELS_MAX];
    ladder_init(&ladder, &book->guide, THINGS_ALL);
    unlock_all(&book->trail, progress, &ladder, false, open);
    for (size_t i = 0; i < book->workout_count; i++) {
        const struct workout *workout = &book->workouts[i];
        struct session session;
        assert_int_equal(session_begin(&session, workout, book, &ladder, open), 0);
        double minutes = session_left_s(&session) / 60;
        if (fabs(minutes - workout->minutes) > 0.25 * workout->minutes)
            fail_msg("%s takes %.1f minutes, not %d", workout->id, minutes, workout->minutes);
    }
}

BOOK_TEST(notes_explain_every_exercise)
{
    int topics[NOTE_TOPICS] = {0};
    uint32_t explained = 0;
    assert_in_range(book->note_count, 20, NOTES_MAX);
    for (size_t i = 0; i < book->note_count; i++) {
        topics[book->notes[i].topic]++;
        if (book->notes[i].topic == NOTE_EXERCISES)
            explained |= book->notes[i].exercises;
    }
    assert_int_equal(explained, (1u << activity_count) - 1);
    assert_in_range(topics[NOTE_CAUSES], 7, NOTES_MAX);
    for (int topic = 0; topic < NOTE_TOPICS; topic++)
        assert_true(topics[topic] > 0);
}

GROUP(books_set_up, books_tear_down)
