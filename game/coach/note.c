#include "coach/note.h"

static const struct {
    const char *name, *title;
} topics[NOTE_TOPICS] = {
    [NOTE_ANATOMY] = {"anatomy", "Anatomy"},       [NOTE_SYMPTOMS] = {"symptoms", "Symptoms"},
    [NOTE_CAUSES] = {"causes", "Causes"},          [NOTE_TREATMENTS] = {"treatments", "Treatments"},
    [NOTE_EXERCISES] = {"exercises", "Exercises"},
};

const char *note_topic_name(enum note_topic topic)
{
    return topics[topic].name;
}

const char *note_topic_title(enum note_topic topic)
{
    return topics[topic].title;
}
