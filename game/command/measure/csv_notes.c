#include "command/measure/csv_notes.h"

#include "command/common.h"

#include <stdio.h>
#include <string.h>

static bool take_pads(uint32_t *pads, const char *value)
{
    int64_t bits;

    if (!common_whole(value, 0, UINT32_MAX, &bits))
        return false;
    *pads = (uint32_t)bits;
    return true;
}

static bool take_side(struct notes *notes, const char *value)
{
    notes->side = side_parse(value);
    return notes->side != SIDE_NONE;
}

/* False: the name is one of ours, and the value cannot be. */
static bool take(struct notes *notes, const char *name, const char *value)
{
    if (!strcmp(name, "side"))
        return take_side(notes, value);
    if (!strcmp(name, "weight_kg"))
        return common_real(value, 0, 1000, &notes->weight_kg);
    if (!strcmp(name, "centre_x_mm"))
        return common_real(value, -1000, 1000, &notes->centre_x_mm);
    if (!strcmp(name, "cap_s"))
        return common_real(value, 0, 3600, &notes->cap_s);
    if (!strncmp(name, "star", 4) && name[4] >= '1' && name[4] <= '0' + LEVEL_STARS &&
        !strcmp(name + 5, "_s"))
        return common_real(value, 0, 3600, &notes->stars[name[4] - '1']);
    if (!strcmp(name, "range_deg"))
        return common_real(value, 0, 360, &notes->range_deg);
    if (!strcmp(name, "pads_left"))
        return take_pads(&notes->pads.left, value);
    if (!strcmp(name, "pads_right"))
        return take_pads(&notes->pads.right, value);
    if (!strcmp(name, "pads_either"))
        return take_pads(&notes->pads.either, value);
    if (!strcmp(name, "pads_least_us"))
        return common_whole(value, 0, INT64_MAX, &notes->pads.least_us);
    if (!strcmp(name, "pads_longest_us"))
        return common_whole(value, 0, INT64_MAX, &notes->pads.longest_us);
    return true;
}

static void add_wrong(struct notes *notes, const char *name, const char *value, const char *why)
{
    if (notes->wrongs < NOTES_WRONG)
        snprintf(notes->wrong[notes->wrongs], sizeof notes->wrong[0], "%s %.20s%s", name, value, why);
    notes->wrongs++;
}

void notes_take(void *context, const char *comment)
{
    struct notes *notes = context;
    char name[32], value[64] = "";

    notes->attempt |= !strncmp(comment, "# surefoot attempt ", 19);
    /* A name of ours without a value is told, too. */
    if (sscanf(comment, " # %31s %63s", name, value) >= 1 && !take(notes, name, value))
        add_wrong(notes, name, value, "");
}

void notes_take_late(void *context, const char *comment)
{
    struct notes *notes = context, scratch = {0};
    char name[32], value[64] = "";

    /* Of ours is what takes no nonsense. */
    if (sscanf(comment, " # %31s %63s", name, value) == 2 && !take(&scratch, name, "-"))
        add_wrong(notes, name, value, ", which stands behind the first row");
}

void notes_overrule(struct notes *notes, const struct notes *given)
{
    if (given->side != SIDE_NONE)
        notes->side = given->side;
    if (given->weight_kg > 0)
        notes->weight_kg = given->weight_kg;
    if (given->centre_given)
        notes->centre_x_mm = given->centre_x_mm;
    if (given->cap_s > 0)
        notes->cap_s = given->cap_s;
    if (given->stars[0] > 0)
        memcpy(notes->stars, given->stars, sizeof notes->stars);
}
