#include "device/input.h"

#include <stddef.h>

void input_close(struct input *input)
{
    if (input != NULL)
        input->close(input);
}
