#include "command/common.h"
#include "command/json.h"
#include "command/notes.h"
#include "command/standing.h"
#include "command/stands.h"

#include "coach/trial.h"
#include "input/csv.h"
#include "loader/levels.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "Usage: surefoot score FILE.csv --exercise NAME [options]\n"
    "\n"
    "What the detectors see in a recording of a balance board, and its score.\n"
    "\n"
    "  --exercise NAME      single-leg-balance, or stance: when somebody stands on the board\n"
    "  --side left|right    only this leg; without it both are shown and the better one gives the points\n"
    "  --weight KG          body weight; without it the median load of the longest stand\n"
    "  --centre MM          where the middle between the feet is, to the right of the board's; normally 0\n"
    "  --level ID           star limits and longest hold of that level; normally 10, 20, 30 s and 45 s\n"
    "  --json               one JSON object\n"
    "\n"
    "Columns: time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg. A file of `surefoot export`\n"
    "says itself which leg, weight, centre and limits it was scored with.\n"
    "\n"
    "Example: surefoot score balance.csv --exercise single-leg-balance --side left\n";

static const char works[] = "is not scored from a recording yet; single-leg-balance and stance are";

struct request {
    const char *path;
    bool stance, json, exercise_given;
    enum exercise exercise;
    struct notes notes; /* of the file, overruled by the options */
};

/* Both legs are two trials over the same samples. */
struct sides {
    struct trial trial[2];
    int count;
    struct standing standing;
};

static int read_level(const char *word, struct notes *notes, enum exercise exercise)
{
    struct trail trail;
    const struct level *level;
    int status = common_trail("score", &trail);

    if (status)
        return status;
    level = common_level("score", &trail, word);
    if (!level) {
        status = EXIT_USAGE;
    } else if (level->exercise != exercise) {
        status = common_wrong("score", "another exercise is asked for by level", level->id, NULL);
    } else {
        notes->cap_s = level->hold_s;
        memcpy(notes->stars, level->stars, sizeof notes->stars);
    }
    levels_free(&trail);
    return status;
}

static int read_exercise(const char *name, struct request *request)
{
    request->exercise_given = true;
    request->stance = !strcmp(name, "stance");
    if (request->stance)
        return 0;
    if (!strcmp(name, "limb-lift"))
        return common_wrong("score", "exercise", name, works);
    if (!exercise_parse(name, &request->exercise))
        return common_wrong("score", "there is no exercise", name, "(see surefoot score --help)");
    return 0;
}

enum { OPTION_EXERCISE, OPTION_SIDE, OPTION_WEIGHT, OPTION_CENTRE, OPTION_LEVEL, OPTION_JSON };

static const struct option options[] = {{"exercise", required_argument, NULL, OPTION_EXERCISE},
                                        {"side", required_argument, NULL, OPTION_SIDE},
                                        {"weight", required_argument, NULL, OPTION_WEIGHT},
                                        {"centre", required_argument, NULL, OPTION_CENTRE},
                                        {"level", required_argument, NULL, OPTION_LEVEL},
                                        {"json", no_argument, NULL, OPTION_JSON},
                                        {NULL, 0, NULL, 0}};

static int read_option(int option, struct request *request, struct notes *given, const char **level)
{
    switch (option) {
    case OPTION_EXERCISE:
        return read_exercise(optarg, request);
    case OPTION_SIDE:
        return common_option_side("score", &given->side);
    case OPTION_WEIGHT:
        return common_option_real("score", "--weight", 10, 300, &given->weight_kg);
    case OPTION_CENTRE:
        return common_option_real("score", "--centre", -200, 200, &given->centre_x_mm);
    case OPTION_LEVEL:
        *level = optarg;
        return 0;
    case OPTION_JSON:
        request->json = true;
        return 0;
    default:
        return EXIT_USAGE;
    }
}

static int read_request(int argc, char **argv, struct request *request)
{
    struct notes given = {0};
    const char *level = NULL;
    bool centre_given = false;
    int option, status;

    memset(request, 0, sizeof *request);
    optind = 0;
    while ((option = common_option("score", argc, argv, options)) != COMMON_NO_MORE) {
        status = read_option(option, request, &given, &level);
        if (status)
            return status;
        centre_given |= option == OPTION_CENTRE;
    }
    if (argc - optind != 1)
        return common_wrong("score", "one recording is wanted (see surefoot score --help)", NULL, NULL);
    if (!request->exercise_given)
        return common_wrong("score", "--exercise is missing (see surefoot score --help)", NULL, NULL);
    request->path = argv[optind];
    notes_read(request->path, &request->notes);
    if (given.side != SIDE_NONE)
        request->notes.side = given.side;
    if (given.weight_kg > 0)
        request->notes.weight_kg = given.weight_kg;
    if (centre_given)
        request->notes.centre_x_mm = given.centre_x_mm;
    return level ? read_level(level, &request->notes, request->exercise) : 0;
}

static int begin_sides(const struct request *request, struct sides *sides)
{
    struct trial_setup setup = {.exercise = request->exercise,
                                .weight_kg = request->notes.weight_kg,
                                .centre_x_mm = request->notes.centre_x_mm,
                                .cap_s = request->notes.cap_s};
    enum side first = request->notes.side == SIDE_RIGHT ? SIDE_RIGHT : SIDE_LEFT;

    memcpy(setup.stars, request->notes.stars, sizeof setup.stars);
    sides->count = request->notes.side == SIDE_NONE ? 2 : 1;
    for (int i = 0; i < sides->count; i++) {
        setup.side = i ? SIDE_RIGHT : first;
        if (trial_init(&sides->trial[i], &setup))
            return common_wrong("score", "exercise", exercise_name(request->exercise), works);
    }
    return 0;
}

static int fold(const struct request *request, struct sides *sides)
{
    char error[256];
    struct csv *csv = csv_open(request->path, error);
    struct csv_row row;
    int more;

    if (!csv)
        return common_wrong("score", error, NULL, NULL);
    standing_init(&sides->standing);
    while ((more = csv_next(csv, &row, error)) > 0) {
        standing_push(&sides->standing, &row.sample);
        for (int i = 0; i < sides->count; i++)
            trial_push(&sides->trial[i], &row.sample);
    }
    csv_close(csv);
    if (more)
        return common_wrong("score", error, NULL, NULL);
    for (int i = 0; i < sides->count; i++)
        trial_finish(&sides->trial[i]);
    standing_finish(&sides->standing);
    return 0;
}

static double seconds(int64_t us)
{
    return (double)us / 1e6;
}

/* The holds of both trials in order of time; *at keeps the place in each. */
static const struct hold *next_hold(const struct sides *sides, int at[2])
{
    const struct hold *first = NULL;
    int which = 0;

    for (int i = 0; i < sides->count; i++) {
        const struct trial *trial = &sides->trial[i];
        const struct hold *hold = &trial->holds[at[i]];

        if (at[i] < trial->hold_count && at[i] < TRIAL_HOLDS_MAX &&
            (!first || hold->start_us < first->start_us)) {
            first = hold;
            which = i;
        }
    }
    if (first)
        at[which]++;
    return first;
}

static const struct trial *better(const struct sides *sides)
{
    const struct trial *best = &sides->trial[0];

    if (sides->count == 2 && score_better(&best->best, &sides->trial[1].best) == &sides->trial[1].best)
        best = &sides->trial[1];
    return best;
}

static json_t *weight_json(const struct request *request)
{
    return request->notes.weight_kg > 0 ? json_number(request->notes.weight_kg) : json_null();
}

static json_t *recording_json(const struct stands *stands)
{
    return json_pack("{s:o, s:I, s:I}", "seconds", json_number(seconds(stands->last_us - stands->first_us)),
                     "samples", (json_int_t)stands->samples, "gaps", (json_int_t)stands->gaps);
}

static json_t *holds_json(const struct sides *sides, int64_t origin_us)
{
    json_t *holds = json_array();
    const struct hold *hold;
    int at[2] = {0, 0};

    while ((hold = next_hold(sides, at)))
        if (json_array_append_new(holds,
                                  json_pack("{s:s, s:o, s:o, s:o, s:s, s:o}", "side", side_name(hold->side),
                                            "start_s", json_number(seconds(hold->start_us - origin_us)),
                                            "end_s", json_number(seconds(hold->end_us - origin_us)),
                                            "seconds", json_number(seconds(hold->end_us - hold->start_us)),
                                            "ended_by", hold_end_name(hold->ended_by), "velocity_mm_s",
                                            json_number(hold->sway.velocity_mm_s)))) {
            json_decref(holds);
            return NULL;
        }
    return holds;
}

static json_t *sides_json(const struct sides *sides)
{
    json_t *object = json_object();

    for (int i = 0; i < sides->count; i++)
        if (json_object_set_new(object, side_name(sides->trial[i].setup.side),
                                json_score(sides->trial[i].scored ? &sides->trial[i].best : NULL))) {
            json_decref(object);
            return NULL;
        }
    return object;
}

static int print_json(const struct request *request, const struct stands *stands, const struct sides *sides)
{
    const struct trial *best = better(sides);
    struct sway_measures measures;
    bool measured = !sway_measure(&sides->standing.sway, &measures);

    return json_print("score",
                      json_pack("{s:s, s:o, s:o, s:o, s:o, s:[], s:i, s:i, s:i, s:i, s:o}", "exercise",
                                exercise_name(request->exercise), "recording", recording_json(stands),
                                "weight_kg", weight_json(request), "sway",
                                json_sway(measured ? &measures : NULL), "holds",
                                holds_json(sides, stands->first_us), "reps", "points", best->best.points,
                                "stars", best->best.stars, "steadiness", best->best.steadiness, "rules",
                                SCORE_RULES_VERSION, "sides", sides_json(sides)),
                      EXIT_FINE);
}

static int print_table(const struct request *request, const struct stands *stands, const struct sides *sides)
{
    const struct trial *best = better(sides);
    const struct hold *hold;
    struct sway_measures measures;
    int at[2] = {0, 0};

    printf("%s: %.1f s, %lld samples, %lld gaps, body weight %.1f kg\n", request->path,
           seconds(stands->last_us - stands->first_us), (long long)stands->samples, (long long)stands->gaps,
           request->notes.weight_kg);
    if (!sway_measure(&sides->standing.sway, &measures))
        printf("sway on the board: %.1f mm/s, 95 %% ellipse %.0f mm2\n", measures.velocity_mm_s,
               measures.ellipse95_mm2);
    printf("\n%-6s %9s %9s %8s  %s\n", "leg", "from s", "to s", "seconds", "ended by");
    while ((hold = next_hold(sides, at)))
        printf("%-6s %9.2f %9.2f %8.2f  %s\n", side_name(hold->side),
               seconds(hold->start_us - stands->first_us), seconds(hold->end_us - stands->first_us),
               seconds(hold->end_us - hold->start_us), hold_end_name(hold->ended_by));
    if (best->scored)
        printf("\n%s leg: %d points, %d of 3 stars, steadiness %d\n", side_name(best->setup.side),
               best->best.points, best->best.stars, best->best.steadiness);
    else
        puts("\nno hold of a second or more in this recording");
    return EXIT_FINE;
}

static json_t *stands_json(const struct stands *stands)
{
    json_t *array = json_array();

    for (int i = 0; i < stands->count; i++) {
        const struct stand *stand = &stands->stands[i];

        if (json_array_append_new(array,
                                  json_pack("{s:o, s:o, s:o}", "start_s",
                                            json_number(seconds(stand->start_us - stands->first_us)), "end_s",
                                            json_number(seconds(stand->end_us - stands->first_us)), "kg",
                                            json_number(stand->kg)))) {
            json_decref(array);
            return NULL;
        }
    }
    return array;
}

static int show_stands(const struct request *request, const struct stands *stands)
{
    if (request->json)
        return json_print("score",
                          json_pack("{s:s, s:o, s:o, s:o}", "exercise", "stance", "recording",
                                    recording_json(stands), "weight_kg", weight_json(request), "stands",
                                    stands_json(stands)),
                          EXIT_FINE);
    printf("%9s %9s %8s\n", "from s", "to s", "kg");
    for (int i = 0; i < stands->count; i++)
        printf("%9.2f %9.2f %8.2f\n", seconds(stands->stands[i].start_us - stands->first_us),
               seconds(stands->stands[i].end_us - stands->first_us), stands->stands[i].kg);
    return EXIT_FINE;
}

static int run(int argc, char **argv)
{
    struct request request;
    struct stands stands;
    struct sides sides;
    char error[256];
    int status = read_request(argc, argv, &request);

    if (status)
        return status;
    if (!strcmp(request.path, "-"))
        return common_wrong("score", "a recording is read twice, so it cannot come from standard input", NULL,
                            NULL);
    if (!request.stance &&
        begin_sides(&request, &sides)) /* before the file: the exercise may not be scored */
        return EXIT_USAGE;
    if (stands_read(request.path, &stands, error))
        return common_wrong("score", error, NULL, NULL);
    if (request.notes.weight_kg <= 0 && stands.longest >= 0)
        request.notes.weight_kg = stands.stands[stands.longest].kg;
    if (request.stance)
        return show_stands(&request, &stands);
    status = begin_sides(&request, &sides);
    if (!status)
        status = fold(&request, &sides);
    if (status)
        return status;
    return request.json ? print_json(&request, &stands, &sides) : print_table(&request, &stands, &sides);
}

const struct command command_score = {"score", "what the detectors see in a recording, and its score", help,
                                      run};
