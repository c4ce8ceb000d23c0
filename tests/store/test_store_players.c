#define _GNU_SOURCE 1 /* memmem */
#include "activities.h"
#include "folder.h"
#include "home.h"
#include "made.h"
#include "test.h"

/* Several players on one machine: the list of them, their profiles, and how one of them leaves. */

HOME_TEST(test_list)
{
    struct store_player found[4];
    assert_int_equal(store_players(home->store, found, 4), 0);
    struct store_player ada = home_player(home, "Ada");
    home_player(home, "Ben");
    home_player(home, "Cleo");
    assert_int_equal(made_save(home->store, ada.id, 1), 0);
    assert_int_equal(store_players(home->store, found, 4), 3);
    assert_string_equal(found[0].name, "Ada");
    assert_string_equal(found[1].name, "Cleo");
    assert_string_equal(found[2].name, "Ben");
    assert_int_equal(store_players(home->store, found, 2), 2);
    assert_int_equal(store_players(home->store, found, 0), 0);
    assert_int_equal(store_players(home->store, found, -1), 0);
}

/* Each answer by itself, in every value it can have, and one that cannot be changes nothing. */
HOME_TEST(test_profile)
{
    struct store_player ada = home_player(home, "Ada"), found;
    static const unsigned sides[] = {SIDES_LEFT, SIDES_RIGHT, SIDES_EACH, 0};
    assert_true(!ada.asked && !ada.hidden && !ada.hand_support && ada.sore_sides == 0 && ada.step_cm == 0 &&
                ada.things == 0);
    for (int i = 0; i < 4 + THINGS; i++) {
        ada.asked = i % 2;
        ada.hidden = i % 3 == 0;
        ada.hand_support = i % 5 == 0;
        ada.sore_sides = sides[i % 4];
        ada.step_cm = 5 * i % (STORE_STEP_MAX_CM + 1);
        ada.things = i < THINGS ? 1u << i : i == THINGS ? THINGS_ALL : 0;
        assert_int_equal(store_player_update(home->store, &ada), 0);
        home_reopen(home);
        assert_int_equal(store_player_find(home->store, "Ada", &found), 0);
        assert_int_equal(found.asked, ada.asked);
        assert_int_equal(found.hidden, ada.hidden);
        assert_int_equal(found.hand_support, ada.hand_support);
        assert_int_equal(found.sore_sides, ada.sore_sides);
        assert_int_equal(found.step_cm, ada.step_cm);
        assert_int_equal(found.things, ada.things);
    }
    int before = ada.step_cm;
    ada.step_cm = STORE_STEP_MAX_CM + 1;
    assert_int_equal(store_player_update(home->store, &ada), -EINVAL);
    ada.step_cm = -1;
    assert_int_equal(store_player_update(home->store, &ada), -EINVAL);
    assert_int_equal(store_player_find(home->store, "Ada", &found), 0);
    assert_int_equal(found.step_cm, before);
}

/* A name that this program knows nothing of, from a later one, is damage and is said so. */
HOME_TEST(test_profile_damaged)
{
    struct store_player found = {.id = -7};
    home_player(home, "Ada");
    home_sql(home->path, "UPDATE player SET things = 'step trampoline'");
    assert_int_equal(store_player_find(home->store, "Ada", &found), -EINVAL);
    assert_int_equal(found.id, -7);
    assert_true(strlen(store_error(home->store)) > 0);
    assert_int_equal(store_players(home->store, &found, 1), -EINVAL);
}

static int count_facts(void *context, const struct ladder_fact *fact)
{
    (void)fact;
    ++*(int *)context;
    return 0;
}

/* Do these bytes stand anywhere in the store's files? */
static bool in_files(const struct home *home, const void *bytes, size_t size)
{
    static const char *const ends[] = {"", "-wal", "-journal"};
    bool found = false;
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        char path[200];
        size_t length;
        snprintf(path, sizeof(path), "%s%s", home->path, ends[i]);
        unsigned char *file = folder_read(path, &length);
        found |= file && memmem(file, length, bytes, size);
        free(file);
    }
    return found;
}

HOME_TEST(test_delete_leaves_nothing)
{
    static const char name[] = "Theodora Quill", workout[] = "own/quills-morning";
    struct store_player quill = home_player(home, name), ben = home_player(home, "Ben"), found;
    unsigned char *packed;
    size_t size;
    int facts = 0;
    for (int number = 0; number < 8; number++)
        assert_int_equal(made_save(home->store, number % 2 ? quill.id : ben.id, number), 0);
    struct made made;
    made_attempt(&made, quill.id, 9);
    snprintf(made.attempt.workout, sizeof(made.attempt.workout), "%s", workout);
    assert_int_equal(store_attempt_save(home->store, &made.attempt), 0);
    assert_int_equal(recording_pack(&made.recordings[0], &packed, &size), 0);
    for (int who = 0; who < 2; who++) {
        const struct store_pain pain = {.player_id = who ? ben.id : quill.id,
                                        .activity = activities[0],
                                        .value = 3,
                                        .attempt_id = who ? 0 : made.attempt.id};
        assert_int_equal(store_pain_save(home->store, &pain, 1), 0);
    }
    made_free(&made);
    home_reopen(home);
    assert_true(in_files(home, name, strlen(name)));
    assert_true(in_files(home, workout, strlen(workout)));
    assert_true(in_files(home, packed, 64));

    assert_int_equal(store_player_delete(home->store, quill.id), 0);
    assert_false(in_files(home, name, strlen(name)));
    assert_false(in_files(home, workout, strlen(workout)));
    assert_false(in_files(home, packed, 64));
    free(packed);
    assert_int_equal(store_player_find(home->store, name, &found), -ENOENT);
    assert_int_equal(store_history(home->store, quill.id, count_facts, &facts), 0);
    assert_int_equal(facts, 0);
    assert_int_equal(store_player_delete(home->store, quill.id), -ENOENT);
    assert_true(strlen(store_error(home->store)) > 0);
    /* Ben has all of his: attempts 0, 2, 4, 6. */
    assert_int_equal(made_check(home->store, NULL), 4);
    assert_int_equal(store_history(home->store, ben.id, count_facts, &facts), 0);
    assert_int_equal(facts, 1 + 2 + 1 + 2 + 1);
    /* Whoever comes back begins anew. */
    assert_int_equal(store_player(home->store, name, &found), 0);
    assert_true(!found.asked && found.weight_kg == 0);
}

/* The player was deleted by another program in the middle of the attempt. */
HOME_TEST(test_deleted_while_playing)
{
    struct store_player ada = home_player(home, "Ada");
    struct made made;
    assert_int_equal(store_player_delete(home->store, ada.id), 0);
    home_player(home, "Ben"); /* does not get what Ada plays */
    made_attempt(&made, ada.id, 3);
    assert_int_equal(store_attempt_save(home->store, &made.attempt), -EINVAL);
    assert_true(strlen(store_error(home->store)) > 0);
    made_free(&made);
    const struct store_pain pain = {.player_id = ada.id, .activity = activities[0], .value = 3};
    assert_int_equal(store_pain_save(home->store, &pain, 1), -EINVAL);
    assert_int_equal(made_check(home->store, NULL), 0);
}
