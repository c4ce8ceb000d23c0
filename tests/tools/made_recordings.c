#include "bodymodel.h"
#include "limbmodel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/*
 * made_recordings FOLDER: what tests find where the recordings of real people are not beside the project.
 * Files of the same names, columns and kinds, made by the body models, with what is known of each written
 * beside them as it is beside the real ones. The same every time.
 */
#define TURN 6.283185307179586

static const char *folder;

static FILE *begin(const char *name)
{
    char path[512];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(1);
    }
    return file;
}

static void end(FILE *file)
{
    if (fclose(file)) {
        perror(folder);
        exit(1);
    }
}

static void need(int result)
{
    if (result) {
        fprintf(stderr, "made_recordings: a model says %d\n", result);
        exit(1);
    }
}

static void write_board(const char *name, const struct model_session *session)
{
    FILE *file = begin(name);

    fprintf(file, "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n");
    for (size_t i = 0; i < session->count; i++) {
        const struct sample *sample = &session->samples[i];
        const double *kg = sample->load_kg;

        fprintf(file, "%.3f,%.3f,%.3f,%.3f,%.3f\n", (double)sample->t_us / 1e6, kg[CORNER_TOP_LEFT],
                kg[CORNER_TOP_RIGHT], kg[CORNER_BOTTOM_LEFT], kg[CORNER_BOTTOM_RIGHT]);
    }
    end(file);
}

static double total_kg(const struct sample *sample)
{
    return sample->load_kg[0] + sample->load_kg[1] + sample->load_kg[2] + sample->load_kg[3];
}

/* Recordings of stands end with the stand, as those of people do. */
static void cut_end(struct model_session *session, double weight_kg)
{
    while (session->count > 0 && total_kg(&session->samples[session->count - 1]) <= 0.6 * weight_kg)
        session->count--;
}

/* From the first to the last moment above 60 % of what the person weighs, from `from_s` on. */
static void write_known(FILE *file, const char *name, const struct model_session *session, double weight_kg,
                        double from_s)
{
    double on_s = -1, off_s = -1;

    for (size_t i = 0; i < session->count; i++) {
        double t_s = (double)session->samples[i].t_us / 1e6;

        if (t_s < from_s || total_kg(&session->samples[i]) <= 0.6 * weight_kg)
            continue;
        on_s = on_s < 0 ? t_s : on_s;
        off_s = t_s;
    }
    fprintf(file, "\"%s\": {\"label\": \"%s\", \"plateau_kg\": %.2f, \"on_s\": %.3f, \"off_s\": %.3f}", name,
            strstr(name, "bad") ? "bad" : "good", weight_kg, on_s, off_s);
}

/* Somebody steps onto the board, stands and steps off; where `twice`, another stand was before. */
static const struct {
    const char *name;
    enum model_act act;
    double weight_kg;
    bool twice;
} stands[] = {
    {"step-on-s01-1-bad", MODEL_TWO_FEET, 50.8, false}, {"step-on-s01-1-good", MODEL_TWO_FEET, 50.8, false},
    {"step-on-s01-2-bad", MODEL_RIGHT, 50.8, false},    {"step-on-s01-2-good", MODEL_TWO_FEET, 50.8, false},
    {"step-on-s02-1-bad", MODEL_LEFT, 61.3, false},     {"step-on-s02-1-good", MODEL_TWO_FEET, 61.3, false},
    {"step-on-s03-1-bad", MODEL_TWO_FEET, 72.4, true},  {"step-on-s03-1-good", MODEL_TWO_FEET, 72.4, false},
    {"step-on-s03-2-bad", MODEL_TWO_FEET, 72.4, false}, {"step-on-s03-2-good", MODEL_TWO_FEET, 72.4, false},
    {"step-on-s04-1-bad", MODEL_TWO_FEET, 80.1, false}, {"step-on-s04-1-good", MODEL_TWO_FEET, 80.1, true},
    {"step-on-s05-1-bad", MODEL_TWO_FEET, 55, false},   {"step-on-s05-1-good", MODEL_TWO_FEET, 55, false},
    {"step-on-s06-1-bad", MODEL_TWO_FEET, 67.5, false}, {"step-on-s06-1-good", MODEL_TWO_FEET, 67.5, false},
    {"step-on-s06-2-bad", MODEL_TWO_FEET, 67.5, false}, {"step-on-s06-2-good", MODEL_TWO_FEET, 67.5, false},
    {"step-on-s07-1-bad", MODEL_RIGHT, 39.4, false},    {"step-on-s07-1-good", MODEL_TWO_FEET, 39.4, false},
    {"step-on-s07-2-bad", MODEL_LEFT, 39.4, false},     {"step-on-s07-2-good", MODEL_TWO_FEET, 39.4, false},
    {"step-on-s08-1-bad", MODEL_TWO_FEET, 90.2, false}, {"step-on-s08-1-good", MODEL_TWO_FEET, 90.2, false},
    {"step-on-s08-2-bad", MODEL_TWO_FEET, 90.2, false}, {"step-on-s08-2-good", MODEL_TWO_FEET, 90.2, false},
    {"step-on-s09-1-bad", MODEL_TWO_FEET, 58.8, false}, {"step-on-s09-1-good", MODEL_TWO_FEET, 58.8, false},
    {"step-on-s10-1-bad", MODEL_LEFT, 64, false},       {"step-on-s10-1-good", MODEL_TWO_FEET, 64, false},
    {"step-on-s10-2-bad", MODEL_TWO_FEET, 64, false},   {"step-on-s10-2-good", MODEL_TWO_FEET, 64, false},
};
enum { STANDS = sizeof stands / sizeof *stands };

static void make_stand(int i, FILE *known)
{
    const bool bad = strstr(stands[i].name, "bad") != NULL;
    const struct model_options person = {.seed = 100 + (uint64_t)i,
                                         .weight_kg = stands[i].weight_kg,
                                         .rate_hz = 62,
                                         .sway = bad && stands[i].act == MODEL_TWO_FEET ? 3 : 1};
    struct model_step steps[5] = {{.act = MODEL_EMPTY, .seconds = 1.4}};
    struct model_session session;
    char name[64];
    size_t count = 1;

    if (stands[i].twice) {
        steps[count++] = (struct model_step){.act = MODEL_TWO_FEET, .seconds = 8};
        steps[count++] = (struct model_step){.act = MODEL_EMPTY, .seconds = 70};
    }
    steps[count++] = (struct model_step){.act = stands[i].act, .seconds = 8.4, .transfer_s = 0.4};
    steps[count++] = (struct model_step){.act = MODEL_EMPTY, .seconds = 0.1, .transfer_s = 0.4};
    need(model_make(&person, steps, count, &session));
    cut_end(&session, stands[i].weight_kg);
    snprintf(name, sizeof name, "board/%s.csv", stands[i].name);
    write_board(name, &session);
    write_known(known, stands[i].name, &session, stands[i].weight_kg, stands[i].twice ? 40 : 0);
    fprintf(known, i + 1 < STANDS ? ",\n" : "\n}\n");
    model_free(&session);
}

static void make_board(const char *name, const struct model_options *options, const struct model_step *steps,
                       size_t count)
{
    struct model_session session;

    need(model_make(options, steps, count, &session));
    write_board(name, &session);
    model_free(&session);
}

/* A hand on a board: up to 15 kg, here and there. */
static void make_presses(void)
{
    FILE *file = begin("board/hand-presses.csv");

    fprintf(file, "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n");
    for (int i = 0; i < 40 * 62; i++) {
        const double t = i / 62.0, press = fmax(0, 15 * sin(TURN * t / 2.7)), where = t / 9;

        fprintf(file, "%.3f,%.2f,%.2f,%.2f,%.2f\n", t, press * fmax(0, cos(where)),
                press * fmax(0, sin(where)), press * fmax(0, -cos(where)), press * fmax(0, -sin(where)));
    }
    end(file);
}

static void make_boards(void)
{
    static const struct model_step quiet[] = {{.act = MODEL_EMPTY, .seconds = 4},
                                              {.act = MODEL_TWO_FEET, .seconds = 42, .transfer_s = 0.5}};
    static const struct model_step shorter[] = {{.act = MODEL_TWO_FEET, .seconds = 1034}};
    static const struct model_step mixed[] = {
        {.act = MODEL_EMPTY, .seconds = 3}, {.act = MODEL_TWO_FEET, .seconds = 6},
        {.act = MODEL_LEFT, .seconds = 7},  {.act = MODEL_TWO_FEET, .seconds = 3},
        {.act = MODEL_RIGHT, .seconds = 5}, {.act = MODEL_HOP, .seconds = 0.2},
        {.act = MODEL_RIGHT, .seconds = 4}, {.act = MODEL_EMPTY, .seconds = 3}};
    FILE *known = begin("board/step-on.json");

    fprintf(known, "{\n");
    for (int i = 0; i < STANDS; i++)
        make_stand(i, known);
    end(known);
    make_board("board/quiet-with-dropouts.csv",
               &(struct model_options){.seed = 16, .weight_kg = 69.7, .rate_hz = 62, .dropouts = 50}, quiet,
               2);
    make_board(
        "board/short-stance.csv",
        &(struct model_options){.seed = 8, .weight_kg = 65, .jitter = true, .gap_at_s = 12, .gap_s = 1000},
        shorter, 1);
    make_board("board/mixed-tuesday.csv",
               &(struct model_options){.seed = 9, .weight_kg = 82, .repeat = 0.3, .dropouts = 6}, mixed, 8);
    make_presses();
}

/* Sway of a plate: slow, or slow with a little that is quick, so that frequencies by power and by path
 * differ. */
enum { PLATES = 61, ROWS = 3000, PARTS = 3 };
struct swing {
    double mm, hz, phase;
};

static double swung(const struct swing *swings, double t_s)
{
    double mm = 0;

    for (int i = 0; i < PARTS; i++)
        mm += swings[i].mm * sin(TURN * (swings[i].hz * t_s + swings[i].phase));
    return mm;
}

static double power_hz(struct swing swings[2][PARTS])
{
    double power = 0, weighted = 0;

    for (int axis = 0; axis < 2; axis++)
        for (int i = 0; i < PARTS; i++) {
            power += pow(swings[axis][i].mm, 2);
            weighted += pow(swings[axis][i].mm, 2) * swings[axis][i].hz;
        }
    return weighted / power;
}

/* By the definitions as they are published, in two passes over all points. */
static void write_published(FILE *file, const char *name, double (*mm)[2], double hz)
{
    double mean[2] = {0}, xx = 0, yy = 0, xy = 0, path = 0;
    const double n = ROWS;

    for (int i = 0; i < ROWS; i++) {
        mean[0] += mm[i][0] / n;
        mean[1] += mm[i][1] / n;
        path += i > 0 ? hypot(mm[i][0] - mm[i - 1][0], mm[i][1] - mm[i - 1][1]) : 0;
    }
    for (int i = 0; i < ROWS; i++) {
        xx += (mm[i][0] - mean[0]) * (mm[i][0] - mean[0]) / (n - 1);
        yy += (mm[i][1] - mean[1]) * (mm[i][1] - mean[1]) / (n - 1);
        xy += (mm[i][0] - mean[0]) * (mm[i][1] - mean[1]) / (n - 1);
    }
    /* F(0.95; 2, n-2) is known in closed form */
    double f = (n - 2) / 2 * (pow(0.05, -2 / (n - 2)) - 1);
    double area = TURN / 2 * sqrt(xx * yy - xy * xy) * f * 2 * (n - 1) * (n + 1) / (n * (n - 2));

    fprintf(
        file,
        "\"%s\": {\n\"ellipse95_cm2\": %.17g,\n\"mean_velocity_cm_s\": %.17g,\n\"mean_frequency_hz\": %.17g}",
        name, area / 100, path / (n / 100) / 10, hz);
}

static void make_plate(int number, FILE *published)
{
    static double mm[ROWS][2];
    const bool quick = number % 2;
    uint64_t random = 900 + (uint64_t)number;
    struct swing swings[2][PARTS];
    char name[64], path[80];

    for (int axis = 0; axis < 2; axis++)
        for (int i = 0; i < PARTS; i++)
            swings[axis][i] =
                (struct swing){.mm = i == 2 && quick ? 1.6 : 4 + model_uniform(&random),
                               .hz = i == 2 && quick ? 1.5 : 0.2 + 0.0667 * i + 0.01 * model_uniform(&random),
                               .phase = model_uniform(&random)};
    snprintf(name, sizeof name, "BDS%05d", 1 + 32 * number);
    snprintf(path, sizeof path, "plate/%s.csv", name);
    FILE *file = begin(path);
    fprintf(file, "time_s,cop_ml_mm,cop_ap_mm\n");
    for (int i = 0; i < ROWS; i++) {
        for (int axis = 0; axis < 2; axis++)
            mm[i][axis] = round(1e5 * swung(swings[axis], i / 100.0)) / 1e5; /* as it is written */
        fprintf(file, "%.3f,%.5f,%.5f\n", (i + 1) / 100.0, mm[i][0], mm[i][1]);
    }
    end(file);
    write_published(published, name, mm, power_hz(swings));
}

static void make_plates(void)
{
    FILE *published = begin("plate/published.json");

    fprintf(published, "{\n");
    for (int i = 0; i < PLATES; i++) {
        make_plate(i, published);
        fprintf(published, i + 1 < PLATES ? ",\n" : "\n}\n");
    }
    end(published);
}

/* Ten lifts as they should be, ten too fast, ten too small, with pauses between. */
static void make_motion(const char *exercise, int person, int unit, uint64_t seed)
{
    enum { BLOCK = 10 };
    static const struct limb_lift_step kinds[] = {
        {.angle_deg = 40, .rise_s = 2.2, .hold_s = 0.6, .lower_s = 2.4, .rest_s = 1},
        {.angle_deg = 40, .rise_s = 0.5, .hold_s = 0.2, .lower_s = 0.5, .rest_s = 0.9},
        {.angle_deg = 15, .rise_s = 1.1, .hold_s = 0.5, .lower_s = 1.2, .rest_s = 1}};
    const struct limb_options leg = {.seed = seed,
                                     .rate_hz = 25,
                                     .turned = unit == 3,
                                     .mirror = person == 2,
                                     .noise_m_s2 = 0.05,
                                     .noise_rad_s = 0.004,
                                     .bias_rad_s = {0.004, -0.003, 0.002}};
    struct limb_lift_step lifts[3 * BLOCK];
    struct limb_session session;
    uint64_t random = seed;
    char name[96];

    for (int i = 0; i < 3 * BLOCK; i++) {
        lifts[i] = kinds[i / BLOCK];
        lifts[i].angle_deg *= 0.95 + 0.1 * model_uniform(&random);
        lifts[i].rise_s *= 0.95 + 0.1 * model_uniform(&random);
        lifts[i].rest_s += i % BLOCK == BLOCK - 1 ? 12 : 0;
    }
    need(limb_make(&leg, lifts, 3 * BLOCK, &session));
    snprintf(name, sizeof name, "motion/%s-s%d-u%d.csv", exercise, person, unit);
    FILE *file = begin(name);
    fprintf(file, "time_s,accel_x_m_s2,accel_y_m_s2,accel_z_m_s2,gyro_x_rad_s,gyro_y_rad_s,gyro_z_rad_s\n");
    for (size_t i = 0; i < session.count; i++) {
        const struct sample *sample = &session.samples[i];
        const double *a = sample->accel_m_s2, *g = sample->gyro_rad_s;

        fprintf(file, "%.3f,%.5f,%.5f,%.5f,%.6f,%.6f,%.6f\n", (double)sample->t_us / 1e6, a[0], a[1], a[2],
                g[0], g[1], g[2]);
    }
    end(file);
    limb_free(&session);
}

static void make_motions(void)
{
    static const char *const exercises[] = {"prone-hip-extension", "side-lying-hip-abduction",
                                            "straight-leg-raise"};

    for (int i = 0; i < 12; i++)
        make_motion(exercises[i / 4], 1 + i / 2 % 2, 2 + i % 2, 40 + (uint64_t)i);
}

int main(int argc, char **argv)
{
    static const char *const rooms[] = {"", "/board", "/plate", "/motion"};
    char path[512];

    if (argc != 2) {
        fprintf(stderr, "usage: made_recordings FOLDER\n");
        return 2;
    }
    folder = argv[1];
    for (int i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s%s", folder, rooms[i]);
        mkdir(path, 0777); /* may be there already; what cannot be written is told */
    }
    make_boards();
    make_plates();
    make_motions();
    end(begin("README.md"));
    return 0;
}
