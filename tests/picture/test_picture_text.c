#include "paper.h"
#include "picture/private.h"
#include "test.h"

static const struct colour white = {255, 255, 255, 255};
static struct paper page;

static int setup(void **state)
{
    (void)state;
    paper_open(&page, 1920, 1080);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    paper_close(&page);
    return 0;
}

static double say(double x, double y, double room, double size, const char *text)
{
    return draw_text(page.canvas, x, y, room, size, MEDIUM, ALIGN_LEFT, INK, text);
}

static void one_fault(const char *begins)
{
    assert_int_equal(canvas_faults(page.canvas), 1);
    assert_memory_equal(canvas_fault(page.canvas, 0), begins, strlen(begins));
    canvas_begin(page.canvas);
    assert_int_equal(canvas_faults(page.canvas), 0);
}

#define CASE(name) TEST_WITH(name, setup, teardown)

CASE(test_clean_text_has_no_faults)
{
    say(72, 104, 0, 44, "Lake 3");
    say(72, 104 + 44, 0, 44, "gypsy"); /* the next line, as tight as can be */
    say(72, 104 + 88, 0, 44, "HARE");
    double width = say(700, 500, 0, 64, "Left");
    say(700 + width, 500, 0, 64, "leg"); /* touching */
    draw_number(page.canvas, 1400, 600, 250, BOLD, INK, "18");
    draw_text(page.canvas, 1400, 650, 0, 42, BOLD, ALIGN_CENTRE, STONE, "of 30 s");
    say(300, 900, 0, 44, "twice");
    say(300, 900, 0, 44, "twice"); /* as a soft halo is drawn */
    draw_text(page.canvas, 300, 900, 0, 44, BOLD, ALIGN_LEFT, colour_fade(INK, 0.0), "invisible");
    say(300, 900, 0, 44, "");
    assert_int_equal(paper_faults(page.canvas, "clean"), 0);
    assert_string_equal(canvas_fault(page.canvas, 0), "");
}

/* On a button it has to lie on it as a whole; the uppermost one counts. */
CASE(test_text_beyond_its_panel_is_found)
{
    canvas_begin(page.canvas);
    draw_sheet(page.canvas, 100, 100, 900, 600);
    draw_key(page.canvas, 200, 200, 200, 100, 28, false);
    draw_text(page.canvas, 300, 260, 0, 40, BOLD, ALIGN_CENTRE, INK, "Go on");
    draw_text(page.canvas, 120, 400, 0, 40, BOLD, ALIGN_LEFT, INK, "On the sheet, below the button");
    draw_text(page.canvas, 1400, 400, 0, 40, BOLD, ALIGN_CENTRE, INK, "On scenery");
    assert_int_equal(canvas_faults(page.canvas), 0);
    canvas_begin(page.canvas);
    draw_key(page.canvas, 200, 200, 200, 100, 28, true);
    draw_text(page.canvas, 300, 260, 0, 40, BOLD, ALIGN_CENTRE, INK, "Go on without a board");
    one_fault("sticks out: \"Go on without a board\"");
    canvas_begin(page.canvas);
    draw_sign(page.canvas, 200, 200, 600, 100);
    draw_text(page.canvas, 500, 305, 0, 80, BOLD, ALIGN_CENTRE, INK, "Too low");
    one_fault("sticks out: \"Too low\"");
}

CASE(test_overlap_is_found)
{
    say(300, 500, 0, 44, "Left leg");
    say(360, 510, 0, 44, "Right leg");
    one_fault("overlap: \"Right leg\"");
    say(300, 500, 0, 44, "Left leg");
    say(300, 500, 0, 44, "Right leg");
    one_fault("overlap");
    say(300, 500, 0, 44, "Left leg");
    draw_number(page.canvas, 400, 510, 64, BOLD, INK, "18");
    one_fault("overlap: \"18\"");
}

CASE(test_a_layer_covers_what_is_below)
{
    say(300, 500, 0, 44, "Left leg");
    canvas_layer(page.canvas);
    say(300, 500, 0, 44, "Paused");
    assert_int_equal(canvas_faults(page.canvas), 0);
    say(310, 500, 0, 44, "Go on");
    one_fault("overlap: \"Go on\" at 310,500 lies on \"Paused\"");
}

CASE(test_outside_is_found)
{
    say(300, 20, 0, 64, "High");
    one_fault("outside: \"High\"");
    say(300, 1078, 0, 64, "Deep gap");
    one_fault("outside: \"Deep gap\"");
    say(-20, 500, 0, 64, "Left");
    one_fault("outside");
    say(1880, 500, 300, 64, "Right");
    one_fault("outside");
    draw_number(page.canvas, 30, 500, 250, BOLD, INK, "18");
    one_fault("outside");
}

CASE(test_long_text_shrinks_then_is_cut)
{
    const char *text = "Soft knee. Rest your eyes on the heron.";
    double full = text_width(page.canvas, 64, MEDIUM, text);
    double drawn = say(72, 300, 0.8 * full, 64, text);
    assert_true(drawn <= 0.8 * full + 0.5);
    assert_true(drawn > 0.76 * full); /* no smaller than needed */
    assert_int_equal(canvas_faults(page.canvas), 0);
    drawn = say(72, 500, 300, 64, text);
    assert_true(drawn <= 300.5 && drawn > 200);
    one_fault("cut: \"Soft knee.");
    drawn = say(72, 500, 3, 64, text); /* no room even for the ellipsis */
    assert_true(drawn > 0 && drawn < 40);
    one_fault("cut");
    /* up to the safe margin where nothing else is said */
    drawn = say(1700, 300, 0, 64, text);
    assert_true(1700 + drawn <= 1920 - 72 + 0.5);
    one_fault("cut");
    draw_text(page.canvas, 1920 - 100, 300, 0, 64, MEDIUM, ALIGN_CENTRE, INK, "Left leg");
    one_fault("cut");
}

CASE(test_nothing_is_smaller_than_32)
{
    double drawn = say(72, 300, 0, 20, "small print");
    assert_true(fabs(drawn - text_width(page.canvas, 32, MEDIUM, "small print")) < 1e-9);
}

CASE(test_alignment)
{
    const enum align aligns[3] = {ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT};
    for (int i = 0; i < 3; i++) {
        canvas_begin(page.canvas);
        paper_fill(&page, white);
        double width = draw_text(page.canvas, 960, 500, 0, 104, BOLD, aligns[i], INK, "HHH");
        int left = 1920, right = 0;
        for (int x = 0; x < 1920; x++) {
            if (paper_pixel(&page, x, 470).r < 128) {
                left = x < left ? x : left;
                right = x > right ? x : right;
            }
        }
        double start = 960 - 0.5 * i * width;
        assert_in_range(left, (int)start, (int)start + 15); /* the letter's own white */
        assert_in_range(right, (int)(start + width) - 15, (int)(start + width));
        assert_true(paper_pixel(&page, left + 5, 498).r < 60); /* stands on the baseline */
        assert_int_equal(paper_pixel(&page, left + 5, 502).r, 255);
    }
}

CASE(test_each_colour_is_its_own)
{
    const struct colour colours[4] = {{200, 0, 0, 255}, {0, 200, 0, 255}, {0, 0, 200, 255}, {200, 0, 0, 128}};
    const int sizes[2] = {40, 104}; /* without and with tracking */
    for (int i = 0; i < 16; i++) {
        struct colour colour = colours[i % 4];
        paper_fill(&page, white);
        draw_text(page.canvas, 500, 500, 0, sizes[i / 4 % 2], BOLD, ALIGN_LEFT, colour, "HHH");
        int darkest = 765;
        struct colour found = white;
        for (int x = 500; x < 560; x++) {
            struct colour here = paper_pixel(&page, x, 490);
            if (here.r + here.g + here.b < darkest) {
                darkest = here.r + here.g + here.b;
                found = here;
            }
        }
        int over = 255 - colour.a;
        assert_in_range(found.r + 2, over + colour.r * colour.a / 255, over + colour.r * colour.a / 255 + 4);
        assert_in_range(found.g + 2, over + colour.g * colour.a / 255, over + colour.g * colour.a / 255 + 4);
        assert_in_range(found.b + 2, over + colour.b * colour.a / 255, over + colour.b * colour.a / 255 + 4);
    }
}

/* Layout is the same at every window size. */
CASE(test_widths_do_not_depend_on_the_window)
{
    const int sizes[4][2] = {{1280, 720}, {3840, 2160}, {1366, 768}, {720, 1280}};
    const double type[] = {32, 36, 44, 55, 56, 64, 99, 100, 152, 250};
    for (int i = 0; i < 4; i++) {
        struct paper other;
        paper_open(&other, sizes[i][0], sizes[i][1]);
        for (size_t j = 0; j < sizeof(type) / sizeof(type[0]); j++)
            assert_true(text_width(page.canvas, type[j], BOLD, "Tea for You, 24.6 s") ==
                        text_width(other.canvas, type[j], BOLD, "Tea for You, 24.6 s"));
        paper_close(&other);
    }
}

/* What is measured is what is drawn, at any size and with tracking. */
CASE(test_drawn_as_wide_as_measured)
{
    const double type[] = {32, 44, 56, 64, 100, 250};
    for (size_t i = 0; i < sizeof(type) / sizeof(type[0]); i++) {
        canvas_begin(page.canvas);
        paper_fill(&page, white);
        double width = draw_text(page.canvas, 100, 500, 0, type[i], BOLD, ALIGN_LEFT, INK, "HAVTH");
        int right = 0, left = 1920;
        for (int x = 0; x < 1920; x++) {
            if (paper_pixel(&page, x, 500 - (int)(0.3 * type[i])).r < 128) {
                right = x > right ? x : right;
                left = x < left ? x : left;
            }
        }
        double bearing = left - 100.0; /* H is as white on its right as on its left */
        assert_true(fabs(right + 1 + bearing - (100 + width)) < 2.5);
    }
}

CASE(test_kerning_and_tracking)
{
    struct canvas *canvas = page.canvas;
    assert_true(text_width(canvas, 44, BOLD, "AV") <
                text_width(canvas, 44, BOLD, "A") + text_width(canvas, 44, BOLD, "V") - 1.0);
    double loose = text_width(canvas, 99, BOLD, "HHHH"), tight = text_width(canvas, 100, BOLD, "HHHH");
    assert_true(fabs((loose / 99.0 - tight / 100.0) - 3 * 0.010) < 1e-9);
}

CASE(test_changing_numbers_do_not_dance)
{
    double ones = draw_number(page.canvas, 500, 300, 250, BOLD, INK, "11");
    double fours = draw_number(page.canvas, 500, 700, 250, BOLD, INK, "44");
    assert_true(fabs(ones - fours) < 1e-9);
    assert_true(fabs(ones - 2 * 0.64 * 250) < 1e-9);
    canvas_begin(page.canvas);
    double point = draw_number(page.canvas, 500, 300, 250, BOLD, INK, "1.1");
    assert_true(point > ones && point < 3 * 0.64 * 250);
    assert_int_equal(canvas_faults(page.canvas), 0);
}

CASE(test_paragraph_wraps)
{
    const char *text = "Stand tall with both feet on the board. When you are ready, let one foot float up.";
    double high = draw_paragraph(page.canvas, 100, 200, 500, 36, MEDIUM, INK, text);
    double lines = high / (1.3 * 36);
    assert_true(fabs(lines - round(lines)) < 1e-9);
    assert_in_range((int)round(lines), 3, 5);
    assert_int_equal(canvas_faults(page.canvas), 0);
    assert_true(draw_paragraph(page.canvas, 100, 200, 500, 36, MEDIUM, INK, "  \n ") == 0.0);
    assert_true(fabs(draw_paragraph(page.canvas, 100, 600, 500, 36, MEDIUM, INK, "one") - 1.3 * 36) < 1e-9);
    draw_paragraph(page.canvas, 100, 800, 200, 36, MEDIUM, INK, "Donaudampfschifffahrtsgesellschaft sails");
    one_fault("cut: \"Donau");
}

CASE(test_odd_bytes_are_survived)
{
    char long_text[3000];
    memset(long_text, 'w', sizeof(long_text) - 1);
    long_text[sizeof(long_text) - 1] = '\0';
    say(100, 200, 0, 44, "bad \xFF\xC3 bytes \xE2\x80");
    say(100, 400, 0, 104, "bad \xFF\xC3 bytes \xE2\x80");
    say(100, 600, 0, 104, "a\xCC\x88o\xCC\x88 \xE6\xBC\xA2 \xF0\x9F\xA6\xB6");
    draw_number(page.canvas, 900, 800, 104, BOLD, INK, "\xE2\x80");
    canvas_begin(page.canvas);
    say(100, 200, 0, 104, "a\xE2\x80\x8Dl"); /* a joiner has no width */
    assert_int_equal(canvas_faults(page.canvas), 0);
    canvas_begin(page.canvas);
    say(100, 200, 0, 44, long_text);
    draw_paragraph(page.canvas, 100, 600, 500, 44, MEDIUM, INK, long_text);
    assert_true(canvas_faults(page.canvas) > 0);
}

CASE(test_faults_are_bounded)
{
    char text[32];
    for (int i = 0; i < 600; i++) {
        snprintf(text, sizeof(text), "text %d", i);
        draw_text(page.canvas, 100, 500, 0, 32, MEDIUM, ALIGN_LEFT, INK, text);
    }
    assert_true(canvas_faults(page.canvas) > FAULTS_MAX);
    assert_string_equal(canvas_fault(page.canvas, canvas_faults(page.canvas) - 1), "more than can be listed");
    assert_string_equal(canvas_fault(page.canvas, -1), "");
}

/* However much is said: the caches stay within their bounds, and right. */
CASE(test_caches_stay_bounded)
{
    char text[64];
    for (int i = 0; i < 1500; i++) {
        snprintf(text, sizeof(text), "Line %d with a few words", i);
        canvas_begin(page.canvas);
        say(100, 500, 0, 32 + i % 90, text);
        assert_true(page.canvas->words.bytes <= (size_t)WORDS_BYTES);
    }
    size_t bytes = 0;
    for (int i = 0; i < WORDS_LINES; i++)
        bytes += (size_t)page.canvas->words.lines[i].width * (size_t)page.canvas->words.lines[i].height * 4;
    assert_int_equal(bytes, page.canvas->words.bytes);
    for (int i = 0; i < 200; i++) { /* big ones are bounded by their bytes */
        snprintf(text, sizeof(text), "Big line %d", i);
        canvas_begin(page.canvas);
        say(100, 500, 0, 250, text);
        assert_true(page.canvas->words.bytes <= (size_t)WORDS_BYTES);
    }
}

CASE(test_missing_fonts_are_named)
{
    assert_null(canvas_new_with_fonts(page.renderer, SUREFOOT_SOURCE_DIR, "/nonexistent"));
    assert_memory_equal(SDL_GetError(), "Inter is missing: install fonts-inter", 37);
}
