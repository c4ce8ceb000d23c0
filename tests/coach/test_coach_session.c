#include "activities.h"
#include "coach/session.h"

#include "made_book.h"
#include "test.h"

enum { SECOND = 1000000, BAND = 1 << THING_BAND };

/* Somebody with a ladder, and a workout to be begun. */
struct player {
    const struct book *book;
    struct ladder ladder;
    unsigned open[MADE_LEVELS + 1];
    struct workout workout;
    struct session session;
};

static void player_init(struct player *player, uint32_t things)
{
    *player = (struct player){.book = made_book()};
    ladder_init(&player->ladder, &player->book->guide, things);
    for (size_t i = 0; i < player->book->trail.count; i++)
        player->open[i] = level_side_bits(&player->book->trail.levels[i]);
}

static void pass(struct player *player, int day, const struct activity *exercise, enum side side, int rung)
{
    ladder_push(&player->ladder, &(struct ladder_fact){.kind = LADDER_FACT_DONE,
                                                       .day = day,
                                                       .exercise = exercise,
                                                       .side = side,
                                                       .rung = rung,
                                                       .stars = LADDER_PASS});
}

static void add(struct player *player, const struct activity *exercise, int rung, int rest_s)
{
    struct workout_item *item = &player->workout.items[player->workout.item_count++];

    *item = (struct workout_item){.exercise = exercise, .rest_s = rest_s};
    if (rung > 0)
        snprintf(item->level, sizeof(item->level), "%s",
                 player->book->trail.levels[made_level(exercise, rung)].id);
}

static int begin(struct player *player)
{
    return session_begin(&player->session, &player->workout, player->book, &player->ladder, player->open);
}

static void assert_step(const struct player *player, int i, const struct activity *exercise, int rung,
                        unsigned sides)
{
    const struct level *level = &player->book->trail.levels[player->session.steps[i].level];

    assert_true(i < player->session.count);
    assert_ptr_equal(level->exercise, exercise);
    assert_int_equal(level->rung, rung);
    assert_int_equal(player->session.steps[i].sides, sides);
}

TEST(even_legs_make_one_step)
{
    struct player player;

    player_init(&player, 0);
    pass(&player, 1, &activity_step_up, SIDE_NONE, 1);
    add(&player, &activity_step_up, 0, 10);
    add(&player, &activity_adductor_squeeze, 0, 10);
    assert_int_equal(begin(&player), 0);
    assert_int_equal(player.session.count, 2);
    assert_step(&player, 0, &activity_step_up, 2, SIDES_EACH);
    assert_step(&player, 1, &activity_adductor_squeeze, 1, SIDES_BOTH);
}

TEST(uneven_legs_get_a_level_each)
{
    struct player player;

    player_init(&player, 0);
    pass(&player, 1, &activity_step_up, SIDE_RIGHT, 1);
    pass(&player, 1, &activity_bridge, SIDE_LEFT, 2);
    add(&player, &activity_step_up, 0, 10);
    add(&player, &activity_bridge, 0, 20);
    assert_int_equal(begin(&player), 0);
    assert_int_equal(player.session.count, 4);
    assert_step(&player, 0, &activity_step_up, 1, SIDES_LEFT);
    assert_step(&player, 1, &activity_step_up, 2, SIDES_RIGHT);
    /* The stronger leg works alone; the other one with both at once. */
    assert_step(&player, 2, &activity_bridge, MADE_SLOW, SIDES_LEFT);
    assert_step(&player, 3, &activity_bridge, 1, SIDES_BOTH);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(player.session.steps[i].item, i / 2);
        assert_int_equal(player.session.steps[i].rest_s, 10 + 10 * (i / 2));
    }
}

TEST(the_hardest_that_is_open_and_at_hand)
{
    struct player player;
    const struct activity *exercise = &activity_single_leg_balance;

    player_init(&player, BAND);
    add(&player, exercise, 0, 0);
    /* Of the two levels of rung 1 the later one. */
    assert_int_equal(begin(&player), 0);
    assert_int_equal(player.session.steps[0].level, made_level(exercise, 1) + 1);
    pass(&player, 1, exercise, SIDE_NONE, 4);
    pass(&player, 2, exercise, SIDE_NONE, 4);
    assert_int_equal(begin(&player), 0);
    assert_step(&player, 0, exercise, 4, SIDES_EACH); /* no weight */
    player.open[made_level(exercise, 4)] = SIDES_LEFT;
    assert_int_equal(begin(&player), 0);
    assert_step(&player, 0, exercise, 4, SIDES_LEFT);
    assert_step(&player, 1, exercise, 3, SIDES_RIGHT);
    /* Nothing is open: the easiest. */
    memset(player.open, 0, sizeof(player.open));
    assert_int_equal(begin(&player), 0);
    assert_int_equal(player.session.steps[0].level, made_level(exercise, 1));
    assert_int_equal(player.session.steps[0].sides, SIDES_EACH);
}

TEST(a_named_level_stays_for_the_legs_that_may)
{
    struct player player;

    player_init(&player, 0);
    pass(&player, 1, &activity_step_up, SIDE_NONE, 2);
    add(&player, &activity_step_up, 1, 0);
    assert_int_equal(begin(&player), 0);
    assert_step(&player, 0, &activity_step_up, 1, SIDES_EACH);

    player.open[made_level(&activity_step_up, 1)] = SIDES_LEFT;
    assert_int_equal(begin(&player), 0);
    assert_step(&player, 0, &activity_step_up, 1, SIDES_LEFT);
    assert_step(&player, 1, &activity_step_up, MADE_SLOW, SIDES_RIGHT);

    /* Named, open, and no band in the house. */
    player.workout.item_count = 0;
    add(&player, &activity_step_up, MADE_BAND, 0);
    assert_int_equal(begin(&player), 0);
    assert_step(&player, 0, &activity_step_up, MADE_SLOW, SIDES_EACH);
    assert_int_equal(player.session.count, 1);

    snprintf(player.workout.items[0].level, LEVEL_ID_SIZE, "camp/nowhere");
    assert_int_equal(begin(&player), -ENOENT);
    assert_int_equal(player.session.count, 1);
}

TEST(own_levels_are_played_when_named_only)
{
    struct player player;

    player_init(&player, 0);
    struct level *levels = player.book->trail.levels,
                 *own = &levels[made_level(&activity_step_up, MADE_WEIGHT)];
    own->chapter = CHAPTER_OWN;
    own->rung = 1;
    snprintf(own->id, sizeof(own->id), "own/mine");
    add(&player, &activity_step_up, 0, 0);
    add(&player, &activity_step_up, 0, 0);
    snprintf(player.workout.items[1].level, LEVEL_ID_SIZE, "own/mine");
    assert_int_equal(begin(&player), 0);
    assert_string_not_equal(levels[player.session.steps[0].level].id, "own/mine");
    assert_string_equal(levels[player.session.steps[1].level].id, "own/mine");
}

TEST(what_cannot_be_done_is_left_out)
{
    struct player player;

    player_init(&player, 0);
    for (size_t i = 0; i < player.book->trail.count; i++)
        if (player.book->trail.levels[i].exercise == &activity_step_up)
            player.book->trail.levels[i].surface = SURFACE_SOFT;
    add(&player, &activity_step_up, 0, 0);
    assert_int_equal(begin(&player), -ENOENT);
    add(&player, &activity_bridge, 0, 0);
    assert_int_equal(begin(&player), 0);
    assert_int_equal(player.session.count, 1);
    assert_int_equal(player.session.steps[0].item, 1);
}

TEST(things_are_laid_out_once)
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
        struct player player;
        char seen[8] = "";

        player_init(&player, 0);
        for (const char *c = cases[i][0]; *c; c++) {
            const char *small = memchr(letters, *c | 0x20, sizeof(letters));
            add(&player, activities[small - letters], *c < 'a', 0);
        }
        assert_int_equal(begin(&player), 0);
        for (int j = 0; j < player.session.count; j++) {
            const struct session_step *step = &player.session.steps[j];
            seen[j] = cases[i][0][step->item];
            assert_int_equal(player.book->trail.levels[step->level].exercise,
                             player.workout.items[step->item].exercise);
        }
        assert_string_equal(seen, cases[i][1]);
    }
}

TEST(steps_and_rests_follow_to_the_end)
{
    struct player player;
    struct session *session = &player.session;

    player_init(&player, 0);
    add(&player, &activity_bridge, 0, 10);
    add(&player, &activity_step_up, 0, 0);
    add(&player, &activity_single_leg_balance, 0, 10);
    assert_int_equal(begin(&player), 0);
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

TEST(a_rest_waits_while_paused_and_may_be_cut_short)
{
    struct player player;
    struct session *session = &player.session;

    player_init(&player, 0);
    for (int i = 0; i < 3; i++)
        add(&player, &activity_bridge, 0, 10);
    assert_int_equal(begin(&player), 0);
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

TEST(progress_goes_from_nothing_to_one)
{
    struct player player;
    struct session *session = &player.session;
    double last = 0, left;
    int64_t now = 0;

    player_init(&player, 0);
    pass(&player, 1, &activity_bridge, SIDE_LEFT, 2);
    add(&player, &activity_bridge, 0, 20);
    add(&player, &activity_adductor_squeeze, 0, 30);
    add(&player, &activity_step_up, 0, 10);
    assert_int_equal(begin(&player), 0);
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

TEST(easier_goes_down_to_the_easiest)
{
    struct player player;
    struct session *session = &player.session;
    const struct activity *exercise = &activity_step_up;

    player_init(&player, 0);
    pass(&player, 1, exercise, SIDE_NONE, 2);
    add(&player, exercise, 0, 0);
    add(&player, &activity_bridge, 0, 0);
    add(&player, exercise, 0, 0);
    assert_int_equal(begin(&player), 0);
    assert_true(session_easier(session));
    assert_step(&player, 0, exercise, MADE_TWO, SIDES_EACH); /* past the band, which is not here */
    assert_step(&player, 1, &activity_bridge, 1, SIDES_BOTH);
    assert_step(&player, 2, exercise, MADE_TWO, SIDES_EACH);
    assert_true(session_easier(session));
    assert_int_equal(session->steps[0].level, made_level(exercise, 1) + 1);
    assert_true(session_easier(session));
    assert_int_equal(session->steps[2].level, made_level(exercise, 1));
    assert_false(session_easier(session));
}

TEST(easier_for_one_leg_leaves_the_other)
{
    struct player player;
    struct session *session = &player.session;

    player_init(&player, 0);
    pass(&player, 1, &activity_step_up, SIDE_NONE, 1);
    pass(&player, 1, &activity_step_up, SIDE_LEFT, 2);
    pass(&player, 1, &activity_bridge, SIDE_LEFT, 2);
    add(&player, &activity_step_up, 0, 0);
    add(&player, &activity_bridge, 0, 0);
    add(&player, &activity_step_up, 0, 0);
    assert_int_equal(begin(&player), 0);
    assert_true(session_easier(session));
    assert_true(session_easier(session));
    assert_step(&player, 0, &activity_step_up, 1, SIDES_LEFT);
    assert_step(&player, 1, &activity_step_up, MADE_TWO, SIDES_RIGHT);
    assert_step(&player, 4, &activity_step_up, 1, SIDES_LEFT);
    assert_step(&player, 5, &activity_step_up, MADE_TWO, SIDES_RIGHT);
    session_finished(session, 0, false);
    session_finished(session, 0, false);
    assert_step(&player, 2, &activity_bridge, MADE_SLOW, SIDES_LEFT);
    assert_true(session_easier(session)); /* one leg alone becomes both at once */
    assert_step(&player, 2, &activity_bridge, MADE_TWO, SIDES_BOTH);
}

TEST(easier_for_one_leg_leaves_what_both_share)
{
    struct player player;

    player_init(&player, 0);
    pass(&player, 1, &activity_step_up, SIDE_LEFT, 2);
    pass(&player, 1, &activity_step_up, SIDE_RIGHT, 1);
    add(&player, &activity_step_up, 0, 0);
    add(&player, &activity_step_up, MADE_SLOW, 0);
    assert_int_equal(begin(&player), 0);
    assert_step(&player, 0, &activity_step_up, MADE_SLOW, SIDES_LEFT);
    assert_step(&player, 2, &activity_step_up, MADE_SLOW, SIDES_EACH);
    assert_true(session_easier(&player.session));
    assert_step(&player, 0, &activity_step_up, MADE_TWO, SIDES_LEFT);
    assert_step(&player, 2, &activity_step_up, MADE_SLOW, SIDES_EACH);
}
