#include "loader/links.h"

#include <string.h>

/*
 * The one that opens this one; size when there is none. The game's own levels may lean on a faulty one: then
 * that fault is enough. The game's own never lean on the player's.
 */
static size_t needed(const struct link *links, size_t size, size_t i)
{
    const struct level *level = &links[i].file.level;
    if (!links[i].sound || level->unlock_level[0] == '\0')
        return size;
    for (size_t j = 0; j < size; j++) {
        bool there = links[j].own ? links[i].own && links[j].sound : true;
        if (there && strcmp(links[j].file.level.id, level->unlock_level) == 0)
            return j;
    }
    return size;
}

static void check_named(const struct link *links, size_t size, size_t i, struct faults *faults)
{
    char quote[FAULT_QUOTE_SIZE];
    const struct level_file *file = &links[i].file;
    if (file->level.unlock_level[0] && needed(links, size, i) == size)
        fault_at(faults, file->unlock_line[UNLOCK_KEY_LEVEL],
                 "unlock names \"%s\" and there is no such level; right would be the folder and name of one, "
                 "such as %s",
                 fault_quote(file->level.unlock_level, quote), links[0].file.level.id);
}

/*
 * Follows the unlocks from i. Reported by the first level of the circle (in trail order) only, so once; a
 * level that merely leads into a circle says nothing.
 */
static void check_circle(const struct link *links, size_t size, size_t i, struct faults *faults)
{
    size_t at = needed(links, size, i);
    for (size_t steps = 0; at < size && at > i && steps < size; steps++)
        at = needed(links, size, at);
    if (at == i)
        fault_at(
            faults, links[i].file.unlock_line[UNLOCK_KEY_LEVEL],
            "unlock goes round in a circle (%s needs %s, and so on back to it); right would be one level "
            "of the circle without unlock",
            links[i].file.level.id, links[i].file.level.unlock_level);
}

static int check_all(struct link *links, size_t size, levels_report *report, void *context, bool *changed)
{
    int count = 0;
    for (size_t i = 0; i < size; i++) {
        struct faults faults = {.name = links[i].path, .report = report, .context = context};
        if (!links[i].sound)
            continue;
        check_named(links, size, i, &faults);
        check_circle(links, size, i, &faults);
        if (faults.count > 0) {
            links[i].sound = false;
            *changed = true;
        }
        count += links[i].own ? 0 : faults.count;
    }
    return count;
}

int links_check(struct link *links, size_t size, levels_report *report, void *context)
{
    int count = 0;
    bool changed = true;
    while (changed) { /* until no more of the player's own fall with those they need */
        changed = false;
        count += check_all(links, size, report, context, &changed);
    }
    return count;
}
