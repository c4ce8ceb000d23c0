#include "bench.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a sample costs: every detector alone, and whole trials. */

enum { REPETITIONS = 15, QUICK_REPETITIONS = 3, CASES_MAX = 32 };

struct effort {
    int repetitions;
    double stream_s;   /* of recorded time */
    double measured_s; /* of processor time, at least, for one repetition */
    size_t memory_bytes;
};
static const struct effort thorough = {REPETITIONS, 300, 0.02, (size_t)128 << 20};
static const struct effort quick = {QUICK_REPETITIONS, 60, 0.002, (size_t)16 << 20};

static double fold_ns(const struct bench_case *bench, void *state, const struct stream *stream,
                      double least_s, struct bench_result *result)
{
    int64_t before = allocations(), folds = 0;
    double begin = bench_clock(), spent;

    do {
        result->facts = bench->fold ? bench->fold(state, stream) : bench_chain(bench, state, stream);
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
    *out = (struct bench_result){
        .items = (int64_t)(strcmp(bench->item, "frame") ? stream->sample_count : stream->frame_count)};
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
    return strcmp(bench->item, "frame") ? sizeof(struct sample) : sizeof(struct plate_frame);
}

/* Bytes of samples eaten in a second, beside the bytes that can be read from memory in a second. */
static double of_memory(const struct bench_case *bench, const struct bench_result *result,
                        const struct memory_speed *memory)
{
    return (double)item_bytes(bench) / result->ns / memory->read_gb_s;
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

static json_t *all_json(const struct bench_result *results, const struct stream *streams,
                        const struct memory_speed *memory)
{
    json_t *list = json_array();

    for (int i = 0; i < case_count; i++)
        json_array_append_new(list, case_json(&cases[i], &results[i], &streams[cases[i].stream], memory));
    return json_pack("{s:{s:f, s:f}, s:I, s:I, s:o}", "memory", "read_gb_s", memory->read_gb_s, "copy_gb_s",
                     memory->copy_gb_s, "sample_bytes", (json_int_t)sizeof(struct sample), "frame_bytes",
                     (json_int_t)sizeof(struct plate_frame), "cases", list);
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
        status = 1;
    }
    return status;
}

static int measure_all(const struct bench_wish *wish, json_t **out)
{
    const struct effort *effort = wish->quick ? &quick : &thorough;
    struct bench_result results[CASES_MAX];
    struct stream streams[STREAMS];
    struct memory_speed memory;
    int status = streams_make(streams, effort->stream_s);

    if (!status)
        status = memory_measure(effort->repetitions, effort->memory_bytes, &memory);
    for (int i = 0; i < case_count && i < CASES_MAX && !status; i++)
        status = measure(&cases[i], &streams[cases[i].stream], effort, &results[i]);
    if (status) {
        fprintf(stderr, "surefoot-bench: %s\n", strerror(-status));
    } else {
        *out = all_json(results, streams, &memory);
        status = check(results);
    }
    streams_free(streams);
    return status != 0;
}

static void print(const json_t *figures)
{
    const json_t *memory = json_object_get(figures, "memory"), *one;
    size_t i;

    printf("memory: reads %.2f GB/s, copies %.2f GB/s; a sample has %.0f bytes, a frame %.0f\n\n",
           bench_number(memory, "read_gb_s"), bench_number(memory, "copy_gb_s"),
           bench_number(figures, "sample_bytes"), bench_number(figures, "frame_bytes"));
    printf("%-28s %-7s %9s %9s %12s %10s %8s %6s %8s\n", "what", "per", "ns", "fastest", "a second",
           "of memory", "bytes", "allocs", "facts");
    json_array_foreach(json_object_get(figures, "cases"), i, one)
    {
        printf("%-28s %-7s %9.2f %9.2f %12.0f %9.1f%% %8.0f %6.0f %8.0f\n",
               json_string_value(json_object_get(one, "name")),
               json_string_value(json_object_get(one, "item")), bench_number(one, "ns"),
               bench_number(one, "fastest_ns"), bench_number(one, "items_per_s"),
               100 * bench_number(one, "of_memory_read"), bench_number(one, "state_bytes"),
               bench_number(one, "allocations"), bench_number(one, "facts"));
    }
    putchar('\n');
}

const struct bench_part bench_samples = {"samples", measure_all, print};
