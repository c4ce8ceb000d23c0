#include "command/measure/posture.h"

#include "measure/plate/cop.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PI               3.14159265358979323846
#define BOARD_FASTEST_HZ 1000.0 /* of home-made ones with load cells (p) */

enum { LEAPS_MAX = 8 }; /* single ones may be steps (p) */

static int no_memory(const struct reading *reading, char error[256])
{
    snprintf(error, 256, "%.200s: not enough memory", reading->path);
    return -ENOMEM;
}

/* What else it may be than nobody. */
static const char *nobody_since(const struct reading *reading)
{
    double zero_kg[CORNERS], heaviest_kg = reading->heaviest_kg, left_kg;

    if (reading->load && reading_rate_hz(reading) > BOARD_FASTEST_HZ)
        return ": rows come faster than from any board; are times in minutes?";
    if (!reading->load || !isfinite(heaviest_kg))
        return "";
    zero_at(&reading->zero, 0, zero_kg);
    left_kg = heaviest_kg - zero_kg[0] - zero_kg[1] - zero_kg[2] - zero_kg[3];
    if (left_kg < BOUTS_MIN_KG && reading->zero.from == ZERO_OPTION && heaviest_kg >= BOUTS_MIN_KG)
        return ": this --zero leaves nothing of the loads";
    if (left_kg < BOUTS_MIN_KG && reading->lightest_kg <= -BOUTS_MIN_KG)
        return ": loads go below 0; are their signs turned?";
    return "";
}

static int nobody(const struct reading *reading, char error[256])
{
    snprintf(error, 256, "nobody stands long enough to be measured in \"%.120s\"%s", reading->path,
             nobody_since(reading));
    return -EAGAIN;
}

static int make_room(struct posturogram *out, int count)
{
    out->stands = calloc((size_t)count + 1, sizeof *out->stands);
    return out->stands ? 0 : -ENOMEM;
}

int posture_longest(const struct bout *stands, int count)
{
    int64_t most_us = -1;
    int longest = -1;

    for (int i = 0; i < count; i++) {
        int64_t us = sample_span_us(stands[i].start_us, stands[i].end_us);

        if (stands[i].sway.samples > 0 && us > most_us) {
            longest = i;
            most_us = us;
        }
    }
    return longest;
}

static void choose_longest(struct posturogram *posture)
{
    posture->longest = posture_longest(posture->stands, posture->count);
    if (posture->longest >= 0)
        posture->sway = posture->stands[posture->longest].sway;
}

static int take_stands(const struct bouts *stands, struct posturogram *out)
{
    if (make_room(out, stands->count))
        return -ENOMEM;
    memcpy(out->stands, stands->stands, (size_t)stands->count * sizeof *out->stands);
    out->count = stands->count;
    out->unlisted = stands->unlisted;
    choose_longest(out);
    return 0;
}

/* Rows as they are. */

void posture_survey(void *parts, const struct csv_row *row)
{
    const struct sample *sample = &row->sample;
    struct parts_row point = {.t_us = sample->t_us,
                              .time_s = row->time_s,
                              .lost = (sample->has & SAMPLE_LOST) != 0,
                              .anew = row->anew,
                              .contact = (sample->has & SAMPLE_CONTACT) != 0,
                              .on = row->has_cop,
                              .x_mm = row->cop_x_mm,
                              .y_mm = row->cop_y_mm};
    struct cop cop;

    if (sample->has & SAMPLE_LOAD && cop_from_load(sample->load_kg, POSTURE_MIN_KG, &cop)) {
        point.kg = cop.kg;
        if (!row->has_cop) {
            point.on = true;
            point.x_mm = cop.x_mm;
            point.y_mm = cop.y_mm;
        }
    }
    parts_push(parts, &point);
}

static int take_parts(const struct parts *parts, bool together, struct posturogram *out)
{
    out->rows = true;
    out->together = together;
    out->rate_hz = parts->rate_hz;
    out->roughness = parts->roughness;
    if (make_room(out, parts->count))
        return -ENOMEM;
    for (int i = 0; i < parts->count; i++) {
        const struct part *part = &parts->parts[i];
        struct bout *stand = &out->stands[i];

        *stand = (struct bout){.start_us = part->start_us,
                               .end_us = part->end_us,
                               .settled_us = part->start_us,
                               .leaving_us = part->end_us,
                               .kg = part->kg,
                               .jumps = part->jumps};
        sway_measure(&part->sway, &stand->sway);
    }
    out->count = parts->count;
    out->unlisted = parts->unlisted;
    choose_longest(out);
    if (together)
        sway_measure(&parts->pooled, &out->sway);
    return 0;
}

static int pass_rows(struct reading *reading, struct parts *parts, char error[256])
{
    int result = reading_pass(reading, posture_survey, parts, error);

    parts_finish(parts);
    return result;
}

static int init_filter(struct low_pass *filter, double hz, double rate_hz)
{
    return low_pass_init(filter, hz, rate_hz, tan(PI * hz / rate_hz));
}

static int filter_rows(struct reading *reading, double hz, struct parts *parts, char error[256])
{
    struct low_pass *filter = malloc(sizeof *filter);
    double rate_hz = parts->rate_hz, roughness = parts->roughness;

    if (!filter)
        return no_memory(reading, error);
    int result = init_filter(filter, hz, rate_hz);
    if (result) {
        snprintf(error, 256,
                 "%.120s: rows come at %.4g Hz, so --low-pass has to be above %.3g Hz and below %.4g Hz",
                 reading->path, rate_hz, rate_hz / LOW_PASS_SLOWEST, rate_hz / 2);
    } else {
        parts_init(parts, filter);
        result = pass_rows(reading, parts, error);
        parts->roughness = roughness;
    }
    free(filter);
    return result;
}

static int wild(const struct reading *reading, const struct parts *parts, char error[256])
{
    if (!reading->cop || parts->leaps <= LEAPS_MAX)
        return 0;
    snprintf(
        error, 256,
        "%.90s: the centre of pressure leaps by more than %.0f mm from row to row, %lld times from %.2f s to "
        "%.2f s: nobody stands there (--from and --to leave it out)",
        reading->path, PARTS_LEAP_MM, (long long)parts->leaps, reading_s(reading, parts->leap_from_us),
        reading_s(reading, parts->leap_to_us));
    return -EINVAL;
}

static int measure_rows(struct reading *reading, const struct posture_request *request, struct parts *seen,
                        struct posturogram *out, char error[256])
{
    bool whole = seen && !reading->load && !(reading->from_s > 0.0) &&
                 !(reading_s(reading, reading->last_us) > reading->to_s);
    struct parts *parts = seen ? seen : malloc(sizeof *parts);
    int result = 0;

    if (!parts)
        return no_memory(reading, error);
    if (whole) {
        parts_finish(parts);
    } else {
        parts_init(parts, NULL);
        result = pass_rows(reading, parts, error);
    }
    if (!result && parts->pooled.points < 3)
        result = nobody(reading, error);
    if (!result && !(parts->rate_hz > 0.0)) {
        snprintf(error, 256, "%.150s: %s: no rate and no velocity can be told", reading->path,
                 reading->last_us > reading->first_us ? "no two rows lie within a second of each other"
                                                      : "the time stands still");
        result = -EINVAL;
    }
    if (!result)
        result = wild(reading, parts, error);
    if (!result && request->low_pass_hz > 0.0)
        result = filter_rows(reading, request->low_pass_hz, parts, error);
    if (!result && take_parts(parts, request->raw || request->pooled, out))
        result = no_memory(reading, error);
    if (!result && out->longest < 0)
        result = nobody(reading, error);
    if (parts != seen)
        free(parts);
    return result;
}

/* Clean frames of a board. */

struct frames {
    const struct posturogram *posture;
    bool all; /* stands; otherwise the longest */
    const struct bout *before;
    posture_taker *take;
    void *context;
};

/* The stand that has settled at that time. */
static const struct bout *settled_at(const struct frames *frames, int64_t t_us)
{
    const struct posturogram *posture = frames->posture;

    for (int i = 0; i < posture->count; i++)
        if ((frames->all || i == posture->longest) && t_us >= posture->stands[i].settled_us &&
            t_us <= posture->stands[i].leaving_us)
            return &posture->stands[i];
    return NULL;
}

static void take_frame(void *context, const struct plate_frame *frame)
{
    struct frames *frames = context;
    const struct bout *stand = frame->on ? settled_at(frames, frame->t_us) : NULL;

    if (frame->first || stand != frames->before)
        frames->take(frames->context, frame->t_us, (double)NAN, (double)NAN);
    frames->before = stand;
    if (stand)
        frames->take(frames->context, frame->t_us, frame->x_mm, frame->y_mm);
}

static int pass_frames(struct reading *reading, const struct posturogram *posture, bool all,
                       posture_taker *take, void *context, char error[256])
{
    struct frames frames = {.posture = posture, .all = all, .take = take, .context = context};

    return reading_replay(reading, &(struct replay){.frame = take_frame, .context = &frames}, error);
}

static void pool(void *context, int64_t t_us, double x_mm, double y_mm)
{
    (void)t_us;
    if (isfinite(x_mm))
        sway_push(context, x_mm, y_mm);
    else
        sway_break(context);
}

static int measure_frames(struct reading *reading, const struct posture_request *request,
                          struct posturogram *out, char error[256])
{
    struct bouts *stands = malloc(sizeof *stands);
    struct sway sway;
    int result = stands ? bouts_find(reading, stands, error) : no_memory(reading, error);

    if (!result && take_stands(stands, out))
        result = no_memory(reading, error);
    free(stands);
    if (!result && out->longest < 0)
        result = nobody(reading, error);
    if (result || !request->pooled)
        return result;
    sway_init(&sway, FRAME_RATE_HZ);
    out->together = true;
    result = pass_frames(reading, out, true, pool, &sway, error);
    return result ? result : sway_measure(&sway, &out->sway);
}

int posture_measure(struct reading *reading, const struct posture_request *request, struct parts *parts,
                    struct posturogram *out, char error[256])
{
    *out = (struct posturogram){0};
    if (request->raw || reading->cop)
        return measure_rows(reading, request, parts, out, error);
    return measure_frames(reading, request, out, error);
}

void posture_free(struct posturogram *posture)
{
    free(posture->stands);
    *posture = (struct posturogram){0};
}

/* Of rows: only what lies within the longest part, unless all of them are wanted. */
struct path {
    const struct posturogram *posture;
    posture_taker *take;
    void *context;
};

static void take_within(void *context, int64_t t_us, double x_mm, double y_mm)
{
    const struct path *path = context;
    const struct bout *stand = &path->posture->stands[path->posture->longest];

    if (path->posture->together || (t_us >= stand->start_us && t_us <= stand->end_us))
        path->take(path->context, t_us, x_mm, y_mm);
}

static int path_of_rows(struct reading *reading, const struct posture_request *request,
                        const struct posturogram *posture, posture_taker *take, void *context,
                        char error[256])
{
    struct path path = {posture, take, context};
    struct low_pass *filter = malloc(sizeof *filter);
    struct parts *parts = malloc(sizeof *parts);
    int result = filter && parts ? 0 : no_memory(reading, error);

    if (!result && request->low_pass_hz > 0.0)
        result = init_filter(filter, request->low_pass_hz, posture->rate_hz);
    if (!result) {
        parts_init(parts, request->low_pass_hz > 0.0 ? filter : NULL);
        parts->point = take_within;
        parts->context = &path;
        result = pass_rows(reading, parts, error);
    }
    free(filter);
    free(parts);
    return result;
}

int posture_path(struct reading *reading, const struct posture_request *request,
                 const struct posturogram *posture, posture_taker *take, void *context, char error[256])
{
    if (posture->rows)
        return path_of_rows(reading, request, posture, take, context, error);
    return pass_frames(reading, posture, posture->together, take, context, error);
}
