#ifndef COMMAND_COMMON_H
#define COMMAND_COMMON_H

#include "coach/book.h"
#include "command/command.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* What several commands share. Functions that report do so with one line on standard error. */

enum { COMMON_PATH_SIZE = 1024 };

/* Somebody's text on its way to a terminal: what is no character of UTF-8, and what a terminal would obey
 * (escapes, line ends, any control character, what turns the order of a line), as '?'. */
void common_put(FILE *file, const char *text);
/* Its first character alone: so many bytes of text it was. */
int common_put_one(FILE *file, const char *text);

/* The same, for what printf aligns: the text, or its beginning, in out. */
enum { COMMON_PLAIN_SIZE = 128 };
const char *common_plain(const char *text, char out[COMMON_PLAIN_SIZE]);

/* "surefoot COMMAND: BEFORE "WORD" AFTER"; word and after may be NULL. Always EXIT_USAGE. */
int common_wrong(const char *command, const char *before, const char *word, const char *after);
/* The same of a run that failed, whatever was asked for. Always EXIT_FAILED. */
int common_stopped(const char *command, const char *before, const char *word, const char *after);
/* The same as common_wrong with the errno why, after a colon: before "word": why. */
int common_failed(const char *command, const char *before, const char *word, int why);

/* Whole text, "." for the decimal point whatever the locale, finite, low..high. False: *out untouched. */
bool common_real(const char *text, double low, double high, double *out);
bool common_whole(const char *text, int64_t low, int64_t high, int64_t *out);

/* The player's own store; close with store_close. 0 or EXIT_USAGE. */
int common_store(const char *command, struct store **out);
/* The same for a command that only reads: nothing is made, moved or changed. */
int common_store_reading(const char *command, struct store **out);

/* A player who must exist already. 0 or EXIT_USAGE. */
int common_player(const char *command, struct store *store, const char *name, struct store_player *out);

/*
 * The book that came with the game, with_own with the player's own levels and workouts beside it; free with
 * book_free. A faulty file of the player's own is reported and left out. 0 or EXIT_USAGE.
 */
int common_book(const char *command, bool with_own, struct book *out);

/* Where the game's book is, and the player's own beside the store. 0 or EXIT_USAGE; the latter "" when there
 * is no home. */
int common_book_folders(const char *command, char game[COMMON_PATH_SIZE], char own[COMMON_PATH_SIZE]);

/* By id, or by the beginning of one id only. NULL and a report. */
const struct level *common_level(const char *command, const struct trail *trail, const char *word);

/* The same for a workout. */
const struct workout *common_workout(const char *command, const struct book *book, const char *word);

/* "2026-11-22T07:46:49Z" */
enum { COMMON_TIME_SIZE = 32 };
void common_time(int64_t unix_s, char out[COMMON_TIME_SIZE]);

/* "2026-11-22": of store_day */
void common_day(int day, char out[COMMON_TIME_SIZE]);

#endif
