#include "painted.h"

#include "picture/private.h"

#include <string.h>

bool painted_text(const struct canvas *canvas, const char *text)
{
    for (int i = canvas->faults.layer; i < canvas->faults.box_count; i++)
        if (!strcmp(canvas->faults.boxes[i].text, text))
            return true;
    return false;
}

void painted_bare(struct canvas *canvas)
{
    canvas->bare = true;
}

int painted_lines(const struct canvas *canvas)
{
    return canvas->faults.box_count - canvas->faults.layer;
}

struct painted_line painted_line(const struct canvas *canvas, int i)
{
    const struct fault_box *box = &canvas->faults.boxes[canvas->faults.layer + i];
    int left = (int)(box->left * canvas->scale), right = (int)(box->right * canvas->scale);
    int top = (int)(box->top * canvas->scale), bottom = (int)(box->bottom * canvas->scale);

    return (struct painted_line){
        {left, top, right - left + 1, bottom - top + 1}, box->size * canvas->scale, box->colour, box->text};
}

void painted_lasting(struct canvas *canvas, bool lasting)
{
    canvas->lasting = lasting;
}
