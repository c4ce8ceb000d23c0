#include "measure/plate/condition.h"

#include "measure/plate/cop.h"

#include <math.h>
#include <string.h>

/* A corner outside of this is no load. Boards carry 150 kg and drift by up to 20 kg; landings triple both. */
#define CORNER_MIN_KG (-50.0)
#define CORNER_MAX_KG 450.0

/* A fall from no less than this makes a suspect, and a return to within these shares of it proves the
 * dropout. */
#define SUSPECT_MIN_KG    10.0
#define RETURN_SHARE_LOW  0.90
#define RETURN_SHARE_HIGH 1.10
/* So does a rise by more than this, and then the way back may end this far off. */
#define SUSPECT_RISE_KG 100.0 /* (p) */
#define RETURN_KG       2.0   /* (p) */
/* One corner fell below this share of itself and the others stayed this close to theirs: no body can do that.
 */
#define LONE_FALL_SHARE 0.2
#define LONE_STAY_SHARE 0.1
#define LONE_STAY_KG    1.5

enum {
    TOGETHER_US = 3000, /* samples of a bunch this close are one measurement */
    REPEAT_US = 30000,  /* the same reading after this long says that the load is still there */
    TIME_LIMIT_S = 1 << 30,
};

/* Second-order Butterworth low-pass, 10 Hz at 50 Hz: k = tan(pi 10/50), d = 1 + sqrt(2) k + k^2,
 * b0 = k^2/d, b1 = 2 b0, b2 = b0, a1 = 2(k^2-1)/d, a2 = (1 - sqrt(2) k + k^2)/d. Slow signals pass it
 * 0.97 frames late. */
#define FILTER_B0 0.20657208382614795
#define FILTER_B1 0.41314416765229590
#define FILTER_B2 0.20657208382614795
#define FILTER_A1 (-0.36952737735124130)
#define FILTER_A2 0.19581571265583306
enum { FILTER_DELAY_US = FRAME_STEP_US };

void condition_init(struct conditioner *channel)
{
    memset(channel, 0, sizeof(*channel));
}

static struct condition_slot *slot_at(struct conditioner *channel, int i)
{
    return &channel->slots[(unsigned)(channel->head + i) % CONDITION_SLOTS];
}

static void drop_oldest(struct conditioner *channel)
{
    channel->head = (channel->head + 1) % CONDITION_SLOTS;
    channel->count--;
    if (channel->sound > 0)
        channel->sound--;
}

static bool plausible_time(int64_t t_us)
{
    const int64_t limit_us = (int64_t)TIME_LIMIT_S * 1000000;

    return t_us >= -limit_us && t_us <= limit_us;
}

static bool plausible_load(const struct sample *sample)
{
    for (int i = 0; i < CORNERS; i++)
        if (!(sample->load_kg[i] >= CORNER_MIN_KG && sample->load_kg[i] <= CORNER_MAX_KG))
            return false;
    return true;
}

static double total(const double kg[CORNERS])
{
    return (kg[CORNER_TOP_LEFT] + kg[CORNER_TOP_RIGHT]) + (kg[CORNER_BOTTOM_LEFT] + kg[CORNER_BOTTOM_RIGHT]);
}

static double filter_step(double state[2], double in)
{
    double out = FILTER_B0 * in + state[0];

    state[0] = FILTER_B1 * in - FILTER_A1 * out + state[1];
    state[1] = FILTER_B2 * in - FILTER_A2 * out;
    return out;
}

/* As if `level` had been there for ever. */
static void filter_settle(double state[2], double level)
{
    state[0] = (1.0 - FILTER_B0) * level;
    state[1] = (FILTER_B2 - FILTER_A2) * level;
}

/*
 * The average load of the window around t_us. Each slot stands for the time from half way to its neighbour
 * before to half way to its neighbour after; the last one goes on.
 */
static void window_average(struct conditioner *channel, int64_t t_us, double average[CORNERS])
{
    const int64_t begin = t_us - CONDITION_WINDOW_US / 2, end = t_us + CONDITION_WINDOW_US / 2;
    int64_t from = begin;

    for (int corner = 0; corner < CORNERS; corner++)
        average[corner] = 0.0;
    for (int i = 0; i < channel->sound && from < end; i++) {
        const struct condition_slot *slot = slot_at(channel, i);
        int64_t to = end;

        if (i + 1 < channel->sound) {
            int64_t half = slot->t_us + (slot_at(channel, i + 1)->t_us - slot->t_us) / 2;

            to = half < end ? half : end;
        }
        if (to <= from)
            continue;
        for (int corner = 0; corner < CORNERS; corner++)
            average[corner] += slot->kg[corner] * (double)(to - from);
        from = to;
    }
    for (int corner = 0; corner < CORNERS; corner++)
        average[corner] /= (double)CONDITION_WINDOW_US;
}

static void keep_frame(struct conditioner *channel, const struct plate_frame *frame)
{
    if (channel->frame_count <
        CONDITION_FRAMES) /* always: a second of them, and what was suspected, is less */
        channel->frames[channel->frame_count++] = *frame;
}

static void make_frame(struct conditioner *channel)
{
    struct plate_frame frame = {.t_us = channel->next_us - FILTER_DELAY_US, .first = !channel->begun};
    double load[CORNERS];
    struct cop cop;

    window_average(channel, channel->next_us, load);
    for (int i = 0; i < CORNERS; i++) {
        if (frame.first)
            filter_settle(channel->filter[i], load[i]);
        load[i] = filter_step(channel->filter[i], load[i]);
    }
    frame.kg = total(load);
    if (cop_from_load(load, FRAME_ON_KG, &cop)) {
        frame.on = true;
        frame.x_mm = cop.x_mm;
        frame.y_mm = cop.y_mm;
        if (!frame.first && channel->last.on) {
            double dx = cop.x_mm - channel->last.x_mm, dy = cop.y_mm - channel->last.y_mm;

            frame.speed_mm_s = sqrt(dx * dx + dy * dy) * FRAME_RATE_HZ;
        }
    }
    channel->begun = true;
    channel->last = frame;
    channel->next_us += FRAME_STEP_US;
    keep_frame(channel, &frame);
}

/* Frames whose window ends by `horizon_us`, and then the slots that no later window can reach. */
static void make_frames(struct conditioner *channel, int64_t horizon_us)
{
    while (channel->next_us + CONDITION_WINDOW_US / 2 <= horizon_us)
        make_frame(channel);
    while (channel->sound > 1) {
        int64_t first = slot_at(channel, 0)->t_us, second = slot_at(channel, 1)->t_us;

        if (first + (second - first) / 2 > channel->next_us - CONDITION_WINDOW_US / 2)
            break;
        drop_oldest(channel);
    }
}

/* Up to where the average can no longer change, whatever comes. */
static int64_t horizon(struct conditioner *channel)
{
    int64_t newest = slot_at(channel, channel->sound - 1)->t_us;
    int64_t before;

    if (channel->count > channel->sound)
        return newest + (channel->suspect_us - newest) / 2;
    if (channel->now_us - newest >= TOGETHER_US)
        return newest + (channel->now_us - newest) / 2;
    /* The newest slot may still take in samples of its own bunch. */
    if (channel->sound < 2)
        return newest;
    before = slot_at(channel, channel->sound - 2)->t_us;
    return before + (newest - before) / 2;
}

static void add_slot(struct conditioner *channel, int64_t t_us, const double kg[CORNERS], bool suspect)
{
    bool mine = suspect ? channel->count > channel->sound : channel->count > 0;

    if (mine) {
        struct condition_slot *newest = slot_at(channel, channel->count - 1);

        if (t_us - newest->t_us < TOGETHER_US) {
            newest->samples++;
            for (int i = 0; i < CORNERS; i++)
                newest->kg[i] += (kg[i] - newest->kg[i]) / newest->samples;
            return;
        }
    }
    if (channel->count == CONDITION_SLOTS)
        drop_oldest(channel);
    struct condition_slot *slot = slot_at(channel, channel->count++);

    slot->t_us = t_us;
    slot->samples = 1;
    memcpy(slot->kg, kg, sizeof(slot->kg));
    if (!suspect)
        channel->sound = channel->count;
}

static void trust(struct conditioner *channel, int64_t t_us, const double kg[CORNERS])
{
    memcpy(channel->sound_kg, kg, sizeof(channel->sound_kg));
    channel->sound_us = t_us;
}

/* The suspects were a movement after all. */
static void acquit(struct conditioner *channel)
{
    if (channel->count == channel->sound)
        return;
    channel->sound = channel->count;
    trust(channel, slot_at(channel, channel->count - 1)->t_us, slot_at(channel, channel->count - 1)->kg);
}

/* Has a single corner gone, and nothing else changed? */
static bool lone_corner(const double sound[CORNERS], const double kg[CORNERS])
{
    int fallen = 0;

    for (int i = 0; i < CORNERS; i++) {
        if (kg[i] < LONE_FALL_SHARE * sound[i])
            fallen++;
        else if (fabs(kg[i] - sound[i]) > fmax(LONE_STAY_KG, LONE_STAY_SHARE * sound[i]))
            return false;
    }
    return fallen == 1;
}

/* A dropout this long after its first suspect can no longer be one. */
static void give_up(struct conditioner *channel, int64_t t_us)
{
    if (t_us - channel->suspect_us > (channel->lone ? CONDITION_CORNER_US : CONDITION_DROPOUT_US))
        acquit(channel);
}

/* A fall or a rise that no body makes from one measurement to the next? */
static bool suspicious(const struct conditioner *channel, const struct sample *sample, bool *rise)
{
    double sound = total(channel->sound_kg), kg = total(sample->load_kg);

    *rise = kg - sound > SUSPECT_RISE_KG;
    return channel->count > 0 && sample->t_us - channel->sound_us <= CONDITION_DROPOUT_US &&
           (*rise || (sound >= SUSPECT_MIN_KG && kg < CONDITION_FALL_SHARE * sound));
}

/* Is the load what it was before the suspects? Then they were none of it. */
static bool came_back(const struct conditioner *channel, double kg)
{
    double sound = total(channel->sound_kg);

    if (channel->rise)
        return fabs(kg - sound) <= fmax(RETURN_KG, (RETURN_SHARE_HIGH - 1.0) * sound);
    return kg >= RETURN_SHARE_LOW * sound && kg <= RETURN_SHARE_HIGH * sound;
}

/* What becomes of the suspects with this sample; are there any left? */
static bool judge(struct conditioner *channel, const struct sample *sample)
{
    double kg = total(sample->load_kg);

    if (channel->count == channel->sound)
        return false;
    channel->lone = channel->lone && lone_corner(channel->sound_kg, sample->load_kg);
    if (came_back(channel, kg)) {
        channel->count = channel->sound;
        channel->dropouts++;
        return false;
    }
    if (channel->rise || kg <= RETURN_SHARE_HIGH * total(channel->sound_kg))
        return true;
    acquit(channel);
    return false;
}

static void measure(struct conditioner *channel, const struct sample *sample)
{
    bool pending = judge(channel, sample), rise;

    if (!pending && suspicious(channel, sample, &rise)) {
        channel->suspect_us = sample->t_us;
        channel->rise = rise;
        channel->lone = !rise && lone_corner(channel->sound_kg, sample->load_kg);
        pending = true;
    }
    add_slot(channel, sample->t_us, sample->load_kg, pending);
    if (!pending)
        trust(channel, sample->t_us, sample->load_kg);
    channel->measured_us = sample->t_us;
    memcpy(channel->measured, sample->load_kg, sizeof(channel->measured));
}

static bool repeats(const struct conditioner *channel, const struct sample *sample)
{
    for (int i = 0; i < CORNERS; i++)
        if (channel->measured[i] != sample->load_kg[i])
            return false;
    return sample->t_us - channel->measured_us < REPEAT_US;
}

static void end(struct conditioner *channel)
{
    if (!channel->running)
        return;
    acquit(channel);
    make_frames(channel, channel->now_us + FILTER_DELAY_US + CONDITION_WINDOW_US / 2);
    channel->running = false;
}

void condition_flush(struct conditioner *channel)
{
    channel->frame_count = channel->given = 0;
    end(channel);
}

static void begin(struct conditioner *channel, int64_t t_us)
{
    channel->running = true;
    channel->begun = false;
    channel->head = channel->count = channel->sound = 0;
    channel->next_us = t_us + FILTER_DELAY_US;
}

/* A load that may be one, later than the one before. */
static void take_load(struct conditioner *channel, const struct sample *sample)
{
    if (!channel->running) {
        begin(channel, sample->t_us);
        measure(channel, sample);
    } else if (repeats(channel, sample)) {
        channel->repeats++;
    } else {
        give_up(channel, sample->t_us);
        measure(channel, sample);
    }
    channel->now_us = sample->t_us;
    give_up(channel, channel->now_us);
    make_frames(channel, horizon(channel));
}

static void look_early(struct conditioner *channel, const struct sample *sample)
{
    struct cop cop = {0};

    channel->early = (struct plate_frame){
        .t_us = sample->t_us,
        .on = cop_from_load(sample->load_kg, FRAME_ON_KG, &cop),
        .kg = total(sample->load_kg),
    };
    channel->early.x_mm = cop.x_mm;
    channel->early.y_mm = cop.y_mm;
    channel->believed = channel->count == channel->sound;
}

enum monotonic_fact condition_push(struct conditioner *channel, const struct sample *sample)
{
    bool lost = (sample->has & SAMPLE_LOST) != 0;
    bool load = !lost && sample->has & SAMPLE_LOAD && plausible_load(sample);

    channel->frame_count = channel->given = 0;
    channel->fact = MONOTONIC_OLD;
    if (plausible_time(sample->t_us))
        channel->fact = monotonic_push(&channel->order, sample->t_us);
    if (channel->fact == MONOTONIC_OLD)
        return channel->fact;
    if (lost)
        monotonic_clear(&channel->order);
    if (channel->running && (lost || channel->fact == MONOTONIC_ANEW ||
                             (load && sample->t_us - channel->now_us > SAMPLE_MAX_GAP_US))) {
        channel->gaps++;
        end(channel);
    }
    channel->lost = lost;
    channel->believed = false;
    if (load) {
        take_load(channel, sample);
        look_early(channel, sample);
    }
    return channel->fact;
}

bool condition_next(struct conditioner *channel, struct plate_frame *out)
{
    if (channel->given == channel->frame_count)
        return false;
    *out = channel->frames[channel->given++];
    return true;
}
