#include "loader/yaml/yaml_words.h"

#include "coach/guide.h"
#include "coach/note.h"

#include <string.h>

#define WORDS(table, type, of, size)                                                                         \
    static const char *of##_of(int value)                                                                    \
    {                                                                                                        \
        return of((type)value);                                                                              \
    }                                                                                                        \
    const struct words table = {of##_of, size}

WORDS(words_chapter, enum chapter, chapter_name, CHAPTERS);

static const char *activity_of(int value)
{
    return value < activity_count ? activities[value]->name : NULL;
}
const struct words words_exercise = {activity_of, ACTIVITIES_MAX};

WORDS(words_stage, enum stage, stage_name, STAGES);
WORDS(words_sides, enum level_sides, level_sides_name, LEVEL_BOTH_AT_ONCE + 1);
WORDS(words_eyes, enum eyes, eyes_name, EYES_CLOSED + 1);
WORDS(words_surface, enum surface, surface_name, SURFACE_SOFT + 1);
WORDS(words_support, enum support, support_name, SUPPORTS);
WORDS(words_channel, enum channel, channel_name, CHANNELS);
WORDS(words_posture, enum posture, posture_name, POSTURES);
WORDS(words_thing, enum thing, thing_name, THINGS);
WORDS(words_topic, enum note_topic, note_topic_name, NOTE_TOPICS);

int words_count(const struct words *words)
{
    int count = 0;

    while (count < words->count && words->name(count))
        count++;
    return count;
}

int words_find(const struct words *words, const char *word)
{
    for (int value = words_count(words) - 1; value >= 0; value--) {
        if (strcmp(words->name(value), word) == 0)
            return value;
    }
    return -1;
}
