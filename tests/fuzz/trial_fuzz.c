#include "activities.h"
#include "fuzz.h"

#include "activity/replay.h"

#include <errno.h>
#include <math.h>
#include <string.h>

/*
 * Samples of any kind in any order, to any exercise: bytes are a setup, then orders that each make one sample
 * or a run of them. Facts and scores stay within their ranges, and the same samples give the same result.
 */
enum { SAMPLES_MAX = 600, STEP_US = 40000, SWING_US = 20000 };
#define DEGREE  0.017453292519943295
#define GRAVITY 9.80665

struct stream {
    struct trial *trials;
    struct replay replays[2]; /* two, that are pushed the same */
    struct sample sample;     /* the newest */
    double deg;               /* of the limb, where SWING has brought it */
    uint64_t noise;
    int count;
};

static double any_number(struct fuzz_bytes *bytes)
{
    static const double odd[] = {
        0,  -0.0, (double)NAN, (double)INFINITY, -(double)INFINITY, 1e308, -1e308, 5e-324, 1e15, 1e9,
        70, -21,  0.001,       9.80665};
    int which = fuzz_below(bytes, 20);

    return which < (int)(sizeof odd / sizeof *odd) ? odd[which] : fuzz_real(bytes);
}

static bool limbs_are(const struct trial *trial)
{
    return trial->setup.channel == CHANNEL_MOTION;
}

static void check_hold(const struct trial *trial, const struct hold *hold)
{
    must(hold->start_us <= hold->end_us);
    must(sample_span_us(hold->start_us, hold->end_us) <= (int64_t)round(trial->setup.cap_s * 1e6));
    must(hold->ended_by <= HOLD_STREAM_END && hold->side <= SIDE_RIGHT);
    must(trial->setup.side == SIDE_NONE || hold->side == trial->setup.side);
    must(hold->support >= 0 && hold->support <= 1 && hold->supported_s >= 0);
    must(isfinite(hold->sway.velocity_mm_s) && hold->sway.velocity_mm_s >= 0);
    must(isfinite(hold->sway.ellipse95_mm2) && hold->sway.ellipse95_mm2 >= 0);
}

static void check_rep(const struct trial *trial, const struct rep *rep)
{
    must(rep->start_us <= rep->top_us && rep->top_us <= rep->lower_us && rep->lower_us <= rep->end_us);
    must(rep->side <= SIDE_RIGHT && (trial->setup.side == SIDE_NONE || rep->side == trial->setup.side));
    must(isfinite(rep->top) && isfinite(rep->steadiness) && rep->steadiness >= 0);
    must(isfinite(rep->landing) && isfinite(rep->beside_mm) && rep->dips >= 0 && rep->legs <= REP_SINGLE_LEG);
}

static void check_score(const struct score *score, double cap_s)
{
    must(score->points >= 0 && score->points <= SCORE_POINTS_MAX);
    must(score->stars >= 0 && score->stars <= LEVEL_STARS);
    must(score->steadiness >= 0 && score->steadiness <= 100);
    must(score->seconds >= 0 && score->seconds <= cap_s);
    must(isfinite(score->velocity_mm_s) && score->velocity_mm_s >= 0);
    must(isfinite(score->ellipse95_mm2) && score->ellipse95_mm2 >= 0);
    must(score->good >= 0 && score->good <= score->reps);
}

static void check_now(const struct trial *trial, enum trial_fact fact)
{
    double signal = trial_signal(trial), held_s = trial_holding_s(trial);

    must(fact <= TRIAL_REP_DROPPED);
    must(signal >= 0 && signal <= 1);
    must(held_s >= 0 && isfinite(held_s));
    must(!trial_holding(trial) || trial_hold_start_us(trial) <= trial_hold_broken_us(trial));
    if (fact == TRIAL_HOLD_ENDED)
        check_hold(trial, &trial->ended);
    if (fact == TRIAL_REP_DONE)
        check_rep(trial, &trial->rep);
    check_score(&trial->best, trial->setup.cap_s);
}

static void push(struct stream *stream)
{
    enum trial_fact fact, again;

    if (stream->count == SAMPLES_MAX)
        return;
    stream->count++;
    fact = replay_push(&stream->replays[0], &stream->sample);
    again = replay_push(&stream->replays[1], &stream->sample);
    must(fact == again);
    check_now(&stream->trials[0], fact);
}

static void later(struct stream *stream, int64_t by_us)
{
    stream->sample.t_us = (int64_t)((uint64_t)stream->sample.t_us + (uint64_t)by_us);
}

static void push_load(struct stream *stream, struct fuzz_bytes *bytes)
{
    stream->sample.t_us = fuzz_moment(bytes, stream->sample.t_us);
    stream->sample.has = SAMPLE_LOAD;
    for (int i = 0; i < CORNERS; i++)
        stream->sample.load_kg[i] = (double)(int16_t)fuzz_whole(bytes, 2) / 100.0;
    sample_quantise(&stream->sample);
    push(stream);
}

/* Somebody stands like that for a while and sways a little. */
static void push_stand(struct stream *stream, struct fuzz_bytes *bytes)
{
    int samples = 2 * fuzz_byte(bytes);
    double kg = fuzz_byte(bytes), right = fuzz_byte(bytes) / 255.0, toes = fuzz_byte(bytes) / 255.0;

    for (; samples > 0; samples--) {
        stream->noise = stream->noise * 6364136223846793005u + 1442695040888963407u;
        double sway = (double)(stream->noise >> 40) / (1 << 24) * 0.004;
        const double load[CORNERS] = {
            [CORNER_TOP_LEFT] = kg * (1 - right) * (toes + sway),
            [CORNER_TOP_RIGHT] = kg * right * (toes + sway),
            [CORNER_BOTTOM_LEFT] = kg * (1 - right) * (1 - toes - sway),
            [CORNER_BOTTOM_RIGHT] = kg * right * (1 - toes - sway),
        };

        later(stream, STEP_US);
        stream->sample = sample_load(stream->sample.t_us, load);
        push(stream);
    }
}

static void push_motion(struct stream *stream, struct fuzz_bytes *bytes)
{
    stream->sample.t_us = fuzz_moment(bytes, stream->sample.t_us);
    stream->sample.has = SAMPLE_MOTION;
    for (int i = 0; i < 3; i++) {
        stream->sample.accel_m_s2[i] = (double)(int16_t)fuzz_whole(bytes, 2) / 1000.0;
        stream->sample.gyro_rad_s[i] = (double)(int16_t)fuzz_whole(bytes, 2) / 1000.0;
    }
    push(stream);
}

/* The limb turns about one axis to another angle, or stays where it is. */
static void push_swing(struct stream *stream, struct fuzz_bytes *bytes)
{
    int samples = fuzz_byte(bytes);
    double by_deg = samples > 0 ? ((double)(int8_t)fuzz_byte(bytes) - stream->deg) / samples : 0;

    for (; samples > 0; samples--) {
        later(stream, SWING_US);
        stream->deg += by_deg;
        stream->sample.has = SAMPLE_MOTION;
        stream->sample.accel_m_s2[0] = GRAVITY * sin(stream->deg * DEGREE);
        stream->sample.accel_m_s2[1] = GRAVITY * cos(stream->deg * DEGREE);
        stream->sample.accel_m_s2[2] = 0;
        memset(stream->sample.gyro_rad_s, 0, sizeof stream->sample.gyro_rad_s);
        stream->sample.gyro_rad_s[2] = by_deg * DEGREE * 1e6 / SWING_US;
        push(stream);
    }
}

static void push_contacts(struct stream *stream, struct fuzz_bytes *bytes)
{
    stream->sample.t_us = fuzz_moment(bytes, stream->sample.t_us);
    stream->sample.has = SAMPLE_CONTACT;
    stream->sample.contacts = fuzz_byte(bytes);
    push(stream);
}

/* One value of the newest sample is something that no device says; loads are as a door lets them in, or raw.
 */
static void push_odd(struct stream *stream, struct fuzz_bytes *bytes)
{
    int which = fuzz_below(bytes, CORNERS + 6 + 2);
    double value = any_number(bytes);

    if (which < CORNERS)
        stream->sample.load_kg[which] = value;
    else if (which < CORNERS + 3)
        stream->sample.accel_m_s2[which - CORNERS] = value;
    else if (which < CORNERS + 6)
        stream->sample.gyro_rad_s[which - CORNERS - 3] = value;
    else if (which == CORNERS + 6)
        stream->sample.contacts = (uint32_t)fuzz_whole(bytes, 4);
    else
        stream->sample.has = fuzz_byte(bytes);
    if (fuzz_byte(bytes) % 2)
        sample_quantise(&stream->sample);
    later(stream, STEP_US);
    push(stream);
}

static void push_bare(struct stream *stream, struct fuzz_bytes *bytes, enum sample_has has)
{
    stream->sample.t_us = fuzz_moment(bytes, stream->sample.t_us);
    stream->sample.has = has;
    push(stream);
}

static void push_lost(struct stream *stream, struct fuzz_bytes *bytes)
{
    push_bare(stream, bytes, SAMPLE_LOST);
}

static void push_tick(struct stream *stream, struct fuzz_bytes *bytes)
{
    push_bare(stream, bytes, SAMPLE_TICK);
}

static void pass(struct stream *stream, struct fuzz_bytes *bytes)
{
    stream->sample.t_us = fuzz_moment(bytes, stream->sample.t_us);
}

static void (*const orders[])(struct stream *, struct fuzz_bytes *) = {
    push_load, push_stand, push_motion, push_swing, push_contacts, push_odd, push_lost, push_tick, pass};

/* Within what a level, a note or the store lets through. */
static struct trial_setup take_setup(struct fuzz_bytes *bytes)
{
    struct trial_setup setup = {.activity = activities[fuzz_below(bytes, activity_count)],
                                .channel = (enum channel)fuzz_below(bytes, CHANNELS),
                                .side = (enum side)fuzz_below(bytes, SIDE_RIGHT + 1)};
    uint8_t given = fuzz_byte(bytes);

    if (given & 1)
        setup.weight_kg = 1000 * fuzz_share(bytes);
    if (given & 2)
        setup.centre_x_mm = 2000 * fuzz_share(bytes) - 1000;
    if (given & 4)
        setup.range_deg = 360 * fuzz_share(bytes);
    if (given & 8)
        setup.cap_s = 3600 * fuzz_share(bytes);
    if (given & 16)
        for (int i = 0; i < LEVEL_STARS; i++)
            setup.stars[i] = 3600 * fuzz_share(bytes);
    if (given & 32)
        setup.pads = (struct contact_setup){.left = fuzz_byte(bytes),
                                            .right = fuzz_byte(bytes),
                                            .either = fuzz_byte(bytes),
                                            .least_us = (int64_t)fuzz_whole(bytes, 4),
                                            .longest_us = (int64_t)fuzz_whole(bytes, 4),
                                            .one_foot = fuzz_byte(bytes) % 2};
    return setup;
}

/* Field by field: what lies between the fields is nobody's. */
static bool same_score(const struct score *a, const struct score *b)
{
    return a->points == b->points && a->stars == b->stars && a->steadiness == b->steadiness &&
           a->reps == b->reps && a->good == b->good && !memcmp(&a->seconds, &b->seconds, sizeof a->seconds) &&
           !memcmp(&a->velocity_mm_s, &b->velocity_mm_s, sizeof a->velocity_mm_s) &&
           !memcmp(&a->ellipse95_mm2, &b->ellipse95_mm2, sizeof a->ellipse95_mm2);
}

static void check_end(const struct trial *trial)
{
    const struct score_tally *tally = trial->tally;
    int reps = 0;

    check_now(trial, TRIAL_NOTHING);
    must(!trial_holding(trial) && !trial_repeating(trial));
    must(trial->hold_count >= 0 && trial->rep_count >= 0);
    for (int i = 0; i < trial->hold_count && i < TRIAL_HOLDS_MAX; i++)
        check_hold(trial, &trial->holds[i]);
    for (int i = 0; i < trial->rep_count && i < TRIAL_REPS_MAX; i++)
        check_rep(trial, &trial->reps[i]);
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        reps += tally[side].reps;
        must(tally[side].good <= tally[side].full && tally[side].full <= tally[side].reps);
        must(tally[side].good >= 0 && tally[side].steady >= 0 &&
             tally[side].steady <= tally[side].controlled);
        must(tally[side].controlled <= tally[side].reps);
    }
    must(reps == trial->rep_count);
    must(trial->scored == (trial->hold_count > 0 || trial->rep_count > 0));
    must(limbs_are(trial) || trial->rep_count == 0 || trial->setup.activity->counted);
}

static void check_same(const struct trial *a, const struct trial *b)
{
    must(same_score(&a->best, &b->best) && a->hold_count == b->hold_count && a->rep_count == b->rep_count);
    must(a->samples == b->samples && a->first_us == b->first_us && a->last_us == b->last_us);
    for (int i = 0; i < a->hold_count && i < TRIAL_HOLDS_MAX; i++)
        must(a->holds[i].start_us == b->holds[i].start_us && a->holds[i].end_us == b->holds[i].end_us);
    for (int i = 0; i < a->rep_count && i < TRIAL_REPS_MAX; i++)
        must(a->reps[i].start_us == b->reps[i].start_us && a->reps[i].end_us == b->reps[i].end_us &&
             a->reps[i].full == b->reps[i].full && a->reps[i].controlled == b->reps[i].controlled);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct trial trials[2]; /* large, and begun anew each time */
    struct fuzz_bytes bytes = {data, size};
    struct trial_setup setup = take_setup(&bytes);
    struct stream stream = {
        .trials = trials,
        .replays = {{.trials = &trials[0], .trial_count = 1}, {.trials = &trials[1], .trial_count = 1}}};
    size_t before = fuzz_heap();
    int result = trial_init(&trials[0], &setup);

    must(result == 0 || result == -ENOTSUP);
    must((result == 0) ==
         (setup.channel != CHANNEL_COACH && activity_measured_by(setup.activity, setup.channel)));
    must(trial_init(&trials[1], &setup) == result);
    if (result)
        return 0;
    while (bytes.left > 0 && stream.count < SAMPLES_MAX)
        orders[fuzz_below(&bytes, sizeof orders / sizeof *orders)](&stream, &bytes);
    must(replay_finish(&stream.replays[0]) == replay_finish(&stream.replays[1]));
    check_end(&trials[0]);
    check_same(&trials[0], &trials[1]);
    must(fuzz_heap() == before);
    return 0;
}

/* What the exercises look like when all goes well. Orders: 1 stand (samples / 2, kg, right, toes), 3 swing
 * (samples, degrees), 4 contacts (moment, pads). */
size_t fuzz_seed(int number, uint8_t *out, size_t size)
{
    static const uint8_t balance[] = {1,   20, 0,   0,  0,   1,   60,  70,  128, 110, 1,  70,
                                      70,  60, 110, 1,  30,  70,  128, 110, 1,   75,  70, 196,
                                      110, 1,  30,  70, 128, 110, 1,   20,  0,   0,   0};
    static const uint8_t steps[] = {1,   25,  0, 0,  0, 1, 20, 70, 128, 110, 1,   25,  0, 0,  0, 1, 20, 70,
                                    128, 110, 1, 25, 0, 0, 0,  1,  20,  70,  128, 110, 1, 25, 0, 0, 0};
    static const uint8_t bridges[] = {1,   30,  10,  128, 110, 1,   20,  30,  128, 110, 1,  30,
                                      10,  128, 110, 1,   20,  30,  128, 110, 1,   30,  10, 128,
                                      110, 1,   20,  30,  140, 110, 1,   30,  10,  128, 110};
    static const uint8_t lifts[] = {3, 150, 0,  3, 60, 30, 3, 60,  30, 3, 60, 1,  3, 100, 1, 3, 60,  32,
                                    3, 60,  32, 3, 60, 0,  3, 100, 0,  3, 20, 25, 3, 20,  0, 3, 100, 0};
    static const uint8_t pads[] = {4, 100, 0, 4, 199, 1,   4, 199, 0,   4, 199, 2,   4, 199, 0, 4, 199, 1,
                                   4, 230, 5, 0, 4,   199, 3, 4,   199, 0, 6,   100, 4, 199, 1, 4, 199, 0};
    /* found: a hop after which the stance is another than the hold's at once */
    static const uint8_t hopped[] = {
        0, 0,   152, 0,  1,   30,  10,  7,   0,  1, 0,   243, 128, 7,  0,   128, 96,  0,   0,   6,   25, 0,
        0, 2,   1,   20, 70,  128, 110, 1,   25, 0, 39,  0,   1,   20, 189, 127, 110, 128, 30,  8,   0,  1,
        0, 1,   20,  50, 0,   8,   2,   0,   0,  4, 116, 0,   199, 6,  4,   199, 1,   199, 4,   199, 1,  4,
        1, 128, 114, 33, 199, 0,   4,   199, 2,  4, 4,   39,  199, 1,  20,  50,  0,   4,   199, 1,   4};
    static const struct {
        const uint8_t *orders;
        uint8_t length, setup[3];
    } seeds[] = {
        {balance, sizeof balance, {AT_SINGLE_LEG_BALANCE, CHANNEL_LOAD, SIDE_NONE}},
        {balance, sizeof balance, {AT_SINGLE_LEG_BALANCE, CHANNEL_LOAD, SIDE_LEFT}},
        {hopped, sizeof hopped, {AT_SINGLE_LEG_BALANCE, CHANNEL_LOAD, SIDE_NONE}},
        {balance, sizeof balance, {AT_ADDUCTOR_STRETCH, CHANNEL_LOAD, SIDE_RIGHT}},
        {steps, sizeof steps, {AT_STEP_UP, CHANNEL_LOAD, SIDE_NONE}},
        {steps, sizeof steps, {AT_LATERAL_STEP_UP, CHANNEL_LOAD, SIDE_LEFT}},
        {bridges, sizeof bridges, {AT_BRIDGE, CHANNEL_LOAD, SIDE_NONE}},
        {lifts, sizeof lifts, {AT_HIP_ABDUCTION, CHANNEL_MOTION, SIDE_LEFT}},
        {lifts, sizeof lifts, {AT_BRIDGE, CHANNEL_MOTION, SIDE_NONE}},
        {lifts, sizeof lifts, {AT_STEP_UP, CHANNEL_MOTION, SIDE_RIGHT}},
        {pads, sizeof pads, {AT_STEP_UP, CHANNEL_CONTACT, SIDE_NONE}},
        {pads, sizeof pads, {AT_SINGLE_LEG_BALANCE, CHANNEL_CONTACT, SIDE_NONE}},
        {pads, sizeof pads, {AT_BRIDGE, CHANNEL_CONTACT, SIDE_NONE}},
    };

    if (number >= (int)(sizeof seeds / sizeof *seeds))
        return 0;
    must(size >= 4u + seeds[number].length);
    memcpy(out, seeds[number].setup, 3);
    out[3] = 0;
    memcpy(out + 4, seeds[number].orders, seeds[number].length);
    return 4u + seeds[number].length;
}
