#include "voice/sound.h"

enum {
    BUFFER = 512,            /* frames; about 11 ms */
    ZONE_AGAIN_US = 2000000, /* between two taps that the zone was left */
    OPENING_US = 1000000     /* so long the words wait for the device */
};
/* As the play screen has it (DESIGN: dot to diamond). */
#define WOBBLE_OUT  0.15
#define WOBBLE_BACK 0.05
/* Stars sound one after the other. */
#define STAR_FIRST_S 0.5
#define STAR_NEXT_S  0.3

static void SDLCALL play(void *context, Uint8 *stream, int bytes)
{
    struct mix *mix = context;

    mix_render(mix, (float *)(void *)stream, bytes / (int)(2 * sizeof(float)));
}

/* On the worker's thread. */
static bool open_device(void *context)
{
    struct sound *sound = context;
    const SDL_AudioSpec wanted = {.freq = SYNTH_RATE,
                                  .format = AUDIO_F32SYS,
                                  .channels = 2,
                                  .samples = BUFFER,
                                  .callback = play,
                                  .userdata = &sound->mix};

    if (!SDL_InitSubSystem(SDL_INIT_AUDIO)) {
        sound->device = SDL_OpenAudioDevice(NULL, 0, &wanted, NULL, 0);
        if (!sound->device)
            SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    if (sound->device)
        SDL_PauseAudioDevice(sound->device, 0);
    atomic_store(&sound->state, sound->device ? SOUND_PLAYING : SOUND_NONE);
    return sound->device != 0;
}

int sound_open(struct sound *sound)
{
    *sound = (struct sound){.volumes = mix_volumes};
    atomic_init(&sound->state, SOUND_OPENING);
    mix_init(&sound->mix);
    talk_init(&sound->talk);
    int result = voice_open(&sound->voice, open_device, sound);
    if (result)
        atomic_store(&sound->state, SOUND_NONE);
    return result;
}

/* The device is closed before the samples that it may be playing are freed. */
void sound_close(struct sound *sound)
{
    voice_stop(&sound->voice);
    if (sound->device) {
        SDL_CloseAudioDevice(sound->device);
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    voice_close(&sound->voice);
}

enum sound_state sound_state(const struct sound *sound)
{
    return (enum sound_state)atomic_load(&sound->state);
}

static void post(struct sound *sound, const struct mailbox_item *item)
{
    /* Full only when nobody takes anything out: then nothing is heard anyway. */
    (void)mailbox_put(&sound->mix.post, item);
}

/* The next sentence goes to the mixer as soon as it is its turn and rendered. */
static void speak(struct sound *sound)
{
    const struct saying *line = talk_turn(&sound->talk, sound->now_us);
    enum voice_state state = VOICE_NEVER;
    struct mailbox_speech speech;

    if (!line || (sound_state(sound) == SOUND_OPENING && sound->now_us - sound->begun_us < OPENING_US))
        return;
    if (sound_state(sound) == SOUND_PLAYING)
        state = voice_ask(&sound->voice, line->text, false, mix_spoken(&sound->mix), &speech);
    if (state < VOICE_READY)
        return;
    if (state == VOICE_NEVER) {
        talk_begun(&sound->talk, sound->now_us, talk_guess_us(line->text));
        return;
    }
    speech.number = ++sound->speeches;
    voice_used(&sound->voice, &speech);
    post(sound, &(struct mailbox_item){.kind = MAILBOX_SPEECH, .speech = speech});
    talk_begun(&sound->talk, sound->now_us, (int64_t)speech.frames * 1000000 / SYNTH_RATE);
}

void sound_step(struct sound *sound, int64_t now_us)
{
    struct mailbox_speech unused;
    const struct saying *line;

    sound->now_us = now_us;
    if (!sound->stepped)
        sound->begun_us = now_us;
    sound->stepped = true;
    speak(sound);
    if (sound_state(sound) != SOUND_PLAYING)
        return;
    for (int i = 0; (line = talk_waiting(&sound->talk, i)); i++)
        voice_ask(&sound->voice, line->text, false, mix_spoken(&sound->mix), &unused);
}

void sound_say(struct sound *sound, const struct saying *saying)
{
    talk_push(&sound->talk, saying, sound->now_us);
    speak(sound);
}

void sound_effect(struct sound *sound, enum effect effect, const struct effect_how *how)
{
    if (effect != EFFECT_NONE)
        post(sound, &(struct mailbox_item){.kind = MAILBOX_EFFECT, .effect = effect, .how = *how});
}

static void stars(struct sound *sound, int count)
{
    for (int i = 0; i < count; i++)
        sound_effect(sound, EFFECT_STAR,
                     &(struct effect_how){.step = 2 * i, .after_s = STAR_FIRST_S + STAR_NEXT_S * i});
}

void sound_event(struct sound *sound, const struct level *level, const struct run_event *event)
{
    struct effect_how how;
    struct saying saying;
    enum effect effect = effect_of(level, event, &how);

    if (event->kind == RUN_EVENT_PHASE && event->phase != RUN_WORK)
        post(sound, &(struct mailbox_item){.kind = MAILBOX_STILL});
    sound_effect(sound, effect, &how);
    if (event->kind == RUN_EVENT_SET_DONE)
        stars(sound, event->score.stars);
    if (saying_event(level, event, &saying))
        sound_say(sound, &saying);
}

static void tell_zone(struct sound *sound, const struct tone_body *body)
{
    const struct effect_how how = {.pan = body->pan};
    bool outside = body->level > 0 && body->wobble > (sound->outside ? WOBBLE_BACK : WOBBLE_OUT);

    if (outside == sound->outside)
        return;
    if (outside && sound->now_us - sound->outside_us < ZONE_AGAIN_US)
        return;
    if (outside)
        sound->outside_us = sound->now_us;
    if (body->level > 0) /* nobody is back who has stepped off */
        sound_effect(sound, outside ? EFFECT_ZONE_OUT : EFFECT_ZONE_BACK, &how);
    sound->outside = outside;
}

void sound_body(struct sound *sound, const struct run_moment *look)
{
    struct tone_body body = look ? tone_follow(look) : (struct tone_body){.rise = 1};

    if (body.level <= 0 && sound->body.level <= 0)
        return;
    tell_zone(sound, &body);
    sound->body = body;
    post(sound, &(struct mailbox_item){.kind = MAILBOX_BODY, .body = body});
}

void sound_expect(struct sound *sound, const struct level *level)
{
    struct mailbox_speech unused;
    struct saying saying;

    voice_forget(&sound->voice);
    for (int i = 0; saying_expected(level, i, &saying); i++)
        voice_ask(&sound->voice, saying.text, true, mix_spoken(&sound->mix), &unused);
}

void sound_music(struct sound *sound, int chapter)
{
    post(sound, &(struct mailbox_item){.kind = MAILBOX_MUSIC, .chapter = chapter});
}

void sound_volumes(struct sound *sound, const struct sound_volumes *volumes)
{
    if (volumes->pace != sound->volumes.pace)
        voice_pace(&sound->voice, volumes->pace);
    sound->volumes = *volumes;
    post(sound, &(struct mailbox_item){.kind = MAILBOX_VOLUMES, .volumes = *volumes});
}

bool sound_caption(const struct sound *sound, struct talk_caption *out)
{
    return talk_caption(&sound->talk, sound->now_us, out);
}

bool sound_ready(struct sound *sound)
{
    return sound_state(sound) == SOUND_NONE ||
           (sound_state(sound) == SOUND_PLAYING && voice_idle(&sound->voice));
}
