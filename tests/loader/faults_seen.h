#ifndef TESTS_LOADER_FAULTS_SEEN_H
#define TESTS_LOADER_FAULTS_SEEN_H

#include "loader/levels.h"

/* Collects what the loader reports. */
enum { SEEN_MAX = 16, SEEN_SIZE = 1400 };
struct faults_seen {
    int count;
    char lines[SEEN_MAX][SEEN_SIZE];
};

levels_report faults_seen_add;

/* Does one of the reports contain this? */
bool faults_seen_has(const struct faults_seen *seen, const char *part);

/* The level that all cases are made from, right in every key. */
extern const char faults_seen_level[];

/* faults_seen_level with the first `from` exchanged for `to` in out. False when from is not in it. */
enum { LEVEL_TEXT_MAX = 4096 };
bool faults_seen_edit(const char *from, const char *to, char out[LEVEL_TEXT_MAX]);

#endif
