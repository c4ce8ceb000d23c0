#include "voice/mix.h"

#include <math.h>
#include <string.h>

enum { VOICE, TONE, EFFECTS_BUS, MUSIC };
enum { BLOCK = 64, CUT = SYNTH_RATE / 100 }; /* CUT: frames in which a speech that is cut fades out */
#define SETTLE_S   0.03                      /* how fast volumes settle */
#define DUCK_IN_S  0.05
#define DUCK_OUT_S 0.35
#define QUIET      0.4 /* of the voice, in quiet mode (p) */

const struct sound_volumes mix_volumes = {.voice = 0.8, .tone = 0.7, .effects = 0.7, .music = 0.5, .pace = 1};

void mix_init(struct mix *mix)
{
    *mix = (struct mix){.volumes = mix_volumes, .duck = 1};
    mailbox_init(&mix->post);
    tone_init(&mix->tone);
    music_init(&mix->music);
    atomic_init(&mix->spoken, 0);
    atomic_init(&mix->played, 0);
    mix->gain[VOICE] = mix_volumes.voice;
    mix->gain[TONE] = mix_volumes.tone;
    mix->gain[EFFECTS_BUS] = mix_volumes.effects;
    mix->gain[MUSIC] = mix_volumes.music;
}

/* What is being said goes on softly into nothing; what was fading already is over. */
static void cut(struct mix *mix)
{
    if (!mix->speech.speech.samples)
        return;
    mix->ending = mix->speech;
    mix->ending_left = CUT;
    mix->speech = (struct mix_speech){0};
}

/* The tempo can be stopped, and what the choosing sounds like, without the rest. */
static struct synth *home(struct mix *mix, enum effect effect)
{
    switch (effect) {
    case EFFECT_BRUSH_UP:
    case EFFECT_BRUSH_DOWN:
    case EFFECT_SECOND:
        return &mix->metronome;
    case EFFECT_DWELL:
        return &mix->dwell;
    default:
        return &mix->effects;
    }
}

static void take(struct mix *mix, const struct mailbox_item *item)
{
    switch (item->kind) {
    case MAILBOX_EFFECT:
        effect_play(home(mix, item->effect), item->effect, &item->how);
        break;
    case MAILBOX_BODY:
        tone_set(&mix->tone, &item->body);
        break;
    case MAILBOX_SPEECH:
        cut(mix);
        mix->speech = (struct mix_speech){.speech = item->speech};
        mix->newest = item->speech.number;
        break;
    case MAILBOX_STILL:
        synth_hush(&mix->metronome, 0.2);
        break;
    case MAILBOX_VOLUMES:
        mix->volumes = item->volumes;
        break;
    case MAILBOX_MUSIC:
        music_choose(&mix->music, item->chapter);
        break;
    }
}

/* Adds what is said, from one speech. True while it goes on. */
static bool add_speech(struct mix_speech *from, double *out, int frames, int fading)
{
    const struct mailbox_speech *speech = &from->speech;

    for (int i = 0; i < frames && from->at < speech->frames; i++, from->at++) {
        double gain = fading < 0 ? 1 : fading > i ? (double)(fading - i) / CUT : 0;
        out[i] += speech->samples[from->at] / 32768.0 * gain;
    }
    return from->at < speech->frames;
}

static void render_voice(struct mix *mix, double *mono, int frames)
{
    if (mix->ending.speech.samples) {
        bool more = add_speech(&mix->ending, mono, frames, mix->ending_left);
        mix->ending_left -= frames;
        if (!more || mix->ending_left <= 0)
            mix->ending = (struct mix_speech){0};
    }
    if (mix->speech.speech.samples && !add_speech(&mix->speech, mono, frames, -1))
        mix->speech = (struct mix_speech){0};
    unsigned needed = mix->ending.speech.samples   ? mix->ending.speech.number
                      : mix->speech.speech.samples ? mix->speech.speech.number
                                                   : mix->newest + 1;
    atomic_store_explicit(&mix->spoken, needed - 1, memory_order_release);
}

static void settle(struct mix *mix, double seconds)
{
    const struct sound_volumes *v = &mix->volumes;
    const double others = v->quiet ? 0 : 1;
    const double aim[] = {v->voice * (v->quiet ? QUIET : 1), v->tone * others, v->effects * others,
                          v->music * others};
    double duck = mix->speech.speech.samples ? pow(10, -MIX_DUCK_DB / 20) : 1;
    double duck_s = duck < mix->duck ? DUCK_IN_S : DUCK_OUT_S;

    for (int i = 0; i < 4; i++)
        mix->gain[i] += (aim[i] - mix->gain[i]) * (1 - exp(-seconds / SETTLE_S));
    mix->duck += (duck - mix->duck) * (1 - exp(-seconds / duck_s));
}

double mix_limit(double value)
{
    const double room = MIX_CEILING - MIX_KNEE;

    if (fabs(value) <= MIX_KNEE)
        return value;
    return copysign(MIX_KNEE + room * tanh((fabs(value) - MIX_KNEE) / room), value);
}

struct bus {
    double left[BLOCK], right[BLOCK];
};

static void block(struct mix *mix, float *out, int frames)
{
    struct bus tone = {0}, effects = {0}, music = {0};
    double voice[BLOCK] = {0}, from[4], duck_from = mix->duck;

    memcpy(from, mix->gain, sizeof from);
    settle(mix, (double)frames / SYNTH_RATE);
    render_voice(mix, voice, frames);
    tone_render(&mix->tone, tone.left, tone.right, frames);
    synth_render(&mix->metronome, tone.left, tone.right, frames);
    synth_render(&mix->effects, effects.left, effects.right, frames);
    synth_render(&mix->dwell, effects.left, effects.right, frames);
    music_render(&mix->music, music.left, music.right, frames);
    for (int i = 0; i < frames; i++) {
        double along = (double)(i + 1) / frames, g[4];
        double duck = duck_from + (mix->duck - duck_from) * along;
        for (int k = 0; k < 4; k++)
            g[k] = from[k] + (mix->gain[k] - from[k]) * along;
        double left = g[VOICE] * voice[i] + g[TONE] * tone.left[i] + g[EFFECTS_BUS] * effects.left[i] +
                      g[MUSIC] * duck * music.left[i];
        double right = g[VOICE] * voice[i] + g[TONE] * tone.right[i] + g[EFFECTS_BUS] * effects.right[i] +
                       g[MUSIC] * duck * music.right[i];
        out[2 * i] = (float)mix_limit(left);
        out[2 * i + 1] = (float)mix_limit(right);
    }
}

void mix_render(struct mix *mix, float *out, int frames)
{
    struct mailbox_item item;

    while (mailbox_take(&mix->post, &item))
        take(mix, &item);
    for (int at = 0; at < frames; at += BLOCK)
        block(mix, out + 2 * at, frames - at < BLOCK ? frames - at : BLOCK);
    atomic_fetch_add_explicit(&mix->played, (uint64_t)frames, memory_order_release);
}

unsigned mix_spoken(const struct mix *mix)
{
    return atomic_load_explicit(&mix->spoken, memory_order_acquire);
}

uint64_t mix_played(const struct mix *mix)
{
    return atomic_load_explicit(&mix->played, memory_order_acquire);
}
