#ifndef SAME_ROWS_H
#define SAME_ROWS_H

/*
 * The stores of two data folders below $F hold the same attempts, trials, recordings and scores, byte for
 * byte but for times of day (a device's clock among them) and the ids that are random everywhere. Anything
 * else fails the test. How many trials both have.
 */
int same_rows(const char *one, const char *other);

#endif
