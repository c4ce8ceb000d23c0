#include "device/pad/pad_source.h"

#include "device/device.h"
#include "device/pad/pads.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    QUEUE = 512,
    SAY_US = 50000,
    PUSHED = 16000,       /* of 32767: an arrow that is an axis (p) */
    CLOCK_OFF_US = 500000 /* so far from the time of arrival a pad's clock has jumped */
};

struct said {
    enum input_kind kind;
    struct sample sample; /* of any kind: its time */
};

struct pad_source {
    struct input input; /* first */
    uint32_t has;
    bool pump;
    SDL_GameController *controllers[PADS_MAX];
    SDL_Joystick *joysticks[PADS_MAX];
    bool here; /* there is something to measure with; for motion it is `id` */
    SDL_JoystickID id;
    uint32_t contacts;
    int64_t said_us;
    bool accel_new, gyro_new; /* of the next sample */
    float accel[3], gyro[3];
    int64_t clock_us, last_us;    /* from the pad's clock to ours; of the newest sample */
    char name[INPUT_TEXT];        /* as it was found */
    struct said queue[QUEUE + 1]; /* one more: what was polled last stays */
    int head, count;
};

static void put(struct pad_source *source, enum input_kind kind, const struct sample *sample)
{
    if (source->count == QUEUE) { /* nobody has listened for seconds: what is oldest goes */
        source->head = (source->head + 1) % (QUEUE + 1);
        source->count--;
    }
    source->queue[(source->head + source->count++) % (QUEUE + 1)] = (struct said){kind, *sample};
    if (kind == INPUT_SAMPLE)
        source->last_us = sample->t_us;
}

static void found(struct pad_source *source, const char *name, int64_t now_us)
{
    put(source, INPUT_FOUND, &(struct sample){.t_us = now_us});
    source->here = true;
    source->clock_us = 0;
    snprintf(source->name, sizeof source->name, "%s", name ? name : "A pad without a name");
}

static void lost(struct pad_source *source, int64_t now_us)
{
    const struct sample sample = {.t_us = now_us, .has = SAMPLE_LOST};

    source->here = source->accel_new = source->gyro_new = false;
    source->contacts = 0;
    put(source, INPUT_SAMPLE, &sample);
    put(source, INPUT_LOST, &sample);
}

static void say_contacts(struct pad_source *source, int64_t now_us)
{
    const struct sample sample = {.t_us = now_us, .has = SAMPLE_CONTACT, .contacts = source->contacts};

    source->said_us = now_us;
    put(source, INPUT_SAMPLE, &sample);
}

static bool wear(SDL_GameController *controller)
{
    if (!SDL_GameControllerHasSensor(controller, SDL_SENSOR_ACCEL))
        return false;
    SDL_GameControllerSetSensorEnabled(controller, SDL_SENSOR_GYRO, SDL_TRUE);
    return SDL_GameControllerSetSensorEnabled(controller, SDL_SENSOR_ACCEL, SDL_TRUE) == 0;
}

/* Pads that cannot be opened, or have no sensor, are left alone. */
static void plugged(struct pad_source *source, int index, int64_t now_us)
{
    int free_place = 0;

    while (free_place < PADS_MAX && (source->controllers[free_place] || source->joysticks[free_place]))
        free_place++;
    if (free_place == PADS_MAX || pads_is_board(index))
        return;
    if (source->has == SAMPLE_CONTACT) {
        SDL_Joystick *joystick = SDL_JoystickOpen(index);
        source->joysticks[free_place] = joystick;
        if (joystick && !source->here)
            found(source, SDL_JoystickName(joystick), now_us);
        return;
    }
    SDL_GameController *controller = SDL_IsGameController(index) ? SDL_GameControllerOpen(index) : NULL;
    if (controller && !wear(controller)) {
        SDL_GameControllerClose(controller);
        controller = NULL;
    }
    source->controllers[free_place] = controller;
}

static SDL_JoystickID id_of(SDL_GameController *controller)
{
    return SDL_JoystickInstanceID(SDL_GameControllerGetJoystick(controller));
}

static void unplugged(struct pad_source *source, SDL_JoystickID id, int64_t now_us)
{
    int left = 0;

    for (int i = 0; i < PADS_MAX; i++) {
        if (source->controllers[i] && id_of(source->controllers[i]) == id) {
            SDL_GameControllerClose(source->controllers[i]);
            source->controllers[i] = NULL;
        }
        if (source->joysticks[i] && SDL_JoystickInstanceID(source->joysticks[i]) == id) {
            SDL_JoystickClose(source->joysticks[i]);
            source->joysticks[i] = NULL;
        }
        left += source->joysticks[i] != NULL;
    }
    if (source->here && (source->has == SAMPLE_CONTACT ? left == 0 : id == source->id))
        lost(source, now_us);
}

static void press(struct pad_source *source, unsigned bit, bool down, int64_t now_us)
{
    uint32_t before = source->contacts;

    if (bit > PAD_SOURCE_DOWN)
        return;
    source->contacts = down ? before | 1u << bit : before & ~(1u << bit);
    if (source->contacts != before && source->here)
        say_contacts(source, now_us);
}

static void press_hat(struct pad_source *source, Uint8 value, int64_t now_us)
{
    press(source, PAD_SOURCE_LEFT, (value & SDL_HAT_LEFT) != 0, now_us);
    press(source, PAD_SOURCE_RIGHT, (value & SDL_HAT_RIGHT) != 0, now_us);
    press(source, PAD_SOURCE_UP, (value & SDL_HAT_UP) != 0, now_us);
    press(source, PAD_SOURCE_DOWN, (value & SDL_HAT_DOWN) != 0, now_us);
}

static void press_axis(struct pad_source *source, int axis, Sint16 value, int64_t now_us)
{
    if (axis > 1)
        return;
    press(source, axis == 0 ? PAD_SOURCE_LEFT : PAD_SOURCE_UP, value < -PUSHED, now_us);
    press(source, axis == 0 ? PAD_SOURCE_RIGHT : PAD_SOURCE_DOWN, value > PUSHED, now_us);
}

/* A keyboard is there as soon as one of its two keys is used. */
static void press_key(struct pad_source *source, const SDL_KeyboardEvent *key, int64_t now_us)
{
    SDL_Scancode code = key->keysym.scancode;

    if (key->repeat || (code != SDL_SCANCODE_F && code != SDL_SCANCODE_J))
        return;
    if (!source->here)
        found(source, "Keyboard", now_us);
    press(source, code == SDL_SCANCODE_J, key->type == SDL_KEYDOWN, now_us);
}

static void contact_event(struct pad_source *source, const SDL_Event *event, int64_t now_us)
{
    switch (event->type) {
    case SDL_JOYBUTTONDOWN:
    case SDL_JOYBUTTONUP:
        if (event->jbutton.button < PAD_SOURCE_LEFT)
            press(source, event->jbutton.button, event->type == SDL_JOYBUTTONDOWN, now_us);
        break;
    case SDL_JOYHATMOTION:
        press_hat(source, event->jhat.value, now_us);
        break;
    case SDL_JOYAXISMOTION:
        press_axis(source, event->jaxis.axis, event->jaxis.value, now_us);
        break;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        press_key(source, &event->key, now_us);
        break;
    default:
        break;
    }
}

/* When it was measured, in our time: never before the sample before it. */
static int64_t measured_us(struct pad_source *source, Uint64 pad_us, int64_t now_us)
{
    int64_t t_us = now_us;

    if (pad_us > 0) {
        t_us = (int64_t)pad_us + source->clock_us;
        if (source->clock_us == 0 || t_us > now_us + CLOCK_OFF_US || t_us < now_us - CLOCK_OFF_US) {
            source->clock_us = now_us - (int64_t)pad_us;
            t_us = now_us;
        }
    }
    return t_us > source->last_us ? t_us : source->last_us + 1;
}

static void sense(struct pad_source *source, const SDL_ControllerSensorEvent *event, int64_t now_us)
{
    bool accel = event->sensor == SDL_SENSOR_ACCEL;

    if (!accel && event->sensor != SDL_SENSOR_GYRO)
        return;
    if (!source->here) {
        SDL_GameController *controller = SDL_GameControllerFromInstanceID(event->which);
        source->id = event->which;
        found(source, controller ? SDL_GameControllerName(controller) : "Motion sensor", now_us);
    }
    if (event->which != source->id)
        return;
    memcpy(accel ? source->accel : source->gyro, event->data, sizeof source->accel);
    /* A pad that has no gyroscope is heard by its acceleration alone. */
    bool again = accel && source->accel_new;
    source->accel_new |= accel;
    source->gyro_new |= !accel;
    if (!again && !(source->accel_new && source->gyro_new))
        return;
    source->accel_new = source->gyro_new = false;
    struct sample sample = {.t_us = measured_us(source, event->timestamp_us, now_us), .has = SAMPLE_MOTION};
    for (int i = 0; i < 3; i++) {
        sample.accel_m_s2[i] = (double)source->accel[i];
        sample.gyro_rad_s[i] = (double)source->gyro[i];
    }
    put(source, INPUT_SAMPLE, &sample);
}

void pad_source_event(struct input *input, const SDL_Event *event, int64_t now_us)
{
    struct pad_source *source = (struct pad_source *)input;

    if (event->type == SDL_JOYDEVICEADDED)
        plugged(source, event->jdevice.which, now_us);
    else if (event->type == SDL_JOYDEVICEREMOVED)
        unplugged(source, event->jdevice.which, now_us);
    else if (source->has == SAMPLE_CONTACT)
        contact_event(source, event, now_us);
    else if (event->type == SDL_CONTROLLERSENSORUPDATE)
        sense(source, &event->csensor, now_us);
}

static bool pad_poll(struct input *input, int64_t now_us, struct input_event *out)
{
    struct pad_source *source = (struct pad_source *)input;
    SDL_Event event;

    while (source->pump && SDL_PollEvent(&event))
        pad_source_event(input, &event, now_us);
    if (source->here && source->has == SAMPLE_CONTACT && now_us - source->said_us >= SAY_US)
        say_contacts(source, now_us);
    if (source->count == 0)
        return false;
    const struct said *said = &source->queue[source->head];
    *out = input_event(input, said->kind, said->sample.t_us);
    if (said->kind == INPUT_SAMPLE)
        out->sample = &said->sample;
    if (said->kind == INPUT_FOUND)
        out->text = source->name;
    source->head = (source->head + 1) % (QUEUE + 1);
    source->count--;
    return true;
}

static void pad_close(struct input *input)
{
    struct pad_source *source = (struct pad_source *)input;

    for (int i = 0; i < PADS_MAX; i++) {
        if (source->controllers[i])
            SDL_GameControllerClose(source->controllers[i]);
        if (source->joysticks[i])
            SDL_JoystickClose(source->joysticks[i]);
    }
    if (source->pump)
        SDL_Quit();
    free(source);
}

struct input *pad_source_open(const struct device *device, bool pump, char error[256])
{
    struct pad_source *source = calloc(1, sizeof *source);

    if (!source) {
        snprintf(error, 256, "pads cannot be looked for: not enough memory");
        return NULL;
    }
    if (pump) {
        pads_hints();
        SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1"); /* Ctrl-C belongs to whoever opened the source */
        if (SDL_Init(SDL_INIT_GAMECONTROLLER)) {
            snprintf(error, 256, "pads cannot be looked for: %s", SDL_GetError());
            free(source);
            return NULL;
        }
    }
    source->input = (struct input){.poll = pad_poll, .close = pad_close, .device = device};
    source->has = device->channels & 1u << CHANNEL_MOTION ? SAMPLE_MOTION : SAMPLE_CONTACT;
    source->pump = pump;
    source->last_us = INT64_MIN / 2;
    return &source->input;
}
