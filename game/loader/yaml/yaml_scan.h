#ifndef LOADER_YAML_YAML_SCAN_H
#define LOADER_YAML_YAML_SCAN_H

#include "coach/level.h"

/* The files of a book, found but not read. */
enum scan_kind { SCAN_CARD, SCAN_LEVEL, SCAN_WORKOUT, SCAN_NOTE, SCAN_STRAY };

struct scan_file {
    char *path;
    enum scan_kind kind;
    enum chapter chapter; /* of a level */
    bool own;             /* the player's */
};

struct scan {
    struct scan_file *files;
    size_t count, capacity;
};

/*
 * Adds every *.yaml one folder below `folder`, and those in `folder` itself, which are stray as those in
 * folders of unknown names are. Templates are passed over. 0 or a negative errno.
 */
int scan_game(struct scan *scan, const char *folder);

/* Adds folder/exercises/ alone. 0 or a negative errno. */
int scan_cards(struct scan *scan, const char *folder);

/* Adds folder/levels/ and folder/workouts/ as the player's own. It is no error when there are none. */
int scan_own(struct scan *scan, const char *folder);

/* Cards, levels in the order of the trail, workouts, notes; the player's own behind the game's. */
void scan_sort(struct scan *scan);

void scan_free(struct scan *scan);

#endif
