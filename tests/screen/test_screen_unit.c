#include "test.h"

#include "screen/shared/unit.h"

/* Lengths and weights in the player's units; every other word and number stays. */

static const char *const cases[][2] = {
    {"", ""},
    {"72.4 kg", "159.6 lb"},
    {"0.0 kg", "0.0 lb"},
    {"about 18 cm", "about 7 in"},
    {"A low step, 10 to 15 cm", "A low step, 4 to 6 in"},
    {"A stair, 16 to 20 cm, a low step, 10 to 15 cm", "A stair, 6 to 8 in, a low step, 4 to 6 in"},
    {"Eine Stufe, 10 bis 15 cm", "Eine Stufe, 4 bis 6 in"},
    {"Step up with 2 kg", "Step up with 4.5 lb"},
    {"One leg, 2 kg in the hands, 30 seconds", "One leg, 4.5 lb in the hands, 30 seconds"},
    {"Pick up the weight: 1 of 2 kg seen.", "Pick up the weight: 2 of 4.5 lb seen."},
    {"95 %: 8.9 cm\xC2\xB2", "95 %: 1.38 in\xC2\xB2"},
    {"+0.36 m", "+1.18 ft"},
    {"Hold 20 s, 2 times", "Hold 20 s, 2 times"},
    {"12 min, 3 cmd, 4 kgs, 5 m\xC3\xBC", "12 min, 3 cmd, 4 kgs, 5 m\xC3\xBC"},
    {"cm and kg", "cm and kg"},
    {" cm", " cm"},
    {"2 kg", "4.5 lb"},
    {"3 kg", "6.5 lb"},
    {"4 kg", "9 lb"},
    {"5 kg", "11 lb"},
};

TEST(texts_are_turned)
{
    struct app *app = calloc(1, sizeof *app);
    char room[UNIT_TEXT];

    assert_non_null(app);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        app->settings.at[SETTING_UNITS] = UNITS_METRIC;
        assert_ptr_equal(unit_text(app, cases[i][0], room), cases[i][0]);
        app->settings.at[SETTING_UNITS] = UNITS_IMPERIAL;
        assert_string_equal(unit_text(app, cases[i][0], room), cases[i][1]);
    }
    assert_true(unit_load(app, 45.359237) > 99.999 && unit_load(app, 45.359237) < 100.001);
    app->settings.at[SETTING_UNITS] = UNITS_METRIC;
    assert_true(unit_load(app, 45.359237) == 45.359237);
    free(app);
}

/* Whatever stands there: nothing is written beyond the room. */
TEST(any_text_is_safe)
{
    static const char letters[] = "0123. cmkg\xC2\xB2 ";
    struct app *app = calloc(1, sizeof *app);
    uint32_t dice = 7;
    char text[UNIT_TEXT], room[UNIT_TEXT];

    assert_non_null(app);
    app->settings.at[SETTING_UNITS] = UNITS_IMPERIAL;
    for (int round = 0; round < 20000; round++) {
        size_t length = (size_t)round % (UNIT_TEXT - 1);
        for (size_t i = 0; i < length; i++) {
            dice = dice * 1664525 + 1013904223;
            text[i] = letters[(dice >> 16) % (sizeof letters - 1)];
        }
        text[length] = '\0';
        assert_true(strlen(unit_text(app, text, room)) < UNIT_TEXT);
    }
    free(app);
}
