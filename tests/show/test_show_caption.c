#include "test.h"

#include "show/caption.h"

/* Captions longer than a line come in several: every word once, in order, whole. */

static int letters(const char *text)
{
    int count = 0;

    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

/* All lines of a text, with bars between. */
static void lines_of(const char *text, char out[512])
{
    char line[HEARING_LINE], before[HEARING_LINE] = "";

    out[0] = '\0';
    for (int i = 0; i <= 1000; i++) {
        caption_line(text, i / 1000.0, line);
        assert_in_range(letters(line), 0, CAPTION_LETTERS);
        if (i == 0 || strcmp(line, before))
            snprintf(out + strlen(out), 512 - strlen(out), "%s%s", *out ? "|" : "", line);
        memcpy(before, line, sizeof before);
    }
}

TEST(long_ones_are_cut_where_they_pause)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"Halfway.", "Halfway."},
        {"Left leg: ten seconds. Three stars. Right leg: nine seconds. Two stars.",
         "Left leg: ten seconds. Three stars.|Right leg: nine seconds. Two stars."},
        {"This goes on and on without a stop until nobody remembers where it began",
         "This goes on and on without a stop|until nobody remembers where it|began"},
        {"Ääääääää öööööööööö üüüüüüüü ßßßßßßßßßß éééé.", "Ääääääää öööööööööö üüüüüüüü|ßßßßßßßßßß éééé."},
    };
    char all[512];

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        lines_of(cases[i][0], all);
        assert_string_equal(all, cases[i][1]);
    }
}

/* A word longer than any line: cut, but never within a letter. */
TEST(an_endless_word_is_cut_between_letters)
{
    char word[200] = "", line[HEARING_LINE];

    for (int i = 0; i < 60; i++)
        strcat(word, "\u00e9");
    caption_line(word, 0, line);
    assert_true(*line && strlen(line) % 2 == 0);
    for (int i = 0; line[i]; i += 2)
        assert_memory_equal(line + i, "\u00e9", 2);
    caption_line(word, 1, line);
    assert_true(*line && strlen(line) % 2 == 0);
}

/* A line stands for its share of the time, and the last one stays. */
TEST(lines_take_their_share_of_the_time)
{
    static const char text[] = "Twelve words of one half of it all. Twelve words of the other half too.";
    char line[HEARING_LINE];

    caption_line(text, 0.45, line);
    assert_string_equal(line, "Twelve words of one half of it all.");
    caption_line(text, 0.55, line);
    assert_string_equal(line, "Twelve words of the other half too.");
    caption_line(text, 3, line);
    assert_string_equal(line, "Twelve words of the other half too.");
}
