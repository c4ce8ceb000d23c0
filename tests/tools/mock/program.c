#define _GNU_SOURCE 1 /* pipe2 */
#include "program.h"

#include "mock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EXIT_CANNOT_START = 127, EXIT_CANNOT_DENY = 126 };

void program_init(struct program *program)
{
    *program = (struct program){
        .out = {.fd = -1, .copy_to = STDOUT_FILENO, .line = g_string_new(NULL)},
        .err = {.fd = -1, .copy_to = STDERR_FILENO, .line = g_string_new(NULL)},
        .lines = g_ptr_array_new_with_free_func(g_free),
    };
}

static void become(char **argv, bool ordinary, int out_fd, int err_fd)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* not to be left behind when a test is stopped */
    signal(SIGPIPE, SIG_DFL);
    /* SDL opens every event node once to look at it, and opening a pipe waits for a writer: it is to look for
     * js nodes instead, which boards here do not have. */
    setenv("SDL_LINUX_JOYSTICK_CLASSIC", "1", 0);
    if (ordinary && !mock_give_up_root())
        _exit(EXIT_CANNOT_DENY);
    if (dup2(out_fd, STDOUT_FILENO) < 0 || dup2(err_fd, STDERR_FILENO) < 0)
        _exit(EXIT_CANNOT_START);
    execvp(argv[0], argv);
    fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
    _exit(EXIT_CANNOT_START);
}

int program_start(struct program *program, char **argv, bool ordinary)
{
    int out[2], err[2];
    if (pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0)
        return -errno; /* the harness ends with that, and so do they */
    pid_t pid = fork();
    if (pid == 0)
        become(argv, ordinary, out[1], err[1]);
    int code = pid < 0 ? -errno : 0;
    close(out[1]);
    close(err[1]);
    program->out.fd = out[0];
    program->err.fd = err[0];
    if (pid > 0)
        program->pid = pid;
    return code;
}

static void take_line(struct program *program, struct program_stream *stream)
{
    g_ptr_array_add(program->lines, g_strdup(stream->line->str));
    g_string_truncate(stream->line, 0);
}

static void pass_on(const struct program_stream *stream, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(stream->copy_to, bytes, size);
        if (written < 0 && errno != EINTR)
            return; /* nobody listens to us: the test goes on */
        if (written > 0) {
            bytes += written;
            size -= (size_t)written;
        }
    }
}

static void take_in(struct program *program, struct program_stream *stream)
{
    char bytes[4096];
    ssize_t size = read(stream->fd, bytes, sizeof bytes);
    if (size < 0 && errno == EINTR)
        return;
    if (size <= 0) {
        if (stream->line->len > 0)
            take_line(program, stream);
        close(stream->fd);
        stream->fd = -1;
        return;
    }
    pass_on(stream, bytes, (size_t)size);
    for (ssize_t i = 0; i < size; i++) {
        if (bytes[i] == '\n')
            take_line(program, stream);
        else
            g_string_append_c(stream->line, bytes[i]);
    }
}

static void notice_end(struct program *program)
{
    int status;
    if (program->pid == 0 || program->ended || waitpid(program->pid, &status, WNOHANG) != program->pid)
        return;
    program->ended = true;
    program->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void program_attend(struct program *program, int timeout_ms)
{
    struct pollfd fds[2] = {{.fd = program->out.fd, .events = POLLIN},
                            {.fd = program->err.fd, .events = POLLIN}};
    bool more = true;
    while (more && poll(fds, 2, timeout_ms) > 0) {
        if (fds[0].revents != 0)
            take_in(program, &program->out);
        if (fds[1].revents != 0)
            take_in(program, &program->err);
        fds[0].fd = program->out.fd;
        fds[1].fd = program->err.fd;
        more = program->out.fd >= 0 || program->err.fd >= 0;
        timeout_ms = 0;
    }
    notice_end(program);
}

bool program_said(struct program *program, const char *text)
{
    for (guint i = program->next_line; i < program->lines->len; i++) {
        if (strstr(g_ptr_array_index(program->lines, i), text) == NULL)
            continue;
        program->next_line = i + 1;
        return true;
    }
    return false;
}

void program_finish(struct program *program)
{
    if (program->pid > 0 && !program->ended) {
        kill(program->pid, SIGKILL);
        waitpid(program->pid, NULL, 0);
    }
    if (program->out.fd >= 0)
        close(program->out.fd);
    if (program->err.fd >= 0)
        close(program->err.fd);
    g_string_free(program->out.line, TRUE);
    g_string_free(program->err.line, TRUE);
    g_ptr_array_unref(program->lines);
}
