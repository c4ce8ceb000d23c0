#ifndef LOADER_LEVELS_H
#define LOADER_LEVELS_H

#include "coach/level.h"

/*
 * Level files: YAML, one level a file, the path below the folder without ending is the level's id.
 * levels/README.md shows the format. Every fault is one line "file:line: what, and what would be right".
 */

/* Called once a fault; the line has no newline and is valid during the call. */
typedef void levels_report(void *context, const char *line);

/*
 * Reads every *.yaml below folder (one level deep: chapter/name.yaml) in trail order: chapter, then file
 * name. 0 and *out (free with levels_free), or the negative number of faults reported, or -1 with a report
 * when the folder cannot be read. *out is written only when everything was right.
 */
int levels_load(const char *folder, struct trail *out, levels_report *report, void *context);

/* One level from text in memory; name is used in reports and gives the id. Same checks but for unlocks. */
int levels_parse(const char *name, const char *text, size_t size, struct level *out, levels_report *report,
                 void *context);

void levels_free(struct trail *trail);

#endif
