#ifndef SOUND_POST_H
#define SOUND_POST_H

#include "sound/effect.h"
#include "sound/tone.h"

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

/* POST_STILL: the tempo stops */
enum post_kind { POST_EFFECT, POST_BODY, POST_SPEECH, POST_STILL, POST_VOLUMES, POST_MUSIC };

struct post_speech {
    const int16_t *samples; /* mono; stay until the mixer has said it is done with them (mix_spoken) */
    int frames;
    unsigned number; /* 1, 2, ... */
};

struct post_item {
    enum post_kind kind;
    union {
        struct {
            enum effect effect;
            struct effect_how how;
        };
        struct tone_body body;
        struct post_speech speech;
        struct sound_volumes volumes;
        int chapter; /* of the music; -1: none */
    };
};

enum { POST_ROOM = 128 }; /* a power of two */

struct post {
    struct post_item items[POST_ROOM];
    atomic_uint put, taken;
};

void post_init(struct post *post);
bool post_put(struct post *post, const struct post_item *item); /* false: full */
bool post_take(struct post *post, struct post_item *out);       /* false: empty */

#endif
