#include "bodymodel.h"

#include "measure/plate/cop.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TICK_US = 1000 };
#define TICK_S 0.001

double model_uniform(uint64_t *state)
{
    /* splitmix64 (Steele, Lea and Flood 2014) */
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (double)((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
}

double model_normal(uint64_t *state)
{
    double sum = -6.0;

    for (int i = 0; i < 12; i++)
        sum += model_uniform(state);
    return sum;
}

/* A damped pendulum driven by noise, of unit variance. */
struct pendulum {
    double position, velocity;
    double omega; /* rad/s: standard deviation of the velocity for one of the position */
};

static void pendulum_step(struct pendulum *pendulum, uint64_t *state)
{
    const double damping = 1.2 * pendulum->omega;

    pendulum->velocity +=
        TICK_S * (-pendulum->omega * pendulum->omega * pendulum->position - damping * pendulum->velocity) +
        pendulum->omega * sqrt(2.0 * damping * TICK_S) * model_normal(state);
    pendulum->position += TICK_S * pendulum->velocity;
}

/* Where the body is going: load in shares of the weight, CoP in mm, and how much of the sway is one-legged.
 */
struct pose {
    double load, x, y, single;
    bool straight; /* the way there */
};

struct model {
    const struct model_options *options;
    struct model_session *session;
    size_t capacity;
    uint64_t body, link; /* separate generators: the link changes nothing about the body */
    struct pendulum calm[2], busy[2], breath;
    struct pose pose;
    int64_t now_us, next_us, landed_us;
    double row[CORNERS]; /* the last one sent */
    int bad_rows, bad_corner;
    int error;
};

static double option(double value, double otherwise)
{
    return value > 0.0 ? value : otherwise;
}

static double smooth(double u)
{
    return u * u * (3.0 - 2.0 * u);
}

static int64_t next_interval(struct model *model)
{
    double nominal = 1e6 / option(model->options->rate_hz, 100.0);

    if (!model->options->jitter)
        return (int64_t)(nominal + 0.5);
    double u = model_uniform(&model->link);
    if (u < 0.03)
        return (int64_t)(60000.0 + 40000.0 * model_uniform(&model->link));
    return 1000 + (int64_t)((2.0 * nominal - 2000.0) * model_uniform(&model->link));
}

static void body_row(struct model *model, double row[CORNERS])
{
    const struct model_options *options = model->options;
    double noise = options->noise_mm < 0.0 ? 0.0 : option(options->noise_mm, 0.2);
    double sway = option(options->sway, 1.0);
    double calm = sway * (1.0 - model->pose.single), busy = sway * model->pose.single;
    double x = model->pose.x + options->centre_mm + 2.5 * calm * model->calm[0].position +
               6.5 * busy * model->busy[0].position + noise * model_normal(&model->link);
    double y = model->pose.y + 3.5 * calm * model->calm[1].position + 8.5 * busy * model->busy[1].position +
               noise * model_normal(&model->link);
    double kg = option(options->weight_kg, 70.0) * model->pose.load * (1.0 + 0.008 * model->breath.position);
    double right = fmin(1.0, fmax(-1.0, 2.0 * x / COP_SENSORS_ML_MM));
    double top = fmin(1.0, fmax(-1.0, 2.0 * y / COP_SENSORS_AP_MM));

    row[CORNER_TOP_LEFT] = kg / 4.0 * (1.0 - right) * (1.0 + top);
    row[CORNER_TOP_RIGHT] = kg / 4.0 * (1.0 + right) * (1.0 + top);
    row[CORNER_BOTTOM_LEFT] = kg / 4.0 * (1.0 - right) * (1.0 - top);
    row[CORNER_BOTTOM_RIGHT] = kg / 4.0 * (1.0 + right) * (1.0 - top);
    for (int i = 0; i < CORNERS; i++)
        row[i] = round(row[i] * 100.0) / 100.0;
}

static void send_row(struct model *model, const double row[CORNERS])
{
    struct model_session *session = model->session;
    struct sample sample = {.t_us = model->options->start_us + model->now_us, .has = SAMPLE_LOAD};

    if (session->count == model->capacity) {
        size_t capacity = model->capacity > 0 ? 2 * model->capacity : 4096;
        struct sample *samples = realloc(session->samples, capacity * sizeof(*samples));

        if (samples == NULL) {
            model->error = -ENOMEM;
            return;
        }
        session->samples = samples;
        model->capacity = capacity;
    }
    memcpy(sample.load_kg, row, sizeof(sample.load_kg));
    if (model->options->mirror)
        sample = sample_mirrored(&sample);
    session->samples[session->count++] = sample;
}

static void take_sample(struct model *model)
{
    const struct model_options *options = model->options;
    double rate = option(options->rate_hz, 100.0), row[CORNERS];
    double now_s = (double)model->now_us / 1e6;

    if (options->gap_s > 0.0 && now_s >= options->gap_at_s && now_s < options->gap_at_s + options->gap_s)
        return;
    body_row(model, row);
    if (model->session->count == 0 || model_uniform(&model->link) >= options->repeat)
        memcpy(model->row, row, sizeof(row));
    if (model->bad_rows == 0 && model_uniform(&model->link) < options->dropouts / 60.0 / rate) {
        model->bad_rows = 1 + (int)(4.0 * model_uniform(&model->link));
        model->bad_corner = (int)(4.0 * model_uniform(&model->link));
    }
    memcpy(row, model->row, sizeof(row));
    if (model->bad_rows > 0) {
        row[model->bad_corner] = 0.0;
        model->bad_rows--;
    }
    send_row(model, row);
}

static void tick(struct model *model)
{
    if (model->now_us >= model->next_us) {
        take_sample(model);
        model->next_us += next_interval(model);
    }
    for (int i = 0; i < 2; i++) {
        pendulum_step(&model->calm[i], &model->body);
        pendulum_step(&model->busy[i], &model->body);
    }
    pendulum_step(&model->breath, &model->body);
    model->now_us += TICK_US;
}

static void stay(struct model *model, double seconds)
{
    for (int64_t end = model->now_us + (int64_t)(seconds * 1e6); model->now_us < end;)
        tick(model);
}

static void move(struct model *model, struct pose to, double seconds)
{
    const struct pose from = model->pose;
    const int64_t begin = model->now_us;
    const double length = fmax(seconds, TICK_S) * 1e6;

    while ((double)(model->now_us - begin) < length) {
        double part = (double)(model->now_us - begin) / length, u = to.straight ? part : smooth(part);

        model->pose.load = from.load + u * (to.load - from.load);
        model->pose.x = from.x + u * (to.x - from.x);
        model->pose.y = from.y + u * (to.y - from.y);
        model->pose.single = from.single + u * (to.single - from.single);
        tick(model);
    }
    model->pose = to;
}

static void hop(struct model *model, double flight_s)
{
    struct pose pose = model->pose;
    const double stand = pose.load;
    const double dx = 12.0 * model_normal(&model->body), dy = 12.0 * model_normal(&model->body);

    pose.load = 0.7 * stand; /* dip */
    move(model, pose, 0.12);
    pose.load = 1.7 * stand; /* push */
    move(model, pose, 0.14);
    pose.load = 0.0;
    move(model, pose, 0.05);
    model->session->truths[model->session->truth_count - 1].end_us = model->options->start_us + model->now_us;
    stay(model, flight_s);
    model->landed_us = model->options->start_us + model->now_us;
    pose.x += fmin(20.0, fmax(-20.0, dx));
    pose.y += fmin(20.0, fmax(-20.0, dy));
    model->pose = pose;
    pose.load = 2.0 * stand; /* landing */
    move(model, pose, 0.05);
    pose.load = stand;
    move(model, pose, 0.12);
}

static struct pose pose_of(const struct model *model, const struct model_step *step)
{
    double foot = option(model->options->foot_mm, 85.0);
    struct pose pose = {.load = 1.0, .y = -5.0};

    switch (step->act) {
    case MODEL_EMPTY:
        pose = model->pose;
        pose.load = 0.0;
        break;
    case MODEL_TWO_FEET:
        pose.x = foot * (2.0 * option(step->share, 0.5) - 1.0);
        break;
    case MODEL_LEFT:
        pose.x = -foot;
        pose.single = 1.0;
        break;
    case MODEL_RIGHT:
        pose.x = foot;
        pose.single = 1.0;
        break;
    case MODEL_FLOOR:
        pose = model->pose;
        pose.load = 0.4;
        break;
    case MODEL_HOP:
        pose = model->pose;
        break;
    }
    return pose;
}

static enum side side_of(const struct model *model, enum model_act act)
{
    if (act != MODEL_LEFT && act != MODEL_RIGHT)
        return SIDE_NONE;
    return (act == MODEL_LEFT) != model->options->mirror ? SIDE_LEFT : SIDE_RIGHT;
}

/* The board is stepped on with one foot, then the other: the weight arrives first, its middle after it. */
static void step_on(struct model *model, const struct pose *to, double seconds)
{
    struct pose pose = *to;
    double foot = option(model->options->foot_mm, 85.0);

    if (!(to->single > 0.0))
        pose.x = model_uniform(&model->body) < 0.5 ? -foot : foot;
    model->pose.x = pose.x;
    model->pose.y = pose.y;
    move(model, pose, seconds);
    if (!(to->single > 0.0))
        move(model, *to, seconds);
}

static void play_step(struct model *model, const struct model_step *step, enum model_act before)
{
    struct model_session *session = model->session;
    struct pose to = pose_of(model, step);
    double seconds = step->transfer_s > 0.0 ? step->transfer_s : 0.3 + 0.3 * model_uniform(&model->body);
    struct model_truth *truth;

    if (session->truth_count > 0) {
        truth = &session->truths[session->truth_count - 1];
        truth->next = step->act;
        truth->end_us = model->options->start_us + model->now_us;
    }
    if (step->act == MODEL_HOP)
        hop(model, step->seconds);
    else if (session->truth_count == 0)
        model->pose = to; /* the samples begin in the middle of it */
    else if (before == MODEL_EMPTY)
        step_on(model, &to, seconds);
    else
        move(model, to, seconds);

    truth = &session->truths[session->truth_count++];
    truth->act = truth->next = step->act == MODEL_HOP ? before : step->act;
    truth->side = side_of(model, truth->act);
    truth->start_us = step->act == MODEL_HOP ? model->landed_us : model->options->start_us + model->now_us;
    if (step->act != MODEL_HOP)
        stay(model, step->seconds);
    else
        stay(model, 3.0);
    truth->end_us = model->options->start_us + model->now_us;
}

static void begin(struct model *model)
{
    model->body = model->options->seed;
    model->link = model->options->seed ^ 0xB5AD4ECEDA1CE2A9u;
    for (int i = 0; i < 2; i++) {
        model->calm[i].omega = 2.3;
        model->busy[i].omega = 3.8;
    }
    model->breath.omega = 5.0;
    for (int i = 0; i < 5000; i++) /* into the swing of it */
        for (int j = 0; j < 2; j++) {
            pendulum_step(&model->calm[j], &model->body);
            pendulum_step(&model->busy[j], &model->body);
        }
}

static int finish(struct model *model, struct model_session *out)
{
    if (model->error < 0) {
        model_free(model->session);
        return model->error;
    }
    *out = *model->session;
    return 0;
}

int model_make(const struct model_options *options, const struct model_step *steps, size_t step_count,
               struct model_session *out)
{
    struct model_session session = {0};
    struct model model = {.options = options, .session = &session};
    enum model_act before = MODEL_EMPTY;

    if (step_count > MODEL_TRUTHS_MAX)
        return -E2BIG;
    begin(&model);
    for (size_t i = 0; i < step_count; i++) {
        play_step(&model, &steps[i], before);
        if (steps[i].act != MODEL_HOP)
            before = steps[i].act;
    }
    return finish(&model, out);
}

static struct pose pose_at(const struct model_key *key)
{
    return (struct pose){
        .load = key->load, .x = key->x, .y = key->y, .single = key->single, .straight = key->straight};
}

int model_make_track(const struct model_options *options, const struct model_key *keys, size_t key_count,
                     struct model_session *out)
{
    struct model_session session = {0};
    struct model model = {.options = options, .session = &session};

    if (key_count == 0)
        return -EINVAL;
    begin(&model);
    model.pose = pose_at(&keys[0]);
    for (size_t i = 1; i < key_count; i++)
        move(&model, pose_at(&keys[i]), keys[i].t_s - (double)model.now_us / 1e6);
    return finish(&model, out);
}

void model_free(struct model_session *session)
{
    free(session->samples);
    memset(session, 0, sizeof(*session));
}

void model_shift(struct model_session *session, int64_t by_us)
{
    for (size_t i = 0; i < session->count; i++)
        session->samples[i].t_us += by_us;
}

void model_mirror(struct model_session *session)
{
    for (size_t i = 0; i < session->count; i++)
        session->samples[i] = sample_mirrored(&session->samples[i]);
}

void model_scale(struct model_session *session, double times)
{
    for (size_t i = 0; i < session->count; i++)
        for (int corner = 0; corner < CORNERS; corner++)
            session->samples[i].load_kg[corner] *= times;
}
