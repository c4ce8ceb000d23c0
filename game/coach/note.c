#include "coach/note.h"

#include "i18n/mark.h"

#include <string.h>

static const struct {
    const char *name, *title;
} topics[NOTE_TOPICS] = {
    [NOTE_ANATOMY] = {"anatomy", N_("Anatomy")},       [NOTE_SYMPTOMS] = {"symptoms", N_("Symptoms")},
    [NOTE_CAUSES] = {"causes", N_("Causes")},          [NOTE_TREATMENTS] = {"treatments", N_("Treatments")},
    [NOTE_EXERCISES] = {"exercises", N_("Exercises")},
};

const char *note_topic_name(enum note_topic topic)
{
    return topics[topic].name;
}

const char *note_topic_title(enum note_topic topic)
{
    return topics[topic].title;
}

const char *note_name(const struct note *note)
{
    const char *slash = strchr(note->id, '/');

    return slash ? slash + 1 : note->id;
}
