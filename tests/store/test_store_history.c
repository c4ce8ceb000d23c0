#define _GNU_SOURCE 1 /* setenv, tzset */
#include "activities.h"
#include "home.h"
#include "store/store_inside.h"
#include "test.h"

#include <time.h>

/* What is told of the past: the facts for the ladder, pain, and what there is to ask in the morning. */

enum { DAY_S = 86400, NOON_S = DAY_S / 2, FACTS_MAX = 4096 };

/* An attempt of one set for each of the sides in `sides`. */
struct work {
    const char *level, *source;
    const struct activity *activity;
    enum channel channel;
    unsigned sides;
    int rung, stars; /* stars < 0: nothing scored */
    int64_t unix_s;
    bool stopped;
};

static int64_t save_work(struct home *home, int64_t player_id, struct work work)
{
    struct store_trial trials[SIDE_RIGHT + 1];
    struct store_attempt attempt = {.player_id = player_id,
                                    .rung = work.rung,
                                    .activity = work.activity ? work.activity : &activity_pigeon_stretch,
                                    .channel = work.channel,
                                    .started_unix_s = work.unix_s,
                                    .completed = !work.stopped,
                                    .trials = trials};
    snprintf(attempt.level, sizeof(attempt.level), "%s", work.level ? work.level : "camp/any");
    snprintf(attempt.source, sizeof(attempt.source), "%s", work.source ? work.source : "");
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        if (work.sides >> side & 1u)
            trials[attempt.trial_count++] = (struct store_trial){
                .side = (enum side)side,
                .scored = work.stars >= 0 && work.channel != CHANNEL_COACH,
                .score = {.points = 1, .stars = work.stars > 0 ? work.stars : 0, .reps = 1, .good = 1}};
    return home_save(home, attempt);
}

static void save_pain(struct home *home, const struct store_pain *pain)
{
    if (store_pain_save(home->store, pain, 1))
        fail_msg("%s", store_error(home->store));
}

struct facts {
    struct ladder_fact list[FACTS_MAX];
    int count, stop_at;
};

static int remember(void *context, const struct ladder_fact *fact)
{
    struct facts *facts = context;
    assert_true(facts->count < FACTS_MAX);
    facts->list[facts->count++] = *fact;
    return facts->count == facts->stop_at ? 42 : 0;
}

static void read_facts(struct home *home, int64_t player_id, struct facts *facts)
{
    facts->count = 0;
    assert_int_equal(store_history(home->store, player_id, remember, facts), facts->stop_at ? 42 : 0);
}

static void assert_done(const struct ladder_fact *fact, int day, const struct activity *exercise,
                        enum side side, int rung, int stars)
{
    assert_int_equal(fact->kind, LADDER_FACT_DONE);
    assert_int_equal(fact->day, day);
    assert_ptr_equal(fact->activity, exercise);
    assert_int_equal(fact->side, side);
    assert_int_equal(fact->rung, rung);
    assert_int_equal(fact->stars, stars);
}

/* A level of somebody's own is practice, however many stars it gives, and passes no rung. */
HOME_TEST(test_own_levels_pass_no_rung)
{
    struct store_player ada = home_player(home, "Ada");
    static struct facts facts;
    struct work work = {.level = "own/easy",
                        .activity = &activity_single_leg_balance,
                        .sides = SIDES_LEFT,
                        .rung = 6,
                        .stars = 3,
                        .unix_s = NOON_S};

    memset(&facts, 0, sizeof facts);
    save_work(home, ada.id, work);
    work.channel = CHANNEL_COACH;
    work.source = "coach";
    work.unix_s += DAY_S;
    save_work(home, ada.id, work);
    read_facts(home, ada.id, &facts);
    assert_int_equal(facts.count, 2);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(facts.list[i].rung, 6);
        assert_int_equal(facts.list[i].stars, 0);
    }
}

static bool all_stand_in(const char *source)
{
    return *source;
}

static bool none_stands_in(const char *source)
{
    return !*source;
}

/* What is live is for the devices to say: nothing is guessed. */
HOME_TEST(what_is_live_is_said)
{
    struct store_player ada = home_player(home, "Ada");
    struct facts facts = {0};

    save_work(home, ada.id, (struct work){.source = "sim", .sides = SIDES_LEFT, .stars = 3});
    store_know_sources(home->store, NULL);
    assert_true(store_history(home->store, ada.id, remember, &facts) < 0);
    assert_non_null(strstr(store_error(home->store), "nobody said"));
    for (int live = 0; live < 2; live++) {
        store_know_sources(home->store, live ? none_stands_in : all_stand_in);
        read_facts(home, ada.id, &facts);
        assert_int_equal(facts.count, live);
    }
}

HOME_TEST(test_facts_of_what_was_done)
{
    struct store_player ada = home_player(home, "Ada"), ben = home_player(home, "Ben");
    static struct facts facts;
    memset(&facts, 0, sizeof facts);
    read_facts(home, ada.id, &facts);
    assert_int_equal(facts.count, 0);
    /* Stored in another order than done. */
    save_work(home, ada.id,
              (struct work){.activity = &activity_pigeon_stretch,
                            .channel = CHANNEL_COACH,
                            .source = "coach",
                            .sides = SIDES_LEFT,
                            .rung = 2,
                            .unix_s = 3 * DAY_S + NOON_S});
    save_work(home, ada.id,
              (struct work){.activity = &activity_bridge, .sides = SIDES_BOTH, .stars = 3, .unix_s = NOON_S});
    save_work(home, ada.id,
              (struct work){.activity = &activity_step_up,
                            .channel = CHANNEL_MOTION,
                            .source = "pad",
                            .sides = SIDES_EACH,
                            .rung = 4,
                            .stars = 1,
                            .unix_s = DAY_S + NOON_S});
    save_work(home, ada.id,
              (struct work){.activity = &activity_hip_flexor_stretch,
                            .channel = CHANNEL_COACH,
                            .source = "coach",
                            .sides = SIDES_RIGHT,
                            .rung = 1,
                            .stopped = true,
                            .unix_s = 4 * DAY_S + NOON_S});
    save_work(
        home, ada.id,
        (struct work){.activity = &activity_bridge, .sides = SIDES_BOTH, .stars = -1, .unix_s = 5 * DAY_S});
    /* Neither a simulation, nor a recording, nor somebody else. */
    save_work(home, ada.id, (struct work){.source = "sim", .sides = SIDES_LEFT, .stars = 3});
    save_work(home, ada.id, (struct work){.source = "file", .sides = SIDES_LEFT, .stars = 3});
    save_work(home, ben.id, (struct work){.sides = SIDES_LEFT, .stars = 3});
    read_facts(home, ada.id, &facts);
    assert_int_equal(facts.count, 6);
    assert_done(&facts.list[0], 0, &activity_bridge, SIDE_NONE, 0, 3);
    assert_done(&facts.list[3], 3, &activity_pigeon_stretch, SIDE_LEFT, 2, UNLOCK_STAMP);
    assert_done(&facts.list[4], 4, &activity_hip_flexor_stretch, SIDE_RIGHT, 1, 0);
    assert_done(&facts.list[5], 5, &activity_bridge, SIDE_NONE, 0, 0);
    for (int i = 1; i < 3; i++)
        assert_done(&facts.list[i], 1, &activity_step_up, facts.list[i].side, 4, 1);
    assert_int_equal(facts.list[1].side + facts.list[2].side, SIDE_LEFT + SIDE_RIGHT);
    facts.stop_at = 2;
    read_facts(home, ada.id, &facts);
    assert_int_equal(facts.count, 2);
}

HOME_TEST(test_pain_stands_where_it_was_told)
{
    struct store_player ada = home_player(home, "Ada");
    static const enum pain_when whens[] = {PAIN_AFTER, PAIN_BEFORE, PAIN_MORNING};
    static struct facts facts;
    memset(&facts, 0, sizeof facts);
    int64_t id = save_work(
        home, ada.id,
        (struct work){
            .activity = &activity_bridge, .sides = SIDES_LEFT, .stars = 2, .rung = 3, .unix_s = NOON_S});
    /* The very same second as the work, and a morning that was put aside. */
    struct store_pain pain = {.player_id = ada.id,
                              .unix_s = NOON_S,
                              .activity = &activity_bridge,
                              .side = SIDE_LEFT,
                              .attempt_id = id};
    for (int i = 0; i < 3; i++) {
        pain.when = whens[i];
        pain.value = whens[i] == PAIN_MORNING ? -1 : 3 + i;
        save_pain(home, &pain);
    }
    read_facts(home, ada.id, &facts);
    assert_int_equal(facts.count, 3);
    assert_int_equal(facts.list[0].kind, LADDER_FACT_PAIN);
    assert_int_equal(facts.list[0].when, PAIN_BEFORE);
    assert_int_equal(facts.list[0].pain, 4);
    assert_ptr_equal(facts.list[0].activity, &activity_bridge);
    assert_int_equal(facts.list[0].side, SIDE_LEFT);
    assert_done(&facts.list[1], 0, &activity_bridge, SIDE_LEFT, 3, 2);
    assert_int_equal(facts.list[2].when, PAIN_AFTER);
    assert_int_equal(facts.list[2].pain, 3);
}

static int same_pain(void *context, const struct store_pain *found)
{
    const struct store_pain **next = context;
    const struct store_pain *told = (*next)++;
    assert_int_equal(found->player_id, told->player_id);
    assert_int_equal(found->unix_s, told->unix_s);
    assert_int_equal(found->day, store_day(told->unix_s));
    assert_ptr_equal(found->activity, told->activity);
    assert_int_equal(found->side, told->side);
    assert_int_equal(found->when, told->when);
    assert_int_equal(found->value, told->value);
    assert_int_equal(found->attempt_id, told->attempt_id);
    return 0;
}

static int stop_there(void *context, const struct store_pain *found)
{
    (void)context;
    (void)found;
    return 7;
}

HOME_TEST(test_pain_reads_back_the_same)
{
    struct store_player ada = home_player(home, "Ada"), ben = home_player(home, "Ben");
    int64_t id = save_work(home, ada.id, (struct work){.sides = SIDES_LEFT, .stars = 1});
    struct store_pain told[ACTIVITIES * PAIN_WHENS];
    int count = 0;
    for (int exercise = 0; exercise < activity_count; exercise++)
        for (int when = 0; when < PAIN_WHENS; when++, count++)
            told[count] = (struct store_pain){.player_id = ada.id,
                                              .unix_s = count * 10000,
                                              .activity = activities[exercise],
                                              .side = (enum side)(count % 3),
                                              .when = (enum pain_when)when,
                                              .value = count % 12 - 1,
                                              .attempt_id = count % 2 ? id : 0};
    assert_int_equal(store_pain_save(home->store, told, count), 0);
    assert_int_equal(store_pain_save(home->store, told, 0), 0);
    home_reopen(home);
    const struct store_pain *next = told;
    assert_int_equal(store_pains(home->store, ada.id, same_pain, &next), 0);
    assert_ptr_equal(next, told + count);
    assert_int_equal(store_pains(home->store, ada.id, stop_there, NULL), 7);
    assert_int_equal(store_pains(home->store, ben.id, stop_there, NULL), 0);
}

static int count_pain(void *context, const struct store_pain *pain)
{
    (void)pain;
    ++*(int *)context;
    return 0;
}

/* One that may not be stored takes the others of the same answer with it. */
HOME_TEST(test_pain_is_stored_whole_or_not_at_all)
{
    struct store_player ada = home_player(home, "Ada");
    for (int fault = 0; fault < 4; fault++) {
        struct store_pain pain[2] = {{.player_id = ada.id, .activity = &activity_bridge, .value = 3},
                                     {.player_id = ada.id, .activity = &activity_bridge, .value = 3}};
        int count = 0;
        if (fault == 0)
            pain[1].value = 11;
        else if (fault == 1)
            pain[1].value = -2;
        else if (fault == 2)
            pain[1].player_id = 999;
        else
            pain[1].attempt_id = 999;
        assert_int_equal(store_pain_save(home->store, pain, 2), -EINVAL);
        assert_true(strlen(store_error(home->store)) > 0);
        assert_int_equal(store_pains(home->store, ada.id, count_pain, &count), 0);
        assert_int_equal(count, 0);
    }
}

static void set_zone(const char *zone)
{
    setenv("TZ", zone, 1);
    tzset();
}

/* A quarter to midnight in one place is the next day in another; and a day stays what it was when told. */
HOME_TEST(test_days_are_those_of_the_calendar_here)
{
    struct store_player ada = home_player(home, "Ada");
    static struct facts facts;
    memset(&facts, 0, sizeof facts);
    const int64_t late = 20000LL * DAY_S - 900;
    set_zone("UTC0");
    assert_int_equal(store_day(late), 19999);
    assert_int_equal(store_day(0), 0);
    assert_int_equal(store_day(-1), -1);
    assert_int_equal(store_day(INT64_MIN + 1) < 0, 1); /* no calendar goes so far, and nothing breaks */
    save_work(home, ada.id, (struct work){.sides = SIDES_BOTH, .unix_s = late});
    set_zone("EAST-2");
    assert_int_equal(store_day(late), 20000);
    save_work(home, ada.id, (struct work){.sides = SIDES_BOTH, .rung = 1, .unix_s = late + 1});
    set_zone("WEST+5");
    assert_int_equal(store_day(0), -1);
    assert_int_equal(store_day(late), 19999);
    /* Flown west: later, and yet a day before. The days of the facts never fall. */
    save_work(home, ada.id, (struct work){.sides = SIDES_BOTH, .rung = 2, .unix_s = late + 2});
    read_facts(home, ada.id, &facts);
    assert_int_equal(facts.count, 3);
    assert_done(&facts.list[0], 19999, &activity_pigeon_stretch, SIDE_NONE, 0, 0);
    assert_done(&facts.list[1], 19999, &activity_pigeon_stretch, SIDE_NONE, 2, 0);
    assert_done(&facts.list[2], 20000, &activity_pigeon_stretch, SIDE_NONE, 1, 0);
    set_zone("UTC0");
}

HOME_TEST(test_the_morning_after)
{
    struct store_player ada = home_player(home, "Ada");
    unsigned ask[ACTIVITIES_MAX];
    const int64_t today = 10 * DAY_S + NOON_S, yesterday = today - DAY_S;
    memset(ask, 0x5a, sizeof ask);
    assert_int_equal(store_morning(home->store, ada.id, today, ask), 0);
    for (int i = 0; i < activity_count; i++)
        assert_int_equal(ask[i], 0);
    save_work(home, ada.id,
              (struct work){.activity = &activity_bridge, .sides = SIDES_BOTH, .unix_s = today});
    save_work(home, ada.id,
              (struct work){.activity = &activity_bridge, .sides = SIDES_BOTH, .unix_s = yesterday - DAY_S});
    save_work(home, ada.id,
              (struct work){
                  .activity = &activity_step_up, .sides = SIDES_LEFT, .source = "sim", .unix_s = yesterday});
    assert_int_equal(store_morning(home->store, ada.id, today, ask), 0);
    save_work(home, ada.id,
              (struct work){.activity = &activity_step_up, .sides = SIDES_LEFT, .unix_s = yesterday});
    save_work(home, ada.id,
              (struct work){
                  .activity = &activity_step_up, .sides = SIDES_RIGHT, .stopped = true, .unix_s = yesterday});
    struct store_pain pain = {.player_id = ada.id,
                              .unix_s = yesterday,
                              .activity = &activity_hip_abduction,
                              .side = SIDE_LEFT,
                              .when = PAIN_AFTER,
                              .value = 2};
    save_pain(home, &pain);
    assert_int_equal(store_morning(home->store, ada.id, today, ask), 2);
    assert_int_equal(ask[AT_STEP_UP], SIDES_EACH);
    assert_int_equal(ask[AT_HIP_ABDUCTION], SIDES_LEFT);
    assert_int_equal(ask[AT_BRIDGE], 0);
    /* Put aside: not asked again today. Tomorrow it is about today. */
    pain.when = PAIN_MORNING;
    pain.value = -1;
    pain.unix_s = today - 3600;
    save_pain(home, &pain);
    assert_int_equal(store_morning(home->store, ada.id, today, ask), 0);
    assert_int_equal(store_morning(home->store, ada.id, today + DAY_S, ask), 1);
    assert_int_equal(ask[AT_BRIDGE], SIDES_BOTH);
}

/* Pages that SQLite had to fetch from the file for it. */
static int pages_read(struct store *store, int64_t player_id, const struct trail *trail)
{
    static struct facts facts;
    struct progress progress[2];
    unsigned ask[ACTIVITIES_MAX];
    int before, now, peak;
    memset(&facts, 0, sizeof facts);
    sqlite3_db_release_memory(store->db); /* what the check at opening has read */
    sqlite3_db_status(store->db, SQLITE_DBSTATUS_CACHE_MISS, &before, &peak, 0);
    assert_int_equal(store_history(store, player_id, remember, &facts), 0);
    assert_int_equal(facts.count, 12 * 3 * 10 * 2);
    assert_int_equal(store_progress(store, player_id, trail, progress), 0);
    assert_int_equal(progress[1].stars_left, 3);
    assert_true(store_morning(store, player_id, 12 * 7 * DAY_S, ask) >= 0);
    sqlite3_db_status(store->db, SQLITE_DBSTATUS_CACHE_MISS, &now, &peak, 0);
    return now - before;
}

/*
 * Twelve weeks, three days a week, ten attempts a day, with recordings: what the past is asked for touches
 * its rows and never the recordings, so it stays a small part of the file, although two players' lie mixed.
 */
HOME_TEST(test_twelve_weeks_are_few_pages)
{
    struct store_player ada = home_player(home, "Ada"), ben = home_player(home, "Ben");
    struct level levels[2] = {{.id = "camp/other"}, {.id = "camp/any"}};
    const struct trail trail = {levels, 2};
    struct recording recording = {0};
    uint64_t dice = 5;
    for (int i = 0; i < 500; i++) {
        double load[CORNERS];
        for (int corner = 0; corner < CORNERS; corner++) {
            dice = dice * 6364136223846793005u + 1442695040888963407u;
            load[corner] = (double)((dice >> 33) % 40000) / 1000.0;
        }
        struct sample sample = sample_load(i * 10000, load);
        assert_int_equal(recording_append(&recording, &sample), 0);
    }
    const struct store_trial trials[2] = {
        {.side = SIDE_LEFT, .recording = &recording, .scored = true, .score = {.points = 5, .stars = 3}},
        {.side = SIDE_RIGHT, .recording = &recording, .scored = true, .score = {.points = 5}}};
    struct store_attempt attempt = {.level = "camp/any", .trials = trials, .trial_count = 2};
    assert_int_equal(sqlite3_exec(home->store->db, "PRAGMA synchronous = OFF", NULL, NULL, NULL), SQLITE_OK);
    for (int i = 0; i < 12 * 3 * 10; i++)
        for (int who = 0; who < 2; who++) {
            attempt.player_id = who ? ben.id : ada.id;
            attempt.started_unix_s = (i / 30 * 7 + i / 10 % 3 * 2) * DAY_S + i % 10 * 600;
            home_save(home, attempt);
        }
    recording_free(&recording);
    home_reopen(home);
    sqlite3_int64 pages;
    assert_int_equal(db_number(home->store->db, "PRAGMA page_count", &pages), SQLITE_ROW);
    int read = pages_read(home->store, ada.id, &trail);
    print_message("%d pages read of %d\n", read, (int)pages);
    assert_true(read > 0 && read < 100);
    assert_true(read < pages / 20);
}

/* A start looks at the ends of each table, however long it is. */
HOME_TEST(test_a_start_reads_the_ends_only)
{
    struct store_player ada = home_player(home, "Ada");
    const struct store_trial trial = {.side = SIDE_LEFT, .scored = true, .score = {.points = 5}};
    const struct store_attempt attempt = {.player_id = ada.id, .trials = &trial, .trial_count = 1};
    sqlite3_int64 pages;
    int read = 0, most = 0;

    assert_int_equal(sqlite3_exec(home->store->db, "PRAGMA synchronous = OFF", NULL, NULL, NULL), SQLITE_OK);
    for (int i = 0; i < 2 * STORE_CHECKED_ATTEMPTS; i++)
        home_save(home, attempt);
    home_reopen(home); /* the log is folded in */
    home_reopen(home);
    assert_int_equal(db_number(home->store->db, "PRAGMA page_count", &pages), SQLITE_ROW);
    assert_int_equal(sqlite3_db_status(home->store->db, SQLITE_DBSTATUS_CACHE_MISS, &read, &most, 0),
                     SQLITE_OK);
    print_message("%d pages read of %d\n", read, (int)pages);
    assert_true(pages > 100 && read < 50);
}

GROUP(test_in_utc, NULL)
