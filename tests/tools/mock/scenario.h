#ifndef TOOLS_SCENARIO_H
#define TOOLS_SCENARIO_H

#include "feed.h"
#include "program.h"

/* A scenario, line by line: the language is in README.md. */
enum { SCENARIO_WORDS_MAX = 16, SCENARIO_BOARDS_MAX = 8 };

struct scenario {
    const char *path;
    int line;
    double timeout_s;
    struct mock *mock;
    struct program program;
    char **argv;   /* of the program */
    bool ordinary; /* the program has to be stopped by file modes */
    struct {
        char *node;
        struct feed *feed;
    } feeds[SCENARIO_BOARDS_MAX];
};

/* One line of a scenario, cut into words. */
struct scenario_line {
    int count;
    char *words[SCENARIO_WORDS_MAX];
    const char *text; /* everything behind the first two words, as it stands */
};

/* Says what is wrong, with file and line, and ends the program under test and this one with status 3. */
G_GNUC_PRINTF(2, 3) G_GNUC_NORETURN void scenario_fail(struct scenario *scenario, const char *format, ...);

/* Feeds and listens until done says so; false when seconds are over first. done NULL: just that long. */
typedef bool scenario_done(struct scenario *scenario, const void *what);
bool scenario_attend(struct scenario *scenario, double seconds, scenario_done *done, const void *what);

/* Runs one line. */
void scenario_do(struct scenario *scenario, const struct scenario_line *line);

void scenario_stop_feed(struct scenario *scenario, const char *node);

#endif
