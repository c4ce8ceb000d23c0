#ifndef VOICE_VOICE_H
#define VOICE_VOICE_H

#include "voice/mailbox.h"
#include "voice/saying.h"

#include <SDL.h>

/*
 * Sentences rendered on a thread of their own and kept, as far as VOICE_BYTES go: those that have not been
 * wanted for longest go first, and none that the mixer still reads. All functions are for one thread, the
 * game's; the worker is inside.
 */
enum { VOICE_LINES = 192, VOICE_BYTES = 12 * 1024 * 1024 };

enum voice_state { VOICE_EMPTY, VOICE_AHEAD, VOICE_WANTED, VOICE_READY, VOICE_NEVER };

struct voice_line {
    enum voice_state state;
    char text[SAYING_SIZE];
    double pace;
    int16_t *samples;
    int frames;
    uint64_t used;   /* when it was asked for, by voice.clock */
    unsigned number; /* of its newest speech */
};

struct voice {
    SDL_mutex *lock; /* of everything below */
    SDL_cond *wake;
    SDL_Thread *thread;
    bool quit, working, mute;     /* mute: nothing can be rendered */
    bool (*begin)(void *context); /* see voice_open */
    void *context;
    struct voice_line lines[VOICE_LINES];
    size_t bytes;
    uint64_t clock;
    double pace;
};

/*
 * begin is called once on the worker's thread before anything else (opening a sound device takes its time);
 * when it returns false, nobody will listen and nothing is rendered; nor in another language than English. 0
 * or -ENOMEM.
 */
int voice_open(struct voice *voice, bool (*begin)(void *context), void *context);
/* Waits for begin and for the sentence in work; nothing is rendered any more. */
void voice_stop(struct voice *voice);
/* Stops and frees. Nobody may read samples any more. */
void voice_close(struct voice *voice);

/* For the sentences that are asked for from now on; as in struct sound_volumes. */
void voice_pace(struct voice *voice, double pace);

/*
 * VOICE_READY and *out (number is left to the caller), or how it stands; ahead: it is not needed now. spoken:
 * as of mix_spoken. VOICE_NEVER: it cannot be rendered, or there is no room.
 */
enum voice_state voice_ask(struct voice *voice, const char *text, bool ahead, unsigned spoken,
                           struct mailbox_speech *out);
/* It goes to the mixer as that speech. */
void voice_used(struct voice *voice, const struct mailbox_speech *speech);

/* What was asked for ahead and has not come to be rendered is not wanted any more. */
void voice_forget(struct voice *voice);

/* Has the worker nothing left to do? */
bool voice_idle(struct voice *voice);

#endif
