#include "activities.h"
#include "fuzz.h"

#include "loader/card_file.h"
#include "loader/level_file.h"
#include "loader/note_file.h"
#include "loader/workout_file.h"

#include <stdlib.h>
#include <string.h>

/*
 * Any bytes, read as each kind of file in turn: something within its limits, or exactly one report of one
 * line. So a file of the tree is a seed as it is, whatever its kind.
 */

static int lines; /* of the input, as any reading of it may count them, and one more */

static int lines_of(const uint8_t *data, size_t size)
{
    int count = 2;
    for (size_t i = 0; i < size; i++)
        count += data[i] == '\n' || data[i] == '\r' || data[i] >= 0x80;
    return count;
}

static void check_report(void *context, const char *line)
{
    const char *name = context;
    must(strncmp(line, name, strlen(name)) == 0 && line[strlen(name)] == ':' && !strchr(line, '\n'));
    must(atoi(line + strlen(name) + 1) >= 1 && atoi(line + strlen(name) + 1) <= lines);
    must(fuzz_is_plain(line, strlen(line)));
}

static struct faults faults_of(char *name)
{
    return (struct faults){.name = name, .report = check_report, .context = name};
}

/* Was it taken? Then without a report. */
static bool taken(int result, const struct faults *faults)
{
    must(result == 0 ? faults->count == 0 : result == -1 && faults->count == 1);
    return result == 0;
}

static void read_level(const char *text, size_t size)
{
    char name[] = "lake/fuzz.yaml";
    struct faults faults = faults_of(name);
    struct level_file file;
    const struct level *level = &file.level;
    if (!taken(level_file_parse(&faults, CHAPTER_LAKE, text, size, &file), &faults))
        return;
    double most = level->activity->counted ? level->reps : level->hold_s;
    must(level->stars[0] >= 1 && level->stars[0] < level->stars[1]);
    must(level->stars[1] < level->stars[2] && level->stars[2] <= most && level->hold_s <= 300);
    must(level->sets >= 1 && level->sets <= 10 && level->rung >= 1 && level->rung <= GUIDE_RUNGS_MAX);
    must(level->cue_count <= LEVEL_CUES_MAX && level->chapter == CHAPTER_LAKE);
    must(level_seconds(level, level_side_bits(level)) > 0);
}

static void read_card(const char *text, size_t size)
{
    char name[] = "exercises/bridge.yaml";
    struct faults faults = faults_of(name);
    struct exercise_card card;
    if (!taken(card_file_parse(&faults, text, size, &card), &faults))
        return;
    must(card.activity == &activity_bridge && card.rung_count >= 1 && card.rung_count <= GUIDE_RUNGS_MAX);
    must(card.things >> THINGS == 0 && card.cues.count >= 1 && card.cues.count <= GUIDE_LINES_MAX);
    must(card.channels[card.channel_count - 1] == CHANNEL_COACH);
    for (int i = 0; i < card.rung_count; i++) {
        const struct rung *rung = &card.rungs[i];
        must(rung->channel_count >= 1 && rung->channels[rung->channel_count - 1] == CHANNEL_COACH);
    }
}

static void read_workout(const char *text, size_t size)
{
    char name[] = "workouts/fuzz.yaml";
    static const struct trail empty = {NULL, 0};
    struct faults faults = faults_of(name);
    struct workout_file file;
    const struct workout *workout = &file.workout;
    if (!taken(workout_file_parse(&faults, "workouts", text, size, &file), &faults))
        return;
    must(workout->minutes >= 1 && workout->minutes <= 60);
    must(workout->item_count >= 1 && workout->item_count <= WORKOUT_ITEMS_MAX);
    must(workout_file_fit(&faults, &file, &empty) == -1); /* there are no levels */
}

static void read_note(const char *text, size_t size)
{
    char name[] = "notes/fuzz.yaml";
    struct faults faults = faults_of(name);
    struct note_file file;
    if (!taken(note_file_parse(&faults, text, size, &file), &faults))
        return;
    must(file.note.exercises && file.note.exercises >> activity_count == 0 && file.note.text[0]);
    must(file.note.label_count >= 0 && file.note.label_count <= NOTE_LABELS_MAX);
    for (int i = 0; i < file.note.label_count; i++)
        must(file.note.labels[i][0] != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    lines = lines_of(data, size);
    read_level(text, size);
    read_card(text, size);
    read_workout(text, size);
    read_note(text, size);
    return 0;
}

/* Beside the files of the tree, what YAML has and they have not: to be put into them. */
size_t fuzz_seed(int number, uint8_t *out, size_t size)
{
    static const char *const pieces[] = {"\n",  ": ",     "- ",   "? ",     "{",        "}",    "[",
                                         "]",   "\t",     "\"",   "'",      ">",        "|",    "&a",
                                         "*a",  "!!",     "%TAG", "#",      "- [",      "{a: ", "---\n",
                                         "nan", "999999", "\xff", "level:", "items: [{"};

    if (number >= (int)(sizeof pieces / sizeof *pieces))
        return 0;
    size_t length = strlen(pieces[number]);
    must(length <= size);
    memcpy(out, pieces[number], length);
    return length;
}
