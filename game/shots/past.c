#include "shots/acting.h"

#include "activity/score.h"
#include "device/device.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What happened before: who there is, what they did and felt on other days. All of it is in the store. */

enum { DAY_S = 86400, MOST_US = 900000000, USUAL_MM_S = 28 };

/* "12", or "90-0": from the first to the last of it. */
struct ramp {
    double from, to;
};

static struct ramp ramp_of(const char *word)
{
    char *end;
    struct ramp ramp = {.from = strtod(word, &end)};

    ramp.to = *end == '-' ? strtod(end + 1, NULL) : ramp.from;
    return ramp;
}

static double ramp_at(struct ramp ramp, double share)
{
    return ramp.from + share * (ramp.to - ramp.from);
}

/* Days ago, "90-0/7" every seventh of them. */
struct days {
    struct ramp ago;
    int every;
};

static struct days days_of(const char *word)
{
    const char *slash = strchr(word, '/');

    return (struct days){ramp_of(word), slash ? atoi(slash + 1) : 1};
}

static double share_of(const struct days *days, int ago)
{
    double length = days->ago.from - days->ago.to;

    return length > 0 ? (days->ago.from - ago) / length : 0;
}

static bool player_of(struct acting *acting, const char *name, struct store_player *out)
{
    struct store_player mara;

    return store_player(acting->app->course.store, name, out) == 0 &&
           store_player(acting->app->course.store, acting->app->course.player.name, &mara) ==
               0; /* who plays, plays on */
}

static bool settled(struct acting *acting, int result)
{
    return result == 0 && app_refresh(acting->app) == 0;
}

static bool player(struct acting *acting, char *const *words)
{
    struct store_player made;

    if (!player_of(acting, words[1], &made))
        return false;
    made.hidden = words[2] && !strcmp(words[2], "hidden");
    return settled(acting, store_player_update(acting->app->course.store, &made));
}

static bool named(struct acting *acting, char *const *words)
{
    struct store_player *one = &acting->app->course.player;

    snprintf(one->name, sizeof one->name, "%s", words[1]);
    return settled(acting, store_player_update(acting->app->course.store, one));
}

/* What the player has at hand, and how they are. */
static bool has(struct acting *acting, char *const *words)
{
    struct store_player *one = &acting->app->course.player;

    for (int i = 1; words[i]; i++) {
        one->hand_support |= !strcmp(words[i], "hand");
        one->asked &= strcmp(words[i], "unasked") != 0;
        one->sore_sides = !strcmp(words[i], "sore-left") ? SIDES_LEFT : one->sore_sides;
        if (!strncmp(words[i], "step=", 5))
            one->step_cm = atoi(words[i] + 5);
        for (int thing = 0; thing < THINGS; thing++)
            if (!strcmp(words[i], thing_name((enum thing)thing)))
                one->things |= 1u << thing;
    }
    return settled(acting, store_player_update(acting->app->course.store, one));
}

/* What the run asks for; a hold only for that share of its target. */
static struct act asked(const struct attempt *attempt, double share)
{
    const struct run *run = &attempt->run;
    struct act act = attempt_asks(NULL, attempt);

    if (run->phase == RUN_WORK && !run_counted(run) &&
        (double)(run->now_us - run->phase_us) > share * run->level->hold_s * 1e6)
        act = (struct act){.kind = ACT_STAND};
    return act;
}

static void play_alone(struct attempt *attempt, struct input *input, double share)
{
    struct input_event event;
    struct run_event heard;

    for (int64_t t = 0; t < MOST_US && !run_over(&attempt->run); t += ACTING_FRAME_US) {
        struct act act = asked(attempt, share);
        sim_do(input, &act);
        while (input->poll(input, t, &event))
            if (event.kind == INPUT_SAMPLE)
                attempt_push(attempt, event.sample);
        while (run_next(&attempt->run, &heard))
            continue;
    }
}

/* "did NAME AGO SHARE CHANNEL": really played, a set of the chosen level, a hold for that share of its
 * target: there is a recording. */
static bool did(struct acting *acting, char *const *words)
{
    const enum channel channel = channel_parse(words[4]);
    struct level level = *app_level(acting->app);
    const enum support support = acting->app->course.player.hand_support ? SUPPORT_HAND : level.support;
    const struct run_setup setup = {.level = &level,
                                    .channel = channel,
                                    .sides = acting->sides,
                                    .weight_kg = ACTING_WEIGHT_KG,
                                    .support = support};
    struct store_player who;
    struct attempt attempt;
    int64_t id;

    if (channel >= CHANNEL_COACH || !player_of(acting, words[1], &who))
        return false;
    level.sets = 1;
    struct input *input = sim_seen_by(channel, acting->seed++, ACTING_WEIGHT_KG);
    int result =
        attempt_begin(&attempt, &setup, acting->app->course.unix_s - DAY_S * (int64_t)atoi(words[2]));
    if (input && !result)
        play_alone(&attempt, input, strtod(words[3], NULL));
    input_close(input);
    const struct attempt_keeper keeper = {acting->app->course.store, who.id, "board"};
    if (!result)
        result = attempt_save(&attempt, &keeper, &id);
    attempt_end(&attempt);
    return settled(acting, result);
}

struct deed {
    int64_t player_id;
    struct days days;
    struct ramp share, minutes, sway; /* of what the level asks for; mm/s */
    enum channel channel;
    enum support support;
    unsigned sides;
};

/* As the game would score it; without a sway it was the usual one, and is told nowhere. */
static struct score score_of(const struct level *level, double share, double sway_mm_s)
{
    const int reps = (int)(share * level->reps);
    const struct score_tally tally = {.reps = reps, .good = reps, .steady = reps - reps / 4};
    const struct hold hold = {
        .end_us = llround(1e6 * share * level->hold_s),
        .sway = {.samples = 1, .velocity_mm_s = sway_mm_s > 0 ? sway_mm_s : USUAL_MM_S}};
    struct score score = level->reps > 0 ? score_reps(&tally, level->stars) : score_hold(&hold, level->stars);

    score.velocity_mm_s = sway_mm_s;
    return score;
}

static struct store_trial trial_of(const struct level *level, enum side side, const struct deed *deed,
                                   double at)
{
    static const struct recording nothing;
    /* The right leg does a little better. */
    const double share = ramp_at(deed->share, at) * (side == SIDE_RIGHT ? 1.08 : 1);
    struct store_trial trial = {.side = side,
                                .set = 1,
                                .weight_kg = ACTING_WEIGHT_KG,
                                .cap_s = level->hold_s,
                                .target_reps = level->reps,
                                .scored = deed->channel != CHANNEL_COACH,
                                .recording = &nothing,
                                .score = score_of(level, share, ramp_at(deed->sway, at))};

    memcpy(trial.stars_at, level->stars, sizeof trial.stars_at);
    return trial;
}

static int keep(struct acting *acting, const struct level *level, const struct deed *deed, int ago)
{
    const double at = share_of(&deed->days, ago);
    const unsigned bits = level_side_bits(level), sides = deed->sides & bits ? deed->sides & bits : bits;
    struct store_trial trials[SIDE_RIGHT + 1];
    struct store_attempt attempt = {.player_id = deed->player_id,
                                    .rung = level->rung,
                                    .activity = level->activity,
                                    .channel = deed->channel,
                                    .support = deed->support,
                                    .rules = level->activity->rules[deed->channel],
                                    .started_unix_s = acting->app->course.unix_s - DAY_S * (int64_t)ago,
                                    .seconds = 60 * ramp_at(deed->minutes, at),
                                    .completed = true,
                                    .trials = trials};

    snprintf(attempt.level, sizeof attempt.level, "%s", level->id);
    snprintf(attempt.source, sizeof attempt.source, "%s", deed->channel == CHANNEL_COACH ? "coach" : "board");
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        if (sides & 1u << side)
            trials[attempt.trial_count++] = trial_of(level, (enum side)side, deed, at);
    return store_attempt_save(acting->app->course.store, &attempt);
}

static bool read_options(struct deed *deed, char *const *words)
{
    for (int i = 0; words[i]; i++) {
        const char *value = strchr(words[i], '=');

        if (value && !strncmp(words[i], "minutes", 7))
            deed->minutes = ramp_of(value + 1);
        else if (value && !strncmp(words[i], "sway", 4))
            deed->sway = ramp_of(value + 1);
        else if (!strcmp(words[i], "hand"))
            deed->support = SUPPORT_HAND;
        else if (channel_parse(words[i]) != CHANNELS)
            deed->channel = channel_parse(words[i]);
        else if (!acting_sides(words[i], &deed->sides))
            return false;
    }
    return true;
}

/* "past NAME AGO SHARE LEVELS ...": rows without recordings, of every level whose id begins so. */
static bool past(struct acting *acting, char *const *words)
{
    const struct trail *trail = acting->app->course.trail;
    struct deed deed = {.days = days_of(words[2]), .share = ramp_of(words[3]), .minutes = {5, 5}};
    struct store_player who;
    int result = 0;

    if (!player_of(acting, words[1], &who) || !read_options(&deed, words + 5))
        return false;
    deed.player_id = who.id;
    for (int ago = (int)deed.days.ago.from; ago >= (int)deed.days.ago.to; ago -= deed.days.every)
        for (size_t i = 0; i < trail->count && !result; i++)
            if (!strncmp(trail->levels[i].id, words[4], strlen(words[4])))
                result = keep(acting, &trail->levels[i], &deed, ago);
    return settled(acting, result);
}

/* "hurt AGO WHEN VALUE": the legs of the chosen level. */
static bool hurt(struct acting *acting, char *const *words)
{
    struct app *app = acting->app;
    const struct days days = days_of(words[1]);
    const struct ramp value = ramp_of(words[3]);
    struct store_pain pain = {.player_id = app->course.player.id,
                              .activity = app_level(app)->activity,
                              .when = pain_when_parse(words[2])};
    int result = 0;

    if (pain.when == PAIN_WHENS)
        return false;
    for (int ago = (int)days.ago.from; ago >= (int)days.ago.to; ago -= days.every)
        for (int side = SIDE_LEFT; side <= SIDE_RIGHT && !result; side++) {
            if (acting->sides && !(acting->sides & 1u << side))
                continue;
            pain.side = (enum side)side;
            pain.unix_s = app->course.unix_s - DAY_S * (int64_t)ago;
            pain.value = (int)lround(ramp_at(value, share_of(&days, ago)));
            result = store_pain_save(app->course.store, &pain, 1);
        }
    return settled(acting, result);
}

const struct acting_verb past_verbs[] = {{"player", 2, player}, {"named", 2, named}, {"has", 2, has},
                                         {"did", 5, did},       {"past", 5, past},   {"hurt", 4, hurt},
                                         {NULL, 0, NULL}};
