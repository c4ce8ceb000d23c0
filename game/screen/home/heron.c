#include "screen/home/heron.h"

#include <math.h>

#include "screen/shared/widgets.h"

#define BREATH_S 4.0
#define LOOK_S   17.0 /* from one look about to the next (p) */

/* Its picture, and where its foot is there. */
enum { WIDTH = 380, HEIGHT = 420, FOOT_X = 165, FOOT_Y = 372 };

struct beat {
    double until_s;
    const char *pose;
};

static const char *pose_at(const struct beat *beats, int count, double s)
{
    for (int i = 0; i < count; i++)
        if (s < beats[i].until_s)
            return beats[i].pose;
    return NULL;
}

/* Wings open and beat twice, never faster than twice a second. */
static const char *opened(double s)
{
    static const struct beat beats[] = {
        {0.15, "heron_open_1"}, {0.55, "heron_open_2"}, {0.90, "heron_open_3"}, {1.15, "heron_open_2"},
        {1.50, "heron_open_3"}, {1.75, "heron_open_2"}, {1.95, "heron_open_1"}};

    return s < 0 ? NULL : pose_at(beats, sizeof beats / sizeof beats[0], s);
}

/* A look over its shoulder, and back. */
static const char *looking(double s)
{
    static const struct beat beats[] = {
        {0.12, "heron_turn_1"}, {0.24, "heron_turn_2"}, {0.36, "heron_turn_3"}, {2.90, "heron_turn_4"},
        {3.02, "heron_turn_3"}, {3.14, "heron_turn_2"}, {3.30, "heron_turn_1"}};

    return s < 0 ? NULL : pose_at(beats, sizeof beats / sizeof beats[0], s);
}

static const char *breathing(double s)
{
    double chest = 0.5 - 0.5 * cos(2 * PART_PI * s / BREATH_S);

    return chest < 0.33 ? "heron_breath_0" : chest < 0.75 ? "heron_breath_1" : "heron_breath_2";
}

static const char *pose_of(const struct heron *heron)
{
    const char *pose;

    if (heron->still)
        return "heron_breath_0";
    pose = heron->stir > 0.15 ? NULL : opened(heron->pleased_s);
    if (!pose && heron->stir > 0.12)
        pose = heron->stir > 0.5 ? "heron_alert_2" : "heron_alert_1";
    if (!pose)
        pose = looking(fmod(heron->time_s, LOOK_S) - 6);
    return pose ? pose : breathing(heron->time_s);
}

void heron_paint(struct canvas *canvas, const struct heron *heron, struct point foot, double size)
{
    double aside = (heron->mirrored ? -1 : 1) * (WIDTH / 2.0 - FOOT_X) * size;

    draw_standing(canvas, pose_of(heron), foot.x + aside, foot.y + (HEIGHT - FOOT_Y) * size, WIDTH * size,
                  HEIGHT * size, 0, heron->mirrored);
}
