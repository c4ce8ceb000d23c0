#ifndef SCREEN_SHARED_COLUMN_H
#define SCREEN_SHARED_COLUMN_H

#include "screen/shared/layout.h"

/*
 * Text below text: the inside of a sheet, the room between two things, the cell of a table. A column knows
 * its edges, so a line says only how far down it stands, how it is set and in what colour; it has the
 * column's width and is set smaller where that is too little, as draw_text does it.
 */
struct column {
    struct canvas *canvas;
    double x, y, w; /* left and upper edge, width: units */
};

/* How a line is set. */
struct type {
    double size;
    enum weight weight;
    enum align align; /* on the left unless it says otherwise */
};
/* What most is set in, from the largest: headings in bold, the rest by how much it has to say. */
extern const struct type QUESTION, TITLE, HEAD, SUBHEAD, LEAD, STRONG, BODY, NOTE, SMALL, LEAST;
/* The same type at the right edge of its column, or in the middle. */
struct type type_right(struct type type);
struct type type_middle(struct type type);

/* Inside of that box, with that much room on the left and right. */
struct column column_in(struct canvas *canvas, struct box at, double pad);
/* The same on a sheet, or on a sign, that is painted there. */
struct column column_sheet(struct canvas *canvas, struct box at, double pad);
struct column column_sign(struct canvas *canvas, struct box at, double pad);
/* Between the margins of the canvas, from its upper edge. */
struct column column_page(struct canvas *canvas);
/* Without so much on the left and right. */
struct column column_cut(struct column column, double left, double right);
/* The same further down. */
struct column column_below(struct column column, double down);

/* One line with its baseline so far down. Returns its width. says: as printf, up to COLUMN_SAYS bytes. */
enum { COLUMN_SAYS = 256 };
double column_line(const struct column *in, double down, struct type type, struct colour colour,
                   const char *text);
double column_says(const struct column *in, double down, struct type type, struct colour colour,
                   const char *format, ...) __attribute__((format(printf, 5, 6)));
/* One line, or more around its middle, no higher than h (draw_label). */
double column_label(const struct column *in, double down, double h, struct type type, struct colour colour,
                    const char *text);
/* Lines from the first baseline on. Returns their height. */
double column_paragraph(const struct column *in, double down, struct type type, struct colour colour,
                        const char *text);
/* A hairline as wide as the column. */
void column_rule(const struct column *in, double down, double thick);

#endif
