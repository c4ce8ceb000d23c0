#include "loader/schema.h"

#include "loader/words.h"

#include <stdio.h>
#include <string.h>

/* A level as its file nests it. Texts have room for the line end that a block text (>) leaves behind. */
struct target {
    double hold_s;
};
struct unlock {
    char level[LEVEL_ID_SIZE + 1];
    int stars;
};
struct file {
    char title[LEVEL_TITLE_SIZE + 1];
    enum chapter chapter;
    enum exercise exercise;
    enum stage stage;
    int rung;
    enum level_sides side;
    int sets;
    struct target target;
    int rest_s;
    enum eyes eyes;
    enum surface surface;
    double stars[LEVEL_STARS];
    struct unlock unlock;
    char say[LEVEL_CUES_MAX][LEVEL_CUE_SIZE + 1];
    int say_count;
    char why[LEVEL_TEXT_SIZE + 1];
    char safety[LEVEL_TEXT_SIZE + 1];
};

enum { MUST = CYAML_FLAG_DEFAULT, WORD = CYAML_FLAG_STRICT, MAY = CYAML_FLAG_OPTIONAL };

static const cyaml_schema_field_t target_fields[] = {
    CYAML_FIELD_FLOAT("hold_s", MUST, struct target, hold_s),
    CYAML_FIELD_END,
};
static const cyaml_schema_field_t unlock_fields[] = {
    CYAML_FIELD_STRING("level", MUST, struct unlock, level, 1),
    CYAML_FIELD_INT("stars", MUST, struct unlock, stars),
    CYAML_FIELD_END,
};
static const cyaml_schema_value_t star = {CYAML_VALUE_FLOAT(MUST, double)};
static const cyaml_schema_value_t cue = {
    CYAML_VALUE_STRING(MUST, char[LEVEL_CUE_SIZE + 1], 1, LEVEL_CUE_SIZE)};

static const cyaml_schema_field_t file_fields[] = {
    CYAML_FIELD_STRING("title", MUST, struct file, title, 1),
    CYAML_FIELD_ENUM("chapter", MAY | WORD, struct file, chapter, words_chapter, CHAPTERS),
    CYAML_FIELD_ENUM("exercise", WORD, struct file, exercise, words_exercise, EXERCISES),
    CYAML_FIELD_ENUM("stage", WORD, struct file, stage, words_stage, STAGES),
    CYAML_FIELD_INT("rung", MUST, struct file, rung),
    CYAML_FIELD_ENUM("side", WORD, struct file, side, words_side, WORDS_SIDES),
    CYAML_FIELD_INT("sets", MUST, struct file, sets),
    CYAML_FIELD_MAPPING("target", MUST, struct file, target, target_fields),
    CYAML_FIELD_INT("rest_s", MUST, struct file, rest_s),
    CYAML_FIELD_ENUM("eyes", WORD, struct file, eyes, words_eyes, WORDS_EYES),
    CYAML_FIELD_ENUM("surface", WORD, struct file, surface, words_surface, WORDS_SURFACES),
    CYAML_FIELD_SEQUENCE_FIXED("stars", MUST, struct file, stars, &star, LEVEL_STARS),
    CYAML_FIELD_MAPPING("unlock", MAY, struct file, unlock, unlock_fields),
    CYAML_FIELD_SEQUENCE("say", MAY, struct file, say, &cue, 1, LEVEL_CUES_MAX),
    CYAML_FIELD_STRING("why", MUST, struct file, why, 1),
    CYAML_FIELD_STRING("safety", MUST, struct file, safety, 1),
    CYAML_FIELD_END,
};
static const cyaml_schema_value_t file_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct file, file_fields)};

/* libcyaml says what is wrong first and where (a backtrace) after that: the first line is the one to keep. */
struct words_said {
    char first[160];
};

__attribute__((format(printf, 3, 0))) static void keep_first(cyaml_log_t level, void *context,
                                                             const char *format, va_list arguments)
{
    struct words_said *said = context;
    if (level != CYAML_LOG_ERROR || said->first[0])
        return;
    vsnprintf(said->first, sizeof(said->first), format, arguments);
    said->first[strcspn(said->first, "\n")] = '\0';
}

static void copy_text(char *out, size_t size, const char *text)
{
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '\n')
        length--;
    if (length > size - 1)
        length = size - 1;
    memcpy(out, text, length);
    out[length] = '\0';
}

static void to_level(const struct file *file, struct level *out)
{
    copy_text(out->title, sizeof(out->title), file->title);
    out->chapter = file->chapter;
    out->exercise = file->exercise;
    out->stage = file->stage;
    out->rung = file->rung;
    out->sides = file->side;
    out->sets = file->sets;
    out->hold_s = file->target.hold_s;
    out->rest_s = file->rest_s;
    out->eyes = file->eyes;
    out->surface = file->surface;
    memcpy(out->stars, file->stars, sizeof(out->stars));
    copy_text(out->unlock_level, sizeof(out->unlock_level), file->unlock.level);
    out->unlock_stars = file->unlock.stars;
    out->cue_count = file->say_count;
    for (int i = 0; i < file->say_count; i++)
        copy_text(out->cues[i], sizeof(out->cues[i]), file->say[i]);
    copy_text(out->why, sizeof(out->why), file->why);
    copy_text(out->safety, sizeof(out->safety), file->safety);
}

int schema_read(struct faults *faults, const char *text, size_t size, struct level *out)
{
    struct words_said said = {""};
    const cyaml_config_t config = {
        .log_fn = keep_first,
        .log_ctx = &said,
        .log_level = CYAML_LOG_ERROR,
        .mem_fn = cyaml_mem,
        .flags = CYAML_CFG_NO_ALIAS,
    };
    cyaml_data_t *data = NULL;
    cyaml_err_t error = cyaml_load_data((const uint8_t *)text, size, &config, &file_schema, &data, NULL);
    if (error != CYAML_OK || !data)
        return fault_at(faults, 1, "%s (%s); right would be a file as in levels/README.md",
                        cyaml_strerror(error), said.first);

    const struct file *file = data;
    to_level(file, out);
    cyaml_free(&config, &file_schema, data, 0);
    return 0;
}
