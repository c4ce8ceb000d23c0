#ifndef VOICE_MAILBOX_H
#define VOICE_MAILBOX_H

#include "voice/effect.h"
#include "voice/tone.h"

#include <stdatomic.h>

/*
 * What the game tells the mixer, in order, without locks: one thread puts, one other (the one that plays)
 * takes. A ring of constant size; nobody ever waits.
 */
struct sound_volumes {
    double voice, tone, effects, music; /* 0..1; tone: that of the body, with the metronome */
    double pace;                        /* of speech: 0.7 slow .. 1.4 fast, 1 as it is */
    bool quiet;                         /* nights and flats: the voice alone, softly; captions as ever */
};

/* MAILBOX_STILL: the tempo stops */
enum post_kind {
    MAILBOX_EFFECT,
    MAILBOX_BODY,
    MAILBOX_SPEECH,
    MAILBOX_STILL,
    MAILBOX_VOLUMES,
    MAILBOX_MUSIC
};

struct mailbox_speech {
    const int16_t *samples; /* mono; stay until the mixer has said it is done with them (mix_spoken) */
    int frames;
    unsigned number; /* 1, 2, ... */
};

struct mailbox_item {
    enum post_kind kind;
    union {
        struct {
            enum effect effect;
            struct effect_how how;
        };
        struct tone_body body;
        struct mailbox_speech speech;
        struct sound_volumes volumes;
        int chapter; /* of the music; -1: none */
    };
};

enum { MAILBOX_ROOM = 128 }; /* a power of two */

struct mailbox {
    struct mailbox_item items[MAILBOX_ROOM];
    atomic_uint put, taken;
};

void mailbox_init(struct mailbox *post);
bool mailbox_put(struct mailbox *post, const struct mailbox_item *item); /* false: full */
bool mailbox_take(struct mailbox *post, struct mailbox_item *out);       /* false: empty */

#endif
