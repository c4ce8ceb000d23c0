#include "measure/plate/jump.h"

#include <math.h>
#include <string.h>

void jump_cluster_push(struct jump_cluster *cluster, double x_mm, double y_mm)
{
    cluster->points++;
    cluster->x += x_mm;
    cluster->y += y_mm;
    cluster->squares += x_mm * x_mm + y_mm * y_mm;
}

static void join(struct jump_cluster *cluster, const struct jump_cluster *other)
{
    cluster->points += other->points;
    cluster->x += other->x;
    cluster->y += other->y;
    cluster->squares += other->squares;
}

/* Sum of the squares about the own mean. */
static double about_mean(const struct jump_cluster *cluster)
{
    double n = (double)cluster->points;

    return fmax(cluster->squares - (cluster->x * cluster->x + cluster->y * cluster->y) / n, 0.0);
}

double jump_mm(const struct jump_cluster *before, const struct jump_cluster *after, double *spread_mm)
{
    double m = (double)before->points, n = (double)after->points, dx, dy;

    *spread_mm = 0.0;
    if (before->points == 0 || after->points == 0)
        return 0.0;
    dx = after->x / n - before->x / m;
    dy = after->y / n - before->y / m;
    *spread_mm = sqrt((about_mean(before) + about_mean(after)) / (m + n));
    return sqrt(dx * dx + dy * dy);
}

/* Blocks of the ring together, counted from the oldest. */
static struct jump_cluster together(const struct jumps *jumps, int from, int to)
{
    struct jump_cluster cluster = {0};

    for (int i = from; i < to; i++)
        join(&cluster, &jumps->blocks[(jumps->head + JUMP_BLOCKS - jumps->filled + i) % JUMP_BLOCKS].cluster);
    return cluster;
}

void jumps_finish(struct jumps *jumps)
{
    if (!(jumps->highest.mm > 0.0))
        return;
    if (jumps->found.count < JUMPS_MAX)
        jumps->found.listed[jumps->found.count] = jumps->highest;
    jumps->found.count++;
    jumps->highest.mm = 0.0;
}

/* The ring is full: while a jump goes by, what counts is where it is highest. */
static void compare(struct jumps *jumps)
{
    struct jump_cluster before = together(jumps, 0, JUMP_SIDE);
    struct jump_cluster after = together(jumps, JUMP_SIDE + JUMP_WITHIN, JUMP_BLOCKS);
    const struct jump_block *middle =
        &jumps->blocks[(jumps->head + JUMP_SIDE + JUMP_WITHIN / 2) % JUMP_BLOCKS];
    double spread_mm, mm = jump_mm(&before, &after, &spread_mm);

    if (!(mm >= JUMP_MM && mm >= JUMP_SPREADS * spread_mm))
        jumps_finish(jumps); /* it has gone by */
    else if (mm > jumps->highest.mm)
        jumps->highest = (struct jump){middle->since_us, mm};
}

static void close_block(struct jumps *jumps)
{
    jumps->blocks[jumps->head] = jumps->open;
    jumps->head = (jumps->head + 1) % JUMP_BLOCKS;
    if (jumps->filled < JUMP_BLOCKS)
        jumps->filled++;
    memset(&jumps->open, 0, sizeof jumps->open);
    if (jumps->filled == JUMP_BLOCKS)
        compare(jumps);
}

void jumps_push(struct jumps *jumps, int64_t t_us, double x_mm, double y_mm)
{
    if (jumps->open.cluster.points > 0 && t_us - jumps->open.since_us >= JUMP_BLOCK_US)
        close_block(jumps);
    if (jumps->open.cluster.points == 0)
        jumps->open.since_us = t_us;
    jump_cluster_push(&jumps->open.cluster, x_mm, y_mm);
}

void jump_list_join(struct jump_list *list, const struct jump_list *after)
{
    for (int i = 0; i < after->count && i < JUMPS_MAX && list->count + i < JUMPS_MAX; i++)
        list->listed[list->count + i] = after->listed[i];
    list->count += after->count;
}

struct jump_cluster jumps_tail(const struct jumps *jumps)
{
    int from = jumps->filled > JUMP_SIDE ? jumps->filled - JUMP_SIDE : 0;
    struct jump_cluster tail = together(jumps, from, jumps->filled);

    join(&tail, &jumps->open.cluster);
    return tail;
}
