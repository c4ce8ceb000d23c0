#include "screen/shared/layout.h"

double layout_room(struct canvas *canvas)
{
    return canvas_width(canvas) - 2 * PART_MARGIN_X;
}

struct box layout_cell(struct box first, int columns, double gap, int i)
{
    const double w = (first.w - (columns - 1) * gap) / columns;

    return (struct box){first.x + i % columns * (w + gap), first.y + i / columns * (first.h + gap), w,
                        first.h};
}

void layout_veil(struct canvas *canvas, struct colour colour)
{
    draw_rect(canvas, 0, 0, canvas_width(canvas), canvas_height(canvas), colour);
}
