#include "voice/speech.h"

#include "voice/synth.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include <SDL.h>
#include <flite/flite.h>

/* Not in flite's headers. */
cst_voice *register_cmu_us_slt(const char *folder);
void unregister_cmu_us_slt(cst_voice *voice);

enum { QUIET = 250, EDGE = SYNTH_RATE / 250 }; /* below that: silence; frames in which a sentence fades */
#define LOUD_RMS   3600.0                      /* of what is spoken, about -19 dB of full scale */
#define PEAK_MAX   22000.0
#define LOUDER_MAX 3.0

int speech_open(struct speech *speech)
{
    flite_init();
    speech->voice = register_cmu_us_slt(NULL);
    return speech->voice ? 0 : -ENOENT;
}

void speech_close(struct speech *speech)
{
    if (speech->voice)
        unregister_cmu_us_slt(speech->voice);
    speech->voice = NULL;
}

/* From the first to the last sample that can be heard. */
static void trim(const cst_wave *wave, int *first, int *count)
{
    int last = wave->num_samples - 1;

    *first = 0;
    while (*first < last && abs(wave->samples[*first]) < QUIET)
        (*first)++;
    while (last > *first && abs(wave->samples[last]) < QUIET)
        last--;
    *count = last - *first + 1;
}

static double loudness(const int16_t *samples, int count)
{
    double sum = 0, peak = 1;

    for (int i = 0; i < count; i++) {
        sum += (double)samples[i] * samples[i];
        peak = fmax(peak, fabs((double)samples[i]));
    }
    double rms = sqrt(sum / count);
    return fmin(fmin(LOUD_RMS / fmax(rms, 1), PEAK_MAX / peak), LOUDER_MAX);
}

static void level(int16_t *samples, int count)
{
    double gain = loudness(samples, count);

    for (int i = 0; i < count; i++) {
        int edge = i < count - 1 - i ? i : count - 1 - i;
        double shape = edge < EDGE ? (double)edge / EDGE : 1;
        samples[i] = (int16_t)lround(fmin(fmax(samples[i] * gain * shape, -32767), 32767));
    }
}

static int resample(const int16_t *in, int count, int rate, int16_t **samples, int *frames)
{
    SDL_AudioStream *stream = SDL_NewAudioStream(AUDIO_S16SYS, 1, rate, AUDIO_S16SYS, 1, SYNTH_RATE);
    int result = -ENOMEM, bytes;

    if (!stream)
        return -ENOMEM;
    if (SDL_AudioStreamPut(stream, in, count * (int)sizeof *in) || SDL_AudioStreamFlush(stream)) {
        SDL_FreeAudioStream(stream);
        return -EIO;
    }
    bytes = SDL_AudioStreamAvailable(stream);
    int16_t *out = malloc((size_t)bytes + sizeof *out);
    if (out) {
        *frames = SDL_AudioStreamGet(stream, out, bytes) / (int)sizeof *out;
        result = *frames > 0 ? 0 : -EIO;
    }
    SDL_FreeAudioStream(stream);
    if (result)
        free(out);
    else
        *samples = out;
    return result;
}

int speech_render(struct speech *speech, const char *text, double pace, int16_t **samples, int *frames)
{
    cst_voice *voice = speech->voice;
    cst_wave *wave;
    int first, count, result;

    flite_feat_set_float(voice->features, "duration_stretch", (float)(1 / fmin(fmax(pace, 0.5), 2)));
    wave = flite_text_to_wave(text, voice);
    if (!wave || wave->num_samples < 2) {
        if (wave)
            delete_wave(wave);
        return -EIO;
    }
    trim(wave, &first, &count);
    result = resample(wave->samples + first, count, wave->sample_rate, samples, frames);
    delete_wave(wave);
    if (!result)
        level(*samples, *frames);
    return result;
}
