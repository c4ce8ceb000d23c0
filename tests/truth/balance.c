#include "balance.h"

#include "measure/fold/hold.h"

#include <math.h>
#include <string.h>

/* Single-leg holds: somebody steps on, stands on one leg and on the other, each with a habit of their own. */
enum habit {
    PLAIN,
    OFF_CENTRE,   /* both feet beside the middle of the board */
    NARROW,       /* feet close together */
    WIDE,         /* and far apart */
    SLOW,         /* takes the weight over slowly */
    HASTY,        /* short holds, short rests */
    FALSE_STARTS, /* lifts the foot for a moment before the hold */
    LIGHT_TAPS,   /* the free foot brushes the board */
    TOUCH_DOWNS,  /* and comes down with half of the weight, up again */
    LONG_NARROW,  /* feet close together, for as long as it goes */
    HOPS,         /* after each hold one on the same leg */
    HOPS_INWARD,  /* and it lands 35 mm to 70 mm from the middle */
    HOPS_TO_TWO,  /* and lands on both */
    HAND_SUPPORT, /* leans on something, lightly */
    WOBBLES,      /* sways much, and is thrown about */
    KNEE_BENDS,   /* bends the standing knee; and both, before */
    ROCKING,      /* to the toes and to the heel */
    SHIFTING,     /* from foot to foot while standing on two */
    FIRST_FOOT,   /* stands on the first foot for a moment when stepping on */
    HABITS
};

static const char *const habit_names[HABITS] = {
    "plain",      "off-centre",  "narrow",      "wide",     "slow",        "hasty",       "false-starts",
    "light-taps", "touch-downs", "long-narrow", "hops",     "hops-inward", "hops-to-two", "hand-support",
    "wobbles",    "knee-bends",  "rocking",     "shifting", "first-foot"};
static const char *const time_names[] = {"start", "end"};

enum { KEYS_MAX = 512, HOLDS = 4 };
#define SESSION_S 60.0 /* about so long */

struct walk {
    enum habit habit;
    uint64_t random;
    double foot_mm;
    struct model_key keys[KEYS_MAX];
    size_t count;
    struct truth_events *were;
};

static double between(struct walk *walk, double low, double high)
{
    return truth_between(&walk->random, low, high);
}

static bool chance(struct walk *walk, double part)
{
    return model_uniform(&walk->random) < part;
}

static struct model_key *now(struct walk *walk)
{
    return &walk->keys[walk->count - 1];
}

static int64_t now_us(struct walk *walk)
{
    return (int64_t)llround(now(walk)->t_s * 1000.0) * 1000; /* the model ticks in milliseconds */
}

static void go(struct walk *walk, struct model_key to, double seconds)
{
    if (walk->count == KEYS_MAX)
        return;
    to.t_s = now(walk)->t_s + seconds;
    walk->keys[walk->count++] = to;
}

static void stay(struct walk *walk, double seconds)
{
    go(walk, *now(walk), seconds);
}

/* There and back again. */
static void visit(struct walk *walk, double load, double x, double y, double way_s, double stay_s)
{
    struct model_key from = *now(walk), to = from;

    to.load = load;
    to.x = x;
    to.y = y;
    go(walk, to, way_s);
    stay(walk, stay_s);
    go(walk, from, way_s);
}

static double transfer_s(struct walk *walk)
{
    if (walk->habit == SLOW)
        return between(walk, 0.8, 1.6);
    return walk->habit == HASTY ? between(walk, 0.2, 0.35) : between(walk, 0.3, 0.6);
}

static int sign_of(enum side side)
{
    return side == SIDE_LEFT ? -1 : 1;
}

static void stand_on_two(struct walk *walk)
{
    struct model_key pose = {.load = 1.0, .x = walk->foot_mm * between(walk, -0.1, 0.1), .y = -5.0};

    go(walk, pose, transfer_s(walk));
}

static void move_about_on_two(struct walk *walk)
{
    const struct model_key *pose = now(walk);

    if (walk->habit == SHIFTING)
        for (int i = 0; i < 3; i++) {
            double x = walk->foot_mm * between(walk, 0.25, 0.45);

            visit(walk, 1.0, chance(walk, 0.5) ? x : -x, pose->y, between(walk, 0.3, 0.6),
                  between(walk, 0.2, 1.5));
        }
    if (walk->habit == KNEE_BENDS)
        for (int i = 0; i < 3; i++) {
            visit(walk, between(walk, 0.6, 0.8), pose->x, pose->y, 0.2, 0.05);
            visit(walk, between(walk, 1.2, 1.4), pose->x, pose->y, 0.2, 0.05);
        }
    stay(walk, walk->habit == HASTY ? between(walk, 0.7, 1.2) : between(walk, 1.5, 4.0));
}

static void step_on(struct walk *walk)
{
    struct model_key pose = {.x = chance(walk, 0.5) ? walk->foot_mm : -walk->foot_mm, .y = -5.0};

    pose.t_s = now(walk)->t_s;
    *now(walk) = pose;
    pose.load = 1.0;
    go(walk, pose, between(walk, 0.25, 0.5));
    if (walk->habit == FIRST_FOOT)
        stay(walk, between(walk, 0.1, 0.7));
    stand_on_two(walk);
    stay(walk, 1.0);
    move_about_on_two(walk);
}

static void lift(struct walk *walk, enum side side)
{
    struct model_key pose = {.load = 1.0, .x = sign_of(side) * walk->foot_mm, .y = -5.0, .single = 1.0};

    go(walk, pose, transfer_s(walk));
}

static void begin_hold(struct walk *walk, enum side side)
{
    struct truth_event *event = truth_add(walk->were);

    event->side = side;
    event->times_us[0] = now_us(walk);
}

static void end_hold(struct walk *walk, enum hold_end why)
{
    struct truth_event *event = &walk->were->events[walk->were->count - 1];

    event->reason = (int)why;
    event->times_us[1] = now_us(walk);
}

static void false_starts(struct walk *walk, enum side side)
{
    for (int i = 0; i < 2; i++) {
        lift(walk, side);
        stay(walk, between(walk, 0.1, 0.5));
        stand_on_two(walk);
        stay(walk, between(walk, 0.6, 1.5));
    }
}

/* Down with half of the weight, and up again: the next hold. */
static void touch_down(struct walk *walk, enum side side)
{
    struct model_key pose = *now(walk);

    end_hold(walk, HOLD_FOOT_DOWN);
    pose.x = between(walk, -0.2, 0.2) * walk->foot_mm;
    go(walk, pose, between(walk, 0.2, 0.4));
    stay(walk, between(walk, 0.3, 0.8));
    lift(walk, side);
    begin_hold(walk, side);
}

/* Dips, pushes off, and is in the air. */
static void take_off(struct walk *walk, enum hold_end why)
{
    struct model_key pose = *now(walk);

    pose.load = 0.7;
    go(walk, pose, 0.12);
    pose.load = 1.7;
    go(walk, pose, 0.14);
    pose.load = 0.0;
    go(walk, pose, 0.05);
    end_hold(walk, why);
    stay(walk, between(walk, 0.15, 0.4));
}

static void land(struct walk *walk, double x, double y, double single)
{
    struct model_key pose = {.t_s = now(walk)->t_s, .x = x, .y = y, .single = single};

    *now(walk) = pose;
    pose.load = 2.0;
    go(walk, pose, 0.05);
    pose.load = 1.0;
    go(walk, pose, 0.12);
}

static void hop(struct walk *walk, enum side side)
{
    double inward = walk->habit == HOPS_INWARD ? between(walk, 15.0, 35.0) : between(walk, -25.0, 25.0);

    take_off(walk, HOLD_HOP);
    begin_hold(walk, side);
    land(walk, now(walk)->x - sign_of(side) * inward, now(walk)->y + between(walk, -25.0, 25.0), 1.0);
}

static void habit_of_hold(struct walk *walk, enum side side)
{
    struct model_key at = *now(walk);
    int sign = sign_of(side);

    switch (walk->habit) {
    case LIGHT_TAPS:
        visit(walk, 1.0, at.x - sign * between(walk, 8.0, 18.0), at.y, 0.08, 0.05);
        break;
    case TOUCH_DOWNS:
        touch_down(walk, side);
        break;
    case HOPS:
    case HOPS_INWARD:
        hop(walk, side);
        break;
    case HAND_SUPPORT:
        visit(walk, between(walk, 0.85, 0.95), at.x, at.y, between(walk, 0.2, 0.6), between(walk, 0.5, 3.0));
        break;
    case WOBBLES:
        visit(walk, between(walk, 0.9, 1.1), at.x + between(walk, -22.0, 22.0),
              at.y + between(walk, -40.0, 40.0), between(walk, 0.15, 0.3), between(walk, 0.0, 0.3));
        break;
    case KNEE_BENDS:
        visit(walk, between(walk, 0.82, 0.9), at.x, at.y, 0.2, 0.05);
        visit(walk, between(walk, 1.1, 1.18), at.x, at.y, 0.2, 0.05);
        break;
    case ROCKING:
        visit(walk, 1.0, at.x, at.y + between(walk, 40.0, 65.0), 0.5, 0.5);
        visit(walk, 1.0, at.x, at.y - between(walk, 40.0, 55.0), 0.5, 0.5);
        break;
    default:
        break;
    }
}

static void step_off(struct walk *walk)
{
    struct model_key pose = *now(walk);

    end_hold(walk, HOLD_STEPPED_OFF);
    pose.load = 0.0;
    go(walk, pose, between(walk, 0.2, 0.5));
    stay(walk, between(walk, 1.5, 3.0));
    step_on(walk);
}

/* The other foot comes down beside the board. */
static void foot_to_floor(struct walk *walk)
{
    struct model_key pose = *now(walk);

    end_hold(walk, HOLD_FOOT_DOWN);
    pose.load = between(walk, 0.3, 0.6);
    go(walk, pose, between(walk, 0.2, 0.5));
    stay(walk, between(walk, 1.5, 3.0));
}

static void end_somehow(struct walk *walk)
{
    double kind = model_uniform(&walk->random);

    if (walk->habit == HOPS_TO_TWO) {
        take_off(walk, HOLD_FOOT_DOWN);
        land(walk, walk->foot_mm * between(walk, -0.3, 0.3), -5.0, 0.0);
        stay(walk, between(walk, 0.2, 1.5));
    } else if (kind < 0.6) {
        end_hold(walk, HOLD_FOOT_DOWN);
    } else if (kind < 0.8) {
        foot_to_floor(walk);
    } else {
        step_off(walk);
        return;
    }
    stand_on_two(walk);
    move_about_on_two(walk);
}

static double part_s(struct walk *walk)
{
    if (walk->habit == LONG_NARROW)
        return between(walk, 8.0, 12.0);
    return walk->habit == HASTY ? between(walk, 0.7, 1.2) : between(walk, 1.5, 5.0);
}

static void hold(struct walk *walk)
{
    enum side side = chance(walk, 0.5) ? SIDE_LEFT : SIDE_RIGHT;

    if (walk->habit == FALSE_STARTS)
        false_starts(walk, side);
    lift(walk, side);
    begin_hold(walk, side);
    stay(walk, part_s(walk));
    habit_of_hold(walk, side);
    stay(walk, part_s(walk));
    end_somehow(walk);
}

static void make_walk(struct walk *walk, struct model_options *options)
{
    walk->foot_mm = walk->habit == NARROW || walk->habit == LONG_NARROW ? between(walk, 58.0, 66.0)
                    : walk->habit == HOPS_INWARD                        ? between(walk, 70.0, 85.0)
                    : walk->habit == WIDE                               ? between(walk, 105.0, 130.0)
                                                                        : between(walk, 75.0, 100.0);
    options->centre_mm = between(walk, -8.0, 8.0);
    if (walk->habit == OFF_CENTRE)
        options->centre_mm = (chance(walk, 0.5) ? 1.0 : -1.0) * between(walk, 15.0, 30.0);
    options->sway = walk->habit == WOBBLES ? 1.4 : between(walk, 0.7, 1.2);
    walk->count = 1;
    stay(walk, between(walk, 0.5, 2.0));
    step_on(walk);
    for (int i = 0; i < HOLDS; i++)
        hold(walk);
}

/* Half of the people have been weighed and stood in the middle before; of the others nothing is known. */
int balance_make(uint64_t seed, int habit, const struct truth_link *link, struct balance_session *out)
{
    struct walk walk = {.habit = (enum habit)habit, .random = seed, .were = &out->were};
    struct model_options options = truth_options(link, SESSION_S, &walk.random);
    bool known = chance(&walk, 0.5);

    out->were.count = 0;
    make_walk(&walk, &options);
    out->weight_kg = known ? options.weight_kg : 0.0;
    out->centre_mm = known ? options.centre_mm : 0.0;
    return model_make_track(&options, walk.keys, walk.count, &out->samples);
}

struct finder {
    struct hold_detector detector;
    struct truth_events *found;
};

static void take(void *context, const struct plate_frame *frame)
{
    struct finder *finder = (struct finder *)context;
    const struct hold *hold = &finder->detector.finished;

    if (hold_push(&finder->detector, frame) != HOLD_ENDED)
        return;
    struct truth_event *event = truth_add(finder->found);
    event->side = hold->side;
    event->reason = (int)hold->ended_by;
    event->times_us[0] = hold->start_us;
    event->times_us[1] = hold->end_us;
    event->amounts[0] = hold->sway.velocity_mm_s;
    event->amounts[1] = hold->sway.mean_ml_mm;
}

void balance_find(const struct balance_session *session, struct truth_events *found)
{
    struct finder finder = {.found = found};

    found->count = 0;
    hold_init(&finder.detector, 0, session->weight_kg, session->centre_mm);
    truth_frames(&session->samples, take, &finder);
}

static int play(uint64_t seed, int habit, const struct truth_link *link, struct truth_events *were,
                struct truth_events *found)
{
    struct balance_session session;
    int error = balance_make(seed, habit, link, &session);

    if (error < 0)
        return error;
    *were = session.were;
    balance_find(&session, found);
    model_free(&session.samples);
    return 0;
}

const struct truth_table truth_balance = {
    .name = "single-leg-balance",
    .habits = habit_names,
    .habit_count = HABITS,
    .time_names = time_names,
    .time_count = 2,
    .sides = true,
    .reasons = true,
    .play = play,
};
