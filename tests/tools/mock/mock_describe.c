#include "mock_describe.h"

#include <linux/input.h>
#include <string.h>

struct mock_paths mock_paths_make(int number, const char *address)
{
    struct mock_paths paths;
    paths.hid = g_strdup_printf("/devices/pci0000:00/0000:00:14.0/usb1/1-7/1-7:1.0/bluetooth/hci0/hci0:%d/"
                                "0005:057E:0306.%04X",
                                number, (unsigned)number);
    paths.input = g_strdup_printf("%s/input/input%d", paths.hid, number);
    paths.power = g_strdup_printf("%s/power_supply/wiimote_battery_%s", paths.hid, address);
    paths.event = g_strdup_printf("%s/event%d", paths.input, number);
    return paths;
}

void mock_paths_free(struct mock_paths *paths)
{
    g_free(paths->hid);
    g_free(paths->input);
    g_free(paths->power);
    g_free(paths->event);
}

static void describe_hid(GString *text, const struct mock_paths *paths, const char *address)
{
    g_string_append_printf(text, "P: %s\nE: DRIVER=wiimote\nE: SUBSYSTEM=hid\n", paths->hid);
    g_string_append(text, "E: HID_ID=0005:0000057E:00000306\nE: HID_NAME=Nintendo RVL-WBC-01\n");
    g_string_append_printf(text, "E: HID_UNIQ=%s\nA: devtype=balanceboard\n\n", address);
}

static void describe_input(GString *text, const struct mock_paths *paths)
{
    g_string_append_printf(text, "P: %s\nE: SUBSYSTEM=input\nE: NAME=\"%s\"\n", paths->input, MOCK_NAME);
    g_string_append(text,
                    "E: PHYS=\"\"\nE: UNIQ=\"\"\nE: PRODUCT=5/57e/306/600\nE: PROP=0\nE: EV=b\n"
                    "E: KEY=1000000000000 0 0 0 0\nE: ABS=f0000\nE: ID_INPUT=1\nE: ID_INPUT_JOYSTICK=1\n");
    g_string_append_printf(text, "A: name=%s\nA: phys=\nA: uniq=\nA: properties=0\n", MOCK_NAME);
    g_string_append(text, "A: id/bustype=0005\nA: id/vendor=057e\nA: id/product=0306\nA: id/version=0600\n"
                          "A: capabilities/ev=b\nA: capabilities/key=1000000000000 0 0 0 0\n"
                          "A: capabilities/abs=f0000\nA: capabilities/rel=0\nA: capabilities/msc=0\n"
                          "A: capabilities/led=0\nA: capabilities/snd=0\nA: capabilities/sw=0\n"
                          "A: capabilities/ff=0\n\n");
}

static void describe_power(GString *text, const struct mock_paths *paths, const char *address, int percent)
{
    g_string_append_printf(text, "P: %s\nE: SUBSYSTEM=power_supply\n", paths->power);
    g_string_append_printf(text, "E: POWER_SUPPLY_NAME=wiimote_battery_%s\n", address);
    g_string_append_printf(text, "A: type=Battery\nA: scope=Device\nA: capacity=%d\n\n", percent);
}

static void describe_event(GString *text, const struct mock_paths *paths, int number)
{
    g_string_append_printf(text, "P: %s\nE: DEVNAME=/dev/input/event%d\n", paths->event, number);
    g_string_append_printf(text, "E: MAJOR=13\nE: MINOR=%d\nE: SUBSYSTEM=input\n", 64 + number);
    g_string_append(text, "E: ID_INPUT=1\nE: ID_INPUT_JOYSTICK=1\nE: ID_BUS=bluetooth\nE: TAGS=:uaccess:\n");
    g_string_append_printf(text, "A: dev=13:%d\n", 64 + number);
}

char *mock_describe_device(const struct mock_paths *paths, int number, const char *address,
                           int battery_percent)
{
    GString *text = g_string_new(NULL); /* parents first: umockdev asks for it */
    describe_hid(text, paths, address);
    describe_input(text, paths);
    describe_power(text, paths, address, battery_percent);
    describe_event(text, paths, number);
    return g_string_free(text, FALSE);
}

static void answer(GString *text, const char *name, int result, const unsigned char *bytes, size_t size)
{
    g_string_append_printf(text, "%s %d ", name, result);
    for (size_t i = 0; i < size; i++)
        g_string_append_printf(text, "%02X", bytes[i]);
    g_string_append_c(text, '\n');
}

/* umockdev matches the size of the buffer too: one answer for each size that libevdev, SDL or evtest asks. */
static void answer_bits(GString *text, const char *name, const int *codes, size_t code_count)
{
    static const size_t sizes[] = {4, 8, 16, 31, 32, 96, 767, 768};
    for (size_t s = 0; s < G_N_ELEMENTS(sizes); s++) {
        unsigned char bits[768] = {0};
        for (size_t i = 0; i < code_count; i++)
            bits[codes[i] / 8] |= (unsigned char)(1u << (codes[i] % 8));
        answer(text, name, (int)sizes[s], bits, sizes[s]);
    }
}

static void answer_text(GString *text, const char *name, const char *value)
{
    static const size_t sizes[] = {64, 80, 127, 128, 255, 256, 512, 1024};
    for (size_t s = 0; s < G_N_ELEMENTS(sizes); s++) {
        unsigned char buffer[1024] = {0};
        memcpy(buffer, value, strlen(value));
        answer(text, name, (int)strlen(value) + 1, buffer, sizes[s]);
    }
}

static void answer_axis(GString *text, int code, int value)
{
    struct input_absinfo axis = {.value = value, .minimum = 0, .maximum = 65535, .fuzz = 2, .flat = 4};
    unsigned char bytes[sizeof axis];
    char name[32];
    memcpy(bytes, &axis, sizeof axis);
    g_snprintf(name, sizeof name, "EVIOCGABS(%d)", code);
    answer(text, name, 0, bytes, sizeof bytes);
}

/* What hid-wiimote registers for a board: one button, four axes. */
char *mock_describe_ioctls(const char *node, const int units[4])
{
    static const int types[] = {EV_SYN, EV_KEY, EV_ABS}, keys[] = {BTN_A};
    static const int axes[] = {ABS_HAT0X, ABS_HAT0Y, ABS_HAT1X, ABS_HAT1Y};
    static const int other_types[] = {EV_REL, EV_MSC, EV_SW, EV_LED, EV_SND, EV_REP, EV_FF};
    static const unsigned short id[] = {0x0005, 0x057e, 0x0306, 0x0600};
    static const int version = 0x010001;
    unsigned char bytes[16];
    char name[32];
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "@DEV %s\n", node);
    answer_bits(text, "EVIOCGBIT(0)", types, G_N_ELEMENTS(types));
    answer_bits(text, "EVIOCGBIT(1)", keys, G_N_ELEMENTS(keys));
    answer_bits(text, "EVIOCGBIT(3)", axes, G_N_ELEMENTS(axes));
    for (size_t i = 0; i < G_N_ELEMENTS(other_types); i++) {
        g_snprintf(name, sizeof name, "EVIOCGBIT(%d)", other_types[i]);
        answer_bits(text, name, NULL, 0);
    }
    answer_text(text, "EVIOCGNAME(0)", MOCK_NAME);
    answer_text(text, "EVIOCGPHYS(0)", "");
    answer_text(text, "EVIOCGUNIQ(0)", "");
    memcpy(bytes, id, sizeof id);
    answer(text, "EVIOCGID", 0, bytes, sizeof id);
    memcpy(bytes, &version, sizeof version);
    answer(text, "EVIOCGVERSION", 0, bytes, sizeof version);
    answer_bits(text, "EVIOCGPROP(0)", NULL, 0);
    answer_bits(text, "EVIOCGKEY(0)", NULL, 0);
    answer_bits(text, "EVIOCGLED(0)", NULL, 0);
    answer_bits(text, "EVIOCGSW(0)", NULL, 0);
    answer_bits(text, "EVIOCGSND(0)", NULL, 0);
    for (int i = 0; i < 4; i++)
        answer_axis(text, axes[i], units[i]);
    return g_string_free(text, FALSE);
}
