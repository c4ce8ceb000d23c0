#ifndef SCREEN_PROGRESS_NOTES_SCREEN_H
#define SCREEN_PROGRESS_NOTES_SCREEN_H

#include "coach/note.h"
#include "screen/app/app.h"

#include <stdbool.h>

/* The field notes: by topic, each readable from the start and marked once its level was done, and each with a
 * way to the exercises it explains. */
enum notes_page { NOTES_LIST, NOTES_TEXT, NOTES_LINKS };
enum { NOTES_VIEW = 10 }; /* in the list at once */
#define NOTES_LOW   900.0 /* the row of keys, and how high it is */
#define NOTES_LOW_H 124.0

/* What can be chosen: below NOTES_MAX the note of that place in the book. */
enum {
    NOTES_TOPIC = NOTES_MAX,
    NOTES_LINK = NOTES_TOPIC + NOTE_TOPICS,   /* and the exercises behind it */
    NOTES_MORE = NOTES_LINK + ACTIVITIES_MAX, /* of the list, or of the text */
    NOTES_EXERCISES,
    NOTES_NEXT,
    NOTES_BACK
};

struct notes_state {
    enum notes_page page;
    enum note_topic topic;
    int first;       /* of the topic's notes, in view */
    int note;        /* that is read: index into the book */
    int part, parts; /* of the text: parts as last painted */
    bool turned;     /* another page than before: the key that leads on gets the focus */
};

static inline struct notes_state *notes_state(const struct app *app)
{
    return app_state(app, &screen_notes);
}

/* Was its level done? */
bool notes_found(const struct app *app, const struct note *note);
void notes_paint(struct app *app, struct canvas *canvas);
/* One note: its text, and beside it its drawing where there is one. */
void notes_text_paint(struct app *app, struct canvas *canvas);

#endif
