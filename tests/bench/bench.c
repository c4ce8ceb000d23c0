#define _POSIX_C_SOURCE 200809L

#include "bench.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/*
 * What the game costs: samples (every detector alone, and whole trials), frames (every screen while somebody
 * goes on there) and the program itself (how soon it is there, how late a board is seen). Tables, or JSON
 * with
 * --json. --quick is for trying whether it works; its figures are rough.
 */
static const char usage[] =
    "Usage: surefoot-bench [--json] [--quick] [--only PICTURES] [--size WxH] [samples|frames|program ...]\n";

static const struct bench_part *const parts[] = {&bench_samples, &bench_frames, &bench_program};
enum { PARTS = sizeof parts / sizeof *parts };

static double clock_s(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double bench_clock(void)
{
    return clock_s(CLOCK_PROCESS_CPUTIME_ID);
}

double bench_thread_clock(void)
{
    return clock_s(CLOCK_THREAD_CPUTIME_ID);
}

double bench_real_clock(void)
{
    return clock_s(CLOCK_MONOTONIC);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double bench_median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

double bench_percentile(double *values, int count, double percent)
{
    int rank = (int)(percent / 100 * count + 0.999999); /* the nearest rank */

    qsort(values, (size_t)count, sizeof *values, compare);
    return values[rank < 1 ? 0 : rank > count ? count - 1 : rank - 1];
}

double bench_number(const json_t *object, const char *key)
{
    return json_number_value(json_object_get(object, key));
}

static int find_part(const char *name)
{
    for (int i = 0; i < PARTS; i++)
        if (!strcmp(parts[i]->name, name))
            return i;
    return -1;
}

static int run(const bool wanted[PARTS], const struct bench_wish *wish, bool json)
{
    json_t *all = json_object();
    int failed = 0;

    for (int i = 0; i < PARTS && !failed; i++) {
        json_t *figures = NULL;

        if (!wanted[i])
            continue;
        failed = parts[i]->measure(wish, &figures);
        if (figures && !json) {
            parts[i]->print(figures);
            fflush(stdout);
        }
        if (figures)
            failed |= json_object_set_new(all, parts[i]->name, figures);
    }
    if (json)
        failed |= json_dumpf(all, stdout, JSON_INDENT(2)) || putchar('\n') == EOF;
    json_decref(all);
    return failed;
}

static int wrong_use(bool help)
{
    fputs(usage, help ? stdout : stderr);
    return help ? 0 : 2;
}

int main(int argc, char **argv)
{
    bool wanted[PARTS] = {false}, json = false, named = false;
    struct bench_wish wish = {.width = 1920, .height = 1080};

    for (int i = 1; i < argc; i++) {
        int part = find_part(argv[i]);

        json |= !strcmp(argv[i], "--json");
        wish.quick |= !strcmp(argv[i], "--quick");
        if (part >= 0)
            named = wanted[part] = true;
        else if (!strcmp(argv[i], "--only") && i + 1 < argc)
            wish.only = argv[++i];
        else if (!strcmp(argv[i], "--size") && i + 1 < argc &&
                 sscanf(argv[++i], "%dx%d", &wish.width, &wish.height) == 2)
            continue;
        else if (strcmp(argv[i], "--json") && strcmp(argv[i], "--quick"))
            return wrong_use(!strcmp(argv[i], "--help"));
    }
    for (int i = 0; i < PARTS && !named; i++)
        wanted[i] = true;
    return run(wanted, &wish, json) ? 1 : 0;
}
