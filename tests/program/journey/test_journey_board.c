#define _GNU_SOURCE 1
#include "journey.h"
#include "test.h"

/*
 * The whole way with a board and without a hand on a key: recordings of people come in through a mocked
 * board, a row of the score table comes out, and what was scored is what was recorded.
 */

/* As in the scenario. */
static const struct journey_part lead = {"quiet-with-dropouts", 16, 16.1, 0.85};
static const struct journey_part left = {"step-on-s07-2-bad", 3.2, 1e9, 1.5};
static const struct journey_part right = {"step-on-s07-1-bad", 2.9, 1e9, 1.5};
static const struct journey_part end = {"quiet-with-dropouts", 16, 20, 0.85};
static const int zero_g[CORNERS] = {50, 30, 50, 20}; /* what the empty board reads there */

struct load {
    double t_s;
    int g[CORNERS];
};

struct loads {
    struct load *load; /* owned */
    size_t count;
};

/* One that only says the same again is left out. */
static void add(struct loads *loads, double t_s, const int g[CORNERS])
{
    struct load *load = &loads->load[loads->count];

    load->t_s = t_s;
    memcpy(load->g, g, sizeof load->g);
    if (!loads->count || memcmp(load[-1].g, g, sizeof load->g))
        loads->count++;
}

static struct loads loads_new(size_t most)
{
    struct loads loads = {.load = calloc(most, sizeof *loads.load)};

    assert_non_null(loads.load);
    return loads;
}

/* What the board and its zero make of the recording: steps of 10 g. */
static struct loads as_played(const struct journey_part *part)
{
    struct rows rows;

    journey_read(part, &rows);
    struct loads loads = loads_new(rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        int g[CORNERS];

        for (int c = 0; c < CORNERS; c++)
            g[c] = 10 * (int)lround(100 * fmax(part->scale * rows.cells[i][1 + c], 0)) - zero_g[c];
        if (journey_belongs(part, &rows, i))
            add(&loads, rows.cells[i][0], g);
    }
    rows_free(&rows);
    return loads;
}

static struct loads as_kept(const char *path)
{
    struct rows rows;

    rows_read(path, &rows);
    struct loads loads = loads_new(rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        int g[CORNERS];

        for (int c = 0; c < CORNERS; c++)
            g[c] = (int)lround(1000 * rows.cells[i][1 + c]);
        add(&loads, rows.cells[i][0], g);
    }
    rows_free(&rows);
    return loads;
}

/* Every load of the recording was kept, one after the other and to the gram. How much later than 10 ms after
 * the last one something else came, s: on a busy machine the mocked board is late. */
static double same_loads(const struct journey_part *part, const char *path)
{
    struct loads played = as_played(part), kept = as_kept(path);
    size_t at = 0, count = played.count;

    assert_in_range(count, 200, 1000);
    while (at < kept.count && memcmp(kept.load[at].g, played.load[0].g, sizeof kept.load->g) != 0)
        at++;
    for (size_t i = 0; i < count; i++)
        if (at + i >= kept.count || memcmp(kept.load[at + i].g, played.load[i].g, sizeof kept.load->g) != 0)
            fail_msg("load %zu of %zu of %s was not kept", i, count, part->file);
    assert_true(at + count < kept.count);
    double late_s = kept.load[at + count].t_s - kept.load[at].t_s -
                    (played.load[count - 1].t_s - played.load[0].t_s) - 0.01;
    free(played.load);
    free(kept.load);
    return late_s;
}

/* The notes of an export, then the recordings themselves as they went into the mocked board. */
static void write_source(const struct journey_part *part)
{
    assert_int_equal(system("grep '^#' \"$F/set.csv\" >\"$F/source.csv\""), 0);
    FILE *file = cli_file("source.csv", "a");
    journey_write_header(file);
    double t_s = journey_write(file, &lead, 0);
    t_s = journey_write(file, part, t_s);
    journey_write(file, &end, t_s);
    assert_int_equal(fclose(file), 0);
}

/* The set is exported as $F/set.csv, and without its notes as $F/rows.csv. */
static void export_set(int number)
{
    cli_said(0, cli_words("export --attempt 1 --set %d $F/set.csv", number));
    assert_int_equal(system("grep -v '^#' \"$F/set.csv\" >\"$F/rows.csv\""), 0);
}

static json_t *score(const char *name)
{
    return cli_json(0, cli_words("score $F/%s --exercise single-leg-balance --json", name));
}

/* What is exported scores as it was scored. */
static void scores_again(json_t *stored, int number)
{
    export_set(number);
    json_t *scored = score("set.csv");
    assert_int_equal(whole_at(scored, "points"), whole_at(stored, "points"));
    assert_int_equal(whole_at(scored, "stars"), whole_at(stored, "stars"));
    assert_int_equal(whole_at(scored, "steadiness"), whole_at(stored, "steadiness"));
    assert_string_equal(text_at(scored, "holds.0.ended_by"), text_at(stored, "ended_by"));
}

/*
 * The recording scored without board, window and store gives the same, but for the board's steps of 10 g, its
 * zero, and the times it stamps: 0.2 s, 2 mm/s and 4 points, and what a busy machine made longer.
 */
static void scores_as_recorded(json_t *stored, const struct journey_part *part)
{
    double late_s = fabs(same_loads(part, cli_path("rows.csv")));
    write_source(part);
    json_t *scored = score("source.csv");
    print_message("%s: %lld points in the window, %lld from the recording; %.3f s late\n", part->file,
                  whole_at(stored, "points"), whole_at(scored, "points"), late_s);
    close_to(number_at(stored, "seconds"), number_at(scored, "holds.0.seconds"), 0.2 + late_s);
    close_to(number_at(stored, "velocity_mm_s"), number_at(scored, "holds.0.velocity_mm_s"), 2 + 10 * late_s);
    close_to((double)whole_at(stored, "points"), (double)whole_at(scored, "points"), 4 + 25 * late_s);
    assert_string_equal(text_at(stored, "ended_by"), text_at(scored, "holds.0.ended_by"));
}

static void in_the_table(const char *words, int64_t points)
{
    json_t *scores = cli_json(0, words);

    assert_int_equal(json_array_size(at(scores, "scores")), 1);
    assert_string_equal(text_at(scores, "scores.0.player"), "Ann");
    assert_int_equal(whole_at(scores, "scores.0.points"), points);
}

JOURNEY_TEST(walks_to_the_score_table)
{
    static const char *const lines[] = {"source board",       "calibration empty",  "screen board",
                                        "device here",        "calibration ready",  "screen home",
                                        "screen intro",       "screen play",        "phase work left 1",
                                        "phase rest left 1",  "phase work right 1", "phase work left 2",
                                        "phase work right 2", "phase done right 2", "saved 1",
                                        "screen results",     "screen scores",      NULL};
    json_t *history;

    journey_play("journey_board.scn", NULL);
    journey_passed(lines);
    journey_verified(4);
    history = cli_json(0, "history --player Ann --format json");
    assert_int_equal(json_array_size(at(history, "trials")), 4);
    scores_again(at(history, "trials.0"), 1);
    scores_as_recorded(at(history, "trials.0"), &left);
    scores_again(at(history, "trials.1"), 2);
    scores_as_recorded(at(history, "trials.1"), &right);
    scores_again(at(history, "trials.2"), 3);
    scores_again(at(history, "trials.3"), 4);
    for (int i = 0; i < 4; i++) {
        json_t *set = json_array_get(at(history, "trials"), (size_t)i);

        assert_string_equal(text_at(set, "source"), "board");
        assert_string_equal(text_at(set, "side"), i % 2 ? "right" : "left");
        assert_string_equal(text_at(set, "ended_by"), i < 2 ? "foot-down" : "time-cap");
        assert_in_range(whole_at(set, "stars"), i < 2 ? 1 : 3, i < 2 && !journey_was_late() ? 1 : 3);
    }
    in_the_table("scores lake/01 --side left --json", whole_at(history, "trials.2.points"));
    in_the_table("scores lake/01 --side right --json", whole_at(history, "trials.3.points"));
}
