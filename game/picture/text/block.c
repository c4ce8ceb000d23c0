#include "picture/canvas.h"

#include <math.h>
#include <string.h>

#include "picture/private.h"

/* Text in a box: one line where it fits, else several, and smaller. */

enum { BLOCK_LINE = 512 };
#define BLOCK_LEADING 1.15 /* closer than a paragraph: it is one label */
#define BLOCK_SHRINK  0.8  /* down to this share of its size a line rather shrinks than breaks */

/* The smallest size that may be asked for: that which the look sets in look_least. */
static double block_least(const struct canvas *canvas)
{
    return look_least(canvas->look.text) * 32.0 / look_size(canvas->look.text, 32.0);
}

struct block {
    struct canvas *canvas;
    double w, h, size;
    enum weight weight;
};

static double block_width(const struct block *block, const char *text)
{
    return text_width(block->canvas, block->size, block->weight, text);
}

/* The bytes of a word too long for any line that fit with a hyphen behind them; at least one character. */
static size_t block_hyphenate(const struct block *block, const char *word, size_t length,
                              char line[BLOCK_LINE])
{
    size_t end = 0, next;
    Uint32 code;

    for (size_t bytes; (bytes = (size_t)words_character(word + end, &code)) > 0; end = next) {
        next = end + bytes;
        if (next >= length || next + 2 >= BLOCK_LINE)
            break;
        memcpy(line, word, next);
        memcpy(line + next, "-", 2);
        if (end > 0 && block_width(block, line) > block->w)
            break;
    }
    memcpy(line, word, end);
    memcpy(line + end, "-", 2);
    return end;
}

/* The bytes of text that make the next line; a word is broken only where no size is left to try. */
static size_t block_line(const struct block *block, const char *text, char line[BLOCK_LINE])
{
    size_t end = strcspn(text, " ");

    end = end < BLOCK_LINE ? end : BLOCK_LINE - 1;
    memcpy(line, text, end);
    line[end] = '\0';
    if (block->size <= block_least(block->canvas) && block_width(block, line) > block->w)
        return block_hyphenate(block, text, end, line);
    for (;;) {
        size_t next = end + strspn(text + end, " ");
        next += strcspn(text + next, " ");
        if (next == end || next >= BLOCK_LINE)
            break;
        memcpy(line, text, next);
        line[next] = '\0';
        if (block_width(block, line) > block->w)
            break;
        end = next;
    }
    line[end] = '\0';
    return end;
}

/* How many lines; wide: one of them is wider than the box. */
static int block_count(const struct block *block, const char *text, bool *wide)
{
    char line[BLOCK_LINE];
    int lines = 0;

    *wide = false;
    while (*(text += strspn(text, " "))) {
        text += block_line(block, text, line);
        *wide = *wide || block_width(block, line) > block->w;
        lines++;
    }
    return lines;
}

/* Sets the size, and tells in how many lines. */
static int block_fit(struct block *block, const char *text)
{
    const double whole = block->size, least = fmax(BLOCK_SHRINK * whole, block_least(block->canvas));
    bool wide;

    for (; block->size >= least; block->size -= 1)
        if (block_width(block, text) <= block->w)
            return 1;
    block->size = whole;
    for (;;) {
        int lines = block_count(block, text, &wide);
        if (block->size <= block_least(block->canvas) ||
            (!wide && lines * BLOCK_LEADING * text_size(block->canvas, block->size) <= block->h))
            return lines;
        block->size = fmax(block->size - 1, block_least(block->canvas));
    }
}

double draw_block(struct canvas *canvas, double x, double y, double w, double h, double size,
                  enum weight weight, enum align align, struct colour colour, const char *text)
{
    struct block block = {canvas, w, h, fmax(size, block_least(canvas)), weight};
    const int lines = block_fit(&block, text);
    const double leading = BLOCK_LEADING * text_size(canvas, block.size);
    const double at = align == ALIGN_LEFT ? x : align == ALIGN_RIGHT ? x + w : x + w / 2;
    double baseline = y + h / 2 - (lines - 1) * leading / 2 + 0.36 * block.size; /* capitals in the middle */
    char line[BLOCK_LINE];

    for (; *(text += strspn(text, " ")); baseline += leading) {
        text += block_line(&block, text, line);
        draw_text(canvas, at, baseline, w, block.size, weight, align, colour, line);
    }
    return lines * leading;
}

double draw_label(struct canvas *canvas, double x, double y, double w, double h, double size,
                  enum weight weight, enum align align, struct colour colour, const char *text)
{
    const double left = align == ALIGN_LEFT ? x : align == ALIGN_RIGHT ? x - w : x - w / 2;

    return draw_block(canvas, left, y - 0.36 * size - h / 2, w, h, size, weight, align, colour, text);
}

int block_lines(struct canvas *canvas, double w, double h, double size, enum weight weight, const char *text)
{
    struct block block = {canvas, w, h, fmax(size, block_least(canvas)), weight};

    return block_fit(&block, text);
}
