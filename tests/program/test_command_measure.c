#define _POSIX_C_SOURCE 200809L /* access */
#include "bridgemodel.h"
#include "cli.h"
#include "csv/csv.h"
#include "folder.h"
#include "measure/stat/monotonic.h"
#include "stepmodel.h"
#include "test.h"

/* score and sway on recordings of real people and of laboratory plates, against what is known of them. */

#define BOARD SUREFOOT_RECORDINGS "/board/"

static json_t *measure(const char *command, const char *folder, const char *name)
{
    return cli_json(0, cli_words("%s --json '%s/%s/%s.csv'", command, SUREFOOT_RECORDINGS, folder, name));
}

/* By the definition in measure/stat/sway.h, which is not that of the published figure; but not far from it
 * either. */
static double check_frequency(json_t *sway, json_t *trial)
{
    double hz = number_at(sway, "mean_frequency_hz"), share = hz / number_at(trial, "mean_frequency_hz");
    double turn_mm = 2 * 3.14159265358979323846 * number_at(sway, "rms_mm");

    close_to(hz * turn_mm / number_at(sway, "velocity_mm_s"), 1, 1e-9);
    assert_true(share > 0.6 && share < 1.7);
    return share;
}

/* Area and velocity as published, from the same numbers by the same definitions. */
CLI_TEST(reproduces_published_sway)
{
    json_error_t error;
    json_t *published, *trial, *sway;
    const char *name;
    size_t higher = 0, jumps = 0;

    published = json_load_file(SUREFOOT_RECORDINGS "/plate/published.json", 0, &error);
    assert_non_null(published);
    json_object_foreach(published, name, trial)
    {
        sway = measure("sway --raw", "plate", name);
        close_to(number_at(sway, "ellipse95_mm2") / 100 / number_at(trial, "ellipse95_cm2"), 1, 1e-9);
        close_to(number_at(sway, "velocity_mm_s") / 10 / number_at(trial, "mean_velocity_cm_s"), 1, 1e-9);
        higher += check_frequency(sway, trial) > 1.2;
        jumps += json_array_size(at(sway, "stands.0.jumps"));
        assert_int_equal(json_array_size(at(sway, "stands")), 1);
    }
    assert_in_range(higher, json_object_size(published) / 3, json_object_size(published) * 2 / 3);
    assert_true(jumps <= 2); /* quiet standing */
    json_decref(published);
}

/* A person standing quietly sways less than 1 cm/s, whatever the radio link drops. */
CLI_TEST(dropouts_are_no_sway)
{
    json_t *sway, *stance, *score;

    sway = measure("sway", "board", "quiet-with-dropouts");
    assert_true(number_at(sway, "velocity_mm_s") < 10);
    assert_true(number_at(sway, "seconds") > 30);
    stance = measure("score --exercise stance", "board", "quiet-with-dropouts");
    assert_int_equal(json_array_size(at(stance, "stands")), 1);
    close_to(number_at(stance, "stands.0.kg"), 69.7, 0.1);
    assert_true(number_at(stance, "stands.0.sway.velocity_mm_s") == number_at(sway, "velocity_mm_s"));
    assert_true(number_at(stance, "stands.0.sway.seconds") == number_at(sway, "seconds"));
    score = measure("score --exercise single-leg-balance", "board", "quiet-with-dropouts");
    assert_int_equal(json_array_size(at(score, "holds")), 0);
    assert_int_equal(whole_at(score, "points"), 0);
    assert_true(number_at(score, "sway.velocity_mm_s") == number_at(sway, "velocity_mm_s"));
}

static json_t *longest(json_t *stands)
{
    json_t *stand, *found = NULL;
    double most = 0;
    size_t i;

    json_array_foreach(stands, i, stand)
    {
        double seconds = number_at(stand, "end_s") - number_at(stand, "start_s");

        if (seconds > most) {
            most = seconds;
            found = stand;
        }
    }
    assert_non_null(found);
    return found;
}

CLI_TEST(finds_every_stand)
{
    json_error_t error;
    json_t *known, *trial, *score;
    const char *name;

    known = json_load_file(BOARD "step-on.json", 0, &error);
    assert_non_null(known);
    json_object_foreach(known, name, trial)
    {
        json_t *stand;

        score = measure("score --exercise stance", "board", name);
        stand = longest(at(score, "stands"));
        close_to(number_at(stand, "start_s"), number_at(trial, "on_s"), 0.02);
        close_to(number_at(stand, "end_s"), number_at(trial, "off_s"), 0.02);
        close_to(number_at(stand, "kg"), number_at(trial, "plateau_kg"), 1);
    }
    json_decref(known);
}

/* Whatever somebody does to a board, the answer is an answer. */
CLI_TEST(survives_free_use)
{
    static const char *const files[] = {"hand-presses", "mixed-tuesday", "short-stance"};

    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        measure("score --exercise single-leg-balance", "board", files[i]);
}

static void write_session(const char *name, const struct model_session *session)
{
    FILE *file = cli_file(name, "w");
    cli_rows(file, session->samples, session->count);
    assert_int_equal(fclose(file), 0);
}

/* Every repetition with times in order, none before the last one has ended. */
static void reps_in_order(json_t *score)
{
    double last_s = 0;
    json_t *rep;
    size_t i;

    json_array_foreach(at(score, "reps"), i, rep)
    {
        assert_true(number_at(rep, "start_s") >= last_s);
        assert_true(number_at(rep, "top_s") >= number_at(rep, "start_s"));
        assert_true(number_at(rep, "lower_s") >= number_at(rep, "top_s"));
        assert_true(number_at(rep, "end_s") >= number_at(rep, "lower_s"));
        close_to(number_at(rep, "raising_s"), number_at(rep, "top_s") - number_at(rep, "start_s"), 1e-6);
        close_to(number_at(rep, "lowering_s"), number_at(rep, "end_s") - number_at(rep, "lower_s"), 1e-6);
        assert_true(json_is_boolean(at(rep, "full")) && json_is_boolean(at(rep, "controlled")));
        last_s = number_at(rep, "end_s");
    }
}

CLI_TEST(counts_step_ups_on_a_board)
{
    const struct step_options options = {.model = {.seed = 3}, .reps = 10, .tempo_s = 6, .lead = SIDE_LEFT};
    struct step_session session;
    json_t *score, *right;

    assert_int_equal(step_make(&options, &session), 0);
    write_session("steps.csv", &session.samples);
    score = cli_json(0, "score $F/steps.csv --exercise step-up --json");
    assert_string_equal(text_at(score, "channel"), "load");
    assert_int_equal(json_array_size(at(score, "reps")), session.count);
    assert_int_equal(json_array_size(at(score, "holds")), 0);
    reps_in_order(score);
    for (int i = 0; i < session.count; i++) {
        assert_string_equal(text_at(score, cli_words("reps.%d.side", i)), "left");
        close_to(number_at(score, cli_words("reps.%d.start_s", i)),
                 (double)(session.truths[i].start_us - session.samples.samples[0].t_us) / 1e6, 0.25);
    }
    close_to(number_at(score, "weight_kg"), 70, 2);
    assert_int_equal(whole_at(score, "points"), whole_at(score, "sides.left.points"));
    assert_true(json_is_null(at(score, "sides.right")));
    right = cli_json(0, "score $F/steps.csv --exercise step-up --side right --json");
    assert_int_equal(json_array_size(at(right, "reps")), 0);
    assert_int_equal(whole_at(right, "points"), 0);
    step_free(&session);
}

/* Bridges of one kind on the leg asked for ("": either): so many are counted, all of that leg and kind. */
static void bridges(const struct bridge_options *options, const char *asked, int count, const char *side,
                    const char *legs)
{
    struct bridge_session session;
    char words[128];
    json_t *score, *rep;
    size_t i;

    assert_int_equal(bridge_make(options, &session), 0);
    write_session("bridges.csv", &session.samples);
    bridge_free(&session);
    snprintf(words, sizeof words, "score $F/bridges.csv --exercise bridge --weight 70 %s --json", asked);
    score = cli_json(0, words);
    assert_int_equal(json_array_size(at(score, "reps")), count);
    reps_in_order(score);
    json_array_foreach(at(score, "reps"), i, rep)
    {
        assert_string_equal(text_at(rep, "side"), side);
        assert_string_equal(text_at(rep, "legs"), legs);
        close_to(number_at(rep, "beside_mm"), (2 * options->share - 1) * 85, 15);
    }
    assert_true((whole_at(score, "points") > 0) == (count > 0));
}

CLI_TEST(counts_bridges_on_a_board)
{
    struct bridge_options options = {.model = {.seed = 4}, .reps = 8, .tempo_s = 7, .share = 0.5};

    bridges(&options, "", 8, "none", "two-legs");
    bridges(&options, "--side left", 8, "left", "two-legs"); /* that leg works, too */
    options.share = 0.7;
    bridges(&options, "", 8, "right", "offset");
    options.share = 0.99;
    bridges(&options, "--side right", 8, "right", "single-leg");
    bridges(&options, "--side left", 0, "", "");
}

static void track(const char *name, const struct model_key *keys, size_t count)
{
    struct model_session session;

    assert_int_equal(model_make_track(&(struct model_options){.seed = 6}, keys, count, &session), 0);
    write_session(name, &session);
    model_free(&session);
}

CLI_TEST(tells_of_a_hand_on_something)
{
    const struct model_key keys[] = {
        {.t_s = 0, .load = 1},
        {.t_s = 4, .load = 1},
        {.t_s = 4.5, .load = 1, .x = 85, .single = 1},
        {.t_s = 9, .load = 1, .x = 85, .single = 1},
        {.t_s = 9.3, .load = 0.85, .x = 85, .single = 1},
        {.t_s = 14, .load = 0.85, .x = 85, .single = 1},
    };
    json_t *score;

    track("hand.csv", keys, sizeof keys / sizeof *keys);
    score = cli_json(0, "score $F/hand.csv --exercise single-leg-balance --weight 70 --json");
    assert_int_equal(json_array_size(at(score, "holds")), 1);
    close_to(number_at(score, "holds.0.supported_s"), 4.8, 0.7);
    close_to(number_at(score, "holds.0.support"), 0.15 / 2, 0.02);
}

/* Most of the time with a quarter of the weight on a rail: the weight is not what the board bore then. */
CLI_TEST(the_weight_is_not_what_a_hand_leaves)
{
    const struct model_key keys[] = {
        {.t_s = 0, .load = 1},
        {.t_s = 3, .load = 1},
        {.t_s = 3.5, .load = 1, .x = 85, .single = 1},
        {.t_s = 4.5, .load = 1, .x = 85, .single = 1},
        {.t_s = 4.9, .load = 0.85, .x = 85, .single = 1},
        {.t_s = 14, .load = 0.85, .x = 85, .single = 1},
    };
    json_t *score;

    track("rail.csv", keys, sizeof keys / sizeof *keys);
    score = cli_json(0, "score $F/rail.csv --exercise single-leg-balance --json");
    close_to(number_at(score, "weight_kg"), 70, 1.5);
    assert_int_equal(json_array_size(at(score, "holds")), 1);
    close_to(number_at(score, "holds.0.supported_s"), 9.1, 0.7);
    close_to(number_at(score, "holds.0.support"), 0.15 * 9.1 / 10.5, 0.02);
}

/* Two seconds at 100 Hz, 1 mm a row, ten seconds and 100 mm apart; with silence between them or a loss. */
CLI_TEST(a_gap_of_a_plate_is_not_bridged)
{
    const char *path = cli_path("gap.csv");
    for (int lost = 0; lost < 2; lost++) {
        FILE *file = fopen(path, "w");
        json_t *sway;

        assert_non_null(file);
        fputs("time_s,cop_ml_mm,cop_ap_mm\n", file);
        for (int i = 0; i < 200; i++) {
            if (lost && i == 100)
                fputs("0.995,,\n", file);
            fprintf(file, "%.2f,%d,%d\n", i * 0.01 + (i < 100 ? 0 : 10), (i & 1) + (i < 100 ? 0 : 100),
                    i & 1);
        }
        assert_int_equal(fclose(file), 0);
        sway = cli_json(0, "sway $F/gap.csv --raw --json");
        assert_int_equal(json_array_size(at(sway, "gaps")), 1);
        close_to(number_at(sway, "seconds"), 2, 1e-9);
        close_to(number_at(sway, "path_mm"), 2 * 99 * sqrt(2), 1e-9);
        close_to(number_at(sway, "velocity_ml_mm_s"), 99, 1e-9);
    }
}

CLI_TEST(a_wrong_time_does_not_lose_the_rest)
{
    const struct model_step steps[] = {{MODEL_TWO_FEET, 4, 0, 0},
                                       {MODEL_LEFT, 6, 0, 0},
                                       {MODEL_TWO_FEET, 4, 0, 0},
                                       {MODEL_RIGHT, 9, 0, 0},
                                       {MODEL_TWO_FEET, 3, 0, 0}};
    struct model_session session;
    json_t *score;

    assert_int_equal(model_make(&(struct model_options){.seed = 6}, steps, 5, &session), 0);
    session.samples[200].t_us += INT64_C(864000000000);
    write_session("wrong.csv", &session);
    score = cli_json(0, "score $F/wrong.csv --exercise single-leg-balance --json");
    assert_int_equal(json_array_size(at(score, "holds")), 2);
    assert_int_equal(whole_at(score, "recording.dropped"), 1);
    assert_int_equal(whole_at(score, "recording.gaps"), 0);
    assert_int_equal(whole_at(score, "recording.samples"), session.count);
    close_to(number_at(score, "recording.seconds"),
             (double)(session.samples[session.count - 1].t_us - session.samples[0].t_us) / 1e6, 1e-6);
    close_to(number_at(score, "weight_kg"), 70, 1.5);
    cli_json(0, "score $F/wrong.csv --exercise stance --json");
    model_free(&session);
}

CLI_TEST(tells_how_far_somebody_leans)
{
    const struct model_key keys[] = {
        {.t_s = 0, .load = 1},
        {.t_s = 5, .load = 1},
        {.t_s = 6, .load = 1, .x = 60},
        {.t_s = 8, .load = 1, .x = 60},
        {.t_s = 10, .load = 1, .x = -60},
        {.t_s = 12, .load = 1, .x = -60},
        {.t_s = 13, .load = 1},
        {.t_s = 14, .load = 1, .y = 45},
        {.t_s = 16, .load = 1, .y = 45},
        {.t_s = 17, .load = 1},
        {.t_s = 22, .load = 1},
    };
    json_t *stance;

    track("leaning.csv", keys, sizeof keys / sizeof *keys);
    stance = cli_json(0, "score $F/leaning.csv --exercise stance --json");
    close_to(number_at(stance, "limits.right_mm"), 60, 12);
    close_to(number_at(stance, "limits.left_mm"), 60, 12);
    close_to(number_at(stance, "limits.toes_mm"), 40, 12);
    assert_null(json_object_get(at(stance, "limits"), "heels_right_mm"));
}

/* Thirty movements in three blocks: ten of them over the whole range and controlled. */
CLI_TEST(counts_lifts_of_a_worn_sensor)
{
    static const char *const files[] = {"side-lying-hip-abduction-s1-u2", "straight-leg-raise-s1-u2",
                                        "prone-hip-extension-s1-u2"};

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        json_t *score = measure("score --exercise limb-lift --side right", "motion", files[i]);
        json_t *same = measure("score --exercise hip-abduction --side right", "motion", files[i]);

        assert_string_equal(text_at(score, "channel"), "motion");
        assert_in_range(json_array_size(at(score, "reps")), 27, 33);
        assert_string_equal(text_at(score, "reps.0.side"), "right");
        assert_true(json_is_null(at(score, "sway")) && json_is_null(at(score, "weight_kg")));
        assert_true(json_equal(at(score, "reps"), at(same, "reps")));
        reps_in_order(score);
    }
}

CLI_TEST(long_silences_are_named_and_left_out)
{
    json_t *sway;

    sway = measure("sway", "board", "short-stance");
    assert_int_equal(json_array_size(at(sway, "gaps")), 1);
    assert_true(number_at(sway, "gaps.0.end_s") - number_at(sway, "gaps.0.start_s") > 900);
    assert_true(number_at(sway, "seconds") < 40);
}

/* A PNG of 1920x1080, the same every time. */
static void same_picture(const char *words)
{
    static const unsigned char begin[] = {0x89, 'P', 'N', 'G'};
    unsigned char *first, *second;
    size_t first_size, second_size;

    for (int i = 0; i < 2; i++) {
        cli_tells(0, cli_words("%s --plot $F/%d.png", words, i), NULL, "");
    }
    first = folder_read(cli_path("0.png"), &first_size);
    second = folder_read(cli_path("1.png"), &second_size);
    assert_true(first && second && first_size > 1000 && first_size == second_size);
    assert_memory_equal(first, second, first_size);
    assert_memory_equal(first, begin, sizeof begin);
    assert_int_equal(first[18] << 8 | first[19], 1920);
    assert_int_equal(first[22] << 8 | first[23], 1080);
    free(first);
    free(second);
}

CLI_TEST(draws_what_it_saw)
{
    const struct step_options options = {
        .model = {.seed = 3, .dropouts = 10, .gap_at_s = 20, .gap_s = 2}, .reps = 6, .tempo_s = 6};
    struct step_session session;

    assert_int_equal(step_make(&options, &session), 0);
    write_session("steps.csv", &session.samples);
    same_picture("score $F/steps.csv --exercise step-up");
    same_picture("score $F/steps.csv --exercise single-leg-balance --from 5 --to 15");
    same_picture("score $F/steps.csv --exercise stance");
    same_picture("sway $F/steps.csv");
    cli_tells(1, "score $F/steps.csv --exercise step-up --plot /nowhere/a.png", "", NULL);
    step_free(&session);
}

CLI_TEST(says_that_there_are_no_samples)
{
    assert_int_equal(system("printf 'time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\\n' "
                            ">\"$F/header.csv\""),
                     0);
    cli_refuses("score $F/header.csv --exercise bridge");
    cli_refuses("sway $F/header.csv");
    cli_tells(2, "score $F/header.csv --exercise bridge", NULL, "no samples");
}
