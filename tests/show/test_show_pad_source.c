#include "activities.h"
#include "test.h"

#include "device/device.h"
#include "device/pad/pad_source.h"
#include "device/pad/pads.h"

#include "play/attempt.h"

/* Pads as samples: pushed sensor events, SDL's virtual joystick as a mat, keys; and a whole set from each. */

enum { MS = 1000, PAD = 7 };

static struct input *source;

static void begin_with(const struct device *device, int which)
{
    char error[256] = "";
    source = device->open(device, &(struct device_setup){.which = which}, error);
    assert_non_null(source);
}

static void begin(const struct device *device)
{
    begin_with(device, 0);
}

static void sensor_of(int pad, SDL_SensorType type, uint64_t pad_us, float x, float y, float z)
{
    SDL_Event event = {.csensor = {.type = SDL_CONTROLLERSENSORUPDATE,
                                   .which = pad,
                                   .sensor = type,
                                   .data = {x, y, z},
                                   .timestamp_us = pad_us}};
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static void sensor(SDL_SensorType type, uint64_t pad_us, float x, float y, float z)
{
    sensor_of(PAD, type, pad_us, x, y, z);
}

static bool next(int64_t now_us, struct input_event *out)
{
    return source->poll(source, now_us, out);
}

/* Rate and acceleration that belong together are one sample, by the pad's own clock. */
TEST(a_sensor_is_read_by_its_own_clock)
{
    struct input_event event;
    begin(&device_pad);
    assert_false(next(1000 * MS, &event));
    for (int i = 0; i < 3; i++) {
        sensor(SDL_SENSOR_GYRO, (uint64_t)(50 + 4 * i) * MS, 0.5f, 0, -0.25f);
        sensor(SDL_SENSOR_ACCEL, (uint64_t)(50 + 4 * i) * MS, 0, 9.75f, (float)i);
    }
    assert_true(next(2000 * MS, &event));
    assert_int_equal(event.kind, INPUT_FOUND);
    for (int i = 0; i < 3; i++) {
        assert_true(next(2000 * MS, &event));
        assert_int_equal(event.kind, INPUT_SAMPLE);
        assert_int_equal(event.sample->has, SAMPLE_MOTION);
        assert_int_equal(event.sample->t_us, 2000 * MS + 4 * i * MS);
        assert_true(event.sample->accel_m_s2[2] == i && event.sample->gyro_rad_s[2] == -0.25);
    }
    assert_false(next(2000 * MS, &event));
    SDL_Event gone = {.jdevice = {.type = SDL_JOYDEVICEREMOVED, .which = PAD}};
    assert_int_equal(SDL_PushEvent(&gone), 1);
    assert_true(next(3000 * MS, &event) && event.sample->has == SAMPLE_LOST);
    assert_true(next(3000 * MS, &event) && event.kind == INPUT_LOST);
    input_close(source);
}

/* Without a clock of its own, by arrival; without a gyroscope, by acceleration alone. */
TEST(a_poor_sensor_is_read_as_well)
{
    struct input_event event;
    int64_t last_us = 0;
    int samples = 0;
    begin(&device_pad);
    for (int i = 0; i < 5; i++)
        sensor(SDL_SENSOR_ACCEL, 0, 0, 9.8f, 0);
    while (next(2000 * MS, &event)) {
        if (event.kind != INPUT_SAMPLE)
            continue;
        assert_true(event.sample->t_us > last_us);
        last_us = event.sample->t_us;
        samples++;
    }
    assert_true(samples >= 2);
    input_close(source);
}

static uint32_t newest_contacts(int64_t now_us)
{
    struct input_event event;
    uint32_t contacts = UINT32_MAX;
    SDL_JoystickUpdate();
    while (next(now_us, &event))
        if (event.kind == INPUT_SAMPLE)
            contacts = event.sample->contacts;
    return contacts;
}

TEST(a_mat_is_pressed)
{
    SDL_Joystick *mat;
    struct input_event event;
    begin(&device_mat);
    int index = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_DANCE_PAD, 2, 10, 1);
    assert_true(index >= 0);
    mat = SDL_JoystickOpen(index);
    assert_non_null(mat);
    assert_int_equal(newest_contacts(1000 * MS), 0);
    SDL_JoystickSetVirtualAxis(mat, 0, -129); /* where it rests */
    assert_int_equal(newest_contacts(1000 * MS), UINT32_MAX);
    SDL_JoystickSetVirtualButton(mat, 3, 1);
    assert_int_equal(newest_contacts(1001 * MS), 1u << 3);
    SDL_JoystickSetVirtualButton(mat, 0, 1);
    assert_int_equal(newest_contacts(1002 * MS), 1u << 3 | 1u);
    assert_false(next(1003 * MS, &event));
    assert_int_equal(newest_contacts(1060 * MS), 1u << 3 | 1u); /* said again */
    SDL_JoystickSetVirtualButton(mat, 0, 0);
    SDL_JoystickSetVirtualButton(mat, 3, 0);
    SDL_JoystickSetVirtualHat(mat, 0, SDL_HAT_LEFTUP);
    assert_int_equal(newest_contacts(1070 * MS), 1u << PAD_SOURCE_LEFT | 1u << PAD_SOURCE_UP);
    SDL_JoystickSetVirtualHat(mat, 0, SDL_HAT_CENTERED);
    assert_int_equal(newest_contacts(1075 * MS), 0);
    SDL_JoystickSetVirtualAxis(mat, 0, 30000);
    assert_int_equal(newest_contacts(1080 * MS), 1u << PAD_SOURCE_RIGHT);
    SDL_JoystickClose(mat);
    SDL_JoystickDetachVirtual(index);
    SDL_JoystickUpdate();
    do /* what was pressed is let go of first */
        assert_true(next(1090 * MS, &event));
    while (!event.sample || event.sample->has != SAMPLE_LOST);
    assert_true(next(1090 * MS, &event) && event.kind == INPUT_LOST);
    input_close(source);
}

/* Two pads that speak in turns: one of them is worn, and the other's turning is not its own. */
TEST(two_sensors_are_kept_apart)
{
    for (int which = 0; which <= 2; which++) {
        const int wanted = which == 2 ? PAD + 1 : PAD;
        struct input_event event;
        int samples = 0;
        begin_with(&device_pad, which);
        for (int i = 0; i < 4; i++)
            for (int pad = PAD; pad <= PAD + 1; pad++) {
                sensor_of(pad, SDL_SENSOR_GYRO, 0, (float)pad, 0, 0);
                sensor_of(pad, SDL_SENSOR_ACCEL, 0, 0, (float)pad, 0);
            }
        const struct input *from = NULL;
        while (next(2000 * MS, &event)) {
            from = from ? from : event.from;
            assert_ptr_equal(event.from, from);
            assert_ptr_equal(event.from->device, &device_pad);
            if (event.kind != INPUT_SAMPLE)
                continue;
            assert_true(event.sample->gyro_rad_s[0] == wanted && event.sample->accel_m_s2[1] == wanted);
            samples++;
        }
        assert_int_equal(samples, 4);
        input_close(source);
    }
}

/* Half a sample of the pad that went is no part of the next one's. */
TEST(a_pad_that_comes_after_another_begins_anew)
{
    struct input_event event;
    begin(&device_pad);
    sensor_of(PAD, SDL_SENSOR_GYRO, 0, 9, 9, 9);
    SDL_Event gone = {.jdevice = {.type = SDL_JOYDEVICEREMOVED, .which = PAD}};
    assert_int_equal(SDL_PushEvent(&gone), 1);
    sensor_of(PAD + 1, SDL_SENSOR_ACCEL, 0, 0, 9.8f, 0);
    sensor_of(PAD + 1, SDL_SENSOR_GYRO, 0, 1, 0, 0);
    const enum input_kind kinds[] = {INPUT_FOUND, INPUT_SAMPLE, INPUT_LOST, INPUT_FOUND, INPUT_SAMPLE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        assert_true(next(2000 * MS, &event));
        assert_int_equal(event.kind, kinds[i]);
    }
    assert_true(event.sample->has == SAMPLE_MOTION && event.sample->gyro_rad_s[0] == 1);
    assert_false(next(2000 * MS, &event));
    input_close(source);
}

static SDL_Joystick *plug_mat(void)
{
    int index = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_DANCE_PAD, 2, 10, 1);
    SDL_Joystick *mat = index < 0 ? NULL : SDL_JoystickOpen(index);
    assert_non_null(mat);
    return mat;
}

/* Two mats: what is pressed on the one is not pressed on the other, whichever is chosen; and when it goes,
 * its buttons go with it. */
TEST(two_mats_are_kept_apart)
{
    for (int which = 0; which <= 2; which++) {
        begin_with(&device_mat, which);
        SDL_Joystick *mats[] = {plug_mat(), plug_mat()};
        SDL_Joystick *mine = mats[which == 2], *other = mats[which != 2];
        assert_int_equal(newest_contacts(1000 * MS), 0);
        SDL_JoystickSetVirtualButton(mine, 3, 1);
        assert_int_equal(newest_contacts(1001 * MS), 1u << 3);
        SDL_JoystickSetVirtualButton(other, 0, 1);
        assert_int_equal(newest_contacts(1002 * MS), UINT32_MAX);
        assert_int_equal(newest_contacts(1060 * MS), 1u << 3);
        SDL_JoystickSetVirtualButton(mine, 3, 0);
        assert_int_equal(newest_contacts(1061 * MS), 0);
        SDL_JoystickSetVirtualButton(other, 0, 0);
        SDL_JoystickSetVirtualButton(other, 1, 1);
        assert_int_equal(newest_contacts(1062 * MS), UINT32_MAX); /* not so soon */
        SDL_JoystickClose(mats[0]);
        SDL_JoystickClose(mats[1]);
        SDL_JoystickDetachVirtual(which == 2);
        /* Only who has not chosen goes on with what is left. */
        struct input_event event;
        SDL_JoystickUpdate();
        bool lost = false, found = false;
        while (next(1070 * MS, &event)) {
            lost |= event.kind == INPUT_LOST;
            found |= event.kind == INPUT_FOUND;
        }
        assert_true(lost);
        assert_int_equal(found, which == 0);
        assert_int_equal(newest_contacts(2000 * MS), which == 0 ? 1u << 1 : UINT32_MAX);
        input_close(source);
    }
}

/* Which of two mats measures is chosen while both are here: the other one is gone at once. */
TEST(another_mat_is_chosen)
{
    struct input_event event;
    begin(&device_mat);
    SDL_Joystick *first = plug_mat(), *second = plug_mat();
    assert_int_equal(newest_contacts(1000 * MS), 0);
    assert_non_null(source->unit(source, 1));
    assert_non_null(source->unit(source, 2));
    assert_null(source->unit(source, 3));
    SDL_JoystickSetVirtualButton(first, 3, 1);
    assert_int_equal(newest_contacts(1001 * MS), 1u << 3);
    source->choose(source, 2, 1002 * MS);
    assert_true(next(1002 * MS, &event) && event.sample->has == SAMPLE_LOST);
    assert_true(next(1002 * MS, &event) && event.kind == INPUT_LOST);
    assert_true(next(1002 * MS, &event) && event.kind == INPUT_FOUND);
    assert_int_equal(newest_contacts(1060 * MS), 0);
    SDL_JoystickSetVirtualButton(first, 1, 1);
    assert_int_equal(newest_contacts(1061 * MS), UINT32_MAX);
    SDL_JoystickSetVirtualButton(second, 2, 1);
    assert_int_equal(newest_contacts(1062 * MS), 1u << 2);
    source->choose(source, 8, 1063 * MS); /* nobody is there */
    while (next(1063 * MS, &event))
        assert_int_not_equal(event.kind, INPUT_FOUND);
    source->choose(source, 0, 1064 * MS);
    assert_int_equal(newest_contacts(1120 * MS), 1u << 3 | 1u << 1);
    SDL_JoystickClose(first);
    SDL_JoystickClose(second);
    input_close(source);
}

/* Somebody types, and only then steps onto the mat. */
TEST(a_letter_does_not_keep_the_mat_out)
{
    SDL_Event down = {.key = {.type = SDL_KEYDOWN, .keysym = {.scancode = SDL_SCANCODE_F}}}, up = down;
    up.key.type = SDL_KEYUP;
    begin(&device_mat);
    SDL_Joystick *mat = plug_mat();
    assert_int_equal(newest_contacts(1000 * MS), 0);
    assert_int_equal(SDL_PushEvent(&down), 1);
    assert_int_equal(SDL_PushEvent(&up), 1);
    assert_int_equal(newest_contacts(1001 * MS), 0);
    SDL_JoystickSetVirtualButton(mat, 2, 1);
    assert_int_equal(newest_contacts(7000 * MS), 1u << 2);
    SDL_JoystickClose(mat);
    input_close(source);
}

static void key(SDL_Scancode code, bool down)
{
    SDL_Event event = {.key = {.type = down ? SDL_KEYDOWN : SDL_KEYUP, .keysym = {.scancode = code}}};
    assert_int_equal(SDL_PushEvent(&event), 1);
}

/* A set of presses on the keyboard, from getting ready to the score. */
TEST(a_set_is_played_with_keys)
{
    static struct attempt attempt;
    struct level level = {.id = "camp/keys",
                          .activity = &activity_adductor_squeeze,
                          .rung = 1,
                          .sides = LEVEL_BOTH_AT_ONCE,
                          .sets = 1,
                          .reps = 3,
                          .up_s = 1,
                          .hold_s = 1,
                          .down_s = 1,
                          .stars = {1, 2, 3}};
    const struct run_setup setup = {.level = &level, .channel = CHANNEL_CONTACT};
    bool down = false;
    begin(&device_mat);
    assert_int_equal(attempt_begin(&attempt, &setup, 0), 0);
    key(SDL_SCANCODE_F, true);
    key(SDL_SCANCODE_F, false);
    for (int64_t t_us = 1000 * MS; t_us < 60000 * (int64_t)MS && !run_over(&attempt.run); t_us += 10 * MS) {
        struct input_event event;
        bool wanted = attempt.run.phase == RUN_WORK && t_us / MS % 3000 < 1500;
        if (wanted != down)
            key(SDL_SCANCODE_F, wanted);
        down = wanted;
        while (next(t_us, &event))
            if (event.kind == INPUT_SAMPLE)
                attempt_push(&attempt, event.sample);
        struct run_event said;
        while (run_next(&attempt.run, &said))
            ;
    }
    assert_int_equal(attempt.run.phase, RUN_DONE);
    assert_int_equal(attempt.run.sets[0].score.good, 3);
    attempt_end(&attempt);
    input_close(source);
}
