#include "screen/shared/column.h"

#include <stdarg.h>
#include <stdio.h>

const struct type QUESTION = {96, EXTRABOLD, ALIGN_LEFT}, TITLE = {84, EXTRABOLD, ALIGN_LEFT},
                  HEAD = {44, BOLD, ALIGN_LEFT}, SUBHEAD = {36, BOLD, ALIGN_LEFT},
                  LEAD = {44, MEDIUM, ALIGN_LEFT}, STRONG = {40, SEMIBOLD, ALIGN_LEFT},
                  BODY = {40, MEDIUM, ALIGN_LEFT}, NOTE = {36, MEDIUM, ALIGN_LEFT},
                  SMALL = {34, MEDIUM, ALIGN_LEFT}, LEAST = {32, MEDIUM, ALIGN_LEFT};

struct type type_right(struct type type)
{
    type.align = ALIGN_RIGHT;
    return type;
}

struct type type_middle(struct type type)
{
    type.align = ALIGN_CENTRE;
    return type;
}

struct column column_in(struct canvas *canvas, struct box at, double pad)
{
    return (struct column){canvas, at.x + pad, at.y, at.w - 2 * pad};
}

struct column column_sheet(struct canvas *canvas, struct box at, double pad)
{
    draw_sheet(canvas, at.x, at.y, at.w, at.h);
    return column_in(canvas, at, pad);
}

struct column column_sign(struct canvas *canvas, struct box at, double pad)
{
    draw_sign(canvas, at.x, at.y, at.w, at.h);
    return column_in(canvas, at, pad);
}

struct column column_page(struct canvas *canvas)
{
    return (struct column){canvas, PART_MARGIN_X, 0, layout_room(canvas)};
}

struct column column_cut(struct column column, double left, double right)
{
    return (struct column){column.canvas, column.x + left, column.y, column.w - left - right};
}

struct column column_below(struct column column, double down)
{
    column.y += down;
    return column;
}

/* What was measured finds room in a column of its width, in whatever order that was added up. */
static const double HAIR = 1e-6;

/* Where a line begins, ends or has its middle. */
static double edge(const struct column *in, enum align align)
{
    return align == ALIGN_LEFT ? in->x : align == ALIGN_RIGHT ? in->x + in->w : in->x + in->w / 2;
}

double column_line(const struct column *in, double down, struct type type, struct colour colour,
                   const char *text)
{
    return draw_text(in->canvas, edge(in, type.align), in->y + down, in->w + HAIR, type.size, type.weight,
                     type.align, colour, text);
}

double column_says(const struct column *in, double down, struct type type, struct colour colour,
                   const char *format, ...)
{
    char text[COLUMN_SAYS];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return column_line(in, down, type, colour, text);
}

double column_label(const struct column *in, double down, double h, struct type type, struct colour colour,
                    const char *text)
{
    return draw_label(in->canvas, edge(in, type.align), in->y + down, in->w, h, type.size, type.weight,
                      type.align, colour, text);
}

double column_paragraph(const struct column *in, double down, struct type type, struct colour colour,
                        const char *text)
{
    return draw_paragraph(in->canvas, in->x, in->y + down, in->w, type.size, type.weight, colour, text);
}

void column_rule(const struct column *in, double down, double thick)
{
    draw_rect(in->canvas, in->x, in->y + down, in->w, thick, LINE);
}
