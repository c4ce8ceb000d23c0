#include "bench.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/*
 * Plain memory bandwidth: one pass of reading, and memcpy, over a block that no cache holds. The figure to
 * set samples a second against: nothing that reads its samples from memory can be faster than this.
 */

static uint64_t read_all(const uint64_t *words, size_t count)
{
    uint64_t sum[8] = {0};

    for (size_t i = 0; i + 8 <= count; i += 8)
        for (int k = 0; k < 8; k++)
            sum[k] += words[i + (size_t)k];
    return sum[0] + sum[1] + sum[2] + sum[3] + sum[4] + sum[5] + sum[6] + sum[7];
}

enum { REPETITIONS_MAX = 32 };

int memory_measure(int repetitions, size_t bytes, struct memory_speed *out)
{
    double read_s[REPETITIONS_MAX], copy_s[REPETITIONS_MAX];
    unsigned char *from = malloc(bytes), *to = malloc(bytes);
    volatile uint64_t sink = 0;

    if (!from || !to || repetitions < 1 || repetitions > REPETITIONS_MAX) {
        free(from);
        free(to);
        return from && to ? -EINVAL : -ENOMEM;
    }
    memset(from, 1, bytes);
    memset(to, 2, bytes);
    for (int i = 0; i < repetitions; i++) {
        double begin = bench_clock();

        sink = sink + read_all((const uint64_t *)(const void *)from, bytes / sizeof(uint64_t));
        read_s[i] = bench_clock() - begin;
        begin = bench_clock();
        memcpy(to, from, bytes);
        copy_s[i] = bench_clock() - begin;
        sink = sink + to[(size_t)i];
    }
    out->read_gb_s = (double)bytes / bench_median(read_s, repetitions) / 1e9;
    out->copy_gb_s = (double)bytes / bench_median(copy_s, repetitions) / 1e9;
    free(from);
    free(to);
    return 0;
}
