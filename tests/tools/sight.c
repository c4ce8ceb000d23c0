#include "sight.h"

#include <math.h>

const char *const sight_names[SIGHTS] = {"full", "protan", "deutan", "tritan", "grey"};

static const double matrices[SIGHTS][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
    {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}};

static double linear(Uint8 value)
{
    double v = value / 255.0;

    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static Uint8 encoded(double v)
{
    v = fmin(fmax(v, 0), 1);
    return (Uint8)lround(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * pow(v, 1 / 2.4) - 0.055));
}

static void apply(const double matrix[3][3], struct colour colour, double out[3])
{
    const double in[3] = {linear(colour.r), linear(colour.g), linear(colour.b)};

    for (int i = 0; i < 3; i++)
        out[i] = matrix[i][0] * in[0] + matrix[i][1] * in[1] + matrix[i][2] * in[2];
}

struct colour sight_seen(struct colour colour, enum sight sight)
{
    double seen[3];

    apply(matrices[sight], colour, seen);
    return (struct colour){encoded(seen[0]), encoded(seen[1]), encoded(seen[2]), colour.a, 0};
}

static double lab_curve(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static void to_lab(struct colour colour, double lab[3])
{
    /* sRGB to XYZ, each row over the white of D65 */
    static const double xyz[3][3] = {{0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047},
                                     {0.2126729, 0.7151522, 0.0721750},
                                     {0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883}};
    double t[3];

    apply(xyz, colour, t);
    for (int i = 0; i < 3; i++)
        t[i] = lab_curve(t[i]);
    lab[0] = 116 * t[1] - 16;
    lab[1] = 500 * (t[0] - t[1]);
    lab[2] = 200 * (t[1] - t[2]);
}

double sight_distance(struct colour a, struct colour b)
{
    double p[3], q[3];

    to_lab(a, p);
    to_lab(b, q);
    return sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) +
                (p[2] - q[2]) * (p[2] - q[2]));
}
