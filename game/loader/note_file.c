#include "loader/note_file.h"

#include "loader/yaml/yaml_name.h"
#include "loader/yaml/yaml_reader.h"

enum { NOTE_LETTERS = 1000, NOTE_LABEL_LETTERS = 40 };

#define AT(member) .at = offsetof(struct note_file, note.member)

static const struct rule note_rule[NOTE_KEYS] = {
    [NOTE_KEY_TITLE] = {"title", "title: Three muscles", RULE_TEXT, .least = 1, .most = 60,
                        .bytes = LEVEL_TITLE_SIZE, AT(title)},
    [NOTE_KEY_TOPIC] = {"topic", "topic: anatomy", RULE_WORD, .words = &words_topic, AT(topic)},
    [NOTE_KEY_TEXT] = {"text", "text: Three muscles make up the buttock.", RULE_PARAGRAPHS, .least = 1,
                       .most = NOTE_LETTERS, .bytes = NOTE_TEXT_SIZE, AT(text)},
    [NOTE_KEY_EXERCISES] = {"exercises", "exercises: [bridge, step-up]", RULE_SET, .entries_least = 1,
                            .words = &words_exercise, AT(exercises)},
    [NOTE_KEY_FOUND_AT] = {"found_at", "found_at: lake/01-one-leg-10s", RULE_TEXT, .least = 1,
                           .most = LEVEL_ID_SIZE - 1, .bytes = LEVEL_ID_SIZE, AT(found_at)},
    [NOTE_KEY_LABELS] = {"labels", "labels: [Gluteus maximus, Thigh bone]", RULE_TEXTS, .optional = true,
                         .least = 1, .most = NOTE_LABEL_LETTERS, .entries_least = 1,
                         .entries_most = NOTE_LABELS_MAX, .bytes = NOTE_LABEL_SIZE, AT(labels),
                         .stride = NOTE_LABEL_SIZE, .count = offsetof(struct note_file, note.label_count)},
};
static const struct rules note_rules = {"", note_rule, NOTE_KEYS, offsetof(struct note_file, line)};

int note_file_parse(struct faults *faults, const char *text, size_t size, struct note_file *out)
{
    struct note_file file = {0};
    if (name_id(faults, "notes", file.note.id) || reader_read(faults, text, size, &note_rules, &file))
        return -1;
    *out = file;
    return 0;
}

int note_file_fit(struct faults *faults, const struct note_file *file, const struct trail *trail)
{
    char quote[FAULT_QUOTE_SIZE];
    if (trail_find(trail, file->note.found_at))
        return 0;
    return fault_at(faults, file->line[NOTE_KEY_FOUND_AT],
                    "found_at names \"%s\" and there is no such level; right would be the folder and name of "
                    "one, such as lake/01-one-leg-10s",
                    fault_quote(file->note.found_at, quote));
}
