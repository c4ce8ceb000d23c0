#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include <stddef.h>

/*
 * The command line: one file a command. Exit status of all: 0 fine, 1 the run or check failed, 2 wrong use
 * or unreadable input with one clear line on standard error.
 */
enum { EXIT_FINE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

struct command {
    const char *name;
    const char *summary;               /* one line for `surefoot --help` */
    const char *help;                  /* `surefoot NAME --help`: usage, options, an example */
    int (*run)(int argc, char **argv); /* argv[0] is the command's name */
};

extern const struct command command_open, command_play, command_score, command_sway, command_levels,
    command_devices, command_players, command_scores, command_history, command_export, command_verify,
    command_recover, command_shot;

/* All but command_open (which is `surefoot` without words), NULL at the end. */
extern const struct command *const commands[];

/* Runs what the command line asks for and gives the exit status. */
int command_main(int argc, char **argv);

/*
 * Folder that holds assets/ and levels/: $SUREFOOT_DATA, beside an installed program, or the source tree.
 * 0, or -ENAMETOOLONG.
 */
int command_data_dir(char *out, size_t size);

#endif
