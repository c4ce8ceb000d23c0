#include "activities.h"
#include "coach/session.h"

#include "made_book.h"
#include "test.h"

enum { SECOND = 1000000, BAND = 1 << THING_BAND };

static struct made_player player;
static struct workout workout; /* to be begun */
static struct session session[1];

static int set_up(void **state)
{
    (void)state;
    made_player(&player, 0);
    workout = (struct workout){.item_count = 0};
    return 0;
}

static void pass(int day, const struct activity *exercise, enum side side, int rung)
{
    ladder_push(&player.ladder, &(struct ladder_fact){.kind = LADDER_FACT_DONE,
                                                      .day = day,
                                                      .activity = exercise,
                                                      .side = side,
                                                      .rung = rung,
                                                      .stars = LADDER_PASS});
}

static void add(const struct activity *exercise, int rung, int rest_s)
{
    struct workout_item *item = &workout.items[workout.item_count++];

    *item = (struct workout_item){.activity = exercise, .rest_s = rest_s};
    if (rung > 0)
        snprintf(item->level, sizeof(item->level), "%s",
                 player.book->trail.levels[made_level(exercise, rung)].id);
}

static int begin(void)
{
    return session_begin(session, &workout, player.book, &player.ladder, player.open);
}

static void assert_step(int i, const struct activity *exercise, int rung, unsigned sides)
{
    const struct level *level = &player.book->trail.levels[session->steps[i].level];

    assert_true(i < session->count);
    assert_ptr_equal(level->activity, exercise);
    assert_int_equal(level->rung, rung);
    assert_int_equal(session->steps[i].sides, sides);
}

#define CASE(name) TEST_WITH(name, set_up, NULL)

CASE(even_legs_make_one_step)
{
    pass(1, &activity_step_up, SIDE_NONE, 1);
    add(&activity_step_up, 0, 10);
    add(&activity_adductor_squeeze, 0, 10);
    assert_int_equal(begin(), 0);
    assert_int_equal(session->count, 2);
    assert_step(0, &activity_step_up, 2, SIDES_EACH);
    assert_step(1, &activity_adductor_squeeze, 1, SIDES_BOTH);
}

CASE(uneven_legs_get_a_level_each)
{
    pass(1, &activity_step_up, SIDE_RIGHT, 1);
    pass(1, &activity_bridge, SIDE_LEFT, 2);
    add(&activity_step_up, 0, 10);
    add(&activity_bridge, 0, 20);
    assert_int_equal(begin(), 0);
    assert_int_equal(session->count, 4);
    assert_step(0, &activity_step_up, 1, SIDES_LEFT);
    assert_step(1, &activity_step_up, 2, SIDES_RIGHT);
    /* The stronger leg works alone; the other one with both at once. */
    assert_step(2, &activity_bridge, MADE_SLOW, SIDES_LEFT);
    assert_step(3, &activity_bridge, 1, SIDES_BOTH);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(session->steps[i].item, i / 2);
        assert_int_equal(session->steps[i].rest_s, 10 + 10 * (i / 2));
    }
}

CASE(the_hardest_that_is_open_and_at_hand)
{
    const struct activity *exercise = &activity_single_leg_balance;

    made_player(&player, BAND);
    add(exercise, 0, 0);
    /* Of the two levels of rung 1 the later one. */
    assert_int_equal(begin(), 0);
    assert_int_equal(session->steps[0].level, made_level(exercise, 1) + 1);
    pass(1, exercise, SIDE_NONE, 4);
    pass(2, exercise, SIDE_NONE, 4);
    assert_int_equal(begin(), 0);
    assert_step(0, exercise, 4, SIDES_EACH); /* no weight */
    player.open[made_level(exercise, 4)] = SIDES_LEFT;
    assert_int_equal(begin(), 0);
    assert_step(0, exercise, 4, SIDES_LEFT);
    assert_step(1, exercise, 3, SIDES_RIGHT);
    /* Nothing is open: the easiest. */
    memset(player.open, 0, sizeof(player.open));
    assert_int_equal(begin(), 0);
    assert_int_equal(session->steps[0].level, made_level(exercise, 1));
    assert_int_equal(session->steps[0].sides, SIDES_EACH);
}

CASE(a_named_level_stays_for_the_legs_that_may)
{
    pass(1, &activity_step_up, SIDE_NONE, 2);
    add(&activity_step_up, 1, 0);
    assert_int_equal(begin(), 0);
    assert_step(0, &activity_step_up, 1, SIDES_EACH);

    player.open[made_level(&activity_step_up, 1)] = SIDES_LEFT;
    assert_int_equal(begin(), 0);
    assert_step(0, &activity_step_up, 1, SIDES_LEFT);
    assert_step(1, &activity_step_up, MADE_SLOW, SIDES_RIGHT);

    /* Named, open, and no band in the house. */
    workout.item_count = 0;
    add(&activity_step_up, MADE_BAND, 0);
    assert_int_equal(begin(), 0);
    assert_step(0, &activity_step_up, MADE_SLOW, SIDES_EACH);
    assert_int_equal(session->count, 1);

    snprintf(workout.items[0].level, LEVEL_ID_SIZE, "camp/nowhere");
    assert_int_equal(begin(), -ENOENT);
    assert_int_equal(session->count, 1);
}

CASE(own_levels_are_played_when_named_only)
{
    struct level *levels = player.book->trail.levels,
                 *own = &levels[made_level(&activity_step_up, MADE_WEIGHT)];
    own->chapter = CHAPTER_OWN;
    own->rung = 1;
    snprintf(own->id, sizeof(own->id), "own/mine");
    add(&activity_step_up, 0, 0);
    add(&activity_step_up, 0, 0);
    snprintf(workout.items[1].level, LEVEL_ID_SIZE, "own/mine");
    assert_int_equal(begin(), 0);
    assert_string_not_equal(levels[session->steps[0].level].id, "own/mine");
    assert_string_equal(levels[session->steps[1].level].id, "own/mine");
}

CASE(what_cannot_be_done_is_left_out)
{
    for (size_t i = 0; i < player.book->trail.count; i++)
        if (player.book->trail.levels[i].activity == &activity_step_up)
            player.book->trail.levels[i].surface = SURFACE_SOFT;
    add(&activity_step_up, 0, 0);
    assert_int_equal(begin(), -ENOENT);
    add(&activity_bridge, 0, 0);
    assert_int_equal(begin(), 0);
    assert_int_equal(session->count, 1);
    assert_int_equal(session->steps[0].item, 1);
}

CASE(things_are_laid_out_once)
{
    /* b bridge and q squeeze want the mat, l balance and f flexor nothing; capitals are named levels. */
    static const char *const cases[][2] = {
        {"blq", "bql"},   {"bLq", "bqL"},   {"blQ", "blQ"},   {"blb", "blb"},   {"lfl", "lfl"},
        {"bqlb", "bqbl"}, {"blqf", "bqlf"}, {"bllq", "bllq"}, {"bLqb", "bqLb"},
    };
    static const char letters[ACTIVITIES_MAX] = {[AT_BRIDGE] = 'b',
                                                 [AT_ADDUCTOR_SQUEEZE] = 'q',
                                                 [AT_SINGLE_LEG_BALANCE] = 'l',
                                                 [AT_HIP_FLEXOR_STRETCH] = 'f'};
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        char seen[8] = "";

        set_up(NULL);
        for (const char *c = cases[i][0]; *c; c++) {
            const char *small = memchr(letters, *c | 0x20, sizeof(letters));
            add(activities[small - letters], *c < 'a', 0);
        }
        assert_int_equal(begin(), 0);
        for (int j = 0; j < session->count; j++) {
            const struct session_step *step = &session->steps[j];
            seen[j] = cases[i][0][step->item];
            assert_int_equal(player.book->trail.levels[step->level].activity,
                             workout.items[step->item].activity);
        }
        assert_string_equal(seen, cases[i][1]);
    }
}

CASE(steps_and_rests_follow_to_the_end)
{
    add(&activity_bridge, 0, 10);
    add(&activity_step_up, 0, 0);
    add(&activity_single_leg_balance, 0, 10);
    assert_int_equal(begin(), 0);
    assert_ptr_equal(session_step(session), &session->steps[0]);
    assert_int_equal(session_rest(session, 5), 0);
    session_finished(session, 100 * SECOND, false);
    assert_int_equal(session->phase, SESSION_REST);
    assert_true(session->steps[0].done);
    assert_ptr_equal(session_step(session), &session->steps[1]);
    assert_int_equal(session_rest(session, 100 * SECOND), 10);
    assert_int_equal(session_rest(session, 100 * SECOND + 1), 10);
    assert_int_equal(session_rest(session, 109 * SECOND + 1), 1);
    assert_int_equal(session_rest(session, 110 * SECOND), 0);
    assert_int_equal(session->phase, SESSION_PLAY);
    session_finished(session, 150 * SECOND, false); /* no rest asked */
    assert_int_equal(session->phase, SESSION_PLAY);
    assert_ptr_equal(session_step(session), &session->steps[2]);
    session_finished(session, 200 * SECOND, false);
    assert_int_equal(session->phase, SESSION_DONE);
    assert_null(session_step(session));
    session_finished(session, 201 * SECOND, false);
    assert_int_equal(session->current, 3);
    assert_false(session_easier(session));
    assert_true(session_progress(session) == 1.0);
}

CASE(a_rest_waits_while_paused_and_may_be_cut_short)
{
    for (int i = 0; i < 3; i++)
        add(&activity_bridge, 0, 10);
    assert_int_equal(begin(), 0);
    session_pause(session, 1); /* nothing to pause */
    assert_false(session->paused);
    session_finished(session, 0, false);
    assert_int_equal(session_rest(session, 4 * SECOND), 6);
    session_pause(session, 5 * SECOND);
    assert_int_equal(session_rest(session, 500 * SECOND), 5);
    session_resume(session, 1000 * SECOND);
    assert_int_equal(session_rest(session, 1002 * SECOND), 3);
    /* What comes next is skipped, and the rest goes on. */
    session_finished(session, 1002 * SECOND, true);
    assert_true(session->steps[1].skipped && !session->steps[1].done);
    assert_int_equal(session_rest(session, 1002 * SECOND), 3);
    session_go_on(session);
    assert_int_equal(session->phase, SESSION_PLAY);
    assert_int_equal(session_rest(session, 1002 * SECOND), 0);
    session_finished(session, 1003 * SECOND, true);
    assert_int_equal(session->phase, SESSION_DONE);
}

CASE(progress_goes_from_nothing_to_one)
{
    double last = 0, left;
    int64_t now = 0;

    pass(1, &activity_bridge, SIDE_LEFT, 2);
    add(&activity_bridge, 0, 20);
    add(&activity_adductor_squeeze, 0, 30);
    add(&activity_step_up, 0, 10);
    assert_int_equal(begin(), 0);
    assert_true(session_progress(session) == 0.0);
    /* One set a leg of 24 s and 6 s to get ready: alone, both, both, and each with 10 s between. */
    left = session_left_s(session);
    assert_true(fabs(left - (30 + 20 + 30 + 20 + 30 + 30 + 70)) < 1e-9);
    while (session->phase != SESSION_DONE) {
        session_finished(session, now, session->current == 1);
        while (session_rest(session, now) > 0) {
            assert_true(session_progress(session) > last && session_progress(session) < 1);
            last = session_progress(session);
            now += SECOND;
        }
        assert_true(session_left_s(session) < left);
        left = session_left_s(session);
    }
    assert_true(left == 0.0 && session_progress(session) == 1.0);
}

CASE(easier_goes_down_to_the_easiest)
{
    const struct activity *exercise = &activity_step_up;

    pass(1, exercise, SIDE_NONE, 2);
    add(exercise, 0, 0);
    add(&activity_bridge, 0, 0);
    add(exercise, 0, 0);
    assert_int_equal(begin(), 0);
    assert_true(session_easier(session));
    assert_step(0, exercise, MADE_TWO, SIDES_EACH); /* past the band, which is not here */
    assert_step(1, &activity_bridge, 1, SIDES_BOTH);
    assert_step(2, exercise, MADE_TWO, SIDES_EACH);
    assert_true(session_easier(session));
    assert_int_equal(session->steps[0].level, made_level(exercise, 1) + 1);
    assert_true(session_easier(session));
    assert_int_equal(session->steps[2].level, made_level(exercise, 1));
    assert_false(session_easier(session));
}

CASE(easier_for_one_leg_leaves_the_other)
{
    pass(1, &activity_step_up, SIDE_NONE, 1);
    pass(1, &activity_step_up, SIDE_LEFT, 2);
    pass(1, &activity_bridge, SIDE_LEFT, 2);
    add(&activity_step_up, 0, 0);
    add(&activity_bridge, 0, 0);
    add(&activity_step_up, 0, 0);
    assert_int_equal(begin(), 0);
    assert_true(session_easier(session));
    assert_true(session_easier(session));
    assert_step(0, &activity_step_up, 1, SIDES_LEFT);
    assert_step(1, &activity_step_up, MADE_TWO, SIDES_RIGHT);
    assert_step(4, &activity_step_up, 1, SIDES_LEFT);
    assert_step(5, &activity_step_up, MADE_TWO, SIDES_RIGHT);
    session_finished(session, 0, false);
    session_finished(session, 0, false);
    assert_step(2, &activity_bridge, MADE_SLOW, SIDES_LEFT);
    assert_true(session_easier(session)); /* one leg alone becomes both at once */
    assert_step(2, &activity_bridge, MADE_TWO, SIDES_BOTH);
}

CASE(easier_for_one_leg_leaves_what_both_share)
{
    pass(1, &activity_step_up, SIDE_LEFT, 2);
    pass(1, &activity_step_up, SIDE_RIGHT, 1);
    add(&activity_step_up, 0, 0);
    add(&activity_step_up, MADE_SLOW, 0);
    assert_int_equal(begin(), 0);
    assert_step(0, &activity_step_up, MADE_SLOW, SIDES_LEFT);
    assert_step(2, &activity_step_up, MADE_SLOW, SIDES_EACH);
    assert_true(session_easier(session));
    assert_step(0, &activity_step_up, MADE_TWO, SIDES_LEFT);
    assert_step(2, &activity_step_up, MADE_SLOW, SIDES_EACH);
}
