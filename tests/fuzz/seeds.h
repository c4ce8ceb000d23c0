#ifndef FUZZ_SEEDS_H
#define FUZZ_SEEDS_H

#include <stddef.h>

/*
 * Recordings as text for the targets that read them, made from a number: boards, plates, sensors and mats as
 * devices and programs write them, and some that are nearly right. Number 0, 1, 2 ...: the length of the
 * text, at most size; 0 behind the last one.
 */
size_t seeds_csv(int number, char *out, size_t size);

#endif
