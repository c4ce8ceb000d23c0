#include "store/repair/rescore.h"

#include "activity/replay.h"
#include "files/room.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct trial_setup store_trial_setup(const struct store_stored_trial *stored)
{
    const struct store_trial *kept = &stored->trial;
    struct trial_setup setup = {
        .activity = stored->activity,
        .channel = stored->channel,
        .side = kept->side,
        .weight_kg = kept->weight_kg,
        .centre_x_mm = kept->centre_x_mm,
        .range_deg = kept->range_deg,
        .pads = kept->pads,
        .cap_s = kept->cap_s,
    };
    memcpy(setup.stars, kept->stars_at, sizeof(setup.stars));
    return setup;
}

/* The sets in question: most stores have few without a score. */
struct lost {
    struct store_stored_trial *trials;
    size_t count, room;
};

static int keep_lost(void *context, const struct store_stored_trial *stored)
{
    struct lost *lost = context;

    bool spoilt = stored->damaged == -ERANGE, missing = stored->damaged == 0 && !stored->trial.scored;

    if (!(spoilt || missing) || stored->channel == CHANNEL_COACH ||
        stored->rules != stored->activity->rules[stored->channel])
        return 0;
    struct store_stored_trial *trials = room_for_one(lost->trials, lost->count, &lost->room, sizeof *trials);
    if (!trials)
        return -ENOMEM;
    lost->trials = trials;
    lost->trials[lost->count++] = *stored;
    return 0;
}

static int put_score(struct store *store, const struct store_trial *trial)
{
    int code = db_run(store->db, "DELETE FROM score WHERE trial_id = ?", "i", trial->id);

    return code == SQLITE_OK ? store_score_put(store, trial->id, trial) : db_errno(code);
}

/* What cannot be measured, or is not whole, has no score. */
static int rescore(struct store *store, struct store_stored_trial *stored, struct recording *recording,
                   int *count)
{
    struct trial_setup setup = store_trial_setup(stored);
    struct store_trial *kept = &stored->trial;
    struct trial trial;
    int result = store_recording(store, kept->id, recording);

    if (result)
        return result == -ENODATA || result == -EINVAL ? 0 : result;
    if (trial_init(&trial, &setup))
        return 0;
    replay_samples(&(struct replay){.trials = &trial, .trial_count = 1}, recording->samples,
                   recording->count);
    if (!trial.scored)
        return 0;
    kept->score = trial.best;
    kept->ended_by = trial.best.reps > 0 ? HOLD_FOOT_DOWN : trial.best_hold.ended_by;
    kept->scored = true;
    ++*count;
    return put_score(store, kept);
}

int rescore_lost(struct store *store, int *count)
{
    struct recording recording = {0};
    struct lost lost = {0};
    int found = 0, result = store_list(store, 0, keep_lost, &lost);

    for (size_t i = 0; i < lost.count && result == 0; i++)
        result = rescore(store, &lost.trials[i], &recording, &found);
    recording_free(&recording);
    free(lost.trials);
    if (result == 0)
        *count = found;
    return result;
}
