#include "listen.h"

#include "voice/synth.h"

#include <math.h>

double listen_peak(const double *samples, int count, int stride)
{
    double peak = 0;

    for (int i = 0; i < count; i++)
        peak = fmax(peak, fabs(samples[i * stride]));
    return peak;
}

double listen_rms(const double *samples, int count, int stride)
{
    double sum = 0;

    for (int i = 0; i < count; i++)
        sum += samples[i * stride] * samples[i * stride];
    return sqrt(sum / count);
}

double listen_step(const double *samples, int count, int stride)
{
    double step = 0;

    for (int i = 1; i < count; i++)
        step = fmax(step, fabs(samples[i * stride] - samples[(i - 1) * stride]));
    return step;
}

double listen_loudest(const double *samples, int count, int stride, int length)
{
    double loudest = 0;

    for (int at = 0; at + length <= count; at += length / 4)
        loudest = fmax(loudest, listen_rms(samples + at * stride, length, stride));
    return loudest;
}

double listen_line(const double *samples, int count, double hz)
{
    double real = 0, imaginary = 0;

    for (int i = 0; i < count; i++) {
        double angle = 2 * SYNTH_PI * hz * i / SYNTH_RATE;
        real += samples[i] * cos(angle);
        imaginary += samples[i] * sin(angle);
    }
    return 2 * hypot(real, imaginary) / count;
}

/* Loudness: the square, in which a flutter of the amplitude stands out; one line of its spectrum. */
double listen_flutter(const double *samples, int count, double hz)
{
    double real = 0, imaginary = 0, mean = 0;

    for (int i = 0; i < count; i++) {
        double power = samples[i] * samples[i], angle = 2 * SYNTH_PI * hz * i / SYNTH_RATE;
        mean += power;
        real += power * cos(angle);
        imaginary += power * sin(angle);
    }
    return mean > 0 ? 2 * hypot(real, imaginary) / mean : 0;
}
