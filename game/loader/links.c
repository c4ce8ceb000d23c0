#include "loader/links.h"

#include <string.h>

/* The one that opens this one; size when there is none. */
static size_t needed(const struct link *links, size_t size, size_t i)
{
    if (!links[i].sound || links[i].level.unlock_level[0] == '\0')
        return size;
    for (size_t j = 0; j < size; j++) {
        if (strcmp(links[j].id, links[i].level.unlock_level) == 0)
            return j;
    }
    return size;
}

static void check_named(const struct link *links, size_t size, size_t i, struct faults *faults)
{
    char quote[FAULT_QUOTE_SIZE];
    const struct link *link = &links[i];
    if (link->sound && link->level.unlock_level[0] && needed(links, size, i) == size)
        fault_at(faults, link->line,
                 "unlock names \"%s\" and there is no such level; right would be the folder and name of one, "
                 "such as %s",
                 fault_quote(link->level.unlock_level, quote), links[0].id);
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
            faults, links[i].line,
            "unlock goes round in a circle (%s needs %s, and so on back to it); right would be one level "
            "of the circle without unlock",
            links[i].id, links[i].level.unlock_level);
}

void links_check(const struct link *links, size_t size, levels_report *report, void *context, int *count)
{
    for (size_t i = 0; i < size; i++) {
        struct faults faults = {.name = links[i].name, .report = report, .context = context};
        check_named(links, size, i, &faults);
        check_circle(links, size, i, &faults);
        *count += faults.count;
    }
}
