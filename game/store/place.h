#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * Where the store lies: its folder, and what becomes of a damaged file.
 */

/* $XDG_DATA_HOME/surefoot/surefoot.db, or below ~/.local/share when that is unset, empty or not absolute (as
 * the XDG base directory specification asks). malloc'ed; 0, -ENOMEM, or -ENOENT when there is no home either.
 */
int place_default(char **path);

enum { PLACE_PATH_SIZE = 4096 };

/* What SQLite keeps beside a database, by the endings of its names. */
enum { PLACE_COMPANIONS = 3 };
extern const char *const place_companions[PLACE_COMPANIONS];

/* Bytes in path + ending; 0 when there is no such file. */
off_t place_size(const char *path, const char *ending);

/* A number as the file format has it: big-endian. */
static inline uint32_t place_big(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Makes the folders above path, readable by their owner alone. 0, or the errno of what could not be made, its
 * name in `culprit` (the beginning of one that is too long). */
int place_folders(const char *path, char *culprit, size_t size);

/*
 * Would SQLite take the file for an empty one and write over what there is? Its log may hold something while
 * the database itself is gone or empty; and a file of one byte is empty to SQLite (os_unix.c, unixFileSize).
 */
bool place_underrated(const char *path);

/*
 * Does the file end before its last page does? SQLite reads the rest of the page as zeros and may find
 * nothing wrong with it. (What lies behind the last page does no harm; SQLite itself cuts it off.) False
 * while there is a log: a crash may have left the page there. Asked while the file is open, without opening
 * it: closing a file drops all locks that this process has on it.
 */
bool place_cut(const char *path, int64_t size);

/*
 * Makes the file when it is missing, and leaves it and what lies beside it (SQLite's files, copies that were
 * set aside) to its owner alone, whatever the folder and the umask say: 0600. 0 or a negative errno.
 */
int place_private(const char *path);

/*
 * A file that goes on behind its last page by less than a page, as some programs that copy leave it, ends
 * there again. Nothing is done while another program has it open or there is a log.
 */
void place_trim(const char *path);

/*
 * One program at a time looks at the store and sets it aside: a lock on <path>.lock, held from place_enter to
 * place_leave or the end of the process. What place_leave takes; -EBUSY when another does not come out; or
 * another negative errno. The same file keeps the mark that somebody met damage: place_doubt sets it,
 * place_doubted asks, place_trust takes it away.
 */
int place_enter(const char *path);
void place_leave(int entered);
void place_doubt(const char *path);
bool place_doubted(int entered);
void place_trust(int entered);

/*
 * Nobody else may have the file open (or begin to) from place_hold to close() of what it returns; made when
 * missing. -EBUSY when another program does not let go of it, or another negative errno.
 */
int place_hold(const char *path);

/* The same for one who reads what nobody writes: nobody may set it aside or end its log meanwhile. For a file
 * that is open already. 0, -EBUSY, or another negative errno. */
int place_hold_reading(int file);

/*
 * Gives path and what SQLite keeps beside it (-wal, -shm, -journal) the name <path>.damaged-YYYYMMDD-HHMMSS,
 * with a number behind it should that be taken, and puts `fresh` in its place. Never over another file. While
 * it is held. 0 and the new name in `aside`, or a negative errno.
 */
int place_set_aside(const char *path, const char *fresh, char *aside, size_t size);

/* Gives `fresh` such a name, beside path, for good: once 0 is returned no power cut takes it away. */
int place_put_aside(const char *path, const char *fresh, char *aside, size_t size);

/* Where the file that is to take the place of path is made. 0 or -ENAMETOOLONG. */
int place_unfinished(const char *path, char *out, size_t size);

/* Every copy that was set aside: non-zero stops, and is returned. 0, or a negative errno. */
typedef int place_visit(void *context, const char *copy);
int place_copies(const char *path, place_visit *visit, void *context);

/* Puts `fresh` (NULL: nothing) in the place of a copy; its bytes and those beside it are written over. */
int place_replace(const char *copy, const char *fresh);

/* Removes a file with what SQLite keeps beside it. Those that are not there are fine. */
void place_remove(const char *path);

#endif
