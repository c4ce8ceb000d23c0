#include "device/pad/pad_source.h"

#include "device/pad/pads.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    QUEUE = 512,
    SAY_US = 50000,
    QUIET_US = 5000000,    /* (p) */
    PUSHED = 16000,        /* of 32767: an arrow that is an axis (p) */
    CLOCK_OFF_US = 500000, /* so far from the time of arrival a pad's clock has jumped */
    KEYBOARD = PADS_MAX    /* its place behind those of the pads */
};

/* One pad, mat or keyboard. */
struct unit {
    struct input input; /* what its events are from; never polled */
    bool plugged, gamepad;
    SDL_JoystickID id;
    SDL_GameController *controller;
    SDL_Joystick *joystick;
    char name[64];
    uint32_t contacts;
    bool accel_new, gyro_new; /* of the next sample */
    float accel[3], gyro[3];
    int64_t clock_us; /* from the pad's clock to ours */
};

struct said {
    enum input_kind kind;
    const struct unit *from;
    struct sample sample; /* of any kind: its time */
};

struct pad_source {
    struct input input; /* first */
    bool motion, pump;
    int which; /* number of the one that was chosen; 0: none was */
    struct unit units[PADS_MAX + 1];
    struct unit *here;  /* the one that measures */
    int64_t pressed_us; /* when it was pressed last; with nothing yet, long ago */
    int64_t said_us, last_us;
    struct said queue[QUEUE + 1]; /* one more: what was polled last stays */
    int head, count;
};

static void put(struct pad_source *source, enum input_kind kind, const struct sample *sample)
{
    if (source->count == QUEUE) { /* nobody has listened for seconds: what is oldest goes */
        source->head = (source->head + 1) % (QUEUE + 1);
        source->count--;
    }
    source->queue[(source->head + source->count++) % (QUEUE + 1)] =
        (struct said){kind, source->here, *sample};
    if (kind == INPUT_SAMPLE)
        source->last_us = sample->t_us;
}

static bool may_measure(const struct pad_source *source, const struct unit *unit)
{
    return source->which == 0 || unit == &source->units[source->which - 1];
}

/* Is the one that measures out of use, so that another may take its place? */
static bool quiet(const struct pad_source *source, int64_t now_us)
{
    return source->here->contacts == 0 && now_us - source->pressed_us >= QUIET_US;
}

/* From here on this one measures. */
static void take(struct pad_source *source, struct unit *unit, int64_t now_us)
{
    source->here = unit;
    source->pressed_us = now_us - QUIET_US;
    put(source, INPUT_FOUND, &(struct sample){.t_us = now_us});
}

static void say_contacts(struct pad_source *source, int64_t now_us)
{
    source->said_us = now_us;
    put(source, INPUT_SAMPLE,
        &(struct sample){.t_us = now_us, .has = SAMPLE_CONTACT, .contacts = source->here->contacts});
}

static struct unit *find(struct pad_source *source, SDL_JoystickID id)
{
    for (int i = 0; i < PADS_MAX; i++)
        if (source->units[i].plugged && source->units[i].id == id)
            return &source->units[i];
    return NULL;
}

/* The first free place; NULL when there is none. */
static struct unit *place(struct pad_source *source, SDL_JoystickID id, const char *name)
{
    for (int i = 0; i < PADS_MAX; i++) {
        struct unit *unit = &source->units[i];
        if (unit->plugged)
            continue;
        *unit = (struct unit){.input = {.device = source->input.device}, .plugged = true, .id = id};
        snprintf(unit->name, sizeof unit->name, "%s", name ? name : "A pad without a name");
        return unit;
    }
    return NULL;
}

static void wear(struct unit *unit, int index)
{
    unit->controller = SDL_IsGameController(index) ? SDL_GameControllerOpen(index) : NULL;
    if (!unit->controller || !SDL_GameControllerHasSensor(unit->controller, SDL_SENSOR_ACCEL))
        return;
    SDL_GameControllerSetSensorEnabled(unit->controller, SDL_SENSOR_GYRO, SDL_TRUE);
    SDL_GameControllerSetSensorEnabled(unit->controller, SDL_SENSOR_ACCEL, SDL_TRUE);
}

/* Pads that cannot be opened, or have no sensor, are left alone. */
static void plugged(struct pad_source *source, int index, int64_t now_us)
{
    SDL_JoystickID id = SDL_JoystickGetDeviceInstanceID(index);
    struct unit *unit = NULL;

    if (!pads_is_board(index) && !find(source, id))
        unit = place(source, id, SDL_JoystickNameForIndex(index));
    if (!unit)
        return;
    if (source->motion) {
        wear(unit, index);
        return;
    }
    unit->gamepad = SDL_IsGameController(index);
    unit->joystick = SDL_JoystickOpen(index);
    bool better = !source->here || (source->here->gamepad && !unit->gamepad && quiet(source, now_us));
    if (unit->joystick && better && may_measure(source, unit))
        take(source, unit, now_us);
}

static void let_go(struct unit *unit)
{
    if (unit->controller)
        SDL_GameControllerClose(unit->controller);
    if (unit->joystick)
        SDL_JoystickClose(unit->joystick);
    unit->controller = NULL;
    unit->joystick = NULL;
    unit->plugged = false;
}

/* With contacts one that is here measures, without having been used. */
static void look_for_one(struct pad_source *source, int64_t now_us)
{
    for (int i = 0; i < PADS_MAX && !source->motion && !source->here; i++)
        if (source->units[i].joystick && may_measure(source, &source->units[i]))
            take(source, &source->units[i], now_us);
}

/* The one that measures is gone: another one that is here takes its place. */
static void lost(struct pad_source *source, int64_t now_us)
{
    const struct sample sample = {.t_us = now_us, .has = SAMPLE_LOST};

    put(source, INPUT_SAMPLE, &sample);
    put(source, INPUT_LOST, &sample);
    source->here = NULL;
    look_for_one(source, now_us);
}

static void unplugged(struct pad_source *source, SDL_JoystickID id, int64_t now_us)
{
    struct unit *unit = find(source, id);

    if (!unit)
        return;
    let_go(unit);
    if (unit == source->here)
        lost(source, now_us);
}

static void press(struct pad_source *source, struct unit *unit, unsigned bit, bool down, int64_t now_us)
{
    uint32_t before = unit->contacts;

    if (bit > PAD_SOURCE_DOWN)
        return;
    unit->contacts = down ? before | 1u << bit : before & ~(1u << bit);
    if (unit->contacts == before || !may_measure(source, unit))
        return;
    if (!source->here || (unit != source->here && down && quiet(source, now_us)))
        take(source, unit, now_us);
    if (unit != source->here)
        return;
    source->pressed_us = now_us;
    say_contacts(source, now_us);
}

static void press_hat(struct pad_source *source, struct unit *unit, Uint8 value, int64_t now_us)
{
    press(source, unit, PAD_SOURCE_LEFT, (value & SDL_HAT_LEFT) != 0, now_us);
    press(source, unit, PAD_SOURCE_RIGHT, (value & SDL_HAT_RIGHT) != 0, now_us);
    press(source, unit, PAD_SOURCE_UP, (value & SDL_HAT_UP) != 0, now_us);
    press(source, unit, PAD_SOURCE_DOWN, (value & SDL_HAT_DOWN) != 0, now_us);
}

static void press_axis(struct pad_source *source, struct unit *unit, int axis, Sint16 value, int64_t now_us)
{
    if (axis > 1)
        return;
    press(source, unit, axis == 0 ? PAD_SOURCE_LEFT : PAD_SOURCE_UP, value < -PUSHED, now_us);
    press(source, unit, axis == 0 ? PAD_SOURCE_RIGHT : PAD_SOURCE_DOWN, value > PUSHED, now_us);
}

/* A keyboard is there as soon as one of its two keys is used. */
static void press_key(struct pad_source *source, const SDL_KeyboardEvent *key, int64_t now_us)
{
    SDL_Scancode code = key->keysym.scancode;

    if (!key->repeat && (code == SDL_SCANCODE_F || code == SDL_SCANCODE_J))
        press(source, &source->units[KEYBOARD], code == SDL_SCANCODE_J, key->type == SDL_KEYDOWN, now_us);
}

static void contact_event(struct pad_source *source, const SDL_Event *event, int64_t now_us)
{
    if (event->type == SDL_KEYDOWN || event->type == SDL_KEYUP) {
        press_key(source, &event->key, now_us);
        return;
    }
    if (event->type < SDL_JOYAXISMOTION || event->type > SDL_JOYBUTTONUP)
        return;
    struct unit *unit = find(source, event->jbutton.which); /* at the same place in all of them */
    if (!unit)
        return;
    if (event->type == SDL_JOYHATMOTION)
        press_hat(source, unit, event->jhat.value, now_us);
    else if (event->type == SDL_JOYAXISMOTION)
        press_axis(source, unit, event->jaxis.axis, event->jaxis.value, now_us);
    else if (event->type != SDL_JOYBALLMOTION && event->jbutton.button < PAD_SOURCE_LEFT)
        press(source, unit, event->jbutton.button, event->type == SDL_JOYBUTTONDOWN, now_us);
}

/* When it was measured, in our time: never before the sample before it. */
static int64_t measured_us(struct pad_source *source, Uint64 pad_us, int64_t now_us)
{
    struct unit *unit = source->here;
    int64_t t_us = now_us;

    if (pad_us > 0) {
        t_us = (int64_t)pad_us + unit->clock_us;
        if (unit->clock_us == 0 || t_us > now_us + CLOCK_OFF_US || t_us < now_us - CLOCK_OFF_US) {
            unit->clock_us = now_us - (int64_t)pad_us;
            t_us = now_us;
        }
    }
    return t_us > source->last_us ? t_us : source->last_us + 1;
}

static void sense(struct pad_source *source, const SDL_ControllerSensorEvent *event, int64_t now_us)
{
    bool accel = event->sensor == SDL_SENSOR_ACCEL;
    struct unit *unit = find(source, event->which);

    if (!accel && event->sensor != SDL_SENSOR_GYRO)
        return;
    if (!unit)
        unit = place(source, event->which, "Motion sensor");
    if (!source->here && unit && may_measure(source, unit))
        take(source, unit, now_us);
    if (!unit || unit != source->here)
        return;
    memcpy(accel ? unit->accel : unit->gyro, event->data, sizeof unit->accel);
    /* A pad that has no gyroscope is heard by its acceleration alone. */
    bool again = accel && unit->accel_new;
    unit->accel_new |= accel;
    unit->gyro_new |= !accel;
    if (!again && !(unit->accel_new && unit->gyro_new))
        return;
    unit->accel_new = unit->gyro_new = false;
    struct sample sample = {.t_us = measured_us(source, event->timestamp_us, now_us), .has = SAMPLE_MOTION};
    for (int i = 0; i < 3; i++) {
        sample.accel_m_s2[i] = (double)unit->accel[i];
        sample.gyro_rad_s[i] = (double)unit->gyro[i];
    }
    put(source, INPUT_SAMPLE, &sample);
}

static void pad_hear(struct input *input, const SDL_Event *event, int64_t now_us)
{
    struct pad_source *source = (struct pad_source *)input;

    if (event->type == SDL_JOYDEVICEADDED)
        plugged(source, event->jdevice.which, now_us);
    else if (event->type == SDL_JOYDEVICEREMOVED)
        unplugged(source, event->jdevice.which, now_us);
    else if (!source->motion)
        contact_event(source, event, now_us);
    else if (event->type == SDL_CONTROLLERSENSORUPDATE)
        sense(source, &event->csensor, now_us);
}

static bool pad_poll(struct input *input, int64_t now_us, struct input_event *out)
{
    struct pad_source *source = (struct pad_source *)input;
    SDL_Event event;

    while (source->pump && SDL_PollEvent(&event))
        pad_hear(input, &event, now_us);
    if (source->here && !source->motion && now_us - source->said_us >= SAY_US)
        say_contacts(source, now_us);
    if (source->count == 0)
        return false;
    const struct said *said = &source->queue[source->head];
    *out = input_event(&said->from->input, said->kind, said->sample.t_us);
    if (said->kind == INPUT_SAMPLE)
        out->sample = &said->sample;
    if (said->kind == INPUT_FOUND)
        out->text = said->from->name;
    source->head = (source->head + 1) % (QUEUE + 1);
    source->count--;
    return true;
}

static const char *pad_unit(const struct input *input, int number)
{
    const struct pad_source *source = (const struct pad_source *)input;

    return number >= 1 && number <= PADS_MAX && source->units[number - 1].plugged
               ? source->units[number - 1].name
               : NULL;
}

static void pad_choose(struct input *input, int number, int64_t now_us)
{
    struct pad_source *source = (struct pad_source *)input;

    source->which = number <= PADS_MAX ? number : 0;
    if (!source->here)
        look_for_one(source, now_us);
    else if (!may_measure(source, source->here))
        lost(source, now_us);
}

static void pad_close(struct input *input)
{
    struct pad_source *source = (struct pad_source *)input;

    for (int i = 0; i < PADS_MAX; i++)
        let_go(&source->units[i]);
    if (source->pump)
        SDL_Quit();
    free(source);
}

struct input *pad_source_open(const struct device *device, const struct device_setup *setup, char error[256])
{
    struct pad_source *source = calloc(1, sizeof *source);

    if (!source) {
        snprintf(error, 256, "pads cannot be looked for: not enough memory");
        return NULL;
    }
    source->pump = !setup->heard;
    if (source->pump) {
        pads_hints();
        SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1"); /* Ctrl-C belongs to whoever opened the source */
        if (SDL_Init(SDL_INIT_GAMECONTROLLER)) {
            snprintf(error, 256, "pads cannot be looked for: %s", SDL_GetError());
            free(source);
            return NULL;
        }
    }
    source->input = (struct input){.poll = pad_poll,
                                   .close = pad_close,
                                   .hear = pad_hear,
                                   .unit = pad_unit,
                                   .choose = pad_choose,
                                   .device = device};
    source->motion = device->channels & 1u << CHANNEL_MOTION;
    source->which = setup->which <= PADS_MAX ? setup->which : 0;
    source->units[KEYBOARD] = (struct unit){.input = {.device = device}, .name = "Keyboard"};
    source->last_us = INT64_MIN / 2;
    return &source->input;
}
