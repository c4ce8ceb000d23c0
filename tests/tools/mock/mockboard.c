#define _POSIX_C_SOURCE 200809L /* strtok_r */
#include "scenario.h"

#include <stdio.h>
#include <string.h>

/* mockboard SCENARIO -- PROGRAM ARGS...: plays with balance boards that are not there. See README.md. */

enum { EXIT_WRONG_USE = 2, EXIT_SKIP = 77 };

/* $NAME and ${NAME} from the environment. Unknown names are empty. */
static char *expand(const char *text)
{
    GString *out = g_string_new(NULL);
    while (*text != '\0') {
        if (*text != '$') {
            g_string_append_c(out, *text++);
            continue;
        }
        bool braced = *++text == '{';
        text += braced;
        size_t length = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
        char *name = g_strndup(text, length);
        const char *value = g_getenv(name);
        g_string_append(out, value != NULL ? value : "");
        g_free(name);
        text += length;
        text += braced && *text == '}';
    }
    return g_string_free(out, FALSE);
}

static void do_line(struct scenario *scenario, const char *raw)
{
    struct scenario_line line = {.text = ""};
    char *expanded = expand(raw);
    char *words = g_strdup(expanded);
    char *at = NULL;
    for (char *word = strtok_r(words, " \t", &at); word != NULL; word = strtok_r(NULL, " \t", &at)) {
        if (line.count == SCENARIO_WORDS_MAX)
            break; /* only text is that long, and that is taken whole */
        line.words[line.count++] = word;
        if (line.count == 3)
            line.text = expanded + (word - words);
    }
    if (line.count > 0 && line.words[0][0] != '#')
        scenario_do(scenario, &line);
    g_free(words);
    g_free(expanded);
}

static bool mentions_denial(char *const *lines)
{
    for (int i = 0; lines[i] != NULL; i++)
        if (lines[i][0] != '#' &&
            (g_str_has_prefix(lines[i], "deny ") || strstr(lines[i], " denied") != NULL))
            return true;
    return false;
}

static int finish(struct scenario *scenario)
{
    static char end[] = "wait exit";
    if (scenario->program.pid != 0)
        do_line(scenario, end);
    int status = scenario->program.status;
    for (int i = 0; i < SCENARIO_BOARDS_MAX; i++)
        if (scenario->feeds[i].node != NULL)
            scenario_stop_feed(scenario, scenario->feeds[i].node);
    program_finish(&scenario->program);
    mock_free(scenario->mock);
    return status;
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    char *text;
    if (argc < 4 || strcmp(argv[2], "--") != 0) {
        fprintf(stderr, "usage: umockdev-wrapper mockboard SCENARIO -- PROGRAM ARGS...\n");
        return EXIT_WRONG_USE;
    }
    if (!g_file_get_contents(argv[1], &text, NULL, &error)) {
        fprintf(stderr, "mockboard: %s\n", error->message);
        return EXIT_WRONG_USE;
    }
    struct scenario scenario = {.path = argv[1], .timeout_s = 30.0, .argv = argv + 3, .mock = mock_new()};
    if (scenario.mock == NULL) {
        fprintf(stderr, "mockboard: skipped: not under umockdev-wrapper\n");
        return EXIT_SKIP;
    }
    char **lines = g_strsplit(text, "\n", -1);
    scenario.ordinary = mentions_denial(lines);
    program_init(&scenario.program);
    for (int i = 0; lines[i] != NULL; i++) {
        scenario.line = i + 1;
        do_line(&scenario, lines[i]);
    }
    g_strfreev(lines);
    g_free(text);
    return finish(&scenario);
}
