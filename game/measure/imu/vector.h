#ifndef MEASURE_IMU_VECTOR_H
#define MEASURE_IMU_VECTOR_H

#include <stdbool.h>

/* Vectors in space, by what rounds exactly alone. */
double vector_dot(const double a[3], const double b[3]);
void vector_cross(const double a[3], const double b[3], double out[3]);

/* Makes its length 1. False, and v as it was, when it is too short to have a direction. */
bool vector_normalise(double v[3]);

/*
 * The angle between two unit vectors, degrees 0..180. From sine and cosine by + - * / and sqrt alone, so it
 * is the same everywhere: the tangent is halved three times, atan is its series up to t^11 on 0..0.199,
 * which leaves an error below 5e-10 rad.
 */
double vector_angle_deg(const double a[3], const double b[3]);

#endif
