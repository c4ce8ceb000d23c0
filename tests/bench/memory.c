#include "bench.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/*
 * Plain memory bandwidth: one pass of reading, and memcpy, over a block that no cache holds. The figure to
 * set samples a second against: nothing that reads its samples from memory can be faster than this.
 */

enum { REPETITIONS_MAX = 32 };

int memory_measure(int repetitions, size_t bytes, struct memory_speed *out)
{
    double read_s[REPETITIONS_MAX], copy_s[REPETITIONS_MAX];
    unsigned char *from = malloc(bytes), *to = malloc(bytes);
    volatile size_t sink = 0;

    if (!from || !to || repetitions < 1 || repetitions > REPETITIONS_MAX) {
        free(from);
        free(to);
        return from && to ? -EINVAL : -ENOMEM;
    }
    memset(from, 1, bytes);
    memset(to, 2, bytes);
    for (int i = 0; i < repetitions; i++) {
        double begin = bench_clock();

        sink = sink + (memchr(from, 2, bytes) != NULL); /* it is not there: every byte is read */
        read_s[i] = bench_clock() - begin;
        begin = bench_clock();
        memcpy(to, from, bytes);
        copy_s[i] = bench_clock() - begin;
        sink = sink + to[i];
    }
    out->read_gb_s = (double)bytes / bench_median(read_s, repetitions) / 1e9;
    out->copy_gb_s = (double)bytes / bench_median(copy_s, repetitions) / 1e9;
    free(from);
    free(to);
    return 0;
}
