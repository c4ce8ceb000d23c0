#include "measure/imu/vector.h"

#include <math.h>

#define DEG_PER_RAD 57.295779513082323
#define SHORT       1e-9

double vector_dot(const double a[3], const double b[3])
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

void vector_cross(const double a[3], const double b[3], double out[3])
{
    out[0] = a[1] * b[2] - a[2] * b[1];
    out[1] = a[2] * b[0] - a[0] * b[2];
    out[2] = a[0] * b[1] - a[1] * b[0];
}

bool vector_normalise(double v[3])
{
    double length = sqrt(vector_dot(v, v));

    if (!(length > SHORT))
        return false;
    for (int i = 0; i < 3; i++)
        v[i] /= length;
    return true;
}

/* tan(angle / 2) of a sine and a cosine >= 0 that belong together. */
static double half(double sine, double cosine)
{
    return sine / (1.0 + cosine);
}

double vector_angle_deg(const double a[3], const double b[3])
{
    double normal[3], sine, cosine = vector_dot(a, b), t, t2, length, rad;

    vector_cross(a, b, normal);
    sine = sqrt(vector_dot(normal, normal));
    length = sqrt(sine * sine + cosine * cosine);
    if (!(length > 0.0))
        return 0.0;
    t = half(sine / length, fabs(cosine) / length); /* of 45 degrees at most */
    for (int i = 0; i < 2; i++)
        t = t / (1.0 + sqrt(1.0 + t * t));
    t2 = t * t;
    rad = 8.0 * t *
          (1.0 + t2 * (-1.0 / 3.0 + t2 * (1.0 / 5.0 + t2 * (-1.0 / 7.0 + t2 * (1.0 / 9.0 - t2 / 11.0)))));
    return cosine < 0.0 ? 180.0 - DEG_PER_RAD * rad : DEG_PER_RAD * rad;
}
