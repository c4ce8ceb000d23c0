#include "measure/side.h"

#include <string.h>

const char *side_name(enum side side)
{
    static const char *const names[] = {[SIDE_NONE] = "none", [SIDE_LEFT] = "left", [SIDE_RIGHT] = "right"};

    return names[side];
}

enum side side_parse(const char *name)
{
    if (strcmp(name, "left") == 0)
        return SIDE_LEFT;
    if (strcmp(name, "right") == 0)
        return SIDE_RIGHT;
    return SIDE_NONE;
}

enum side side_other(enum side side)
{
    if (side == SIDE_LEFT)
        return SIDE_RIGHT;
    return side == SIDE_RIGHT ? SIDE_LEFT : SIDE_NONE;
}
