#include "loader/level_file.h"

#include "loader/yaml/yaml_name.h"
#include "loader/yaml/yaml_reader.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define AT(member)        .at = offsetof(struct level_file, level.member)
#define COUNT_AT(member)  .count = offsetof(struct level_file, member)
#define LETTERS(from, to) .least = (from), .most = (to)

/* Within what is said by the activity (check_target). */
static const struct rule target_rule[TARGET_KEYS] = {
    [TARGET_KEY_HOLD_S] = {"hold_s", "hold_s: 10", RULE_NUMBER, AT(hold_s)},
    [TARGET_KEY_REPS] = {"reps", "reps: 8", RULE_WHOLE, .optional = true, AT(reps)},
    [TARGET_KEY_UP_S] = {"up_s", "up_s: 2", RULE_NUMBER, .optional = true, AT(up_s)},
    [TARGET_KEY_DOWN_S] = {"down_s", "down_s: 2", RULE_NUMBER, .optional = true, AT(down_s)},
};
static const struct rules target_rules = {"target", target_rule, TARGET_KEYS,
                                          offsetof(struct level_file, target_line)};

static const struct rule unlock_rule[UNLOCK_KEYS] = {
    [UNLOCK_KEY_LEVEL] = {"level", "level: lake/01-one-leg-10s", RULE_TEXT, LETTERS(1, LEVEL_ID_SIZE - 1),
                          .bytes = LEVEL_ID_SIZE, AT(unlock_level)},
    [UNLOCK_KEY_STARS] = {"stars", "stars: 1", RULE_WHOLE, .least = 1, .most = LEVEL_STARS, AT(unlock_stars)},
};
static const struct rules unlock_rules = {"unlock", unlock_rule, UNLOCK_KEYS,
                                          offsetof(struct level_file, unlock_line)};

static const struct rule level_rule[LEVEL_KEYS] = {
    [LEVEL_KEY_TITLE] = {"title", "title: One leg, 10 seconds", RULE_TEXT, LETTERS(1, 60),
                         .bytes = LEVEL_TITLE_SIZE, AT(title)},
    [LEVEL_KEY_CHAPTER] = {"chapter", "chapter: lake", RULE_WORD, .optional = true, .words = &words_chapter,
                           AT(chapter)},
    [LEVEL_KEY_EXERCISE] = {"exercise", "exercise: single-leg-balance", RULE_ACTIVITY,
                            .words = &words_exercise, AT(activity)},
    [LEVEL_KEY_STAGE] = {"stage", "stage: bodyweight", RULE_WORD, .words = &words_stage, AT(stage)},
    [LEVEL_KEY_RUNG] = {"rung", "rung: 1", RULE_WHOLE, .least = 1, .most = GUIDE_RUNGS_MAX, AT(rung)},
    [LEVEL_KEY_SIDE] = {"side", "side: each", RULE_WORD, .words = &words_sides, AT(sides)},
    [LEVEL_KEY_SETS] = {"sets", "sets: 2", RULE_WHOLE, .least = 1, .most = 10, AT(sets)},
    [LEVEL_KEY_TARGET] = {"target", "target: {hold_s: 10}", RULE_KEYS, .keys = &target_rules},
    [LEVEL_KEY_REST_S] = {"rest_s", "rest_s: 10", RULE_WHOLE, .least = 0, .most = 300, AT(rest_s)},
    [LEVEL_KEY_EXTRA_KG] = {"extra_kg", "extra_kg: 2", RULE_NUMBER, .optional = true, .least = 0.5,
                            .most = 50, AT(extra_kg)},
    [LEVEL_KEY_SUPPORT] = {"support", "support: hand", RULE_WORD, .optional = true, .words = &words_support,
                           AT(support)},
    [LEVEL_KEY_EYES] = {"eyes", "eyes: open", RULE_WORD, .words = &words_eyes, AT(eyes)},
    [LEVEL_KEY_SURFACE] = {"surface", "surface: firm", RULE_WORD, .words = &words_surface, AT(surface)},
    [LEVEL_KEY_STARS] = {"stars", "stars: [5, 8, 10]", RULE_NUMBERS, .least = 1, .most = 300,
                         .entries_least = LEVEL_STARS, .entries_most = LEVEL_STARS, AT(stars),
                         .stride = sizeof(double), COUNT_AT(star_count)},
    [LEVEL_KEY_UNLOCK] = {"unlock", "unlock: {level: lake/01-one-leg-10s, stars: 1}", RULE_KEYS,
                          .optional = true, .keys = &unlock_rules},
    [LEVEL_KEY_SAY] = {"say", "say: [Soft knee, Breathe out]", RULE_TEXTS, .optional = true, LETTERS(1, 40),
                       .entries_least = 1, .entries_most = LEVEL_CUES_MAX, .bytes = LEVEL_CUE_SIZE, AT(cues),
                       .stride = LEVEL_CUE_SIZE, COUNT_AT(level.cue_count)},
    [LEVEL_KEY_WHY] = {"why", "why: Steady hips carry you over rough ground.", RULE_TEXT,
                       LETTERS(1, LEVEL_TEXT_SIZE - 1), .bytes = LEVEL_TEXT_SIZE, AT(why)},
    [LEVEL_KEY_SAFETY] = {"safety", "safety: Keep a wall within reach.", RULE_TEXT,
                          LETTERS(1, LEVEL_TEXT_SIZE - 1), .bytes = LEVEL_TEXT_SIZE, AT(safety)},
};
static const struct rules level_rules = {"", level_rule, LEVEL_KEYS, offsetof(struct level_file, line)};

enum { EXAMPLE_SIZE = 160 };

/* "target: {reps: 8, up_s: 2, ...}" */
static const char *example(const struct activity *activity, char out[EXAMPLE_SIZE])
{
    int used = snprintf(out, EXAMPLE_SIZE, "target: {");

    for (const struct param *param = activity->params; param->key && used < EXAMPLE_SIZE; param++)
        used += snprintf(out + used, (size_t)(EXAMPLE_SIZE - used), "%s%s: %g",
                         param == activity->params ? "" : ", ", param->key, param->usual);
    if (used < EXAMPLE_SIZE)
        snprintf(out + used, (size_t)(EXAMPLE_SIZE - used), "}");
    return out;
}

/* Is it what the activity takes: all of its numbers, within its bounds, and no others? */
static int check_target(struct faults *faults, const struct level_file *file)
{
    const struct level *level = &file->level;
    const struct activity *activity = level->activity;
    const char *how = activity->counted ? "counted" : "held";
    const double values[TARGET_KEYS] = {[TARGET_KEY_HOLD_S] = level->hold_s,
                                        [TARGET_KEY_REPS] = level->reps,
                                        [TARGET_KEY_UP_S] = level->up_s,
                                        [TARGET_KEY_DOWN_S] = level->down_s};
    char text[EXAMPLE_SIZE];

    for (int i = 0; i < TARGET_KEYS; i++) {
        const char *key = target_rule[i].key;
        const struct param *param = activity_param(activity, key);
        int line = file->target_line[i];

        if (!param && line)
            return fault_at(faults, line, "target.%s is here and %s is %s; right would be such as `%s`", key,
                            activity->name, how, example(activity, text));
        if (param && !line)
            return fault_at(faults, file->line[LEVEL_KEY_TARGET],
                            "target has no %s and %s is %s; right would be such as `%s`", key, activity->name,
                            how, example(activity, text));
        if (param && (values[i] < param->least || values[i] > param->most))
            return fault_at(faults, line, "target.%s is %g and %s is %s; right would be %g to %g", key,
                            values[i], activity->name, how, param->least, param->most);
    }
    return 0;
}

static int check_stars(struct faults *faults, const struct level *level, int line)
{
    const double *stars = level->stars;
    bool counted = level->activity->counted;
    double most = counted ? level->reps : level->hold_s;
    if (!(stars[0] < stars[1] && stars[1] < stars[2]))
        return fault_at(faults, line,
                        "stars do not rise (%g, %g, %g); right would be each larger than the one before",
                        stars[0], stars[1], stars[2]);
    for (int i = 0; counted && i < LEVEL_STARS; i++) {
        if (trunc(stars[i]) != stars[i])
            return fault_at(faults, line, "stars has %g and repetitions are counted; right would be %g or %g",
                            stars[i], floor(stars[i]), ceil(stars[i]));
    }
    if (stars[2] > most)
        return fault_at(faults, line,
                        "the third star needs %g %s and the %s at %g%s; right would be at most %g", stars[2],
                        counted ? "repetitions" : "s", counted ? "set ends" : "hold ends", most,
                        counted ? "" : " s", most);
    return 0;
}

static int check_level(struct faults *faults, const struct level_file *file, enum chapter chapter)
{
    const struct level *level = &file->level;
    if (file->line[LEVEL_KEY_CHAPTER] && level->chapter != chapter)
        return fault_at(faults, file->line[LEVEL_KEY_CHAPTER],
                        "chapter is %s and the file is in %s; right would be the same, or no chapter here",
                        chapter_name(level->chapter), chapter_name(chapter));
    if (level->activity->one_leg && level->sides == LEVEL_BOTH_AT_ONCE)
        return fault_at(
            faults, file->line[LEVEL_KEY_SIDE],
            "side is both and the exercise stands on one leg; right would be each, left or right");
    if (check_target(faults, file))
        return -1;
    return check_stars(faults, level, file->line[LEVEL_KEY_STARS]);
}

int level_file_parse(struct faults *faults, enum chapter chapter, const char *text, size_t size,
                     struct level_file *out)
{
    struct level_file file = {0};
    if (name_id(faults, chapter_name(chapter), file.level.id) ||
        reader_read(faults, text, size, &level_rules, &file) || check_level(faults, &file, chapter))
        return -1;
    file.level.chapter = chapter;
    *out = file;
    return 0;
}

static void take_cues(struct level *level, const struct guide_lines *cues)
{
    if (level->cue_count > 0)
        return;
    level->cue_count = cues->count < LEVEL_CUES_MAX ? cues->count : LEVEL_CUES_MAX;
    for (int i = 0; i < level->cue_count; i++)
        memcpy(level->cues[i], cues->text[i], LEVEL_CUE_SIZE); /* the card's cues are no longer than that */
}

int level_file_fit(struct faults *faults, struct level_file *file, const struct exercise_card *card)
{
    const char *name = card->activity->name;
    struct level *level = &file->level;
    if (level->rung > card->rung_count)
        return fault_at(faults, file->line[LEVEL_KEY_RUNG],
                        "rung is %d and %s has %d rungs; right would be 1 to %d, as in exercises/%s.yaml",
                        level->rung, name, card->rung_count, card->rung_count, name);
    enum stage stage = card->rungs[level->rung - 1].stage;
    if (level->stage != stage)
        return fault_at(faults, file->line[LEVEL_KEY_STAGE],
                        "stage is %s and rung %d of %s is %s; right would be the same",
                        stage_name(level->stage), level->rung, name, stage_name(stage));
    if (!card->each_side && level->sides != LEVEL_BOTH_AT_ONCE)
        return fault_at(faults, file->line[LEVEL_KEY_SIDE],
                        "side is %s and %s works both legs at once; right would be both",
                        level_sides_name(level->sides), name);
    take_cues(level, &card->cues);
    return 0;
}
