#include "test.h"

#include "picture/daylight.h"
#include "picture/scene/pictures.h"

/* The light of the hours on scenery. */

enum { W = 96, H = 128 };

static void fill(Uint32 pixels[W * H], Uint32 colour)
{
    for (int i = 0; i < W * H; i++)
        pixels[i] = colour;
}

TEST(test_alpha_stays_and_the_day_changes_nothing)
{
    static Uint32 pixels[W * H];

    for (int hour = 0; hour < LOOK_HOURS; hour++) {
        fill(pixels, 0x409FD0E0);
        daylight_scene(pixels, W, H, W * 4, (enum look_hour)hour);
        daylight_sprite(pixels, W, H, W * 4, (enum look_hour)hour);
        for (int i = 0; i < W * H; i++)
            assert_int_equal(pixels[i] >> 24, 0x40);
        if (hour == LOOK_DAY)
            assert_int_equal(pixels[0], 0x409FD0E0);
        else
            assert_int_not_equal(pixels[W * H - 1], 0x409FD0E0);
    }
}

/* The ground darkens more than the sky, and stars stand high in it: the same ones every time. */
TEST(test_night_has_stars)
{
    static Uint32 night[W * H], again[W * H];
    int stars = 0;

    fill(night, 0xFF9FD0E0);
    fill(again, 0xFF9FD0E0);
    daylight_scene(night, W, H, W * 4, LOOK_NIGHT);
    daylight_scene(again, W, H, W * 4, LOOK_NIGHT);
    assert_memory_equal(night, again, sizeof night);
    for (int i = 1; i < W * H; i++)
        if (i % W && (night[i] & 255) > (night[i - 1] & 255)) {
            assert_in_range(i / W, 0, H / 4);
            stars++;
        }
    assert_true(stars > 10);
    assert_true((night[W * H - 1] & 255) < (night[W * (H / 2)] & 255));
}

TEST(test_the_clock_goes_round)
{
    int changes = 0;

    assert_int_equal(look_hour_of(0), LOOK_NIGHT);
    assert_int_equal(look_hour_of(6), LOOK_DAWN);
    assert_int_equal(look_hour_of(9), LOOK_DAY);
    assert_int_equal(look_hour_of(12), LOOK_NOON);
    assert_int_equal(look_hour_of(23), LOOK_NIGHT);
    for (int hour = 0; hour < 24; hour++)
        changes += look_hour_of(hour) != look_hour_of((hour + 1) % 24);
    assert_int_equal(changes, LOOK_HOURS);
}
