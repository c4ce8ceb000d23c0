#ifndef PICTURE_TEXT_TEXT_WORDS_H
#define PICTURE_TEXT_TEXT_WORDS_H

#include "picture/text/fonts.h"

/*
 * Measured and rendered lines of text, both kept, both bounded. Lines are UTF-8 without line breaks.
 */
enum {
    WORDS_MEASURED = 1024,
    WORDS_MEASURED_TEXT = 64, /* longer lines are measured each time */
    WORDS_LINES = 256,
    WORDS_BYTES = 48 * 1024 * 1024 /* of pixels */
};

struct words_size { /* in ems, without tracking */
    double width;
    double rise, fall; /* ink above and below the baseline, both positive */
    int gaps;          /* between characters */
};

struct words_measured {
    Uint32 hash;
    int face; /* plus 1: 0 is an empty place */
    char text[WORDS_MEASURED_TEXT];
    struct words_size size;
};

struct words_key {
    const char *text;
    int face, ninths;
    double tracking; /* ems, between two characters */
    Uint8 r, g, b;
};

struct words_line {
    char *text; /* NULL: empty place */
    Uint32 hash;
    struct words_key key;
    SDL_Texture *texture;
    int width, height;  /* pixels */
    int left, baseline; /* of the pen at the line's beginning, from the texture's corner */
    Uint64 used;
};

struct words {
    struct words_measured *measured;
    struct words_line *lines;
    size_t bytes;
    Uint64 clock;
};

int words_open(struct words *words);
void words_close(struct words *words);

/* 0, or -1 with SDL_GetError. */
int words_measure(struct words *words, struct fonts *fonts, int face, const char *text,
                  struct words_size *out);
/* NULL with SDL_GetError. Good until the next call. */
const struct words_line *words_get(struct words *words, struct fonts *fonts, SDL_Renderer *renderer,
                                   const struct words_key *key);

/* Bytes of the character at text (with the marks that sit on it), and its code point. 0 at the end. */
int words_character(const char *text, Uint32 *code);

#endif
