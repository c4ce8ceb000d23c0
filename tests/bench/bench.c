#define _POSIX_C_SOURCE 200809L

#include "bench.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/*
 * What a sample costs: every detector alone, and whole trials. A table, or JSON with --json. --quick is for
 * trying whether it works; its figures are rough.
 */
static const char usage[] = "Usage: surefoot-bench [--json] [--quick]\n";

enum { REPETITIONS = 15, QUICK_REPETITIONS = 3, CASES_MAX = 32 };

struct effort {
    int repetitions;
    double stream_s;   /* of recorded time */
    double measured_s; /* of processor time, at least, for one repetition */
    size_t memory_bytes;
};
static const struct effort thorough = {REPETITIONS, 300, 0.02, (size_t)128 << 20};
static const struct effort quick = {QUICK_REPETITIONS, 60, 0.002, (size_t)16 << 20};

double bench_clock(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
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

static double fold_ns(const struct bench_case *bench, void *state, const struct stream *stream,
                      double least_s, struct bench_result *result)
{
    int64_t before = allocations(), folds = 0;
    double begin = bench_clock(), spent;

    do {
        result->facts = bench->fold(state, stream);
        folds++;
        spent = bench_clock() - begin;
    } while (spent < least_s);
    result->allocations += allocations() - before;
    return spent * 1e9 / (double)(folds * result->items);
}

static int measure(const struct bench_case *bench, const struct stream *stream, const struct effort *effort,
                   struct bench_result *out)
{
    double ns[REPETITIONS];
    void *state = malloc(bench->state_bytes);

    if (!state)
        return -ENOMEM;
    memset(out, 0, sizeof *out);
    out->items = (int64_t)(strcmp(bench->item, "frame") ? stream->sample_count : stream->frame_count);
    fold_ns(bench, state, stream, 0, out); /* caches and branches warm */
    for (int i = 0; i < effort->repetitions; i++)
        ns[i] = fold_ns(bench, state, stream, effort->measured_s, out);
    out->ns = bench_median(ns, effort->repetitions);
    out->fastest_ns = ns[0];
    free(state);
    return 0;
}

static size_t item_bytes(const struct bench_case *bench)
{
    return strcmp(bench->item, "frame") ? sizeof(struct sample) : sizeof(struct load_frame);
}

/* Bytes of samples eaten in a second, beside the bytes that can be read from memory in a second. */
static double of_memory(const struct bench_case *bench, const struct bench_result *result,
                        const struct memory_speed *memory)
{
    return (double)item_bytes(bench) / result->ns / memory->read_gb_s;
}

static void print_table(const struct bench_result *results, const struct memory_speed *memory)
{
    printf("memory: reads %.2f GB/s, copies %.2f GB/s; a sample has %zu bytes, a frame %zu\n\n",
           memory->read_gb_s, memory->copy_gb_s, sizeof(struct sample), sizeof(struct load_frame));
    printf("%-28s %-7s %9s %9s %12s %10s %8s %6s %8s\n", "what", "per", "ns", "fastest", "a second",
           "of memory", "bytes", "allocs", "facts");
    for (int i = 0; i < case_count; i++)
        printf("%-28s %-7s %9.2f %9.2f %12.0f %9.1f%% %8zu %6lld %8lld\n", cases[i].name, cases[i].item,
               results[i].ns, results[i].fastest_ns, 1e9 / results[i].ns,
               100 * of_memory(&cases[i], &results[i], memory), cases[i].state_bytes,
               (long long)results[i].allocations, (long long)results[i].facts);
}

static json_t *case_json(const struct bench_case *bench, const struct bench_result *result,
                         const struct stream *stream, const struct memory_speed *memory)
{
    return json_pack("{s:s, s:s, s:s, s:f, s:f, s:f, s:f, s:I, s:I, s:I, s:I}", "name", bench->name, "item",
                     bench->item, "stream", stream->name, "ns", result->ns, "fastest_ns", result->fastest_ns,
                     "items_per_s", 1e9 / result->ns, "of_memory_read", of_memory(bench, result, memory),
                     "items", (json_int_t)result->items, "facts", (json_int_t)result->facts, "state_bytes",
                     (json_int_t)bench->state_bytes, "allocations", (json_int_t)result->allocations);
}

static int print_json(const struct bench_result *results, const struct stream *streams,
                      const struct memory_speed *memory)
{
    json_t *list = json_array();
    json_t *all = NULL;
    int failed = 0;

    for (int i = 0; i < case_count; i++)
        failed |=
            json_array_append_new(list, case_json(&cases[i], &results[i], &streams[cases[i].stream], memory));
    all = json_pack("{s:{s:f, s:f}, s:I, s:I, s:o}", "memory", "read_gb_s", memory->read_gb_s, "copy_gb_s",
                    memory->copy_gb_s, "sample_bytes", (json_int_t)sizeof(struct sample), "frame_bytes",
                    (json_int_t)sizeof(struct load_frame), "cases", list);
    failed |= !all || json_dumpf(all, stdout, JSON_INDENT(2)) || putchar('\n') == EOF;
    json_decref(all);
    return failed ? -EIO : 0;
}

/* A case that found nothing measured nothing, and allocating is against the rules of the house. */
static int check(const struct bench_result *results)
{
    int status = 0;

    for (int i = 0; i < case_count; i++) {
        if (results[i].facts > 0 && results[i].allocations == 0)
            continue;
        fprintf(stderr, "surefoot-bench: %s: %lld facts, %lld allocations\n", cases[i].name,
                (long long)results[i].facts, (long long)results[i].allocations);
        status = -EINVAL;
    }
    return status;
}

static int run(const struct effort *effort, bool json)
{
    struct bench_result results[CASES_MAX];
    struct stream streams[STREAMS];
    struct memory_speed memory;
    int status = streams_make(streams, effort->stream_s);

    if (!status)
        status = memory_measure(effort->repetitions, effort->memory_bytes, &memory);
    for (int i = 0; i < case_count && i < CASES_MAX && !status; i++)
        status = measure(&cases[i], &streams[cases[i].stream], effort, &results[i]);
    if (status)
        fprintf(stderr, "surefoot-bench: %s\n", strerror(-status));
    else if (json)
        status = print_json(results, streams, &memory);
    else
        print_table(results, &memory);
    if (!status)
        status = check(results);
    streams_free(streams);
    return status;
}

int main(int argc, char **argv)
{
    const struct effort *effort = &thorough;
    bool json = false;

    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--json")) {
            json = true;
        } else if (!strcmp(argv[i], "--quick")) {
            effort = &quick;
        } else {
            fputs(usage, strcmp(argv[i], "--help") ? stderr : stdout);
            return strcmp(argv[i], "--help") ? 2 : 0;
        }
    }
    return run(effort, json) ? 1 : 0;
}
