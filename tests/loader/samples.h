#ifndef TESTS_LOADER_SAMPLES_H
#define TESTS_LOADER_SAMPLES_H

#include "loader/card_file.h"
#include "loader/level_file.h"
#include "loader/note_file.h"
#include "loader/workout_file.h"

/* Collects what the loader reports. */
enum { SEEN_MAX = 24, SEEN_SIZE = 1400 };
struct seen {
    int count;
    char lines[SEEN_MAX][SEEN_SIZE];
};

levels_report seen_add;

/* Does one of the reports contain this? */
bool seen_has(const struct seen *seen, const char *part);

/* So many reports, and each of these parts is in one of them: SEEN_ALL(&seen, 3, "lake/02.yaml:1: empty",
 * ...) */
void seen_all(const struct seen *seen, int count, const char *const *parts);
#define SEEN_ALL(seen, count, ...) seen_all(seen, count, (const char *const[]){__VA_ARGS__, NULL})

/* One sample a kind of file, right in every key, that all cases are made from; the first two are levels. */
enum sample_file { SAMPLE_HELD, SAMPLE_COUNTED, SAMPLE_CARD, SAMPLE_WORKOUT, SAMPLE_NOTE, SAMPLES };
extern const char *const samples_text[SAMPLES];
extern const char *const samples_name[SAMPLES]; /* of its file */

union sample_out {
    struct level_file level;
    struct exercise_card card;
    struct workout_file workout;
    struct note_file note;
};

/* Parses a text as that kind of file, under `name`. */
int samples_parse(enum sample_file sample, const char *name, const char *text, size_t size,
                  union sample_out *out, struct seen *seen);

/* The same under its own name; and the sample's own text, edited once ("" for "": as it is). */
int samples_read(enum sample_file sample, const char *text, union sample_out *out, struct seen *seen);
int samples_read_edited(enum sample_file sample, const char *from, const char *to, union sample_out *out,
                        struct seen *seen);

/* The sample's text with the first `from` exchanged for `to` in out. False when from is not in it. */
enum { SAMPLE_SIZE = 8192 };
bool samples_edit(enum sample_file sample, const char *from, const char *to, char out[SAMPLE_SIZE]);

/* from -> to in the sample, the line that must be named, and words that must be in the one report. */
struct fault_case {
    const char *from, *to;
    int line;
    const char *what, *right;
};
void samples_refused(enum sample_file sample, const struct fault_case *cases, size_t count);

/* Edits after which the sample is still right. */
struct right_case {
    const char *from, *to;
};
void samples_taken(enum sample_file sample, const struct right_case *cases, size_t count);

#define COUNT_OF(list) (sizeof(list) / sizeof(*(list)))

#endif
