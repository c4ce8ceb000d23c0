#define _POSIX_C_SOURCE 200809L
#include "show/stop.h"

#include <signal.h>
#include <time.h>

static void heard(sigset_t *set)
{
    struct sigaction now;

    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    if (sigaction(SIGHUP, NULL, &now) == 0 && now.sa_handler != SIG_IGN)
        sigaddset(set, SIGHUP);
}

void stop_hold(void)
{
    sigset_t set;

    heard(&set);
    sigprocmask(SIG_BLOCK, &set, NULL);
}

bool stop_asked(long ns)
{
    struct timespec time = {.tv_nsec = ns};
    sigset_t set;

    heard(&set);
    return sigtimedwait(&set, NULL, &time) > 0;
}
