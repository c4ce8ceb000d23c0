#ifndef SHOW_CAPTION_H
#define SHOW_CAPTION_H

#include "screen/shared/hearing.h"

/*
 * A caption is painted as one line of at most CAPTION_LETTERS letters: what is longer comes in several, one
 * after the other, each for its share of the time, cut where a sentence ends or between words. Pure.
 */
enum { CAPTION_LETTERS = 36 };

/* The line for that share (0..1) of the time in which the text is said. */
void caption_line(const char *text, double share, char out[HEARING_LINE]);

#endif
