#include "screen/shared/fault.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "i18n/i18n.h"

int fault_of_store(struct fault *fault, const struct store *store, int result)
{
    if (result == -ENOMEM) {
        fault_of_system(fault, result);
    } else if (result < 0) {
        fault->kind = FAULT_STORE;
        snprintf(fault->words, sizeof fault->words, "%s", store_error(store));
    }
    return result;
}

void fault_of_system(struct fault *fault, int error)
{
    fault->kind = FAULT_SYSTEM;
    snprintf(fault->words, sizeof fault->words, "%s", strerror(-error));
}

const char *fault_text(const struct fault *fault)
{
    static const char *const nothing = N_("Nothing of this can be done with what is here.");

    return fault->kind == FAULT_NONE ? "" : fault->kind == FAULT_NOTHING ? _(nothing) : fault->words;
}
