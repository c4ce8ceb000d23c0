#include "command/measure/detections_show.h"

#include "command/command.h"
#include "command/common.h"
#include "command/json.h"
#include "command/measure/remarks.h"
#include "command/measure/zero_show.h"

#include "measure/fold/bridge_fold.h"

#include <stdio.h>
#include <string.h>

static double from_start(const struct findings *findings, int64_t t_us)
{
    return reading_s(&findings->reading, t_us);
}

static double seconds(int64_t from_us, int64_t to_us)
{
    return (double)(to_us - from_us) / 1e6;
}

static bool counted(const struct findings_request *request)
{
    return !request->stance && request->activity->counted;
}

static json_t *recording_json(const struct reading *reading)
{
    return json_pack("{s:o, s:I, s:I, s:I}", "seconds",
                     json_number(seconds(reading->first_us, reading->last_us)), "samples",
                     (json_int_t)reading->samples, "gaps", (json_int_t)reading->gaps, "dropped",
                     (json_int_t)reading->dropped);
}

static json_t *bouts_json(const struct findings *findings)
{
    const struct bouts *stands = &findings->stands;
    json_t *array = json_array();

    for (int i = 0; i < stands->count; i++) {
        const struct bout *stand = &stands->stands[i];

        array = json_with(array, json_pack("{s:o, s:o, s:o, s:o, s:o}", "start_s",
                                           json_number(from_start(findings, stand->start_us)), "end_s",
                                           json_number(from_start(findings, stand->end_us)), "kg",
                                           json_number(stand->kg), "sway",
                                           json_sway(stand->sway.samples > 0 ? &stand->sway : NULL), "jumps",
                                           bouts_jumps_json(&findings->reading, &stand->jumps)));
    }
    return array;
}

static json_t *holds_json(const struct findings *findings)
{
    json_t *array = json_array();
    const struct hold *hold;
    int at[2] = {0, 0};

    if (findings->trials[0].setup.activity->counted)
        return array;
    while ((hold = findings_next_hold(findings, at)))
        array = json_with(
            array,
            json_pack("{s:s, s:o, s:o, s:o, s:s, s:o, s:o, s:o}", "side", side_name(hold->side), "start_s",
                      json_number(from_start(findings, hold->start_us)), "end_s",
                      json_number(from_start(findings, hold->end_us)), "seconds",
                      json_number(seconds(hold->start_us, hold->end_us)), "ended_by",
                      hold_end_name(hold->ended_by), "velocity_mm_s", json_number(hold->sway.velocity_mm_s),
                      "support", json_number(hold->support), "supported_s", json_number(hold->supported_s)));
    return array;
}

static json_t *with_legs(json_t *object, const struct rep *rep)
{
    if (rep->legs == REP_LEGS_NONE)
        return object;
    object = json_with_key(object, "legs", json_string(bridge_legs_name(rep->legs)));
    return json_with_key(object, "beside_mm", json_number(rep->beside_mm));
}

/* {"right_mm": 82, "toes_right_mm": ...}: the directions that were reached. */
static json_t *limits_json(const struct findings *findings)
{
    json_t *object = json_object();

    for (int way = 0; way < LIMIT_WAYS; way++) {
        double reach_mm = findings->limits.reach_mm[way];
        char key[32];

        if (!(reach_mm > 0))
            continue;
        snprintf(key, sizeof key, "%s_mm", limit_way_name((enum limit_way)way));
        if (strchr(key, '-'))
            *strchr(key, '-') = '_';
        object = json_with_key(object, key, json_number(reach_mm));
    }
    return object;
}

static json_t *rep_json(const struct findings *findings, const struct rep *rep)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:s, s:b, s:b, s:o, s:o, s:o, s:i}", "start_s",
                     json_number(from_start(findings, rep->start_us)), "top_s",
                     json_number(from_start(findings, rep->top_us)), "lower_s",
                     json_number(from_start(findings, rep->lower_us)), "end_s",
                     json_number(from_start(findings, rep->end_us)), "hold_s",
                     json_number(seconds(rep->top_us, rep->lower_us)), "raising_s",
                     json_number(seconds(rep->start_us, rep->top_us)), "lowering_s",
                     json_number(seconds(rep->lower_us, rep->end_us)), "side", side_name(rep->side), "full",
                     rep->full, "controlled", rep->controlled, "top", json_number(rep->top), "steadiness",
                     json_number(rep->steadiness), "landing", json_positive(rep->landing), "dips", rep->dips);
}

static json_t *reps_json(const struct findings *findings)
{
    json_t *array = json_array();
    const struct rep *reps;
    int count = findings_reps(findings, &reps);

    for (int i = 0; i < count; i++)
        array = json_with(array, with_legs(rep_json(findings, &reps[i]), &reps[i]));
    return array;
}

static json_t *sides_json(const struct findings_request *request, const struct findings *findings)
{
    json_t *object = json_object();

    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        struct score score;
        bool scored = findings_side(findings, (enum side)side, &score);

        if (request->notes.side != SIDE_NONE && request->notes.side != (enum side)side)
            continue;
        object = json_with_key(object, side_name((enum side)side), json_score(scored ? &score : NULL));
    }
    return object;
}

/* Of both kinds of answers: how it was read. */
static json_t *with_reading(json_t *object, const struct findings *findings)
{
    struct remarks remarks = {0};

    remarks_of_reading(&remarks, &findings->reading);
    if (findings->reading.load)
        object = json_with_key(object, "zero", zero_json(&findings->reading));
    return json_with_key(object, "remarks", remarks_json(&remarks));
}

/* NULL: none is measured. */
static const struct sway_measures *sway_of(const struct findings *findings)
{
    return findings->swaying >= 0 ? &findings->stands.stands[findings->swaying].sway : NULL;
}

int findings_show_json(const struct findings_request *request, const struct findings *findings)
{
    const struct score *best = &findings_best(findings)->best;
    json_t *object;

    if (request->stance)
        object =
            json_pack("{s:s, s:o, s:o, s:o, s:o, s:i, s:o}", "exercise", request->name, "recording",
                      recording_json(&findings->reading), "weight_kg", json_positive(findings->weight_kg),
                      "sway", json_sway(sway_of(findings)), "stands", bouts_json(findings), "stands_unlisted",
                      findings->stands.unlisted, "limits", limits_json(findings));
    else
        object = json_pack(
            "{s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:i, s:i, s:i, s:i, s:o}", "exercise", request->name,
            "channel", channel_name(findings->channel), "recording", recording_json(&findings->reading),
            "weight_kg", json_positive(findings->weight_kg), "sway", json_sway(sway_of(findings)), "holds",
            holds_json(findings), "reps", reps_json(findings), "points", best->points, "stars", best->stars,
            "steadiness", best->steadiness, "rules", request->activity->rules[findings->channel], "sides",
            sides_json(request, findings));
    return json_print("score", with_reading(object, findings), EXIT_FINE);
}

static void show_stands(const struct findings *findings)
{
    printf("%9s %9s %8s %12s\n", "from s", "to s", "kg", "sway mm/s");
    for (int i = 0; i < findings->stands.count; i++) {
        const struct bout *stand = &findings->stands.stands[i];

        printf("%9.2f %9.2f %8.2f %12.1f\n", from_start(findings, stand->start_us),
               from_start(findings, stand->end_us), stand->kg, stand->sway.velocity_mm_s);
    }
    if (findings->stands.unlisted > 0)
        printf("%d more stands are not listed, and not in the sway\n", findings->stands.unlisted);
    if (!findings_leant(findings))
        return;
    printf("\nleans as far as");
    for (int way = 0; way < LIMIT_WAYS; way++)
        if (findings->limits.reach_mm[way] > 0)
            printf("  %s %.0f", limit_way_name((enum limit_way)way), findings->limits.reach_mm[way]);
    puts(" mm");
}

static void show_holds(const struct findings *findings)
{
    const struct hold *hold;
    int at[2] = {0, 0};

    printf("\n%-6s %9s %9s %8s %12s  %s\n", "leg", "from s", "to s", "seconds", "supported s", "ended by");
    while ((hold = findings_next_hold(findings, at)))
        printf("%-6s %9.2f %9.2f %8.2f %12.2f  %s\n", side_name(hold->side),
               from_start(findings, hold->start_us), from_start(findings, hold->end_us),
               seconds(hold->start_us, hold->end_us), hold->supported_s, hold_end_name(hold->ended_by));
}

static void show_reps(const struct findings *findings)
{
    const struct rep *reps;
    int count = findings_reps(findings, &reps);

    printf("\n%4s %-6s %9s %9s %8s %8s %8s  %-5s %s\n", "no.", "leg", "from s", "to s", "raise s", "held s",
           "lower s", "full", "controlled");
    for (int i = 0; i < count; i++) {
        printf("%4d %-6s %9.2f %9.2f %8.2f %8.2f %8.2f  %-5s %-10s", i + 1,
               reps[i].side == SIDE_NONE ? "-" : side_name(reps[i].side),
               from_start(findings, reps[i].start_us), from_start(findings, reps[i].end_us),
               seconds(reps[i].start_us, reps[i].top_us), seconds(reps[i].top_us, reps[i].lower_us),
               seconds(reps[i].lower_us, reps[i].end_us), reps[i].full ? "yes" : "no",
               reps[i].controlled ? "yes" : "no");
        if (reps[i].legs != REP_LEGS_NONE)
            printf("  %s, %.0f mm beside", bridge_legs_name(reps[i].legs), reps[i].beside_mm);
        putchar('\n');
    }
}

static void show_score(const struct findings_request *request, const struct findings *findings)
{
    const struct trial *best = findings_best(findings);

    if (!best->scored)
        puts(counted(request) ? "\nno repetition in this recording"
                              : "\nno hold of a second or more in this recording");
    else if (counted(request))
        printf("\n%d of %d repetitions full and controlled: %d points, %d of 3 stars, steadiness %d\n",
               best->best.good, best->best.reps, best->best.points, best->best.stars, best->best.steadiness);
    else
        printf("\n%s leg: %d points, %d of 3 stars, steadiness %d\n", side_name(best->setup.side),
               best->best.points, best->best.stars, best->best.steadiness);
}

int findings_show_table(const struct findings_request *request, const struct findings *findings)
{
    const struct reading *reading = &findings->reading;
    const struct sway_measures *sway = sway_of(findings);
    struct remarks remarks = {0};

    common_put(stdout, request->reading.path);
    printf(": %.1f s, %lld samples, %lld gaps", seconds(reading->first_us, reading->last_us),
           (long long)reading->samples, (long long)reading->gaps);
    if (reading->dropped > 0)
        printf(", %lld dropped for their time", (long long)reading->dropped);
    if (findings->weight_kg > 0)
        printf(", body weight %.1f kg", findings->weight_kg);
    putchar('\n');
    if (sway)
        printf("sway on the board: %.1f mm/s, 95 %% ellipse %.0f mm2%s\n", sway->velocity_mm_s,
               sway->ellipse95_mm2, findings->stands.count > 1 ? " (longest stand)" : "");
    if (reading->load)
        zero_print(reading);
    remarks_of_reading(&remarks, reading);
    remarks_print(&remarks);
    if (request->stance) {
        show_stands(findings);
        return EXIT_FINE;
    }
    if (counted(request))
        show_reps(findings);
    else
        show_holds(findings);
    show_score(request, findings);
    return EXIT_FINE;
}
