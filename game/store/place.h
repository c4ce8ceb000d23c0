#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Where the store lies: its folder, and what becomes of a damaged file.
 */

/* $XDG_DATA_HOME/surefoot/surefoot.db, or below ~/.local/share when that is unset, empty or not absolute (as
 * the XDG base directory specification asks). malloc'ed; 0, -ENOMEM, or -ENOENT when there is no home either.
 */
int place_default(char **path);

/* Makes the folders above path, readable by their owner alone. 0, or the errno of what could not be made, its
 * name in `culprit`. */
int place_folders(const char *path, char *culprit, size_t size);

/* The database is gone or empty while its log holds something: opening it would throw that away. */
bool place_orphaned(const char *path);

/*
 * Renames path and what SQLite keeps beside it (-wal, -shm, -journal) to <path>.damaged-YYYYMMDD-HHMMSS, with
 * a number behind it should that name be taken. Never over another file. Waits for other programs that have
 * the file open, for as long as any lock is waited for. 0 and the new name in `aside`; 0 and "" when another
 * program has done it meanwhile; -EBUSY when another program goes on using the file; or the errno of what
 * went wrong.
 */
int place_set_aside(const char *path, char *aside, size_t size);

#endif
