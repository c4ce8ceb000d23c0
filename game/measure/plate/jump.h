#ifndef MEASURE_PLATE_JUMP_H
#define MEASURE_PLATE_JUMP_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Jumps of the mean of a centre of pressure: feet that were set anew without leaving the board or the plate.
 *
 * What four seconds are about, against what the four after the next two are about. A jump is JUMP_MM or more,
 * and JUMP_SPREADS times as far as the points spread about both. (The shifts of prolonged standing, Duarte &
 * Zatsiorsky 1999, Motor Control 3:12, are told from two windows like these, by two spreads; here only what
 * is plainly no sway is wanted: one of the 61 plate trials of shared/recordings has one.)
 */
#define JUMP_MM      25.0 /* (p) */
#define JUMP_SPREADS 5.0  /* (p) */
enum {
    JUMP_BLOCK_US = 1000000,
    JUMP_SIDE = 4,   /* blocks of a window */
    JUMP_WITHIN = 2, /* blocks between the two */
    JUMP_BLOCKS = 2 * JUMP_SIDE + JUMP_WITHIN,
    JUMPS_MAX = 8,
};

/* Points of some seconds together: plain sums, mm and mm2. */
struct jump_cluster {
    int64_t points;
    double x, y, squares;
};

struct jump_list {
    int count; /* of all; the first JUMPS_MAX are listed */
    struct jump {
        int64_t t_us; /* between the two windows */
        double mm;
    } listed[JUMPS_MAX];
};

struct jumps {              /* all zero to begin with */
    struct jump_list found; /* after jumps_finish */
    /* private; see jump.c */
    struct jump_block {
        int64_t since_us;
        struct jump_cluster cluster;
    } blocks[JUMP_BLOCKS], open; /* ring of the whole ones, and the one that is being filled */
    int head, filled;
    struct jump highest; /* of the jump that is going by; mm 0: none */
};

/* Points in order of time. */
void jumps_push(struct jumps *jumps, int64_t t_us, double x_mm, double y_mm);

/* After the last. */
void jumps_finish(struct jumps *jumps);

/* Those of what came after as well. */
void jump_list_join(struct jump_list *list, const struct jump_list *after);

/* The newest points: those of JUMP_SIDE whole blocks, and of the open one. */
struct jump_cluster jumps_tail(const struct jumps *jumps);

void jump_cluster_push(struct jump_cluster *cluster, double x_mm, double y_mm);

/* How far the second is from the first, mm; and how far their points spread about their own means, RMS. */
double jump_mm(const struct jump_cluster *before, const struct jump_cluster *after, double *spread_mm);

#endif
