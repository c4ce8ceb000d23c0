#include "command/findings.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static int cannot(const struct findings_request *request, const struct reading *reading, char error[256])
{
    const char *wanted = "";
    bool load = request->stance || exercise_measured_by(request->exercise, CHANNEL_LOAD);
    bool motion = !request->stance && exercise_measured_by(request->exercise, CHANNEL_MOTION);

    if (load && motion)
        wanted = "corner loads of a board (top_left_kg ...) or a motion sensor (accel_x_m_s2 ...)";
    else if (load)
        wanted = "corner loads of a board (top_left_kg ...)";
    else if (motion)
        wanted = "a motion sensor (accel_x_m_s2 ...)";
    if (!load && !motion)
        snprintf(error, 256, "%s is measured by nobody: the clock and your word count", request->name);
    else
        snprintf(error, 256, "%s wants %s; there is only %s", request->name, wanted,
                 reading->load      ? "a board"
                 : reading->motion  ? "a motion sensor"
                 : reading->contact ? "contacts"
                                    : "a centre of pressure");
    return -ENOTSUP;
}

static int choose_channel(const struct findings_request *request, struct findings *findings, char error[256])
{
    const struct reading *reading = &findings->reading;

    if (reading->load && (request->stance || exercise_measured_by(request->exercise, CHANNEL_LOAD)))
        findings->channel = CHANNEL_LOAD;
    else if (reading->motion && !request->stance && exercise_measured_by(request->exercise, CHANNEL_MOTION))
        findings->channel = CHANNEL_MOTION;
    else if (reading->contact && !request->stance && exercise_measured_by(request->exercise, CHANNEL_CONTACT))
        findings->channel = CHANNEL_CONTACT;
    else
        return cannot(request, reading, error);
    return 0;
}

static void run_trial(struct trial *trial, const struct trial_setup *setup, const struct reading *reading)
{
    if (trial_init(trial, setup)) /* cannot be: the channel has been chosen for it */
        return;
    for (size_t i = 0; i < reading->count; i++)
        trial_push(trial, &reading->rows[i].sample);
    trial_finish(trial);
}

static void run_trials(const struct findings_request *request, struct findings *findings)
{
    const struct notes *notes = &request->notes;
    bool stepping = request->exercise == EXERCISE_STEP_UP || request->exercise == EXERCISE_LATERAL_STEP_UP;
    bool both = !exercise_counted(request->exercise) && notes->side == SIDE_NONE;
    struct trial_setup setup = {.exercise = request->exercise,
                                .channel = findings->channel,
                                .side = both ? SIDE_LEFT : notes->side,
                                .weight_kg = findings->weight_kg,
                                .centre_x_mm = notes->centre_x_mm,
                                .range_deg = notes->range_deg,
                                .pads = notes->pads,
                                .cap_s = notes->cap_s};

    memcpy(setup.stars, notes->stars, sizeof setup.stars);
    findings->trial_count = both ? 2 : 1;
    run_trial(&findings->trials[0], &setup, &findings->reading);
    if (stepping && findings->channel == CHANNEL_LOAD && !(setup.weight_kg > 0)) {
        /* Once more, with the weight that the first time has learnt. */
        setup.weight_kg = findings->weight_kg = findings->trials[0].step_up.weight_kg;
        run_trial(&findings->trials[0], &setup, &findings->reading);
    }
    if (both) {
        setup.side = SIDE_RIGHT;
        run_trial(&findings->trials[1], &setup, &findings->reading);
    }
}

/* Whoever lies on the floor or steps up and down does not stand: the weight of a stand is none of theirs. */
static bool stands_on_board(const struct findings_request *request)
{
    return request->stance || request->exercise == EXERCISE_SINGLE_LEG_BALANCE;
}

typedef void taker(struct findings *findings, struct stance_detector *stance, const struct load_frame *frame);

/* The clean frames of the longest stand, to whoever wants them; with the stance there. */
static void look_at_longest(struct findings *findings, taker *take)
{
    const struct reading *reading = &findings->reading;
    const struct stand *stand = &findings->stands.stands[findings->stands.longest];
    struct stance_detector stance;
    struct load_channel channel;
    struct load_frame frame;

    stance_init(&stance, 0, 0);
    load_init(&channel);
    for (size_t i = 0; i <= reading->count; i++) {
        if (i < reading->count)
            load_push(&channel, &reading->rows[i].sample);
        else
            load_flush(&channel);
        while (load_next(&channel, &frame))
            if (frame.t_us >= stand->start_us && frame.t_us <= stand->end_us)
                take(findings, &stance, &frame);
    }
}

/* The greatest steady load: a hand on something takes none of the weight away. */
static void take_weight(struct findings *findings, struct stance_detector *stance,
                        const struct load_frame *frame)
{
    stance_push(stance, frame);
    findings->weight_kg = fmax(findings->weight_kg, stance_weight_kg(stance));
}

static void take_limits(struct findings *findings, struct stance_detector *stance,
                        const struct load_frame *frame)
{
    const struct stand *stand = &findings->stands.stands[findings->stands.longest];

    (void)stance;
    if (frame->t_us >= stand->settled_us && frame->t_us <= stand->leaving_us)
        limits_push(&findings->limits, frame);
}

/* From where the centre of pressure is on the average. */
static void init_limits(const struct findings_request *request, struct findings *findings)
{
    const struct stand *stand = &findings->stands.stands[findings->stands.longest];
    double centre_x_mm = request->notes.centre_x_mm;

    if (!(centre_x_mm < 0 || centre_x_mm > 0))
        centre_x_mm = stand->sway.mean_ml_mm;
    limits_init(&findings->limits, findings->weight_kg, centre_x_mm, stand->sway.mean_ap_mm);
}

static void learn_weight(struct findings *findings)
{
    look_at_longest(findings, take_weight);
    if (!(findings->weight_kg > 0)) /* never steady */
        findings->weight_kg = findings->stands.stands[findings->stands.longest].kg;
}

static int look_at_board(const struct findings_request *request, struct findings *findings)
{
    const struct stands *stands = &findings->stands;
    int result = stands_find(&findings->reading, &findings->stands);

    if (!result)
        result = posture_of_stands(&findings->reading, stands, &findings->posture);
    findings->swayed = !result;
    if (stands_on_board(request) && findings->weight_kg <= 0 && stands->longest >= 0)
        learn_weight(findings);
    if (request->stance && stands->longest >= 0) {
        init_limits(request, findings);
        look_at_longest(findings, take_limits);
    }
    return result == -ENOMEM ? result : 0;
}

int findings_read(struct findings_request *request, struct findings *out, char error[256])
{
    struct notes given = request->notes;
    struct csv_options options = {.note = notes_take, .context = &request->notes, .once = true};
    int result;

    memset(out, 0, sizeof *out);
    out->stands.longest = -1;
    request->notes = (struct notes){0};
    result = reading_read(request->path, &options, &out->reading, error);
    notes_overrule(&request->notes, &given);
    out->weight_kg = request->notes.weight_kg;
    if (!result)
        result = choose_channel(request, out, error);
    if (!result && out->channel == CHANNEL_LOAD) {
        result = look_at_board(request, out);
        if (result)
            snprintf(error, 256, "%s: not enough memory", request->path);
    }
    if (!result && !request->stance)
        run_trials(request, out);
    return result;
}

void findings_free(struct findings *findings)
{
    posture_free(&findings->posture);
    reading_free(&findings->reading);
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
        const struct hold *hold;

        if (at[i] >= trial->hold_count || at[i] >= TRIAL_HOLDS_MAX)
            continue;
        hold = &trial->holds[at[i]];
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

        if (exercise_counted(trial->setup.exercise) && trial->tally[side].reps > 0) {
            *out = trial_side_score(trial, side);
            return true;
        }
        if (!exercise_counted(trial->setup.exercise) && trial->setup.side == side && trial->scored) {
            *out = trial->best;
            return true;
        }
    }
    return false;
}
