#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "csv_made.h"
#include "test.h"

static void stamp(const struct made_stamps *stamps, int i, char out[64])
{
    long long value = stamps->first + i * stamps->step;
    if (stamps->write)
        stamps->write(i, out);
    else if (stamps->decimals > 0)
        snprintf(out, 64, "%.*f", stamps->decimals, (double)value / pow(10, stamps->decimals));
    else
        snprintf(out, 64, "%lld", value);
}

struct made made_rows(const char *header, int rows, const char *rest, const struct made_stamps *stamps)
{
    char *text = NULL, time[64];
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    assert_non_null(file);
    fputs(header, file);
    for (int i = 0; i < rows; i++) {
        stamp(stamps, i, time);
        fprintf(file, "%s%s\n", time, rest);
    }
    assert_int_equal(fclose(file), 0);
    return (struct made){text, size};
}

struct csv *made_open(const char *text, size_t size, const struct csv_options *options)
{
    char error[256] = "";
    struct csv *csv = csv_open_memory("made", text, size, options, error);
    if (csv == NULL)
        fail_msg("%s", error);
    return csv;
}

struct csv_row made_next(struct csv *csv)
{
    char error[256] = "";
    struct csv_row row;
    int got = csv_next(csv, &row, error);
    if (got != 1)
        fail_msg("%d: %s", got, error);
    return row;
}

void made_at_end(struct csv *csv)
{
    char error[256];
    struct csv_row row;
    assert_int_equal(csv_next(csv, &row, error), 0);
    assert_int_equal(csv_next(csv, &row, error), 0);
    csv_close(csv);
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
