#include "show/measures.h"

#include "device/pad/pad_source.h"

int measures_open(struct measures *measures, char error[256])
{
    *measures = (struct measures){.wants = CHANNELS};
    measures->motion = pad_source_open(&device_pad, false, error);
    measures->contact = measures->motion ? pad_source_open(&device_mat, false, error) : NULL;
    return measures->contact ? 0 : -1;
}

void measures_close(struct measures *measures)
{
    input_close(measures->motion);
    input_close(measures->contact);
    input_close(measures->other);
    *measures = (struct measures){.wants = CHANNELS};
}

bool measures_event(struct measures *measures, const SDL_Event *event, int64_t now_us)
{
    if (measures->motion)
        pad_source_event(measures->motion, event, now_us);
    if (measures->contact)
        pad_source_event(measures->contact, event, now_us);
    return event->type == SDL_CONTROLLERSENSORUPDATE;
}

/* Everything that has come from pads of that channel. Samples go on only while they are wanted; those of a
 * sensor steer, too. */
static void drain(struct measures *measures, enum channel channel, struct app *app, int64_t now_us)
{
    const bool motion = channel == CHANNEL_MOTION;
    const bool wanted = measures->wants == channel && !app->course.simulated;
    struct input *input = motion ? measures->motion : measures->contact;
    bool *here = motion ? &measures->motion_here : &measures->contact_here;
    struct input_event event;

    while (input && input->poll(input, now_us, &event)) {
        if (event.kind == INPUT_FOUND || event.kind == INPUT_LOST)
            *here = event.kind == INPUT_FOUND;
        if (motion && event.kind == INPUT_SAMPLE)
            app_wear(app, event.sample);
        if (wanted)
            app_measure(app, &event);
    }
}

static struct input *open_other(enum channel channel, bool simulated, uint64_t seed)
{
    const struct device_setup setup = {.channel = channel, .seed = seed};
    char error[256];

    return simulated || channel == CHANNEL_COACH ? device_sim.open(&setup, error) : NULL;
}

static void want(struct measures *measures, struct app *app, uint64_t seed)
{
    enum channel wants = app_wants(app);

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
    drain(measures, CHANNEL_MOTION, app, now_us);
    drain(measures, CHANNEL_CONTACT, app, now_us);
    while (measures->other && app_wants(app) == measures->wants &&
           measures->other->poll(measures->other, now_us, &event))
        app_measure(app, &event);
    app->channels = 1u << CHANNEL_LOAD | 1u << CHANNEL_COACH;
    if (app->course.simulated || measures->motion_here)
        app->channels |= 1u << CHANNEL_MOTION;
    if (app->course.simulated || measures->contact_here)
        app->channels |= 1u << CHANNEL_CONTACT;
    /* A gamepad may be all that somebody steers with. */
    app->spare = mats || app->course.simulated ? 0 : 1u << CHANNEL_CONTACT;
}
