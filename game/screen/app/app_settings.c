#define _POSIX_C_SOURCE 200809L /* localtime_r */

#include "figure/figure.h"
#include "screen/app/app.h"

#include <stdio.h>
#include <time.h>

/* What is set comes to count: in the look, for the ears, for the focus, and for the device. */

enum { EVENING_H = 18, MORNING_H = 7 }; /* (p) */

/* The hour of the clock; -1: there is none. */
static int hour_of(const struct app *app)
{
    const time_t now = (time_t)app->course.unix_s;
    struct tm here;

    return (app->fixed_time ? gmtime_r(&now, &here) : localtime_r(&now, &here)) ? here.tm_hour : -1;
}

void app_tell_hour(struct app *app)
{
    int hour = hour_of(app);

    if (!app->fixed_time && hour >= 0 && app->screen != &screen_play)
        app->look.hour = look_hour_of(hour);
}

/* Light by day, dusk from the evening to the morning. */
static enum look_theme theme_of_hour(const struct app *app)
{
    int hour = hour_of(app);

    return hour >= 0 && (hour >= EVENING_H || hour < MORNING_H) ? LOOK_DUSK : LOOK_LIGHT;
}

static void take_look(struct app *app)
{
    static const enum look_text texts[] = {
        [TEXT_NEARER] = LOOK_NEARER, [TEXT_NORMAL] = LOOK_NORMAL, [TEXT_FARTHER] = LOOK_FARTHER};
    static const enum look_theme themes[] = {
        [CONTRAST_LIGHT] = LOOK_LIGHT, [CONTRAST_DUSK] = LOOK_DUSK, [CONTRAST_HIGH] = LOOK_CONTRAST};
    const int *at = app->settings.at;

    app->look = (struct look){.theme = at[SETTING_CONTRAST] == CONTRAST_HOUR ? theme_of_hour(app)
                                                                             : themes[at[SETTING_CONTRAST]],
                              .text = texts[at[SETTING_TEXT]],
                              .hour = app->look.hour,
                              .still = at[SETTING_MOTION] == MOTION_REDUCED};
}

static void take_hearing(struct app *app)
{
    const struct settings *settings = &app->settings;
    struct app_hearing *hearing = &app->hearing;

    hearing->voice = settings_volume(settings, SETTING_VOICE);
    hearing->tone = settings_volume(settings, SETTING_TONE);
    hearing->effects = settings_volume(settings, SETTING_EFFECTS);
    hearing->music = settings_volume(settings, SETTING_MUSIC);
    hearing->pace = settings_pace(settings);
    hearing->quiet = settings_on(settings, SETTING_QUIET);
}

void app_take_settings(struct app *app)
{
    take_look(app);
    take_hearing(app);
    app->focus.plain_s = settings_dwell_s(&app->settings);
}

void app_read_settings(struct app *app)
{
    settings_default(&app->settings);
    if (app->course.store)
        (void)app_fault(app, settings_load(app->course.store, app->course.player.id, &app->settings));
    app_take_settings(app);
}

/* Pads, mat and clock need no board; the other two are opened by the window. */
static void take_device(struct app *app)
{
    const struct device *set = settings_device(&app->settings);

    app->sources.without_board = !(set->channels & 1u << CHANNEL_LOAD);
    if (set->simulated != app->course.simulated)
        app->sources.wanted = set->simulated ? set : &device_board;
}

/* Of several pads and mats one that is here can be chosen, or whichever is used. */
static bool can_be(const struct app *app, enum settings_item item)
{
    const int at = app->settings.at[item];

    return item != SETTING_WHICH || at == WHICH_ANY || app->sources.units[at];
}

void app_set(struct app *app, enum settings_item item, int by)
{
    settings_turn(&app->settings, item, by);
    while (!can_be(app, item))
        settings_turn(&app->settings, item, by < 0 ? -1 : 1);
    app_fault_clear(app);
    if (app->course.store)
        (void)app_fault(app, settings_keep(app->course.store, app->course.player.id, &app->settings, item));
    app_take_settings(app);
    if (item == SETTING_DEVICE)
        take_device(app);
}

void app_coach(const struct app *app, struct figure *figure)
{
    figure->build = (enum figure_build)app->settings.at[SETTING_BUILD];
    figure->skin = app->settings.at[SETTING_SKIN];
    if (app->look.still)
        figure->breath = 0;
}
