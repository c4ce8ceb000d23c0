#include "loader/parse.h"

#include "loader/schema.h"
#include "loader/text.h"

#include <string.h>

#define ENDING ".yaml"

enum chapter parse_chapter(const char *name, size_t length)
{
    enum chapter chapter = CHAPTER_CAMP;
    while (chapter < CHAPTERS &&
           (strlen(chapter_name(chapter)) != length || memcmp(chapter_name(chapter), name, length) != 0))
        chapter++;
    return chapter;
}

static const char *last_two_parts(const char *path)
{
    const char *begin = path;
    for (const char *at = strchr(path, '/'); at; at = strchr(at + 1, '/')) {
        if (strchr(at + 1, '/'))
            begin = at + 1;
    }
    return begin;
}

int parse_id(struct faults *faults, char id[LEVEL_ID_SIZE])
{
    const char *begin = last_two_parts(faults->name);
    size_t length = strlen(begin), ending = strlen(ENDING);
    if (length <= ending || strcmp(begin + length - ending, ENDING) != 0)
        return fault_at(faults, 1, "the file's name does not end in %s; right would be such as 01-one-leg%s",
                        ENDING, ENDING);
    length -= ending;

    size_t folder = strcspn(begin, "/");
    if (folder >= length || parse_chapter(begin, folder) == CHAPTERS)
        return fault_at(faults, 1,
                        "the file is in no chapter; right would be the folder %s, %s, %s, %s or %s",
                        chapter_name(CHAPTER_CAMP), chapter_name(CHAPTER_MEADOW), chapter_name(CHAPTER_LAKE),
                        chapter_name(CHAPTER_RIDGE), chapter_name(CHAPTER_SUMMIT));

    size_t plain = strspn(begin + folder + 1, "abcdefghijklmnopqrstuvwxyz0123456789-");
    if (length >= LEVEL_ID_SIZE || plain == 0 || folder + 1 + plain != length)
        return fault_at(faults, 1,
                        "the file's name is not plain; right would be small letters, digits and dashes, "
                        "with its folder at most %d in all",
                        LEVEL_ID_SIZE - 1);
    memcpy(id, begin, length);
    id[length] = '\0';
    return 0;
}

static int check_stars(struct faults *faults, const struct level *level, int line)
{
    const double *stars = level->stars;
    if (!(stars[0] < stars[1] && stars[1] < stars[2]))
        return fault_at(faults, line,
                        "stars do not rise (%g, %g, %g); right would be each larger than the one before",
                        stars[0], stars[1], stars[2]);
    if (stars[2] > level->hold_s)
        return fault_at(faults, line,
                        "the third star needs %g s and the hold ends at %g s; right would be at most %g",
                        stars[2], level->hold_s, level->hold_s);
    return 0;
}

static int check_level(struct faults *faults, const struct level *level, enum chapter folder,
                       const struct fields *lines)
{
    if (lines->line[FIELD_CHAPTER] && level->chapter != folder)
        return fault_at(faults, lines->line[FIELD_CHAPTER],
                        "chapter is %s and the file is in %s; right would be the same, or no chapter here",
                        chapter_name(level->chapter), chapter_name(folder));
    if (level->exercise == EXERCISE_SINGLE_LEG_BALANCE && level->sides == LEVEL_BOTH_AT_ONCE)
        return fault_at(
            faults, lines->line[FIELD_SIDE],
            "side is both and the exercise stands on one leg; right would be each, left or right");
    return check_stars(faults, level, lines->line[FIELD_STARS]);
}

int parse_level(struct faults *faults, const char *text, size_t size, struct level *out, struct fields *lines)
{
    struct level level = {0};
    if (parse_id(faults, level.id) || text_check(faults, text, size) ||
        fields_check(faults, text, size, lines) || schema_read(faults, text, size, &level))
        return -1;
    enum chapter folder = parse_chapter(level.id, strcspn(level.id, "/"));
    if (check_level(faults, &level, folder, lines))
        return -1;
    level.chapter = folder;
    *out = level;
    return 0;
}
