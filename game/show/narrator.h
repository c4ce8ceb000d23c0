#ifndef SHOW_NARRATOR_H
#define SHOW_NARRATOR_H

#include "screen/app/app.h"
#include "voice/sound.h"

/*
 * What is heard of what is shown: looks at the app as the journal does, tells the sound, and puts the caption
 * back where the screens can paint it. The screens stay silent.
 */
struct narrator {
    const struct screen *screen;
    int menu, focus;
    bool said_focus;         /* the focus of this menu has been read, ... */
    char label[FOCUS_LABEL]; /* ... in these words */
    bool dwelling;
    const struct level *level; /* what was rendered ahead */
    int chapter;               /* of the music */
    bool resting;              /* in a rest of a workout, which was told */
    int64_t caption_us;        /* when the caption began */
    struct sound_volumes volumes;
    char notice[INPUT_TEXT]; /* as in app */
};

void narrator_init(struct narrator *aloud);

/* After anything that may have changed the app; real time. True when there are other words to paint. */
bool narrator_follow(struct narrator *aloud, struct app *app, struct sound *sound, int64_t now_us);

#endif
