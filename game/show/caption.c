#include "show/caption.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Letters of UTF-8 in so many bytes. */
static int letters(const char *text, size_t bytes)
{
    int count = 0;

    for (size_t i = 0; i < bytes; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

static bool ends_sentence(char c)
{
    return c == '.' || c == '?' || c == ':';
}

/* Bytes of the line that begins at text: to the end, to the last sentence that fits, or to the last word. */
static size_t first_line(const char *text)
{
    size_t word = 0, sentence = 0, end = strlen(text);

    if (letters(text, end) <= CAPTION_LETTERS && end < HEARING_LINE)
        return end;
    for (size_t i = 1; i < end && i < HEARING_LINE - 1 && letters(text, i) <= CAPTION_LETTERS; i++)
        if (text[i] == ' ') {
            word = i;
            sentence = ends_sentence(text[i - 1]) ? i : sentence;
        }
    if (sentence || word)
        return sentence ? sentence : word;
    for (end = HEARING_LINE - 1; end > 1 && ((unsigned char)text[end] & 0xC0) == 0x80;)
        end--; /* one endless word: never into the middle of a letter */
    return end;
}

void caption_line(const char *text, double share, char out[HEARING_LINE])
{
    const double until = share * (double)strlen(text);
    const char *at = text;
    size_t length = first_line(at);

    while (at[length] && (double)(at + length - text) <= until) {
        at += length;
        at += strspn(at, " ");
        length = first_line(at);
    }
    snprintf(out, HEARING_LINE, "%.*s", (int)length, at);
}
