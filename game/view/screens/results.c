#include "screens/app.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "screens/glyph.h"
#include "screens/parts.h"

/* What was done: stars and seconds, the sway of the best hold, the table it went into. */

enum { ROWS = 5 };

static const double TOP = 148, HEIGHT = 596, LOW = 772, LOW_HEIGHT = 252;

/* The set with the best hold of the side that is shown; NULL when nothing was held there. */
static const struct run_set *best_set(const struct app *app)
{
    const struct run *run = &app->attempt.run;
    const struct run_set *best = NULL;

    for (int i = 0; i < run->set_count; i++) {
        const struct run_set *set = &run->sets[i];
        if (set->side == app->table_side && set->score.points > 0 &&
            (!best || score_better(&best->score, &set->score) == &set->score))
            best = set;
    }
    return best;
}

/* The path of that hold, through the same channel that scored it. */
static void load_trace(struct app *app)
{
    const struct run_set *set = best_set(app);
    struct load_channel channel;
    struct load_frame frame;

    app->trace_count = 0;
    if (!set)
        return;
    const struct recording *recording = &app->attempt.recordings[set - app->attempt.run.sets];
    /* Every n-th frame, so that the longest hold fits. */
    int64_t frames = (set->best.end_us - set->best.start_us) / LOAD_STEP_US + 2;
    int64_t every = frames / APP_TRACE + 1, seen = 0;

    load_init(&channel);
    for (size_t i = 0; i <= recording->count; i++) {
        if (i < recording->count)
            load_push(&channel, &recording->samples[i]);
        else
            load_flush(&channel);
        while (load_next(&channel, &frame))
            if (frame.on && frame.t_us >= set->best.start_us && frame.t_us <= set->best.end_us &&
                seen++ % every == 0 && app->trace_count < APP_TRACE)
                app->trace[app->trace_count++] = (struct app_cop){frame.t_us, frame.x_mm, frame.y_mm};
    }
}

static void show_side(struct app *app, enum side side)
{
    app->table_side = side;
    load_trace(app);
    app_load_table(app, app_level(app), side, ROWS);
}

static void enter(struct app *app)
{
    /* The side that worked first, if anything was held on it. */
    enum side first = app->attempt.run.sets[0].side;

    if (!run_best(&app->attempt.run, first))
        first = side_other(first);
    show_side(app, first);
}

static void chosen(struct app *app, int id)
{
    switch (id) {
    case RESULTS_CONTINUE:
        app_go(app, &screen_home);
        break;
    case RESULTS_AGAIN:
        app_start(app, app->chosen_level);
        break;
    case RESULTS_SCORES:
        app->table_level = app->chosen_level;
        app_go(app, &screen_scores);
        break;
    case RESULTS_LEFT:
        show_side(app, SIDE_LEFT);
        break;
    case RESULTS_RIGHT:
        show_side(app, SIDE_RIGHT);
        break;
    default:
        break;
    }
}

static void act(struct app *app, enum action action)
{
    if (action == ACTION_BACK)
        app_go(app, &screen_home);
}

static void paint_done(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct level *level = app_level(app);
    const struct score *score = run_best(&app->attempt.run, app->table_side);
    const double middle = x + w / 2, k = fmin(1, w / 560);
    char text[48];

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    for (int i = 0; i < LEVEL_STARS; i++) {
        bool earned = score && i < score->stars;
        double sx = middle + (i - 1) * 156 * k;
        draw_star(canvas, sx, TOP + 92, (earned ? 66 : 54) * k, earned);
        if (earned)
            continue;
        snprintf(text, sizeof text, "at %g s", level->stars[i]);
        draw_text(canvas, sx, TOP + 188, 150 * k, 36, SEMIBOLD, ALIGN_CENTRE, STONE, text);
    }
    if (!score) {
        draw_text(canvas, middle, TOP + 306, w - 80, 54, BOLD, ALIGN_CENTRE, INK, "Not held yet");
        draw_text(canvas, middle, TOP + 372, w - 80, 40, MEDIUM, ALIGN_CENTRE, STONE, "a handrail is fine");
        return;
    }
    part_seconds(score->seconds, text);
    draw_text(canvas, middle, TOP + 330, w - 80, 140, BOLD, ALIGN_CENTRE, INK, text);
    const struct {
        const char *name;
        int value;
        const char *unit;
    } rows[] = {{"Steady", score->steadiness, "of 100"},
                {"Sway", (int)lround(score->velocity_mm_s), "mm/s"},
                {"Points", score->points, ""}};
    bool units = w > 500;
    double right = x + (units ? 0.6 * w : w - 40);
    for (int i = 0; i < 3; i++) {
        double y = TOP + 424 + i * 62;
        snprintf(text, sizeof text, "%d", rows[i].value);
        draw_text(canvas, x + 40, y, right - x - 150, 40, MEDIUM, ALIGN_LEFT, STONE, rows[i].name);
        draw_text(canvas, right, y, 110, 46, BOLD, ALIGN_RIGHT, INK, text);
        if (units)
            draw_text(canvas, right + 14, y, x + w - 54 - right, 36, MEDIUM, ALIGN_LEFT, STONE, rows[i].unit);
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
    draw_disc(canvas, path[count - 1].x, path[count - 1].y, 15, MIST);
    draw_disc(canvas, path[count - 1].x, path[count - 1].y, 11, INK);
}

static void paint_sway(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct run_set *set = best_set(app);
    const double side = fmin(448, w - 116), cx = x + w / 2 + 26, cy = TOP + 84 + 448 / 2.0;
    char text[32];

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    draw_text(canvas, x + 40, TOP + 60, w - 140, 44, BOLD, ALIGN_LEFT, INK, "Your sway");
    draw_text(canvas, x + w - 40, TOP + 60, 80, 36, MEDIUM, ALIGN_RIGHT, STONE, "cm");
    draw_round(canvas, cx - side / 2, cy - side / 2, side, side, 24, PART_PLATE);
    if (!set || app->trace_count < 2) {
        draw_text(canvas, cx, cy + 14, side - 20, 40, MEDIUM, ALIGN_CENTRE, STONE, "no hold to draw");
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
                 (struct point){sway->axis_x, -sway->axis_y}, 7, (struct colour){0xB9, 0xDC, 0xEC, 190},
                 LAKE);
    paint_path(app, canvas, sway, cx, cy, scale);
    draw_rect(canvas, x + 40, TOP + HEIGHT - 40, 52, 8, LAKE);
    snprintf(text, sizeof text, "95 %%: %.1f cm²", sway->ellipse95_mm2 / 100);
    draw_text(canvas, x + 106, TOP + HEIGHT - 24, w - 146, 38, BOLD, ALIGN_LEFT, INK, text);
}

/* Why there is no table, in short lines. NULL at the end. */
static const char *const *no_table(const struct app *app)
{
    static const char *const simulated[] = {"Simulated board:", "this attempt is not",
                                            "entered into the table.", NULL};
    static const char *const recorded[] = {"A recording:", "this attempt is not", "entered into the table.",
                                           NULL};
    static const char *const fault[] = {"This attempt could", "not be saved.", NULL};
    static const char *const empty[] = {"No attempt yet", "on this leg.", NULL};

    if (app->simulated)
        return simulated;
    if (!strcmp(app->source, "file"))
        return recorded;
    return app->store_fault[0] ? fault : empty;
}

static void paint_row(const struct app *app, struct canvas *canvas, int i, double x, double w)
{
    const struct store_score *row = &app->table[i];
    bool now = app->saved_id != 0 && row->attempt_id == app->saved_id,
         mine = row->player_id == app->player.id;
    double y = TOP + 104 + i * 94;
    struct colour ink = now ? MIST : INK;
    char text[16];

    if (now)
        draw_round(canvas, x + 20, y, w - 40, 86, 24, SPRUCE);
    snprintf(text, sizeof text, "%d", app->table_rank[i]);
    draw_text(canvas, x + 74, y + 59, 76, 44, BOLD, ALIGN_CENTRE, now ? MIST : STONE, text);
    /* The points decide the place; the seconds say what they come from. */
    double right = x + w - 48, points_w, seconds_w;
    snprintf(text, sizeof text, "%d", row->score.points);
    points_w = draw_text(canvas, right, y + 44, 140, 46, BOLD, ALIGN_RIGHT, ink, text);
    part_seconds(row->score.seconds, text);
    seconds_w =
        draw_text(canvas, right, y + 77, 140, 32, MEDIUM, ALIGN_RIGHT, now ? PART_ON_SPRUCE : STONE, text);
    right -= fmax(points_w, seconds_w) + 18;
    double left = x + 118;
    const char *note = w < 500 ? "" : now ? "now" : mine ? "before" : "";
    double note_w = note[0] ? text_width(canvas, 36, MEDIUM, note) : 0;
    left += draw_text(canvas, left, y + 59, right - left - note_w - 14, 46, mine ? BOLD : MEDIUM, ALIGN_LEFT,
                      ink, row->player);
    if (note[0])
        draw_text(canvas, left + 14, y + 59, right - left - 14, 36, MEDIUM, ALIGN_LEFT,
                  now ? SUN_LIGHT : STONE, note);
}

static void paint_table(const struct app *app, struct canvas *canvas, double x, double w)
{
    bool kept = app->saved_id != 0 && !app->simulated && strcmp(app->source, "file") != 0;
    bool show = kept && app->table_count > 0;
    char title[32];

    snprintf(title, sizeof title, "%s", part_side_leg(app->table_side));
    draw_sheet(canvas, x, TOP, w, HEIGHT);
    double title_w = draw_text(canvas, x + 40, TOP + 60, w - 80, 44, BOLD, ALIGN_LEFT, INK, title);
    if (!show) {
        const char *const *line = no_table(app);
        for (double y = TOP + 240; *line; line++, y += 60)
            draw_text(canvas, x + w / 2, y, w - 60, 42, SEMIBOLD, ALIGN_CENTRE, INK, *line);
        return;
    }
    draw_text(canvas, x + w - 48, TOP + 60, w - 112 - title_w, 36, MEDIUM, ALIGN_RIGHT, STONE, "points");
    for (int i = 0; i < app->table_count && i < ROWS; i++)
        paint_row(app, canvas, i, x, w);
}

/* The next star of this side. */
static void say_next(const struct app *app, char out[64])
{
    const struct level *level = app_level(app);
    const struct score *score = run_best(&app->attempt.run, app->table_side);
    int stars = score ? score->stars : 0;

    if (stars < LEVEL_STARS)
        snprintf(out, 64, "Next star at %g s", level->stars[stars]);
    else
        snprintf(out, 64, "All three stars");
}

/* What became of the attempt: one line, or two smaller ones. */
static void paint_kept(const struct app *app, struct canvas *canvas, double x, double w)
{
    struct colour colour = app->store_fault[0] ? ROWAN : INK;
    char said[APP_SAID];

    app_say_kept(app, said);
    if (text_width(canvas, 36, SEMIBOLD, said) <= w)
        draw_text(canvas, x, LOW + 74, w, 42, SEMIBOLD, ALIGN_LEFT, colour, said);
    else
        draw_paragraph(canvas, x, LOW + 48, w, 34, SEMIBOLD, colour, said);
}

static void paint_lower(struct app *app, struct canvas *canvas, double left_w, double x, double w)
{
    const double pad = 36, half = (left_w - 2 * pad - 24) / 2;
    char next[64];

    draw_sign(canvas, x, LOW, w, LOW_HEIGHT);
    say_next(app, next);
    draw_text(canvas, x + pad, LOW + 76, w - 2 * pad, 46, BOLD, ALIGN_LEFT, MIST, next);
    button(&app->focus, canvas, RESULTS_CONTINUE, x + pad, LOW + 112, w - 2 * pad, 108, "Continue", NULL);

    draw_sheet(canvas, PART_MARGIN_X, LOW, left_w, LOW_HEIGHT);
    paint_kept(app, canvas, PART_MARGIN_X + pad, left_w - 2 * pad);
    button(&app->focus, canvas, RESULTS_AGAIN, PART_MARGIN_X + pad, LOW + 112, half, 108, "Again", NULL);
    button(&app->focus, canvas, RESULTS_SCORES, PART_MARGIN_X + pad + half + 24, LOW + 112, half, 108,
           "Scores", NULL);
}

/* Left and right: the one that is shown is filled. */
static void paint_sides(struct app *app, struct canvas *canvas)
{
    const double w = 240, h = 90, y = 44, right = canvas_width(canvas) - PART_MARGIN_X;

    for (int i = SIDE_LEFT; i <= SIDE_RIGHT; i++) {
        enum side side = (enum side)i;
        double x = right - (side == SIDE_LEFT ? 2 * w + 32 : w);
        int id = side == SIDE_LEFT ? RESULTS_LEFT : RESULTS_RIGHT;
        if (focus_item(&app->focus, id, x, y, w, h))
            focus_frame(&app->focus, canvas, x, y, w, h, 28);
        bool on = side == app->table_side;
        draw_round(canvas, x, y, w, h, 28, on ? SPRUCE : PART_KEY);
        glyph_foot(canvas, x + 48, y + h / 2, 66, side, on, on ? MIST : STONE);
        draw_text(canvas, x + 88, y + 62, w - 100, 46, BOLD, ALIGN_LEFT, on ? MIST : INK,
                  side == SIDE_LEFT ? "Left" : "Right");
    }
}

static void paint(struct app *app, struct canvas *canvas)
{
    const struct level *level = app_level(app);
    const double room = canvas_width(canvas) - 2 * PART_MARGIN_X;
    const double column = (room - 2 * PART_GAP) / 3, right_x = PART_MARGIN_X + 2 * (column + PART_GAP);
    char name[48];

    draw_scene(canvas, "lake");
    draw_rect(canvas, 0, 0, canvas_width(canvas), canvas_height(canvas), colour_fade(MIST, 0.3));
    part_level_name(app, level, name);
    double x =
        PART_MARGIN_X + draw_text(canvas, PART_MARGIN_X, 104, 240, 44, BOLD, ALIGN_LEFT, INK, name) + 22;
    draw_text(canvas, x, 104, canvas_width(canvas) - PART_MARGIN_X - 540 - x, 44, MEDIUM, ALIGN_LEFT, INK,
              level->title);
    paint_lower(app, canvas, 2 * column + PART_GAP, right_x, column);
    if (level->sides == LEVEL_EACH_SIDE)
        paint_sides(app, canvas);
    paint_done(app, canvas, PART_MARGIN_X, column);
    paint_sway(app, canvas, PART_MARGIN_X + column + PART_GAP, column);
    paint_table(app, canvas, right_x, column);
}

const struct screen screen_results = {
    .name = "results", .enter = enter, .act = act, .chosen = chosen, .paint = paint};
