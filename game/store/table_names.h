#ifndef STORE_TABLE_NAMES_H
#define STORE_TABLE_NAMES_H

#include "store/db.h"
#include "store/store.h"

/*
 * Names stand as text in the file, so that it explains itself and outlives the order of any enum: here they
 * become values and back. What reads a column returns 0 and *out, or -EINVAL for a name that nobody knows.
 */
enum { NAMES_THINGS_SIZE = 128 };

/* Why a set of repetitions ended, where a hold says its reason. */
#define NAMES_COUNTED "counted"

int names_exercise(sqlite3_stmt *row, int column, const struct activity **out);
int names_side(sqlite3_stmt *row, int column, enum side *out);
int names_channel(sqlite3_stmt *row, int column, enum channel *out);
int names_support(sqlite3_stmt *row, int column, enum support *out);
int names_when(sqlite3_stmt *row, int column, enum pain_when *out);

/* Are the numbers those that a score may have? What is open to be read only may hold others, for there nobody
 * has looked at each row before. */
bool names_score_fits(const struct score *score);

/* The sore sides: "none", "left", "right", "both". */
int names_sore(sqlite3_stmt *row, int column, unsigned *sides);
const char *names_of_sore(unsigned sides);

/* "step band": the names of things with a space between. */
int names_things(sqlite3_stmt *row, int column, uint32_t *out);
void names_of_things(uint32_t things, char out[NAMES_THINGS_SIZE]);

#endif
