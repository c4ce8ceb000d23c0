#define _GNU_SOURCE
#include "child.h"
#include "soak.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MAX = 24, LINE_SIZE = 1024 };

/* In the child. */
static void become(const char *line, const struct child *child)
{
    char words[LINE_SIZE], *argv[WORDS_MAX + 2] = {strdup("surefoot")}, *more;
    int count = 1, nothing = open("/dev/null", O_RDONLY);

    snprintf(words, sizeof words, "%s", line);
    for (char *word = strtok_r(words, " ", &more); word && count <= WORDS_MAX;
         word = strtok_r(NULL, " ", &more))
        argv[count++] = word;
    dup2(nothing, STDIN_FILENO);
    dup2(child->out, STDOUT_FILENO);
    dup2(child->err, STDERR_FILENO);
    execv(getenv("SUREFOOT") ? getenv("SUREFOOT") : SUREFOOT_PROGRAM, argv);
    _exit(127);
}

void child_start(const char *line, struct child *out)
{
    out->out = memfd_create("out", MFD_CLOEXEC);
    out->err = memfd_create("err", MFD_CLOEXEC);
    soak_need(out->out >= 0 && out->err >= 0, "memfd_create");
    out->pid = fork();
    soak_need(out->pid >= 0, "fork");
    if (out->pid == 0)
        become(line, out);
    out->ended = (int)syscall(SYS_pidfd_open, out->pid, 0);
    soak_need(out->ended >= 0, "pidfd_open");
}

static char *text_of(int file, size_t *size)
{
    off_t end = lseek(file, 0, SEEK_END);
    char *text = malloc((size_t)end + 1);

    soak_need(end >= 0 && text && pread(file, text, (size_t)end, 0) == end, "what the program wrote");
    text[end] = '\0';
    *size = (size_t)end;
    close(file);
    return text;
}

void child_end(struct child *child, int seconds, struct child_result *out)
{
    struct pollfd ended = {.fd = child->ended, .events = POLLIN};
    int status;

    *out = (struct child_result){0};
    out->hung = poll(&ended, 1, seconds * 1000) == 0;
    if (out->hung)
        kill(child->pid, SIGKILL);
    soak_need(waitpid(child->pid, &status, 0) == child->pid, "waitpid");
    close(child->ended);
    out->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    out->crashed = WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL;
    out->out = text_of(child->out, &out->out_size);
    out->err = text_of(child->err, &out->err_size);
}

void child_free(struct child_result *result)
{
    free(result->out);
    free(result->err);
}

void child_run(const char *line, int seconds, struct child_result *out)
{
    struct child child;

    child_start(line, &child);
    child_end(&child, seconds, out);
}
