#include "activities.h"
#include "coach/ladder.h"

#include "made_book.h"
#include "test.h"

/* What was done, and what was felt. */
#define DONE(d, s, r, n)                                                                                     \
    {                                                                                                        \
        .kind = LADDER_FACT_DONE, .day = (d), .activity = &activity_step_up, .side = (s), .rung = (r),       \
        .stars = (n)                                                                                         \
    }
#define FELT(d, s, w, p)                                                                                     \
    {                                                                                                        \
        .kind = LADDER_FACT_PAIN, .day = (d), .activity = &activity_step_up, .side = (s), .when = (w),       \
        .pain = (p)                                                                                          \
    }
enum { FACTS_MAX = 16, BAND = 1 << THING_BAND, WEIGHT = 1 << THING_WEIGHT, ALL = BAND | WEIGHT };

/* What was done, as day, leg, rung and stars, and what was felt: "1L 2:3, 2N after 4". */
struct story {
    const char *name;
    uint32_t things;
    const char *facts;
    int left, right;           /* on what rung they are in the end */
    enum ladder_reason reason; /* of the left leg */
};

static const struct story stories[] = {
    {"nothing yet", ALL, "", 1, 1, LADDER_PASS_FIRST},
    {"one star is no pass", ALL, "1L 1:1", 1, 1, LADDER_PASS_FIRST},
    {"a pass opens bodyweight", ALL, "1L 1:2", 2, 1, LADDER_PASS_FIRST},
    {"both legs at once count for each", ALL, "1N 1:3", 2, 2, LADDER_PASS_FIRST},
    {"equipment wants a second day", ALL, "1L 1:2, 1L 2:2, 1L 2:3", 2, 1, LADDER_SECOND_DAY},
    {"and opens with it", ALL, "1L 2:2, 2L 2:2", 3, 1, LADDER_PASS_FIRST},
    {"a higher rung counts for the lower", ALL, "1L 2:2, 2L 4:2", 4, 1, LADDER_SECOND_DAY},
    {"bodyweight after a band, with the band", ALL, "1L 2:2, 2L 2:2, 3L 3:2", 4, 1, LADDER_PASS_FIRST},
    {"without one it is stepped over", WEIGHT, "1L 2:2", 4, 1, LADDER_PASS_FIRST},
    {"to the next thing at hand", WEIGHT, "1L 4:2, 9L 4:2", 5, 1, LADDER_TOP},
    {"with nothing at hand that was the top", 0, "1L 4:2, 9L 4:2", 4, 1, LADDER_TOP},
    {"the top", ALL, "1L 5:3, 2L 5:3", 5, 1, LADDER_TOP},
    {"two months later nothing is lost", ALL, "1L 1:2, 61R 1:2", 2, 2, LADDER_PASS_FIRST},
    {"no such rung", ALL, "1L 6:3, 1L -1:3", 1, 1, LADDER_PASS_FIRST},
    {"a day that falls", ALL, "5L 1:0, 4L 1:3", 1, 1, LADDER_PASS_FIRST},

    {"a little pain goes on", ALL, "1L before 3, 1L 1:2, 1L after 3", 2, 1, LADDER_PASS_FIRST},
    {"4 keeps the rung", ALL, "1L 1:2, 1L after 4", 1, 1, LADDER_PAIN_STAY},
    {"it does so the day after", ALL, "1N 1:2, 2L before 5, 2N 2:2", 2, 2, LADDER_PAIN_STAY},
    {"the morning alone frees nothing", ALL, "1L 1:2, 1L after 5, 2L morning 0", 1, 1, LADDER_PAIN_STAY},
    {"a calmer day frees it", ALL, "1L 1:2, 1L after 5, 3L 1:0, 3L after 3", 2, 1, LADDER_PASS_FIRST},
    {"so does one without a word of pain", ALL, "1L 1:2, 1L after 5, 3L 1:0", 2, 1, LADDER_PASS_FIRST},
    {"a rung above, tried while staying, changes nothing", ALL, "1L 1:2, 1L after 4, 2L before 4, 2L 2:2", 1,
     1, LADDER_PAIN_STAY},
    {"a rung that opened and was worked on before it hurt is kept", ALL, "1L 1:2, 1L 2:1, 1L after 4", 2, 1,
     LADDER_PAIN_STAY},
    {"4 in the morning keeps the rung, too", ALL, "1L before 3, 1L 1:2, 2L morning 4", 2, 1,
     LADDER_PAIN_STAY},
    {"pain of both legs", ALL, "1N 1:2, 1N after 4", 1, 1, LADDER_PAIN_STAY},

    {"6 takes one rung", ALL, "1N 1:2, 3L 2:2, 3L after 6", 1, 2, LADDER_PAIN_DOWN},
    {"once a day", ALL, "1L 2:2, 2L 4:2, 2L before 6, 2L after 9", 3, 1, LADDER_PAIN_DOWN},
    {"where it hurt", ALL, "1L 4:2, 2L 2:2, 2L after 8", 1, 1, LADDER_PAIN_DOWN},
    {"without work, from the top", ALL, "1L 4:2, 2L before 8", 1, 1, LADDER_PAIN_DOWN},
    {"over what is not at hand", 0, "1L 4:2, 2L 4:2, 2L after 7", 2, 1, LADDER_PAIN_DOWN},
    {"not below the first", ALL, "1L 1:2, 1L after 10", 1, 1, LADDER_PAIN_DOWN},
    {"not by that day's passes", ALL, "1L before 7, 1L 1:3", 1, 1, LADDER_PAIN_DOWN},
    {"earned again on a later day", ALL, "1L 2:2, 1L after 7, 3L 1:2, 3L after 2", 2, 1, LADDER_PASS_FIRST},
    {"but not on a sore one", ALL, "1L 2:2, 1L after 7, 3L 1:2, 3L after 4", 1, 1, LADDER_PAIN_STAY},
    {"each painful practice takes one", ALL, "1L 4:2, 2L 4:2, 3L before 7, 5L before 7", 3, 1,
     LADDER_PAIN_DOWN},
    {"pain high above the ladder", ALL, "1L 1:2, 2L 5:1, 2L after 7", 2, 1, LADDER_PASS_FIRST},

    {"a worse morning takes one", ALL, "1L 1:2, 2L before 1, 2L 2:1, 3L morning 3", 1, 1, LADDER_WORSE_DOWN},
    {"a little sorer is not worse", ALL, "1L 1:2, 2L before 2, 2L 2:1, 3L morning 3", 2, 1,
     LADDER_PASS_FIRST},
    {"not told before: only the light counts", ALL, "1L 1:2, 2L 2:1, 3L morning 3", 2, 1, LADDER_PASS_FIRST},
    {"and 6 in the morning is red", ALL, "1L 1:2, 2L 2:1, 3L morning 6", 1, 1, LADDER_WORSE_DOWN},
    {"one practice takes one rung", ALL,
     "1L 4:2, 2L before 0, 2L 4:2, 2L after 7, 3L morning 8, 4L morning 8", 3, 1, LADDER_PAIN_DOWN},
    {"two months after a painful day", ALL, "1L 2:2, 1L after 7, 61L 1:2", 2, 1, LADDER_PASS_FIRST},
};
enum { STORIES = sizeof(stories) / sizeof(*stories) };

static enum pain_when when_of(const char *name)
{
    int when = 0;

    while (strcmp(pain_when_name((enum pain_when)when), name) != 0)
        assert_in_range(++when, 0, PAIN_WHENS - 1);
    return (enum pain_when)when;
}

/* Their number. */
static int read_facts(const char *text, struct ladder_fact facts[FACTS_MAX])
{
    int count = 0, length = 0;

    for (; *text; text += length + (int)strspn(text + length, ", ")) {
        struct ladder_fact *fact = &facts[count++];
        char leg, when[16];
        int day, rung, value;

        assert_in_range(count, 1, FACTS_MAX);
        if (sscanf(text, "%d%c %d:%d%n", &day, &leg, &rung, &value, &length) == 4)
            *fact = (struct ladder_fact)DONE(day, SIDE_NONE, rung, value);
        else if (sscanf(text, "%d%c %15[a-z] %d%n", &day, &leg, when, &value, &length) == 4)
            *fact = (struct ladder_fact)FELT(day, SIDE_NONE, when_of(when), value);
        else
            fail_msg("what is \"%s\"?", text);
        fact->side = leg == 'L' ? SIDE_LEFT : leg == 'R' ? SIDE_RIGHT : SIDE_NONE;
    }
    return count;
}

static void fold(struct ladder *ladder, uint32_t things, const struct ladder_fact *facts, int count)
{
    ladder_init(ladder, &made_book()->guide, things);
    for (int i = 0; i < count; i++)
        ladder_push(ladder, &facts[i]);
}

static const struct ladder_leg *leg(const struct ladder *ladder, enum side side)
{
    return ladder_leg(ladder, &activity_step_up, side);
}

TEST(the_stories_end_as_told)
{
    for (int i = 0; i < STORIES; i++) {
        const struct story *story = &stories[i];
        struct ladder_fact facts[FACTS_MAX];
        struct ladder ladder;

        fold(&ladder, story->things, facts, read_facts(story->facts, facts));
        if (leg(&ladder, SIDE_LEFT)->top != story->left || leg(&ladder, SIDE_RIGHT)->top != story->right ||
            leg(&ladder, SIDE_LEFT)->reason != story->reason)
            fail_msg("%s: left %d, right %d, reason %d", story->name, leg(&ladder, SIDE_LEFT)->top,
                     leg(&ladder, SIDE_RIGHT)->top, (int)leg(&ladder, SIDE_LEFT)->reason);
        int weaker = story->left < story->right ? story->left : story->right;
        assert_int_equal(leg(&ladder, SIDE_NONE)->top, weaker);
    }
}

TEST(exercises_for_both_legs_have_one_ladder)
{
    struct ladder ladder;
    struct ladder_fact fact = DONE(1, SIDE_NONE, 1, 2);

    fold(&ladder, 0, NULL, 0);
    fact.activity = &activity_adductor_squeeze;
    ladder_push(&ladder, &fact);
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        assert_int_equal(ladder_leg(&ladder, &activity_adductor_squeeze, (enum side)side)->top, 2);
    /* The pain of either leg is that of both; one leg alone cannot have done it. */
    fact.day = 2;
    fact.side = SIDE_LEFT;
    fact.rung = 4;
    ladder_push(&ladder, &fact);
    assert_int_equal(ladder_leg(&ladder, &activity_adductor_squeeze, SIDE_NONE)->top, 2);
    fact = (struct ladder_fact)FELT(2, SIDE_RIGHT, PAIN_AFTER, 6);
    fact.activity = &activity_adductor_squeeze;
    ladder_push(&ladder, &fact);
    assert_int_equal(ladder_leg(&ladder, &activity_adductor_squeeze, SIDE_NONE)->top, 1);
    assert_int_equal(leg(&ladder, SIDE_LEFT)->top, 1);
}

TEST(lower_rungs_are_always_allowed)
{
    static const struct ladder_fact facts[] = {DONE(1, SIDE_LEFT, 2, 2)};
    struct ladder ladder;

    fold(&ladder, 0, facts, 1);
    for (int rung = 1; rung <= MADE_RUNGS; rung++) {
        struct level level = {.activity = &activity_step_up, .rung = rung};
        assert_int_equal(ladder_allows(&ladder, &level, SIDE_LEFT), rung <= 4);
        assert_int_equal(ladder_allows(&ladder, &level, SIDE_RIGHT), rung <= 1);
        assert_int_equal(ladder_allows(&ladder, &level, SIDE_NONE), rung <= 1);
    }
}

TEST(what_is_not_at_hand_may_be_tried)
{
    struct ladder_fact facts[FACTS_MAX];
    struct ladder ladder;

    read_facts("1L 2:2, 2L 4:2, 3L 4:2, 4L after 4", facts);
    fold(&ladder, 0, facts, 2);
    assert_int_equal(leg(&ladder, SIDE_LEFT)->allowed, 4);
    fold(&ladder, 0, facts, 3);
    assert_int_equal(leg(&ladder, SIDE_LEFT)->top, 4);
    assert_int_equal(leg(&ladder, SIDE_LEFT)->allowed, MADE_WEIGHT);
    fold(&ladder, 0, facts, 4);
    assert_int_equal(leg(&ladder, SIDE_LEFT)->allowed, 4);
    fold(&ladder, WEIGHT, facts, 3);
    assert_int_equal(leg(&ladder, SIDE_LEFT)->top, MADE_WEIGHT);
    assert_int_equal(leg(&ladder, SIDE_LEFT)->allowed, MADE_WEIGHT);
}

/* Made-up histories: every one a different weave of practice and pain, the same on every machine. */
enum { LONG = 60, HISTORIES = 400 };

static unsigned draw(unsigned *seed, unsigned below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % below;
}

static void weave(unsigned seed, struct ladder_fact facts[LONG])
{
    int day = 1;

    for (int i = 0; i < LONG; i++) {
        day += draw(&seed, 4) == 0 ? 1 + (int)draw(&seed, 3) : 0;
        enum side side = (enum side)draw(&seed, 3);
        if (draw(&seed, 3) > 0)
            facts[i] =
                (struct ladder_fact)DONE(day, side, 1 + (int)draw(&seed, MADE_RUNGS), (int)draw(&seed, 4));
        else
            facts[i] = (struct ladder_fact)FELT(day, side, (enum pain_when)draw(&seed, PAIN_WHENS),
                                                draw(&seed, 3) ? (int)draw(&seed, 5) : (int)draw(&seed, 11));
    }
}

static void assert_same(const struct ladder *a, enum side left, const struct ladder *b, enum side right)
{
    assert_memory_equal(leg(a, left), leg(b, right), sizeof(struct ladder_leg));
}

TEST(a_mirrored_history_gives_a_mirrored_ladder)
{
    for (unsigned seed = 1; seed <= HISTORIES; seed++) {
        struct ladder_fact facts[LONG], mirrored[LONG];
        struct ladder a, b;

        weave(seed, facts);
        memcpy(mirrored, facts, sizeof(facts));
        for (int i = 0; i < LONG; i++)
            if (mirrored[i].side != SIDE_NONE)
                mirrored[i].side = side_other(mirrored[i].side);
        fold(&a, ALL, facts, LONG);
        fold(&b, ALL, mirrored, LONG);
        assert_same(&a, SIDE_LEFT, &b, SIDE_RIGHT);
        assert_same(&a, SIDE_RIGHT, &b, SIDE_LEFT);
    }
}

TEST(the_order_within_a_day_and_saying_it_twice_do_not_matter)
{
    for (unsigned seed = 1; seed <= HISTORIES; seed++) {
        struct ladder_fact facts[LONG], twice[2 * LONG];
        unsigned shuffle = seed + 9000;
        struct ladder a, b;

        weave(seed, facts);
        for (int i = 0; i < 2 * LONG; i++)
            twice[i] = facts[i / 2];
        for (int i = 1; i < 2 * LONG; i++) {
            int j = (int)draw(&shuffle, (unsigned)i + 1);
            struct ladder_fact moved = twice[i];
            if (twice[j].day != moved.day)
                continue;
            twice[i] = twice[j];
            twice[j] = moved;
        }
        fold(&a, WEIGHT, facts, LONG);
        fold(&b, WEIGHT, twice, 2 * LONG);
        assert_same(&a, SIDE_LEFT, &b, SIDE_LEFT);
        assert_same(&a, SIDE_RIGHT, &b, SIDE_RIGHT);
    }
}

TEST(pauses_change_nothing)
{
    for (unsigned seed = 1; seed <= HISTORIES; seed++) {
        struct ladder_fact facts[LONG], apart[LONG];
        struct ladder a, b;

        weave(seed, facts);
        for (int i = 0; i < LONG; i++) {
            apart[i] = facts[i];
            apart[i].day = facts[i].day * 60 - 1000;
        }
        fold(&a, ALL, facts, LONG);
        fold(&b, ALL, apart, LONG);
        assert_same(&a, SIDE_LEFT, &b, SIDE_LEFT);
    }
}

TEST(only_pain_takes_a_rung_and_one_at_a_time)
{
    int fell = 0;

    for (unsigned seed = 1; seed <= HISTORIES; seed++) {
        struct ladder_fact facts[LONG];
        struct ladder ladder;
        bool pain_today = false;

        weave(seed, facts);
        fold(&ladder, ALL, NULL, 0);
        for (int i = 0; i < LONG; i++) {
            int before = leg(&ladder, SIDE_LEFT)->top;
            pain_today = i > 0 && facts[i].day == facts[i - 1].day && pain_today;
            pain_today = pain_today || (facts[i].kind == LADDER_FACT_PAIN && facts[i].side != SIDE_RIGHT);
            ladder_push(&ladder, &facts[i]);
            int now = leg(&ladder, SIDE_LEFT)->top;
            assert_in_range(now, 1, MADE_RUNGS);
            fell += now < before;
            if (!pain_today)
                assert_true(now >= before);
            /* Nor does the other leg's. */
            if (facts[i].side == SIDE_RIGHT)
                assert_int_equal(now, before);
        }
    }
    assert_true(fell > 100);
}

TEST(every_reason_has_its_words)
{
    for (int i = 0; i < LADDER_REASONS; i++) {
        const char *text = ladder_reason_text((enum ladder_reason)i);
        assert_true(strlen(text) > 20);
        assert_null(strchr(text, '!'));
        for (int j = 0; j < i; j++)
            assert_string_not_equal(text, ladder_reason_text((enum ladder_reason)j));
    }
}
