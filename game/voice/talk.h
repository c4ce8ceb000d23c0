#ifndef VOICE_TALK_H
#define VOICE_TALK_H

#include "voice/saying.h"

/*
 * Who may speak when. Nothing talks over anything else:
 *
 *   NOW     ends what is being said and all that waits
 *   COUNT   replaces a count that waits or is being said, ends a cue or a focus; else waits TALK_COUNT_US at
 *           most, and is dropped when later than that: a count is right now or it is wrong
 *   TELL    ends a focus, drops waiting cues, and waits for its turn
 *   CUE     replaces a cue that waits; dropped when later than TALK_CUE_US
 *   FOCUS   replaces a focus that waits or is being said
 *
 * Pure: times are the caller's, in microseconds. Also keeps the caption: the words being said, with their
 * times, standing for TALK_CAPTION_US at least.
 */
enum {
    TALK_WAITING = 8,
    TALK_COUNT_US = 600000,
    TALK_CUE_US = 2500000,
    TALK_TELL_US = 15000000,
    TALK_CAPTION_US = 1500000,
    TALK_REST_US = 120000 /* of silence between two sentences */
};

struct talk_caption {
    char text[SAYING_SIZE];
    bool seen;                 /* as of the saying */
    int64_t from_us, until_us; /* said between these; until_us grows with what is known of its length */
};

struct talk {
    struct talk_line {
        struct saying saying;
        int64_t since_us;
    } waiting[TALK_WAITING];
    int count;
    struct saying said; /* newest; being said until free_us */
    int64_t free_us;
    struct talk_caption caption;
};

void talk_init(struct talk *talk);

/* When everything waiting is as important, the oldest goes. */
void talk_push(struct talk *talk, const struct saying *saying, int64_t now_us);

/* What should be said now, if anything: not taken yet. Drops what has come too late. NULL: nothing, or not
 * its turn. */
const struct saying *talk_turn(struct talk *talk, int64_t now_us);

/* That one is being said from now on, for so long. */
void talk_begun(struct talk *talk, int64_t now_us, int64_t length_us);

/* What waits, in order, for rendering ahead; NULL after the last. */
const struct saying *talk_waiting(const struct talk *talk, int i);

/* The words of this moment; false and "" when there are none. */
bool talk_caption(const struct talk *talk, int64_t now_us, struct talk_caption *out);

/* How long that takes to say, about: where nothing is rendered. */
int64_t talk_guess_us(const char *text);

#endif
