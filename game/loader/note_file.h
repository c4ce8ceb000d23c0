#ifndef LOADER_NOTE_FILE_H
#define LOADER_NOTE_FILE_H

#include "coach/note.h"
#include "loader/yaml/fault.h"

/* A field note as its file has it: levels/notes/<name>.yaml. */
enum note_key {
    NOTE_KEY_TITLE,
    NOTE_KEY_TOPIC,
    NOTE_KEY_TEXT,
    NOTE_KEY_EXERCISES,
    NOTE_KEY_FOUND_AT,
    NOTE_KEY_LABELS,
    NOTE_KEYS
};
struct note_file {
    struct note note;
    int line[NOTE_KEYS];
};

/* A note from the text of its file. faults->name is the file's path and gives the id. 0; or -1 with the first
 * fault reported and *out untouched. */
int note_file_parse(struct faults *faults, const char *text, size_t size, struct note_file *out);

/* Is its level there? 0, or -1 with a fault reported. */
int note_file_fit(struct faults *faults, const struct note_file *file, const struct trail *trail);

#endif
