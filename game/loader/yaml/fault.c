#include "loader/yaml/fault.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

int fault_at(struct faults *faults, int line, const char *format, ...)
{
    char what[FAULT_LINE_SIZE];
    char whole[FAULT_LINE_SIZE * 2];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(what, sizeof(what), format, arguments);
    va_end(arguments);
    if (line > 0)
        snprintf(whole, sizeof(whole), "%s:%d: %s", faults->name, line, what);
    else
        snprintf(whole, sizeof(whole), "%s: %s", faults->name, what);
    faults->count++;
    if (faults->report)
        faults->report(faults->context, whole);
    return -1;
}

const char *fault_quote(const char *text, char out[FAULT_QUOTE_SIZE])
{
    size_t length = strlen(text);
    bool cut = length > FAULT_QUOTE_SIZE - 4;
    if (cut) {
        length = FAULT_QUOTE_SIZE - 4;
        while (length > 0 && ((unsigned char)text[length] & 0xc0u) == 0x80u)
            length--; /* never through the middle of a letter */
    }
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        out[i] = byte < 0x20 || byte == 0x7f ? '?' : text[i];
    }
    memcpy(out + length, cut ? "..." : "", cut ? 4 : 1);
    return out;
}
