#define _DEFAULT_SOURCE /* wait4 */

#include "display.h"

#include "bench.h"

#include "folder.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WORDS_MAX = 24 };

static pid_t start(const char *const *words)
{
    char *arguments[WORDS_MAX] = {NULL};
    pid_t pid = fork();

    if (pid != 0)
        return pid;
    for (int i = 0; words[i] && i < WORDS_MAX - 1; i++)
        arguments[i] = strdup(words[i]);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    execvp(arguments[0], arguments);
    _exit(127);
}

bool display_open(struct display *display)
{
    char number[16] = "", name[24], fd[16];
    const char *const words[] = {"Xvfb", "-displayfd",   fd,  "-nolisten", "tcp", "-screen",
                                 "0",    "1920x1080x24", NULL};
    int said[2];
    ssize_t got = 0;

    if (pipe(said))
        return false;
    snprintf(fd, sizeof fd, "%d", said[1]);
    display->pid = start(words);
    close(said[1]);
    for (size_t length = 0; !strchr(number, '\n') && length < sizeof number - 1; length += (size_t)got) {
        got = read(said[0], number + length, sizeof number - 1 - length);
        if (got <= 0)
            break;
    }
    close(said[0]);
    snprintf(name, sizeof name, ":%d", atoi(number));
    setenv("DISPLAY", name, 1);
    setenv("SDL_VIDEODRIVER", "x11", 1);
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    setenv("SDL_RENDER_DRIVER", "software", 1);
    setenv("SDL_FRAMEBUFFER_ACCELERATION", "0", 1);
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1);
    folder_make(display->folder, sizeof display->folder);
    setenv("XDG_DATA_HOME", display->folder, 1);
    setenv("XDG_CACHE_HOME", display->folder, 1);
    snprintf(display->trace, sizeof display->trace, "%s/trace", display->folder);
    setenv("SUREFOOT_TRACE_FRAMES", "1", 1);
    setenv("T", display->trace, 1);
    return got > 0;
}

void display_close(struct display *display)
{
    struct rusage used;

    if (display->pid > 0)
        display_end(display->pid, &used);
    folder_remove(display->folder);
}

pid_t display_start(struct display *display, const char *const *words)
{
    unlink(display->trace);
    return start(words);
}

void display_await(pid_t pid, struct rusage *used)
{
    wait4(pid, NULL, 0, used);
}

void display_end(pid_t pid, struct rusage *used)
{
    kill(pid, SIGTERM);
    display_await(pid, used);
}

int display_frames(const struct display *display, const char *after, struct display_frame *out, int most)
{
    FILE *file = fopen(display->trace, "r");
    char line[256];
    bool counts = !after;
    int frames = 0;

    while (file && fgets(line, sizeof line, file)) {
        long long presented_us, first_us, last_us;
        int count;

        line[strcspn(line, "\n")] = '\0';
        counts |= after && !strcmp(line, after);
        if (!counts ||
            sscanf(line, "frame %lld %d %lld %lld", &presented_us, &count, &first_us, &last_us) != 4)
            continue;
        if (frames < most)
            out[frames] = (struct display_frame){(double)presented_us / 1e6, count, (double)first_us / 1e6,
                                                 (double)last_us / 1e6};
        frames++;
    }
    if (file)
        fclose(file);
    return frames < most ? frames : most;
}

bool display_wait(const struct display *display, const char *after, double seconds)
{
    const struct timespec a_moment = {.tv_nsec = 10000000};
    double end = bench_real_clock() + seconds;
    struct display_frame frame;

    while (display_frames(display, after, &frame, 1) == 0) {
        if (bench_real_clock() > end)
            return false;
        nanosleep(&a_moment, NULL);
    }
    return true;
}
