#include "painted.h"

#include "draw/private.h"

#include <string.h>

bool painted_text(const struct canvas *canvas, const char *text)
{
    for (int i = 0; i < canvas->faults.box_count; i++)
        if (!strcmp(canvas->faults.boxes[i].text, text))
            return true;
    return false;
}
