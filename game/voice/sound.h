#ifndef VOICE_SOUND_H
#define VOICE_SOUND_H

#include "voice/mix.h"
#include "voice/talk.h"
#include "voice/voice.h"

/*
 * The door to everything that is heard. One thread uses it, the game's; speech is rendered on a second one
 * and played on SDL's. Without a sound device the game goes on without a word, and the captions stay.
 */
enum sound_state { SOUND_OPENING, SOUND_PLAYING, SOUND_NONE };

struct sound {
    struct mix mix;
    struct voice voice;
    struct talk talk;
    struct sound_volumes volumes;
    bool stepped;
    int64_t begun_us, now_us; /* of the first and the last step */
    unsigned speeches;        /* so many went to the mixer */
    struct tone_body body;
    bool outside;             /* of the zone, as told by two taps */
    int64_t outside_us;       /* since when; taps are not repeated at once */
    atomic_int state;         /* enum sound_state */
    SDL_AudioDeviceID device; /* valid while SOUND_PLAYING */
};

/* SDL is initialised already. 0 or -ENOMEM; the device opens by and by (sound_state). */
int sound_open(struct sound *sound);
void sound_close(struct sound *sound);
enum sound_state sound_state(const struct sound *sound);

/* Once a frame or more often: what waits to be said is said. Time of any origin, never going back. */
void sound_step(struct sound *sound, int64_t now_us);

/* All that is said and heard of an event of a run at that level. */
void sound_event(struct sound *sound, const struct level *level, const struct run_event *event);
/* The tone follows this moment; look NULL: nothing is being played. */
void sound_body(struct sound *sound, const struct run_moment *look);
/* This level comes next: what it will say is rendered ahead. */
void sound_expect(struct sound *sound, const struct level *level);
void sound_say(struct sound *sound, const struct saying *saying);
void sound_effect(struct sound *sound, enum effect effect, const struct effect_how *how);
/* The music of that chapter; -1: none. */
void sound_music(struct sound *sound, int chapter);
void sound_volumes(struct sound *sound, const struct sound_volumes *volumes);

/* The words that are being said, with their times by the clock of sound_step; false and "" when there are
 * none. */
bool sound_caption(const struct sound *sound, struct talk_caption *out);

/* Has everything that was expected or is waiting been rendered? */
bool sound_ready(struct sound *sound);

#endif
