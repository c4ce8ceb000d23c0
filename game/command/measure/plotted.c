#include "command/measure/plotted.h"

#include "command/command.h"
#include "command/common.h"
#include "command/measure/thin.h"

#include "files/room.h"
#include "measure/imu/limb_lift.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum line_name { LINE_MEASURED, LINE_CLEAN, LINE_BESIDE, LINE_ANGLE, LINE_TURNING, LINES };

enum { SPANS_MAX = 16384 }; /* more than there are columns of pixels, four times over */

/* A picture in the making. */
struct making {
    const struct reading *reading;
    struct thin lines[LINES];
    struct point *points[LINES]; /* owned */
    struct plot_span *spans;     /* owned */
    size_t span_count, span_capacity;
    bool failed; /* memory is short */
    struct replay replay;
    struct limb_lift lift;
    int64_t newest_us, dropouts;
};

static void add_value(struct making *making, enum line_name name, double t_s, double value)
{
    if (isfinite(value))
        thin_push(&making->lines[name], t_s, value, (double)NAN);
    else
        thin_break(&making->lines[name], t_s);
}

static void add_span(struct making *making, const struct plot_span *span)
{
    if (making->span_count == SPANS_MAX)
        return;
    struct plot_span *spans =
        room_for_one(making->spans, making->span_count, &making->span_capacity, sizeof *spans);
    making->failed |= !spans;
    if (!spans)
        return;
    making->spans = spans;
    making->spans[making->span_count++] = *span;
}

static void free_making(struct making *making)
{
    for (int i = 0; i < LINES; i++) {
        thin_free(&making->lines[i]);
        free(making->points[i]);
    }
    free(making->spans);
}

static void add_gaps(struct making *making)
{
    const struct reading *reading = making->reading;

    for (int i = reading_gap(reading, 0); i >= 0; i = reading_gap(reading, i + 1)) {
        struct plot_span span = {.what = PLOT_GAP,
                                 .from_s = reading_s(reading, reading->listed[i].from_us),
                                 .to_s = reading_s(reading, reading->listed[i].to_us)};

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
    if (findings->trial_count && findings->trials[0].setup.activity->counted)
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

static void take_frame(void *context, const struct plate_frame *frame)
{
    struct making *making = context;
    double t_s = reading_s(making->reading, frame->t_us);

    if (frame->first) {
        add_value(making, LINE_CLEAN, t_s, (double)NAN);
        add_value(making, LINE_BESIDE, t_s, (double)NAN);
    }
    add_value(making, LINE_CLEAN, t_s, frame->kg);
    add_value(making, LINE_BESIDE, t_s, frame->on ? frame->x_mm : (double)NAN);
}

static void begin(struct making *making, const struct reading *reading)
{
    double to_s = fmin(reading->to_s, reading_s(reading, reading->last_us));

    memset(making, 0, sizeof *making);
    making->reading = reading;
    making->newest_us = reading->first_us;
    making->replay = (struct replay){.frame = take_frame, .context = making};
    limb_lift_init(&making->lift, 0);
    for (int i = 0; i < LINES; i++)
        thin_init(&making->lines[i], reading->from_s, to_s, reading->samples);
}

/* The loads as they were measured, and as the detectors saw them. */
static void trace_board(void *context, const struct csv_row *row)
{
    struct making *making = context;
    const struct sample *sample = &row->sample;
    double t_s = reading_s(making->reading, sample->t_us);

    replay_push(&making->replay, sample);
    if (making->replay.stream.dropouts > making->dropouts)
        add_span(making, &(struct plot_span){.what = PLOT_DROPOUT, .from_s = t_s, .to_s = t_s});
    making->dropouts = making->replay.stream.dropouts;
    if (sample->t_us - making->newest_us > SAMPLE_MAX_GAP_US || !(sample->has & SAMPLE_LOAD))
        add_value(making, LINE_MEASURED, t_s, (double)NAN);
    making->newest_us = sample->t_us;
    if (sample->has & SAMPLE_LOAD)
        add_value(making, LINE_MEASURED, t_s, sample_total_kg(sample));
}

/* The angle as the detector saw it, and how fast the sensor turned. */
static void trace_motion(void *context, const struct csv_row *row)
{
    struct making *making = context;
    const struct sample *sample = &row->sample;
    const double *rate = sample->gyro_rad_s;
    double t_s = reading_s(making->reading, sample->t_us);
    double turning = sqrt(rate[0] * rate[0] + rate[1] * rate[1] + rate[2] * rate[2]);

    limb_lift_push(&making->lift, sample);
    if (sample->t_us - making->newest_us > SAMPLE_MAX_GAP_US || !(sample->has & SAMPLE_MOTION))
        add_value(making, LINE_ANGLE, t_s, (double)NAN);
    making->newest_us = sample->t_us;
    if (!(sample->has & SAMPLE_MOTION))
        return;
    add_value(making, LINE_TURNING, t_s, turning);
    add_value(making, LINE_ANGLE, t_s, making->lift.motion.known ? making->lift.angle_deg : (double)NAN);
}

static void finish(struct making *making)
{
    replay_finish(&making->replay);
    for (int i = 0; i < LINES; i++) {
        struct thin *line = &making->lines[i];

        thin_finish(line);
        making->points[i] = malloc((line->count + 1) * sizeof *making->points[i]);
        making->failed |= line->failed || !making->points[i];
        for (size_t k = 0; making->points[i] && k < line->count; k++)
            making->points[i][k] = (struct point){line->steps[k].t_s, line->steps[k].x_mm};
    }
}

static struct plot_curve curve_of(const struct making *making, enum line_name name, const char *words,
                                  struct colour colour, double width)
{
    return (struct plot_curve){words, colour, width, making->points[name], (int)making->lines[name].count};
}

/* As far to the left as to the right, a little further than anything. */
static void fit_both_ways(const struct thin *line, struct plot_panel *panel)
{
    for (size_t i = 0; i < line->count; i++)
        panel->high = fmax(panel->high, 1.05 * fabs(line->steps[i].x_mm));
    panel->low = -panel->high;
}

static void board_panels(const struct making *making, struct plot *plot)
{
    struct plot_panel *load = &plot->panels[0], *beside = &plot->panels[1];

    load->title = "Load, kg";
    load->curve_count = 2;
    load->curves[0] = curve_of(making, LINE_MEASURED, "measured", ROWAN_LIGHT, 2);
    load->curves[1] = curve_of(making, LINE_CLEAN, "cleaned", INK, 2.5);
    beside->title = "Centre of pressure to the right, mm";
    beside->curve_count = 1;
    beside->curves[0] = curve_of(making, LINE_BESIDE, NULL, INK, 2.5);
    fit_both_ways(&making->lines[LINE_BESIDE], beside);
    plot->panel_count = 2;
}

static void motion_panels(const struct making *making, struct plot *plot)
{
    struct plot_panel *angle = &plot->panels[0], *turning = &plot->panels[1];

    angle->title = "Angle above rest, degrees";
    angle->curve_count = 1;
    angle->curves[0] = curve_of(making, LINE_ANGLE, NULL, INK, 2.5);
    turning->title = "Turning, rad/s";
    turning->curve_count = 1;
    turning->curves[0] = curve_of(making, LINE_TURNING, NULL, INK, 2);
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
    else if (request->activity->counted)
        snprintf(out, 128, "%s: %d, full and controlled: %d, points: %d", request->name, best->reps,
                 best->good, best->points);
    else
        snprintf(out, 128, "%s: %d, best: %.1f s, points: %d", request->name,
                 findings->trials[0].hold_count + findings->trials[1].hold_count, best->seconds,
                 best->points);
}

static int no_memory(const char *path, char error[256])
{
    snprintf(error, 256, "%.200s: not enough memory", path);
    return -1;
}

/* failed: of what it is made of not all could be kept. */
static int save_plot(const struct plot *plot, bool failed, const char *path, char error[256])
{
    char folder[COMMON_PATH_SIZE];

    if (failed)
        return no_memory(path, error);
    if (command_data_dir(folder, sizeof folder)) {
        snprintf(error, 256, "the path of the game's folder is too long");
        return -1;
    }
    return plot_save(folder, plot, path, error);
}

int plotted_findings(const struct findings_request *request, struct findings *findings, const char *path,
                     char error[256])
{
    struct reading *reading = &findings->reading;
    const bool motion = findings->channel == CHANNEL_MOTION;
    struct making *making = malloc(sizeof *making);
    struct plot plot = {.title = base_name(request->reading.path),
                        .from_s = reading->from_s,
                        .to_s = fmin(reading->to_s, reading_s(reading, reading->last_us))};
    char summary[128];

    if (!making)
        return no_memory(path, error);
    begin(making, reading);
    sum_up(request, findings, summary);
    plot.summary = summary;
    add_gaps(making);
    add_found(making, findings);
    int result = reading_pass(reading, motion ? trace_motion : trace_board, making, error);
    finish(making);
    if (motion)
        motion_panels(making, &plot);
    else
        board_panels(making, &plot);
    plot.spans = making->spans;
    plot.span_count = (int)making->span_count;
    if (!result)
        result = save_plot(&plot, making->failed, path, error);
    free_making(making);
    free(making);
    return result ? -1 : 0;
}

struct tracing {
    const struct reading *reading;
    struct thin thin;
};

static void trace_path(void *context, int64_t t_us, double x_mm, double y_mm)
{
    struct tracing *tracing = context;
    double t_s = reading_s(tracing->reading, t_us);

    if (isfinite(x_mm))
        thin_push(&tracing->thin, t_s, x_mm, y_mm);
    else
        thin_break(&tracing->thin, t_s);
}

int plotted_posture(struct reading *reading, const struct posture_request *request,
                    const struct posturogram *posture, const char *path, char error[256])
{
    const struct bout *longest = &posture->stands[posture->longest];
    struct tracing tracing = {.reading = reading};
    struct plot_sway sway = {.title = base_name(reading->path), .measures = posture->sway};

    if (posture->together)
        thin_init(&tracing.thin, reading->from_s, reading_s(reading, reading->last_us),
                  posture->sway.samples);
    else
        thin_init(&tracing.thin, reading_s(reading, longest->start_us), reading_s(reading, longest->end_us),
                  longest->sway.samples);
    int result = posture_path(reading, request, posture, trace_path, &tracing, error);
    thin_finish(&tracing.thin);
    sway.steps = tracing.thin.steps;
    sway.count = (int)tracing.thin.count;
    if (!result)
        result = save_plot(&(struct plot){.sway = &sway}, tracing.thin.failed, path, error);
    thin_free(&tracing.thin);
    return result ? -1 : 0;
}
