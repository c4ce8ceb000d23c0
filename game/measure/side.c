#include "measure/side.h"

#include <string.h>

const char *side_name(enum side side)
{
    switch (side) {
    case SIDE_LEFT:
        return "left";
    case SIDE_RIGHT:
        return "right";
    case SIDE_NONE:
        break;
    }
    return "none";
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
    switch (side) {
    case SIDE_LEFT:
        return SIDE_RIGHT;
    case SIDE_RIGHT:
        return SIDE_LEFT;
    case SIDE_NONE:
        break;
    }
    return SIDE_NONE;
}
