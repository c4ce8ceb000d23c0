#include "voice/synth.h"

#include <math.h>
#include <stddef.h>

enum { BLOCK = 32 }; /* frames between two looks at what changes slowly */

void synth_pan(double pan, double *left, double *right)
{
    double at = fmin(fmax(pan, -1), 1);

    *left = sqrt((1 - at) / 2);
    *right = sqrt((1 + at) / 2);
}

static int64_t frames_of(double seconds)
{
    return (int64_t)(seconds * SYNTH_RATE);
}

static void turn(struct synth_note *note, int i, double bend)
{
    double angle = 2 * SYNTH_PI * note->hz * bend * note->timbre->ratio[i] / SYNTH_RATE;

    note->turn_sine[i] = sin(angle);
    note->turn_cosine[i] = cos(angle);
}

bool synth_play(struct synth *synth, const struct synth_sound *sound)
{
    const struct synth_timbre *timbre = sound->timbre;
    struct synth_note *note = synth->notes;

    while (note < synth->notes + SYNTH_NOTES && note->timbre)
        note++;
    if (note == synth->notes + SYNTH_NOTES)
        return false;
    *note = (struct synth_note){.timbre = timbre, .hz = sound->hz, .gain = sound->gain};
    note->wait = frames_of(sound->after_s);
    note->length = frames_of((sound->length_s > 0 ? sound->length_s : timbre->ring_s) +
                             fmax(timbre->fall_s, SYNTH_EDGE_S));
    note->noise = 0x9e3779b9u * ++synth->played | 1u;
    synth_pan(sound->pan, &note->left, &note->right);
    for (int i = 0; i < SYNTH_PARTIALS; i++) {
        /* Above the middle of the band nothing can be heard but its mirror. */
        bool heard = timbre->ratio[i] > 0 && sound->hz * timbre->ratio[i] < 0.4 * SYNTH_RATE;
        note->level[i] = heard ? timbre->level[i] : 0;
        note->keep[i] = timbre->decay_s[i] > 0 ? pow(0.001, 1 / (timbre->decay_s[i] * SYNTH_RATE)) : 1;
        note->cosine[i] = 1;
        turn(note, i, timbre->bend > 0 ? timbre->bend : 1);
    }
    return true;
}

/* 0..1: the rise, the stay and the fall. */
static double envelope(const struct synth_note *note, int64_t age)
{
    double rise = fmax(note->timbre->rise_s, SYNTH_EDGE_S) * SYNTH_RATE;
    double fall = fmax(note->timbre->fall_s, SYNTH_EDGE_S) * SYNTH_RATE;
    double shape = fmin(fmin((double)age / rise, (double)(note->length - age) / fall), 1);
    double flutter = note->timbre->flutter_hz;

    shape = shape * shape * (3 - 2 * shape);
    if (flutter > 0)
        shape *= 0.5 - 0.5 * cos(2 * SYNTH_PI * flutter * (double)age / SYNTH_RATE);
    if (note->hush > 0)
        shape *= 1 - (double)(age - note->hushed) / (double)note->hush;
    return fmax(shape, 0) * note->gain;
}

static void partials(struct synth_note *note, double *out, int frames)
{
    for (int i = 0; i < SYNTH_PARTIALS; i++) {
        double sine = note->sine[i], cosine = note->cosine[i], level = note->level[i];
        if (level < 1e-6)
            continue;
        for (int k = 0; k < frames; k++) {
            double next = sine * note->turn_cosine[i] + cosine * note->turn_sine[i];
            cosine = cosine * note->turn_cosine[i] - sine * note->turn_sine[i];
            sine = next;
            out[k] += sine * level;
            level *= note->keep[i];
        }
        note->sine[i] = sine;
        note->cosine[i] = cosine;
        note->level[i] = level;
    }
}

/*
 * White noise (xorshift, Marsaglia 2003) through a band-pass: the state variable filter in the form of
 * A. Simper, which stays stable while its middle moves.
 */
static void noise(struct synth_note *note, double *out, int frames)
{
    const struct synth_timbre *timbre = note->timbre;
    double along = fmin((double)note->age / (double)note->length, 1);
    double hz = timbre->from_hz * pow(timbre->to_hz / timbre->from_hz, along);
    double g = tan(SYNTH_PI * hz / SYNTH_RATE), k = 1 / timbre->narrow;
    double a1 = 1 / (1 + g * (g + k)), a2 = g * a1, a3 = g * a2;

    for (int i = 0; i < frames; i++) {
        note->noise ^= note->noise << 13;
        note->noise ^= note->noise >> 17;
        note->noise ^= note->noise << 5;
        double white = (double)note->noise / 2147483648.0 - 1, v3 = white - note->band[1];
        double v1 = a1 * note->band[0] + a2 * v3, v2 = note->band[1] + a2 * note->band[0] + a3 * v3;
        note->band[0] = 2 * v1 - note->band[0];
        note->band[1] = 2 * v2 - note->band[1];
        out[i] += k * v1 * timbre->noise;
    }
}

static void block(struct synth_note *note, double *left, double *right, int frames)
{
    double mono[BLOCK] = {0}, from = envelope(note, note->age), to = envelope(note, note->age + frames);
    double bend = note->timbre->bend, passed_s = (double)note->age / SYNTH_RATE;

    if (bend > 0)
        for (int i = 0; i < SYNTH_PARTIALS; i++)
            turn(note, i, 1 + (bend - 1) * exp(-passed_s / note->timbre->bend_s));
    partials(note, mono, frames);
    if (note->timbre->noise > 0)
        noise(note, mono, frames);
    for (int i = 0; i < frames; i++) {
        double value = mono[i] * (from + (to - from) * i / frames);
        left[i] += value * note->left;
        right[i] += value * note->right;
    }
    note->age += frames;
}

static int64_t end_of(const struct synth_note *note)
{
    int64_t hushed = note->hushed + note->hush;

    return note->hush > 0 && hushed < note->length ? hushed : note->length;
}

static void render_note(struct synth_note *note, double *left, double *right, int frames)
{
    int at = note->wait < frames ? (int)note->wait : frames;
    const int64_t end = end_of(note);

    note->wait -= at;
    while (at < frames && note->age < end) {
        int64_t left_over = end - note->age;
        int step = frames - at < BLOCK ? frames - at : BLOCK;
        if (left_over < step)
            step = (int)left_over;
        block(note, left + at, right + at, step);
        at += step;
    }
    if (note->age >= end)
        note->timbre = NULL;
}

void synth_render(struct synth *synth, double *left, double *right, int frames)
{
    for (int i = 0; i < SYNTH_NOTES; i++)
        if (synth->notes[i].timbre)
            render_note(&synth->notes[i], left, right, frames);
}

void synth_hush(struct synth *synth, double fall_s)
{
    int64_t fall = frames_of(fmax(fall_s, SYNTH_EDGE_S));

    for (int i = 0; i < SYNTH_NOTES; i++) {
        struct synth_note *note = &synth->notes[i];
        if (note->timbre && note->wait > 0)
            note->timbre = NULL;
        else if (note->timbre && note->hush == 0) {
            note->hushed = note->age;
            note->hush = fall;
        }
    }
}

bool synth_silent(const struct synth *synth)
{
    for (int i = 0; i < SYNTH_NOTES; i++)
        if (synth->notes[i].timbre)
            return false;
    return true;
}
