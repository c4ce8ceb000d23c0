#include "command/plotted.h"

#include "command/command.h"
#include "command/common.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A curve that grows. */
struct line {
    struct point *points; /* owned */
    size_t count, capacity;
};

enum line_name { LINE_MEASURED, LINE_CLEAN, LINE_BESIDE, LINE_ANGLE, LINE_TURNING, LINES };

/* A picture in the making. */
struct making {
    struct line lines[LINES];
    struct plot_span *spans; /* owned */
    size_t span_count, span_capacity;
    bool failed; /* memory is short */
};

static void *grown(void *block, size_t *capacity, size_t item)
{
    size_t more = *capacity ? 2 * *capacity : 1024;
    void *larger = more < INT_MAX ? realloc(block, more * item) : NULL;

    if (larger)
        *capacity = more;
    return larger;
}

static void add_point(struct making *making, enum line_name name, double t_s, double value)
{
    struct line *line = &making->lines[name];

    if (line->count == line->capacity) {
        struct point *points = grown(line->points, &line->capacity, sizeof *points);

        making->failed |= !points;
        if (!points)
            return;
        line->points = points;
    }
    line->points[line->count++] = (struct point){t_s, value};
}

static void add_span(struct making *making, const struct plot_span *span)
{
    if (making->span_count == making->span_capacity) {
        struct plot_span *spans = grown(making->spans, &making->span_capacity, sizeof *spans);

        making->failed |= !spans;
        if (!spans)
            return;
        making->spans = spans;
    }
    making->spans[making->span_count++] = *span;
}

static void free_making(struct making *making)
{
    for (int i = 0; i < LINES; i++)
        free(making->lines[i].points);
    free(making->spans);
}

static void add_gaps(struct making *making, const struct reading *reading)
{
    int64_t from_us, to_us;
    size_t at = 0;

    while (reading_next_gap(reading, &at, &from_us, &to_us)) {
        struct plot_span span = {
            .what = PLOT_GAP, .from_s = reading_s(reading, from_us), .to_s = reading_s(reading, to_us)};

        add_span(making, &span);
    }
}

static void add_found(struct making *making, const struct findings *findings)
{
    static const char *const legs[] = {
        [REP_LEGS_NONE] = NULL, [REP_TWO_LEGS] = "both", [REP_OFFSET] = "uneven", [REP_SINGLE_LEG] = "one"};
    const struct reading *reading = &findings->reading;
    const struct hold *hold;
    const struct rep *reps;
    int at[2] = {0, 0}, count = 0;

    for (int i = 0; i < findings->stands.count; i++)
        add_span(making,
                 &(struct plot_span){.what = PLOT_STAND,
                                     .from_s = reading_s(reading, findings->stands.stands[i].start_us),
                                     .to_s = reading_s(reading, findings->stands.stands[i].end_us)});
    if (findings->trial_count && exercise_counted(findings->trials[0].setup.exercise))
        count = findings_reps(findings, &reps);
    else
        while ((hold = findings_next_hold(findings, at)))
            add_span(making, &(struct plot_span){.what = PLOT_HOLD,
                                                 .side = hold->side,
                                                 .from_s = reading_s(reading, hold->start_us),
                                                 .to_s = reading_s(reading, hold->end_us),
                                                 .supported_s = hold->supported_s});
    for (int i = 0; i < count; i++)
        add_span(making, &(struct plot_span){.what = PLOT_REP,
                                             .side = reps[i].side,
                                             .from_s = reading_s(reading, reps[i].start_us),
                                             .to_s = reading_s(reading, reps[i].end_us),
                                             .top_s = reading_s(reading, reps[i].top_us),
                                             .lower_s = reading_s(reading, reps[i].lower_us),
                                             .full = reps[i].full,
                                             .controlled = reps[i].controlled,
                                             .legs = legs[reps[i].legs]});
}

static void take_frames(struct making *making, struct load_channel *channel, const struct reading *reading)
{
    struct load_frame frame;

    while (load_next(channel, &frame)) {
        double t_s = reading_s(reading, frame.t_us);

        if (frame.first) {
            add_point(making, LINE_CLEAN, t_s, (double)NAN);
            add_point(making, LINE_BESIDE, t_s, (double)NAN);
        }
        add_point(making, LINE_CLEAN, t_s, frame.kg);
        add_point(making, LINE_BESIDE, t_s, frame.on ? frame.x_mm : (double)NAN);
    }
}

/* The loads as they were measured, and as the detectors saw them. */
static void trace_board(struct making *making, const struct reading *reading)
{
    struct load_channel channel;
    int64_t newest_us = reading->first_us, dropouts = 0;

    load_init(&channel);
    for (size_t i = 0; i < reading->count; i++) {
        const struct sample *sample = &reading->rows[i].sample;
        double t_s = reading_s(reading, sample->t_us);

        load_push(&channel, sample);
        take_frames(making, &channel, reading);
        if (channel.dropouts > dropouts)
            add_span(making, &(struct plot_span){.what = PLOT_DROPOUT, .from_s = t_s, .to_s = t_s});
        dropouts = channel.dropouts;
        if (sample->t_us - newest_us > SAMPLE_MAX_GAP_US || !(sample->has & SAMPLE_LOAD))
            add_point(making, LINE_MEASURED, t_s, (double)NAN);
        newest_us = sample->t_us;
        if (sample->has & SAMPLE_LOAD)
            add_point(making, LINE_MEASURED, t_s, sample_total_kg(sample));
    }
    load_flush(&channel);
    take_frames(making, &channel, reading);
}

/* The angle as the detector saw it, and how fast the sensor turned. */
static void trace_motion(struct making *making, const struct reading *reading)
{
    struct limb_lift lift;
    int64_t newest_us = reading->first_us;

    limb_lift_init(&lift, 0);
    for (size_t i = 0; i < reading->count; i++) {
        const struct sample *sample = &reading->rows[i].sample;
        const double *rate = sample->gyro_rad_s;
        double t_s = reading_s(reading, sample->t_us);
        double turning = sqrt(rate[0] * rate[0] + rate[1] * rate[1] + rate[2] * rate[2]);

        limb_lift_push(&lift, sample);
        if (sample->t_us - newest_us > SAMPLE_MAX_GAP_US || !(sample->has & SAMPLE_MOTION))
            add_point(making, LINE_ANGLE, t_s, (double)NAN);
        newest_us = sample->t_us;
        if (!(sample->has & SAMPLE_MOTION))
            continue;
        add_point(making, LINE_TURNING, t_s, turning);
        add_point(making, LINE_ANGLE, t_s, lift.motion.known ? lift.angle_deg : (double)NAN);
    }
}

static struct plot_curve curve_of(const struct line *line, const char *name, struct colour colour,
                                  double width)
{
    return (struct plot_curve){name, colour, width, line->points, (int)line->count};
}

/* As far to the left as to the right, a little further than anything. */
static void fit_both_ways(const struct line *line, struct plot_panel *panel)
{
    for (size_t i = 0; i < line->count; i++)
        panel->high = fmax(panel->high, 1.05 * fabs(line->points[i].y));
    panel->low = -panel->high;
}

static void board_panels(const struct making *making, struct plot *plot)
{
    struct plot_panel *load = &plot->panels[0], *beside = &plot->panels[1];

    load->title = "Load, kg";
    load->curve_count = 2;
    load->curves[0] = curve_of(&making->lines[LINE_MEASURED], "measured", ROWAN_LIGHT, 2);
    load->curves[1] = curve_of(&making->lines[LINE_CLEAN], "cleaned", INK, 2.5);
    beside->title = "Centre of pressure to the right, mm";
    beside->curve_count = 1;
    beside->curves[0] = curve_of(&making->lines[LINE_BESIDE], NULL, INK, 2.5);
    fit_both_ways(&making->lines[LINE_BESIDE], beside);
    plot->panel_count = 2;
}

static void motion_panels(const struct making *making, struct plot *plot)
{
    struct plot_panel *angle = &plot->panels[0], *turning = &plot->panels[1];

    angle->title = "Angle above rest, degrees";
    angle->curve_count = 1;
    angle->curves[0] = curve_of(&making->lines[LINE_ANGLE], NULL, INK, 2.5);
    turning->title = "Turning, rad/s";
    turning->curve_count = 1;
    turning->curves[0] = curve_of(&making->lines[LINE_TURNING], NULL, INK, 2);
    plot->panel_count = 2;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static void sum_up(const struct findings_request *request, const struct findings *findings, char out[128])
{
    const struct score *best = &findings_best(findings)->best;

    if (request->stance)
        snprintf(out, 128, "stands: %d", findings->stands.count);
    else if (exercise_counted(request->exercise))
        snprintf(out, 128, "%s: %d, full and controlled: %d, points: %d", request->name, best->reps,
                 best->good, best->points);
    else
        snprintf(out, 128, "%s: %d, best: %.1f s, points: %d", request->name,
                 findings->trials[0].hold_count + findings->trials[1].hold_count, best->seconds,
                 best->points);
}

static int save_plot(const struct plot *plot, const char *path, char error[256])
{
    char folder[COMMON_PATH_SIZE];

    if (command_data_dir(folder, sizeof folder)) {
        snprintf(error, 256, "the path of the game's folder is too long");
        return -1;
    }
    return plot_save(folder, plot, path, error);
}

int plotted_findings(const struct findings_request *request, const struct findings *findings,
                     const char *path, char error[256])
{
    const struct reading *reading = &findings->reading;
    struct making making = {0};
    struct plot plot = {.title = base_name(request->path),
                        .from_s = request->from_s,
                        .to_s = fmin(request->to_s, reading_s(reading, reading->last_us))};
    char summary[128];
    int result;

    sum_up(request, findings, summary);
    plot.summary = summary;
    add_gaps(&making, reading);
    add_found(&making, findings);
    if (findings->channel == CHANNEL_MOTION) {
        trace_motion(&making, reading);
        motion_panels(&making, &plot);
    } else {
        trace_board(&making, reading);
        board_panels(&making, &plot);
    }
    plot.spans = making.spans;
    plot.span_count = (int)making.span_count;
    if (making.failed) {
        snprintf(error, 256, "%s: not enough memory", path);
        result = -1;
    } else {
        result = save_plot(&plot, path, error);
    }
    free_making(&making);
    return result;
}

int plotted_posture(const struct posturogram *posture, const char *name, const char *path, char error[256])
{
    const struct plot_sway sway = {.title = base_name(name),
                                   .steps = posture->steps,
                                   .count = posture->count,
                                   .measures = posture->measures};

    return save_plot(&(struct plot){.sway = &sway}, path, error);
}
