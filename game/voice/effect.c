#include "voice/effect.h"

#include "voice/timbre.h"

#include <stddef.h>

#define D3 146.83
#define A3 220.00
#define D4 293.66
#define A4 440.00
#define D5 587.33
#define A5 880.00
#define D6 1174.66

#define ASIDE 0.35 /* how far left and right a repetition is heard */

/* Steps of a scale without half tones, so any two of them go together: D E F# A B. Two octaves, then again.
 */
static double scale(double from_hz, int step)
{
    static const double ratio[] = {1, 1.122462, 1.259921, 1.498307, 1.681793};

    step = step > 0 ? step % 10 : 0;
    return (step < 5 ? from_hz : 2 * from_hz) * ratio[step % 5];
}

static double aside(enum side side)
{
    return side == SIDE_LEFT ? -ASIDE : side == SIDE_RIGHT ? ASIDE : 0;
}

static enum effect of_beat(const struct level *level, const struct run_event *event, struct effect_how *how)
{
    if (event->beat == RUN_BEAT_HOLD) {
        how->step = event->number - 1;
        return EFFECT_SECOND;
    }
    if (event->number != 1) /* the brush has been going on since the first second */
        return EFFECT_NONE;
    how->length_s = event->beat == RUN_BEAT_UP ? level->up_s : level->down_s;
    return event->beat == RUN_BEAT_UP     ? EFFECT_BRUSH_UP
           : event->beat == RUN_BEAT_DOWN ? EFFECT_BRUSH_DOWN
                                          : EFFECT_NONE;
}

static enum effect of_phase(const struct run_event *event)
{
    return event->phase == RUN_REST ? EFFECT_REST : event->phase == RUN_DONE ? EFFECT_SUCCESS : EFFECT_NONE;
}

enum effect effect_of(const struct level *level, const struct run_event *event, struct effect_how *how)
{
    *how = (struct effect_how){.pan = aside(event->side)};
    switch (event->kind) {
    case RUN_EVENT_PHASE:
        return of_phase(event);
    case RUN_EVENT_BEAT:
        return of_beat(level, event, how);
    case RUN_EVENT_REP_DONE:
        how->step = event->reps - 1;
        return EFFECT_REP;
    case RUN_EVENT_HOLD_ENDED:
        return event->hold.ended_by == HOLD_TIME_CAP ? EFFECT_SUCCESS : EFFECT_FOOT_DOWN;
    case RUN_EVENT_FALSE_START:
        return EFFECT_FOOT_DOWN;
    default: /* what else happens is said, or heard in the tone */
        return EFFECT_NONE;
    }
}

/* What an effect is made of, note by note. */
struct part {
    enum effect effect;
    const struct synth_timbre *timbre;
    double hz, gain, after_s;
    int step;    /* above that of the scale, where it climbs */
    bool climbs; /* hz is where the scale begins */
    bool lasts;  /* as long as it is told */
    bool beside; /* where the leg is; else at pan */
    double pan;
};

static const struct part parts[] = {
    {EFFECT_ZONE_OUT, &timbre_reed, A3, 0.26, .beside = true},
    {EFFECT_ZONE_OUT, &timbre_reed, A3, 0.26, 0.16, .beside = true},
    {EFFECT_ZONE_BACK, &timbre_drop, D6, 0.2, .beside = true},
    {EFFECT_REP, &timbre_peg, D4, 0.34, .climbs = true, .beside = true},
    {EFFECT_SECOND, &timbre_marimba, D4, 0.2, .climbs = true, .beside = true},
    {EFFECT_BRUSH_UP, &timbre_brush_up, 0, 0.46, .lasts = true, .beside = true},
    {EFFECT_BRUSH_DOWN, &timbre_brush_down, 0, 0.46, .lasts = true, .beside = true},
    {EFFECT_SUCCESS, &timbre_wings, 0, 0.45, .beside = true},
    {EFFECT_SUCCESS, &timbre_kalimba, A4, 0.2, 0.35},
    {EFFECT_SUCCESS, &timbre_kalimba, D5, 0.2, 0.62},
    {EFFECT_STAR, &timbre_kalimba, D5, 0.2, .climbs = true},
    {EFFECT_STAR, &timbre_kalimba, D5, 0.14, 0.14, .step = 3, .climbs = true},
    {EFFECT_BEST, &timbre_kalimba, A5, 0.16},
    {EFFECT_BEST, &timbre_cowbell, 562, 0.12, 0.3, .pan = 0.4},
    {EFFECT_BEST, &timbre_cowbell, 562, 0.08, 0.85, .pan = 0.4},
    {EFFECT_FOCUS, &timbre_felt, D4, 0.24},
    {EFFECT_DWELL, &timbre_air, 0, 0.5, .lasts = true, .beside = true},
    {EFFECT_CHOSEN, &timbre_felt, D4, 0.22},
    {EFFECT_CHOSEN, &timbre_kalimba, D5, 0.16, 0.03},
    {EFFECT_FOOT_DOWN, &timbre_exhale, 0, 0.4, .beside = true},
    {EFFECT_FOOT_DOWN, &timbre_low, D3, 0.2, 0.1, .beside = true},
    {EFFECT_REST, &timbre_exhale, 0, 0.4},
    {EFFECT_REST, &timbre_low, D3, 0.18, 0.1},
    {EFFECT_REST, &timbre_low, A3, 0.1, 0.5},
};

/* Of the seconds of a hold every fifth is D above the others, and then they begin again. */
static double pitch(const struct part *part, int step)
{
    if (!part->climbs)
        return part->hz;
    if (part->effect == EFFECT_SECOND)
        return step % 5 == 4 ? 2 * part->hz : scale(part->hz, step % 5);
    return scale(part->hz, step + part->step);
}

static void play(struct synth *synth, const struct part *part, const struct effect_how *how)
{
    struct synth_sound sound = {.timbre = part->timbre,
                                .hz = pitch(part, how->step),
                                .gain = part->gain,
                                .pan = part->beside ? how->pan : part->pan,
                                .after_s = part->after_s + how->after_s};

    if (part->lasts && how->length_s > part->timbre->fall_s)
        sound.length_s = how->length_s - part->timbre->fall_s;
    synth_play(synth, &sound);
}

void effect_play(struct synth *synth, enum effect effect, const struct effect_how *how)
{
    if (effect == EFFECT_DWELL && how->length_s <= 0) {
        synth_hush(synth, 0.15);
        return;
    }
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (parts[i].effect == effect)
            play(synth, &parts[i], how);
}
