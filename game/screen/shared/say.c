#include "screen/shared/say.h"

#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/shared/widgets.h"

void say_asked(const struct level *level, char out[SAY_ASKED])
{
    bool each = level->sides == LEVEL_EACH_SIDE;

    if (level->reps > 0)
        snprintf(out, SAY_ASKED,
                 each ? i18n_count("%d slow repetitions, once on each leg",
                                   "%d slow repetitions, %d times on each leg", level->sets)
                      : i18n_count("%d slow repetitions, once", "%d slow repetitions, %d times", level->sets),
                 level->reps, level->sets);
    else
        snprintf(
            out, SAY_ASKED,
            each ? i18n_count("Hold %g s, once on each leg", "Hold %g s, %d times on each leg", level->sets)
                 : i18n_count("Hold %g s, once", "Hold %g s, %d times", level->sets),
            level->hold_s, level->sets);
}

void say_tempo(const struct level *level, char out[SAY_TEMPO])
{
    out[0] = '\0';
    if (level->reps > 0 && level->hold_s > 0)
        snprintf(out, SAY_TEMPO, _("Up %g, hold %g, down %g s"), level->up_s, level->hold_s, level->down_s);
    else if (level->reps > 0)
        snprintf(out, SAY_TEMPO, _("Up %g, down %g s"), level->up_s, level->down_s);
}

void say_lock(const struct app *app, int i, enum side side, char out[SAY_LOCK])
{
    const struct level *level = &app->course.trail->levels[i],
                       *key = trail_find(app->course.trail, level->unlock_level);
    enum unlock_need need = unlock_needs(app->course.trail, app->course.reached.progress,
                                         &app->course.reached.ladder, level, side);
    char name[PART_NAME];

    if (need == UNLOCK_STARS && key) {
        part_level_name(app, key, name);
        snprintf(out, SAY_LOCK,
                 i18n_count("Opens with %d star in %s.", "Opens with %d stars in %s.", level->unlock_stars),
                 level->unlock_stars, name);
    } else {
        snprintf(
            out, SAY_LOCK, "%s",
            _(ladder_reason_text(ladder_leg(&app->course.reached.ladder, level->activity, side)->reason)));
    }
}

const char *say_title(const struct app *app, const struct level *level, char room[UNIT_TEXT])
{
    return unit_text(app, _(level->title), room);
}

void say_things(const struct app *app, uint32_t things, char out[SAY_THINGS])
{
    size_t length = 0;

    out[0] = '\0';
    for (int i = 0; i < THINGS; i++) {
        char name[128], room[UNIT_TEXT];
        if (!(things & 1u << i))
            continue;
        snprintf(name, sizeof name, "%s", unit_text(app, _(thing_title((enum thing)i)), room));
        /* English begins the list with a capital letter; other languages have their own ways. */
        if (length > 0 && i18n_english() && name[0] >= 'A' && name[0] <= 'Z')
            name[0] = (char)(name[0] - 'A' + 'a');
        int wrote = snprintf(out + length, SAY_THINGS - length, "%s%s", length ? ", " : "", name);
        if (wrote < 0 || (size_t)wrote >= SAY_THINGS - length)
            return;
        length += (size_t)wrote;
    }
}

const char *say_channel(enum channel channel)
{
    static const char *const names[CHANNELS] = {[CHANNEL_LOAD] = N_("Board"),
                                                [CHANNEL_MOTION] = N_("Pad on the leg"),
                                                [CHANNEL_CONTACT] = N_("Mat"),
                                                [CHANNEL_COACH] = N_("Clock")};
    return _(names[channel]);
}
