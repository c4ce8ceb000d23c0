#define _GNU_SOURCE 1
#include "crash_vfs.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILES_MAX = 16, SECTOR = 512 };

/* A change since the last sync: bytes written, or (bytes NULL) a new size. */
struct change {
    sqlite3_int64 offset;
    int size;
    unsigned char *bytes;
    struct change *next;
};

/* A file by name, with what is surely on the disk and what is not yet. */
struct disk_file {
    char path[512];
    unsigned char *synced;
    sqlite3_int64 synced_size;
    struct change *first, **last;
};

struct crash {
    sqlite3_vfs vfs, *real;
    enum crash_kind kind;
    int nth, count;
    uint64_t dice;
    struct disk_file files[FILES_MAX];
    int file_count;
};

struct crash_file {
    sqlite3_file base;
    sqlite3_file *real;
    struct crash *crash;
    struct disk_file *disk; /* NULL: no name, or not looked after */
};

static struct crash crash_state; /* a file system is one to a process */

static void need(int fine, const char *what)
{
    if (fine)
        return;
    perror(what);
    abort();
}

static uint64_t roll(struct crash *crash)
{
    crash->dice ^= crash->dice << 13;
    crash->dice ^= crash->dice >> 7;
    crash->dice ^= crash->dice << 17;
    return crash->dice;
}

/* The bytes of a file on the disk. */
static unsigned char *load(const char *path, sqlite3_int64 *size)
{
    *size = 0;
    unsigned char *bytes = calloc(1, 1);
    int file = open(path, O_RDONLY);
    if (file < 0)
        return bytes;
    *size = lseek(file, 0, SEEK_END);
    bytes = realloc(bytes, (size_t)*size + 1);
    need(bytes && pread(file, bytes, (size_t)*size, 0) == *size, path);
    close(file);
    return bytes;
}

static void forget(struct disk_file *disk)
{
    while (disk->first) {
        struct change *next = disk->first->next;
        free(disk->first->bytes);
        free(disk->first);
        disk->first = next;
    }
    disk->last = &disk->first;
}

static void synced(struct disk_file *disk)
{
    forget(disk);
    free(disk->synced);
    disk->synced = load(disk->path, &disk->synced_size);
}

static void changed(struct disk_file *disk, sqlite3_int64 offset, const void *bytes, int size)
{
    struct change *change = calloc(1, sizeof(*change));
    need(change != NULL, "change");
    change->offset = offset;
    change->size = size;
    if (bytes) {
        change->bytes = malloc((size_t)size);
        need(change->bytes != NULL, "change");
        memcpy(change->bytes, bytes, (size_t)size);
    }
    *disk->last = change;
    disk->last = &change->next;
}

static void apply(struct crash *crash, int file, const struct change *change)
{
    if (!change->bytes) {
        need(ftruncate(file, change->offset) == 0, "truncate");
        return;
    }
    for (int at = 0; at < change->size; at += SECTOR) {
        size_t part = (size_t)(change->size - at < SECTOR ? change->size - at : SECTOR);
        if (roll(crash) % 4) /* most sectors arrive, so that whole changes do as well */
            need(pwrite(file, change->bytes + at, part, change->offset + at) == (ssize_t)part, "write");
    }
}

/* The disk as it is found after the power failed: each change is there, in part there, or not. */
static void cut_power(struct crash *crash)
{
    for (int i = 0; i < crash->file_count; i++) {
        struct disk_file *disk = &crash->files[i];
        if (!disk->first)
            continue;
        int file = open(disk->path, O_WRONLY);
        need(file >= 0 && ftruncate(file, 0) == 0, disk->path);
        need(pwrite(file, disk->synced, (size_t)disk->synced_size, 0) == disk->synced_size, disk->path);
        for (struct change *change = disk->first; change; change = change->next) {
            if (roll(crash) % 2)
                apply(crash, file, change);
        }
        close(file);
    }
}

/* Counts a change. The one at which to die does not return, but from CRASH_TORN with a write to tear. */
static int strike(struct crash *crash, int is_write)
{
    if (++crash->count != crash->nth)
        return 0;
    if (crash->kind == CRASH_TORN && is_write)
        return 1;
    if (crash->kind == CRASH_POWER)
        cut_power(crash);
    kill(getpid(), SIGKILL);
    return 0;
}

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct crash_file *)file)->real;
}

static int crash_close(sqlite3_file *file)
{
    sqlite3_file *real = real_of(file);
    return real->pMethods->xClose(real);
}

static int crash_read(sqlite3_file *file, void *out, int size, sqlite3_int64 offset)
{
    sqlite3_file *real = real_of(file);
    return real->pMethods->xRead(real, out, size, offset);
}

static int crash_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    struct crash_file *own = (struct crash_file *)file;
    if (strike(own->crash, 1)) {
        own->real->pMethods->xWrite(own->real, bytes, size / 2, offset);
        kill(getpid(), SIGKILL);
    }
    int code = own->real->pMethods->xWrite(own->real, bytes, size, offset);
    if (code == SQLITE_OK && own->disk)
        changed(own->disk, offset, bytes, size);
    return code;
}

static int crash_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    struct crash_file *own = (struct crash_file *)file;
    strike(own->crash, 0);
    int code = own->real->pMethods->xTruncate(own->real, size);
    if (code == SQLITE_OK && own->disk)
        changed(own->disk, size, NULL, 0);
    return code;
}

static int crash_sync(sqlite3_file *file, int flags)
{
    struct crash_file *own = (struct crash_file *)file;
    strike(own->crash, 0);
    int code = own->real->pMethods->xSync(own->real, flags);
    if (code == SQLITE_OK && own->disk)
        synced(own->disk);
    return code;
}

static int crash_file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    sqlite3_file *real = real_of(file);
    return real->pMethods->xFileSize(real, size);
}

static int crash_lock(sqlite3_file *file, int level)
{
    sqlite3_file *real = real_of(file);
    return real->pMethods->xLock(real, level);
}

static int crash_unlock(sqlite3_file *file, int level)
{
    sqlite3_file *real = real_of(file);
    return real->pMethods->xUnlock(real, level);
}

static int crash_check_reserved(sqlite3_file *file, int *out)
{
    sqlite3_file *real = real_of(file);
    return real->pMethods->xCheckReservedLock(real, out);
}

static int crash_control(sqlite3_file *file, int what, void *argument)
{
    sqlite3_file *real = real_of(file);
    return real->pMethods->xFileControl(real, what, argument);
}

static int crash_sector_size(sqlite3_file *file)
{
    sqlite3_file *real = real_of(file);
    return real->pMethods->xSectorSize(real);
}

/* No promises about the disk: neither that a write is atomic nor that writes keep their order. */
static int crash_characteristics(sqlite3_file *file)
{
    (void)file;
    return 0;
}

static int crash_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    sqlite3_file *real = real_of(file);
    return real->pMethods->xShmMap(real, page, size, extend, out);
}

static int crash_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
    sqlite3_file *real = real_of(file);
    return real->pMethods->xShmLock(real, offset, count, flags);
}

static void crash_shm_barrier(sqlite3_file *file)
{
    sqlite3_file *real = real_of(file);
    real->pMethods->xShmBarrier(real);
}

static int crash_shm_unmap(sqlite3_file *file, int remove)
{
    sqlite3_file *real = real_of(file);
    return real->pMethods->xShmUnmap(real, remove);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = crash_close,
    .xRead = crash_read,
    .xWrite = crash_write,
    .xTruncate = crash_truncate,
    .xSync = crash_sync,
    .xFileSize = crash_file_size,
    .xLock = crash_lock,
    .xUnlock = crash_unlock,
    .xCheckReservedLock = crash_check_reserved,
    .xFileControl = crash_control,
    .xSectorSize = crash_sector_size,
    .xDeviceCharacteristics = crash_characteristics,
    .xShmMap = crash_shm_map,
    .xShmLock = crash_shm_lock,
    .xShmBarrier = crash_shm_barrier,
    .xShmUnmap = crash_shm_unmap,
};

static struct disk_file *look_after(struct crash *crash, const char *path)
{
    for (int i = 0; i < crash->file_count; i++) {
        if (strcmp(crash->files[i].path, path) == 0)
            return &crash->files[i];
    }
    need(crash->file_count < FILES_MAX, "files");
    struct disk_file *disk = &crash->files[crash->file_count++];
    snprintf(disk->path, sizeof(disk->path), "%s", path);
    disk->last = &disk->first;
    synced(disk);
    return disk;
}

static int crash_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
    struct crash *crash = vfs->pAppData;
    struct crash_file *own = (struct crash_file *)file;
    *own = (struct crash_file){.crash = crash, .real = (sqlite3_file *)(own + 1)};
    if (name && (flags & SQLITE_OPEN_CREATE) && access(name, F_OK) != 0)
        strike(crash, 0);
    int code = crash->real->xOpen(crash->real, name, own->real, flags, out_flags);
    if (code != SQLITE_OK)
        return code;
    if (name)
        own->disk = look_after(crash, name);
    own->base.pMethods = &methods;
    return SQLITE_OK;
}

static int crash_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    struct crash *crash = vfs->pAppData;
    strike(crash, 0);
    int code = crash->real->xDelete(crash->real, name, sync);
    synced(look_after(crash, name));
    return code;
}

void crash_install(enum crash_kind kind, int nth, uint64_t seed)
{
    struct crash *crash = &crash_state;
    crash->real = sqlite3_vfs_find(NULL);
    crash->kind = kind;
    crash->nth = nth;
    crash->dice = seed * 0x9e3779b97f4a7c15u + 1;
    /* What is not replaced goes straight to the real functions; of those only xOpen looks at pAppData. */
    crash->vfs = *crash->real;
    crash->vfs.pNext = NULL;
    crash->vfs.zName = "crash";
    crash->vfs.szOsFile = (int)sizeof(struct crash_file) + crash->real->szOsFile;
    crash->vfs.pAppData = crash;
    crash->vfs.xOpen = crash_open;
    crash->vfs.xDelete = crash_delete;
    need(sqlite3_vfs_register(&crash->vfs, 1) == SQLITE_OK, "sqlite3_vfs_register");
}

int crash_count(void)
{
    return crash_state.count;
}
