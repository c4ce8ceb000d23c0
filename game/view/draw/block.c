#include "draw/canvas.h"

#include <math.h>
#include <string.h>

#include "draw/private.h"

/* Text in a box: as large as it may be, in as many lines as it takes. */

enum { BLOCK_LINE = 512 };
#define BLOCK_LEADING 1.15 /* closer than a paragraph: it is one label */

struct block {
    struct canvas *canvas;
    double x, w, size;
    enum weight weight;
    enum align align;
    struct colour colour;
};

/* The bytes of text that make the next line. */
static size_t block_line(const struct block *block, const char *text, char line[BLOCK_LINE])
{
    size_t end = strcspn(text, " ");

    for (;;) {
        size_t next = end + strspn(text + end, " ");
        next += strcspn(text + next, " ");
        if (next == end || next >= BLOCK_LINE)
            break;
        memcpy(line, text, next);
        line[next] = '\0';
        if (text_width(block->canvas, block->size, block->weight, line) > block->w)
            break;
        end = next;
    }
    end = end < BLOCK_LINE ? end : BLOCK_LINE - 1;
    memcpy(line, text, end);
    line[end] = '\0';
    return end;
}

/* How many lines, and the widest of them. */
static int block_measure(const struct block *block, const char *text, double *widest)
{
    char line[BLOCK_LINE];
    int lines = 0;

    *widest = 0;
    while (*(text += strspn(text, " "))) {
        text += block_line(block, text, line);
        *widest = fmax(*widest, text_width(block->canvas, block->size, block->weight, line));
        lines++;
    }
    return lines;
}

double draw_block(struct canvas *canvas, double x, double y, double w, double h, double size,
                  enum weight weight, enum align align, struct colour colour, const char *text)
{
    struct block block = {canvas, x, w, fmax(size, CANVAS_SMALLEST_TYPE), weight, align, colour};
    char line[BLOCK_LINE];
    double widest;
    int lines = block_measure(&block, text, &widest);

    while (block.size > CANVAS_SMALLEST_TYPE &&
           (widest > w || lines * BLOCK_LEADING * block.size > fmax(h, block.size))) {
        block.size = fmax(block.size - 2, CANVAS_SMALLEST_TYPE);
        lines = block_measure(&block, text, &widest);
    }
    const double leading = BLOCK_LEADING * block.size;
    const double at = align == ALIGN_LEFT ? x : align == ALIGN_RIGHT ? x + w : x + w / 2;
    double baseline = y + h / 2 - (lines - 1) * leading / 2 + 0.36 * block.size; /* capitals in the middle */
    for (; *(text += strspn(text, " ")); baseline += leading) {
        text += block_line(&block, text, line);
        draw_text(canvas, at, baseline, w, block.size, weight, align, colour, line);
    }
    return block.size;
}
