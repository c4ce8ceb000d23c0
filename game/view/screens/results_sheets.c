#include "screens/results.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "screens/glyph.h"
#include "screens/parts.h"
#include "screens/say.h"
#include "tongue/tongue.h"

/* The three sheets of the results: what was done, how it went, the table it went into. */

enum { ROWS = RESULTS_ROWS };

static const double TOP = RESULTS_TOP, HEIGHT = RESULTS_HEIGHT;

/* The set with the best hold of the side that is shown; NULL when nothing was held there. */
const struct run_set *results_best_set(const struct app *app)
{
    const struct run *run = &app->attempt.run;
    const struct run_set *best = NULL;

    for (int i = 0; i < run->set_count; i++) {
        const struct run_set *set = &run->sets[i];
        if (set->side == app->table_side && set->scored &&
            (!best || score_better(&best->score, &set->score) == &set->score))
            best = set;
    }
    return best;
}

/* Under a star that is still to be earned. */
static void say_limit(const struct level *level, int star, char out[48])
{
    /* TRANSLATORS: the star comes at so many repetitions, or seconds */
    snprintf(out, 48, level->reps > 0 ? _("at %g") : _("at %g s"), level->stars[star]);
}

struct fact {
    const char *name;
    int value;
    const char *unit;
};

static void paint_facts(struct canvas *canvas, const struct fact *facts, double x, double w)
{
    bool units = w > 500;
    double right = x + (units ? 0.6 * w : w - 40);
    char text[64];

    for (int i = 0; i < 3; i++) {
        double y = TOP + 424 + i * 62;
        snprintf(text, sizeof text, "%d", facts[i].value);
        draw_text(canvas, x + 40, y, right - x - 150, 40, MEDIUM, ALIGN_LEFT, STONE, facts[i].name);
        draw_text(canvas, right, y, 110, 46, BOLD, ALIGN_RIGHT, INK, text);
        if (units)
            draw_text(canvas, right + 14, y, x + w - 54 - right, 36, MEDIUM, ALIGN_LEFT, STONE,
                      facts[i].unit);
    }
}

/* Nobody measured: what the player says was done is done. */
static void paint_stamp(const struct app *app, struct canvas *canvas, double x, double w)
{
    const double middle = x + w / 2;
    bool done = run_completed(&app->attempt.run);
    char asked[SAY_ASKED];

    say_asked(app_level(app), asked);
    draw_ring(canvas, middle, TOP + 200, 112, 14, done ? FERN : LINE);
    if (done)
        glyph_tick(canvas, middle, TOP + 200, 4.4, FERN);
    draw_text(canvas, middle, TOP + 404, w - 80, 54, BOLD, ALIGN_CENTRE, INK,
              done ? _("Done by the clock") : _("Not to the end"));
    draw_paragraph(canvas, x + 40, TOP + 474, w - 80, 40, MEDIUM, STONE, asked);
}

static void paint_score(const struct app *app, struct canvas *canvas, const struct score *score, double x,
                        double w)
{
    const struct fact held[] = {{_("Steady"), score->steadiness, _("of 100")},
                                {_("Sway"), (int)lround(score->velocity_mm_s), _("mm/s")},
                                {_("Points"), score->points, ""}};
    const struct fact counted[] = {{tongue_in("repetitions", "All"), score->reps, _("repetitions")},
                                   {_("Steady"), score->steadiness, _("of 100")},
                                   {_("Points"), score->points, ""}};
    bool reps = app_level(app)->reps > 0;
    char text[64];

    if (reps)
        snprintf(text, sizeof text, _("%d good"), score->good);
    else
        part_seconds(score->seconds, text);
    draw_text(canvas, x + w / 2, TOP + 330, w - 80, 140, BOLD, ALIGN_CENTRE, INK, text);
    paint_facts(canvas, reps ? counted : held, x, w);
}

void results_paint_done(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct level *level = app_level(app);
    const struct score *score = run_best(&app->attempt.run, app->table_side);
    const double middle = x + w / 2, k = fmin(1, w / 560);
    char text[64];

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    if (!run_measured(&app->attempt.run)) {
        paint_stamp(app, canvas, x, w);
        return;
    }
    for (int i = 0; i < LEVEL_STARS; i++) {
        bool earned = score && i < score->stars;
        double sx = middle + (i - 1) * 156 * k;
        draw_star(canvas, sx, TOP + 92, (earned ? 66 : 54) * k, earned);
        if (earned)
            continue;
        say_limit(level, i, text);
        draw_text(canvas, sx, TOP + 188, 150 * k, 36, SEMIBOLD, ALIGN_CENTRE, STONE, text);
    }
    if (score) {
        paint_score(app, canvas, score, x, w);
        return;
    }
    draw_text(canvas, middle, TOP + 306, w - 80, 54, BOLD, ALIGN_CENTRE, INK,
              level->reps > 0 ? _("None counted yet") : _("Not held yet"));
    draw_text(canvas, middle, TOP + 372, w - 80, 40, MEDIUM, ALIGN_CENTRE, STONE,
              level->reps > 0 ? _("small and slow is fine") : _("a handrail is fine"));
}

/* The sets of the side that is shown, one under the other. */
static void paint_sets(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct run *run = &app->attempt.run;
    double y = TOP + 92;
    char text[64];

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    draw_text(canvas, x + 40, TOP + 60, w - 80, 44, BOLD, ALIGN_LEFT, INK, _("Your sets"));
    for (int i = 0; i < run->set_count; i++) {
        const struct run_set *set = &run->sets[i];
        if (set->side != app->table_side)
            continue;
        bool done = set->done && !set->skipped;
        glyph_step(canvas, x + 66, y + 24, 19, done ? PIP_DONE : PIP_TO_COME);
        snprintf(text, sizeof text, _("Set %d"), set->set);
        draw_text(canvas, x + 106, y + 38, w / 2 - 106, 38, MEDIUM, ALIGN_LEFT, STONE, text);
        text[0] = '\0';
        if (set->scored && run_counted(run))
            snprintf(text, sizeof text, _("%d of %d"), set->score.good, app_level(app)->reps);
        else if (set->scored)
            part_seconds(set->score.seconds, text);
        draw_text(canvas, x + w - 40, y + 38, w / 2 - 40, 40, BOLD, ALIGN_RIGHT, INK, text);
        y += 49;
    }
}

/* Millimetres around the centre that the plate shows: the next of 20, 30, 40 ... that holds everything. */
static double plate_reach(const struct app *app, const struct sway_measures *sway)
{
    double most = sway->axis_major_mm;

    for (int i = 0; i < app->trace_count; i++)
        most = fmax(most, fmax(fabs(app->trace[i].x_mm - sway->mean_ml_mm),
                               fabs(app->trace[i].y_mm - sway->mean_ap_mm)));
    return fmax(20, 10 * ceil(most / 10));
}

static void paint_path(const struct app *app, struct canvas *canvas, const struct sway_measures *sway,
                       double cx, double cy, double scale)
{
    struct point path[APP_TRACE];
    double fade[APP_TRACE];
    const int count = app->trace_count;

    for (int i = 0; i < count; i++) {
        path[i] = (struct point){cx + (app->trace[i].x_mm - sway->mean_ml_mm) * scale,
                                 cy - (app->trace[i].y_mm - sway->mean_ap_mm) * scale};
        fade[i] = 0.45 + 0.55 * i / count;
    }
    if (count < 2)
        return;
    draw_polyline(canvas, path, count, 3.4, NULL, fade, INK);
    draw_disc(canvas, path[count - 1].x, path[count - 1].y, 15, PAPER);
    draw_disc(canvas, path[count - 1].x, path[count - 1].y, 11, INK);
}

static void paint_sway(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct run_set *set = results_best_set(app);
    const double side = fmin(448, w - 116), cx = x + w / 2 + 26, cy = TOP + 84 + 448 / 2.0;
    char text[64];

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    draw_text(canvas, x + 40, TOP + 60, w - 140, 44, BOLD, ALIGN_LEFT, INK, _("Your sway"));
    draw_text(canvas, x + w - 40, TOP + 60, 80, 36, MEDIUM, ALIGN_RIGHT, STONE, _("cm"));
    draw_round(canvas, cx - side / 2, cy - side / 2, side, side, 24, PLATE);
    if (!set || app->trace_count < 2) {
        draw_text(canvas, cx, cy + 14, side - 20, 40, MEDIUM, ALIGN_CENTRE, STONE, _("no hold to draw"));
        return;
    }
    const struct sway_measures *sway = &set->best.sway;
    double reach = plate_reach(app, sway), scale = side / 2 / (reach * 1.06);
    double line = reach <= 30 ? reach - 10 : 10 * floor(reach / 20); /* of the outer grid lines, mm */
    for (int i = -1; i <= 1; i++) {
        double at = i * line * scale, thick = i ? 2 : 4;
        draw_rect(canvas, cx + at - thick / 2, cy - side / 2, thick, side, LINE);
        draw_rect(canvas, cx - side / 2, cy + at - thick / 2, side, thick, LINE);
        snprintf(text, sizeof text, "%d", (int)lround(-i * line / 10));
        draw_text(canvas, cx - side / 2 - 14, cy + at + 12, 46, 34, MEDIUM, ALIGN_RIGHT, STONE, text);
    }
    draw_ellipse(canvas, (struct point){cx, cy}, sway->axis_major_mm * scale, sway->axis_minor_mm * scale,
                 (struct point){sway->axis_x, -sway->axis_y}, 7, ZONE, LAKE);
    paint_path(app, canvas, sway, cx, cy, scale);
    draw_rect(canvas, x + 40, TOP + HEIGHT - 40, 52, 8, LAKE);
    snprintf(text, sizeof text, _("95 %%: %.1f cm²"), sway->ellipse95_mm2 / 100);
    draw_text(canvas, x + 106, TOP + HEIGHT - 24, w - 146, 38, BOLD, ALIGN_LEFT, INK, text);
}

void results_paint_how(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct run *run = &app->attempt.run;

    if (run->channel == CHANNEL_LOAD && !run_counted(run))
        paint_sway(app, canvas, x, w);
    else
        paint_sets(app, canvas, x, w);
}

static const char *no_table(const struct app *app)
{
    if (app->simulated)
        return _("Simulated board: this attempt is not entered into the table.");
    if (!run_measured(&app->attempt.run))
        return _("By the clock there are no points: it is a stamp.");
    if (!strcmp(app->source, "file"))
        return _("A recording: this attempt is not entered into the table.");
    return app->store_fault[0] ? _("This attempt could not be saved.") : _("No attempt yet on this leg.");
}

static void paint_row(const struct app *app, struct canvas *canvas, int i, double x, double w)
{
    const struct store_score *row = &app->table[i];
    bool now = app->saved_id != 0 && row->attempt_id == app->saved_id,
         mine = row->player_id == app->player.id;
    double y = TOP + 104 + i * 94;
    struct colour ink = now ? MIST : INK;
    char text[64];

    if (now)
        draw_round(canvas, x + 20, y, w - 40, 86, 24, SPRUCE);
    snprintf(text, sizeof text, "%d", app->table_rank[i]);
    draw_text(canvas, x + 74, y + 59, 76, 44, BOLD, ALIGN_CENTRE, now ? MIST : STONE, text);
    /* The points decide the place; the seconds say what they come from. */
    double right = x + w - 48, points_w, seconds_w;
    snprintf(text, sizeof text, "%d", row->score.points);
    points_w = draw_text(canvas, right, y + 44, 140, 46, BOLD, ALIGN_RIGHT, ink, text);
    if (row->score.reps > 0)
        snprintf(text, sizeof text, _("%d good"), row->score.good);
    else
        part_seconds(row->score.seconds, text);
    seconds_w = draw_text(canvas, right, y + 77, 140, 32, MEDIUM, ALIGN_RIGHT, now ? QUIET : STONE, text);
    right -= fmax(points_w, seconds_w) + 18;
    double left = x + 118;
    const char *note = w < 500 ? "" : now ? _("now") : mine ? _("before") : "";
    double note_w = note[0] ? text_width(canvas, 36, MEDIUM, note) : 0;
    left += draw_text(canvas, left, y + 59, right - left - note_w - 14, 46, mine ? BOLD : MEDIUM, ALIGN_LEFT,
                      ink, row->player);
    if (note[0])
        draw_text(canvas, left + 14, y + 59, right - left - 14, 36, MEDIUM, ALIGN_LEFT,
                  now ? SUN_LIGHT : STONE, note);
}

void results_paint_table(const struct app *app, struct canvas *canvas, double x, double w)
{
    bool kept = app->saved_id != 0 && !app->simulated && strcmp(app->source, "file") != 0 &&
                run_measured(&app->attempt.run);
    bool show = kept && app->table_count > 0;
    draw_sheet(canvas, x, TOP, w, HEIGHT);
    double title_w = draw_text(canvas, x + 40, TOP + 60, w - 80, 44, BOLD, ALIGN_LEFT, INK,
                               part_side_leg(app->table_side));
    if (!show) {
        draw_block(canvas, x + 40, TOP + 120, w - 80, HEIGHT - 240, 42, SEMIBOLD, ALIGN_CENTRE, INK,
                   no_table(app));
        return;
    }
    draw_text(canvas, x + w - 48, TOP + 60, w - 112 - title_w, 36, MEDIUM, ALIGN_RIGHT, STONE, _("points"));
    for (int i = 0; i < app->table_count && i < ROWS; i++)
        paint_row(app, canvas, i, x, w);
}
