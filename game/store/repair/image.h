#ifndef STORE_REPAIR_IMAGE_H
#define STORE_REPAIR_IMAGE_H

#include <sqlite3.h>

/*
 * A damaged store, opened as far as it can be: a copy in memory, never the file itself. The copy takes over
 * what the log has, is given the header that every store of ours has, and of its schema only our own tables
 * stay, in the words of our last migration (rows of earlier versions are shorter, and SQLite gives what they
 * lack its default). So neither a fault in the header nor anything hostile in the schema is in the way.
 *
 * 0 and a connection to close with sqlite3_close; -ENOENT and so on when the file cannot be opened, -ENOMEM,
 * -EFBIG beyond IMAGE_BYTES_MAX. What cannot be read of the disk is zeros. *version: what the header
 * says, or 0 when it does not say that it is ours; larger than STORE_SCHEMA_VERSION of a later Surefoot,
 * whose rows may hold more than this one knows.
 */
#define IMAGE_BYTES_MAX ((INT64_C(1) << 31) - (INT64_C(1) << 20)) /* as much as SQLite allocates at once */
int image_open(const char *path, sqlite3 **out, int *version);

#endif
