#include "command/measure/detections.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* May it be measured like that? */
static bool measures(const struct findings_request *request, enum channel channel)
{
    return request->stance ? channel == CHANNEL_LOAD : activity_measured_by(request->activity, channel);
}

static int cannot(const struct findings_request *request, const struct reading *reading, char error[256])
{
    static const char board[] = "corner loads of a board (top_left_kg ...)",
                      sensor[] = "a motion sensor (accel_x_m_s2 ...)";
    bool load = measures(request, CHANNEL_LOAD), motion = measures(request, CHANNEL_MOTION);

    if (!load && !motion)
        snprintf(error, 256, "%s is measured by nobody: the clock and your word count", request->name);
    else
        snprintf(error, 256, "%s wants %s%s%s; there is only %s", request->name, load ? board : "",
                 load && motion ? " or " : "", motion ? sensor : "",
                 reading->load      ? "a board"
                 : reading->motion  ? "a motion sensor"
                 : reading->contact ? "contacts"
                                    : "a centre of pressure");
    return -ENOTSUP;
}

static int choose_channel(const struct findings_request *request, struct findings *findings, char error[256])
{
    const struct reading *reading = &findings->reading;
    const bool there[] = {[CHANNEL_LOAD] = reading->load,
                          [CHANNEL_MOTION] = reading->motion,
                          [CHANNEL_CONTACT] = reading->contact};

    for (int i = CHANNEL_LOAD; i <= CHANNEL_CONTACT; i++)
        if (there[i] && measures(request, (enum channel)i)) {
            findings->channel = (enum channel)i;
            return 0;
        }
    return cannot(request, reading, error);
}

/* All of them in one pass. */
static int pass_trials(struct findings *findings, const struct trial_setup setups[2], char error[256])
{
    struct replay replay = {.trials = findings->trials, .trial_count = findings->trial_count};

    for (int i = 0; i < findings->trial_count; i++)
        if (trial_init(&findings->trials[i], &setups[i])) /* cannot be: the channel has been chosen for it */
            return 0;
    return reading_replay(&findings->reading, &replay, error);
}

static int run_trials(const struct findings_request *request, struct findings *findings, char error[256])
{
    const struct notes *notes = &request->notes;
    bool both = !request->activity->counted && notes->side == SIDE_NONE;
    struct trial_setup setups[2] = {{.activity = request->activity,
                                     .channel = findings->channel,
                                     .side = both ? SIDE_LEFT : notes->side,
                                     .weight_kg = findings->weight_kg,
                                     .centre_x_mm = notes->centre_x_mm,
                                     .range_deg = notes->range_deg,
                                     .pads = notes->pads,
                                     .cap_s = notes->cap_s}};

    memcpy(setups[0].stars, notes->stars, sizeof setups[0].stars);
    setups[1] = setups[0];
    setups[1].side = SIDE_RIGHT;
    findings->trial_count = both ? 2 : 1;
    int result = pass_trials(findings, setups, error);
    if (!result && !(setups[0].weight_kg > 0) && trial_weight_kg(&findings->trials[0]) > 0) {
        /* Once more, with the weight that the first time has learnt. */
        setups[0].weight_kg = findings->weight_kg = trial_weight_kg(&findings->trials[0]);
        result = pass_trials(findings, setups, error);
    }
    return result;
}

/* Whoever lies on the floor or steps up and down does not stand: the weight of a stand is none of theirs. */
static bool bouts_on_board(const struct findings_request *request)
{
    return request->stance || (request->activity->one_leg && !request->activity->counted);
}

static const struct bout *longest(const struct findings *findings)
{
    return &findings->stands.stands[findings->stands.longest];
}

struct weighing {
    struct findings *findings;
    struct stance_detector stance;
};

/* The greatest steady load: a hand on something takes none of the weight away. */
static void take_weight(void *context, const struct plate_frame *frame)
{
    struct weighing *weighing = context;
    struct findings *findings = weighing->findings;
    const struct bout *stand = longest(findings);

    if (frame->t_us < stand->start_us || frame->t_us > stand->end_us)
        return;
    stance_push(&weighing->stance, frame);
    findings->weight_kg = fmax(findings->weight_kg, stance_weight_kg(&weighing->stance));
}

static void take_limits(void *context, const struct plate_frame *frame)
{
    struct findings *findings = context;
    const struct bout *stand = longest(findings);

    if (frame->t_us >= stand->settled_us && frame->t_us <= stand->leaving_us)
        limits_push(&findings->limits, frame);
}

/* From where the centre of pressure is on the average. */
static void init_limits(const struct findings_request *request, struct findings *findings)
{
    const struct bout *stand = longest(findings);
    double centre_x_mm = request->notes.centre_x_mm;

    if (!(centre_x_mm < 0 || centre_x_mm > 0))
        centre_x_mm = stand->sway.mean_ml_mm;
    limits_init(&findings->limits, findings->weight_kg, centre_x_mm, stand->sway.mean_ap_mm);
}

static int learn_weight(struct findings *findings, char error[256])
{
    struct weighing weighing = {.findings = findings};
    struct replay replay = {.frame = take_weight, .context = &weighing};

    stance_init(&weighing.stance, 0, 0);
    int result = reading_replay(&findings->reading, &replay, error);
    if (!(findings->weight_kg > 0)) /* never steady */
        findings->weight_kg = longest(findings)->kg;
    return result;
}

static int look_at_board(const struct findings_request *request, struct findings *findings, char error[256])
{
    const struct bouts *stands = &findings->stands;
    int result = bouts_find(&findings->reading, &findings->stands, error);

    findings->swaying = result ? -1 : posture_longest(stands->stands, stands->count);
    if (!result && bouts_on_board(request) && findings->weight_kg <= 0 && stands->longest >= 0)
        result = learn_weight(findings, error);
    if (!result && request->stance && stands->longest >= 0) {
        init_limits(request, findings);
        result = reading_replay(&findings->reading,
                                &(struct replay){.frame = take_limits, .context = findings}, error);
    }
    return result;
}

/* What the file notes of itself counts less than what is asked for. */
static int open_reading(struct findings_request *request, struct findings *findings, char error[256])
{
    const struct notes given = request->notes;

    request->notes = (struct notes){0};
    request->reading.csv.note = notes_take;
    request->reading.csv.late_note = notes_take_late;
    request->reading.csv.context = request->reading.notes = &request->notes;
    request->reading.lying = !request->stance && request->activity->start == START_FEET_ON_BOARD;
    int result = reading_open(&request->reading, NULL, NULL, &findings->reading, error);
    if (!result && request->notes.attempt)
        reading_is_tared(&findings->reading);
    notes_overrule(&request->notes, &given);
    findings->weight_kg = request->notes.weight_kg;
    return result;
}

int findings_read(struct findings_request *request, struct findings *out, char error[256])
{
    *out = (struct findings){0};
    out->stands.longest = out->swaying = -1;
    int result = open_reading(request, out, error);
    if (!result)
        result = choose_channel(request, out, error);
    if (!result)
        result = reading_plausible(&out->reading, &request->reading.csv, error);
    if (!result && out->channel == CHANNEL_LOAD)
        result = look_at_board(request, out, error);
    if (!result && !request->stance)
        result = run_trials(request, out, error);
    return result;
}

const struct trial *findings_best(const struct findings *findings)
{
    const struct trial *first = &findings->trials[0], *second = &findings->trials[1];

    if (findings->trial_count == 2 && score_better(&first->best, &second->best) == &second->best)
        return second;
    return first;
}

bool findings_leant(const struct findings *findings)
{
    double furthest_mm = 0;

    for (int way = 0; way < LIMIT_WAYS; way++)
        furthest_mm = fmax(furthest_mm, findings->limits.reach_mm[way]);
    return furthest_mm > 0;
}

const struct hold *findings_next_hold(const struct findings *findings, int at[2])
{
    const struct hold *first = NULL;
    int which = 0;

    for (int i = 0; i < findings->trial_count; i++) {
        const struct trial *trial = &findings->trials[i];

        if (at[i] >= trial->hold_count || at[i] >= TRIAL_HOLDS_MAX)
            continue;
        const struct hold *hold = &trial->holds[at[i]];
        if (!first || hold->start_us < first->start_us) {
            first = hold;
            which = i;
        }
    }
    if (first)
        at[which]++;
    return first;
}

int findings_reps(const struct findings *findings, const struct rep **out)
{
    const struct trial *trial = &findings->trials[0];

    *out = trial->reps;
    return trial->rep_count < TRIAL_REPS_MAX ? trial->rep_count : TRIAL_REPS_MAX;
}

bool findings_side(const struct findings *findings, enum side side, struct score *out)
{
    for (int i = 0; i < findings->trial_count; i++) {
        const struct trial *trial = &findings->trials[i];

        if (trial->setup.activity->counted && trial->tally[side].reps > 0) {
            *out = trial_side_score(trial, side);
            return true;
        }
        if (!trial->setup.activity->counted && trial->setup.side == side && trial->scored) {
            *out = trial->best;
            return true;
        }
    }
    return false;
}
