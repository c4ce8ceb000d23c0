#define _POSIX_C_SOURCE 200809L
#include "test.h"

#include "csv/csv.h"
#include "device/device.h"

#include <unistd.h>

#define BOARD "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n"

static struct input *open_text(const char *text)
{
    char path[] = "/tmp/surefoot-file-XXXXXX", error[256];
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_true(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
    assert_int_equal(close(fd), 0);
    struct csv *csv = csv_open(path, NULL, error);
    struct input *input =
        device_replay.open(&device_replay, &(struct device_setup){.csv = csv, .path = path}, error);
    assert_non_null(input);
    assert_int_equal(unlink(path), 0);
    assert_string_equal(input->device->name, "file");
    assert_false(input->device->live);
    return input;
}

static struct input_event next(struct input *input)
{
    struct input_event event;
    assert_true(input->poll(input, 0, &event));
    return event;
}

static void at_end(struct input *input)
{
    struct input_event event;
    assert_false(input->poll(input, INT64_MAX, &event));
    input_close(input);
}

TEST(test_found_samples_end)
{
    struct input *input = open_text(BOARD "100.5,1,2,3,4\n100.52,5,6,7,8\n101,,,,\n");
    struct input_event event = next(input);
    assert_int_equal(event.kind, INPUT_FOUND);
    assert_memory_equal(event.text, "surefoot-file-", 14);
    event = next(input);
    assert_int_equal(event.kind, INPUT_SAMPLE);
    assert_true(event.t_us == 0 && event.sample->t_us == 0); /* from the first sample on */
    assert_true(event.sample->load_kg[CORNER_BOTTOM_RIGHT] == 4.0);
    event = next(input);
    assert_true(event.sample->t_us == 20000);
    event = next(input);
    assert_int_equal(event.sample->has, SAMPLE_LOST);
    event = next(input);
    assert_int_equal(event.kind, INPUT_END);
    assert_true(event.t_us == 500000);
    at_end(input);
}

TEST(test_fault_is_told_then_the_end)
{
    struct input *input = open_text(BOARD "0,1,2,3,4\n0.01,1,2,three,4\n0.02,1,2,4\n");
    assert_int_equal(next(input).kind, INPUT_FOUND);
    assert_int_equal(next(input).kind, INPUT_SAMPLE);
    struct input_event event = next(input);
    assert_int_equal(event.kind, INPUT_NOTICE);
    assert_non_null(strstr(event.text, ":3: bottom_left_kg is not a number: three"));
    assert_int_equal(next(input).kind, INPUT_END);
    at_end(input);
}
