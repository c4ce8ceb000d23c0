#include "show/measures.h"

#include <string.h>

int measures_open(struct measures *measures, char error[256])
{
    const struct device_setup setup = {.heard = true};
    int count = 0;

    *measures = (struct measures){.wants = CHANNELS};
    for (const struct device *const *row = device_rows; *row && count < MEASURES_MAX; row++) {
        if (!(*row)->beside)
            continue;
        measures->beside[count] = (*row)->open(*row, &setup, error);
        if (!measures->beside[count++])
            return -1;
    }
    return 0;
}

void measures_close(struct measures *measures)
{
    for (int i = 0; i < MEASURES_MAX; i++)
        input_close(measures->beside[i]);
    input_close(measures->other);
    *measures = (struct measures){.wants = CHANNELS};
}

bool measures_event(struct measures *measures, const SDL_Event *event, int64_t now_us)
{
    for (int i = 0; i < MEASURES_MAX && measures->beside[i]; i++)
        if (measures->beside[i]->hear)
            measures->beside[i]->hear(measures->beside[i], event, now_us);
    return event->type == SDL_CONTROLLERSENSORUPDATE;
}

/* Everything that has come from it. Samples go on only while they are wanted; a tilt steers, too. */
static void drain(struct measures *measures, struct input *input, struct app *app, int64_t now_us)
{
    const struct device *device = input->device;
    const bool wanted = device->channels & 1u << measures->wants && !app->course.simulated;
    struct input_event event;

    while (input->poll(input, now_us, &event)) {
        if (event.kind == INPUT_FOUND)
            measures->here |= device->channels;
        if (event.kind == INPUT_LOST)
            measures->here &= ~device->channels;
        if (device->steers & STEERS_TILT && event.kind == INPUT_SAMPLE)
            app_wear(app, event.sample);
        if (wanted)
            app_measure(app, &event);
    }
}

/* What is plugged in, by number, of whatever kind: all kinds count in the same order. The one that is set
 * measures. */
static void choose(struct measures *measures, struct app *app, int64_t now_us)
{
    const int which = app->settings.at[SETTING_WHICH];

    memset(app->sources.units, 0, sizeof app->sources.units);
    for (int i = 0; i < MEASURES_MAX && measures->beside[i]; i++) {
        struct input *input = measures->beside[i];
        for (int number = 1; input->unit && number <= WHICH_MAX; number++)
            if (!app->sources.units[number])
                app->sources.units[number] = input->unit(input, number);
        if (input->choose && which != measures->which)
            input->choose(input, which, now_us);
    }
    measures->which = which;
}

static struct input *open_other(enum channel channel, bool simulated, uint64_t seed)
{
    const struct device_setup setup = {.channel = channel, .seed = seed};
    char error[256];

    return simulated || channel == CHANNEL_COACH ? device_sim.open(&device_sim, &setup, error) : NULL;
}

static void want(struct measures *measures, struct app *app, uint64_t seed)
{
    enum channel wants = course_wants(&app->course);

    if (wants == measures->wants)
        return;
    input_close(measures->other);
    measures->other = wants == CHANNELS ? NULL : open_other(wants, app->course.simulated, seed);
    app->course.measure = app->course.simulated && wants != CHANNEL_COACH ? measures->other : NULL;
    measures->wants = wants;
}

void measures_step(struct measures *measures, struct app *app, bool mats, uint64_t seed, int64_t now_us)
{
    struct input_event event;

    want(measures, app, seed);
    choose(measures, app, now_us);
    for (int i = 0; i < MEASURES_MAX && measures->beside[i]; i++)
        drain(measures, measures->beside[i], app, now_us);
    while (measures->other && course_wants(&app->course) == measures->wants &&
           measures->other->poll(measures->other, now_us, &event))
        app_measure(app, &event);
    app->sources.channels = 1u << CHANNEL_LOAD | 1u << CHANNEL_COACH | measures->here |
                            (app->course.simulated ? device_sim.channels : 0);
    /* A gamepad may be all that somebody steers with. */
    app->sources.spare = mats || app->course.simulated ? 0 : 1u << CHANNEL_CONTACT;
}
