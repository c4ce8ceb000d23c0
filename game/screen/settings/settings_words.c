#include "figure/figure.h"
#include "i18n/i18n.h"
#include "screen/app/app.h"
#include "screen/settings/settings_screen.h"
#include "screen/shared/unit.h"

#include <stdio.h>

/* What the settings are called, what they are at, and what they are for. */

static const char *const off_on[] = {N_("off"), N_("on")};
static const char *const texts[] = {N_("nearer"), N_("normal"), N_("farther")};
static const char *const contrasts[] = {N_("light"), N_("dusk"), N_("high contrast"), N_("by the hour")};
static const char *const motions[] = {N_("full"), N_("reduced")};
static const char *const paces[] = {N_("slower"), N_("normal"), N_("quicker")};
static const char *const units[] = {N_("cm and kg"), N_("inches and pounds")};

static const struct {
    const char *name, *about;
    const char *const *values; /* of a setting; NULL: settings_row_value makes them */
} rows[SETTINGS_IDS] = {
    [SETTING_TEXT] = {N_("Text size"), N_("How far away you stand. Normal can be read at three metres."),
                      texts},
    [SETTING_CONTRAST] = {N_("Contrast"),
                          N_("Dusk is easy on the eyes in the evening. By the hour is light by day and dusk "
                             "from six in the evening."),
                          contrasts},
    [SETTING_MOTION] = {N_("Motion"), N_("Reduced: nothing drifts, breathes or ripples but what you do."),
                        motions},
    [SETTING_CAPTIONS] = {N_("Captions"), N_("The words that are spoken, at the lower edge."), off_on},
    [SETTING_VOICE] = {N_("Voice"), N_("It says what to do, counts, and reads what can be chosen."), NULL},
    [SETTING_PACE] = {N_("Pace of the voice"), N_("How fast it speaks."), paces},
    [SETTING_TONE] = {N_("Tone"), N_("It follows your body: steady sounds calm."), NULL},
    [SETTING_EFFECTS] = {N_("Effects"), N_("Steps, stars and drops of water."), NULL},
    [SETTING_MUSIC] = {N_("Music"), N_("It steps back while somebody speaks."), NULL},
    [SETTING_DWELL] = {N_("Stay to choose"), N_("How long a lean rests on something before it is chosen."),
                       NULL},
    [SETTING_UNITS] = {N_("Units"), N_("For every length and weight. What is stored stays the same."), units},
    [SETTING_BUILD] = {N_("The coach's body"), N_("Who shows you the movements."), NULL},
    [SETTING_SKIN] = {N_("The coach's skin"), N_("Five tones."), NULL},
    [SETTING_QUIET] = {N_("Quiet mode"),
                       N_("For flats and nights: the voice alone, softly. For everybody who "
                          "plays here."),
                       off_on},
    [SETTING_FULL_SCREEN] = {N_("Full screen"), N_("F11 does the same."), off_on},
    [SETTING_DEVICE] = {N_("Measured by"),
                        N_("The board uses a pad or a mat as well, where that is better. "
                           "By the clock nothing is measured."),
                        NULL},
    [SETTING_WHICH] = {N_("Which pad or mat"), N_("Where several are plugged in. Any: the one that is used."),
                       NULL},
    [SETTINGS_TO_SEEING] = {N_("Seeing"), N_("Text, contrast, motion, captions, the coach."), NULL},
    [SETTINGS_TO_HEARING] = {N_("Hearing"), N_("Voice, tone, effects, music, quiet mode."), NULL},
    [SETTINGS_TO_CHOOSING] = {N_("Choosing and device"),
                              N_("How long to stay, what measures, full screen, units."), NULL},
    [SETTINGS_TO_TRAINING] = {N_("You and your things"), N_("Free play, hand support, the step at home."),
                              NULL},
    [SETTINGS_FREE_PLAY] = {N_("Free play"), N_("Every level is open at once. Pain still has a say."),
                            off_on},
    [SETTINGS_HAND] = {N_("A hand rests"),
                       N_("On a wall or a chair, in everything on one leg. It has tables "
                          "of its own."),
                       off_on},
    [SETTINGS_SORE] = {N_("Sore side"), N_("That leg begins one step easier."), NULL},
    [SETTINGS_STEP] = {N_("Step at home"), N_("For step-ups. It must not slip or tip."), NULL},
    [SETTINGS_THINGS] = {N_("Things at hand"), N_("Levels that need other things are left out."), NULL},
    [SETTINGS_WEIGHT] = {N_("Hide my weight"), N_("Then it is never shown."), off_on},
    [SETTINGS_BOARD] = {N_("Board set-up"), N_("Zero and weight, and which way the board lies."), NULL},
    [SETTINGS_ASK_FIRST] = {N_("Ask first"),
                            N_("After surgery on a hip, with brittle bones or late in pregnancy: whom to ask "
                               "before you begin."),
                            NULL},
    [SETTINGS_PLAYERS] = {N_("Players"), N_("Who plays, another name, hiding and deleting."), NULL},
    [SETTINGS_BACK] = {N_("Back"), "", NULL},
};

const char *settings_row_name(int id)
{
    return _(rows[id].name);
}

const char *settings_row_about(int id)
{
    return _(rows[id].about);
}

static bool *switch_of(struct store_player *player, int id)
{
    return id == SETTINGS_FREE_PLAY ? &player->free_play
           : id == SETTINGS_HAND    ? &player->hand_support
           : id == SETTINGS_WEIGHT  ? &player->weight_hidden
                                    : NULL;
}

bool *settings_switch(struct app *app, int id)
{
    return switch_of(&app->course.player, id);
}

int settings_row_steps(const struct app *app, int id, int *at)
{
    struct store_player player = app->course.player;
    const bool *on = switch_of(&player, id);

    if (id < SETTINGS) {
        *at = app->settings.at[id];
        return settings_count((enum settings_item)id);
    }
    *at = on && *on;
    return on ? 2 : 0;
}

static const char *sore_side(unsigned sides)
{
    return sides == SIDES_EACH    ? _("both sides")
           : sides == SIDES_LEFT  ? _("the left")
           : sides == SIDES_RIGHT ? _("the right")
                                  : _("neither");
}

static void count_things(uint32_t things, char out[SETTINGS_SAYS])
{
    int count = 0;

    for (int i = 0; i < THINGS; i++)
        count += (things & ~(uint32_t)THINGS_HOME & 1u << i) != 0;
    if (count == 0)
        snprintf(out, SETTINGS_SAYS, "%s", _("of every home"));
    else
        snprintf(out, SETTINGS_SAYS, i18n_count("and %d thing more", "and %d things more", count), count);
}

static void volume(const struct app *app, enum settings_item item, char out[SETTINGS_SAYS])
{
    double volume = settings_volume(&app->settings, item);

    if (volume > 0)
        snprintf(out, SETTINGS_SAYS, _("%.0f %%"), 100 * volume);
    else
        snprintf(out, SETTINGS_SAYS, "%s", _("off"));
}

static void step_height(const struct app *app, char out[SETTINGS_SAYS])
{
    char metric[SETTINGS_SAYS], room[UNIT_TEXT];

    if (app->course.player.step_cm > 0)
        snprintf(metric, sizeof metric, _("about %d cm"), app->course.player.step_cm);
    if (app->course.player.step_cm > 0)
        snprintf(out, SETTINGS_SAYS, "%s", unit_text(app, metric, room));
    else
        snprintf(out, SETTINGS_SAYS, "%s", _("none"));
}

static void which(const struct app *app, int at, char out[SETTINGS_SAYS])
{
    const char *name = app->sources.units[at];

    if (at == WHICH_ANY)
        snprintf(out, SETTINGS_SAYS, "%s", _("any"));
    else
        snprintf(out, SETTINGS_SAYS, "%d: %s", at, name ? name : _("not plugged in"));
}

void settings_row_value(const struct app *app, int id, char out[SETTINGS_SAYS])
{
    int at, steps = settings_row_steps(app, id, &at);

    out[0] = '\0';
    switch (id) {
    case SETTING_VOICE:
    case SETTING_TONE:
    case SETTING_EFFECTS:
    case SETTING_MUSIC:
        volume(app, (enum settings_item)id, out);
        break;
    case SETTING_DWELL:
        snprintf(out, SETTINGS_SAYS, _("%.1f s"), settings_dwell_s(&app->settings));
        break;
    case SETTING_BUILD:
        snprintf(out, SETTINGS_SAYS, "%s", _(figure_build_name((enum figure_build)at)));
        break;
    case SETTING_SKIN:
        snprintf(out, SETTINGS_SAYS, _("%d of %d"), at + 1, steps);
        break;
    case SETTING_DEVICE:
        snprintf(out, SETTINGS_SAYS, "%s", _(settings_device(&app->settings)->choice));
        break;
    case SETTING_WHICH:
        which(app, at, out);
        break;
    case SETTINGS_SORE:
        snprintf(out, SETTINGS_SAYS, "%s", sore_side(app->course.player.sore_sides));
        break;
    case SETTINGS_STEP:
        step_height(app, out);
        break;
    case SETTINGS_THINGS:
        count_things(app->course.player.things, out);
        break;
    case SETTINGS_PLAYERS:
        snprintf(out, SETTINGS_SAYS, "%s", app->course.player.name);
        break;
    default:
        if (rows[id].values)
            snprintf(out, SETTINGS_SAYS, "%s", _(rows[id].values[at]));
    }
}
