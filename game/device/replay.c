#include "csv/csv.h"
#include "device/device.h"
#include "i18n/mark.h"
#include "measure/plate/zero.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A recording as a source: found, samples, end. A fault in the middle is a notice, then the end. */

struct file_input {
    struct input input; /* first: a struct input * to it is a struct file_input * */
    struct csv *csv;
    char name[64], error[INPUT_TEXT];
    struct csv_row row; /* the newest */
    bool found, ended, faulty, have_origin;
    int64_t origin_us;
    int64_t last_us;
    struct zero zero;
    int64_t loads;
};

static bool file_poll(struct input *input, int64_t now_us, struct input_event *out)
{
    struct file_input *file = (struct file_input *)input;
    (void)now_us; /* as fast as it is polled */
    if (file->ended)
        return false;
    if (!file->found) {
        file->found = true;
        *out = input_event(input, INPUT_FOUND, file->last_us);
        out->text = file->name;
        return true;
    }
    int got = file->faulty ? 0 : csv_next(file->csv, &file->row, file->error);
    if (got == 0) {
        file->ended = true;
        *out = input_event(input, INPUT_END, file->last_us);
        return true;
    }
    if (got < 0) {
        file->faulty = true;
        *out = input_event(input, INPUT_NOTICE, file->last_us);
        out->notice = NOTICE_OPEN_FAILED;
        out->text = file->error;
        return true;
    }
    struct sample *sample = &file->row.sample;
    if (!file->have_origin) {
        file->have_origin = true;
        file->origin_us = sample->t_us;
    }
    sample->t_us -= file->origin_us;
    file->last_us = sample->t_us;
    zero_apply(&file->zero, &file->loads, sample);
    *out = input_event(input, INPUT_SAMPLE, sample->t_us);
    out->sample = sample;
    return true;
}

static void file_close(struct input *input)
{
    struct file_input *file = (struct file_input *)input;
    csv_close(file->csv);
    free(file);
}

static struct input *file_open(const struct device *device, const struct device_setup *setup, char error[256])
{
    struct file_input *file = calloc(1, sizeof *file);

    if (file == NULL) {
        csv_close(setup->csv);
        snprintf(error, 256, "not enough memory");
        return NULL;
    }
    file->csv = setup->csv;
    if (setup->zero != NULL)
        file->zero = *setup->zero;
    const char *slash = strrchr(setup->path, '/');
    snprintf(file->name, sizeof file->name, "%.60s", slash != NULL ? slash + 1 : setup->path);
    file->input = (struct input){.poll = file_poll, .close = file_close, .device = device};
    return &file->input;
}

const struct device device_replay = {.name = "file",
                                     .stand_in = N_("A recording"),
                                     .channels =
                                         1u << CHANNEL_LOAD | 1u << CHANNEL_MOTION | 1u << CHANNEL_CONTACT,
                                     .steers = STEERS_LEAN,
                                     .tared = true,
                                     .open = file_open};
