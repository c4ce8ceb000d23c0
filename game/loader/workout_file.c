#include "loader/workout_file.h"

#include "loader/yaml/yaml_name.h"
#include "loader/yaml/yaml_reader.h"

#include <math.h>

static const struct rule item_rule[ITEM_KEYS] = {
    [ITEM_KEY_EXERCISE] = {"exercise", "exercise: bridge", RULE_ACTIVITY, .optional = true,
                           .words = &words_exercise, .at = offsetof(struct item_file, item.activity)},
    [ITEM_KEY_LEVEL] = {"level", "level: lake/01-one-leg-10s", RULE_TEXT, .optional = true, .least = 1,
                        .most = LEVEL_ID_SIZE - 1, .bytes = LEVEL_ID_SIZE,
                        .at = offsetof(struct item_file, item.level)},
    [ITEM_KEY_REST_S] = {"rest_s", "rest_s: 15", RULE_WHOLE, .least = 0, .most = 300,
                         .at = offsetof(struct item_file, item.rest_s)},
};
static const struct rules item_rules = {"items", item_rule, ITEM_KEYS, offsetof(struct item_file, line)};

#define AT(member) .at = offsetof(struct workout_file, workout.member)

static const struct rule workout_rule[WORKOUT_KEYS] = {
    [WORKOUT_KEY_TITLE] = {"title", "title: Morning loosening", RULE_TEXT, .least = 1, .most = 60,
                           .bytes = LEVEL_TITLE_SIZE, AT(title)},
    [WORKOUT_KEY_MINUTES] = {"minutes", "minutes: 5", RULE_WHOLE, .least = 1, .most = 60, AT(minutes)},
    [WORKOUT_KEY_WHY] = {"why", "why: Loose hips make the first steps of the day easier.", RULE_TEXT,
                         .least = 1, .most = LEVEL_TEXT_SIZE - 1, .bytes = LEVEL_TEXT_SIZE, AT(why)},
    [WORKOUT_KEY_ITEMS] = {"items", "items: [{exercise: bridge, rest_s: 15}]", RULE_RECORDS,
                           .entries_least = 1, .entries_most = WORKOUT_ITEMS_MAX,
                           .at = offsetof(struct workout_file, items), .stride = sizeof(struct item_file),
                           .count = offsetof(struct workout_file, workout.item_count), .keys = &item_rules},
};
static const struct rules workout_rules = {"", workout_rule, WORKOUT_KEYS,
                                           offsetof(struct workout_file, line)};

static int check_item(struct faults *faults, const struct item_file *file)
{
    int exercise = file->line[ITEM_KEY_EXERCISE], level = file->line[ITEM_KEY_LEVEL];
    if (exercise && level)
        return fault_at(faults, exercise > level ? exercise : level,
                        "an item has exercise and level; right would be one of them");
    if (!exercise && !level)
        return fault_at(faults, file->line[ITEM_KEY_REST_S],
                        "an item has no exercise; right would be such as `exercise: bridge`, or a level");
    return 0;
}

int workout_file_parse(struct faults *faults, const char *folder, const char *text, size_t size,
                       struct workout_file *out)
{
    struct workout_file file = {0};
    if (name_id(faults, folder, file.workout.id) || reader_read(faults, text, size, &workout_rules, &file))
        return -1;
    for (int i = 0; i < file.workout.item_count; i++) {
        if (check_item(faults, &file.items[i]))
            return -1;
    }
    *out = file;
    return 0;
}

static int fit_item(struct faults *faults, const struct item_file *file, const struct trail *trail,
                    struct workout_item *out)
{
    char quote[FAULT_QUOTE_SIZE];
    const struct level *level = workout_level(&file->item, trail);
    *out = file->item;
    if (!level && out->level[0])
        return fault_at(faults, file->line[ITEM_KEY_LEVEL],
                        "items.level names \"%s\" and there is no such level; right would be the folder and "
                        "name of one, such as lake/01-one-leg-10s",
                        fault_quote(out->level, quote));
    if (!level)
        return fault_at(faults, file->line[ITEM_KEY_EXERCISE],
                        "items.exercise is %s and there is no level of it; right would be an exercise that "
                        "has levels",
                        out->activity->name);
    out->activity = level->activity;
    return 0;
}

int workout_file_fit(struct faults *faults, struct workout_file *file, const struct trail *trail)
{
    struct workout *workout = &file->workout;
    for (int i = 0; i < workout->item_count; i++) {
        if (fit_item(faults, &file->items[i], trail, &workout->items[i]))
            return -1;
    }
    double takes = workout_seconds(workout, trail) / 60;
    if (fabs(takes - workout->minutes) > WORKOUT_FILE_SPARE * workout->minutes)
        return fault_at(faults, file->line[WORKOUT_KEY_MINUTES],
                        "minutes is %d and its items take %.1f; right would be %.0f, or other items",
                        workout->minutes, takes, fmin(fmax(round(takes), 1), 60));
    return 0;
}
