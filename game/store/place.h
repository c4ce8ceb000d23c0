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

/*
 * Would SQLite take the file for an empty one and write over what there is? Its log may hold something while
 * the database itself is gone or empty; and a file of one byte is empty to SQLite (os_unix.c, unixFileSize).
 */
bool place_underrated(const char *path);

/*
 * Does the file end inside a page? SQLite reads the rest of the page as zeros and may find nothing wrong with
 * it. False while there is a log: a crash may have left the page there. Asked while the file is open, without
 * opening it: closing a file drops all locks that this process has on it.
 */
bool place_cut(const char *path, long page_size);

/*
 * One program at a time looks at the store and sets it aside: a lock on <path>.lock, held from place_enter to
 * place_leave or the end of the process. What place_leave takes; -EBUSY when another does not come out; or
 * another negative errno.
 */
int place_enter(const char *path);
void place_leave(int entered);

/*
 * Renames path and what SQLite keeps beside it (-wal, -shm, -journal) to <path>.damaged-YYYYMMDD-HHMMSS, with
 * a number behind it should that name be taken. Never over another file. Between place_enter and place_leave.
 * 0 and the new name in `aside`; -EBUSY when another program has the file open and does not let go of it; or
 * another negative errno.
 */
int place_set_aside(const char *path, char *aside, size_t size);

#endif
