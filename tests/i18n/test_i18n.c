#define _POSIX_C_SOURCE 200809L /* setenv */

#include "test.h"

#include "i18n/i18n.h"

/* One program a language: gettext keeps what it has found. The language is the program's first word. */

static void stars(char out[64], int n)
{
    snprintf(out, 64, i18n_count("%d star in %s", "%d stars in %s", n), n, "Lake");
}

static void test_other_language(void **state)
{
    char text[64];

    (void)state;
    assert_false(i18n_english());
    assert_string_equal(_("Hold"), "Hälţ");
    assert_string_equal(_("Unknown to it"), "Unknown to it");
    assert_string_equal(_(""), "");
    stars(text, 1);
    assert_string_equal(text, "Lake: 1 stärñ");
    stars(text, 2);
    assert_string_equal(text, "Lake: 2 stärñä");
    stars(text, 0);
    assert_string_equal(text, "Lake: 0 stärñü");
    assert_string_equal(i18n_in("leg", "Left"), "Bëin links");
    assert_string_equal(i18n_in("way", "Left"), "Nach links");
    assert_string_equal(i18n_in("hand", "Left"), "Left");
    snprintf(text, sizeof text, "%.1f", strtod("1.5", NULL)); /* whatever the language */
    assert_string_equal(text, "1.5");
}

static void test_english(void **state)
{
    char text[64];

    (void)state;
    assert_true(i18n_english());
    assert_string_equal(_("Hold"), "Hold");
    assert_string_equal(_(""), "");
    stars(text, 1);
    assert_string_equal(text, "1 star in Lake");
    stars(text, 2);
    assert_string_equal(text, "2 stars in Lake");
    assert_string_equal(i18n_in("leg", "Left"), "Left");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest other[] = {cmocka_unit_test(test_other_language)};
    const struct CMUnitTest english[] = {cmocka_unit_test(test_english)};

    if (setenv("LC_ALL", "C", 1) || setenv("LANGUAGE", argc > 1 ? argv[1] : "", 1) || i18n_open(I18N_LOCALE))
        return 1;
    return argc > 1 ? cmocka_run_group_tests(other, NULL, NULL) : cmocka_run_group_tests(english, NULL, NULL);
}
