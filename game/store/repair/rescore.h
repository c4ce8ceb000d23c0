#ifndef STORE_REPAIR_RESCORE_H
#define STORE_REPAIR_RESCORE_H

#include "store/store_inside.h"

/*
 * Scores that were lost, from their recordings: each set that was measured by the present rules and has no
 * score that may be, although its recording is whole and gives one, gets that one. Inside the caller's
 * transaction. 0 and how many in *count, or a negative errno.
 */
int rescore_lost(struct store *store, int *count);

#endif
