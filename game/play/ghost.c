#include "play/ghost.h"

#include "play/attempt.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Repetitions by the clock of the set: from the begin of the first, without the silence of a pause. */
struct fold {
    struct trial trial;
    struct track *track;
    int64_t from_us, newest_us, silent_us;
    bool begun;
};

/* Contacts may be silent while nothing changes: there a silence is no pause. */
static void take_time(struct fold *fold, int64_t t_us)
{
    int64_t step_us = t_us - fold->newest_us;

    if (fold->trial.samples > 0 && step_us > SAMPLE_MAX_GAP_US &&
        fold->trial.setup.channel != CHANNEL_CONTACT)
        fold->silent_us += step_us;
    fold->newest_us = t_us;
}

static void take_fact(struct fold *fold, enum trial_fact fact)
{
    struct track *track = fold->track;
    int64_t now_us = fold->newest_us - fold->silent_us;

    if (fact == TRIAL_REP_DROPPED && track->rep_count == 0)
        fold->begun = false;
    if (fact == TRIAL_REP_BEGUN && !fold->begun) {
        fold->begun = true;
        fold->from_us = now_us;
    }
    for (; track->rep_count < fold->trial.rep_count && track->rep_count < TRACK_REPS; track->rep_count++) {
        if (!fold->begun) /* begun and done at once */
            fold->from_us = fold->trial.reps[0].start_us;
        fold->begun = true;
        track->length_us = now_us - fold->from_us;
        track->done_us[track->rep_count] = track->length_us;
    }
}

static void add_point(struct track *track, int room, int64_t t_us, const struct plate_frame *frame)
{
    bool later = track->point_count == 0 || t_us > track->points[track->point_count - 1].t_us;

    if (later && track->point_count < room)
        track->points[track->point_count++] = (struct track_point){t_us, frame->x_mm, frame->y_mm};
}

/* Every frame of the hold, as it was measured. */
static void trace_frames(const struct hold *hold, const struct recording *recording, int room,
                         struct track *track, struct zone *zone)
{
    struct conditioner channel;
    struct plate_frame frame;

    condition_init(&channel);
    for (size_t i = 0; i <= recording->count; i++) {
        if (i < recording->count)
            condition_push(&channel, &recording->samples[i]);
        else
            condition_flush(&channel);
        while (condition_next(&channel, &frame)) {
            if (!frame.on || frame.t_us < hold->start_us || frame.t_us > hold->end_us)
                continue;
            zone_learn(zone, hold->start_us, &frame);
            add_point(track, room, frame.t_us - hold->start_us, &frame);
        }
    }
}

static int trace_hold(const struct trial_setup *setup, const struct recording *recording, struct ghost *out)
{
    const int room = (int)((out->hold.end_us - out->hold.start_us) / FRAME_STEP_US) + 2;
    struct track *track = &out->track;
    struct zone zone = {0};

    track->points = calloc((size_t)room, sizeof *track->points);
    if (!track->points)
        return -ENOMEM;
    trace_frames(&out->hold, recording, room, track, &zone);
    if (setup->exercise == EXERCISE_ADDUCTOR_STRETCH)
        zone = (struct zone){.x_mm = setup->centre_x_mm};
    for (int i = 0; i < track->point_count; i++) {
        track->points[i].x_mm -= zone.x_mm;
        track->points[i].y_mm -= zone.y_mm;
    }
    return 0;
}

static int fold_recording(struct fold *fold, const struct recording *recording, struct ghost *out)
{
    const struct trial *trial = &fold->trial;

    fold->track = &out->track;
    for (size_t i = 0; i < recording->count; i++) {
        take_time(fold, recording->samples[i].t_us);
        take_fact(fold, trial_push(&fold->trial, &recording->samples[i]));
    }
    take_fact(fold, trial_finish(&fold->trial));
    if (!trial->scored)
        return -ENODATA;
    out->found = true;
    out->score = trial->best;
    if (exercise_counted(trial->setup.exercise))
        return 0;
    out->hold = trial->best_hold;
    out->track.length_us = out->hold.end_us - out->hold.start_us;
    return trial->setup.channel == CHANNEL_LOAD ? trace_hold(&trial->setup, recording, out) : 0;
}

int ghost_fold(const struct trial_setup *setup, const struct recording *recording, struct ghost *out)
{
    struct fold *fold = calloc(1, sizeof *fold);
    int result;

    *out = (struct ghost){0};
    if (!fold)
        return -ENOMEM;
    result = trial_init(&fold->trial, setup);
    if (result == 0)
        result = fold_recording(fold, recording, out);
    free(fold);
    return result;
}

static int take(void *context, const struct store_stored_trial *stored)
{
    struct ghost *ghost = context;
    struct trial_setup setup = store_trial_setup(stored);
    int result = stored->damaged ? stored->damaged : ghost_fold(&setup, stored->trial.recording, ghost);

    if (result == -ENOMEM)
        return result;
    ghost->found = true;
    ghost->damaged = result < 0;
    ghost->score = stored->trial.score;
    return 0;
}

int ghost_load(struct store *store, const struct store_table *table, enum store_earlier which,
               int64_t except_attempt, struct ghost *out)
{
    *out = (struct ghost){0};
    return store_earlier(store, table, which, except_attempt, take, out);
}

bool ghost_beaten(const struct ghost *ghost, const struct score *score)
{
    return ghost->found && score &&
           (score->seconds > ghost->score.seconds || score->good > ghost->score.good);
}

void ghost_free(struct ghost *ghost)
{
    free(ghost->track.points);
    *ghost = (struct ghost){0};
}
