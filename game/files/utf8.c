#include "files/utf8.h"

#include <string.h>

size_t utf8_character(const char *text, size_t left, uint32_t *code)
{
    static const struct {
        unsigned char mask, lead;
        uint32_t least;
    } sizes[] = {{0x80, 0x00, 0}, {0xe0, 0xc0, 0x80}, {0xf0, 0xe0, 0x800}, {0xf8, 0xf0, 0x10000}};
    const unsigned char *at = (const unsigned char *)text;

    for (size_t size = 1; size <= 4 && size <= left; size++) {
        if ((at[0] & sizes[size - 1].mask) != sizes[size - 1].lead)
            continue;
        *code = at[0] & (unsigned char)~sizes[size - 1].mask;
        for (size_t i = 1; i < size; i++) {
            if ((at[i] & 0xc0) != 0x80)
                return 0;
            *code = *code << 6 | (at[i] & 0x3fu);
        }
        bool surrogate = *code >= 0xd800 && *code <= 0xdfff;
        return *code < sizes[size - 1].least || *code > 0x10ffff || surrogate ? 0 : size;
    }
    return 0;
}

bool utf8_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

/* What turns the order of the text around it (Unicode, UAX 9), and what ends lines. */
static bool turns_text(uint32_t code)
{
    return code == 0x061c || code == 0x200e || code == 0x200f || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

size_t utf8_shown(const char *text)
{
    uint32_t code;
    size_t size = utf8_character(text, SIZE_MAX, &code);

    return size == 0 || utf8_control(code) || turns_text(code) ? 0 : size;
}

const char *utf8_plain(const char *text, char *out, size_t size)
{
    size_t used = 0;

    while (*text && used + 4 < size) {
        size_t bytes = utf8_shown(text), taken = bytes > 0 ? bytes : 1;

        memcpy(out + used, bytes > 0 ? text : "?", taken);
        used += taken;
        text += taken;
    }
    out[used] = '\0';
    return out;
}
