#ifndef UNCHANGED_H
#define UNCHANGED_H

#include <sqlite3.h>

/*
 * What the program of commit 87a5356 measured, kept to the last bit in unchanged/: every level and workout on
 * every channel as the built-in player plays it, every recording by every exercise that its channel offers,
 * and a store. A change that means to keep all scores keeps these files; one that means to change some is a
 * new version of those exercises' rules, and the tests answer anew what the files ask with UNCHANGED_WRITE=1
 * in the environment.
 *
 * A line that begins with > is what to play, or the name of a recording; those after it are the answer. Its
 * last figure may be an area of an ellipse, which goes through pow() and may differ in its last digit from
 * machine to machine.
 */
#define UNCHANGED SUREFOOT_SOURCE_DIR "/tests/program/unchanged/"

/* Asks the program all that the file asks, with recordings from that folder, and wants the same answers. */
void unchanged_check(const char *name, const char *recordings);

/* The program's store, and rows of it; ?1 is id. What cannot be asked aborts the test. */
sqlite3 *unchanged_db(void);
sqlite3_stmt *unchanged_ask(sqlite3 *db, const char *sql, sqlite3_int64 id);

#endif
