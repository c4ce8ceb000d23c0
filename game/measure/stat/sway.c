#include "measure/stat/sway.h"

#include <errno.h>
#include <math.h>

#define PI 3.14159265358979323846

void sway_init(struct sway *sway, double rate_hz)
{
    *sway = (struct sway){.rate_hz = rate_hz};
}

void sway_push(struct sway *sway, double x_mm, double y_mm)
{
    double dx, dy;

    if (!isfinite(x_mm) || !isfinite(y_mm))
        return;
    if (sway->joined) {
        dx = x_mm - sway->last_x;
        dy = y_mm - sway->last_y;
        sway->path += sqrt(dx * dx + dy * dy);
        sway->path_ml += fabs(dx);
        sway->path_ap += fabs(dy);
    }
    if (sway->points == 0) {
        sway->min_x = sway->max_x = x_mm;
        sway->min_y = sway->max_y = y_mm;
    }
    sway->min_x = x_mm < sway->min_x ? x_mm : sway->min_x;
    sway->max_x = x_mm > sway->max_x ? x_mm : sway->max_x;
    sway->min_y = y_mm < sway->min_y ? y_mm : sway->min_y;
    sway->max_y = y_mm > sway->max_y ? y_mm : sway->max_y;

    sway->points++;
    dx = x_mm - sway->mean_x;
    dy = y_mm - sway->mean_y;
    sway->mean_x += dx / (double)sway->points;
    sway->mean_y += dy / (double)sway->points;
    sway->m2_x += dx * (x_mm - sway->mean_x);
    sway->m2_y += dy * (y_mm - sway->mean_y);
    sway->c_xy += dx * (y_mm - sway->mean_y);

    sway->last_x = x_mm;
    sway->last_y = y_mm;
    sway->joined = true;
}

void sway_break(struct sway *sway)
{
    sway->joined = false;
}

/* Means and squares of two sets together: Chan, Golub & LeVeque 1979. */
void sway_join(struct sway *sway, const struct sway *other)
{
    double m = (double)sway->points, n = (double)other->points;
    double dx = other->mean_x - sway->mean_x, dy = other->mean_y - sway->mean_y;

    if (other->points == 0)
        return;
    sway->joined = false;
    if (sway->points == 0) {
        *sway = *other;
        sway->joined = false;
        return;
    }
    sway->points += other->points;
    sway->path += other->path;
    sway->path_ml += other->path_ml;
    sway->path_ap += other->path_ap;
    sway->mean_x += dx * n / (m + n);
    sway->mean_y += dy * n / (m + n);
    sway->m2_x += other->m2_x + dx * dx * m * n / (m + n);
    sway->m2_y += other->m2_y + dy * dy * m * n / (m + n);
    sway->c_xy += other->c_xy + dx * dy * m * n / (m + n);
    sway->min_x = fmin(sway->min_x, other->min_x);
    sway->max_x = fmax(sway->max_x, other->max_x);
    sway->min_y = fmin(sway->min_y, other->min_y);
    sway->max_y = fmax(sway->max_y, other->max_y);
}

/*
 * F(0.95; 2, m). The distribution function with 2 degrees above is 1 - (1 + 2f/m)^(-m/2), which can be
 * solved for f. pow does not round the same everywhere; the ellipse is shown, it never enters a score.
 */
static double f_quantile_95(double m)
{
    return m / 2.0 * (pow(0.05, -2.0 / m) - 1.0);
}

static void measure_ellipse(const struct sway *sway, struct sway_measures *out)
{
    double n = (double)sway->points;
    double var_x = sway->m2_x / (n - 1.0), var_y = sway->m2_y / (n - 1.0), cov = sway->c_xy / (n - 1.0);
    double scale = f_quantile_95(n - 2.0) * 2.0 * (n - 1.0) * (n + 1.0) / (n * (n - 2.0));
    double half = (var_x - var_y) / 2.0;
    double spread = sqrt(half * half + cov * cov);
    double major = (var_x + var_y) / 2.0 + spread, minor = fmax((var_x + var_y) / 2.0 - spread, 0.0);
    double along_x, along_y, length;

    out->ellipse95_mm2 = PI * sqrt(fmax(var_x * var_y - cov * cov, 0.0)) * scale;
    out->axis_major_mm = sqrt(scale * major);
    out->axis_minor_mm = sqrt(scale * minor);

    /* Of the two forms of the eigenvector, the one that does not cancel. */
    along_x = half >= 0.0 ? half + spread : fabs(cov);
    along_y = half >= 0.0 ? cov : (cov < 0.0 ? half - spread : spread - half);
    length = sqrt(along_x * along_x + along_y * along_y);
    out->axis_x = length > 0.0 ? along_x / length : 1.0;
    out->axis_y = length > 0.0 ? along_y / length : 0.0;
}

int sway_measure(const struct sway *sway, struct sway_measures *out)
{
    double n = (double)sway->points, seconds = n / sway->rate_hz;
    struct sway_measures measures = {0};

    if (sway->points < 3)
        return -EAGAIN;
    measures.seconds = seconds;
    measures.samples = sway->points;
    measures.path_mm = sway->path;
    measures.velocity_mm_s = sway->path / seconds;
    measures.velocity_ml_mm_s = sway->path_ml / seconds;
    measures.velocity_ap_mm_s = sway->path_ap / seconds;
    measures.rms_ml_mm = sqrt(sway->m2_x / n);
    measures.rms_ap_mm = sqrt(sway->m2_y / n);
    measures.rms_mm = sqrt((sway->m2_x + sway->m2_y) / n);
    measures.range_ml_mm = sway->max_x - sway->min_x;
    measures.range_ap_mm = sway->max_y - sway->min_y;
    if (measures.rms_mm > 0.0)
        measures.mean_frequency_hz = measures.velocity_mm_s / (2.0 * PI * measures.rms_mm);
    measures.mean_ml_mm = sway->mean_x;
    measures.mean_ap_mm = sway->mean_y;
    measure_ellipse(sway, &measures);
    *out = measures;
    return 0;
}
