#include "command/json.h"

#include "command/common.h"

#include <math.h>
#include <stdio.h>

json_t *json_number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

json_t *json_positive(double value)
{
    return value > 0 ? json_number(value) : json_null();
}

json_t *json_text_or_null(const char *text)
{
    json_t *string = text ? json_string(text) : NULL;

    return string ? string : json_null();
}

json_t *json_time(int64_t unix_s)
{
    char text[COMMON_TIME_SIZE];

    common_time(unix_s, text);
    return json_string(text);
}

json_t *json_day(int day)
{
    char text[COMMON_TIME_SIZE];

    common_day(day, text);
    return json_string(text);
}

json_t *json_kg(const double kg[4])
{
    return json_pack("[o, o, o, o]", json_number(kg[0]), json_number(kg[1]), json_number(kg[2]),
                     json_number(kg[3]));
}

/* What it was done to, or NULL when it could not be. */
static json_t *unless(bool failed, json_t *json)
{
    if (!failed)
        return json;
    json_decref(json);
    return NULL;
}

json_t *json_with(json_t *array, json_t *item)
{
    return unless(json_array_append_new(array, item), array);
}

json_t *json_with_key(json_t *object, const char *key, json_t *value)
{
    return unless(json_object_set_new(object, key, value), object);
}

json_t *json_with_all(json_t *object, json_t *more)
{
    bool failed = json_object_update(object, more);

    json_decref(more);
    return unless(failed, object);
}

json_t *json_sway(const struct sway_measures *measures)
{
    if (!measures)
        return json_null();
    return json_pack("{s:o, s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "seconds",
                     json_number(measures->seconds), "samples", (json_int_t)measures->samples, "path_mm",
                     json_number(measures->path_mm), "velocity_mm_s", json_number(measures->velocity_mm_s),
                     "velocity_ml_mm_s", json_number(measures->velocity_ml_mm_s), "velocity_ap_mm_s",
                     json_number(measures->velocity_ap_mm_s), "rms_mm", json_number(measures->rms_mm),
                     "rms_ml_mm", json_number(measures->rms_ml_mm), "rms_ap_mm",
                     json_number(measures->rms_ap_mm), "range_ml_mm", json_number(measures->range_ml_mm),
                     "range_ap_mm", json_number(measures->range_ap_mm), "mean_frequency_hz",
                     json_number(measures->mean_frequency_hz), "ellipse95_mm2",
                     json_number(measures->ellipse95_mm2));
}

json_t *json_score(const struct score *score)
{
    if (!score)
        return json_null();
    return json_pack("{s:i, s:i, s:o, s:i, s:o, s:o, s:i, s:i}", "points", score->points, "stars",
                     score->stars, "seconds", json_number(score->seconds), "steadiness", score->steadiness,
                     "velocity_mm_s", json_number(score->velocity_mm_s), "ellipse95_mm2",
                     json_number(score->ellipse95_mm2), "reps", score->reps, "good", score->good);
}

int json_print(const char *command, json_t *object, int status)
{
    /* 15 digits: every measure to a relative 1e-14, and 0.1 still reads 0.1. Text in ASCII: among the other
     * characters are some that a terminal obeys. */
    const size_t how = JSON_INDENT(2) | JSON_REAL_PRECISION(15) | JSON_ENSURE_ASCII;
    int failed = !object || json_dumpf(object, stdout, how);

    json_decref(object);
    if (failed) {
        if (!ferror(stdout)) /* that is told in the end, for every command alike */
            common_wrong(command, "the result could not be written", NULL, NULL);
        return EXIT_FAILED;
    }
    putchar('\n');
    return status;
}
