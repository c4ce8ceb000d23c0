#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include <getopt.h> /* optind */
#include <stdbool.h>
#include <stddef.h>

/* The options of a command as a table: a row for each says what its value is and where it goes. */
enum option_kind {
    OPTION_FLAG,  /* bool: it is there; it takes no value */
    OPTION_TEXT,  /* const char * */
    OPTION_WORD,  /* an enum: the first of `words` is `first`, and so on */
    OPTION_REAL,  /* double, from least to most */
    OPTION_WHOLE, /* int64_t, from least to most */
    OPTION_OWN    /* what `parse` makes of it */
};

struct option_row {
    const char *name; /* NULL ends a list, and one of words */
    enum option_kind kind;
    size_t at;    /* of the value, in what the list is for */
    size_t given; /* of a bool that is set with it; 0: none */
    double least, most;
    const char *const *words;
    int first;
    bool (*parse)(const char *text, void *at); /* false: it is none of those */
    const char *wants;                         /* "two numbers, as 0,3" */
};

struct options {
    const struct option_row *rows; /* NULL ends a list of them */
    void *into;
};

/* Of OPTION_WHOLE: as far as they go. */
#define OPTION_ENDLESS 0x1p63

enum { OPTIONS_MAX = 32 }; /* of one command */

/*
 * Reads what the command line has of all these lists, each into its own. 0, with optind at the first word; or
 * EXIT_USAGE with a report.
 */
int options_read_all(const char *command, int argc, char **argv, const struct options *lists);

/* The same of one list; and of one for a command that takes no words. */
int options_read(const char *command, int argc, char **argv, const struct option_row *rows, void *into);
int options_alone(const char *command, int argc, char **argv, const struct option_row *rows, void *into);

extern const char *const option_sides[]; /* "left" ...: first is SIDE_LEFT */

#endif
