/* Writes down, in order, what a process does to files below a folder: the simulator of power cuts reads it.
   AMDESK_POWER_FOLDER: the folder. AMDESK_POWER_LOG: the record. Each entry: op, path length, offset, length, path, bytes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int record = -1;
static const char *folder;

static int wanted(const char *path)
{
    if (!folder) {
        folder = getenv("AMDESK_POWER_FOLDER");
        const char *log = getenv("AMDESK_POWER_LOG");
        if (!folder || !log) return 0;
        record = (int)syscall(SYS_openat, AT_FDCWD, log, O_CREAT | O_WRONLY | O_APPEND, 0600);
    }
    return strncmp(path, folder, strlen(folder)) == 0;
}

static void put(const void *bytes, size_t size)
{
    const char *at = bytes;
    while (size > 0) {
        long done = syscall(SYS_write, record, at, size);
        if (done <= 0) abort();
        at += done;
        size -= (size_t)done;
    }
}

static void note(char op, const char *path, uint64_t offset, const void *bytes, size_t size)
{
    uint32_t length = (uint32_t)strlen(path), count = (uint32_t)size;
    put(&op, 1);
    put(&length, 4);
    put(&offset, 8);
    put(&count, 4);
    put(path, length);
    put(bytes, size);
}

static int named(int fd, char *path)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, PATH_MAX);
    if (size <= 0) return 0;
    path[size] = 0;
    return wanted(path);
}

static void note_handle(char op, int fd, uint64_t offset, const void *bytes, size_t size)
{
    char path[PATH_MAX + 1];
    if (named(fd, path)) note(op, path, offset, bytes, size);
}

static void whole(const char *path, char *out)
{
    if (path[0] == '/') { snprintf(out, PATH_MAX, "%s", path); return; }
    char here[PATH_MAX];
    if (!getcwd(here, sizeof here)) abort();
    snprintf(out, 2 * PATH_MAX, "%s/%s", here, path);
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *bytes, size_t size)
{
    REAL(ssize_t, "write", int, const void *, size_t);
    off_t at = lseek(fd, 0, SEEK_CUR);
    ssize_t done = real(fd, bytes, size);
    if (done > 0) note_handle('W', fd, (uint64_t)(at < 0 ? 0 : at), bytes, (size_t)done);
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    ssize_t done = real(fd, bytes, size, at);
    if (done > 0) note_handle('W', fd, (uint64_t)at, bytes, (size_t)done);
    return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) { return pwrite64(fd, bytes, size, at); }

int fsync(int fd)
{
    REAL(int, "fsync", int);
    int failed = real(fd);
    if (!failed) note_handle('S', fd, 0, "", 0);
    return failed;
}

int fdatasync(int fd)
{
    REAL(int, "fdatasync", int);
    int failed = real(fd);
    if (!failed) note_handle('S', fd, 0, "", 0);
    return failed;
}

int ftruncate64(int fd, off64_t size)
{
    REAL(int, "ftruncate64", int, off64_t);
    int failed = real(fd, size);
    if (!failed) note_handle('T', fd, (uint64_t)size, "", 0);
    return failed;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path)
{
    REAL(int, "unlink", const char *);
    char full[2 * PATH_MAX];
    whole(path, full);
    int failed = real(path);
    if (!failed && wanted(full)) note('U', full, 0, "", 0);
    return failed;
}

int rename(const char *from, const char *to)
{
    REAL(int, "rename", const char *, const char *);
    char old[2 * PATH_MAX], new[2 * PATH_MAX];
    whole(from, old);
    whole(to, new);
    int failed = real(from, to);
    if (!failed && wanted(old)) note('R', old, 0, new, strlen(new));
    return failed;
}
