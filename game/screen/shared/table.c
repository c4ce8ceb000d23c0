#include "screen/shared/table.h"

#include <stdarg.h>
#include <stdio.h>

#include "i18n/i18n.h"

enum { DOWN = 62 }; /* the baseline of a row, from its upper edge */

double table_y(const struct table *table, int row)
{
    return table->at.y + table->first + row * table->row;
}

double table_x(const struct table *table, int column)
{
    return table->at.x + table->columns[column].at * table->at.w;
}

/* Do two headings come too close to stand in one line? */
static bool heads_touch(const struct table *table)
{
    double right = 0;

    for (int i = 0; i < table->count; i++) {
        const struct table_column *column = &table->columns[i];
        if (!column->head)
            continue;
        double wide = text_width(table->canvas, NOTE.size, NOTE.weight, _(column->head));
        double left = table_x(table, i) - (column->type.align == ALIGN_RIGHT ? wide : 0);
        if (left < right)
            return true;
        right = left + wide + 12;
    }
    return false;
}

void table_heads(const struct table *table)
{
    const bool close = heads_touch(table);
    const struct type type = close ? LEAST : NOTE;

    for (int i = 0; i < table->count; i++)
        if (table->columns[i].head)
            draw_text(table->canvas, table_x(table, i),
                      table->at.y + (!close  ? 52
                                     : i % 2 ? 30
                                             : 62),
                      0, type.size, type.weight, table->columns[i].type.align, STONE,
                      _(table->columns[i].head));
}

void table_cell(const struct table *table, int row, int column, struct colour colour, const char *text)
{
    const struct table_column *of = &table->columns[column];

    if (of->head)
        draw_text(table->canvas, table_x(table, column), table_y(table, row) + DOWN + of->lower,
                  of->w * table->at.w, of->type.size, of->type.weight, of->type.align, colour, text);
}

void table_says(const struct table *table, int row, int column, struct colour colour, const char *format, ...)
{
    char text[COLUMN_SAYS];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    table_cell(table, row, column, colour, text);
}
