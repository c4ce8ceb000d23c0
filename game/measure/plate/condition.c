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

static struct condition_slot *slot_at(struct conditioner *stream, int i)
{
    return &stream->slots[(unsigned)(stream->head + i) % CONDITION_SLOTS];
}

static void drop_oldest(struct conditioner *stream)
{
    stream->head = (stream->head + 1) % CONDITION_SLOTS;
    stream->count--;
    if (stream->sound > 0)
        stream->sound--;
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
static void window_average(struct conditioner *stream, int64_t t_us, double average[CORNERS])
{
    const int64_t begin = t_us - CONDITION_WINDOW_US / 2, end = t_us + CONDITION_WINDOW_US / 2;
    int64_t from = begin;

    for (int corner = 0; corner < CORNERS; corner++)
        average[corner] = 0.0;
    for (int i = 0; i < stream->sound && from < end; i++) {
        const struct condition_slot *slot = slot_at(stream, i);
        int64_t to = end;

        if (i + 1 < stream->sound) {
            int64_t half = slot->t_us + (slot_at(stream, i + 1)->t_us - slot->t_us) / 2;

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

static void keep_frame(struct conditioner *stream, const struct plate_frame *frame)
{
    if (stream->frame_count <
        CONDITION_FRAMES) /* always: a second of them, and what was suspected, is less */
        stream->frames[stream->frame_count++] = *frame;
}

static void make_frame(struct conditioner *stream)
{
    struct plate_frame frame = {.t_us = stream->next_us - FILTER_DELAY_US, .first = !stream->begun};
    double load[CORNERS];
    struct cop cop;

    window_average(stream, stream->next_us, load);
    for (int i = 0; i < CORNERS; i++) {
        if (frame.first)
            filter_settle(stream->filter[i], load[i]);
        load[i] = filter_step(stream->filter[i], load[i]);
    }
    frame.kg = total(load);
    if (cop_from_load(load, FRAME_ON_KG, &cop)) {
        frame.on = true;
        frame.x_mm = cop.x_mm;
        frame.y_mm = cop.y_mm;
        if (!frame.first && stream->last.on) {
            double dx = cop.x_mm - stream->last.x_mm, dy = cop.y_mm - stream->last.y_mm;

            frame.speed_mm_s = sqrt(dx * dx + dy * dy) * FRAME_RATE_HZ;
        }
    }
    stream->begun = true;
    stream->last = frame;
    stream->next_us += FRAME_STEP_US;
    keep_frame(stream, &frame);
}

/* Frames whose window ends by `horizon_us`, and then the slots that no later window can reach. */
static void make_frames(struct conditioner *stream, int64_t horizon_us)
{
    while (stream->next_us + CONDITION_WINDOW_US / 2 <= horizon_us)
        make_frame(stream);
    while (stream->sound > 1) {
        int64_t first = slot_at(stream, 0)->t_us, second = slot_at(stream, 1)->t_us;

        if (first + (second - first) / 2 > stream->next_us - CONDITION_WINDOW_US / 2)
            break;
        drop_oldest(stream);
    }
}

/* Up to where the average can no longer change, whatever comes. */
static int64_t horizon(struct conditioner *stream)
{
    int64_t newest = slot_at(stream, stream->sound - 1)->t_us;

    if (stream->count > stream->sound)
        return newest + (stream->suspect_us - newest) / 2;
    if (stream->now_us - newest >= TOGETHER_US)
        return newest + (stream->now_us - newest) / 2;
    /* The newest slot may still take in samples of its own bunch. */
    if (stream->sound < 2)
        return newest;
    int64_t before = slot_at(stream, stream->sound - 2)->t_us;
    return before + (newest - before) / 2;
}

static void add_slot(struct conditioner *stream, int64_t t_us, const double kg[CORNERS], bool suspect)
{
    bool mine = suspect ? stream->count > stream->sound : stream->count > 0;

    if (mine) {
        struct condition_slot *newest = slot_at(stream, stream->count - 1);

        if (t_us - newest->t_us < TOGETHER_US) {
            newest->samples++;
            for (int i = 0; i < CORNERS; i++)
                newest->kg[i] += (kg[i] - newest->kg[i]) / newest->samples;
            return;
        }
    }
    if (stream->count == CONDITION_SLOTS)
        drop_oldest(stream);
    struct condition_slot *slot = slot_at(stream, stream->count++);

    slot->t_us = t_us;
    slot->samples = 1;
    memcpy(slot->kg, kg, sizeof(slot->kg));
    if (!suspect)
        stream->sound = stream->count;
}

static void trust(struct conditioner *stream, int64_t t_us, const double kg[CORNERS])
{
    memcpy(stream->sound_kg, kg, sizeof(stream->sound_kg));
    stream->sound_us = t_us;
}

/* The suspects were a movement after all. */
static void acquit(struct conditioner *stream)
{
    if (stream->count == stream->sound)
        return;
    stream->sound = stream->count;
    trust(stream, slot_at(stream, stream->count - 1)->t_us, slot_at(stream, stream->count - 1)->kg);
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
static void give_up(struct conditioner *stream, int64_t t_us)
{
    if (t_us - stream->suspect_us > (stream->lone ? CONDITION_CORNER_US : CONDITION_DROPOUT_US))
        acquit(stream);
}

/* A fall or a rise that no body makes from one measurement to the next? */
static bool suspicious(const struct conditioner *stream, const struct sample *sample, bool *rise)
{
    double sound = total(stream->sound_kg), kg = total(sample->load_kg);

    *rise = kg - sound > SUSPECT_RISE_KG;
    return stream->count > 0 && sample->t_us - stream->sound_us <= CONDITION_DROPOUT_US &&
           (*rise || (sound >= SUSPECT_MIN_KG && kg < CONDITION_FALL_SHARE * sound));
}

/* Is the load what it was before the suspects? Then they were none of it. */
static bool came_back(const struct conditioner *stream, double kg)
{
    double sound = total(stream->sound_kg);

    if (stream->rise)
        return fabs(kg - sound) <= fmax(RETURN_KG, (RETURN_SHARE_HIGH - 1.0) * sound);
    return kg >= RETURN_SHARE_LOW * sound && kg <= RETURN_SHARE_HIGH * sound;
}

/* What becomes of the suspects with this sample; are there any left? */
static bool judge(struct conditioner *stream, const struct sample *sample)
{
    double kg = total(sample->load_kg);

    if (stream->count == stream->sound)
        return false;
    stream->lone = stream->lone && lone_corner(stream->sound_kg, sample->load_kg);
    if (came_back(stream, kg)) {
        stream->count = stream->sound;
        stream->dropouts++;
        return false;
    }
    if (stream->rise || kg <= RETURN_SHARE_HIGH * total(stream->sound_kg))
        return true;
    acquit(stream);
    return false;
}

static void measure(struct conditioner *stream, const struct sample *sample)
{
    bool pending = judge(stream, sample), rise;

    if (!pending && suspicious(stream, sample, &rise)) {
        stream->suspect_us = sample->t_us;
        stream->rise = rise;
        stream->lone = !rise && lone_corner(stream->sound_kg, sample->load_kg);
        pending = true;
    }
    add_slot(stream, sample->t_us, sample->load_kg, pending);
    if (!pending)
        trust(stream, sample->t_us, sample->load_kg);
    stream->measured_us = sample->t_us;
    memcpy(stream->measured, sample->load_kg, sizeof(stream->measured));
}

static bool repeats(const struct conditioner *stream, const struct sample *sample)
{
    for (int i = 0; i < CORNERS; i++)
        if (stream->measured[i] != sample->load_kg[i])
            return false;
    return sample->t_us - stream->measured_us < REPEAT_US;
}

static void end(struct conditioner *stream)
{
    if (!stream->running)
        return;
    acquit(stream);
    make_frames(stream, stream->now_us + FILTER_DELAY_US + CONDITION_WINDOW_US / 2);
    stream->running = false;
}

void condition_flush(struct conditioner *stream)
{
    stream->frame_count = stream->given = 0;
    end(stream);
}

static void begin(struct conditioner *stream, int64_t t_us)
{
    stream->running = true;
    stream->begun = false;
    stream->head = stream->count = stream->sound = 0;
    stream->next_us = t_us + FILTER_DELAY_US;
}

/* A load that may be one, later than the one before. */
static void take_load(struct conditioner *stream, const struct sample *sample)
{
    if (!stream->running) {
        begin(stream, sample->t_us);
        measure(stream, sample);
    } else if (repeats(stream, sample)) {
        stream->repeats++;
    } else {
        give_up(stream, sample->t_us);
        measure(stream, sample);
    }
    stream->now_us = sample->t_us;
    give_up(stream, stream->now_us);
    make_frames(stream, horizon(stream));
}

static void look_early(struct conditioner *stream, const struct sample *sample)
{
    struct cop cop = {0};

    stream->early = (struct plate_frame){
        .t_us = sample->t_us,
        .on = cop_from_load(sample->load_kg, FRAME_ON_KG, &cop),
        .kg = total(sample->load_kg),
    };
    stream->early.x_mm = cop.x_mm;
    stream->early.y_mm = cop.y_mm;
    stream->believed = stream->count == stream->sound;
}

enum monotonic_fact condition_push(struct conditioner *stream, const struct sample *sample)
{
    bool lost = (sample->has & SAMPLE_LOST) != 0;
    bool load = !lost && sample->has & SAMPLE_LOAD && plausible_load(sample);

    stream->frame_count = stream->given = 0;
    stream->fact = MONOTONIC_OLD;
    if (plausible_time(sample->t_us))
        stream->fact = monotonic_push(&stream->order, sample->t_us);
    if (stream->fact == MONOTONIC_OLD)
        return stream->fact;
    if (lost)
        monotonic_clear(&stream->order);
    if (stream->running && (lost || stream->fact == MONOTONIC_ANEW ||
                            (load && sample->t_us - stream->now_us > SAMPLE_MAX_GAP_US))) {
        stream->gaps++;
        end(stream);
    }
    stream->lost = lost;
    stream->believed = false;
    if (load) {
        take_load(stream, sample);
        look_early(stream, sample);
    }
    return stream->fact;
}

bool condition_next(struct conditioner *stream, struct plate_frame *out)
{
    if (stream->given == stream->frame_count)
        return false;
    *out = stream->frames[stream->given++];
    return true;
}
