#include "show/journal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int journal_open(struct journal *journal, const char *path)
{
    *journal = (struct journal){.frames = getenv("SUREFOOT_TRACE_FRAMES") != NULL,
                                .device = -1,
                                .step = -1,
                                .phase = -1,
                                .focus = -1};
    if (!path)
        return 0;
    journal->file = fopen(path, "w");
    return journal->file ? 0 : -errno;
}

/* The game goes on without it; the first fault is told in the end. */
static void flush(struct journal *journal)
{
    if (fflush(journal->file) && !journal->fault)
        journal->fault = -errno;
}

static void look_at_device(struct journal *journal, const struct app *app)
{
    static const char *const steps[] = {"empty", "step-on", "still", "ready"};
    int step = (int)calibration_step(&app->course.calibration);

    if (app->course.source != journal->source)
        fprintf(journal->file, "source %s\n", app->course.source->name);
    if ((int)app->course.device_here != journal->device)
        fprintf(journal->file, "device %s\n", app->course.device_here ? "here" : "gone");
    if (step != journal->step)
        fprintf(journal->file, "calibration %s\n", steps[step]);
    if (strcmp(app->notices.device, journal->notice) != 0)
        fprintf(journal->file, "notice %s\n", *app->notices.device ? app->notices.device : "-");
    journal->source = app->course.source;
    journal->device = app->course.device_here;
    journal->step = step;
    snprintf(journal->notice, sizeof journal->notice, "%s", app->notices.device);
}

static void look_at_run(struct journal *journal, const struct app *app)
{
    const struct run *run = &app->course.attempt.run;
    int phase = app->course.attempting ? (int)run->phase : -1;
    const struct run_set *set = phase >= 0 && run->current < run->set_count ? &run->sets[run->current] : NULL;

    enum side side = set ? set->side : SIDE_NONE;
    int number = set ? set->set : 0;

    if (phase >= 0 && journal->phase < 0)
        fprintf(journal->file, "begun %lld\n", journal->samples);
    if (phase >= 0 && (phase != journal->phase || side != journal->side || number != journal->set))
        fprintf(journal->file, "phase %s %s %d\n", run_phase_name(run->phase), side_name(side), number);
    journal->phase = phase;
    journal->side = side;
    journal->set = number;
}

static void look_at_focus(struct journal *journal, const struct app *app)
{
    int focus =
        app->steering.menu && *focus_said(&app->focus) ? app->focus.id : -1; /* once it has been painted */
    bool free = focus >= 0 && course_ready(&app->course) && lean_free(&app->steering.lean);

    if (focus != journal->focus && focus >= 0)
        fprintf(journal->file, "focus %s\n", focus_said(&app->focus));
    if (free != journal->free)
        fprintf(journal->file, "lean %s\n", free ? "ready" : "waits");
    journal->focus = focus;
    journal->free = free;
}

void journal_follow(struct journal *journal, const struct app *app)
{
    if (!journal->file)
        return;
    look_at_device(journal, app);
    look_at_run(journal, app);
    if (app->course.saved_id && app->course.saved_id != journal->saved_id)
        fprintf(journal->file, "saved %lld\n", (long long)app->course.saved_id);
    journal->saved_id = app->course.saved_id;
    if (app->screen != journal->screen)
        fprintf(journal->file, "screen %s\n", app->screen->name);
    journal->screen = app->screen;
    look_at_focus(journal, app);
    flush(journal);
}

void journal_sample(struct journal *journal, int64_t t_us)
{
    if (journal->seen.count++ == 0)
        journal->seen.first_us = t_us;
    journal->seen.last_us = t_us;
    journal->samples++;
}

void journal_frame(struct journal *journal, int64_t presented_us)
{
    const struct journal_seen *seen = &journal->seen;

    if (journal->file && journal->frames && presented_us) {
        fprintf(journal->file, "frame %lld %d %lld %lld\n", (long long)presented_us, seen->count,
                (long long)seen->first_us, (long long)seen->last_us);
        flush(journal);
    }
    journal->seen = (struct journal_seen){.count = 0};
}

int journal_close(struct journal *journal)
{
    int result = 0;

    if (!journal->file)
        return 0;
    if (ferror(journal->file))
        result = -EIO;
    if (fclose(journal->file))
        result = -errno;
    journal->file = NULL;
    return journal->fault ? journal->fault : result;
}
