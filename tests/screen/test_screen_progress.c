#include "activities.h"
#include "room.h"
#include "screen/home/home_screen.h"
#include "screen/progress/progress_screen.h"

#include "painted.h"

#include <sqlite3.h>

/* The progress screen: what is painted is what was stored. */

enum { DAY_S = 86400, NOON = 20000 * DAY_S + DAY_S / 2 };

static bool painted(const struct room *room, const char *text)
{
    return painted_text(room->paper.canvas, text);
}

static void paint(struct room *room)
{
    canvas_begin(room->paper.canvas);
    app_paint(&room->app, room->paper.canvas);
    assert_int_equal(paper_faults(room->paper.canvas, "progress"), 0);
}

static void open_at_noon(struct room *room)
{
    room->app.fixed_time = true;
    room->app.course.unix_s = NOON;
    assert_int_equal(app_refresh(&room->app), 0);
}

static void show(struct room *room)
{
    app_go(&room->app, &screen_progress);
    room_frame(room);
    assert_ptr_equal(room->app.screen, &screen_progress);
    paint(room);
}

static void view(struct room *room, enum span_view which)
{
    room_choose(room, PROGRESS_VIEW + (int)which);
    paint(room);
}

/* One set for each leg, `ago` days back. */
struct outing {
    int ago;
    const char *level, *source;
    double left_s, right_s, velocity, minutes;
    int good;
};

static void save(struct room *room, int64_t player, const struct outing *outing)
{
    struct recording recording = {0};
    struct store_trial trials[2];
    struct store_attempt attempt = {.player_id = player,
                                    .rung = 2,
                                    .activity = &activity_single_leg_balance,
                                    .channel = CHANNEL_LOAD,
                                    .rules = activity_single_leg_balance.rules[CHANNEL_LOAD],
                                    .started_unix_s = NOON - outing->ago * DAY_S - 3600,
                                    .seconds = 60 * outing->minutes,
                                    .completed = true,
                                    .trials = trials,
                                    .trial_count = 2};

    snprintf(attempt.level, sizeof attempt.level, "%s",
             outing->level ? outing->level : room->book.trail.levels[0].id);
    snprintf(attempt.source, sizeof attempt.source, "%s", outing->source ? outing->source : "board");
    for (int i = 0; i < 2; i++)
        trials[i] = (struct store_trial){.side = i ? SIDE_RIGHT : SIDE_LEFT,
                                         .set = 1,
                                         .recording = &recording,
                                         .scored = true,
                                         .ended_by = HOLD_FOOT_DOWN,
                                         .score = {.seconds = i ? outing->right_s : outing->left_s,
                                                   .velocity_mm_s = outing->velocity,
                                                   .reps = outing->good,
                                                   .good = outing->good}};
    assert_int_equal(store_attempt_save(room->store, &attempt), 0);
}

static void save_pain(struct room *room, int ago, int value)
{
    const struct store_pain pain = {.player_id = room->app.course.player.id,
                                    .unix_s = NOON - ago * DAY_S,
                                    .activity = &activity_single_leg_balance,
                                    .side = SIDE_LEFT,
                                    .when = PAIN_AFTER,
                                    .value = value};

    assert_int_equal(store_pain_save(room->store, &pain, 1), 0);
}

ROOM_TEST(test_what_is_painted_is_what_was_stored)
{
    struct store_player other;

    open_at_noon(room);
    const int64_t player = room->app.course.player.id;
    const struct outing outings[] = {
        {.left_s = 18.9, .right_s = 21.2, .velocity = 23, .minutes = 12, .good = 7},
        {.left_s = 17, .right_s = 20, .velocity = 25, .minutes = 3},
        {.ago = 2, .left_s = 19.4, .velocity = 24, .minutes = 16, .good = 3},
        {.ago = 30, .left_s = 9, .right_s = 8, .velocity = 47, .minutes = 5}};
    for (int i = 0; i < 4; i++)
        save(room, player, &outings[i]);
    /* None of these is a hold of this player that can be laid beside the others. */
    assert_int_equal(store_player(room->store, "Other", &other), 0);
    save(room, other.id, &(struct outing){.left_s = 44, .right_s = 44, .minutes = 500});
    save(room, player, &(struct outing){.source = "sim", .left_s = 44, .right_s = 44, .minutes = 500});
    save(room, player, &(struct outing){.level = "own/gone", .left_s = 44, .right_s = 44});
    save_pain(room, 2, 4);
    save_pain(room, 2, 3);
    show(room);
    assert_true(painted(room, "Left 19"));
    assert_true(painted(room, "Right 21"));
    assert_true(painted(room, "24")); /* mm/s this week, from 47 */
    assert_true(painted(room, "47"));
    assert_true(painted(room, "calmer"));
    assert_true(painted(room, "31")); /* minutes */
    assert_true(painted(room, "20 reps"));
    assert_true(painted(room, "week 1"));
    assert_false(painted(room, "today"));
    const struct span *weeks = &progress_state(&room->app)->of[SPAN_WEEKS];
    assert_int_equal(weeks->steps[7].days, 2);
    assert_int_equal(weeks->steps[7].pain, 4);
    assert_int_equal(weeks->steps[3].days, 1);
    assert_int_equal(span_rest(weeks, 7), 5);
    view(room, SPAN_DAYS);
    assert_true(painted(room, "Left 18"));
    assert_true(painted(room, "Right 21"));
    assert_true(painted(room, "today"));
    assert_true(painted(room, "4")); /* the pain two days ago */
    view(room, SPAN_QUARTER);
    assert_true(painted(room, "Left 19"));
    assert_true(painted(room, "13"));
}

ROOM_TEST(test_what_was_played_is_there)
{
    struct store_score row;
    char text[24];

    room_begin_level(room);
    assert_true(room_reach_screen(room, &screen_results, 300));
    show(room);
    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        const char *level = room->book.trail.levels[0].id;
        assert_int_equal(store_scores(room->store, level, (enum side)side, &row, 1), 1);
        snprintf(text, sizeof text, "%s %.0f", side == SIDE_LEFT ? "Left" : "Right",
                 floor(row.score.seconds));
        assert_true(painted(room, text));
    }
    assert_true(painted(room, "Your first point"));
    assert_false(painted(room, "Your path begins here"));
}

ROOM_TEST(test_an_empty_past_invites)
{
    open_at_noon(room);
    assert_true(room->app.course.reached.today.workout.item_count > 0);
    show(room);
    assert_true(painted(room, "Your path begins here"));
    assert_int_equal(room->app.focus.id, PROGRESS_START);
    room_choose(room, PROGRESS_START);
    room_frame(room);
    assert_ptr_not_equal(room->app.screen, &screen_progress);
    assert_true(room->app.course.in_session);
}

ROOM_TEST(test_the_last_week_may_be_empty)
{
    open_at_noon(room);
    save(room, room->app.course.player.id,
         &(struct outing){.ago = 60, .left_s = 5, .right_s = 4, .minutes = 3});
    show(room);
    assert_false(painted(room, "Your path begins here"));
    assert_false(painted(room, "Left 5"));
    view(room, SPAN_DAYS);
    view(room, SPAN_QUARTER);
    assert_true(painted(room, "Left 5"));
}

ROOM_TEST(test_back_leads_home_and_home_leads_here)
{
    int id = -1;

    open_at_noon(room);
    show(room);
    app_act(&room->app, ACTION_BACK);
    assert_true(room_reach_screen(room, &screen_home, 1));
    show(room);
    room_follow(room, PROGRESS_BACK, &screen_home);
    for (int i = HOME_LINK; i < HOME_CHAPTER && id < 0; i++) {
        screen_home.chosen(&room->app, i);
        id = room->app.next == &screen_progress ? i : -1;
    }
    assert_true(id >= 0);
}

/* Another program broke the file while it was open. */
ROOM_TEST(test_what_cannot_be_read_is_told)
{
    sqlite3 *db;

    open_at_noon(room);
    assert_int_equal(sqlite3_open(room->database, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "ALTER TABLE pain RENAME TO gone", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    show(room);
    assert_non_null(strstr(fault_text(&room->app.notices.fault), "The past days cannot be read"));
    assert_true(painted(room, "i")); /* the notice */
}

GROUP(room_make, room_free)
