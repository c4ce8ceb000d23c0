#include "activities.h"
#include "room.h"
#include "screen/progress/notes_screen.h"
#include "screen/results/results_screen.h"
#include "screen/results/scores_screen.h"

/* The household's tables: one for each level, side, channel and support; shared places; stamps; the own best.
 */

struct done {
    int64_t player_id;
    int level;
    enum channel channel;
    enum support support;
    int left, right; /* points; 0: nothing on that side */
};

static int64_t keep(struct room *room, struct done done)
{
    struct recording none = {0};
    const int points[] = {done.left, done.right};
    struct store_trial trials[2];

    for (int i = 0; i < 2; i++)
        trials[i] = (struct store_trial){.side = i ? SIDE_RIGHT : SIDE_LEFT,
                                         .set = 1,
                                         .recording = &none,
                                         .scored = points[i] > 0,
                                         .score = {.points = points[i], .stars = 1, .seconds = 5}};
    struct store_attempt attempt = {.player_id = done.player_id,
                                    .rung = 1,
                                    .activity = &activity_single_leg_balance,
                                    .channel = done.channel,
                                    .support = done.support,
                                    .rules = activity_single_leg_balance.rules[done.channel],
                                    .started_unix_s = 1749729600,
                                    .completed = true,
                                    .trials = trials,
                                    .trial_count = 2};
    snprintf(attempt.level, sizeof attempt.level, "%s", room->book.trail.levels[done.level].id);
    snprintf(attempt.source, sizeof attempt.source, "board");
    assert_int_equal(store_attempt_save(room->store, &attempt), 0);
    return attempt.id;
}

static int64_t player(struct room *room, const char *name)
{
    struct store_player made;

    assert_int_equal(store_player(room->store, name, &made), 0);
    return made.id;
}

static void show(struct room *room, int level, enum side side)
{
    room->app.course.chosen_level = level;
    results_state(&room->app)->side = side;
    room_go(room, &screen_scores);
    assert_ptr_equal(room->app.screen, &screen_scores);
}

static void is_shown(const struct room *room, int level, enum side side, enum channel channel,
                     enum support support, int count)
{
    const struct scores_state *scores = scores_state(&room->app);
    const struct scores_table *table = &scores->tables[scores->table];

    assert_int_equal(scores->level, level);
    assert_false(table->stamps);
    assert_int_equal(table->side, side);
    assert_int_equal(table->channel, channel);
    assert_int_equal(table->support, support);
    assert_int_equal(scores->count, count);
}

ROOM_TEST(test_tables_are_never_mixed)
{
    int64_t me = room->app.course.player.id;
    keep(room, (struct done){me, 0, .left = 500, .right = 400});
    keep(room, (struct done){me, 0, .support = SUPPORT_HAND, .left = 600});
    keep(room, (struct done){me, 0, .channel = CHANNEL_CONTACT, .left = 700});
    keep(room, (struct done){me, 2, .right = 100}); /* nothing on level 1: it is passed over */
    keep(room, (struct done){me, 0, .channel = CHANNEL_COACH, .support = SUPPORT_NONE});
    show(room, 0, SIDE_RIGHT);
    is_shown(room, 0, SIDE_RIGHT, CHANNEL_LOAD, SUPPORT_NONE, 1);
    for (int i = 0; i < 9; i++)
        room_choose(room, SCORES_BEFORE);
    int seen[5] = {0};
    for (int i = 0; i < 4; i++) {
        const struct scores_state *scores = scores_state(&room->app);
        assert_int_equal(scores->level, 0);
        assert_int_equal(scores->count, 1);
        seen[scores->rows[0].score.points / 100 - 3]++;
        room_choose(room, SCORES_AFTER);
    }
    assert_true(seen[1] == 1 && seen[2] == 1 && seen[3] == 1 && seen[4] == 1);
    assert_true(scores_state(&room->app)->tables[scores_state(&room->app)->table].stamps);
    assert_int_equal(scores_state(&room->app)->stamp_count, 2);
    assert_int_equal(scores_state(&room->app)->stamps[0].times, 1);
    room_choose(room, SCORES_AFTER);
    is_shown(room, 2, SIDE_RIGHT, CHANNEL_LOAD, SUPPORT_NONE, 1);
    room_choose(room, SCORES_AFTER);
    assert_int_equal(scores_state(&room->app)->level, 2);
    room_choose(room, SCORES_BEFORE);
    assert_true(scores_state(&room->app)->tables[scores_state(&room->app)->table].stamps);
    app_act(&room->app, ACTION_BACK);
    assert_true(room_reach_screen(room, &screen_home, 1));
}

ROOM_TEST(test_places_are_shared_and_the_own_best_is_seen)
{
    const struct scores_state *scores = scores_state(&room->app);
    room->app.asking.known = true;
    int64_t me = room->app.course.player.id, ines = player(room, "Ines"), tomas = player(room, "Tomas");
    int64_t first = keep(room, (struct done){ines, 0, .left = 900});
    keep(room, (struct done){tomas, 0, .left = 899});
    for (int i = 0; i < 8; i++)
        keep(room, (struct done){tomas, 0, .left = 600 - 50 * i});
    int64_t own = keep(room, (struct done){me, 0, .left = 200});
    keep(room, (struct done){me, 0, .left = 150});
    show(room, 0, SIDE_LEFT);
    assert_int_equal(scores->count, SCORES_ROWS);
    assert_int_equal(scores->rows[0].attempt_id, first);
    assert_int_equal(scores->rows[0].place, 1);
    assert_int_equal(scores->rows[1].place, 1);
    assert_int_equal(scores->rows[2].place, 3);
    assert_true(scores->shared);
    /* Further down, with its own place. */
    assert_int_equal(scores->rows[SCORES_ROWS - 1].attempt_id, own);
    assert_int_equal(scores->rows[SCORES_ROWS - 1].place, 11);
    assert_int_equal(scores->own.attempt_id, own);
    assert_int_equal(scores->ahead.score.points, 250);
}

ROOM_TEST(test_nobody_is_ahead_of_a_shared_first_place)
{
    room->app.asking.known = true;
    keep(room, (struct done){player(room, "Ines"), 0, .left = 900});
    keep(room, (struct done){room->app.course.player.id, 0, .left = 895});
    show(room, 0, SIDE_LEFT);
    assert_int_equal(scores_state(&room->app)->rows[1].place, 1);
    assert_int_equal(scores_state(&room->app)->ahead.attempt_id, 0);
    assert_int_equal(scores_state(&room->app)->own.score.points, 895);
}

ROOM_TEST(test_the_hidden_see_their_own_best_alone)
{
    room->app.course.player.hidden = true;
    assert_int_equal(store_player_update(room->store, &room->app.course.player), 0);
    keep(room, (struct done){player(room, "Ines"), 0, .left = 900});
    int64_t own = keep(room, (struct done){room->app.course.player.id, 0, .left = 950});
    room->app.asking.known = true;
    show(room, 0, SIDE_LEFT);
    assert_int_equal(scores_state(&room->app)->count, 1);
    assert_string_equal(scores_state(&room->app)->rows[0].player, "Ines");
    assert_int_equal(scores_state(&room->app)->own.attempt_id, own);
}

ROOM_TEST(test_an_empty_table_is_shown_empty)
{
    show(room, 1, SIDE_NONE);
    assert_int_equal(scores_state(&room->app)->table_count, 0);
    room_choose(room, SCORES_AFTER);
    room_choose(room, SCORES_BEFORE);
    assert_int_equal(scores_state(&room->app)->level, 1);
    assert_string_equal(fault_text(&room->app.notices.fault), "");
}

/* The field notes of the game itself: always readable, found where their level was done, with a way to play.
 */
ROOM_TEST(test_notes_are_read_and_lead_to_their_exercises)
{
    struct app *app = &room->app;
    struct note notes[] = {
        {.title = "One", .topic = NOTE_ANATOMY, .text = "First.\nSecond."},
        {.title = "Two", .topic = NOTE_CAUSES, .text = "Third."},
        {.title = "Three", .topic = NOTE_ANATOMY, .exercises = 1u << AT_SINGLE_LEG_BALANCE}};

    struct note *own = room->book.notes;
    size_t own_count = room->book.note_count;
    room->book.notes = notes;
    room->book.note_count = 3;
    snprintf(notes[0].found_at, sizeof notes[0].found_at, "%s", room->book.trail.levels[1].id);
    assert_false(notes_found(app, &notes[0]));
    app->course.reached.progress[1].stamps = SIDES_LEFT;
    assert_true(notes_found(app, &notes[0]));
    assert_true(room_reach_screen(room, &screen_home, 30));
    room_go(room, &screen_notes);
    room_choose(room, 0);
    assert_int_equal(notes_state(app)->page, NOTES_TEXT);
    room_pass(room, 0.25);
    room_choose(room, NOTES_NEXT); /* of the same topic */
    assert_int_equal(notes_state(app)->note, 2);
    room_pass(room, 0.25);
    room_press(room, NOTES_EXERCISES);
    room_choose(room, NOTES_LINK + AT_SINGLE_LEG_BALANCE);
    room_no_pain(room, &screen_intro);
    assert_int_equal(app->course.chosen_level, 0);
    room_go(room, &screen_notes);
    assert_int_equal(notes_state(app)->page, NOTES_LIST);
    app_act(app, ACTION_BACK);
    room_home(room);
    room->book.notes = own;
    room->book.note_count = own_count;
}

GROUP(room_make, room_free)
