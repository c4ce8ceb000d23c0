#define _DEFAULT_SOURCE /* on_exit */
#include "show/lifeline.h"

#include <stdlib.h>

struct lifeline {
    void (*pull)(void *context); /* NULL: cut */
    void *context;
};

static void at_exit(int status, void *context)
{
    struct lifeline *lifeline = context;

    (void)status;
    if (lifeline->pull)
        lifeline->pull(lifeline->context);
    free(lifeline);
}

struct lifeline *lifeline_tie(void (*pull)(void *context), void *context)
{
    struct lifeline *lifeline = malloc(sizeof *lifeline);

    if (!lifeline)
        return NULL;
    *lifeline = (struct lifeline){pull, context};
    if (on_exit(at_exit, lifeline)) {
        free(lifeline);
        return NULL;
    }
    return lifeline;
}

void lifeline_cut(struct lifeline *lifeline)
{
    if (lifeline)
        lifeline->pull = NULL; /* it is freed when the program ends */
}
