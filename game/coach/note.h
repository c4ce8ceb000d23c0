#ifndef COACH_NOTE_H
#define COACH_NOTE_H

#include "coach/level.h"

#include <stdint.h>

/*
 * Field notes: short cards of knowledge, found along the trail and always readable. Read from
 * levels/notes/<name>.yaml, in the order of their names. Each of the game's own has a drawing beside its
 * text, assets/notes/<name>.svg; labels say in words what the numbers in it point at.
 */
enum { NOTE_TEXT_SIZE = 1024, NOTES_MAX = 64, NOTE_LABELS_MAX = 4, NOTE_LABEL_SIZE = 48 };

enum note_topic { NOTE_ANATOMY, NOTE_SYMPTOMS, NOTE_CAUSES, NOTE_TREATMENTS, NOTE_EXERCISES, NOTE_TOPICS };

struct note {
    char id[LEVEL_ID_SIZE]; /* "notes/01-three-muscles" */
    char title[LEVEL_TITLE_SIZE];
    enum note_topic topic;
    char text[NOTE_TEXT_SIZE];
    uint32_t exercises;           /* bits 1u << activity_index: those it explains */
    char found_at[LEVEL_ID_SIZE]; /* the level that shows it when first done */
    char labels[NOTE_LABELS_MAX][NOTE_LABEL_SIZE];
    int label_count;
};

/* "01-three-muscles": also the name of its drawing. */
const char *note_name(const struct note *note);

const char *note_topic_name(enum note_topic topic);  /* "anatomy": as in the files */
const char *note_topic_title(enum note_topic topic); /* "Anatomy": for people */

#endif
