#include "voice/talk.h"

#include <string.h>

enum { LETTER_US = 65000, SENTENCE_US = 250000 }; /* (p) of a calm reader */

void talk_init(struct talk *talk)
{
    *talk = (struct talk){.free_us = INT64_MIN};
    talk->caption.until_us = talk->caption.from_us = INT64_MIN / 2;
}

static void drop(struct talk *talk, int i)
{
    talk->count--;
    memmove(&talk->waiting[i], &talk->waiting[i + 1], (size_t)(talk->count - i) * sizeof talk->waiting[0]);
}

static void drop_all_of(struct talk *talk, enum saying_urgency urgency)
{
    for (int i = talk->count - 1; i >= 0; i--)
        if (talk->waiting[i].saying.urgency == urgency)
            drop(talk, i);
}

/* What is being said may be ended by this. */
static bool ends(const struct talk *talk, enum saying_urgency urgency)
{
    enum saying_urgency said = talk->said.urgency;

    switch (urgency) {
    case SAYING_NOW:
        return true;
    case SAYING_COUNT:
        return said == SAYING_COUNT || said == SAYING_CUE || said == SAYING_FOCUS;
    case SAYING_TELL:
    case SAYING_FOCUS:
        return said == SAYING_FOCUS;
    case SAYING_CUE:
        break;
    }
    return false;
}

static void make_room(struct talk *talk, enum saying_urgency urgency)
{
    switch (urgency) {
    case SAYING_NOW:
        talk->count = 0;
        break;
    case SAYING_TELL:
        drop_all_of(talk, SAYING_CUE);
        drop_all_of(talk, SAYING_FOCUS);
        break;
    case SAYING_COUNT:
    case SAYING_CUE:
    case SAYING_FOCUS:
        drop_all_of(talk, urgency);
        break;
    }
    if (talk->count < TALK_WAITING)
        return;
    for (int i = 0; i < talk->count; i++)
        if (talk->waiting[i].saying.urgency < urgency) {
            drop(talk, i);
            return;
        }
    drop(talk, 0);
}

/* Counts go before all that waits; the others stand in line. */
void talk_push(struct talk *talk, const struct saying *saying, int64_t now_us)
{
    if (!*saying->text)
        return;
    if (talk->free_us > now_us && ends(talk, saying->urgency))
        talk->free_us = now_us;
    make_room(talk, saying->urgency);
    int at = saying->urgency == SAYING_COUNT ? 0 : talk->count;
    memmove(&talk->waiting[at + 1], &talk->waiting[at], (size_t)(talk->count - at) * sizeof talk->waiting[0]);
    talk->waiting[at] = (struct talk_line){*saying, now_us};
    talk->count++;
}

static int64_t patience(enum saying_urgency urgency)
{
    static const int64_t patience_us[] = {[SAYING_FOCUS] = TALK_CUE_US,
                                          [SAYING_CUE] = TALK_CUE_US,
                                          [SAYING_TELL] = TALK_TELL_US,
                                          [SAYING_COUNT] = TALK_COUNT_US,
                                          [SAYING_NOW] = TALK_TELL_US};
    return patience_us[urgency];
}

const struct saying *talk_turn(struct talk *talk, int64_t now_us)
{
    for (int i = talk->count - 1; i >= 0; i--)
        if (now_us - talk->waiting[i].since_us > patience(talk->waiting[i].saying.urgency))
            drop(talk, i);
    return talk->count > 0 && now_us >= talk->free_us ? &talk->waiting[0].saying : NULL;
}

void talk_begun(struct talk *talk, int64_t now_us, int64_t length_us)
{
    if (talk->count == 0)
        return;
    talk->said = talk->waiting[0].saying;
    drop(talk, 0);
    talk->free_us = now_us + length_us + TALK_REST_US;
    talk->caption.from_us = now_us;
    talk->caption.until_us = now_us + length_us;
    talk->caption.seen = talk->said.seen;
    memcpy(talk->caption.text, talk->said.text, SAYING_SIZE);
}

const struct saying *talk_waiting(const struct talk *talk, int i)
{
    return i < talk->count ? &talk->waiting[i].saying : NULL;
}

bool talk_caption(const struct talk *talk, int64_t now_us, struct talk_caption *out)
{
    const struct talk_caption *caption = &talk->caption;
    bool long_enough = now_us - caption->from_us >= TALK_CAPTION_US;

    *out = (struct talk_caption){.text = ""};
    if (now_us < caption->from_us || (now_us >= caption->until_us && long_enough))
        return false;
    *out = *caption;
    return true;
}

int64_t talk_guess_us(const char *text)
{
    return SENTENCE_US + (int64_t)strlen(text) * LETTER_US;
}
