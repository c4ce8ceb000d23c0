#include "csv/csv.h"

#include <string.h>

static bool find(const char *const *words, const char *word, int *out)
{
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0) {
            *out = i + 1; /* 0 is what no word tells */
            return true;
        }
    return false;
}

bool csv_time_parse(const char *word, enum csv_time *out)
{
    static const char *const words[] = {"s", "ms", "us", NULL};
    int i;
    if (!find(words, word, &i))
        return false;
    *out = (enum csv_time)i;
    return true;
}

bool csv_length_parse(const char *word, enum csv_length *out)
{
    static const char *const words[] = {"mm", "cm", "m", NULL};
    int i;
    if (!find(words, word, &i))
        return false;
    *out = (enum csv_length)i;
    return true;
}

bool csv_accel_parse(const char *word, enum csv_accel *out)
{
    static const char *const words[] = {"m_s2", "g", NULL};
    int i;
    if (!find(words, word, &i))
        return false;
    *out = (enum csv_accel)i;
    return true;
}
