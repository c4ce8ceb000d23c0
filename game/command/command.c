#define _POSIX_C_SOURCE 200809L

#include "command/command.h"

#include "activity/score.h"
#include "command/common.h"
#include "i18n/i18n.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const struct command *const commands[] = {&command_play,
                                          &command_score,
                                          &command_sway,
                                          &command_levels,
                                          &command_devices,
                                          &command_players,
                                          &command_scores,
                                          &command_history,
                                          &command_export,
                                          &command_verify,
                                          &command_recover,
                                          &command_shot,
                                          NULL};

static const struct command *find(const char *name)
{
    for (int i = 0; commands[i]; i++)
        if (!strcmp(commands[i]->name, name))
            return commands[i];
    return NULL;
}

static int help(void)
{
    fputs("Surefoot: a trail up a mountain, walked on one leg.\n\n", stdout);
    fputs(command_open.help, stdout);
    fputs("\nCommands that need no display:\n", stdout);
    for (int i = 0; commands[i]; i++)
        printf("  %-9s %s\n", commands[i]->name, commands[i]->summary);
    fputs("  help      these words, or those of a command; `help score` tells how points are given\n"
          "\n`surefoot NAME --help` says more about each. The manual: man surefoot\n",
          stdout);
    return EXIT_FINE;
}

static int help_on(const char *name)
{
    const struct command *command = find(name);

    if (!command)
        return common_wrong("help", "there is no command", name, "(see surefoot --help)");
    fputs(command->help, stdout);
    if (command == &command_score)
        printf("\n%s\n", score_explained());
    return EXIT_FINE;
}

static bool asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--"); i++)
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
            return true;
    return false;
}

static int choose(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    const struct command *command = find(word);

    if (command) {
        if (asks_for_help(argc - 1, argv + 1))
            return help_on(command->name);
        return command->run(argc - 1, argv + 1);
    }
    if (!strcmp(word, "help")) {
        if (argc > 3)
            return common_wrong("help", "one command at a time, please", NULL, NULL);
        return argc == 3 && !asks_for_help(argc - 1, argv + 1) ? help_on(argv[2]) : help();
    }
    if (asks_for_help(argc, argv))
        return help();
    if (!strcmp(word, "--version")) {
        puts("surefoot " SUREFOOT_VERSION);
        return EXIT_FINE;
    }
    if (*word && *word != '-')
        return common_wrong("", "there is no command", word, "(see surefoot --help)");
    return command_open.run(argc, argv);
}

static bool is_folder(const char *path)
{
    struct stat found;

    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

/* Catalogues: $SUREFOOT_LOCALE, beside the game's other files, or where the build makes them. */
static void take_language(void)
{
    static const char name[] = "/locale";
    const char *named = getenv("SUREFOOT_LOCALE");
    char beside[COMMON_PATH_SIZE];

    if (command_data_dir(beside, sizeof beside - sizeof name))
        return; /* whatever needs that folder reports it */
    strcat(beside, name);
    if (!named || !*named)
        named = is_folder(beside) ? beside : SUREFOOT_BUILD_LOCALE;
    if (i18n_open(named))
        common_wrong("", "no other language than English:", "gettext", "does not work here");
}

/* Why an earlier write failed was lost with it: one more fails likewise. */
static int ask_why(void)
{
    clearerr(stdout);
    return putchar('\n') == EOF || fflush(stdout) ? errno : EIO;
}

/* Whatever a command printed is written now, or it is told why not. Some disks tell of it only at closing. */
static bool close_output(void)
{
    bool failed = ferror(stdout) != 0;
    int why = fflush(stdout) ? errno : 0;

    if (failed && !why)
        why = ask_why();
    if (fclose(stdout) && !why && errno != EBADF) /* closed from the beginning, and nothing was to be told */
        why = errno;
    if (why)
        fprintf(stderr, "surefoot: the output could not be written: %s\n", strerror(why));
    return why != 0;
}

int command_main(int argc, char **argv)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};

    /* A reader that goes away, or a limit of the length of files, is an ordinary write error, not a sudden
     * end.
     */
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);
    take_language();
    int status = choose(argc, argv);
    return close_output() ? status == EXIT_FINE ? EXIT_FAILED : status : status;
}

static bool holds_levels(const char *folder)
{
    char levels[COMMON_PATH_SIZE + 16];

    snprintf(levels, sizeof levels, "%s/levels", folder);
    return is_folder(levels);
}

/* <folder of the program>/../share/surefoot */
static bool installed(char out[COMMON_PATH_SIZE])
{
    static const char share[] = "/../share/surefoot";
    ssize_t length = readlink("/proc/self/exe", out, COMMON_PATH_SIZE - sizeof share);

    if (length <= 0)
        return false;
    out[length] = '\0';
    char *slash = strrchr(out, '/');
    if (!slash)
        return false;
    strcpy(slash, share);
    return holds_levels(out);
}

int command_data_dir(char *out, size_t size)
{
    char beside[COMMON_PATH_SIZE];
    const char *named = getenv("SUREFOOT_DATA");
    const char *folder = SUREFOOT_SOURCE_TREE;

    if (named && *named)
        folder = named;
    else if (installed(beside))
        folder = beside;
    int length = snprintf(out, size, "%s", folder);
    return length < 0 || (size_t)length >= size ? -ENAMETOOLONG : 0;
}
