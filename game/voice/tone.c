#include "voice/tone.h"

#include "voice/synth.h"

#include <math.h>

enum { BLOCK = 32 };
#define IN_S      2.0  /* to fade in, */
#define OUT_S     0.5  /* and out */
#define FOLLOW_S  0.06 /* how fast it follows the body */
#define JOIN_S    0.8  /* how slowly a note joins */
#define JOIN_EACH 5.0  /* s held for one more note */
#define LOUD      0.3  /* of the open fifth */

/* Low D, open fifth, then what joins: F#, A, D, F#. */
static const double pitch_hz[TONE_VOICES] = {146.83, 220.0, 369.99, 440.0, 587.33, 739.99};
static const double share[TONE_VOICES] = {0.42, 0.26, 0.13, 0.1, 0.08, 0.05};

void tone_init(struct tone *tone)
{
    *tone = (struct tone){.noise = 1};
    tone->now.rise = tone->want.rise = 1;
}

static double within(double value, double least, double most)
{
    return fmin(fmax(value, least), most);
}

static void follow_board(const struct run_moment *look, struct tone_body *body)
{
    if (!look->on_board || look->zone_mm <= 0)
        return;
    double dx = look->frame.x_mm - look->zone_x_mm, dy = look->frame.y_mm - look->zone_y_mm;

    body->pan = within(dx / (2 * look->zone_mm), -1, 1);
    body->lean = within(dy / (2 * look->zone_mm), -1, 1);
    body->wobble = within(sqrt(dx * dx + dy * dy) / look->zone_mm - 1, 0, 1);
    body->sway = within(1 - look->steadiness, 0, 1);
}

struct tone_body tone_follow(const struct run_moment *look)
{
    struct tone_body body = {.rise = 1};

    if (look->phase != RUN_WORK)
        return body;
    if (look->target_reps > 0) {
        body.level = look->repeating || look->signal > 0.03 ? 1 : 0;
        body.rise = within(look->signal, 0, 1);
    } else if (look->holding) {
        body.level = 1;
        body.joined = look->held_s >= look->target_s ? 4 : within(floor(look->held_s / JOIN_EACH), 0, 3);
        follow_board(look, &body);
    }
    return body;
}

void tone_set(struct tone *tone, const struct tone_body *body)
{
    tone->want = *body;
}

static void ease(double *now, double want, double seconds, double passed_s)
{
    *now += (want - *now) * (1 - exp(-passed_s / seconds));
}

static void follow(struct tone *tone, double passed_s)
{
    struct tone_body *now = &tone->now;
    const struct tone_body *want = &tone->want;

    now->level = want->level > now->level ? fmin(want->level, now->level + passed_s / IN_S)
                                          : fmax(want->level, now->level - passed_s / OUT_S);
    ease(&now->pan, want->pan, FOLLOW_S, passed_s);
    ease(&now->lean, want->lean, FOLLOW_S, passed_s);
    ease(&now->sway, want->sway, FOLLOW_S, passed_s);
    ease(&now->wobble, want->wobble, FOLLOW_S, passed_s);
    ease(&now->rise, want->rise, FOLLOW_S, passed_s);
    ease(&now->joined, want->joined, JOIN_S, passed_s);
}

/* How loud each note should be: the fifth always, the others as they have joined; a wobble takes the top. */
static void loudness(const struct tone *tone, double gain[TONE_VOICES])
{
    const struct tone_body *now = &tone->now;
    double swell = now->level * now->level * (0.35 + 0.65 * now->rise) * LOUD;

    for (int i = 0; i < TONE_VOICES; i++) {
        double here = i < 2 ? 1 : within(now->joined - (i - 2), 0, 1) * (1 - now->wobble);
        gain[i] = share[i] * here * swell;
    }
}

static double turn(double *phase, double hz)
{
    *phase += hz / SYNTH_RATE;
    *phase -= floor(*phase);
    return *phase;
}

/* Water against the shore: dull noise that comes and goes. */
static double lap(struct tone *tone)
{
    double swell = 0.5 - 0.5 * cos(2 * SYNTH_PI * turn(&tone->lap, 0.8));

    tone->noise = tone->noise * 1664525u + 1013904223u;
    tone->low[0] += 0.04 * ((double)tone->noise / 2147483648.0 - 1 - tone->low[0]);
    tone->low[1] += 0.04 * (tone->low[0] - tone->low[1]);
    return tone->low[1] * swell * tone->now.wobble * tone->now.level * 0.6;
}

static double chord(struct tone *tone, const double hz[TONE_VOICES], const double gain[TONE_VOICES])
{
    double sum = 0;

    for (int i = 0; i < TONE_VOICES; i++) {
        double angle = 2 * SYNTH_PI * turn(&tone->phase[i], hz[i]);
        if (gain[i] > 0)
            sum += gain[i] * (sin(angle) + (i < 2 ? 0.3 * sin(2 * angle) + 0.12 * sin(3 * angle) : 0));
    }
    return sum;
}

static void block(struct tone *tone, double *left, double *right, int frames)
{
    double hz[TONE_VOICES], from[TONE_VOICES], to[TONE_VOICES], gain[TONE_VOICES];
    double left_from = tone->left, right_from = tone->right;
    const struct tone_body *now = &tone->now;

    follow(tone, (double)frames / SYNTH_RATE);
    loudness(tone, to);
    synth_pan(now->pan, &tone->left, &tone->right);
    double climb = pow(2, (now->rise - 1) * 7 / 12 - now->wobble / 24), bend = pow(2, now->lean / 12);
    for (int i = 0; i < TONE_VOICES; i++) {
        hz[i] = pitch_hz[i] * climb * (i < 1 ? 1 : bend);
        from[i] = tone->gain[i];
        tone->gain[i] = to[i];
    }
    for (int k = 0; k < frames; k++) {
        double along = (double)(k + 1) / frames;
        double flutter = 0.5 - 0.5 * cos(2 * SYNTH_PI * turn(&tone->rough, TONE_ROUGH_HZ));
        for (int i = 0; i < TONE_VOICES; i++)
            gain[i] = from[i] + (to[i] - from[i]) * along;
        double value = chord(tone, hz, gain) * (1 - 0.8 * now->sway * flutter) + lap(tone);
        left[k] += value * (left_from + (tone->left - left_from) * along);
        right[k] += value * (right_from + (tone->right - right_from) * along);
    }
}

void tone_render(struct tone *tone, double *left, double *right, int frames)
{
    if (tone->now.level <= 0 && tone->want.level <= 0) {
        tone->now = tone->want; /* nobody hears it get there */
        return;
    }
    for (int at = 0; at < frames; at += BLOCK)
        block(tone, left + at, right + at, frames - at < BLOCK ? frames - at : BLOCK);
}
