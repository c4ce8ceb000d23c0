#include "limbmodel.h"

#include "bodymodel.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PI         3.14159265358979323846
#define GRAVITY    9.80665
#define DISTANCE_M 0.35
#define TREMOR_HZ  8.0
#define FROM_DEG   10.0
#define END_REST_S 2.0
#define SLIP_S     0.3

/* Where the limb is, how fast and with what acceleration it turns: rad and s. */
struct turn {
    double angle, speed, acceleration;
};

/* Half a cosine from one angle to the other within `length` seconds, `t` seconds after its start. */
static void ramp(struct turn *turn, double from, double to, double length, double t)
{
    double phase = PI * t / length, half = (to - from) / 2.0;

    turn->angle = from + half * (1.0 - cos(phase));
    turn->speed = half * sin(phase) * PI / length;
    turn->acceleration = half * cos(phase) * PI * PI / (length * length);
}

/* The angle above the horizontal of a limb that is so far above where it was at first: rad. */
static double angle_of(const struct limb_options *options, double deg)
{
    return ((options->from_deg != 0.0 ? options->from_deg : FROM_DEG) + deg) * PI / 180.0;
}

/* As gravity shows it, where the plane of turning leans: degrees. */
static double shown_deg(const struct limb_options *options, double turned_deg)
{
    double upright = cos(options->lean_deg * PI / 180.0), half = sin(turned_deg * PI / 360.0) * upright;

    return (turned_deg < 0.0 ? -360.0 : 360.0) / PI * asin(fabs(half));
}

static struct turn turn_at(const struct limb_options *options, const struct limb_lift_step *steps,
                           size_t count, double t)
{
    struct turn turn = {.angle = angle_of(options, 0.0)};
    double rest = turn.angle;

    for (size_t i = 0; i < count && t > 0.0; i++) {
        const struct limb_lift_step *step = &steps[i];
        double top = angle_of(options, step->angle_deg), back = angle_of(options, step->rest_deg);

        turn = (struct turn){.angle = top};
        if (t < step->rise_s) {
            ramp(&turn, rest, top, step->rise_s, t);
            return turn;
        }
        t -= step->rise_s + step->hold_s;
        if (t < 0.0)
            return turn;
        if (t < step->lower_s) {
            ramp(&turn, top, back, step->lower_s, t);
            return turn;
        }
        t -= step->lower_s + step->rest_s;
        turn.angle = rest = back;
    }
    return turn;
}

/* A rotation by the quaternion (w, x, y, z). */
static void rotate(const double q[4], double v[3])
{
    const double w = q[0], x = q[1], y = q[2], z = q[3], a = v[0], b = v[1], c = v[2];

    v[0] = (1 - 2 * (y * y + z * z)) * a + 2 * (x * y - w * z) * b + 2 * (x * z + w * y) * c;
    v[1] = 2 * (x * y + w * z) * a + (1 - 2 * (x * x + z * z)) * b + 2 * (y * z - w * x) * c;
    v[2] = 2 * (x * z - w * y) * a + 2 * (y * z + w * x) * b + (1 - 2 * (x * x + y * y)) * c;
}

static void mounting(const struct limb_options *options, double q[4])
{
    uint64_t random = options->seed + 12345;
    double length = 0.0;

    for (int i = 0; i < 4; i++) {
        q[i] = options->turned ? model_normal(&random) : i == 0;
        length += q[i] * q[i];
    }
    for (int i = 0; i < 4; i++)
        q[i] /= sqrt(length);
}

/* What the sensor sees when it has turned on the limb about an axis of its own. */
static void slip(const struct limb_options *options, double t, double accel[3], double gyro[3])
{
    uint64_t random = options->seed + 54321;
    double axis[3], length = 0.0, q[4];
    struct turn turn = {.angle = options->slip_deg * PI / 180.0};

    if (options->slip_deg == 0.0 || t < options->slip_at_s)
        return;
    if (t - options->slip_at_s < SLIP_S)
        ramp(&turn, 0.0, turn.angle, SLIP_S, t - options->slip_at_s);
    for (int i = 0; i < 3; i++) {
        axis[i] = model_normal(&random);
        length += axis[i] * axis[i];
    }
    q[0] = cos(turn.angle / 2.0);
    for (int i = 0; i < 3; i++)
        q[i + 1] = -sin(turn.angle / 2.0) * axis[i] / sqrt(length);
    rotate(q, accel);
    rotate(q, gyro);
    for (int i = 0; i < 3; i++)
        gyro[i] += turn.speed * axis[i] / sqrt(length);
}

static struct sample measure(const struct limb_options *options, const struct turn *turn, const double q[4],
                             double t, uint64_t *random)
{
    struct sample sample = {.has = SAMPLE_MOTION};
    double *accel = sample.accel_m_s2, *gyro = sample.gyro_rad_s;
    double distance_m = options->distance_m > 0.0 ? options->distance_m : DISTANCE_M;
    double upright = GRAVITY * cos(options->lean_deg * PI / 180.0);

    accel[0] = upright * sin(turn->angle) - distance_m * turn->speed * turn->speed;
    accel[1] = upright * cos(turn->angle) + distance_m * turn->acceleration;
    accel[2] = GRAVITY * sin(options->lean_deg * PI / 180.0);
    gyro[2] = turn->speed * (options->rate_scale > 0.0 ? options->rate_scale : 1.0);
    rotate(q, accel);
    rotate(q, gyro);
    slip(options, t, accel, gyro);
    for (int i = 0; i < 3; i++) {
        accel[i] += options->noise_m_s2 * model_normal(random);
        gyro[i] += options->noise_rad_s * model_normal(random) + options->bias_rad_s[i];
    }
    if (options->mirror) {
        accel[0] = -accel[0];
        gyro[1] = -gyro[1];
        gyro[2] = -gyro[2];
    }
    return sample;
}

static int64_t us(const struct limb_options *options, double t)
{
    return options->start_us + (int64_t)llround(t * 1e6);
}

/* The truths, and the length of it all in seconds. */
static double plan(const struct limb_options *options, const struct limb_lift_step *steps, size_t step_count,
                   struct limb_session *session)
{
    double t = options->rest_s > 0.0 ? options->rest_s : 2.0, rest_deg = 0.0;

    for (size_t i = 0; i < step_count; i++) {
        const struct limb_lift_step *step = &steps[i];
        struct limb_truth *truth = &session->truths[session->truth_count++];

        truth->start_us = us(options, t);
        truth->top_us = us(options, t += step->rise_s);
        truth->lower_us = us(options, t += step->hold_s);
        truth->end_us = us(options, t += step->lower_s);
        truth->top_deg = shown_deg(options, step->angle_deg - rest_deg);
        rest_deg = step->rest_deg;
        t += step->rest_s;
    }
    return t + END_REST_S;
}

/* A row on its way over the link. `bad` rows of nothing are still to come. */
static void send(const struct limb_options *options, struct limb_session *session, struct sample row,
                 int *bad, uint64_t *link)
{
    double t = (double)(row.t_us - options->start_us) / 1e6;
    double rate_hz = options->rate_hz > 0.0 ? options->rate_hz : 100.0;

    if (options->gap_s > 0.0 && t >= options->gap_at_s && t < options->gap_at_s + options->gap_s)
        return;
    if (session->count > 0 && model_uniform(link) < options->repeat) {
        const struct sample *before = &session->samples[session->count - 1];

        memcpy(row.accel_m_s2, before->accel_m_s2, sizeof(row.accel_m_s2));
        memcpy(row.gyro_rad_s, before->gyro_rad_s, sizeof(row.gyro_rad_s));
    }
    if (*bad == 0 && model_uniform(link) < options->dropouts / 60.0 / rate_hz)
        *bad = 1 + (int)(4.0 * model_uniform(link));
    if (*bad > 0) {
        memset(row.accel_m_s2, 0, sizeof(row.accel_m_s2));
        memset(row.gyro_rad_s, 0, sizeof(row.gyro_rad_s));
        --*bad;
    }
    session->samples[session->count++] = row;
}

int limb_make(const struct limb_options *options, const struct limb_lift_step *steps, size_t step_count,
              struct limb_session *out)
{
    struct limb_session session = {0};
    double rate_hz = options->rate_hz > 0.0 ? options->rate_hz : 100.0;
    double first_s = options->rest_s > 0.0 ? options->rest_s : 2.0, length_s, q[4];
    uint64_t random = options->seed + 1, link = options->seed + 777;
    int bad = 0;

    if (step_count > LIMB_TRUTHS_MAX)
        return -E2BIG;
    length_s = plan(options, steps, step_count, &session);
    session.samples = calloc((size_t)(length_s * rate_hz * 1.2) + 100, sizeof(*session.samples));
    if (session.samples == NULL)
        return -ENOMEM;
    mounting(options, q);
    for (double t = 0.0; t < length_s;) {
        struct turn turn = turn_at(options, steps, step_count, t - first_s);
        double beat = 2.0 * PI * TREMOR_HZ, tremor = options->tremor_deg * PI / 180.0;

        turn.angle += tremor * sin(beat * t);
        turn.speed += tremor * beat * cos(beat * t);
        turn.acceleration -= tremor * beat * beat * sin(beat * t);
        struct sample row = measure(options, &turn, q, t, &random);
        row.t_us = us(options, t);
        send(options, &session, row, &bad, &link);
        t += (options->jitter ? 0.3 + 1.4 * model_uniform(&random) : 1.0) / rate_hz;
    }
    *out = session;
    return 0;
}

void limb_free(struct limb_session *session)
{
    free(session->samples);
    memset(session, 0, sizeof(*session));
}
