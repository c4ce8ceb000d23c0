#include "screens/say.h"

#include <stdio.h>

#include "screens/parts.h"

void say_asked(const struct level *level, char out[80])
{
    const char *legs = level->sides == LEVEL_EACH_SIDE ? " on each leg" : "";
    char times[32] = "once";

    if (level->sets > 1)
        snprintf(times, sizeof times, "%d times", level->sets);
    if (level->reps > 0)
        snprintf(out, 80, "%d slow repetitions, %s%s", level->reps, times, legs);
    else
        snprintf(out, 80, "Hold %g s, %s%s", level->hold_s, times, legs);
}

void say_tempo(const struct level *level, char out[96])
{
    out[0] = '\0';
    if (level->reps > 0 && level->hold_s > 0)
        snprintf(out, 96, "Up %g, hold %g, down %g s", level->up_s, level->hold_s, level->down_s);
    else if (level->reps > 0)
        snprintf(out, 96, "Up %g, down %g s", level->up_s, level->down_s);
}

void say_lock(const struct app *app, int i, enum side side, char out[128])
{
    const struct level *level = &app->trail->levels[i], *key = trail_find(app->trail, level->unlock_level);
    enum unlock_need need = unlock_needs(app->trail, app->progress, &app->ladder, level, side);
    char name[48];

    if (need == UNLOCK_STARS && key) {
        part_level_name(app, key, name);
        snprintf(out, 128, "Opens with %d star%s in %s.", level->unlock_stars,
                 level->unlock_stars == 1 ? "" : "s", name);
    } else {
        snprintf(out, 128, "%s", ladder_reason_text(ladder_leg(&app->ladder, level->exercise, side)->reason));
    }
}

void say_things(uint32_t things, char out[200])
{
    size_t length = 0;

    out[0] = '\0';
    for (int i = 0; i < THINGS; i++) {
        char name[64];
        if (!(things & 1u << i))
            continue;
        snprintf(name, sizeof name, "%s", thing_title((enum thing)i));
        if (length > 0 && name[0] >= 'A' && name[0] <= 'Z')
            name[0] = (char)(name[0] - 'A' + 'a');
        int wrote = snprintf(out + length, 200 - length, "%s%s", length ? ", " : "", name);
        if (wrote < 0 || (size_t)wrote >= 200 - length)
            return;
        length += (size_t)wrote;
    }
}

const char *say_channel(enum channel channel)
{
    static const char *const names[CHANNELS] = {[CHANNEL_LOAD] = "Board",
                                                [CHANNEL_MOTION] = "Pad on the leg",
                                                [CHANNEL_CONTACT] = "Mat",
                                                [CHANNEL_COACH] = "Clock"};
    return names[channel];
}
