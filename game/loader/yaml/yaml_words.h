#ifndef LOADER_YAML_YAML_WORDS_H
#define LOADER_YAML_YAML_WORDS_H

/* The words that a key may hold: the names of an enum of coach/, value by value from 0. */
struct words {
    const char *(*name)(int value);
    int count; /* or fewer: then the name of the next one is NULL */
};

extern const struct words words_chapter;
extern const struct words words_exercise;
extern const struct words words_stage;
extern const struct words words_sides;
extern const struct words words_eyes;
extern const struct words words_surface;
extern const struct words words_support;
extern const struct words words_channel;
extern const struct words words_posture;
extern const struct words words_thing;
extern const struct words words_topic;

/* How many there are. */
int words_count(const struct words *words);

/* The value of that word, or -1. */
int words_find(const struct words *words, const char *word);

#endif
