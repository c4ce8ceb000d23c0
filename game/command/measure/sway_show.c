#include "command/measure/sway_show.h"

#include "command/command.h"
#include "command/json.h"
#include "command/measure/remarks.h"
#include "command/measure/zero_show.h"

#include <stdio.h>

static double start_s(const struct reading *reading, const struct bout *stand)
{
    return reading_s(reading, stand->start_us);
}

static double end_s(const struct reading *reading, const struct bout *stand)
{
    return reading_s(reading, stand->end_us);
}

/* Of a board: the load of the longest stand. 0: not known. */
static double weight_kg(const struct posturogram *posture)
{
    return posture->longest >= 0 ? posture->stands[posture->longest].kg : 0;
}

static void remark_on_jumps(struct remarks *remarks, const struct reading *reading,
                            const struct posturogram *posture)
{
    for (int i = 0; i < posture->count; i++) {
        const struct jump_list *jumps = &posture->stands[i].jumps;

        if (jumps->count > 0)
            remarks_add(remarks,
                        "from %.2f s on: the centre of pressure jumps by %.0f mm at %.1f s%s, so the feet "
                        "were set anew "
                        "or the weight went to one of them; --from and --to measure a part",
                        start_s(reading, &posture->stands[i]), jumps->listed[0].mm,
                        reading_s(reading, jumps->listed[0].t_us), jumps->count > 1 ? ", and again" : "");
    }
}

static void remark_on_stands(struct remarks *remarks, const struct posturogram *posture)
{
    int count = posture->count + posture->unlisted;

    if (count > 1 && posture->together)
        remarks_add(remarks, "the figures are those of %d stands together, wherever the feet were", count);
    else if (count > 1)
        remarks_add(remarks,
                    "the figures are those of the longest of %d stands; --pooled takes them together", count);
    if (posture->unlisted > 0)
        remarks_add(remarks, "%d more stands are not listed", posture->unlisted);
}

static void remark_on_rows(struct remarks *remarks, const struct posture_request *request,
                           const struct posturogram *posture)
{
    if (!posture->rows || request->low_pass_hz > 0)
        return;
    if (posture->roughness < 0)
        remarks_add(
            remarks,
            "rows are taken as they are, at %.0f Hz, and most of their path is noise: --low-pass 10 is "
            "usual before velocities",
            posture->rate_hz);
    else if (posture->rate_hz > SWAY_FAST_HZ)
        remarks_add(remarks,
                    "rows are taken as they are, at %.0f Hz: --low-pass 10 is usual before velocities",
                    posture->rate_hz);
}

static void remark_on_gaps(struct remarks *remarks, const struct reading *reading)
{
    if (reading->gaps > READING_GAPS)
        remarks_add(remarks, "%lld more gaps are not listed", (long long)(reading->gaps - READING_GAPS));
}

static void remark(struct remarks *remarks, const struct reading *reading,
                   const struct posture_request *request, const struct posturogram *posture)
{
    remarks_of_reading(remarks, reading);
    remark_on_stands(remarks, posture);
    remark_on_jumps(remarks, reading, posture);
    remark_on_rows(remarks, request, posture);
    remark_on_gaps(remarks, reading);
    if (!(posture->sway.rms_mm > 0))
        remarks_add(remarks, "the centre of pressure does not move at all: is anybody there?");
}

static json_t *bout_json(const struct reading *reading, const struct bout *stand)
{
    json_t *sway = stand->sway.samples > 0 ? json_sway(&stand->sway) : json_object();

    return json_with_all(sway, json_pack("{s:o, s:o, s:o, s:o}", "start_s",
                                         json_number(start_s(reading, stand)), "end_s",
                                         json_number(end_s(reading, stand)), "kg", json_positive(stand->kg),
                                         "jumps", bouts_jumps_json(reading, &stand->jumps)));
}

static json_t *bouts_json(const struct reading *reading, const struct posturogram *posture)
{
    json_t *array = json_array();

    for (int i = 0; i < posture->count; i++)
        array = json_with(array, bout_json(reading, &posture->stands[i]));
    return array;
}

static json_t *gaps_json(const struct reading *reading)
{
    json_t *gaps = json_array();

    for (int i = reading_gap(reading, 0); i >= 0; i = reading_gap(reading, i + 1))
        gaps = json_with(gaps, json_pack("{s:o, s:o}", "start_s",
                                         json_number(reading_s(reading, reading->listed[i].from_us)), "end_s",
                                         json_number(reading_s(reading, reading->listed[i].to_us))));
    return gaps;
}

int sway_show_json(const struct reading *reading, const struct posture_request *request,
                   const struct posturogram *posture)
{
    struct remarks remarks = {0};
    json_t *more;

    remark(&remarks, reading, request, posture);
    more =
        json_pack("{s:o, s:I, s:o, s:o, s:i, s:b, s:o, s:o, s:o, s:o}", "gaps", gaps_json(reading), "dropped",
                  (json_int_t)reading->dropped, "weight_kg", json_positive(weight_kg(posture)), "stands",
                  bouts_json(reading, posture), "stands_unlisted", posture->unlisted, "pooled",
                  posture->together, "rate_hz", posture->rows ? json_number(posture->rate_hz) : json_null(),
                  "low_pass_hz", json_positive(request->low_pass_hz), "zero",
                  reading->load ? zero_json(reading) : json_null(), "remarks", remarks_json(&remarks));
    return json_print("sway", json_with_all(json_sway(&posture->sway), more), EXIT_FINE);
}

static void print_measures(const struct sway_measures *m)
{
    printf("time            %10.2f s, %lld points\n", m->seconds, (long long)m->samples);
    printf("path            %10.1f mm\n", m->path_mm);
    printf("mean velocity   %10.2f mm/s   ML %8.2f   AP %8.2f\n", m->velocity_mm_s, m->velocity_ml_mm_s,
           m->velocity_ap_mm_s);
    printf("RMS distance    %10.2f mm     ML %8.2f   AP %8.2f\n", m->rms_mm, m->rms_ml_mm, m->rms_ap_mm);
    printf("range                                ML %8.2f   AP %8.2f mm\n", m->range_ml_mm, m->range_ap_mm);
    printf("mean frequency  %10.3f Hz\n", m->mean_frequency_hz);
    printf("95 %% ellipse    %10.1f mm2\n", m->ellipse95_mm2);
}

static void print_stands(const struct reading *reading, const struct posturogram *posture)
{
    if (posture->count < 2)
        return;
    printf("\n%9s %9s %8s %8s %8s %8s\n", "from s", "to s", "kg", "mm/s", "RMS mm", "mm2");
    for (int i = 0; i < posture->count; i++) {
        const struct bout *stand = &posture->stands[i];

        printf("%9.2f %9.2f %8.2f %8.2f %8.2f %8.1f%s\n", start_s(reading, stand), end_s(reading, stand),
               stand->kg, stand->sway.velocity_mm_s, stand->sway.rms_mm, stand->sway.ellipse95_mm2,
               i == posture->longest && !posture->together ? "  longest: above" : "");
    }
    putchar('\n');
}

static void print_gaps(const struct reading *reading)
{
    for (int i = reading_gap(reading, 0); i >= 0; i = reading_gap(reading, i + 1)) {
        const struct reading_gap *gap = &reading->listed[i];

        printf("left out        %10.2f s to %.2f s: nothing was measured\n", reading_s(reading, gap->from_us),
               reading_s(reading, gap->to_us));
    }
    if (reading->dropped > 0)
        printf("dropped         %10lld samples for their time\n", (long long)reading->dropped);
}

int sway_show_table(const struct reading *reading, const struct posture_request *request,
                    const struct posturogram *posture)
{
    struct remarks remarks = {0};

    print_measures(&posture->sway);
    if (weight_kg(posture) > 0)
        printf("weight          %10.2f kg\n", weight_kg(posture));
    if (request->low_pass_hz > 0)
        printf("low-pass        %10.4g Hz, fourth-order Butterworth without delay\n", request->low_pass_hz);
    print_stands(reading, posture);
    print_gaps(reading);
    if (reading->load)
        zero_print(reading);
    remark(&remarks, reading, request, posture);
    remarks_print(&remarks);
    return EXIT_FINE;
}
