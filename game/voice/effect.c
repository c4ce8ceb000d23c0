#include "voice/effect.h"

#include "voice/timbre.h"

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

static void note(struct synth *synth, const struct synth_timbre *timbre, double hz, double gain, double pan,
                 double after_s)
{
    const struct synth_sound sound = {
        .timbre = timbre, .hz = hz, .gain = gain, .pan = pan, .after_s = after_s};

    synth_play(synth, &sound);
}

static void breath(struct synth *synth, const struct synth_timbre *timbre, double gain,
                   const struct effect_how *how)
{
    struct synth_sound sound = {.timbre = timbre, .gain = gain, .pan = how->pan};

    if (how->length_s > timbre->fall_s)
        sound.length_s = how->length_s - timbre->fall_s;
    synth_play(synth, &sound);
}

void effect_play(struct synth *synth, enum effect effect, const struct effect_how *how)
{
    const double pan = how->pan;

    switch (effect) {
    case EFFECT_ZONE_OUT:
        note(synth, &timbre_reed, A3, 0.26, pan, 0);
        note(synth, &timbre_reed, A3, 0.26, pan, 0.16);
        break;
    case EFFECT_ZONE_BACK:
        note(synth, &timbre_drop, D6, 0.2, pan, 0);
        break;
    case EFFECT_REP:
        note(synth, &timbre_peg, scale(D4, how->step), 0.34, pan, 0);
        break;
    case EFFECT_SECOND:
        note(synth, &timbre_marimba, how->step % 5 == 4 ? 2 * D4 : scale(D4, how->step % 5), 0.2, pan, 0);
        break;
    case EFFECT_BRUSH_UP:
        breath(synth, &timbre_brush_up, 0.46, how);
        break;
    case EFFECT_BRUSH_DOWN:
        breath(synth, &timbre_brush_down, 0.46, how);
        break;
    case EFFECT_SUCCESS:
        note(synth, &timbre_wings, 0, 0.45, pan, 0);
        note(synth, &timbre_kalimba, A4, 0.2, 0, 0.35);
        note(synth, &timbre_kalimba, D5, 0.2, 0, 0.62);
        break;
    case EFFECT_STAR:
        note(synth, &timbre_kalimba, scale(D5, how->step), 0.2, 0, how->after_s);
        note(synth, &timbre_kalimba, scale(D5, how->step + 3), 0.14, 0, how->after_s + 0.14);
        break;
    case EFFECT_BEST:
        note(synth, &timbre_kalimba, A5, 0.16, 0, how->after_s);
        note(synth, &timbre_cowbell, 562, 0.12, 0.4, how->after_s + 0.3);
        note(synth, &timbre_cowbell, 562, 0.08, 0.4, how->after_s + 0.85);
        break;
    case EFFECT_FOCUS:
        note(synth, &timbre_felt, D4, 0.24, 0, 0);
        break;
    case EFFECT_DWELL:
        if (how->length_s > 0)
            breath(synth, &timbre_air, 0.5, how);
        else
            synth_hush(synth, 0.15);
        break;
    case EFFECT_CHOSEN:
        note(synth, &timbre_felt, D4, 0.22, 0, 0);
        note(synth, &timbre_kalimba, D5, 0.16, 0, 0.03);
        break;
    case EFFECT_FOOT_DOWN:
        note(synth, &timbre_exhale, 0, 0.4, pan, 0);
        note(synth, &timbre_low, D3, 0.2, pan, 0.1);
        break;
    case EFFECT_REST:
        note(synth, &timbre_exhale, 0, 0.4, 0, 0);
        note(synth, &timbre_low, D3, 0.18, 0, 0.1);
        note(synth, &timbre_low, A3, 0.1, 0, 0.5);
        break;
    case EFFECT_NONE:
    case EFFECTS:
        break;
    }
}
