#include "voice/voice.h"

#include "voice/speech.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "i18n/i18n.h"

enum { AHEAD_BYTES = VOICE_BYTES / 4 * 3 }; /* what is only expected leaves room for what is wanted */

/* The line to be rendered next: what is wanted now before what is expected, the oldest first. Locked. */
static struct voice_line *next_job(struct voice *voice)
{
    struct voice_line *best = NULL;

    for (int i = 0; i < VOICE_LINES; i++) {
        struct voice_line *line = &voice->lines[i];
        if (line->state != VOICE_WANTED && (line->state != VOICE_AHEAD || voice->bytes > AHEAD_BYTES))
            continue;
        if (!best || line->state > best->state || (line->state == best->state && line->used < best->used))
            best = line;
    }
    return best;
}

/* Called and left locked. A line that waits for its rendering stays where it is: only the worker ends that.
 */
static void render(struct voice *voice, struct speech *speech, struct voice_line *line)
{
    char text[SAYING_SIZE];
    double pace = line->pace;
    int16_t *samples = NULL;
    int frames = 0, result;

    memcpy(text, line->text, SAYING_SIZE);
    line->state = VOICE_WANTED;
    voice->working = true;
    SDL_UnlockMutex(voice->lock);
    result = speech_render(speech, text, pace, &samples, &frames);
    SDL_LockMutex(voice->lock);
    voice->working = false;
    line->state = result ? VOICE_NEVER : VOICE_READY;
    line->samples = samples;
    line->frames = frames;
    voice->bytes += (size_t)frames * sizeof *samples;
}

static void never_any(struct voice *voice)
{
    SDL_LockMutex(voice->lock);
    voice->mute = true;
    SDL_UnlockMutex(voice->lock);
}

static int work(void *context)
{
    struct voice *voice = context;
    struct speech speech = {0};
    bool listens = voice->begin(voice->context);

    if (!listens || !i18n_english() || speech_open(&speech)) {
        never_any(voice);
        return 0;
    }
    SDL_LockMutex(voice->lock);
    while (!voice->quit) {
        struct voice_line *line = next_job(voice);
        if (line)
            render(voice, &speech, line);
        else
            SDL_CondWait(voice->wake, voice->lock);
    }
    SDL_UnlockMutex(voice->lock);
    speech_close(&speech);
    return 0;
}

int voice_open(struct voice *voice, bool (*begin)(void *context), void *context)
{
    *voice = (struct voice){.begin = begin, .context = context, .pace = 1};
    voice->lock = SDL_CreateMutex();
    voice->wake = SDL_CreateCond();
    if (voice->lock && voice->wake)
        voice->thread = SDL_CreateThread(work, "voice", voice);
    if (voice->thread)
        return 0;
    voice_close(voice);
    return -ENOMEM;
}

void voice_stop(struct voice *voice)
{
    if (!voice->thread)
        return;
    SDL_LockMutex(voice->lock);
    voice->quit = true;
    SDL_CondSignal(voice->wake);
    SDL_UnlockMutex(voice->lock);
    SDL_WaitThread(voice->thread, NULL);
    voice->thread = NULL;
}

void voice_close(struct voice *voice)
{
    voice_stop(voice);
    SDL_DestroyCond(voice->wake);
    SDL_DestroyMutex(voice->lock);
    for (int i = 0; i < VOICE_LINES; i++)
        free(voice->lines[i].samples);
    *voice = (struct voice){0};
}

void voice_pace(struct voice *voice, double pace)
{
    SDL_LockMutex(voice->lock);
    voice->pace = pace;
    SDL_UnlockMutex(voice->lock);
}

static void clear(struct voice *voice, struct voice_line *line)
{
    voice->bytes -= (size_t)line->frames * sizeof *line->samples;
    free(line->samples);
    *line = (struct voice_line){0};
}

static struct voice_line *oldest(struct voice *voice, unsigned spoken)
{
    struct voice_line *best = NULL;

    for (int i = 0; i < VOICE_LINES; i++) {
        struct voice_line *line = &voice->lines[i];
        if (line->state >= VOICE_READY && line->number <= spoken && (!best || line->used < best->used))
            best = line;
    }
    return best;
}

/* An empty line, and memory for what it will hold; NULL: there is none. Locked. */
static struct voice_line *place(struct voice *voice, unsigned spoken)
{
    struct voice_line *line;

    while (voice->bytes > AHEAD_BYTES && (line = oldest(voice, spoken)))
        clear(voice, line);
    for (int i = 0; i < VOICE_LINES; i++)
        if (voice->lines[i].state == VOICE_EMPTY)
            return &voice->lines[i];
    line = oldest(voice, spoken);
    if (line)
        clear(voice, line);
    return line;
}

static struct voice_line *find(struct voice *voice, const char *text)
{
    for (int i = 0; i < VOICE_LINES; i++) {
        struct voice_line *line = &voice->lines[i];
        if (line->state != VOICE_EMPTY && line->pace == voice->pace && !strcmp(line->text, text))
            return line;
    }
    return NULL;
}

static void begin_line(struct voice *voice, struct voice_line *line, const char *text)
{
    *line = (struct voice_line){.state = VOICE_AHEAD, .pace = voice->pace};
    strncpy(line->text, text, SAYING_SIZE - 1);
}

static enum voice_state ask(struct voice *voice, const char *text, bool ahead, unsigned spoken,
                            struct mailbox_speech *out)
{
    struct voice_line *line = find(voice, text);

    if (voice->mute)
        return VOICE_NEVER;
    if (!line) {
        line = place(voice, spoken);
        if (!line)
            return VOICE_NEVER;
        begin_line(voice, line, text);
    }
    if (line->state == VOICE_AHEAD && !ahead)
        line->state = VOICE_WANTED;
    line->used = ++voice->clock;
    if (line->state < VOICE_READY)
        SDL_CondSignal(voice->wake);
    *out = (struct mailbox_speech){.samples = line->samples, .frames = line->frames};
    return line->state;
}

enum voice_state voice_ask(struct voice *voice, const char *text, bool ahead, unsigned spoken,
                           struct mailbox_speech *out)
{
    SDL_LockMutex(voice->lock);
    enum voice_state state = ask(voice, text, ahead, spoken, out);
    SDL_UnlockMutex(voice->lock);
    return state;
}

void voice_used(struct voice *voice, const struct mailbox_speech *speech)
{
    SDL_LockMutex(voice->lock);
    for (int i = 0; i < VOICE_LINES; i++)
        if (voice->lines[i].samples == speech->samples)
            voice->lines[i].number = speech->number;
    SDL_UnlockMutex(voice->lock);
}

void voice_forget(struct voice *voice)
{
    SDL_LockMutex(voice->lock);
    for (int i = 0; i < VOICE_LINES; i++)
        if (voice->lines[i].state == VOICE_AHEAD)
            voice->lines[i] = (struct voice_line){0};
    SDL_UnlockMutex(voice->lock);
}

bool voice_idle(struct voice *voice)
{
    SDL_LockMutex(voice->lock);
    bool idle = voice->mute || (!voice->working && !next_job(voice));
    SDL_UnlockMutex(voice->lock);
    return idle;
}
