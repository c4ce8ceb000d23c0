#ifndef MEASURE_PLATE_STILL_H
#define MEASURE_PLATE_STILL_H

#include "measure/plate/empty.h"

/*
 * A stretch of a recording in which the loads lie still, however high they are: for EMPTY_US no corner moves
 * by more than EMPTY_QUIET_KG. Where a device is noisy, its means of half a second do not.
 *
 * Whoever sits or stands lives: the means of their loads move by a tenth of a kilogram within two seconds
 * where an empty board's, or a bag's, move by what the noise of the device leaves of them. (Empty boards of
 * shared/recordings: 0.02 kg at most.) A board that drifts is far slower, however long it is empty.
 */
#define STILL_NOISE_KG 1.0  /* of a noisy device, within half a second (p) */
#define STILL_DEAD_KG  0.04 /* means move by no more than this, (p) */
#define STILL_SPREADS  4.0  /* and so many of their standard errors (p) */
enum { STILL_BLOCK_US = 500000, STILL_BLOCKS = 4 };

/* Half a second, or what there is of it. Sample numbers count those with loads. */
struct still_block {
    int64_t since_us, last_us, first, last;
    struct range corner[CORNERS];
    double squares[CORNERS]; /* about the means */
};

/* All zero to begin with, and to begin again. */
struct still {
    int64_t since_us, last_us, first, last;
    struct range corner[CORNERS]; /* of its samples; of a noisy one, of its blocks */
    struct range means[CORNERS];  /* of its newest whole blocks, up to STILL_BLOCKS */
    double moved_kg[CORNERS];     /* the furthest that as many before those moved */
    int64_t blocks;
    double squares[CORNERS];
    int64_t samples; /* in its whole blocks */
};

void still_block_add(struct still_block *block, int64_t number, const struct sample *sample);

/* Does the stretch go on with that sample? Not after a silence, nor when there is none yet. */
bool still_goes_on(const struct still *still, const struct sample *sample);

/* A sample; one that does not go on begins a stretch. */
void still_push(struct still *still, int64_t number, const struct sample *sample);

/* A block of the samples that came before: counts if it lies within the stretch. */
void still_note(struct still *still, const struct still_block *block);

/* The same with blocks, of a device that is too noisy for its samples. */
bool still_block_goes_on(const struct still *still, const struct still_block *block);
void still_push_block(struct still *still, const struct still_block *block);

bool still_complete(const struct still *still);
bool still_blocks_complete(const struct still *still);

/* Do the loads move by no more than noise? */
bool still_dead(const struct still *still);

#endif
