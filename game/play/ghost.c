#include "play/ghost.h"

#include "activity/replay.h"
#include "play/attempt.h"

#include <errno.h>
#include <stdlib.h>

/* Repetitions by the clock of the set: from the begin of the first, without the silence of a pause. */
struct told {
    struct trial trial;
    struct track *track;
    int64_t from_us, newest_us, silent_us;
    bool begun;
};

/* Contacts may be silent while nothing changes: there a silence is no pause. */
static void take_time(struct told *told, int64_t t_us)
{
    int64_t step_us = t_us - told->newest_us;

    if (told->trial.samples > 0 && step_us > SAMPLE_MAX_GAP_US &&
        told->trial.setup.channel != CHANNEL_CONTACT)
        told->silent_us += step_us;
    told->newest_us = t_us;
}

static void take_fact(struct told *told, enum trial_fact fact)
{
    struct track *track = told->track;
    int64_t now_us = told->newest_us - told->silent_us;

    if (fact == TRIAL_REP_DROPPED && track->rep_count == 0)
        told->begun = false;
    if (fact == TRIAL_REP_BEGUN && !told->begun) {
        told->begun = true;
        told->from_us = now_us;
    }
    for (; track->rep_count < told->trial.rep_count && track->rep_count < TRACK_REPS; track->rep_count++) {
        if (!told->begun) /* begun and done at once */
            told->from_us = told->trial.reps[0].start_us;
        told->begun = true;
        track->length_us = now_us - told->from_us;
        track->done_us[track->rep_count] = track->length_us;
    }
}

/* Every frame of the hold, as it was measured. */
struct tracing {
    const struct hold *hold;
    struct track *track;
    int room;
    struct zone zone;
};

static void add_point(void *context, const struct plate_frame *frame)
{
    struct tracing *tracing = context;
    struct track *track = tracing->track;
    int64_t t_us = frame->t_us - tracing->hold->start_us;
    bool later = track->point_count == 0 || t_us > track->points[track->point_count - 1].t_us;

    zone_learn(&tracing->zone, tracing->hold->start_us, frame);
    if (later && track->point_count < tracing->room)
        track->points[track->point_count++] = (struct track_point){t_us, frame->x_mm, frame->y_mm};
}

static int trace_hold(const struct trial_setup *setup, const struct recording *recording, struct ghost *out)
{
    struct track *track = &out->track;
    struct tracing tracing = {.hold = &out->hold,
                              .track = track,
                              .room = (int)((out->hold.end_us - out->hold.start_us) / FRAME_STEP_US) + 2};
    struct zone *zone = &tracing.zone;

    track->points = calloc((size_t)tracing.room, sizeof *track->points);
    if (!track->points)
        return -ENOMEM;
    replay_hold(&out->hold, recording->samples, recording->count, add_point, &tracing);
    if (setup->activity->shifts)
        *zone = (struct zone){.x_mm = setup->centre_x_mm};
    for (int i = 0; i < track->point_count; i++) {
        track->points[i].x_mm -= zone->x_mm;
        track->points[i].y_mm -= zone->y_mm;
    }
    return 0;
}

static int fold_recording(struct told *told, const struct recording *recording, struct ghost *out)
{
    const struct trial *trial = &told->trial;
    struct replay replay = {.trials = &told->trial, .trial_count = 1};

    told->track = &out->track;
    for (size_t i = 0; i < recording->count; i++) {
        take_time(told, recording->samples[i].t_us);
        take_fact(told, replay_push(&replay, &recording->samples[i]));
    }
    take_fact(told, replay_finish(&replay));
    if (!trial->scored)
        return -ENODATA;
    out->found = true;
    out->score = trial->best;
    if (trial->setup.activity->counted)
        return 0;
    out->hold = trial->best_hold;
    out->track.length_us = out->hold.end_us - out->hold.start_us;
    return trial->setup.channel == CHANNEL_LOAD ? trace_hold(&trial->setup, recording, out) : 0;
}

int ghost_fold(const struct trial_setup *setup, const struct recording *recording, struct ghost *out)
{
    struct told *told = calloc(1, sizeof *told);

    *out = (struct ghost){0};
    if (!told)
        return -ENOMEM;
    int result = trial_init(&told->trial, setup);
    if (result == 0)
        result = fold_recording(told, recording, out);
    free(told);
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
