#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "csv_made.h"
#include "test.h"

struct made made_rows(const char *header, int rows, const char *rest, void (*stamp)(int i, char out[64]))
{
    char *text = NULL, time[64];
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    assert_non_null(file);
    fputs(header, file);
    for (int i = 0; i < rows; i++) {
        stamp(i, time);
        fprintf(file, "%s%s\n", time, rest);
    }
    assert_int_equal(fclose(file), 0);
    return (struct made){text, size};
}

void made_hundredths(int i, char out[64])
{
    snprintf(out, 64, "%d.%02d", i / 100, i % 100);
}

void made_says(const char *message, const char *words)
{
    char word[64];
    while (*words != '\0') {
        size_t length = strcspn(words, "|");
        snprintf(word, sizeof word, "%.*s", (int)length, words);
        if (strstr(message, word) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", message, word);
        words += length + (words[length] == '|');
    }
}
