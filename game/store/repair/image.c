#define _DEFAULT_SOURCE
#include "store/repair/image.h"

#include "store/db.h"
#include "store/place.h"
#include "store/schema.h"
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file format (sqlite.org/fileformat2): the header of the database in 1.3, the log in 4.1. Every store of
 * ours has pages of SQLite's own size. */
enum { PAGE = 4096, LOG_HEADER = 32, FRAME_HEADER = 24 };
enum { LOG_MAGIC = 0x377f0682 }; /* and 1 more where its sums are big-endian */

struct bytes {
    unsigned char *at;
    int64_t size;
};

static void put_big(unsigned char *at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(value >> (24 - 8 * i));
}

/* A piece that the disk does not give back any more stays as it is: zeros. */
static void read_all(int file, unsigned char *at, int64_t size)
{
    for (int64_t done = 0; done < size;) {
        int64_t piece = size - done < PAGE ? size - done : PAGE;
        ssize_t got = pread(file, at + done, (size_t)piece, done);

        if (got == 0)
            break;
        done += got > 0 ? got : errno == EINTR ? 0 : piece;
    }
}

/* A whole file, with zeros up to a whole number of pages and at least `least` bytes. Free with sqlite3_free.
 */
static int take_file(const char *path, int64_t least, struct bytes *out)
{
    struct stat found;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe is no reason to wait */

    if (file < 0)
        return -errno;
    int result = fstat(file, &found) ? -errno : !S_ISREG(found.st_mode) ? -EISDIR : 0;
    if (result == 0 && found.st_size > IMAGE_BYTES_MAX)
        result = -EFBIG;
    if (result == 0) {
        int64_t size = found.st_size > least ? found.st_size : least;

        out->size = (size + PAGE - 1) / PAGE * PAGE;
        out->at = sqlite3_malloc64((sqlite3_uint64)out->size + 1);
        result = out->at ? 0 : -ENOMEM;
        if (result == 0) {
            memset(out->at, 0, (size_t)out->size);
            read_all(file, out->at, found.st_size);
        }
    }
    close(file);
    return result;
}

/* The running sums of the log over whole pairs of words (4.2 of the file format). */
static void add_sums(const unsigned char *at, size_t size, bool big_endian, uint32_t sums[2])
{
    for (size_t i = 0; i < size; i += 8) {
        uint32_t pair[2];

        for (int k = 0; k < 2; k++) {
            uint32_t word = place_big(at + i + 4 * (size_t)k);
            pair[k] =
                big_endian ? word : word >> 24 | (word >> 8 & 0xff00) | (word << 8 & 0xff0000) | word << 24;
        }
        sums[0] += pair[0] + sums[1];
        sums[1] += pair[1] + sums[0];
    }
}

/* Where the last commit in the log ends, in frames; 0 when nothing in it counts. *pages: of the database
 * then. */
static int64_t committed(const struct bytes *log, uint32_t *pages)
{
    uint32_t sums[2] = {0};
    int64_t last = 0;

    if (log->size < LOG_HEADER || (place_big(log->at) & ~1u) != LOG_MAGIC || place_big(log->at + 8) != PAGE)
        return 0;
    bool big_endian = place_big(log->at) & 1;
    add_sums(log->at, 24, big_endian, sums);
    if (sums[0] != place_big(log->at + 24) || sums[1] != place_big(log->at + 28))
        return 0;
    for (int64_t i = 0; LOG_HEADER + (i + 1) * (FRAME_HEADER + PAGE) <= log->size; i++) {
        const unsigned char *frame = log->at + LOG_HEADER + i * (FRAME_HEADER + PAGE);

        add_sums(frame, 8, big_endian, sums);
        add_sums(frame + FRAME_HEADER, PAGE, big_endian, sums);
        if (memcmp(frame + 8, log->at + 16, 8) != 0 || sums[0] != place_big(frame + 16) ||
            sums[1] != place_big(frame + 20) || place_big(frame) == 0)
            break;
        if (place_big(frame + 4) > 0) {
            *pages = place_big(frame + 4);
            last = i + 1;
        }
    }
    return last;
}

/* Lays the pages of the log over those of the file. */
static int apply_log(struct bytes *image, const struct bytes *log)
{
    uint32_t pages = 0;
    int64_t frames = committed(log, &pages), size = (int64_t)pages * PAGE;

    if (frames == 0)
        return 0;
    if (size > IMAGE_BYTES_MAX)
        return -EFBIG;
    if (size > image->size) {
        unsigned char *more = sqlite3_realloc64(image->at, (sqlite3_uint64)size);
        if (!more)
            return -ENOMEM;
        memset(more + image->size, 0, (size_t)(size - image->size));
        image->at = more;
        image->size = size;
    }
    for (int64_t i = 0; i < frames; i++) {
        const unsigned char *frame = log->at + LOG_HEADER + i * (FRAME_HEADER + PAGE);
        int64_t page = (int64_t)place_big(frame) - 1;

        if ((page + 1) * PAGE <= image->size)
            memcpy(image->at + page * PAGE, frame + FRAME_HEADER, PAGE);
    }
    return 0;
}

static int take_image(const char *path, struct bytes *image)
{
    char name[PLACE_PATH_SIZE];
    struct bytes log = {0};
    int result = take_file(path, PAGE, image);

    if (result == 0 && snprintf(name, sizeof name, "%s-wal", path) < (int)sizeof name &&
        take_file(name, 0, &log) == 0 && log.size > 0)
        result = apply_log(image, &log);
    sqlite3_free(log.at);
    return result;
}

/* What never differs between stores of ours, or does not matter to one who only reads. In place of the log
 * (18, 19) the copy has none; it has as many pages as there are (28), and none of them is free (32). */
static int mend_header(struct bytes *image)
{
    static const unsigned char beginning[24] = "SQLite format 3\0\x10\0\1\1\0\x40\x20\x20";
    unsigned char *at = image->at;
    uint32_t version = place_big(at + 60);
    bool ours = place_big(at + 68) == SCHEMA_APPLICATION_ID;

    memcpy(at, beginning, sizeof beginning);
    put_big(at + 28, (uint32_t)(image->size / PAGE));
    memset(at + 32, 0, 8);
    put_big(at + 44, 4); /* schema format */
    memset(at + 48, 0, 52);
    put_big(at + 56, 1); /* UTF-8 */
    put_big(at + 68, SCHEMA_APPLICATION_ID);
    memcpy(at + 92, at + 24, 4); /* the count of pages above counts */
    return ours && version >= 1 && version <= INT32_MAX ? (int)version : 0;
}

/* Of the schema only our tables, as they are today, and the indexes that belong to their definition. */
static int mend_schema(sqlite3 *db)
{
    sqlite3 *model;
    int code = schema_model(&model, STORE_SCHEMA_VERSION);

    if (code == SQLITE_OK)
        code = db_exec(db, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE rootpage IS NULL OR"
                           " rootpage < 2 OR (type <> 'table' AND name NOT GLOB 'sqlite_autoindex_*')");
    for (int i = 0; i < SCHEMA_TABLES && code == SQLITE_OK; i++) {
        struct db_rows rows =
            db_rows(model, "SELECT sql FROM sqlite_schema WHERE name = ?", "t", schema_tables[i]);
        if (db_next(&rows))
            rows.code = db_run(db,
                               "UPDATE sqlite_schema SET type = 'table', name = ?1, tbl_name = ?1, sql = ?2"
                               " WHERE name = ?1 OR (type = 'table' AND tbl_name = ?1) OR sql = ?2",
                               "tt", schema_tables[i], (const char *)sqlite3_column_text(rows.row, 0));
        code = db_end(&rows);
    }
    sqlite3_close(model);
    return code;
}

/* The connection owns the bytes from here on, whatever happens. */
static int open_bytes(struct bytes *image, sqlite3 **out)
{
    sqlite3 *db = NULL;
    int code = sqlite3_open(":memory:", &db);

    if (code == SQLITE_OK)
        code = sqlite3_deserialize(db, "main", image->at, image->size, image->size,
                                   SQLITE_DESERIALIZE_FREEONCLOSE);
    else
        sqlite3_free(image->at);
    if (code == SQLITE_OK)
        code = db_bind(db);
    if (code == SQLITE_OK)
        code = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, (int *)NULL);
    if (code == SQLITE_OK)
        code = db_exec(db, "PRAGMA cell_size_check = OFF; PRAGMA journal_mode = MEMORY");
    if (code == SQLITE_OK || db_code_damaged(code)) {
        /* What cannot be mended of the schema stays: whoever reads looks at each table. RESET reads it anew.
         */
        (void)mend_schema(db);
        db_exec(db, "PRAGMA writable_schema = RESET");
        db_exec(db, "PRAGMA writable_schema = ON"); /* a faulty rest of the schema is no reason to stop */
        *out = db;
        return 0;
    }
    sqlite3_close(db);
    return db_errno(code);
}

int image_open(const char *path, sqlite3 **out, int *version)
{
    struct bytes image = {0};
    int result = take_image(path, &image);

    if (result) {
        sqlite3_free(image.at);
        return result;
    }
    *version = mend_header(&image);
    return open_bytes(&image, out);
}
