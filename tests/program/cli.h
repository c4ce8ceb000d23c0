#ifndef PLAY_CLI_H
#define PLAY_CLI_H

#include "test.h"

#include "measure/sample.h"

#include <jansson.h>
#include <sys/types.h>

/* The real program, run from a test, with a data folder of its own. Anything unexpected aborts the test. */
struct cli {
    char folder[128]; /* temporary: data and whatever the test puts there */
};

struct cli_result {
    int status;      /* exit status; 128 + signal when it was killed */
    char *out, *err; /* the test's */
};

/* $HOME, $XDG_DATA_HOME and $F (for command lines) become the folder. */
int cli_set_up(void **state); /* cmocka's fixtures: *state is a struct cli */
int cli_tear_down(void **state);
#define CLI_TEST(name) TEST_ON(name, struct cli *cli, cli_set_up, cli_tear_down)

/* Words of a shell command line after the program's name. What it said is the test's, until that ends. */
struct cli_result cli_run(const char *words);
/* The same, and wants that exit status. */
struct cli_result cli_said(int status, const char *words);
/* The same, and wants these words in what it said. "": it said nothing there; NULL: anything will do. */
void cli_tells(int status, const char *words, const char *out, const char *err);

/* Runs, wants that exit status and one JSON object on standard output, which is the test's. */
json_t *cli_json(int status, const char *words);

/* Words put together, as by printf; they are the test's. */
const char *cli_words(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A file of the test's folder: where it is, and what stands in it; both are the test's. */
const char *cli_path(const char *name);
char *cli_text(const char *name);
/* The file opened by the caller, who closes it; and a recording written into it. */
FILE *cli_file(const char *name, const char *mode);
void cli_rows(FILE *file, const struct sample *samples, size_t count);

/* Wants exit status 2, nothing on standard output and exactly one line on standard error. */
void cli_refuses(const char *words);

/* Value below an object, by a path of keys and indexes: "sets.0.points". Fails the test when it is missing.
 */
json_t *at(json_t *object, const char *path);
long long whole_at(json_t *object, const char *path);
double number_at(json_t *object, const char *path);
const char *text_at(json_t *object, const char *path);

/* cmocka compares in single precision only. */
void close_to(double value, double wanted, double within);

/* Starts the program and goes on; words as an argument list, NULL at the end. */
pid_t cli_start(const char *const *words);

/* Has the file a line that begins with these words? */
int cli_has_line(const char *path, const char *line);

/* Until the file has that line: true; false after a minute or when the program has ended. */
int cli_wait_line(pid_t pid, const char *path, const char *line);

/* Exit status of a started program, as in cli_result. */
int cli_end(pid_t pid);

#endif
